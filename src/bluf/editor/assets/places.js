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

// The line and column of a field, or of the nearest thing around it.
export function placeOf(fields, path) {
  const place = around(fields, path);
  return place ? { line: place[0], column: place[1], endColumn: null } : null;
}

// What is known of a field, or of the nearest thing around it.
export function around(known, path) {
  let field = path;
  while (field && !known[field]) field = parentOf(field);
  return known[field];
}

// A map as bluf writes it, `0:152 5:160-166`: from which index on which offsets of the brief's text, in characters. Where
// an end is given, all the characters come from all of them.
function stretches(map) {
  const found = map.split(" ").filter(Boolean).map((each) => each.split(/[:-]/).map(Number));
  return found.map(([at, start, end], index) => ({ at, until: found[index + 1]?.[0] ?? Infinity, start, end }));
}

// From where to where in the brief's text the characters of a piece of text from index `first` up to `last` came; null
// where it can't be told.
export function spanOf(map, first, last) {
  const found = stretches(map)
    .filter(({ at, until }) => at < last && until > first)
    .map(({ at, until, start, end }) =>
      end === undefined ? [start + Math.max(at, first) - at, start + Math.min(until, last) - at] : [start, end]);
  return found.length ? [Math.min(...found.map(([from]) => from)), Math.max(...found.map(([, to]) => to))] : null;
}

// From which index to which of a value the characters are that offsets of the brief's text stand for.
export function indexesOf(map, [from, to]) {
  const found = stretches(map)
    .map(({ at, until, start, end }) => {
      if (end !== undefined) return start < to && end > from ? [at, until] : null;
      const [first, last] = [Math.max(from - start, 0) + at, Math.min(to - start + at, until)];
      return first < last ? [first, last] : null;
    })
    .filter(Boolean);
  return found.length ? [Math.min(...found.map(([first]) => first)), Math.max(...found.map(([, last]) => last))] : null;
}

// Offsets in characters, as bluf counts them, in the UTF-16 units of JavaScript.
export function inUnits(text, offsets) {
  const characters = [...text];
  return offsets.map((offset) => characters.slice(0, offset).join("").length);
}
