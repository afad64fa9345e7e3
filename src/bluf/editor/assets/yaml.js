// Show a brief's YAML in CodeMirror. Its document is the one copy of the text, in both modes.
//
// CodeMirror stands in a shadow root, where it sets its styles through a style sheet object: a strict
// Content-Security-Policy allows no style element. bluf's own sheet is one of the same kind, whole before anything is
// shown: a link's would come when it comes, and until then the marks of problems are pictures that the policy forbids.

import {
  EditorState, EditorView, HighlightStyle, Transaction, autocompletion, bracketMatching, completionKeymap, defaultKeymap,
  drawSelection, highlightActiveLine, highlightActiveLineGutter, history, historyKeymap, indentOnInput, indentUnit, keymap,
  lineNumbers, lintGutter, lintKeymap, redo, redoDepth, search, searchKeymap, setDiagnostics, syntaxHighlighting, tags, undo,
  undoDepth, yaml,
} from "./vendor.js";
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

export function yamlEditor({ parent, onChange, onCursor, onSave, schema }) {
  let remote = false;
  let known = { schema, template: undefined };
  const { root, place } = shadow(parent, "whole");
  const completing = ({ state, pos, explicit }) => {
    const found = known.schema && completionsAt(known.schema, known.template, state.doc.toString(), pos);
    return found && (explicit || found.from < pos) ? { ...found, validFor: /^[\w+:-]*$/ } : null;
  };
  const extensions = [
    lineNumbers(), highlightActiveLineGutter(), lintGutter(), history({ minDepth: 5000 }), drawSelection(), indentOnInput(), bracketMatching(),
    highlightActiveLine(), EditorView.lineWrapping, search({ top: true }), yaml(), syntaxHighlighting(COLORS),
    indentUnit.of("  "), autocompletion({ override: [completing], icons: false }),
    EditorView.contentAttributes.of({ "aria-label": "YAML of the brief", spellcheck: "true" }),
    keymap.of([
      { key: "Mod-s", run: () => { onSave?.(); return true; } },
      ...completionKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange?.(update.state.doc.toString(), { remote });
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

  function replace(text, { undoable = true } = {}) {
    remote = true;
    try {
      if (!undoable) view.setState(stateOf(text));
      else {
        const old = view.state.doc.toString();
        if (old === text) return;
        const { from, to, insert } = change(old, text);
        view.dispatch({ changes: { from, to, insert }, annotations: [Transaction.userEvent.of("input.form"), Transaction.addToHistory.of(true)] });
      }
    } finally {
      remote = false;
    }
  }

  return {
    view,
    text: () => view.state.doc.toString(),
    replace,
    undo: () => undo(view),
    redo: () => redo(view),
    canUndo: () => undoDepth(view.state) > 0,
    canRedo: () => redoDepth(view.state) > 0,
    problems(list) {
      const diagnostics = list.map((problem) => {
        const from = offset(problem.line, problem.column);
        const end = problem.end_column ? offset(problem.line, problem.end_column) : view.state.doc.lineAt(from).to;
        const message = problem.hint ? `${problem.message}\n${problem.hint}` : problem.message;
        return { from, to: Math.max(from, end), severity: problem.severity === "error" ? "error" : "warning", source: problem.code, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics.sort((a, b) => a.from - b.from)));
    },
    goTo(line, column, { select, focus = true } = {}) {
      const anchor = offset(line, column);
      view.dispatch({
        selection: { anchor, head: select ? offset(line, select) : anchor },
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

// The smallest change from one text to another: what is between their common beginning and end.
function change(old, text) {
  let from = 0;
  const most = Math.min(old.length, text.length);
  while (from < most && old[from] === text[from]) from++;
  let end = 0;
  while (end < most - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  return { from, to: old.length - end, insert: text.slice(from, text.length - end) };
}
