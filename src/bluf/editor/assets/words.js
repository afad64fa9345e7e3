// How the editor names things: a brief's fields in words, numbers with their nouns.

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
};

export function named(key) {
  return NAMES[key] || (key[0].toUpperCase() + key.slice(1)).replaceAll("_", " ");
}

const SINGLES = {
  key_points: "point", points: "point", actors: "actor", quotes: "quote", sections: "section", next_steps: "step",
  sources: "source", options: "option", for: "point", against: "point",
};

export function single(key) {
  return SINGLES[key] || key.replace(/s$/, "").replaceAll("_", " ");
}

// "quotes[1].text" as "Quote 2, text"; "bottom_line.text" as "Bottom line".
export function spoken(path) {
  const parts = path.split(".").map((part) => {
    const [, key, index] = /^([^[]*)(?:\[(\d+)\])?/.exec(part);
    return index === undefined ? key : `${single(key)} ${Number(index) + 1}`;
  });
  if (parts.length > 1 && parts.at(-1) === "text") parts.pop();
  return parts.map((part, at) => (at ? part.replaceAll("_", " ") : named(part))).join(", ");
}

export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function when(seconds) {
  return new Date(seconds * 1000).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
