// Where fields are in a brief's YAML, by the places that its preview has.

import { parentOf } from "./fieldpath.js";

// The field that a line of the YAML belongs to: the innermost that reaches over it.
export function fieldAt(fields, line) {
  let best = null;
  let least = Infinity;
  for (const [path, [start, , end]] of Object.entries(fields)) {
    if (start <= line && line <= end && end - start <= least) {
      best = path;
      least = end - start;
    }
  }
  return best;
}

// The line and column of some words of a field, after `skipped` of the same; of the field itself where they are written
// otherwise.
export function placeOf(fields, text, path, words, skipped = 0) {
  let field = path;
  while (field && !fields[field]) field = parentOf(field);
  const place = fields[field];
  if (!place) return null;
  const [start, column, end] = place;
  const lines = text.split("\n");
  const wanted = (words || "").trim();
  let found = null;
  for (let line = start; wanted && line <= end; line++) {
    const written = lines[line - 1] || "";
    let at = written.indexOf(wanted, line === start ? column - 1 : 0);
    for (; at >= 0; at = written.indexOf(wanted, at + wanted.length)) {
      found = { line, column: at + 1, endColumn: at + 1 + wanted.length };
      if (skipped-- <= 0) return found;
    }
  }
  return found || { line: start, column, endColumn: null };
}
