// Somebody answers without the server: the same pages, one after the other in this document. What
// they say is in memory only, and sealed before it is kept.

import { checkAnswer } from "./checking.js";
import { nextItem, place, previousItem, visibleItems } from "./journey.js";
import { keep } from "./outbox.js";
import { move, reorder } from "./ranking.js";
import { seal } from "./sealing.js";

const FIELDS = ["answer", "gap", "day", "month", "year", "ordered", "presence", "helper"];
const THANKS = 15_000;
const PATIENCE = 3_000;

export function canWalk() {
  return Boolean(globalThis.crypto?.subtle && navigator.locks);
}

// visit: {carried, survey, format, outbox, send}
export function walk(visit) {
  const { carried, survey } = visit;
  const main = document.querySelector("main .column");
  const answers = {}; // key: [code] or "text"
  const forms = {}; // key: {item, shown_as, fields}
  let format = visit.format;
  let tag = document.documentElement.lang;
  let at = nextItem(survey.items, answers, null)?.key ?? "check";
  let back = false; // from the page where answers are checked
  let over = false;
  let resume = null; // after a page beside the questions

  document.addEventListener("submit", submitted);
  document.addEventListener("click", clicked);
  document.addEventListener("startagain", startedAgain);
  document.querySelector("footer ul").append(stopLink());
  show(at);

  function words() {
    return survey.pages[tag];
  }

  function draw({ title, main: html }) {
    document.title = title;
    main.innerHTML = html;
    main.parentElement.focus();
    scrollTo(0, 0);
  }

  function show(name) {
    at = name;
    if (name === "check") return check();
    const item = survey.items.find(({ key }) => key === name);
    if (!item) return draw(words()[name]);
    const shown = words().items[name][format] ?? words().items[name].standard;
    const [number, total] = place(survey.items, answers, name);
    const label = put(words().progress, { number, total });
    draw({ title: put(shown.title, { label }), main: put(shown.main, { label }) });
    main.querySelector('[name="sound"]')?.remove(); // nobody reads aloud without a connection
    const bar = main.querySelector(".progress .done");
    bar.setAttribute("width", Math.floor((100 * number) / total));
    fill(forms[name]?.fields ?? []);
  }

  function fill(fields) {
    const order = fields.filter(([name]) => name === "answer").map(([, value]) => value);
    reorder(main, order);
    for (const [name, value] of fields) {
      const controls = [...main.querySelectorAll(`[name="${name}"]:not([type=hidden])`)];
      for (const control of controls) {
        if (["radio", "checkbox"].includes(control.type)) control.checked ||= control.value === value;
        else control.value = value;
      }
    }
  }

  function submitted(event) {
    const { target: form, submitter } = event;
    if (!main.contains(form)) return;
    event.preventDefault();
    if (at === "check") return finish(form);
    if (at === "stop") return leave();
    if (["up", "down"].includes(submitter?.name)) return move(main, submitter);
    const fields = typed(form);
    if (submitter?.name === "format") {
      format = submitter.value;
      show(at);
      return fill(fields);
    }
    answered(fields, form.elements.shown_as.value);
  }

  function typed(form) {
    return [...new FormData(form)].filter(([name]) => FIELDS.includes(name));
  }

  function answered(fields, shown_as) {
    const item = survey.items.find(({ key }) => key === at);
    const checked = checkAnswer(item, fields);
    if (checked.problem) return refuse(checked.problem, checked.field);
    answers[at] = checked.given;
    forms[at] = { item: at, shown_as, fields };
    show(back ? "check" : (nextItem(survey.items, answers, at)?.key ?? "check"));
    back = false;
  }

  function refuse(problem, field) {
    main.querySelectorAll(".summary, .problem").forEach((each) => each.remove());
    const sentence = words().problems[at][problem];
    const page = document.title.replace(/ - Heard$/, "");
    document.title = `${put(words().error, { page })} - Heard`;
    main.insertAdjacentHTML("afterbegin", words().summary);
    main.querySelector(".summary a").textContent = sentence;
    const heading = main.querySelector("legend, h1");
    heading.insertAdjacentHTML("afterend", '<p class="problem" id="problem"></p>');
    main.querySelector("#problem").textContent = sentence;
    main.querySelector(`[name="${field}"]`)?.setAttribute("aria-describedby", "problem");
    main.querySelector(".summary").focus();
  }

  function check() {
    draw(words().check[format] ?? words().check.standard);
    const on = visibleItems(survey.items, answers).map(({ key }) => key);
    for (const row of main.querySelectorAll("li.answered")) {
      const key = row.querySelector("a").getAttribute("href").slice("change/".length);
      const number = on.indexOf(key) + 1;
      if (!number) row.remove();
      row.innerHTML = put(row.innerHTML, { n: number });
      const given = row.querySelector(".given");
      given.className = said(key) ? "given" : "quiet";
      given.textContent = said(key) || words().left_out;
    }
  }

  function said(key) {
    const given = answers[key] ?? [];
    if (!Array.isArray(given)) return given;
    const labels = words().labels[key][format] ?? words().labels[key].standard;
    const each = given.map((code) => labels[code] ?? String(code));
    const item = survey.items.find((one) => one.key === key);
    const ranked = item.kind === "rank" && each.length > 1;
    return each.map((label, number) => (ranked ? `${number + 1}. ${label}` : label)).join("; ");
  }

  async function finish(form) {
    const button = form.querySelector("button[type=submit]");
    if (button.disabled) return;
    button.disabled = true; // pressed twice, it is sent once
    const company = new FormData(form);
    const about = { presence: company.get("presence") ?? "", helper: company.get("helper") ?? "" };
    try {
      await send({ ...about, finished: true });
    } catch {
      button.disabled = false;
      main.insertAdjacentHTML("afterbegin", words().not_kept);
      return main.querySelector(".summary").focus();
    }
    ended();
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, 1));
    const left = await Promise.race([visit.send(), late]);
    goodbye(left ? "saved" : "thanks");
  }

  async function send(more) {
    const on = visibleItems(survey.items, answers).map(({ key }) => forms[key]);
    const contents = { language: tag, answers: on.filter(Boolean), notice: survey.notice, ...more };
    const what = { device: carried.device, survey: survey.slug, version: survey.version };
    await keep(visit.outbox, await seal(carried.key, what, contents));
  }

  // What was not finished is kept or dropped, as the survey says.
  async function leave(to = "stopped") {
    if (over) return;
    const any = survey.keeps_unfinished && Object.keys(forms).length;
    const sent = any && send({ finished: false }).catch(() => null);
    ended(); // so nobody leaves twice
    await sent;
    if (to) goodbye(to);
    else location.replace("/kiosk/reset");
  }

  function ended() {
    over = true;
    for (const each of [answers, forms]) for (const key of Object.keys(each)) delete each[key];
  }

  function goodbye(name) {
    document.removeEventListener("submit", submitted);
    show(name);
    visit.send();
    if (document.documentElement.dataset.motion === "calm") return;
    const timer = setTimeout(() => location.replace("/kiosk/reset"), THANKS);
    main.querySelector(".buttons .second")?.addEventListener("click", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      event.target.remove();
    });
  }

  function clicked(event) {
    const link = event.target.closest("a");
    if (!link || over || link.hash || link.protocol !== location.protocol) return;
    event.preventDefault();
    const href = link.getAttribute("href");
    if (href === "/kiosk/reset") return leave(null);
    if (href === "stop") return void (away(words().stop), (at = "stop"));
    if (href.startsWith("change/")) return show((back = true) && href.slice("change/".length));
    if (href === "back") return goBack();
    const { asides } = carried.pages[tag];
    away(asides[link.pathname] ?? asides.none);
    const on = { href: "back", className: "button second", textContent: words().carry_on };
    main.querySelector(".stack").append(Object.assign(document.createElement("a"), on));
  }

  function goBack() {
    if (resume) return resume();
    if (back) return show((back = false) || "check");
    const before = previousItem(survey.items, answers, at === "check" ? null : at);
    if (before) show(before.key);
  }

  // Away from a question for a while: what was typed is there again afterwards.
  function away(page) {
    if (!resume) {
      const from = at;
      const fields = typed(main.querySelector("form"));
      resume = () => {
        resume = null;
        show(from);
        fill(fields);
      };
    }
    draw(page);
  }

  function startedAgain(event) {
    if (over) return;
    event.preventDefault();
    leave(null);
  }

  function stopLink() {
    const row = document.createElement("li");
    row.append(Object.assign(document.createElement("a"), { href: "stop", textContent: words().stop_link }));
    return row;
  }
}

// A text with what its marks stand for, see surveys/carried_words.py.
function put(text, values) {
  return text.replace(/\x02(\w+)\x03/g, (_mark, name) => values[name]);
}
