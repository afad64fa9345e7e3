// What edits of lists do to the numbers of items, held against a list that is edited in truth.

import assert from "node:assert/strict";
import test from "node:test";
import { after, carried, inverse, renamed, renumbers } from "../assets/edits.js";
import { several } from "./drawing.js";

const insert = (index) => ({ op: "insert", path: "quotes", index, value: "" });
const move = (index, to) => ({ op: "move", path: "quotes", index, to });
const cut = (index) => ({ op: "cut", path: `quotes[${index}]` });

// A list of names after an edit, by what lists do.
function done(list, edit) {
  const next = [...list];
  if (edit.op === "insert") next.splice(edit.index, 0, "new");
  else if (edit.op === "cut") next.splice(Number(/\d+/.exec(edit.path)[0]), 1);
  else next.splice(edit.to, 0, ...next.splice(edit.index, 1));
  return next;
}

function anyEdit(draw, length) {
  const kind = length ? draw.of(["insert", "move", "cut"]) : "insert";
  if (kind === "insert") return insert(draw.upTo(length));
  return kind === "cut" ? cut(draw.upTo(length - 1)) : move(draw.upTo(length - 1), draw.upTo(length - 1));
}

test("a field goes with its item through any edit", () => {
  several((draw) => {
    const list = Array.from({ length: draw.upTo(6) }, (_, at) => `item ${at}`);
    const edit = anyEdit(draw, list.length);
    const now = done(list, edit);
    list.forEach((name, at) => {
      const there = now.indexOf(name);
      assert.equal(after(`quotes[${at}].text`, edit), there < 0 ? null : `quotes[${there}].text`, JSON.stringify([edit, at]));
    });
  });
});

test("fields outside the list stay where they are", () => {
  for (const path of ["quotes", "title", "quotes_of_others[1].text", "points[1]", 'labels["quotes[1]"]'])
    assert.equal(after(path, cut(0)), path);
});

test("a list within an item is edited with the item's number", () => {
  assert.equal(after("options[1].for[2]", { op: "cut", path: "options[1].for[0]" }), "options[1].for[1]");
  assert.equal(after("options[0].for[2]", { op: "cut", path: "options[1].for[0]" }), "options[0].for[2]");
});

test("an edit carried through others changes the item that it was meant for", () => {
  several((draw) => {
    const list = Array.from({ length: 1 + draw.upTo(5) }, (_, at) => `item ${at}`);
    const others = [];
    let now = list;
    for (let count = draw.upTo(3); count > 0; count--) {
      others.push(anyEdit(draw, now.length));
      now = done(now, others.at(-1));
    }
    const at = draw.upTo(list.length - 1);
    const made = carried(cut(at), others);
    if (!now.includes(list[at])) assert.equal(made, null);
    else assert.deepEqual(done(now, made), now.filter((name) => name !== list[at]));
  });
});

test("a move carried through others takes its item to where its neighbour is", () => {
  const made = carried(move(2, 0), [insert(0)]);
  assert.deepEqual(made, { ...move(3, 1) });
});

test("a move beside an item that is gone is none", () => {
  assert.equal(carried(move(2, 0), [cut(0)]), null);
});

test("a put in an item that was removed is none", () => {
  assert.equal(carried({ op: "put", path: "quotes[1].text", value: "x" }, [cut(1)]), null);
});

test("an edit and its inverse leave every number as it was", () => {
  several((draw) => {
    const length = 1 + draw.upTo(5);
    const edit = anyEdit(draw, length);
    for (let at = 0; at < length; at++) {
      const there = after(`quotes[${at}]`, edit);
      if (there) assert.equal(after(there, inverse(edit)), `quotes[${at}]`, JSON.stringify(edit));
    }
  });
});

test("names of cards go with their cards and a new card has a fresh one", () => {
  several((draw) => {
    const names = Array.from({ length: draw.upTo(5) }, (_, at) => `card ${at}`);
    const edit = anyEdit(draw, names.length);
    assert.deepEqual(renamed(names, "quotes", edit, () => "new"), done(names, edit));
    assert.deepEqual(renamed(names, "points", edit, () => "new"), names);
  });
});

test("moves and cuts of items renumber what is there and puts and inserts do not", () => {
  assert.deepEqual([move(0, 1), cut(0), insert(0), { op: "put", path: "quotes[0].text" }, { op: "cut", path: "cui" }].map(renumbers), [true, true, false, false, false]);
});
