// Agree on keys with bluf, and seal what is asked and what is answered: the browser's half of channel.py.
//
// Nothing is asked before bluf has proven itself, and whoever else answers on the port gets sealed messages only, under
// keys of this exchange alone.

const ECDH = { name: "ECDH", namedCurve: "P-256" };
const HMAC = { name: "HMAC", hash: "SHA-256" };
export const MOST = 8 * 1024 * 1024 - 1024; // bytes of a request, as guard.py has it

// What keeps a request from being answered by bluf: "gone", nothing answers; "stranger", what answers can't prove itself;
// "elsewhere", it is bluf, in another folder.
export class Lost extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

// The session is of a run that is over: begin another.
export class Stale extends Error {}

const bytes = (text) => new TextEncoder().encode(text);
const fromBase64 = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
const toBase64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

function joined(...parts) {
  const whole = [];
  for (const part of parts.map((each) => (typeof each === "string" ? bytes(each) : each))) {
    whole.push((part.length >>> 24) & 255, (part.length >>> 16) & 255, (part.length >>> 8) & 255, part.length & 255, ...part);
  }
  return Uint8Array.from(whole);
}

const nonce = (number) => {
  const whole = new Uint8Array(12);
  new DataView(whole.buffer).setBigUint64(4, BigInt(number));
  return whole;
};

// The keys that both prove themselves by, so that no script can read them: bluf's only tells its proof from another's.
export async function provingKeys({ bluf, browser }) {
  return {
    bluf: await crypto.subtle.importKey("raw", bluf, HMAC, false, ["verify"]),
    browser: await crypto.subtle.importKey("raw", browser, HMAC, false, ["sign"]),
  };
}

// Those of the printed address, which are derived from its token.
export async function keysOfAddress(token) {
  const secret = await crypto.subtle.importKey("raw", bytes(token), HMAC, false, ["sign"]);
  const derived = (who) => crypto.subtle.sign("HMAC", secret, joined(who, location.origin));
  return provingKeys({ bluf: await derived("bluf"), browser: await derived("browser") });
}

const TRIES = 10; // times that a server that has no room is asked, each a second after the last

// Ask for a path until the server has room. Throws Lost.
async function fetched(path, options, patience) {
  for (let tries = 0; tries < TRIES; tries++) {
    let response;
    try {
      response = await fetch(path, { method: "POST", redirect: "error", cache: "no-store", signal: AbortSignal.timeout(patience), ...options });
      if (response.status !== 429) return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
    } catch {
      throw new Lost("gone");
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Lost("gone");
}

export class Channel {
  // Exchange keys: `by` says which keys these are, "key" or "address". Throws Lost.
  static async open(by, keys) {
    const own = await crypto.subtle.generateKey(ECDH, false, ["deriveBits"]);
    const shown = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const headers = { "content-type": "application/json" };
    const told = await fetched("/api/hello", { headers, body: JSON.stringify({ by, public: toBase64(shown) }) }, 10000);
    try {
      const { session, place, public: theirs, proof } = JSON.parse(new TextDecoder().decode(told.body));
      const said = joined("bluf edit 1", by, location.origin, place, session, shown, fromBase64(theirs));
      const transcript = new Uint8Array(await crypto.subtle.digest("SHA-256", said));
      if (!(await crypto.subtle.verify("HMAC", keys.bluf, fromBase64(proof), transcript))) throw new Lost("stranger");
      const key = await crypto.subtle.importKey("raw", fromBase64(theirs), ECDH, false, []);
      const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: key }, own.privateKey, 256);
      const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
      const sealing = (direction, use) =>
        crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: transcript, info: bytes(direction) }, secret, { name: "AES-GCM", length: 256 }, false, [use]);
      const channel = new Channel(session, place, await sealing("to bluf", "encrypt"), await sealing("to the browser", "decrypt"));
      const answer = await channel.ask("enter", bytes(JSON.stringify({ proof: toBase64(await crypto.subtle.sign("HMAC", keys.browser, transcript)) })));
      channel.kept = JSON.parse(new TextDecoder().decode(answer.body)).keys;
      if (channel.kept) channel.kept = { bluf: fromBase64(channel.kept.bluf), browser: fromBase64(channel.kept.browser) };
      return channel;
    } catch (error) {
      throw error instanceof Lost ? error : new Lost("stranger");
    }
  }

  constructor(session, place, up, down) {
    this.session = session;
    this.place = place; // what names the folder that is served
    this.kept = null; // the keys that this browser may keep
    this.up = up;
    this.down = down;
    this.number = 0;
  }

  // The answer to a request: { status, media, body }. Throws Lost, and Stale.
  async ask(route, content, patience = 30000) {
    const number = ++this.number;
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce(number), additionalData: bytes(route) }, this.up, content);
    const body = new Blob([nonce(number).slice(4), sealed]);
    const told = await fetched(`/api/${route}`, { headers: { "bluf-session": this.session, "content-type": "application/octet-stream" }, body }, patience);
    if (told.status === 401) throw new Stale();
    let opened;
    try {
      opened = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce(number), additionalData: bytes(route) }, this.down, told.body));
    } catch {
      throw new Lost("stranger");
    }
    const length = new DataView(opened.buffer).getUint32(0);
    const head = JSON.parse(new TextDecoder().decode(opened.subarray(4, 4 + length)));
    return { ...head, body: opened.subarray(4 + length) };
  }
}
