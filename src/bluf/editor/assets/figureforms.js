// The forms of tables, charts and pictures: what makes them what they are first, all else behind "More".

import { html } from "./vendor.js";
import { Choice, Keyed, fieldId, focusField } from "./controls.js";
import { joined } from "./fieldpath.js";
import { ChooseFile } from "./filefield.js";
import { Grid } from "./grid.js";
import { chartGrid, tableGrid } from "./gridedits.js";
import { Told, lacksAlt, problemsAt } from "./problem.js";
import { named } from "./words.js";

const ASKED = "Say in a sentence what it shows, for readers who can't see it; or tick Decorative if it says nothing.";

// What a new figure begins with, as edits, and the field that is typed in first.
const BEGUN = {
  table: (path) => ({
    edits: [
      { op: "put", path: joined(path, "columns"), value: ["Column 1", "Column 2"] },
      { op: "insert", path: joined(path, "rows"), index: 0, value: ["", ""] },
    ],
    first: `${path}.columns[0].head`,
  }),
  chart: (path) => ({
    edits: [
      { op: "put", path: joined(path, "kind"), value: "line" },
      { op: "put", path: `${path}.data.x`, value: ["", ""] },
      { op: "put", path: `${path}.data.series.Series 1`, value: ["", ""] },
    ],
    first: `${path}.title`,
  }),
};

function change(session, edits, first) {
  edits.forEach((edit, index) => session.edit(edit, index === edits.length - 1 && first ? () => focusField(first) : undefined));
}

// Add a picture, and go to the text that it must have.
export function putPicture(session, path, file) {
  change(session, [{ op: "put", path: joined(path, "file"), value: file }], `${path}.alt`);
}

export function AddFigure({ session, shape, path, of }) {
  const noun = named(shape.key).toLowerCase();
  const label = html`Add a ${noun}<span class="hidden"> to ${of}</span>`;
  const problem = session.fileProblem?.path === path && session.fileProblem;
  if (shape.figure === "picture")
    return html`<span data-file-field=${path} data-takes="picture"><${ChooseFile} session=${session} takes="picture" at=${path} label=${label} primary=${true} added=${(file) => putPicture(session, path, file)} />
      ${problem && html`<p class="problem error" role="alert">${problem.message}</p>`}</span>`;
  const begin = () => {
    if (session.pending(`${path}.kind`) || session.pending(`${path}.columns`)) return;
    const { edits, first } = BEGUN[shape.figure](path);
    change(session, edits, first);
  };
  return html`<button type="button" class="add" onClick=${begin}>${label}</button>`;
}

// `draw` draws one field of the figure by its key, and is given more of its shape.
export function FigureForm({ session, shape, path, data, draw, title }) {
  const noun = named(shape.key);
  const Body = { table: Table, chart: Chart, picture: Picture }[shape.figure];
  const remove = () => {
    session.edit({ op: "cut", path }, () => session.say(`Removed the ${noun.toLowerCase()}. Undo brings it back.`));
  };
  return html`<fieldset class="group figure" id=${fieldId(path)} tabindex="-1">
    <legend>${noun}<span class="hidden"> of ${title}</span></legend>
    <button type="button" class="icon remove" aria-label=${`Remove the ${noun.toLowerCase()} of ${title}`} title="Remove" onClick=${remove}>×</button>
    <${Told} session=${session} problems=${problemsAt(session, path).filter(({ code }) => !lacksAlt(code))} />
    <${Body} session=${session} path=${path} data=${data} draw=${draw} shape=${shape} noun=${noun} title=${title} />
  </fieldset>`;
}

const isTrue = (value) => String(value ?? "").toLowerCase() === "true";

// Alternative text, asked for as long as there is none.
function Alternative({ data, draw }) {
  const asks = !data.alt && !isTrue(data.decorative) ? ASKED : null;
  return html`${draw("alt", { required: Boolean(asks), asks })}${draw("decorative")}`;
}

function More({ draw, keys, shape, of }) {
  const there = keys.filter((key) => shape.fields.some((field) => field.key === key));
  return html`<details class="more"><summary>More<span class="hidden"> of ${of}</span>: ${there.map((key) => named(key).toLowerCase()).join(", ")}</summary>${there.map((key) => draw(key))}</details>`;
}

function Picture({ data, draw, shape, title }) {
  return html`${draw("file")}<${Alternative} data=${data} draw=${draw} />${draw("caption")}${draw("credit")}
    <${More} draw=${draw} shape=${shape} of=${`the picture of ${title}`} keys=${["crop", "source", "priority"]} />`;
}

function Table({ session, path, data, draw, shape, title }) {
  const rest = html`<${More} draw=${draw} shape=${shape} of=${`the table of ${title}`} keys=${data.data ? ["encoding", "delimiter", "source", "priority"] : ["source", "priority"]} />`;
  if (data.data) {
    const write = () => {
      const cuts = ["data", "encoding", "delimiter", "columns"].filter((key) => data[key]).map((key) => ({ op: "cut", path: joined(path, key) }));
      const { edits, first } = BEGUN.table(path);
      change(session, [...cuts, ...edits], first);
    };
    return html`${draw("caption")}${draw("data")}<p class="note">Its cells are those of ${data.data}: change them there, and the page follows once the file is saved.</p>
      <button type="button" class="choose" onClick=${write}>Write the cells here instead</button>${rest}`;
  }
  const grid = tableGrid(path, data);
  const take = (file) =>
    change(session, [...["rows", "columns"].filter((key) => data[key]).map((key) => ({ op: "cut", path: joined(path, key) })), { op: "put", path: joined(path, "data"), value: file }], `${path}.data`);
  const column = (place) => html`<${Column} session=${session} shape=${shape} path=${joined(joined(path, "columns"), place)} data=${data.columns?.[place]} cells=${grid.rows.map((row) => row[place]?.value)} name=${grid.heads[place]?.value} />`;
  return html`${draw("caption")}
    <${Told} session=${session} problems=${[...problemsAt(session, joined(path, "rows")), ...problemsAt(session, joined(path, "columns")), ...problemsAt(session, joined(path, "total"))]} />
    <${Grid} session=${session} grid=${grid} label=${`Cells of the table of ${title}`} onColumn=${column} />
    <div class="file-tools" data-file-field=${joined(path, "data")} data-takes="data" data-instead=${path}>
      <${ChooseFile} session=${session} takes="data" at=${joined(path, "data")} label="Take a CSV file instead …" added=${take} /><span class="note">or drop one here</span></div>
    ${rest}`;
}

// What a column is: how it is set, and what its words mean.
function Column({ session, shape, path, data, cells, name }) {
  const fields = shape.fields.find((field) => field.key === "columns")?.of.fields || [];
  const given = data && typeof data === "object" ? data : {};
  const pick = (key, label) => {
    const field = fields.find((each) => each.key === key);
    const place = joined(path, key);
    return field && html`<label class="pick"><span>${label}</span><${Choice} session=${session} shape=${field} path=${place} data=${given[key]} common=${{ id: fieldId(place) }} /></label>`;
  };
  const words = [...new Set(cells.filter(Boolean))];
  const place = joined(path, "values");
  return html`<div class="column-tools" role="group" aria-label=${`Column “${name}”`}>${pick("align", "Set at the")}${pick("kind", "Holds")}
    ${given.kind === "choice" && html`<${Keyed} session=${session} path=${place} data=${given.values} common=${{ id: fieldId(place) }} label="What its words mean" names=${words} options=${["good", "fair", "bad", "neutral"]} />`}</div>`;
}

function Chart({ session, path, data, draw, shape, title }) {
  const inner = data.data && typeof data.data === "object" ? data.data : { file: data.data };
  const keys = [...(inner.file ? ["encoding", "delimiter"] : []), "x_label", "marks", "band", "reversed", "start", "note", "source", "priority"];
  const place = joined(path, "data");
  const write = () => {
    const cuts = ["data", "encoding", "delimiter"].filter((key) => data[key]).map((key) => ({ op: "cut", path: joined(path, key) }));
    change(session, [...cuts, ...BEGUN.chart(path).edits.slice(1)], `${path}.data.x[0]`);
  };
  const take = (file) => change(session, [{ op: "cut", path: place }, { op: "put", path: joined(place, "file"), value: file }], `${path}.data.file`);
  const values = inner.file
    ? html`<${FileValues} session=${session} path=${place} file=${inner.file} draw=${draw} />
        <p class="note">Its values are those of ${inner.file}: change them there, and the page follows once the file is saved.</p>
        <button type="button" class="choose" onClick=${write}>Write the values here instead</button>`
    : html`<${Told} session=${session} problems=${[place, `${place}.x`, `${place}.series`].flatMap((each) => problemsAt(session, each))} />
        <${Grid} session=${session} grid=${chartGrid(path, data)} label=${`Values of the chart of ${title}`} column="series" row="point" />
        <div class="file-tools" data-file-field=${joined(place, "file")} data-takes="data" data-instead=${path}>
          <${ChooseFile} session=${session} takes="data" at=${joined(place, "file")} label="Take a CSV file instead …" added=${take} /><span class="note">or drop one here</span></div>`;
  return html`<div class="row">${draw("kind")}${draw("unit")}</div>${draw("title")}${values}<${Alternative} data=${data} draw=${draw} />
    <${More} draw=${draw} shape=${shape} of=${`the chart of ${title}`} keys=${keys} />`;
}

// The field for a chart's file, which stands as `data:` itself or in it.
function FileValues({ file, draw }) {
  return draw("data", { kind: "text", fields: undefined, takes: "data", file });
}
