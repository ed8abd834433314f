// On every page of a kiosk: makes it ready to work offline, and sends what waits.

import { listWaiting, openOutbox } from "./outbox.js";
import { sendWaiting, waitNow } from "./sending.js";
import { canWalk, walk } from "./walking.js";

const CARRIED = "/kiosk/carried";
const choices = new URLSearchParams(location.search);
const form = document.querySelector("form#start[data-format]");
const all = (selector) => document.querySelectorAll(selector);
let timer = 0;
let begun = false; // pressed twice, it begins once

if (choices.has("offline")) dress();
const outbox = openOutbox().catch(() => null);
const carried = carry().catch(() => null); // null: then pages are the server's alone
if (form && canWalk()) form.addEventListener("submit", begin);
for (const button of all("[data-export]")) button.addEventListener("click", save);
addEventListener("online", keepSending);
navigator.storage?.persist?.();
keepSending();

// Offline, what was chosen stands in the address until the tablet starts again.
function dress() {
  for (const field of ["size", "contrast", "motion"]) {
    if (choices.has(field)) document.documentElement.dataset[field] = choices.get(field);
  }
  for (const button of all("[name=choose]:not([value^=language])")) {
    const [field, value] = button.value.split(".");
    button.ariaPressed = choices.get(field) === value;
  }
  for (const link of all("main a[href^='/kiosk/s/']")) link.search = location.search;
  for (const each of all("main form")) each.action += location.search;
}

// What the tablet carries, fetched anew with each first page.
async function carry() {
  navigator.serviceWorker.register("/kiosk/worker.js").catch(() => null);
  const newest = (await caches.keys()).at(-1);
  if (newest && location.pathname === "/kiosk/") {
    await (await caches.open(newest)).add(CARRIED).catch(() => null);
  }
  return await (await caches.match(CARRIED))?.json();
}

// A survey that the tablet carries is asked from here, any other by the server.
async function begin(event) {
  if (event.submitter?.name === "choose") return;
  event.preventDefault();
  if (begun) return;
  begun = true;
  const slug = decodeURI(location.pathname).split("/")[3];
  const [all, kept] = await Promise.all([carried, outbox]);
  const survey = kept && all?.surveys[slug];
  if (!survey) return form.submit();
  const format = choices.get("format") ?? form.dataset.format;
  walk({ carried: all, survey, format, outbox: kept, send: keepSending });
}

// Sends, says how many still wait, and comes back later where any do.
async function keepSending() {
  clearTimeout(timer);
  const kept = await outbox;
  if (!kept) return 0;
  const left = await sendWaiting(kept).catch(async () => (await listWaiting(kept)).length);
  for (const each of all("[data-waiting]")) {
    each.textContent = each.dataset.waiting.replace("#", left);
    each.hidden = !left;
  }
  for (const each of all("[data-waiting-here]")) each.hidden = !left;
  if (left) timer = setTimeout(keepSending, waitNow());
  return left;
}

async function save({ target }) {
  const parcels = (await listWaiting(await outbox)).map((each) => ({ ...each, now: Date.now() }));
  const file = new Blob([JSON.stringify({ heard: "outbox 1", parcels })]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = target.dataset.export;
  link.click();
}
