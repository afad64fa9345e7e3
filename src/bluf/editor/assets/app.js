// The editor's page: the list of briefs, or one brief with its outline or YAML, its page, and its checks.

import { html, render, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "./vendor.js";
import { get } from "./api.js";
import { yamlEditor } from "./yaml.js";
import { compareView } from "./compare.js";
import { BriefList } from "./list.js";
import { Outline, focusField } from "./outline.js";
import { PageView } from "./page.js";
import { Meter, Panel } from "./panel.js";
import { Session } from "./session.js";
import { when } from "./words.js";

const READ = 8000; // milliseconds that a message stays

// A tab keeps its name when it is reloaded, and finds its draft again; a copy of a tab gets a name of its own.
function tabName() {
  const [navigation] = performance.getEntriesByType("navigation");
  const known = sessionStorage.getItem("tab");
  const name = known && ["reload", "back_forward"].includes(navigation?.type) ? known : crypto.randomUUID();
  sessionStorage.setItem("tab", name);
  return name;
}

function Editor({ session, choices }) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  const [mode, setMode] = useState(localStorage.getItem("mode") === "yaml" ? "yaml" : "outline");
  const [pane, setPane] = useState("edit"); // on a narrow screen, the one that is shown
  const [field, setField] = useState(null);
  const yaml = useRef(null);
  const modeNow = useRef(mode);
  modeNow.current = mode;

  useEffect(() => session.on(redraw), [session]);
  useEffect(() => {
    session.editor = yamlEditor({
      parent: yaml.current,
      onChange: (_text, { remote }) => {
        if (!remote) session.changed();
        session.tell();
      },
      onCursor: ({ line }) => {
        if (modeNow.current !== "yaml") return;
        session.pointed = false;
        setField(session.fieldAt(line));
      },
      onSave: () => session.save(),
      schema: session.schema,
    });
    session.editor.replace(session.opened, { undoable: false });
    session.changed();
    session.focused = (path) => {
      session.pointed = false;
      setField(path);
    };
    window.bluf = session; // for a look at it from the browser's console, and for tests
  }, [session]);
  useEffect(() => {
    const leaving = (event) => session.unkept && event.preventDefault();
    addEventListener("beforeunload", leaving);
    return () => removeEventListener("beforeunload", leaving);
  }, [session]);
  useEffect(() => localStorage.setItem("mode", mode), [mode]);
  useEffect(() => {
    const title = session.outline?.title || session.path;
    document.title = `${session.dirty ? "• " : ""}${title} – bluf`;
  });
  useEffect(() => {
    if (session.editor && session.outline) session.editor.setSchema(session.schema, session.outline.template);
  }, [session.outline?.template]);

  const undo = () => session.undo();
  const redo = () => session.editor.redo();
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

  // Go to a field, in the view that is open.
  const reveal = (path, words, problem, skipped = 0) => {
    setPane("edit");
    if (path) setField(path);
    setTimeout(() => {
      if (modeNow.current === "outline" && path && (focusField(path) || focusField(`${path}.text`) || focusField(`${path}.name`))) {
        selectWords(document.activeElement, words, skipped);
        return;
      }
      const place = problem?.line
        ? { line: problem.line, column: problem.column || 1, endColumn: problem.end_column }
        : path && session.placeOf(path, words, skipped);
      if (!place) return;
      if (modeNow.current === "outline") setMode("yaml");
      setTimeout(() => session.editor.goTo(place.line, place.column, { select: place.endColumn, focus: true }));
    });
  };

  const switchTo = (next) => {
    setMode(next);
    if (next === "yaml")
      setTimeout(() => {
        const place = field && session.placeOf(field, "");
        if (place) session.editor.goTo(place.line, place.column, { focus: false });
      });
    else if (field) setTimeout(() => focusField(field));
  };

  // Drawn anew only for a new preview: typing must not wait for what has not changed.
  const { preview } = session;
  const form = useMemo(() => {
    session.drawing();
    return mode === "outline" && preview && html`<${Outline} session=${session} />`;
  }, [preview, mode, session.refused]);
  const page = useMemo(() => html`<${PageView} session=${session} field=${field} reveal=${reveal} />`, [preview, field]);
  const panel = useMemo(() => html`<${Panel} session=${session} reveal=${reveal} />`, [preview]);
  useLayoutEffect(() => session.drawn(), [preview]);
  const data = session.outline || {};
  const set = (key) => (event) =>
    session.edit(event.target.value ? { op: "put", path: key, value: event.target.value } : { op: "cut", path: key });
  const narrow = (name, label) => html`<button type="button" aria-pressed=${pane === name} onClick=${() => setPane(name)}>${label}</button>`;
  const problems = session.preview?.problems.filter((problem) => problem.severity !== "note").length;
  return html`<div class=${`editor show-${pane}`}>
    <header class="bar">
      <a class="home" href="/" aria-label="All briefs">bluf</a>
      <h1 title=${session.path}>${data.title || session.path}</h1>
      <p class="saved">${session.dirty ? "Not saved" : "Saved"}</p>
      <div class="group" role="group" aria-label="History">
        <button type="button" class="icon" aria-disabled=${session.canUndo ? "false" : "true"} onClick=${undo} aria-label="Undo" title="Undo (Ctrl+Z)">↶</button>
        <button type="button" class="icon" aria-disabled=${session.editor?.canRedo() ? "false" : "true"} onClick=${redo} aria-label="Redo" title="Redo (Ctrl+Y)">↷</button>
      </div>
      <${Pick} label="Template" value=${data.template || "standard"} options=${choices.templates.map((each) => each.name)} onChange=${set("template")} />
      <${Pick} label="Style" value=${data.style || ""} options=${choices.styles.map((each) => each.name)} usual="template's own" onChange=${set("style")} />
      <${Pick} label="Paper" value=${data.page || "a4"} options=${["a4", "letter"]} shown=${{ a4: "A4", letter: "Letter" }} onChange=${set("page")} />
      <${Meter} fit=${session.preview?.fit} />
      <div class="group" role="group" aria-label="Download">
        <button type="button" onClick=${() => session.download("pdf")}>PDF</button>
        <button type="button" onClick=${() => session.download("docx")}>DOCX</button>
      </div>
      <button type="button" class="primary" aria-disabled=${session.dirty ? "false" : "true"} onClick=${() => session.dirty && session.save()} title="Save (Ctrl+S)">Save</button>
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
  </div>`;
}

// Select some words of a control, after `skipped` of the same, or the last of them.
function selectWords(control, words, skipped) {
  if (!words || typeof control?.value !== "string") return;
  let at = control.value.indexOf(words.trim());
  for (let next = at; next >= 0 && skipped-- > 0; ) {
    next = control.value.indexOf(words.trim(), next + words.trim().length);
    if (next >= 0) at = next;
  }
  if (at >= 0 && control.setSelectionRange && control.type !== "date" && control.type !== "number")
    control.setSelectionRange(at, at + words.trim().length);
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
  const holds = message.startsWith("Not ") && Boolean(session.lost || session.disk);
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

// What the person must decide or know before going on.
function Banners({ session }) {
  const [comparing, setComparing] = useState(null);
  // A banner that goes away leaves the focus to the brief, not to nothing.
  const decided = (decide) => () => {
    decide();
    document.querySelector("main").focus({ preventScroll: true });
  };
  const copy = () => navigator.clipboard.writeText(session.copied).then(() => session.say("Copied the YAML."));
  return html`<div class="banners">
    ${session.lost && html`<div class="banner error" role="alert"><p>${session.lost === "gone"
      ? "bluf has stopped or can't be reached. What you typed up to then is kept as a draft; what you type now stays in this window. Start bluf edit again, open its address in another tab, and this window goes on."
      : "bluf was started anew. Open the address that it printed in another tab, and this window goes on."}</p>
      <button type="button" onClick=${copy}>Copy the YAML</button></div>`}
    ${session.undrafted && html`<div class="banner warning" role="status"><p>Drafts can't be kept (${session.undrafted}): what you type is in this window only until you save it.</p></div>`}
    ${session.disk && html`<div class="banner warning" role="alert"><p>${session.path} has changed on disk.</p>
      <button type="button" onClick=${() => setComparing({ theirs: session.disk.text, label: "The file on disk", side: "On disk" })}>Compare</button>
      <button type="button" onClick=${decided(() => session.takeTheirs())}>Take the file’s</button>
      <button type="button" onClick=${decided(() => session.keepMine())}>Keep mine</button></div>`}
    ${session.drafts.map((draft) => html`<div class="banner" role="status" key=${draft.tab}><p>A draft of ${when(draft.saved)} was not saved.</p>
      <button type="button" onClick=${() => setComparing({ theirs: draft.text, label: "The draft", side: "In the draft" })}>Compare</button>
      <button type="button" onClick=${decided(() => session.restore(draft))}>Restore it</button>
      <button type="button" onClick=${decided(() => session.discard(draft))}>Discard it</button></div>`)}
    ${comparing && html`<${Compare} session=${session} ...${comparing} close=${() => setComparing(null)} />`}
  </div>`;
}

function Compare({ session, theirs, label, side, close }) {
  const dialog = useRef(null);
  const place = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
    const view = compareView({ parent: place.current, mine: session.text, theirs, sides: { mine: "In this window", theirs: side } });
    return () => view.destroy();
  }, []);
  return html`<dialog class="compare" ref=${dialog} onClose=${close} aria-labelledby="compare-title">
    <header><h2 id="compare-title">Your text, and ${label.toLowerCase()}</h2><button type="button" onClick=${() => dialog.current.close()}>Close</button></header>
    <div class="both" ref=${place}></div>
  </dialog>`;
}

function Failed({ message }) {
  return html`<main class="list-page"><p class="banner error" role="alert">${message}</p><p><a href="/">All briefs</a></p></main>`;
}

async function start() {
  const root = document.getElementById("app");
  const query = new URLSearchParams(location.search);
  if (query.has("token")) {
    query.delete("token");
    history.replaceState(null, "", query.size ? `/?${query}` : "/");
  }
  root.replaceChildren();
  const path = query.get("brief");
  if (!path) {
    render(html`<${BriefList} />`, root);
    return;
  }
  try {
    const session = new Session(path, tabName());
    const [choices, text] = await Promise.all([get("folder"), session.open()]);
    session.opened = text;
    render(html`<${Editor} session=${session} choices=${choices} />`, root);
  } catch (refused) {
    render(html`<${Failed} message=${refused.message} />`, root);
  }
}

start();
