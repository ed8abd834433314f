// The service worker of a kiosk: without a connection it serves what the tablet carries.
// Version __VERSION__: another one is another text, so browsers see it.

const KEPT = "heard-__VERSION__";
const FILES = "__KEPT__".split(" ");
const CARRIED = "/kiosk/carried";
const RESET = "/kiosk/reset";
const PATIENCE = 8_000;

addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(dropOld().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(fromKept(request));
});

async function fill() {
  const kept = await caches.open(KEPT);
  await kept.addAll([...FILES, CARRIED].map((path) => new Request(path, { cache: "no-cache" })));
}

async function dropOld() {
  for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
}

async function fromKept(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request) {
  const copy = request.clone();
  try {
    // Whoever chose how to read without a connection goes on so.
    if (new URL(request.url).searchParams.has("offline")) return await carried(copy);
    const signal = AbortSignal.timeout(PATIENCE);
    await makeUp(signal);
    const answer = await fetch(request, request.method === "GET" ? { signal } : {});
    return answer.status < 500 ? answer : ((await carried(copy)) ?? answer);
  } catch {
    return carried(copy);
  }
}

// Cookies of somebody who left unheard go before the server's pages.
async function makeUp(signal) {
  if (!(await caches.match(RESET))) return;
  const { status } = await fetch(RESET, { redirect: "manual", signal });
  if (status) throw status; // 0 where it leads on
  await (await caches.open(KEPT)).delete(RESET);
}

// The carried page of this address, or the one that says that there is none.
async function carried(request) {
  const bundle = await (await caches.match(CARRIED)).json();
  const { pathname, searchParams } = new URL(request.url);
  if (request.method === "POST" && !pathname.endsWith("/leave")) {
    const choice = (await request.formData()).get("choose");
    if (choice) return Response.redirect(chosen(pathname, searchParams, choice), 303);
  }
  if (pathname === RESET) {
    await (await caches.open(KEPT)).put(RESET, new Response());
    return Response.redirect("/kiosk/", 303);
  }
  const pages = bundle.pages[searchParams.get("language")] ?? bundle.pages[bundle.languages[0]];
  const found = request.method === "GET" && pages.whole[pathname];
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(found || pages.whole.offline, { status: found ? 200 : 503, headers });
}

// The address with a choice of the first page, or without it if it was pressed before.
function chosen(pathname, query, choice) {
  const [field, value] = choice.split(".");
  if (query.get(field) === value) query.delete(field);
  else query.set(field, value);
  query.set("offline", "1");
  return `${pathname}?${query}`;
}
