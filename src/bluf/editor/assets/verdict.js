// What is found of a file that was verified, in plain words: a heading, a sign beside its colour, and sentences.

import { moment } from "./words.js";

const SIGNS = { good: "✓", warning: "!", error: "✕", unknown: "?" };

const HEADINGS = {
  current: "Genuine and current",
  unfinished: "Genuine, but of an issue that is not finished",
  superseded: "Genuine, but superseded",
  withdrawn: "Genuine, but withdrawn",
  altered: "Altered",
  signed: "Signed, not in this ledger",
  unknown: "Unknown",
};
const KINDS = { current: "good", unfinished: "warning", superseded: "warning", withdrawn: "error", altered: "error", signed: "good" };

// Controls, and what turns the order of words round: a file from anyone may have them in names.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const plain = (text) => text.replace(UNSEEN, "");

const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

// Whose copy of what it is, or says that it is.
function copyOf({ state, copy, copies, title, recipient, level, issue }) {
  if (!copy) return "";
  const is = state === "altered" ? "It says that it is" : "It is";
  return `${is} copy ${copy} of ${copies} of “${title}”, made for ${recipient}${level && ` (${level})`}, in the issue ${issue}.`;
}

function standing({ state, why, latest, at }) {
  const since = at ? ` on ${moment(at)}` : "";
  switch (state) {
    case "current":
      return `Not a byte of it has changed since it was made${since}.`;
    case "unfinished":
      return `Not a byte of it has changed since it was made${since}, but ${sentence(why)}`;
    case "superseded":
      return `Not a byte of it has changed, but ${latest} took its place${since}. Ask for that.`;
    case "withdrawn":
      return `Not a byte of it has changed, but the issue was withdrawn${since}: ${sentence(why)} Do not use it.`;
    case "altered":
      return `It is not as it was: ${sentence(why)} Do not trust what it says.`;
    case "signed":
      return "It is as it was signed. It is in no ledger here, so whether it is current can’t be told.";
    default:
      return `Nothing is known of where it comes from: ${sentence(why)}`;
  }
}

function signed({ state, signature, holds, unread }) {
  if (!signature) return unread ? `It is signed, but ${sentence(unread)}` : state === "unknown" ? "" : "It is not signed.";
  const { signer, is_trusted, is_ours, when, stamped, doubt } = signature;
  const at = when ? ` on ${moment(when)}, by ${stamped ? "a trusted time stamp" : "the signer’s clock"}` : "";
  if (!holds) return `Its signature by ${signer} does not hold: ${sentence(doubt)}`;
  const trust = is_trusted ? "with a certificate that is trusted" : is_ours ? "with a certificate that the ledger has" : `with a certificate that is not trusted: ${doubt}`;
  return sentence(`Signed by ${signer}${at}, ${trust}`);
}

// The kind is good, warning, error or unknown; a file that can't be relied on never looks good.
export function verdictSaid(verdict) {
  const kind = KINDS[verdict.state] || "unknown";
  const told = kind === "good" && !verdict.is_good ? "warning" : kind;
  const faulty = verdict.problems.length > 0;
  const heading = HEADINGS[verdict.state] || HEADINGS.unknown;
  return {
    kind: told,
    sign: SIGNS[told],
    heading: faulty ? `Not to be relied on (${heading.toLowerCase()})` : heading,
    lines: [...verdict.problems.map(({ message }) => `The ledger is at fault: ${sentence(message)}`), copyOf(verdict), standing(verdict), signed(verdict)].filter(Boolean).map(plain),
  };
}
