// Options put in order by buttons, one press a step: components/ranking.html without the server.

// button: one named "up" or "down", whose value is the code of the option that moves.
export function move(main, { name, value }) {
  const order = [...main.querySelectorAll("ol.choices input")].map((each) => each.value);
  const from = order.indexOf(value);
  const to = from + (name === "up" ? -1 : 1);
  [order[from], order[to]] = [order[to], order[from]];
  reorder(main, order);
  main.querySelector("[name=ordered]").checked = true;
  const moved = main.querySelector(`#answer-${value}`);
  (moved.querySelector(`[name=${name}]:not([hidden])`) ?? moved.querySelector("button:not([hidden])")).focus();
}

// order: all codes as texts; anything else leaves the list as it is.
export function reorder(main, order) {
  const list = main.querySelector("ol.choices");
  const rows = new Map([...(list?.children ?? [])].map((row) => [row.querySelector("input").value, row]));
  if (!rows.size || order.length !== rows.size) return;
  list.append(...order.map((value) => rows.get(value)));
  [...list.children].forEach((row, place) => {
    const label = row.querySelector(".line span");
    label.textContent = label.textContent.replace(/^\d+/, place + 1);
    row.querySelector("[name=up]").hidden = place === 0;
    row.querySelector("[name=down]").hidden = place === rows.size - 1;
  });
}
