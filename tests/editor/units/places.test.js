// Where fields are in the YAML, by the places of a preview: [first line, column, last line].

import assert from "node:assert/strict";
import test from "node:test";
import { fieldAt, placeOf } from "../assets/places.js";

const TEXT = "title: Ports\nquotes:\n  - text: One two\n    speaker: Ana\n";
const FIELDS = { title: [1, 1, 1], quotes: [2, 1, 4], "quotes[0]": [3, 5, 4], "quotes[0].text": [3, 5, 3], "quotes[0].speaker": [4, 5, 4] };

test("a line belongs to the innermost field that reaches over it", () => {
  assert.deepEqual([1, 2, 3, 4].map((line) => fieldAt(FIELDS, line)), ["title", "quotes", "quotes[0].text", "quotes[0].speaker"]);
  assert.equal(fieldAt(FIELDS, 9), null);
});

test("words of a field are found where they stand", () => {
  assert.deepEqual(placeOf(FIELDS, TEXT, "quotes[0].text", "two"), { line: 3, column: 15, endColumn: 18 });
});

test("a field that has no place of its own is at what holds it", () => {
  assert.equal(placeOf(FIELDS, TEXT, "quotes[0].source", "").line, 3);
  assert.equal(placeOf(FIELDS, TEXT, "sources[0]", ""), null);
});
