// Show a brief's YAML in CodeMirror. Its document is the one copy of the text, in both modes.
//
// CodeMirror stands in a shadow root, where it sets its styles through a style sheet object: a strict
// Content-Security-Policy allows no style element. bluf's own sheet is one of the same kind, whole before anything is
// shown: a link's would come when it comes, and until then the marks of problems are pictures that the policy forbids.

import {
  EditorState, EditorView, HighlightStyle, autocompletion, bracketMatching, completionKeymap, defaultKeymap, drawSelection,
  highlightActiveLine, highlightActiveLineGutter, indentOnInput, indentUnit, keymap, lineNumbers, lintGutter, lintKeymap,
  search, searchKeymap, setDiagnostics, syntaxHighlighting, tags, yaml,
} from "./vendor.js";
import { difference } from "./history.js";
import { completionsAt } from "./schema.js";

const COLORS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-key)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-text)" },
  { tag: tags.content, color: "var(--ink)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--quiet)" },
  { tag: [tags.meta, tags.keyword, tags.labelName, tags.typeName], color: "var(--code-mark)" },
]);

const LOOKS = await new CSSStyleSheet().replace(await (await fetch("/assets/yaml.css")).text());

export function shadow(parent, label) {
  const root = parent.shadowRoot || parent.attachShadow({ mode: "open" });
  const place = document.createElement("div");
  place.className = label;
  root.replaceChildren(place);
  root.adoptedStyleSheets = [LOOKS]; // CodeMirror puts its own before it
  return { root, place };
}

// `onChange` is told of each change: what it was, the text before it, how it came about, and whether this window made it.
export function yamlEditor({ parent, onChange, onCursor, onSave, onUndo, onRedo, schema }) {
  let remote = false;
  let how = {}; // a change that this window makes came about
  let known = { schema, template: undefined };
  const { root, place } = shadow(parent, "whole");
  const completing = ({ state, pos, explicit }) => {
    const found = known.schema && completionsAt(known.schema, known.template, state.doc.toString(), pos);
    return found && (explicit || found.from < pos) ? { ...found, validFor: /^[\w+:-]*$/ } : null;
  };
  const extensions = [
    lineNumbers(), highlightActiveLineGutter(), lintGutter(), drawSelection(), indentOnInput(), bracketMatching(),
    highlightActiveLine(), EditorView.lineWrapping, search({ top: true }), yaml(), syntaxHighlighting(COLORS),
    indentUnit.of("  "), autocompletion({ override: [completing], icons: false }),
    EditorView.contentAttributes.of({ "aria-label": "YAML of the brief", spellcheck: "true" }),
    keymap.of([
      { key: "Mod-s", run: () => { onSave?.(); return true; } },
      { key: "Mod-z", run: () => { onUndo?.(); return true; } },
      { key: "Mod-y", run: () => { onRedo?.(); return true; } },
      { key: "Mod-Shift-z", run: () => { onRedo?.(); return true; } },
      ...completionKeymap, ...searchKeymap, ...lintKeymap, ...defaultKeymap,
    ]),
    EditorView.domEventHandlers({
      beforeinput(event) {
        const asked = { historyUndo: onUndo, historyRedo: onRedo }[event.inputType];
        if (asked) event.preventDefault();
        asked?.();
      },
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange?.(changeOf(update), update.startState.doc.toString(), remote ? how : howOf(update), remote);
      if (!remote && (update.selectionSet || update.docChanged)) onCursor?.(cursor());
    }),
  ];
  const stateOf = (text) => EditorState.create({ doc: text, extensions });
  const view = new EditorView({ state: stateOf(""), parent: place, root });

  function cursor() {
    const { head } = view.state.selection.main;
    const line = view.state.doc.lineAt(head);
    return { line: line.number, column: head - line.from + 1 };
  }

  // The offset of a line and column, both counted from 1 in characters, as bluf counts: not in UTF-16 units.
  function offset(number, column) {
    const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
    const characters = [...line.text].slice(0, Math.max(0, (column || 1) - 1)).join("");
    return line.from + Math.min(characters.length, line.length);
  }

  function dispatch(change, spec) {
    remote = true;
    try {
      view.dispatch({ changes: { from: change.at, to: change.at + change.old.length, insert: change.text }, ...spec });
    } finally {
      remote = false;
    }
  }

  // Put another text in its place; `how` it came about, for the undo of it.
  function replace(text, { how: given = {}, undoable = true } = {}) {
    how = undoable ? given : null;
    const change = difference(view.state.doc.toString(), text);
    if (change.old || change.text) dispatch(change);
  }

  // Make a change of the undo.
  function apply(change) {
    how = null;
    dispatch(change, { selection: { anchor: change.at + change.text.length }, scrollIntoView: true });
  }

  return {
    view,
    text: () => view.state.doc.toString(),
    replace,
    apply,
    problems(list) {
      const diagnostics = list.map((problem) => {
        const from = offset(problem.line, problem.column);
        const end = problem.end_column ? offset(problem.end_line || problem.line, problem.end_column) : view.state.doc.lineAt(from).to;
        const message = problem.hint ? `${problem.message}\n${problem.hint}` : problem.message;
        return { from, to: Math.max(from, end), severity: problem.severity === "error" ? "error" : "warning", source: problem.code, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics.sort((a, b) => a.from - b.from)));
    },
    select(anchor, head) {
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    goTo(line, column, { select, until = line, focus = true } = {}) {
      const anchor = offset(line, column);
      view.dispatch({
        selection: { anchor, head: select ? offset(until || line, select) : anchor },
        effects: EditorView.scrollIntoView(anchor, { y: "center" }),
      });
      if (focus) view.focus();
    },
    cursor,
    setSchema(next, template) {
      known = { schema: next, template };
    },
    focus: () => view.focus(),
  };
}

// What an update changed, as one change.
function changeOf(update) {
  let [from, to, end] = [Infinity, 0, 0];
  update.changes.iterChangedRanges((fromA, toA, _fromB, toB) => {
    from = Math.min(from, fromA);
    to = Math.max(to, toA);
    end = Math.max(end, toB);
  });
  return { at: from, old: update.startState.doc.sliceString(from, to), text: update.state.doc.sliceString(from, end) };
}

const AT_ONCE = ["input.paste", "input.drop", "input.complete", "delete.cut"];

const howOf = (update) => ({
  typed: update.transactions.some((each) => (each.isUserEvent("input") || each.isUserEvent("delete")) && !AT_ONCE.some((event) => each.isUserEvent(event))),
});
