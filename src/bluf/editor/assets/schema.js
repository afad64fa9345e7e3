// Say what can stand at a place of a brief's YAML, by its JSON Schema. Functions of text, without a browser.

import { fieldsOf } from "./templates.js";

const KEY = /^(\s*)((?:- +)*)([A-Za-z_]\w*):(?:\s|$)/;
const TYPED_KEY = /^(\s*)((?:- +)*)([A-Za-z_]\w*)?$/;
const TYPED_VALUE = /^(\s*)((?:- +)*)([A-Za-z_]\w*): +([^\s"'#]*)$/;

// { from, options: [{ label, detail, info, apply, type }] } for the cursor at `offset`, or null.
export function completionsAt(schema, template, text, offset) {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  const typed = before.slice(start);
  const value = TYPED_VALUE.exec(typed);
  if (value) {
    const options = valuesOf(schema, template, text, [...pathAt(text, offset, value).path, value[3]]);
    return options.length ? { from: offset - value[4].length, options } : null;
  }
  const key = TYPED_KEY.exec(typed);
  if (!key) return null;
  const place = pathAt(text, offset, key);
  const object = objectAt(schema, template, place.path);
  if (!object) return null;
  const required = new Set(object.required || []);
  const indent = " ".repeat(key[1].length + key[2].length);
  const options = Object.entries(object.properties)
    .filter(([name]) => !place.present.has(name))
    .map(([name, node], rank) => ({
      label: name,
      type: "property",
      detail: required.has(name) ? "required" : "",
      info: node.description || resolved(schema, node).description || "",
      apply: name + opening(schema, node, indent),
      boost: (required.has(name) ? 50 : 0) - rank / 2,
    }));
  return options.length ? { from: offset - (key[3] || "").length, options } : null;
}

// The keys that lead to the mapping at a place, and the keys that it has already.
export function pathAt(text, offset, [, spaces, dashes]) {
  const lines = text.split("\n");
  const row = text.slice(0, offset).split("\n").length - 1;
  const present = new Set();
  const path = [];
  let own = spaces.length + dashes.length;
  let depth = dashes ? spaces.length + 0.5 : own; // what leads here is indented less than this
  let collecting = !dashes;
  for (let at = row - 1; at >= 0; at--) {
    const found = KEY.exec(lines[at]);
    if (!found) {
      // A list's bare item ends the mapping that is collected, as does anything indented less.
      const [indent] = /^\s*/.exec(lines[at]);
      if (lines[at].trim() && !lines[at].trim().startsWith("#") && indent.length < own) collecting = false;
      continue;
    }
    const [, indent, marks, name] = found;
    const column = indent.length + marks.length;
    if (collecting && column === own) {
      present.add(name);
      if (marks) {
        collecting = false;
        depth = indent.length + 0.5;
      }
    } else if (column < depth) {
      collecting = false;
      path.unshift(name);
      depth = marks ? indent.length + 0.5 : column;
      if (depth === 0) break;
    }
  }
  for (let at = row + 1; at < lines.length; at++) {
    const found = KEY.exec(lines[at]);
    const [indent] = /^\s*/.exec(lines[at]);
    if (lines[at].trim() && indent.length < own) break;
    if (found && !found[2] && found[1].length === own) present.add(found[3]);
  }
  return { path, present };
}

function objectAt(schema, template, path) {
  let object = fieldsOf(schema, template);
  for (const name of path) {
    const node = object?.properties?.[name];
    if (!node) return null;
    object = mappingOf(schema, node);
  }
  return object?.properties ? object : null;
}

function resolved(schema, node) {
  return node.$ref ? { ...schema.$defs[node.$ref.split("/").at(-1)], ...node } : node;
}

// The mapping that a field holds, or each item of its list, by whichever of its forms is one.
function mappingOf(schema, node) {
  const found = resolved(schema, node);
  if (found.properties) return found;
  for (const form of found.anyOf || []) {
    const mapping = mappingOf(schema, form);
    if (mapping) return mapping;
  }
  return found.items ? mappingOf(schema, found.items) : null;
}

function opening(schema, node, indent) {
  const found = resolved(schema, node);
  if (found.type === "array") return `:\n${indent}  - `;
  if (found.properties) return `:\n${indent}  `;
  return ": ";
}

function valuesOf(schema, template, text, path) {
  const object = objectAt(schema, template, path.slice(0, -1));
  const key = path.at(-1);
  const node = object?.properties[key];
  if (!node) return [];
  const found = resolved(schema, node);
  let values = found.enum || found.examples || [];
  if (key === "source") values = [...text.matchAll(/^\s*(?:- +)?id: +(\S+)/gm)].map((match) => match[1]);
  return values.map((value) => ({ label: String(value), type: "constant" }));
}
