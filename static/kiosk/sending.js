// Sends what waits, one after the other, and lets go of what the server says it has. Whatever else
// is answered, the parcel stays and is sent again.

import { letGo, listWaiting } from "./outbox.js";

const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 900_000;
const PATIENCE = 20_000;
const LATER = [0, 429, 500, 502, 503, 504]; // of no use to send the next one now

let failures = 0;

// How many still wait. In one tab at a time; `get` is the tablet's fetch.
export async function sendWaiting(database, get = fetch) {
  await navigator.locks.request("outbox", async () => {
    for (const parcel of await listWaiting(database)) {
      const status = await send(database, parcel, get);
      failures = status === 200 ? 0 : failures + 1;
      if (LATER.includes(status)) break;
    }
  });
  const left = await listWaiting(database);
  await report(left, get);
  return left.length;
}

// Milliseconds until the next try: longer each time, and not all tablets at once.
export function waitNow() {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
  return wait * (0.5 + Math.random() / 2);
}

// The status of the answer, 200 only where the server has it; 0 where none came.
async function send(database, parcel, get) {
  try {
    const answer = await post("/kiosk/outbox", { ...parcel, now: Date.now() }, get);
    const said = answer.status === 200 ? await answer.json() : {};
    if (answer.status === 200 && (said.id !== parcel.id || said.hash !== parcel.hash)) return 0;
    if (answer.status === 200) await letGo(database, parcel.id);
    return answer.status;
  } catch {
    return 0;
  }
}

async function report(left, get) {
  const oldest = left.length ? Math.max(0, Date.now() - left[0].made) : 0;
  await post("/kiosk/outbox/report", { waiting: left.length, oldest }, get).catch(() => null);
}

function post(path, content, get) {
  return get(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(content),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
}
