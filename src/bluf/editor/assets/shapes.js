// Turn a brief's JSON Schema into the shapes that the form is drawn from.
//
// A shape is { kind, key, help, required, ... }: `text`, `prose`, `date`, `number`, `choice` (options), `texts` (a list of
// short texts), `part` (fields, bare: the field that bare text stands for) or `list` (of: the shape of its items).

export function shapesOf(schema, template) {
  const properties = { ...schema.properties };
  const required = new Set(schema.required || []);
  const own = {};
  for (const each of schema.allOf || []) {
    const wanted = each.if?.properties?.template?.const;
    const applies = wanted === template || (!each.if?.required && template === undefined && wanted === "standard");
    if (!applies) continue;
    Object.assign(own, each.then.properties);
    for (const key of each.then.required || []) required.add(key);
  }
  const shapes = {};
  for (const [key, node] of Object.entries({ ...properties, ...own }))
    shapes[key] = shapeOf(schema, node, key, required.has(key));
  return { shapes, own: Object.keys(own) };
}

function shapeOf(schema, node, key, required) {
  const found = resolved(schema, node);
  const shape = { key, required, help: node.description || found.description || "" };
  const options = found.anyOf || found.oneOf;
  if (options) {
    const forms = options.map((option) => resolved(schema, option));
    const object = forms.find((form) => form.properties);
    const array = forms.find((form) => form.type === "array");
    if (array) return { ...shape, ...listOf(schema, array, key) };
    if (object) return { ...shape, ...partOf(schema, object), bare: (object.required || Object.keys(object.properties))[0] };
    return { ...shape, kind: "text" };
  }
  if (found.enum) return { ...shape, kind: "choice", options: found.enum };
  if (found.properties) return { ...shape, ...partOf(schema, found), bare: null };
  if (found.type === "array") return { ...shape, ...listOf(schema, found, key) };
  if (found.format === "date") return { ...shape, kind: "date" };
  if (found.type === "integer") return { ...shape, kind: "number", least: found.minimum, most: found.maximum };
  return { ...shape, kind: found.contentMediaType === "text/markdown" ? "prose" : "text" };
}

function partOf(schema, object) {
  const required = new Set(object.required || []);
  const fields = Object.entries(object.properties).map(([key, node]) => shapeOf(schema, node, key, required.has(key)));
  return { kind: "part", fields };
}

function listOf(schema, array, key) {
  const of = shapeOf(schema, array.items || {}, key, true);
  return of.kind === "part" ? { kind: "list", of } : { kind: "texts" };
}

function resolved(schema, node) {
  if (!node.$ref) return node;
  const found = schema.$defs[node.$ref.split("/").at(-1)];
  return { ...found, ...node, $ref: undefined };
}
