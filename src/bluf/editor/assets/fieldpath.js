// The path of a field in a brief, such as `key_points[2].text`: the text that bluf's FieldPath has for it (field_path.py).
//
// It is taken apart, put together and compared here and nowhere else in the page. Each path has one text only, so two are
// the same if their texts are. A name that would read as something else stands as JSON has it: `labels["a.b"]`.

const PLAIN = /^[^.[\]"]+$/;
const STEP = /(?:^|\.)([^.[\]"]+)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y;

// The path of a field (its name) or an item (its index, from 0) that is in what a path leads to.
export function joined(path, step) {
  if (typeof step === "number") return `${path}[${step}]`;
  if (!PLAIN.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path ? `${path}.${step}` : step;
}

export const pathOf = (steps) => steps.reduce(joined, "");

// The steps from the top: names of fields as strings, indexes of items as numbers. Throws for text that is no path.
export function stepsOf(path) {
  const steps = [];
  for (let at = 0; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (!found) throw new RangeError(`not the path of a field: ${path.slice(0, 100)}`);
    const [, name, index, quoted] = found;
    steps.push(name ?? (index === undefined ? JSON.parse(quoted) : Number(index)));
  }
  if (pathOf(steps) !== path) throw new RangeError(`not the path of a field: ${path.slice(0, 100)}`);
  return steps;
}

// The path of what holds a field: `quotes[0]` for `quotes[0].text`, `quotes` for that; the empty path's is itself.
export const parentOf = (path) => pathOf(stepsOf(path).slice(0, -1));

// The index of the item that this is in its list; null if it is a field.
export function positionOf(path) {
  const last = stepsOf(path).at(-1);
  return typeof last === "number" ? last : null;
}

// Whether this is the field `other`, or in it. What is not known (null) is in nothing.
export function isWithin(path, other) {
  if (path === null || path === undefined) return false;
  return path === other || !other || (path.startsWith(other) && ".[".includes(path[other.length]));
}
