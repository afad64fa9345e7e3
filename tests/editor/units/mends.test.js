// The changes that mend problems, as bluf lists them.

import assert from "node:assert/strict";
import test from "node:test";
import { changeOf, mendsOf, mendsWithin } from "../assets/mends.js";

const replace = (line, column, old, text) => ({ op: "replace", label: "", line, column, end_column: column + old.length, old, text });

test("a mend replaces what stands at its place", () => {
  assert.deepEqual(changeOf(replace(2, 1, "tilte", "title"), "lang: en\ntilte: Ports\n"), { at: 9, old: "tilte", text: "title" });
});

test("a place is counted in characters and not in units", () => {
  assert.deepEqual(changeOf(replace(1, 5, "b", "c"), "👍é a b"), null);
  assert.deepEqual(changeOf(replace(1, 4, "b", "c"), "👍é b"), { at: 4, old: "b", text: "c" });
});

test("a text that has changed at the place is left alone", () => {
  for (const text of ["", "tilte", "lang: en\ntitle: Ports", "lang: en\n tilte: Ports"])
    assert.equal(changeOf(replace(2, 1, "tilte", "title"), text), null, text);
});

test("a template's problem has no mend in the brief", () => {
  const mends = [replace(1, 1, "a", "b")];
  assert.deepEqual(mendsOf({ file: "templates/mine/template.yaml", data: { mends } }), []);
  assert.deepEqual(mendsOf({ file: null, data: { mends } }), mends);
  assert.deepEqual(mendsOf({ file: null, data: null }), []);
});

test("the mends of a part are those of all problems in it", () => {
  const problem = (field, label) => ({ file: null, field, data: { mends: [{ label }] } });
  const problems = [problem("quotes[0].text", "a"), problem("quotes[0]", "b"), problem("quotes[1].text", "c"), problem(null, "d")];
  assert.deepEqual(mendsWithin(problems, "quotes[0]").map(({ label }) => label), ["a", "b"]);
});
