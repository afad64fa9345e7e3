// What the schema says of the briefs of a template, and the name that a template is listed by.

export const USUAL = "briefing-note"; // of a brief that names none
const SAME = [USUAL, "standard"]; // two names of one template

// Whether a condition of the schema (`if`) holds for the briefs of a template; undefined where they name none.
function holds(condition, template) {
  if (!condition) return false;
  if (condition.not) return !holds(condition.not, template);
  if (!template) return !condition.required;
  const named = condition.properties?.template;
  return named?.const === template || Boolean(named?.enum?.includes(template));
}

// What holds for the briefs of a template: the properties of all fields, those that the template declares itself, and the
// names of fields that must be given.
export function fieldsOf(schema, template) {
  const properties = { ...schema.properties };
  const required = [...(schema.required || [])];
  const own = {};
  for (const each of schema.allOf || []) {
    if (!holds(each.if, template)) continue;
    Object.assign(each.if.not ? properties : own, each.then.properties);
    required.push(...(each.then.required || []));
  }
  for (const [key, node] of Object.entries(own)) {
    if (node === false) {
      delete own[key];
      delete properties[key];
    }
  }
  return { properties: { ...properties, ...own }, required, own: Object.keys(own) };
}

// The name by which a brief's template is listed among those that there are.
export function listedName(template, names) {
  const name = template || USUAL;
  return names.includes(name) || !SAME.includes(name) ? name : SAME.find((other) => names.includes(other)) || name;
}
