// Seals what somebody answered: from then on only the server can read it. How the box is made, and
// opened, stands in involvement/sealed_box.py.

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const PURPOSE = new TextEncoder().encode("heard outbox 1");
const STEP = 512; // a box tells little by its size

// key: {name, point} as the server gave it; what: {device, survey, version}; contents: to be JSON.
export async function seal(key, what, contents) {
  const { subtle } = crypto;
  const id = crypto.randomUUID();
  const about = bytesOf(`${what.device}|${id}|${what.version}`);
  const point = Uint8Array.from(atob(key.point), (each) => each.charCodeAt(0));
  const theirs = await subtle.importKey("raw", point, CURVE, false, []);
  const pair = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const once = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256);
  const secret = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: join(PURPOSE, once, point) };
  const aes = await subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const inside = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: about }, aes, padded(contents));
  const sealed = join(once, iv, new Uint8Array(inside));
  const hash = new Uint8Array(await subtle.digest("SHA-256", sealed));
  return { id, ...what, key: key.name, hash: hex(hash), sealed: base64(sealed), made: Date.now() };
}

function padded(contents) {
  const text = bytesOf(JSON.stringify(contents));
  const spaces = STEP - (text.length % STEP);
  return join(text, new Uint8Array(spaces).fill(32));
}

function join(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
