// Options put in order by buttons: components/ranking.html without the server.

// button: one named "up" or "down", whose value is the code of the option that moves.
export function move(main, { name, value }) {
  const order = [...main.querySelectorAll("ol.choices input")].map((each) => each.value);
  const from = order.indexOf(value);
  const to = from + (name === "up" ? -1 : 1);
  [order[from], order[to]] = [order[to], order[from]];
  reorder(main, order);
  main.querySelector("[name=ordered]").checked = true;
  const moved = main.querySelector(`#answer-${value}`);
  (moved.querySelector(`[name=${name}]`) ?? moved.querySelector("button")).focus();
}

// order: all codes as texts; anything else leaves the list as it is.
export function reorder(main, order) {
  const list = main.querySelector("ol.choices");
  const rows = new Map([...(list?.children ?? [])].map((row) => [row.querySelector("input").value, row]));
  if (!rows.size || order.length !== rows.size) return;
  const buttons = ["up", "down"].map((name) => list.querySelector(`[name=${name}]`));
  list.append(...order.map((value) => rows.get(value)));
  [...list.children].forEach((row, place) => {
    const label = row.querySelector(".line span");
    label.textContent = label.textContent.replace(/^\d+/, place + 1);
    const at = [place > 0, place < rows.size - 1];
    const here = buttons.filter((_button, which) => at[which]).map((button) => button.cloneNode(true));
    for (const button of here) {
      button.value = order[place];
      button.querySelector(".unseen").textContent = label.textContent.replace(/^\d+\./, ":");
    }
    row.querySelector(".pills").replaceChildren(...here);
  });
}
