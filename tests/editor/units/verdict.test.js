// What is said of a file that was verified: in words, by a sign beside the colour, and never better than it is.

import assert from "node:assert/strict";
import test from "node:test";
import { verdictSaid } from "../assets/verdict.js";

const FOUND = {
  state: "current", is_good: true, issue: "ports-1", title: "Ports close", copy: 3, copies: 12, recipient: "Ines Okafor",
  level: "TLP:AMBER", at: "2026-05-04T10:00:00Z", why: "", signature: null,
};
const SIGNATURE = { signer: "Harn", is_intact: true, covers_all: true, is_trusted: false, is_ours: true, when: "2026-05-04", stamped: false };

test("it is said whose copy of what a file is, and that it is as it was made", () => {
  const { kind, sign, heading, lines } = verdictSaid(FOUND);
  assert.deepEqual([kind, sign, heading], ["good", "✓", "Genuine and current"]);
  assert.equal(lines[0], "It is copy 3 of 12 of “Ports close”, made for Ines Okafor (TLP:AMBER), in the issue ports-1.");
  assert.equal(lines.at(-1), "It is not signed.");
});

test("a state that is not known, and one that can't be relied on, never look good", () => {
  for (const state of ["superseded", "withdrawn", "altered", "unknown", "something new"])
    assert.notEqual(verdictSaid({ ...FOUND, state, is_good: true }).kind, "good", state);
  for (const state of ["current", "signed"]) assert.equal(verdictSaid({ ...FOUND, state, is_good: false }).kind, "warning");
});

test("each kind of verdict has a sign and a heading of its own", () => {
  const said = ["current", "superseded", "altered", "unknown"].map((state) => verdictSaid({ ...FOUND, state, is_good: state === "current" }));
  assert.equal(new Set(said.map(({ sign }) => sign)).size, 4);
  assert.equal(new Set(said.map(({ heading }) => heading)).size, 4);
});

test("why it was withdrawn is told as a sentence", () => {
  const { lines } = verdictSaid({ ...FOUND, state: "withdrawn", is_good: false, why: "a wrong date" });
  assert.ok(lines[1].includes("the issue was withdrawn: a wrong date. Do not use it."), lines[1]);
});

test("of a file that nothing is known of, it is not said whose it is", () => {
  const { lines } = verdictSaid({ state: "unknown", is_good: false, copy: 0, signature: null, why: "" });
  assert.equal(lines.length, 1);
});

test("a signature is told by how far it can be trusted", () => {
  const said = (more) => verdictSaid({ ...FOUND, signature: { ...SIGNATURE, ...more } }).lines.at(-1);
  assert.match(said({}), /Signed by Harn with the key that the ledger names, by the signer’s clock 2026-05-04; the signature is intact/);
  assert.match(said({ is_ours: false, is_trusted: true, stamped: true }), /trusted, time-stamped/);
  assert.match(said({ is_ours: false }), /nobody here vouches for/);
  assert.match(said({ is_intact: false }), /broken/);
  assert.match(said({ covers_all: false }), /added to it afterwards/);
});
