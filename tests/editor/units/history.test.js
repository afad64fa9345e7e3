// Undo and redo of any text, by words and pauses.

import assert from "node:assert/strict";
import test from "node:test";
import { History, difference } from "../assets/history.js";
import { several } from "./drawing.js";

const applied = (text, { at, old, text: put }) => {
  assert.equal(text.slice(at, at + old.length), old);
  return text.slice(0, at) + put + text.slice(at + old.length);
};
const anyText = (draw) => Array.from({ length: draw.upTo(8) }, () => draw.of(["a", "b", " ", "\n", "é", "👍", "👎"])).join("");

// Type some characters one after the other, `pause` milliseconds apart. Returns the text and the time.
function typed(history, text, characters, { at = text.length, time = 0, pause = 10 } = {}) {
  for (const character of characters) {
    history.record({ at, old: "", text: character }, text, { typed: true, time });
    text = text.slice(0, at) + character + text.slice(at);
    at += character.length;
    time += pause;
  }
  return { text, time };
}

test("the difference of two texts makes one of the other and parts no character", () => {
  several((draw) => {
    const [old, text] = [anyText(draw), anyText(draw)];
    const change = difference(old, text);
    assert.equal(applied(old, change), text);
    for (const part of [change.old, change.text]) assert.ok(part.isWellFormed?.() ?? true, JSON.stringify(change));
  });
});

test("the same text has no difference", () => {
  assert.deepEqual(difference("as it was", "as it was"), { at: 9, old: "", text: "" });
});

test("all steps undone give the first text and redone the last", () => {
  several((draw) => {
    const history = new History();
    const texts = [anyText(draw)];
    for (let count = draw.upTo(6); count > 0; count--) {
      const next = anyText(draw);
      history.record(difference(texts.at(-1), next), texts.at(-1), { typed: draw.of([true, false]), time: count * draw.upTo(900) });
      texts.push(next);
    }
    let text = texts.at(-1);
    while (history.canUndo) text = applied(text, history.undo(text));
    assert.equal(text, texts[0]);
    while (history.canRedo) text = applied(text, history.redo(text));
    assert.equal(text, texts.at(-1));
  }, 150);
});

test("words that are typed on are undone word by word", () => {
  const history = new History();
  const { text } = typed(history, "", "one two");
  assert.equal(applied(text, history.undo(text)), "one");
});

test("a pause begins another step", () => {
  const history = new History();
  const first = typed(history, "", "on");
  const { text } = typed(history, first.text, "ce", { time: first.time + 2000 });
  assert.equal(applied(text, history.undo(text)), "on");
});

test("typing elsewhere begins another step", () => {
  const history = new History();
  const first = typed(history, "abc ", "d");
  const { text } = typed(history, first.text, "x", { at: 0, time: first.time });
  assert.equal(applied(text, history.undo(text)), "abc d");
});

test("a change after an undo takes what was undone away", () => {
  const history = new History();
  history.record({ at: 0, old: "", text: "one" }, "");
  history.undo("one");
  history.record({ at: 0, old: "", text: "two" }, "");
  assert.equal(history.canRedo, false);
  assert.deepEqual(history.undo("two"), { at: 0, old: "two", text: "" });
});

test("steps of another text undo nothing", () => {
  const history = new History();
  history.record({ at: 0, old: "", text: "one" }, "");
  assert.equal(history.undo("another"), null);
  assert.equal(history.canUndo, false);
});

test("a history that was kept goes on with what the text has become since", () => {
  const history = new History();
  history.load({ steps: [[0, "", "one"]], done: 1, text: "one" }, "one two");
  const text = applied("one two", history.undo("one two"));
  assert.equal(text, "one");
  assert.equal(applied(text, history.undo(text)), "");
});

test("bluf is told of a step once and again when the step has grown", () => {
  const history = new History();
  const first = typed(history, "", "on");
  const sent = history.news;
  assert.deepEqual(sent, { kept: 0, steps: [[0, "", "on"]], done: 1 });
  history.acknowledge(1, sent);
  assert.equal(history.hasNews, false);
  typed(history, first.text, "e", { time: first.time });
  assert.deepEqual(history.news, { kept: 0, steps: [[0, "", "one"]], done: 1 });
});
