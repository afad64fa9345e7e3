// Send a file to bluf in parts, sealed as all is: what it is and how large goes first, and may be refused.

import { askLong } from "./api.js";

const MOST = 32 * 1024 * 1024; // bytes: a larger file is refused by its length, before it is read

const hex = (buffer) => [...new Uint8Array(buffer)].map((each) => each.toString(16).padStart(2, "0")).join("");

const base64 = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

// A file's bytes and their SHA-256; null for a file that is too large to be read.
export async function readFile(file) {
  if (file.size > MOST) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, sha256: hex(await crypto.subtle.digest("SHA-256", bytes)) };
}

// Send the bytes of a file for which bluf has made room, as `place` says, and return what `last` answers; `tell` is told
// how far it is, from 0 to 1.
export async function sendParts(place, bytes, last, tell = () => {}) {
  for (let from = 0; from < bytes.length; from += place.part) {
    if (from) tell(from / bytes.length);
    await askLong("part", { id: place.id, at: from, data: base64(bytes.subarray(from, from + place.part)) });
  }
  return askLong(last, { id: place.id });
}
