// How the page names fields and numbers.

import assert from "node:assert/strict";
import test from "node:test";
import { counted, named, single, spoken } from "../assets/words.js";

test("a field is named in words", () => {
  assert.deepEqual(["bottom_line", "cui", "next_steps", "größe", ""].map(named), ["Bottom line", "CUI designation", "Next steps", "Größe", ""]);
});

test("an item of a list is one of what the list is of", () => {
  assert.deepEqual(["key_points", "sources", "for", "risk_registers"].map(single), ["point", "source", "point", "risk register"]);
});

test("a path is spoken by the numbers that people count", () => {
  assert.equal(spoken("quotes[1].text"), "Quote 2");
  assert.equal(spoken("quotes[1].speaker"), "Quote 2, speaker");
  assert.equal(spoken("bottom_line.text"), "Bottom line");
  assert.equal(spoken("options[0].for[1].mark"), "Option 1, point 2, mark");
  assert.equal(spoken("rows[0][1]"), "Row 1, item 2");
  assert.equal(spoken("text"), "Text");
  assert.equal(spoken('labels["a.b"]'), "Labels, a.b");
});

test("a number stands before its noun in the right form", () => {
  assert.deepEqual([0, 1, 2].map((count) => counted(count, "line")), ["0 lines", "1 line", "2 lines"]);
});
