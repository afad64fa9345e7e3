// How the editor names things: a brief's fields in words, numbers with their nouns.

import { stepsOf } from "./fieldpath.js";

const NAMES = {
  bottom_line: "Bottom line",
  cui: "CUI designation",
  url: "Web address",
  lang: "Language",
  from: "From",
  to: "To",
  id: "Id",
  due: "By when",
  fit: "Fit",
  for: "For",
  against: "Against",
  cc: "Copy to",
  alt: "Alternative text",
  decorative: "Decorative",
  x_label: "Label of the axis",
  at: "At the value",
  x: "At the place along the axis",
  figures: "Key figures",
  start: "Axis begins at",
};

export function named(key) {
  return NAMES[key] || (key.slice(0, 1).toUpperCase() + key.slice(1)).replaceAll("_", " ");
}

const SINGLES = {
  key_points: "point", points: "point", actors: "actor", quotes: "quote", sections: "section", next_steps: "step",
  sources: "source", figures: "key figure", timeline: "timeline entry", annexes: "annex", marks: "threshold", options: "option", for: "point", against: "point",
};

export function single(key) {
  return SINGLES[key] || key.replace(/s$/, "").replaceAll("_", " ");
}

// "quotes[1].text" as "Quote 2, text"; "bottom_line.text" as "Bottom line".
export function spoken(path) {
  const steps = stepsOf(path);
  const parts = [];
  steps.forEach((step, at) => {
    if (typeof step === "string") parts.push(step);
    else if (typeof steps[at - 1] === "string") parts.push(`${single(parts.pop())} ${step + 1}`);
    else parts.push(`item ${step + 1}`);
  });
  if (parts.length > 1 && parts.at(-1) === "text") parts.pop();
  return parts.map((part, at) => (at ? part.replaceAll("_", " ") : named(part))).join(", ");
}

export function counted(count, noun, nouns = `${noun}s`) {
  return `${count} ${count === 1 ? noun : nouns}`;
}

const shownMoment = (date) => date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

export const when = (seconds) => shownMoment(new Date(seconds * 1000));

// A moment as the ledger has it, ISO 8601; as it stands where it is none.
export function moment(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : shownMoment(date);
}
