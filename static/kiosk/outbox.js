// Sealed responses, which wait here until the server says that it has them.

// Never change a step that was released: a tablet may hold what an older one left.
const STEPS = [
  (database) => database.createObjectStore("parcels", { keyPath: "id" }),
  (_database, change) => change.objectStore("parcels").createIndex("made", "made"),
];

// The outbox as the newest scripts want it; `version` is for trying older ones.
export async function openOutbox(version = STEPS.length) {
  const opening = indexedDB.open("outbox", version);
  opening.onupgradeneeded = ({ oldVersion }) => {
    for (const step of STEPS.slice(oldVersion, version)) step(opening.result, opening.transaction);
  };
  const database = await asked(opening);
  database.onversionchange = () => database.close(); // newer scripts want to open it
  return database;
}

// Resolves once the parcel is on the disk; rejects without room or permission.
export async function keep(database, parcel) {
  await changed(database, (parcels) => parcels.put(parcel));
}

export async function letGo(database, id) {
  await changed(database, (parcels) => parcels.delete(id));
}

// The parcels, oldest first by the tablet's clock.
export async function listWaiting(database) {
  const change = database.transaction("parcels");
  return asked(change.objectStore("parcels").index("made").getAll());
}

function changed(database, work) {
  return new Promise((resolve, reject) => {
    const change = database.transaction("parcels", "readwrite", { durability: "strict" });
    change.oncomplete = resolve;
    change.onabort = change.onerror = () => reject(change.error ?? new Error("not kept"));
    work(change.objectStore("parcels"));
  });
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}
