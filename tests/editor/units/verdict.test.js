// What is said of a file that was verified: in words, by a sign beside the colour, and never better than it is.

import assert from "node:assert/strict";
import test from "node:test";
import { verdictSaid } from "../assets/verdict.js";

const FOUND = {
  state: "current", is_good: true, issue: "ports-1", title: "Ports close", copy: 3, copies: 12, recipient: "Ines Okafor",
  level: "TLP:AMBER", at: "", latest: "", why: "", unread: "", signature: null, holds: false, problems: [],
};
const SIGNATURE = { signer: "Harn", is_trusted: false, is_ours: true, when: "", stamped: false, doubt: "" };

test("it is said whose copy of what a file is, and that it is as it was made", () => {
  const { kind, sign, heading, lines } = verdictSaid(FOUND);
  assert.deepEqual([kind, sign, heading], ["good", "✓", "Genuine and current"]);
  assert.equal(lines[0], "It is copy 3 of 12 of “Ports close”, made for Ines Okafor (TLP:AMBER), in the issue ports-1.");
  assert.equal(lines.at(-1), "It is not signed.");
});

test("a state that is not known, and one that can't be relied on, never look good", () => {
  for (const state of ["unfinished", "superseded", "withdrawn", "altered", "unknown", "something new"])
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
  const { lines } = verdictSaid({ ...FOUND, state: "unknown", is_good: false, copy: 0, why: "there is no ledger here, and it is not signed" });
  assert.equal(lines.length, 1);
});

test("what says that it is a copy and is not as that was made is not said to be one", () => {
  const { kind, lines } = verdictSaid({ ...FOUND, state: "altered", is_good: false, why: "no file has these bytes" });
  assert.equal(kind, "error");
  assert.match(lines[0], /^It says that it is copy 3 of 12/);
});

test("nothing is good by a ledger that is at fault", () => {
  const { kind, heading, lines } = verdictSaid({ ...FOUND, is_good: false, problems: [{ message: "event 3 was changed" }] });
  assert.deepEqual([kind, heading], ["warning", "Not to be relied on (genuine and current)"]);
  assert.equal(lines[0], "The ledger is at fault: event 3 was changed.");
});

test("a signature is told by how far it can be trusted", () => {
  const said = (more, holds = true) => verdictSaid({ ...FOUND, holds, signature: { ...SIGNATURE, ...more } }).lines.at(-1);
  assert.equal(said({}), "Signed by Harn, with a certificate that the ledger has.");
  assert.equal(said({ is_trusted: true }), "Signed by Harn, with a certificate that is trusted.");
  assert.match(said({ when: "2026-05-04T10:00:00Z", stamped: true }), /2026.*, by a trusted time stamp, with/);
  assert.match(said({ is_ours: false, doubt: "nobody vouches for it" }), /not trusted: nobody vouches for it\.$/);
  assert.match(said({ doubt: "it was changed" }, false), /does not hold: it was changed\.$/);
});

test("a signature that can't be checked is not passed over", () => {
  assert.match(verdictSaid({ ...FOUND, unread: "pyHanko is missing" }).lines.at(-1), /^It is signed, but pyHanko is missing\.$/);
});

test("a name can't turn the words around it round", () => {
  const { lines } = verdictSaid({ ...FOUND, recipient: "Ines\u202e rofakO", holds: true, signature: { ...SIGNATURE, signer: "Ha\u0007rn\u2066" } });
  assert.equal(/[\u0007\u202e\u2066]/.test(lines.join("")), false);
});
