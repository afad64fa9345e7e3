// What is found of a file that was verified, in plain words: a heading, a sign beside its colour, and sentences.

const SIGNS = { good: "✓", warning: "!", error: "✕", unknown: "?" };

const HEADINGS = {
  current: "Genuine and current",
  superseded: "Genuine, but superseded",
  withdrawn: "Genuine, but withdrawn",
  altered: "Altered",
  signed: "Signed, not in this ledger",
  unknown: "Unknown",
};
const KINDS = { current: "good", superseded: "warning", withdrawn: "error", altered: "error", signed: "good" };

const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

// Whose copy of what it is.
function copyOf({ copy, copies, title, recipient, level, issue }) {
  if (!copy) return "";
  const whose = recipient ? `, made for ${recipient}` : "";
  const of = copies ? ` of ${copies}` : "";
  return `It is copy ${copy}${of}${title ? ` of “${title}”` : ""}${whose}${level ? ` (${level})` : ""}${issue ? `, in the issue ${issue}` : ""}.`;
}

function standing({ state, why, is_good }) {
  switch (state) {
    case "current":
      return is_good ? "Not a byte of it has changed since it was made." : sentence(why || "It can’t be relied on");
    case "superseded":
      return `Not a byte of it has changed, but a later issue has replaced it${why ? `: ${sentence(why)}` : "."} Ask for the new one.`;
    case "withdrawn":
      return `Not a byte of it has changed, but the issue was withdrawn${why ? `: ${sentence(why)}` : "."} Do not use it.`;
    case "altered":
      return `It is not as it was made${why ? `: ${sentence(why)}` : "."} Do not trust what it says.`;
    case "signed":
      return "It is in no ledger here; whether it is current can’t be told.";
    default:
      return why ? sentence(why) : "It is in no ledger here, and has no valid signature: nothing is known of where it comes from. It may have been altered.";
  }
}

// What is said of the signature, if there is one.
function signatureSaid({ state, signature }) {
  if (!signature) return state === "unknown" ? "" : "It is not signed.";
  const { signer, is_intact, covers_all, is_trusted, is_ours, when, stamped } = signature;
  const by = signer ? ` by ${signer}` : "";
  if (!is_intact) return `Its signature${by} is broken: the file was changed after it was signed.`;
  if (!covers_all) return `It was signed${by}, but something was added to it afterwards.`;
  const at = when ? `, ${stamped ? "time-stamped" : "by the signer’s clock"} ${when}` : "";
  const known = is_ours ? "with the key that the ledger names" : is_trusted ? "with a certificate that is trusted" : "with a certificate that nobody here vouches for";
  return `Signed${by} ${known}${at}; the signature is intact.`;
}

// The kind is good, warning, error or unknown; a file that can't be relied on never looks good.
export function verdictSaid(verdict) {
  const kind = KINDS[verdict.state] || "unknown";
  const told = kind === "good" && !verdict.is_good ? "warning" : kind;
  return {
    kind: told,
    sign: SIGNS[told],
    heading: HEADINGS[verdict.state] || HEADINGS.unknown,
    lines: [copyOf(verdict), standing(verdict), signatureSaid(verdict)].filter(Boolean),
  };
}
