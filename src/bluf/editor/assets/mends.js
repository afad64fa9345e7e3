// The changes that mend a problem, as bluf lists them in its data. Nothing here draws, asks or reads a message.

import { isWithin } from "./fieldpath.js";

// Those that this window can make: of the brief's own problems, not of a template's.
export const mendsOf = (problem) => (problem.file ? [] : problem.data?.mends || []);

// Those of all problems in a part of the brief, such as a quote.
export const mendsWithin = (problems, path) => problems.filter(({ field }) => isWithin(field, path)).flatMap(mendsOf);

// The change of a text that a `replace` makes; null where the text has changed there since. Lines and columns count from 1,
// in characters, as bluf counts: not in UTF-16 units.
export function changeOf({ line, column, old, text }, whole) {
  let at = 0;
  for (let number = 1; number < line; number++) {
    at = whole.indexOf("\n", at) + 1;
    if (!at) return null;
  }
  const end = whole.indexOf("\n", at);
  const written = [...whole.slice(at, end < 0 ? whole.length : end)];
  at += written.slice(0, column - 1).join("").length;
  return whole.startsWith(old, at) ? { at, old, text } : null;
}
