// One brief: its outline or YAML, its page, and its checks.

import { html, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "./vendor.js";
import { Banners } from "./banners.js";
import { download } from "./download.js";
import { focusField } from "./controls.js";
import { takeDrops } from "./drops.js";
import { TakenName } from "./filefield.js";
import { parentOf, stepsOf } from "./fieldpath.js";
import { IssueBrief } from "./issuedialog.js";
import { Outline } from "./outline.js";
import { PageView } from "./page.js";
import { lacksAlt } from "./problem.js";
import { Meter, Panel } from "./panel.js";
import { listedName } from "./templates.js";
import { yamlEditor } from "./yaml.js";

const READ = 8000; // milliseconds that a message stays

export function Editor({ session, choices, home }) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  const [mode, setMode] = useState(localStorage.getItem("mode") === "yaml" ? "yaml" : "outline");
  const [pane, setPane] = useState("edit"); // on a narrow screen, the one that is shown
  const [field, setField] = useState(null);
  const [issuing, setIssuing] = useState(false);
  const yaml = useRef(null);
  const modeNow = useRef(mode);
  const unsaved = session.standing === "Not saved";
  modeNow.current = mode;

  useEffect(() => session.on(redraw), [session]);
  useEffect(() => {
    session.editor = yamlEditor({
      parent: yaml.current,
      onChange: (change, before, how, remote) => {
        if (how) session.history.record(change, before, how);
        if (!remote) session.changed();
        session.tell();
      },
      onCursor: ({ line }) => {
        if (modeNow.current !== "yaml") return;
        session.pointed = false;
        setField(session.fieldAt(line));
      },
      onSave: () => session.save(),
      onUndo: () => session.undo(),
      onRedo: () => session.redo(),
      schema: session.schema,
    });
    session.editor.replace(session.begun, { undoable: false });
    session.changed();
    session.focused = (path) => {
      session.pointed = false;
      setField(path);
    };
    window.bluf = session; // for a look at it from the browser's console, and for tests
    return () => session.editor.view.destroy();
  }, [session]);
  useEffect(() => {
    const leaving = (event) => session.unkept && event.preventDefault();
    addEventListener("beforeunload", leaving);
    return () => removeEventListener("beforeunload", leaving);
  }, [session]);
  const fieldNow = useRef(field);
  fieldNow.current = field;
  useEffect(() => takeDrops(session, () => fieldNow.current), [session]);
  useEffect(() => localStorage.setItem("mode", mode), [mode]);
  useEffect(() => {
    const title = session.outline?.title || session.path;
    document.title = `${unsaved ? "• " : ""}${title} – bluf`;
  });
  useEffect(() => {
    if (session.editor && session.outline) session.editor.setSchema(session.schema, session.outline.template);
  }, [session.outline?.template]);

  const undo = () => session.undo();
  const redo = () => session.redo();
  useEffect(() => {
    const keys = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === "s") session.save();
      else if (event.target.closest?.(".yaml, dialog")) return;
      else if (key === "z" && !event.shiftKey) undo();
      else if (key === "y" || (key === "z" && event.shiftKey)) redo();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", keys, true);
    return () => removeEventListener("keydown", keys, true);
  }, [session]);

  // Go to a field, in the view that is open; to the characters of the brief that the page has from a span of offsets.
  const reveal = (path, span, problem) => {
    setPane("edit");
    if (path) setField(path);
    setTimeout(() => {
      if (modeNow.current === "outline" && path && ((lacksAlt(problem?.code) && focusField(`${path}.alt`)) || focusField(path) || focusField(`${path}.text`) || focusField(`${path}.name`) || focusFile(session, path))) {
        if (span) selectIn(document.activeElement, (value) => session.rangeIn(path, span, value));
        return;
      }
      const range = span && session.rangeNow(span);
      const place = problem?.line
        ? { line: problem.line, column: problem.column || 1, endLine: problem.end_line, endColumn: problem.end_column }
        : path && session.placeOf(path);
      if (!place && !range) return;
      if (modeNow.current === "outline") setMode("yaml");
      setTimeout(() =>
        range ? session.editor.select(...range) : session.editor.goTo(place.line, place.column, { select: place.endColumn, until: place.endLine, focus: true }));
    });
  };

  const switchTo = (next) => {
    setMode(next);
    if (next === "yaml")
      setTimeout(() => {
        const place = field && session.placeOf(field);
        if (place) session.editor.goTo(place.line, place.column, { focus: false });
      });
    else if (field) setTimeout(() => focusField(field));
  };

  // Drawn anew only for a new preview: typing must not wait for what has not changed.
  const { preview } = session;
  const form = useMemo(() => {
    session.drawing();
    if (!preview) return session.failure && html`<p class="note">The form needs what can't be made of this brief: ${session.failure}. The YAML view has its text.</p>`;
    return mode === "outline" && html`<${Outline} session=${session} />`;
  }, [preview, mode, session.refused, session.failure, session.fileProblem]);
  const page = useMemo(() => html`<${PageView} session=${session} field=${field} reveal=${reveal} />`, [preview, field, session.late, session.failure]);
  const panel = useMemo(() => html`<${Panel} session=${session} reveal=${reveal} />`, [preview]);
  useLayoutEffect(() => session.drawn(), [preview]);
  const data = session.outline || {};
  const set = (key) => (event) =>
    session.edit(event.target.value ? { op: "put", path: key, value: event.target.value } : { op: "cut", path: key });
  const narrow = (name, label) => html`<button type="button" aria-pressed=${pane === name} onClick=${() => setPane(name)}>${label}</button>`;
  const problems = session.preview?.problems.filter((problem) => problem.severity !== "note").length;
  const templates = choices.templates.map((each) => each.name);
  return html`<div class=${`editor show-${pane}`}>
    <header class="bar">
      <a class="home" href="/" onClick=${home} aria-label="All briefs">bluf</a>
      <h1 title=${session.path}>${data.title || session.path}</h1>
      <p class="saved">${session.standing}</p>
      <div class="group" role="group" aria-label="History">
        <button type="button" class="icon" aria-disabled=${session.canUndo ? "false" : "true"} onClick=${undo} aria-label="Undo" title="Undo (Ctrl+Z)">↶</button>
        <button type="button" class="icon" aria-disabled=${session.history.canRedo ? "false" : "true"} onClick=${redo} aria-label="Redo" title="Redo (Ctrl+Y)">↷</button>
      </div>
      <${Pick} label="Template" value=${listedName(data.template, templates)} options=${templates} onChange=${set("template")} />
      <${Pick} label="Style" value=${data.style || ""} options=${choices.styles.map((each) => each.name)} usual="template's own" onChange=${set("style")} />
      <${Pick} label="Paper" value=${data.page || "a4"} options=${["a4", "letter"]} shown=${{ a4: "A4", letter: "Letter" }} onChange=${set("page")} />
      <${Meter} fit=${session.preview?.fit} />
      <div class="group" role="group" aria-label="Download">
        ${["pdf", "docx"].map((format) => html`<button type="button" key=${format} aria-disabled=${session.unbuildable ? "true" : "false"} title=${session.unbuildable ? `Not until this is mended: ${session.unbuildable}` : undefined} onClick=${() => download(session, format)}>${format.toUpperCase()}</button>`)}
      </div>
      <button type="button" onClick=${() => setIssuing(true)}>Issue …</button>
      <button type="button" class="primary" aria-disabled=${unsaved && !session.file.obstacle ? "false" : "true"} onClick=${() => unsaved && session.save()}
        title=${session.file.obstacle ? `Not now: ${session.file.obstacle}` : "Save (Ctrl+S)"}>Save</button>
    </header>
    <${Banners} session=${session} />
    <main tabindex="-1">
      <section class="edit" aria-label="Brief">
        <div class="modes" role="group" aria-label="Edit as">
          <button type="button" aria-pressed=${mode === "outline"} onClick=${() => switchTo("outline")}>Outline</button>
          <button type="button" aria-pressed=${mode === "yaml"} onClick=${() => switchTo("yaml")}>YAML</button>
        </div>
        <div class="form" hidden=${mode !== "outline"}>${form}</div>
        <div class="yaml" hidden=${mode !== "yaml"} ref=${yaml}></div>
      </section>
      ${page}
      ${panel}
    </main>
    <nav class="panes" aria-label="Show">
      ${narrow("edit", "Edit")}${narrow("page", "Page")}${narrow("checks", problems ? `Checks (${problems})` : "Checks")}
    </nav>
    <${Status} session=${session} />
    <${TakenName} session=${session} />
    ${issuing && html`<${IssueBrief} session=${session} unsaved=${unsaved} close=${() => setIssuing(false)} />`}
  </div>`;
}

// Go to the field that names the file which a cell comes from, and say which row of it that is.
function focusFile(session, path) {
  for (let part = path; part; part = parentOf(part)) {
    const found = valueAt(session.outline, part);
    const file = typeof found?.data === "string" ? found.data : found?.data?.file;
    if (!file) continue;
    const row = /rows\[(\d+)\]/.exec(path) || /\[(\d+)\]$/.exec(path);
    session.say(`This comes from ${file}${row ? `, row ${Number(row[1]) + 1} below its head` : ""}.`);
    return focusField(`${part}.data`) || focusField(`${part}.data.file`);
  }
  return false;
}

const valueAt = (data, path) => stepsOf(path).reduce((value, step) => (value && typeof value === "object" ? value[step] : undefined), data);

// Select a range of a control's value, which `rangeIn` tells for the value.
function selectIn(control, rangeIn) {
  if (typeof control?.value !== "string" || !control.setSelectionRange) return;
  const range = !["date", "number"].includes(control.type) && rangeIn(control.value);
  if (range) control.setSelectionRange(...range);
}

function Pick({ label, value, options, usual, shown = {}, onChange }) {
  const all = value && !options.includes(value) ? [...options, value] : options;
  return html`<label class="pick"><span>${label}</span>
    <select value=${value} onChange=${onChange}>
      ${usual && html`<option value="">${usual}</option>`}
      ${all.map((option) => html`<option key=${option} value=${option}>${shown[option] || option}</option>`)}
    </select></label>`;
}

// What was done last, until it has been read; what went wrong for as long as its cause lasts.
function Status({ session }) {
  const { message } = session;
  const holds = session.hasFailed && Boolean(session.lost || session.file.changed || session.file.state !== "there");
  const held = useRef("");
  useEffect(() => {
    const over = held.current === message;
    held.current = holds ? message : "";
    if (!message || holds) return undefined;
    const timer = setTimeout(() => session.say(""), over ? 0 : READ);
    return () => clearTimeout(timer);
  }, [message, holds]);
  return html`<p class="status" role="status" aria-live="polite">${message}</p>`;
}

