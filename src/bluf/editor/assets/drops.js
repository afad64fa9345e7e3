// Files that are dropped into the window: each goes to the field under it, or to the part of the brief that it can belong to.

import { focusField } from "./controls.js";
import { stepsOf, joined } from "./fieldpath.js";
import { takeFiles } from "./filedrop.js";
import { putPicture } from "./figureforms.js";
import { addFile, kindOf } from "./files.js";

// Take drops anywhere in the window, before the YAML view reads a file's text for its own; return what ends that.
export const takeDrops = (session, fieldNow) =>
  takeFiles((file, element) => dropped(session, file, placeOf(element, fieldNow())));

// What is under the pointer: a field for a file, and the path of the card or the words on the page.
function placeOf(element, field) {
  const target = element.closest?.("[data-file-field]");
  return {
    field: target ? { path: target.dataset.fileField, takes: target.dataset.takes, instead: target.dataset.instead } : null,
    path: element.closest?.("[data-card]")?.dataset.card || element.closest?.("[data-src]")?.dataset.src || field || "",
  };
}

export async function dropped(session, file, { field, path }) {
  const kind = kindOf(file.name);
  const fits = field && (field.takes === kind || (field.takes === "source" && kind));
  if (!kind || (field && !fits)) {
    session.fileProblem = { path: field?.path, message: `“${file.name}” can't be added here: ${field ? "this takes another kind of file" : "a brief takes pictures (PNG, JPEG, SVG), CSV files, and sources"}.` };
    session.fail(session.fileProblem.message);
    return;
  }
  const section = sectionOf(session, path);
  const name = await addFile(session, field?.takes || kind, file, field?.path || section || "");
  if (!name) return;
  if (field) toField(session, field, name);
  else if (kind === "source") toSources(session, file, name);
  else toSection(session, kind, section, file, name);
  session.changed();
}

const edit = (session, edits, first) =>
  edits.forEach((each, index) => session.edit(each, index === edits.length - 1 && first ? () => focusField(first) : undefined));

function toField(session, { path, takes, instead }, name) {
  if (takes === "picture" && !path.endsWith(".file")) return putPicture(session, path, name);
  const cuts = !instead ? [] : path === joined(instead, "data") ? ["rows", "columns"] : ["data"];
  return edit(session, [...cuts.map((key) => ({ op: "cut", path: joined(instead, key) })), { op: "put", path, value: name }], path);
}

const titleOf = (file) => file.name.replace(/\.[^.]*$/, "").replace(/[-_\s]+/g, " ").trim() || "Untitled";

function toSources(session, file, name) {
  const list = session.outline?.sources;
  const items = Array.isArray(list) ? list : list ? [list] : [];
  const taken = new Set(items.map((item) => item?.id));
  let number = items.length + 1;
  while (taken.has(`source-${number}`)) number++;
  const value = { id: `source-${number}`, title: titleOf(file), file: name };
  session.edit({ op: "insert", path: "sources", index: items.length, value }, (made) => focusField(`sources[${made.index}].title`));
}

// The section that a path is in; else the one that is there alone; null where that can't be told.
function sectionOf(session, path) {
  const [top, index] = path ? stepsOf(path) : [];
  if (top === "sections" && typeof index === "number") return joined(top, index);
  const { sections } = session.outline || {};
  return Array.isArray(sections) && sections.length === 1 ? "sections[0]" : null;
}

// A picture or table goes into a section that has none yet, or else into a new one, headed by the file's name.
function toSection(session, kind, section, file, name) {
  const sections = Array.isArray(session.outline?.sections) ? session.outline.sections : [];
  const key = kind === "picture" ? "picture" : "table";
  const put = (path) =>
    key === "picture" ? putPicture(session, joined(path, key), name) : edit(session, [{ op: "put", path: `${joined(path, key)}.data`, value: name }], `${joined(path, key)}.data`);
  if (section && !sections[stepsOf(section)[1]]?.[key]) return put(section);
  return session.edit({ op: "insert", path: "sections", index: sections.length, value: { heading: titleOf(file) } }, (made) => put(joined("sections", made.index)));
}
