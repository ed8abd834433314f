// One person's way through a questionnaire: what surveys/journey.py tells, on a tablet.
//
// items: [{key, show_if: [{item, any_of: [code]}]}] in order, as surveys/carried.py writes them.
// answers: {key: [code]} or {key: "text"}; what is empty or left out is no answer.
// tests/browser/test_kiosk_agrees.py holds the two together.

export function visibleItems(items, answers) {
  return items.filter((item) => shows(items, answers, item));
}

export function notAsked(items, answers) {
  return items.filter((item) => !shows(items, answers, item)).map((item) => item.key);
}

// The item after this key (null: the first page); undefined before the check page.
export function nextItem(items, answers, afterKey) {
  const start = afterKey === null ? 0 : position(items, afterKey) + 1;
  return items.slice(start).find((item) => shows(items, answers, item));
}

// The item before this key (null: the check page); undefined after the first page.
export function previousItem(items, answers, beforeKey) {
  const end = beforeKey === null ? items.length : position(items, beforeKey);
  return items.slice(0, end).findLast((item) => shows(items, answers, item));
}

// [3, 8] for "Question 3 of 8"; an item off the way has the number that it would have.
export function place(items, answers, key) {
  const at = position(items, key);
  const on = items.map((item) => shows(items, answers, item));
  const before = on.slice(0, at).filter(Boolean).length;
  return [before + 1, on.filter(Boolean).length + (on[at] ? 0 : 1)];
}

function position(items, key) {
  const at = items.findIndex((item) => item.key === key);
  if (at < 0) throw new RangeError(key);
  return at;
}

// Conditions only name earlier items, so this ends.
function shows(items, answers, item) {
  return item.show_if.every(({ item: key, any_of }) => {
    const given = answers[key];
    if (!Array.isArray(given) || !given.some((code) => any_of.includes(code))) return false;
    return shows(items, answers, items[position(items, key)]);
  });
}
