// What can stand at a place of a brief's YAML, and the form that is drawn, by bluf's own schema.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { completionsAt } from "../assets/schema.js";
import { shapesOf } from "../assets/shapes.js";

const SCHEMA = JSON.parse(readFileSync(new URL("./brief.schema.json", import.meta.url), "utf8"));

// What is offered where `|` stands in a text: the labels.
function offered(marked, template) {
  const found = completionsAt(SCHEMA, template, marked.replace("|", ""), marked.indexOf("|"));
  return found && found.options.map(({ label }) => label);
}

test("at the top the brief's fields are offered but for those that are there", () => {
  const found = offered("title: Ports\n|\nlang: en\n");
  assert.ok(found.includes("bottom_line"));
  assert.ok(!found.includes("title") && !found.includes("lang"));
});

test("in an item of a list its own fields are offered", () => {
  const found = offered("quotes:\n  - text: One\n    |\n");
  assert.ok(found.includes("speaker"));
  assert.ok(!found.includes("text") && !found.includes("bottom_line"));
});

test("a new item is offered the fields of all items", () => {
  assert.ok(offered("quotes:\n  - text: One\n  - |\n").includes("text"));
});

test("a source is one of the ids that the brief has", () => {
  assert.deepEqual(offered("quotes:\n  - source: |\nsources:\n  - id: note\n  - id: speech\n"), ["note", "speech"]);
});

test("a field of one of several words offers these", () => {
  assert.deepEqual(offered("page: |"), ["a4", "letter"]);
});

test("within prose nothing is offered", () => {
  assert.equal(offered("title: Ports and |"), null);
});

test("what is typed of a key is replaced by it", () => {
  assert.equal(completionsAt(SCHEMA, undefined, "bott", 4).from, 0);
});

test("a shape says what each field is drawn as", () => {
  const { shapes } = shapesOf(SCHEMA, undefined);
  assert.deepEqual([shapes.title.kind, shapes.date.kind, shapes.page.kind, shapes.quotes.kind], ["text", "date", "choice", "list"]);
  assert.deepEqual([shapes.grow.usual, shapes.numbered.usual], [true, false]);
  assert.equal(shapes.title.required, true);
  assert.equal(shapes.bottom_line.bare, "text");
  assert.equal(shapes.key_points.of.bare, "text");
});

test("a template's own fields are its own alone", () => {
  const templates = SCHEMA.allOf.map((each) => each.if.properties?.template.const).filter(Boolean);
  assert.ok(templates.length >= 9);
  for (const template of templates) {
    const { shapes, own } = shapesOf(SCHEMA, template);
    for (const key of own) assert.ok(shapes[key], key);
  }
  const others = shapesOf(SCHEMA, "no such template").own;
  assert.deepEqual(others, []);
});

test("a template's briefs have no field that it hides, and must have those that it asks for", () => {
  const memo = shapesOf(SCHEMA, "memo").shapes;
  assert.equal(memo.key_points, undefined);
  assert.equal(memo.actors, undefined);
  assert.ok(memo.paragraphs.required);
  assert.equal(shapesOf(SCHEMA, "meeting").shapes.key_points.required, false);
  for (const template of [undefined, "briefing-note", "standard"]) {
    const { shapes } = shapesOf(SCHEMA, template);
    assert.ok(shapes.key_points.required && shapes.bottom_line.required, template);
    assert.equal(shapes.status.kind, "text");
  }
  assert.equal(shapesOf(SCHEMA, "incident").shapes.status.kind, "choice");
  assert.equal(completionsAt(SCHEMA, "memo", "key", 3)?.options.find((each) => each.label === "key_points"), undefined);
});
