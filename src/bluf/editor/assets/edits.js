// What an edit of a list does to the numbers of its items. Nothing here keeps anything.
//
// The form shows the brief as it was when it was last drawn; edits that are under way have changed it since. A path
// that the form knows is carried through them, one after the other, to where the same field is then.

import { isWithin, joined, parentOf, pathOf, positionOf, stepsOf } from "./fieldpath.js";

// The list and the number of the item that an edit removes, puts in or moves; null where it renumbers nothing.
function item(edit) {
  if (edit.op === "insert" || edit.op === "move") return { list: edit.path, index: edit.index };
  const index = edit.op === "cut" ? positionOf(edit.path) : null;
  return index === null ? null : { list: parentOf(edit.path), index };
}

// The number of a path's item in a list, and the steps from there: 0 and ["text"] of `quotes[0].text` in `quotes`.
function split(path, list) {
  if (path === list || !isWithin(path, list)) return null;
  const [index, ...rest] = stepsOf(path).slice(stepsOf(list).length);
  return typeof index === "number" ? { index, rest } : null;
}

function numbered(edit, from, here) {
  if (edit.op === "cut") return here === from ? null : here > from ? here - 1 : here;
  if (edit.op === "insert") return here >= from ? here + 1 : here;
  if (here === from) return edit.to;
  const without = here > from ? here - 1 : here;
  return without >= edit.to ? without + 1 : without;
}

// Where a field is once an edit is made; null if it is in what the edit removes.
export function after(path, edit) {
  if (edit.op === "rename" && path !== null && isWithin(path, edit.path)) {
    const from = stepsOf(edit.path).length;
    return pathOf([...stepsOf(edit.path).slice(0, -1), edit.name, ...stepsOf(path).slice(from)]);
  }
  const changed = item(edit);
  const found = changed && path !== null && split(path, changed.list);
  if (!found) return path;
  const there = numbered(edit, changed.index, found.index);
  return there === null ? null : pathOf([...stepsOf(changed.list), there, ...found.rest]);
}

// An edit that the form asks for, as it is to be made after others; null if what it changes is gone by then.
export function carried(edit, others) {
  const through = (path) => others.reduce(after, path);
  if (edit.op === "put" || edit.op === "cut" || edit.op === "rename") {
    const path = through(edit.path);
    return path && { ...edit, path };
  }
  const place = through(joined(edit.path, edit.index));
  if (!place) return null;
  const [path, index] = [parentOf(place), positionOf(place)];
  if (edit.op === "insert") return { ...edit, path, index };
  const beside = through(joined(edit.path, edit.to));
  return beside && { ...edit, path, index, to: positionOf(beside) };
}

// The edit that gives items the numbers again that they had before another, which came to nothing.
export function inverse(edit) {
  const { list, index } = item(edit) || {};
  if (edit.op === "move") return { ...edit, index: edit.to, to: edit.index };
  if (edit.op === "insert") return { op: "cut", path: joined(list, index) };
  return list === undefined ? edit : { op: "insert", path: list, index };
}

// Whether an edit changes the numbers of items that are there.
export const renumbers = (edit) => edit.op !== "insert" && item(edit) !== null;

// The names of a list's items after an edit: each keeps its own, and `fresh` gives one to what is new.
export function renamed(names, list, edit, fresh) {
  const changed = item(edit);
  if (changed?.list !== list) return names;
  const next = [...names];
  if (edit.op === "insert") next.splice(changed.index, 0, fresh());
  else {
    const [name] = next.splice(changed.index, 1);
    if (edit.op === "move") next.splice(edit.to, 0, name);
  }
  return next;
}
