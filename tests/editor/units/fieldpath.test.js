// Paths of fields: the same texts, steps and kinship as FieldPath of bluf (test_units.py holds that to paths.json too).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { isWithin, joined, parentOf, pathOf, positionOf, stepsOf } from "../assets/fieldpath.js";

const EXAMPLES = JSON.parse(readFileSync(new URL("./paths.json", import.meta.url), "utf8"));
const PATHS = EXAMPLES.filter(({ steps }) => steps);

test("a path has the steps that bluf reads in it", () => {
  for (const { path, steps } of PATHS) assert.deepEqual(stepsOf(path), steps, path);
});

test("steps have the path that bluf prints for them", () => {
  for (const { path, steps } of PATHS) assert.equal(pathOf(steps), path);
});

test("text that is no path is refused", () => {
  for (const { path, steps } of EXAMPLES) if (!steps) assert.throws(() => stepsOf(path), path);
});

test("a path is joined of its parent and its last step", () => {
  for (const { path, steps } of PATHS) if (steps.length) assert.equal(joined(parentOf(path), steps.at(-1)), path);
});

test("the position of an item is its index and a field has none", () => {
  assert.equal(positionOf("quotes[3]"), 3);
  assert.equal(positionOf("quotes[3].text"), null);
  assert.equal(positionOf(""), null);
});

test("a path is within those that its steps begin with and no others", () => {
  for (const { path, steps } of PATHS)
    for (const other of PATHS) {
      const begins = other.steps.every((step, at) => steps[at] === step);
      assert.equal(isWithin(path, other.path), begins, `${path} in ${other.path}`);
    }
});

test("what has no path is within nothing", () => {
  assert.equal(isWithin(null, "title"), false);
  assert.equal(isWithin(undefined, ""), false);
});
