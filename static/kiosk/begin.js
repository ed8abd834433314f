// On every page of a kiosk: keeps it able to work without a connection, and sends what waits.

import { openOutbox, listWaiting } from "./outbox.js";
import { sendWaiting, waitNow } from "./sending.js";
import { canWalk, walk } from "./walking.js";

const choices = new URLSearchParams(location.search);
const root = document.documentElement;
let timer = 0;

if (choices.has("offline")) dress();
const outbox = await openOutbox().catch(() => null);
if (outbox) keepSending();
navigator.storage?.persist?.();
const carried = await carry();
if (carried && outbox) offer();

// Without a connection what was chosen stands in the address, until the tablet starts again.
function dress() {
  for (const field of ["size", "contrast", "motion"]) {
    if (choices.has(field)) root.dataset[field] = choices.get(field);
  }
  for (const button of document.querySelectorAll("[name=choose]")) {
    const [field, value] = button.value.split(".");
    if (field !== "language") button.ariaPressed = choices.get(field) === value;
  }
  for (const link of document.querySelectorAll("main a[href^='/kiosk/s/']")) link.search = location.search;
  for (const form of document.querySelectorAll("main form")) form.action += location.search;
}

// The worker, and what the tablet carries: fetched anew with each first page.
async function carry() {
  try {
    await navigator.serviceWorker.register("/kiosk/worker.js");
    await navigator.serviceWorker.ready;
    const kept = await caches.open((await caches.keys()).at(-1));
    if (location.pathname === "/kiosk/") await kept.add("/kiosk/carried").catch(() => null);
    return await (await kept.match("/kiosk/carried"))?.json();
  } catch {
    return null; // then pages are the server's alone
  }
}

// On the first page of a survey that the tablet carries, its questions come from here.
function offer() {
  const slug = location.pathname.match(/^\/kiosk\/s\/([^/]+)\/?$/)?.[1];
  const form = document.getElementById("start");
  const survey = carried.surveys[slug];
  if (!survey || !form || !canWalk()) return;
  const format = choices.get("format") ?? form.dataset.format;
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "choose") return;
    event.preventDefault();
    walk({ carried, survey, format, outbox, send: keepSending });
  });
}

// Sends, says how many still wait, and comes back later where any do.
async function keepSending() {
  clearTimeout(timer);
  const left = await sendWaiting(outbox).catch(() => listWaiting(outbox).then(({ length }) => length));
  for (const place of document.querySelectorAll("[data-waiting]")) {
    place.textContent = place.dataset.waiting.replace("#", left);
    place.hidden = !left;
  }
  for (const place of document.querySelectorAll("[data-waiting-here]")) place.hidden = !left;
  if (left) timer = setTimeout(keepSending, waitNow());
  return left;
}

addEventListener("online", () => outbox && keepSending());

document.querySelector("[data-export]")?.addEventListener("click", async ({ target }) => {
  const parcels = (await listWaiting(outbox)).map((each) => ({ ...each, now: Date.now() }));
  const file = new Blob([JSON.stringify({ heard: "outbox 1", parcels })], { type: "application/json" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file) });
  link.download = target.dataset.export;
  link.click();
});
