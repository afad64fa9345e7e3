// Files that go beside the brief: chosen or dropped, sent in parts, and named in the YAML once they are there.

import { Lost, askLong, reasonOf } from "./api.js";

export const ACCEPTED = {
  picture: ".png,.jpg,.jpeg,.svg",
  data: ".csv,.tsv",
  source: ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.odt,.rtf,.pdf,.eml,.vtt,.srt",
};
const NOUNS = { picture: "picture", data: "CSV file", source: "source" };

// Which kind of file a name says that it is: "picture", "data" or "source"; null for none that a brief takes.
export function kindOf(name) {
  const ending = /\.[^.]*$/.exec(name.toLowerCase())?.[0];
  return Object.keys(ACCEPTED).find((kind) => ending && ACCEPTED[kind].split(",").includes(ending)) || null;
}

const hex = (buffer) => [...new Uint8Array(buffer)].map((each) => each.toString(16).padStart(2, "0")).join("");

const base64 = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

// Put a file beside the brief, and return its path as the brief says it; null if it was not, which is said then. `at` is the
// field that it is for.
export async function addFile(session, kind, file, at) {
  session.fileProblem = null;
  try {
    return await sent(session, kind, file);
  } catch (error) {
    if (error instanceof Lost) session.lose(error);
    const message = error instanceof DOMException ? `“${file.name}” can't be read.` : reasonOf(error);
    session.fileProblem = { path: at, message };
    session.fail(message);
    return null;
  }
}

async function sent(session, kind, file) {
  const asked = { path: session.path, kind, name: file.name, size: file.size };
  const begin = (sha256, way) => askLong("add", { ...asked, sha256, where_taken: way });
  if (file.size > 32 * 1024 * 1024) return (await begin("", "ask")).file; // refused by its length, before it is read
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
  let place = await begin(sha256, "ask");
  if (place.room === "same") return place.file;
  if (place.room === "taken") {
    const way = await session.decide({ ...place, noun: NOUNS[kind] });
    if (!way) {
      session.say(`“${file.name}” was not added.`);
      return null;
    }
    place = await begin(sha256, way);
  }
  for (let from = 0; from < bytes.length; from += place.part) {
    if (from) session.say(`Adding “${file.name}”: ${Math.round((from / bytes.length) * 100)} %`);
    await askLong("part", { id: place.id, at: from, data: base64(bytes.subarray(from, from + place.part)) });
  }
  const { file: name } = await askLong("added", { id: place.id });
  session.say(`Added ${name}`);
  return name;
}
