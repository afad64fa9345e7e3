// Where fields are in the YAML, by the places of a preview: [first line, column, last line].

import assert from "node:assert/strict";
import test from "node:test";
import { fieldAt, inUnits, indexesOf, placeOf, spanOf } from "../assets/places.js";

const FIELDS = { title: [1, 1, 1], quotes: [2, 1, 4], "quotes[0]": [3, 5, 4], "quotes[0].text": [3, 5, 3], "quotes[0].speaker": [4, 5, 4] };

test("a line belongs to the innermost field that reaches over it", () => {
  assert.deepEqual([1, 2, 3, 4].map((line) => fieldAt(FIELDS, line)), ["title", "quotes", "quotes[0].text", "quotes[0].speaker"]);
  assert.equal(fieldAt(FIELDS, 9), null);
});

test("a field has its place, or that of what is around it", () => {
  assert.deepEqual(placeOf(FIELDS, "quotes[0].text"), { line: FIELDS["quotes[0].text"][0], column: FIELDS["quotes[0].text"][1], endColumn: null });
  assert.deepEqual(placeOf(FIELDS, "quotes[0].text.rest"), placeOf(FIELDS, "quotes[0].text"));
  assert.equal(placeOf(FIELDS, "sources[0]"), null);
});

const MAP = "0:10 4:14-20 5:20"; // four characters, a line end that was folded, and what follows

test("characters of the page have the offsets that they came from", () => {
  assert.deepEqual(spanOf(MAP, 1, 3), [11, 13]);
  assert.deepEqual(spanOf(MAP, 3, 7), [13, 22]);
  assert.deepEqual(spanOf(MAP, 4, 5), [14, 20]);
  assert.equal(spanOf("", 0, 1), null);
});

test("offsets stand for the characters of a value that came from them", () => {
  assert.deepEqual(indexesOf(MAP, [11, 13]), [1, 3]);
  assert.deepEqual(indexesOf(MAP, [21, 24]), [6, 9]);
  assert.deepEqual(indexesOf(MAP, [13, 21]), [3, 6]);
  assert.equal(indexesOf("0:10-12", [12, 14]), null);
});

test("offsets count characters, and JavaScript the halves of some", () => {
  assert.deepEqual(inUnits("a\u{1f600}b", [0, 1, 2, 3]), [0, 1, 3, 4]);
});
