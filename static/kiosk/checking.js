// Checking one answer against its item: what surveys/checking.py tells, on a tablet.
//
// item: as surveys/carried.py writes it; fields: [[name, value]] as its form holds them.
// The result is {given: [code] or "text"}, empty where the item was left empty, or
// {problem: kind, field: name}. The server checks the same fields again when they arrive.

const NUMBER = /^[+\-−]?\p{Nd}{1,40}$/u;
const PART = /^\p{Nd}{1,4}$/u;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/gu;
const AROUND = /^[\p{White_Space}\x1c-\x1f]+|[\p{White_Space}\x1c-\x1f]+$/gu;
const EMPTY = { given: [] };

export function checkAnswer(item, fields) {
  const form = (name) => fields.filter(([each]) => each === name).map(([, value]) => value);
  const read = READERS[item.kind];
  const checked = read ? besideGaps(item, form, read) : oneChoice(item, form);
  if (item.required && checked.given?.length === 0) {
    return { problem: "required", field: item.kind === "date" ? "day" : "answer" };
  }
  return checked;
}

function oneChoice(item, form) {
  const values = form("answer");
  if (values.length > 1) return wrong("one_only");
  if (!values.length || values[0] === "") return EMPTY;
  const code = codeOf(item.options, values[0]) ?? codeOf(item.gaps, values[0]);
  return code === undefined ? wrong("impossible") : { given: [code] };
}

function besideGaps(item, form, read) {
  const gaps = form("gap").filter((value) => value !== "");
  const checked = read(item, form);
  if (!gaps.length) return checked;
  if (gaps.length > 1) return wrong("one_only", "gap");
  const code = codeOf(item.gaps, gaps[0]);
  if (code === undefined) return wrong("impossible", "gap");
  return checked.given?.length === 0 ? { given: [code] } : wrong("answer_and_gap", "gap");
}

function several(item, form) {
  const values = form("answer").filter((value) => value !== "");
  if (values.length > item.options.length) return wrong("impossible");
  if (values.some((value) => codeOf(item.options, value) === undefined)) return wrong("impossible");
  return { given: item.options.filter((code) => values.includes(String(code))) };
}

// Moves are made by walking.js before this looks.
function rank(item, form) {
  const values = form("answer").filter((value) => value !== "");
  const codes = values.map((value) => codeOf(item.options, value));
  if (!codes.length) return EMPTY;
  const each = item.options.every((code) => codes.includes(code));
  if (!each || codes.length !== item.options.length) return wrong("impossible");
  return form("ordered").length && !form("gap").some(Boolean) ? { given: codes } : EMPTY;
}

function text(item, form) {
  const values = form("answer");
  if (values.length > 1) return wrong("impossible");
  const cleaned = (values[0] ?? "").replace(/\r\n?/g, "\n").replace(CONTROLS, "");
  const lines = item.kind === "long_text";
  const given = lines ? strip(cleaned) : strip(cleaned).replaceAll("\n", " ");
  return [...given].length > item.limit ? wrong("too_long") : { given };
}

function number(item, form) {
  const values = form("answer");
  if (values.length > 1) return wrong("impossible");
  const typed = strip(values[0] ?? "");
  if (!typed) return EMPTY;
  if (!NUMBER.test(typed)) return wrong("not_whole");
  const size = wholeOf(typed.replace(/^[+\-−]/, ""));
  const value = /^[-−]/.test(typed) ? 0 - size : size;
  const fits = item.min <= value && value <= item.max;
  return fits ? { given: [value] } : wrong("out_of_range");
}

function date(item, form) {
  const names = ["day", "month", "year"];
  const typed = names.map((name) => (form(name).length === 1 ? strip(form(name)[0]) : ""));
  if (!typed.some(Boolean)) return EMPTY;
  for (const [place, value] of typed.entries()) {
    if (!value) return wrong("date_incomplete", names[place]);
    if (!PART.test(value)) return wrong("date_impossible", names[place]);
  }
  const [day, month, year] = typed.map(wholeOf);
  if ([...typed[2]].length !== 4) return wrong("date_impossible", "year");
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, day);
  const exists = year > 0 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  if (!exists) return wrong("date_impossible", "day");
  const given = made.toISOString().slice(0, 10);
  const outside = (item.min && given < item.min) || (item.max && given > item.max);
  return outside ? wrong("date_outside", "day") : { given };
}

const READERS = { several, rank, short_text: text, long_text: text, number, date };

function wrong(problem, field = "answer") {
  return { problem, field };
}

function strip(typed) {
  return typed.replace(AROUND, "");
}

function codeOf(codes, value) {
  return codes.find((code) => String(code) === value);
}

// Digits of any script. Those of one script stand in a row, 0 to 9.
function wholeOf(digits) {
  return [...digits].reduce((sum, digit) => sum * 10 + worthOf(digit.codePointAt(0)), 0);
}

function worthOf(point) {
  let zero = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (point - zero) % 10;
}
