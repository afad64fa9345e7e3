// Files that go beside the brief: chosen or dropped, sent in parts, and named in the YAML once they are there.

import { Lost, askLong, reasonOf } from "./api.js";
import { readFile, sendParts } from "./sending.js";

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
  const content = await readFile(file);
  if (!content) return (await begin("", "ask")).file; // refused by its length
  const { bytes, sha256 } = content;
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
  const { file: name } = await sendParts(place, bytes, "added", (part) => session.say(`Adding “${file.name}”: ${Math.round(part * 100)} %`));
  session.say(`Added ${name}`);
  return name;
}
