// Turn a brief's JSON Schema into the shapes that the form is drawn from.
//
// A shape is { kind, key, help, required, ... }: `text`, `prose`, `date`, `number`, `choice` (options), `texts` (a list of
// short texts), `truth` (usual: whether it is so where the brief says nothing), `rows` (lists of cells), `keyed` (texts by
// names of the author's own), `part` (fields, bare: the field that bare text stands for) or `list` (of: the shape of its
// items). Of a part that is a `figure`, this says which: "table", "chart" or "picture"; of a field that names a file,
// `takes` says of which kind.

import { fieldsOf } from "./templates.js";

export function shapesOf(schema, template) {
  const { properties, required, own } = fieldsOf(schema, template);
  const shapes = {};
  for (const [key, node] of Object.entries(properties))
    shapes[key] = shapeOf(schema, node, key, required.includes(key));
  return { shapes, own };
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
  if (found.type === "boolean") return { ...shape, kind: "truth", usual: found.default === true };
  if (found.additionalProperties) return { ...shape, kind: resolved(schema, found.additionalProperties).type === "array" ? "lists" : "keyed" };
  if (found.format === "date") return { ...shape, kind: "date" };
  if (found.type === "integer") return { ...shape, kind: "number", least: found.minimum, most: found.maximum };
  return { ...shape, kind: found.contentMediaType === "text/markdown" ? "prose" : "text" };
}

function partOf(schema, object) {
  const required = new Set(object.required || []);
  const fields = Object.entries(object.properties).map(([key, node]) => shapeOf(schema, node, key, required.has(key)));
  const figure = figureOf(new Map(fields.map((field) => [field.key, field])));
  for (const field of fields) if (field.key === "file") field.takes = figure === "picture" ? "picture" : required.has("id") ? "source" : "data";
  if (figure === "table") for (const field of fields) if (field.key === "data") field.takes = "data";
  return { kind: "part", fields, figure };
}

// Which figure a part is, by what it holds: a template's own fields may have any name.
function figureOf(fields) {
  if (fields.get("rows")?.kind === "rows") return "table";
  if (fields.get("data")?.fields?.some((field) => field.kind === "lists")) return "chart";
  return fields.has("file") && fields.has("alt") ? "picture" : null;
}

function listOf(schema, array, key) {
  if (resolved(schema, array.items || {}).type === "array") return { kind: "rows" };
  const of = shapeOf(schema, array.items || {}, key, true);
  return of.kind === "part" ? { kind: "list", of } : { kind: "texts" };
}

function resolved(schema, node) {
  if (!node.$ref) return node;
  const found = schema.$defs[node.$ref.split("/").at(-1)];
  return { ...found, ...node, $ref: undefined };
}
