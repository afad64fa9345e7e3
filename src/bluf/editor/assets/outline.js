// The form: a brief's parts as cards, made from the schema, each control one field of the YAML.

import { html, useLayoutEffect, useRef, useState } from "./vendor.js";
import { Choice, Keyed, Sources, Truth, Words, fieldId, focusField, helpOf } from "./controls.js";
import { after, renamed } from "./edits.js";
import { isWithin, joined, parentOf } from "./fieldpath.js";
import { AddFigure, FigureForm } from "./figureforms.js";
import { FileTools } from "./filefield.js";
import { Told, lacksAlt, ownProblems, problemsAt } from "./problem.js";
import { shapesOf } from "./shapes.js";
import { named, single } from "./words.js";

const FIRST = ["title", "subtitle", "date", "bottom_line", "figures", "key_points"];
const THEN = ["actors", "quotes", "sections", "next_steps", "annexes", "sources"];
const NAMED = ["figures", "key_points", "actors", "quotes", "sections", "next_steps", "sources"]; // whose headings can be others
const ON_THE_BAR = new Set(["template", "style", "page"]);

export function Outline({ session }) {
  const data = session.outline;
  useHeldFocus();
  if (!data) return html`<p class="note">The YAML can't be read yet: mend it in the YAML view first.</p>`;
  const { shapes, own } = shapesOf(session.schema, data.template);
  const broken = session.preview && !session.preview.data;
  const placed = new Set([...FIRST, ...own, ...THEN, ...ON_THE_BAR]);
  const rest = Object.keys(shapes).filter((key) => !placed.has(key));
  const field = (key) => html`<${Field} key=${key} session=${session} shape=${shapes[key]} path=${key} data=${data[key]} />`;
  const lists = [...FIRST.slice(3), ...own, ...THEN].filter((key) => shapes[key]);
  return html`<form class="outline" aria-label="Outline of the brief" onSubmit=${(event) => event.preventDefault()}>
    ${broken && html`<p class="note" role="status">The YAML can't be read at the moment: mend it in the YAML view.</p>`}
    <fieldset class="plain" disabled=${broken}>
      <legend class="hidden">The brief</legend>
      <section class="card" aria-label="Head">${FIRST.slice(0, 3).map(field)}</section>
      ${lists.map((key) => html`<${Part} key=${key} session=${session} shape=${shapes[key]} path=${key} data=${data[key]} />`)}
      <details class="card" open=${rest.some((key) => hasError(session, key))}>
        <summary>Details: to, from, marking and more</summary>
        ${rest.map((key) => html`<${Part} key=${key} session=${session} shape=${shapes[key]} path=${key} data=${data[key]} inner=${true} />`)}
      </details>
    </fieldset>
  </form>`;
}

// A card that moves takes its field out of the page for a moment, and the focus with it: put that back.
function useHeldFocus() {
  const held = document.activeElement;
  const [start, end] = [held?.selectionStart, held?.selectionEnd];
  useLayoutEffect(() => {
    if (!held?.isConnected || document.activeElement !== document.body) return;
    held.focus();
    if (typeof start === "number") held.setSelectionRange(start, end);
  });
}

// A top-level part: a list of cards, a card of fields, or one field.
function Part({ session, shape, path, data, inner }) {
  if (shape.figure) return html`<section class="card" aria-label=${named(shape.key)}><${Figure} session=${session} shape=${shape} path=${path} data=${data} title=${named(shape.key)} /></section>`;
  if (shape.kind === "list") return html`<${List} session=${session} shape=${shape} path=${path} data=${data} />`;
  if (shape.kind === "part" && !shape.bare)
    return html`<fieldset class="group"><legend>${named(shape.key)}</legend>
      <${Told} session=${session} problems=${problemsAt(session, path)} />
      ${shape.fields.map((field) => html`<${Field} key=${field.key} session=${session} shape=${field} path=${joined(path, field.key)} data=${inside(data, field.key)} />`)}
    </fieldset>`;
  if (inner) return html`<${Field} session=${session} shape=${shape} path=${path} data=${data} />`;
  if (shape.kind === "part")
    return html`<section class="card lead" aria-label=${named(shape.key)}>
      <${Fields} session=${session} shape=${shape} path=${path} data=${data} title=${named(shape.key)} />
    </section>`;
  return html`<section class="card" aria-label=${named(shape.key)}><${Field} session=${session} shape=${shape} path=${path} data=${data} /></section>`;
}

const inside = (data, key) => (data && typeof data === "object" ? data[key] : undefined);

// What a shorthand stands for: bare text as the one field that it is.
const whole = (shape, data) => (typeof data === "string" && shape.bare ? { [shape.bare]: data } : data || {});

function List({ session, shape, path, data }) {
  const items = data === undefined || data === null ? [] : Array.isArray(data) ? data : [data];
  const noun = single(shape.key);
  const problems = problemsAt(session, path);
  const names = useNames(session, path, items.length);
  const add = () => {
    if (session.isAdding(path)) return;
    const first = shape.of.fields.find((field) => field.required) || shape.of.fields[0];
    const filled = Object.fromEntries(
      shape.of.fields.filter((field) => field.required).map((field) => [field.key, field.key === "id" ? freeId(items) : ""]),
    );
    const value = shape.of.bare ? "" : filled;
    const from = document.activeElement;
    session.edit({ op: "insert", path, index: items.length, value }, (made) => {
      if (isStill(from)) focusField(joined(joined(made.path, made.index), shape.of.bare || first.key));
    });
  };
  return html`<section class="list" aria-labelledby=${`h-${path}`}>
    <header><h2 id=${`h-${path}`}>${named(shape.key)}</h2><span class="count">${items.length || ""}</span></header>
    <${Told} session=${session} id=${`p-${path}`} problems=${problems} />
    <ol>
      ${items.map((item, index) => html`<${Card} key=${names[index]} session=${session} shape=${shape.of} path=${joined(path, index)}
        list=${path} index=${index} count=${items.length} data=${item} noun=${noun} required=${shape.required} />`)}
    </ol>
    <button type="button" class="add" aria-describedby=${problems.length ? `p-${path}` : undefined} onClick=${add}>Add ${article(noun)} ${noun}</button>
  </section>`;
}

// Whether the focus is still where it was: what comes of an edit must not take it from where the person went meanwhile.
const isStill = (element) => [element, document.body].includes(document.activeElement);

let given = 0; // names of cards so far
const fresh = () => ++given;

// Names of a list's cards that go with them when they get other numbers, and with the names the controls that are drawn
// for them: what is typed, the caret, and what is folded out.
function useNames(session, path, count) {
  const known = useRef(null);
  let { at, names } = known.current || { at: path, names: [] };
  for (const { edit } of known.current ? session.passed : []) {
    names = renamed(names, at, edit, fresh);
    at = after(at, edit) ?? path;
  }
  names = Array.from({ length: count }, (_, index) => names[index] ?? fresh());
  known.current = { at: path, names };
  return names;
}

const article = (noun) => (/^[aeiou]/.test(noun) ? "an" : "a");

function freeId(items) {
  const taken = new Set(items.map((item) => item?.id));
  let number = items.length + 1;
  while (taken.has(`source-${number}`)) number++;
  return `source-${number}`;
}

function Card({ session, shape, path, list, index, count, data, noun, required }) {
  const name = `${noun} ${index + 1}`;
  const move = (to) => {
    if (to < 0 || to >= count || session.renumbering) return;
    const pressed = document.activeElement;
    session.edit({ op: "move", path: list, index, to }, () => {
      if (isStill(pressed) && pressed?.disabled) pressed.parentElement.querySelector("button[id^=move-]:enabled")?.focus();
      document.activeElement.scrollIntoView({ block: "nearest" });
      session.say(`${name} is now ${noun} ${to + 1}`);
    });
  };
  const remove = () => {
    if (session.renumbering) return;
    const pressed = document.activeElement;
    session.edit({ op: "cut", path }, () => {
      const next = document.querySelector(`[data-card="${CSS.escape(joined(list, Math.min(index, count - 2)))}"] :is(textarea, input)`);
      if (isStill(pressed)) (next || document.querySelector(`[aria-labelledby="h-${CSS.escape(list)}"] .add`))?.focus();
      session.say(`Removed ${name}. Undo brings it back.`);
    });
  };
  const keys = (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowUp") move(index - 1);
    else if (event.key === "ArrowDown") move(index + 1);
    else return;
    event.preventDefault();
  };
  const only = required && count === 1;
  return html`<li class="card" data-card=${path} onKeyDown=${keys}>
    <div class="tools">
      <span class="number">${index + 1}</span>
      <${Verdict} session=${session} path=${path} />
      <span class="spring"></span>
      <button type="button" class="icon" id=${`move-up-${path}`} disabled=${index === 0} onClick=${() => move(index - 1)} aria-label=${`Move ${name} up`} title="Move up (Alt+↑)">↑</button>
      <button type="button" class="icon" id=${`move-down-${path}`} disabled=${index === count - 1} onClick=${() => move(index + 1)} aria-label=${`Move ${name} down`} title="Move down (Alt+↓)">↓</button>
      <button type="button" class="icon" disabled=${only} onClick=${remove} aria-label=${`Remove ${name}`} title="Remove">×</button>
    </div>
    <${Fields} session=${session} shape=${shape} path=${path} data=${data} title=${`${named(noun)} ${index + 1}`} />
  </li>`;
}

const VERDICTS = {
  verified: "verified", altered: "altered", absent: "not in the source", misattributed: "said by another", narrated: "told, not said", unchecked: "unchecked",
};

export function Verdict({ session, path }) {
  const quote = session.preview?.quotes.find((each) => each.field === path);
  if (!quote) return null;
  return html`<span class=${`verdict ${quote.verdict}`}>${VERDICTS[quote.verdict] || quote.verdict}</span>`;
}

// The fields of a part: those that it has and those that it needs; the others behind "More".
function Fields({ session, shape, path, data, title }) {
  const values = whole(shape, data);
  const [shown] = useState(() => new Set(shape.fields.filter((f) => isShown(f, values)).map((f) => f.key)));
  for (const field of shape.fields) if (field.required) shown.add(field.key);
  const draw = (field) => html`<${Field} key=${field.key} session=${session} shape=${field} path=${joined(path, field.key)}
    bare=${field.key === shape.bare ? path : null} data=${values[field.key]} named=${field.key === shape.bare && field.required ? title : null} of=${title} />`;
  const figures = shape.fields.filter((field) => field.figure);
  const more = shape.fields.filter((field) => !shown.has(field.key) && !field.figure);
  const first = shape.fields.filter((field) => shown.has(field.key) && !field.figure);
  return html`${!shape.bare && html`<${Told} session=${session} problems=${problemsAt(session, path)} />`}${first.map(draw)}
    ${more.length > 0 && html`<details class="more"><summary>More<span class="hidden"> fields of ${title}</span>: ${more.map((f) => named(f.key).toLowerCase()).join(", ")}</summary>${more.map(draw)}</details>`}
    ${figures.map((field) => isThere(values[field.key]) && html`<${Figure} key=${field.key} session=${session} shape=${field} path=${joined(path, field.key)} data=${values[field.key]} title=${title} />`)}
    ${figures.some((field) => !isThere(values[field.key])) && html`<div class="adds">${figures.map((field) => !isThere(values[field.key]) && html`<${AddFigure} key=${field.key} session=${session} shape=${field} path=${joined(path, field.key)} of=${title} />`)}</div>`}`;
}

const isThere = (value) => value !== undefined && value !== null;

// A table, chart or picture, or the way to one.
function Figure({ session, shape, path, data, title }) {
  if (!isThere(data)) return html`<div class="adds"><${AddFigure} session=${session} shape=${shape} path=${path} of=${title} /></div>`;
  const draw = (key, more = {}) => {
    const field = shape.fields.find((each) => each.key === key);
    return field && html`<${Field} key=${key} session=${session} shape=${{ ...field, ...more }} path=${joined(path, key)} data=${inside(data, key)} named=${null} of=${`${named(shape.key).toLowerCase()} of ${title}`} />`;
  };
  return html`<${FigureForm} session=${session} shape=${shape} path=${path} data=${data} draw=${draw} title=${title} />`;
}

const isShown = (field, values) => field.required || (values[field.key] !== undefined && values[field.key] !== null);

const hasError = (session, path) => ownProblems(session).some(({ field }) => isWithin(field, path));

// One field; `bare` is the path of the part that has it alone where it is given in short.
function Field({ session, shape, path, data, named: title, of, bare }) {
  const problems = ownProblems(session).filter(({ field, code }) => (bare && field === bare) || isWithin(field, path) || (shape.key === "alt" && lacksAlt(code) && field === parentOf(path)));
  const refusal = session.refusal(path);
  const id = fieldId(path);
  const label = title || named(shape.key);
  if (shape.kind === "list") return html`<${List} session=${session} shape=${shape} path=${path} data=${data} />`;
  if (shape.kind === "part") return html`<${Part} session=${session} shape=${shape} path=${path} data=${data} inner=${true} />`;
  const about = [shape.help && `${id}-help`, refusal && `${id}-refusal`, problems.length && `${id}-problem`].filter(Boolean).join(" ");
  const common = {
    id, "aria-describedby": about || undefined, "aria-invalid": refusal || problems.some((p) => p.severity === "error") ? "true" : undefined,
    "aria-required": shape.required ? "true" : undefined,
    onFocus: () => session.focused?.(path),
  };
  const ids = (session.outline?.sources || []).map((source) => source?.id).filter(Boolean);
  let control;
  if (shape.key === "source" && ids.length) control = html`<${Sources} session=${session} shape=${shape} path=${path} data=${data} ids=${ids} common=${common} label=${label} />`;
  else if (shape.kind === "truth") control = html`<${Truth} session=${session} shape=${shape} path=${path} data=${data} common=${common} label=${label} />`;
  else if (shape.kind === "keyed") control = html`<${Keyed} session=${session} path=${path} data=${data} common=${common} label=${label} names=${path === "headings" ? NAMED.filter((key) => session.outline?.[key]) : []} />`;
  else if (shape.kind === "choice") control = html`<${Choice} session=${session} shape=${shape} path=${path} data=${data} common=${common} />`;
  else control = html`<${Words} session=${session} shape=${shape} path=${path} data=${data} common=${common} />`;
  const own = shape.kind === "truth" || shape.kind === "keyed"; // has its label with it
  return html`<div class=${`field ${shape.kind}`}>
    ${own ? shape.kind === "keyed" && html`<p class="label" aria-hidden="true">${label}<span class="optional"> optional</span></p>` : html`<label for=${id}>${label}${title === null && of ? html`<span class="hidden"> of ${of}</span>` : ""}${shape.required ? "" : html`<span class="optional"> optional</span>`}</label>`}
    ${control}
    ${shape.takes && html`<${FileTools} session=${session} takes=${shape.takes} path=${path} has=${Boolean(data)} />`}
    ${shape.asks && html`<p class="ask">${shape.asks}</p>`}
    ${shape.help && html`<span class="hidden" id=${`${id}-help`}>${helpOf(shape)}</span>`}
    ${refusal && html`<p class="problem error" id=${`${id}-refusal`}>Not taken: ${refusal.message}</p>`}
    <${Told} session=${session} id=${`${id}-problem`} problems=${problems} />
  </div>`;
}

