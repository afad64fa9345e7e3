// The controls of the form for one field each: words, days, numbers, choices, ticks, sources. Each edits the YAML.

import { html, useLayoutEffect, useRef } from "./vendor.js";
import { joined } from "./fieldpath.js";

export function fieldId(path) {
  return `f-${path}`;
}

export function focusField(path) {
  const control = document.getElementById(fieldId(path));
  if (!control) return false;
  for (let up = control.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  control.focus();
  control.scrollIntoView({ block: "center", behavior: "smooth" });
  return true;
}

// Help stands in empty fields: were it to come and go with the focus, what is below would move away from the pointer.
export const helpOf = (shape) => shape.help.replaceAll("`", "");

const shownAs = (shape, data) => (Array.isArray(data) ? data.map((each) => each ?? "").join("\n") : data ?? "");

// A control for words. What is being typed stays as typed until the YAML says otherwise, by undo or another view.
export function Words({ session, shape, path, data, common }) {
  const control = useRef(null);
  const value = (session.pending(path) || session.refusal(path))?.typed ?? shownAs(shape, data);
  const many = shape.kind === "prose" || shape.kind === "texts";
  useLayoutEffect(() => {
    const element = control.current;
    if (document.activeElement === element && spaced(element.value) === spaced(value)) return;
    if (element.value !== value) element.value = value;
    if (many) grow(element);
  });
  const typed = (event) => {
    if (many) grow(event.target);
    put(session, shape, path, event.target.value, data, BY_KEYS.test(event.inputType));
  };
  if (many) return html`<textarea ...${common} placeholder=${helpOf(shape)} ref=${control} rows="1" spellcheck=${true} onInput=${typed} />`;
  const type = shape.kind === "date" && (!value || isDay(value)) ? "date" : shape.kind === "number" ? "number" : "text";
  return html`<input ...${common} placeholder=${helpOf(shape)} ref=${control} type=${type} min=${shape.least} max=${shape.most} onInput=${typed} autocomplete="off" />`;
}

// How words come that are typed and deleted one by one (Input Events Level 2), and not pasted or dropped.
const BY_KEYS = /^(insertText|insertCompositionText|insertLineBreak|insertParagraph|delete(Content|Word|SoftLine|HardLine).*)$/;

// A day that a date's box can show; of any other text it would show nothing.
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && Boolean(new Date(text).toJSON()?.startsWith(text));

const spaced = (text) => text.replace(/\s+/g, " ").trim();

// A control for prose is as high as its text: by style where the browser can, and it is quick.
const GROWS = CSS.supports("field-sizing", "content");

function grow(element) {
  if (GROWS) return;
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight + 2}px`;
}

// What no brief may hold, and text from PDFs has: controls, of which a form feed parts words.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

export function put(session, shape, path, written, before, byKeys) {
  const text = written.replace(/[\u000b\u000c]/g, " ").replace(CONTROLS, "");
  if (!text.trim() && !shape.required) {
    if (before !== undefined || session.pending(path)) session.edit({ op: "cut", path }, null, text, byKeys);
    return;
  }
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const asList = shape.kind === "texts" && (lines.length > 1 || Array.isArray(before));
  session.edit({ op: "put", path, value: asList ? lines : spaced(text) }, null, text, byKeys);
}

export function Choice({ session, shape, path, data, common }) {
  return html`<select ...${common} value=${session.latest(path, data) ?? ""} onChange=${(event) =>
    session.edit(event.target.value ? { op: "put", path, value: event.target.value } : { op: "cut", path })}>
    <option value="">as usual</option>
    ${shape.options.map((option) => html`<option key=${option} value=${option}>${option}</option>`)}
  </select>`;
}

// Whether something is so: a tick, which is in the YAML only where it differs from what is usual.
export function Truth({ session, shape, path, data, common, label }) {
  const { id, ...rest } = common;
  const isTrue = String(session.latest(path, data) ?? shape.usual).toLowerCase() === "true";
  return html`<label class="tick"><input type="checkbox" ...${rest} id=${id} checked=${isTrue} onChange=${({ target }) =>
    session.edit(target.checked === shape.usual ? { op: "cut", path } : { op: "put", path, value: String(target.checked) })} /> ${label}</label>`;
}

// Texts by names of the author's own: a row for each, and one for a new one. `options` are the values there are, if few.
export function Keyed({ session, path, data, common, names = [], options = null, label, noun = "name" }) {
  const given = data && typeof data === "object" && !Array.isArray(data) ? data : {};
  const missing = names.filter((name) => given[name] === undefined);
  const value = (name, now) => {
    const place = joined(path, name);
    const told = { "aria-label": `${label}: ${name}`, onFocus: common.onFocus, id: fieldId(place) };
    if (options)
      return html`<select ...${told} value=${session.latest(place, now) ?? ""} onChange=${(event) =>
        session.edit(event.target.value ? { op: "put", path: place, value: event.target.value } : { op: "cut", path: place })}>
        <option value="">${now === undefined ? "says nothing" : "remove it"}</option>
        ${options.map((option) => html`<option key=${option} value=${option}>${option}</option>`)}</select>`;
    return html`<${Words} session=${session} shape=${{ kind: "text", help: "" }} path=${place} data=${now} common=${told} />`;
  };
  const added = (event) => {
    const name = event.target.value.replace(/\s+/g, " ").trim();
    if (name && given[name] === undefined) session.edit({ op: "put", path: joined(path, name), value: options ? options.at(-1) : "…" });
    event.target.value = "";
  };
  return html`<div class="keyed" role="group" aria-label=${label} id=${common.id} tabindex="-1">
    ${[...Object.keys(given), ...missing].map((name) => html`<div class="pair" key=${name}><span class="name">${name}</span>${value(name, given[name])}</div>`)}
    ${names.length === 0 && html`<input type="text" autocomplete="off" aria-label=${`${label}: new ${noun}`} placeholder=${`New ${noun}`} onChange=${added} />`}
  </div>`;
}

// The sources that a point or quote is taken from.
export function Sources({ session, shape, path, data, ids, common, label }) {
  const listed = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
  const chosen = listed(session.latest(path, data));
  if (shape.kind !== "texts") {
    const unknown = chosen.filter((id) => !ids.includes(id));
    return html`<select ...${common} value=${chosen[0] ?? ""} onChange=${(event) =>
      session.edit(event.target.value ? { op: "put", path, value: event.target.value } : { op: "cut", path })}>
      <option value="">none</option>
      ${[...ids, ...unknown].map((id) => html`<option key=${id} value=${id}>${id}</option>`)}
    </select>`;
  }
  const toggle = (id, on) => {
    const now = listed(session.latest(path, data));
    const next = on ? [...now, id] : now.filter((other) => other !== id);
    if (!next.length) session.edit({ op: "cut", path });
    else session.edit({ op: "put", path, value: next.length === 1 && !Array.isArray(data) ? next[0] : next });
  };
  const { id: control, ...rest } = common;
  return html`<div class="ticks" role="group" aria-label=${label} ...${{ onFocusCapture: rest.onFocus, "aria-describedby": rest["aria-describedby"] }}>
    ${ids.map((id, index) => html`<label key=${id}><input type="checkbox" id=${index === 0 ? control : undefined} checked=${chosen.includes(id)} onChange=${(event) => toggle(id, event.target.checked)} /> ${id}</label>`)}
  </div>`;
}
