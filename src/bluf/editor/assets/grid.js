// A grid of cells: each an input of its own, gone through by keyboard, filled by pasting, with tools for rows and columns.

import { html, useLayoutEffect, useRef, useState } from "./vendor.js";
import { fieldId, put } from "./controls.js";
import { MOST_PASTED, cellsOf } from "./gridedits.js";
import { isWithin } from "./fieldpath.js";
import { ownProblems } from "./problem.js";

const LONGEST = 50_000; // characters of a block that is pasted
const CELL = { kind: "text", required: true };

// `grid` is of gridedits.js; `label` names it, `row` and `column` say what these are called.
export function Grid({ session, grid, label, row: rowNoun = "row", column: columnNoun = "column", about, onColumn }) {
  const table = useRef(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const last = grid.rows.length - 1;
  const row = Math.min(Math.max(at.row, 0), Math.max(last, 0));
  const column = Math.min(at.column, grid.width - 1);
  const go = (to, place) => {
    const found = table.current?.querySelector(`[data-row="${to}"][data-column="${place}"]`);
    found?.focus();
    found?.select?.();
    return Boolean(found);
  };
  const change = (edits, to, place, said) => {
    if (!edits.length) return;
    edits.forEach((edit, index) => session.edit(edit, index === edits.length - 1 ? () => {
      if (to !== undefined) go(to, place);
      if (said) session.say(said);
    } : undefined));
  };
  const free = () => !session.renumbering;
  const act = {
    addRow: () => free() && change(grid.insertRow(row + 1), row + 1, column, `Added ${rowNoun} ${row + 2}`),
    removeRow: () => free() && last > 0 && change(grid.removeRow(row), Math.min(row, last - 1), column, `Removed ${rowNoun} ${row + 1}. Undo brings it back.`),
    moveRow: (by) => free() && row + by >= 0 && row + by <= last && change(grid.moveRow(row, row + by), row + by, column, `This is now ${rowNoun} ${row + by + 1}`),
    addColumn: () => free() && change(grid.insertColumn(grid.moveColumn ? column + 1 : grid.width), -1, grid.moveColumn ? column + 1 : grid.width, `Added a ${columnNoun}`),
    removeColumn: () => free() && removable && change(grid.removeColumn(column), at.row, Math.max(0, column - 1), `Removed the ${columnNoun}. Undo brings it back.`),
    moveColumn: (by) => free() && grid.moveColumn && column + by >= 0 && column + by < grid.width && change(grid.moveColumn(column, column + by), at.row, column + by),
  };
  const removable = grid.moveColumn ? grid.width > 1 : column > 0 && grid.width > 2;
  const keys = (event) => {
    const cell = event.target.closest("[data-row]");
    if (!cell || event.isComposing || event.ctrlKey || event.metaKey) return;
    const [here, place] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    const caret = [cell.selectionStart, cell.selectionEnd];
    const whole = caret[0] === 0 && caret[1] === cell.value.length;
    const arrows = { ArrowUp: -1, ArrowDown: 1 };
    if (event.altKey && event.key in arrows) act.moveRow(arrows[event.key]);
    else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) act.moveColumn(event.key === "ArrowLeft" ? -1 : 1);
    else if (event.altKey) return;
    else if (event.key === "Enter" && !event.shiftKey && here === last) act.addRow();
    else if (event.key === "Enter") go(here + (event.shiftKey ? -1 : 1), place);
    else if (event.key in arrows) go(here + arrows[event.key], place);
    else if (event.key === "ArrowLeft" && (whole || caret[1] === 0) && go(here, place - 1)) ;
    else if (event.key === "ArrowRight" && (whole || caret[0] === cell.value.length) && go(here, place + 1)) ;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pasted = (event) => {
    const cell = event.target.closest("[data-row]");
    const block = event.clipboardData?.getData("text/plain") || "";
    if (!cell || !/[\t\n]/.test(block.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    const start = Number(cell.dataset.row);
    if (start > last) return;
    const cells = block.length > LONGEST ? [] : cellsOf(block);
    const edits = cells.length ? grid.pasted(cells, start, Number(cell.dataset.column)) : [];
    if (!cells.length || edits.length > MOST_PASTED) session.fail("Not pasted: that is more than a page shows. Keep it in a CSV file, and add that.");
    else change(edits, start, Number(cell.dataset.column), `Pasted ${cells.length} ${cells.length === 1 ? rowNoun : `${rowNoun}s`}`);
  };
  const focused = (event) => {
    const cell = event.target.closest("[data-row]");
    if (cell) setAt({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) });
  };
  const cell = ({ path, value }, to, place, name, more = {}) => html`<${Cell} key=${place} session=${session} path=${path} value=${value} row=${to} column=${place} name=${name} ...${more} />`;
  const headName = (place) => grid.heads[place].value || (grid.heads[place].path ? `${columnNoun} ${place + 1}` : "Along the axis");
  const tool = (said, sign, press, off = false) =>
    html`<button type="button" class="icon" aria-disabled=${off ? "true" : "false"} aria-label=${said} title=${said} onClick=${() => !off && press()}>${sign}</button>`;
  return html`<div class="grid">
    <div class="grid-tools" role="group" aria-label=${`${label}: rows and columns`}>
      <span class="set"><span class="which">${cap(rowNoun)} ${row + 1}</span>
      ${tool(`Add a ${rowNoun} below`, "+", act.addRow)}
      ${tool(`Move ${rowNoun} ${row + 1} up`, "↑", () => act.moveRow(-1), row === 0)}
      ${tool(`Move ${rowNoun} ${row + 1} down`, "↓", () => act.moveRow(1), row >= last)}
      ${tool(`Remove ${rowNoun} ${row + 1}`, "×", act.removeRow, last < 1)}</span>
      <span class="set"><span class="which">${cap(columnNoun)}${grid.heads[column]?.path ? ` “${headName(column)}”` : ""}</span>
      ${tool(`Add a ${columnNoun}`, "+", act.addColumn)}
      ${grid.moveColumn && tool(`Move ${columnNoun} “${headName(column)}” left`, "←", () => act.moveColumn(-1), column === 0)}
      ${grid.moveColumn && tool(`Move ${columnNoun} “${headName(column)}” right`, "→", () => act.moveColumn(1), column >= grid.width - 1)}
      ${tool(`Remove ${columnNoun} “${headName(column)}”`, "×", act.removeColumn, !removable)}</span>
    </div>
    ${onColumn && onColumn(column)}
    <div class="cells" tabindex="-1">
      <table ref=${table} aria-label=${label} aria-describedby=${about} onKeyDown=${keys} onPaste=${pasted} onFocusIn=${focused}>
        <thead><tr>${grid.heads.map((head, place) => html`<th scope="col" key=${place}>${head.path ? cell(head, -1, place, head.name, { rename: grid.isNamed(place) ? (name) => change(grid.renamed(place, name)) : null }) : html`<span class="axis">Along the axis</span>`}</th>`)}</tr></thead>
        <tbody>${grid.rows.map((cells, to) => html`<tr key=${to}>${cells.map((each, place) => html`<td key=${place}>${cell(each, to, place, `${headName(place)}, ${rowNoun} ${to + 1}`)}</td>`)}</tr>`)}</tbody>
        ${grid.totals && html`<tfoot><tr>${grid.totals.map((each, place) => html`<td key=${place}>${each.path && cell(each, last + 1, place, `${headName(place)}, total`, { optional: true, placeholder: place === 0 ? "Total" : "" })}</td>`)}</tr></tfoot>`}
      </table>
    </div>
  </div>`;
}

const cap = (noun) => noun.slice(0, 1).toUpperCase() + noun.slice(1);

// One cell. What is typed stays as typed until the YAML says otherwise. With `rename`, it is a name that others refer to, and
// is given once the cell is left.
function Cell({ session, path, value: data, row, column, name, rename, optional, placeholder }) {
  const control = useRef(null);
  const value = (session.pending(path) || session.refusal(path))?.typed ?? data;
  const problem = ownProblems(session).find(({ field }) => field === path || isWithin(field, path));
  useLayoutEffect(() => {
    const element = control.current;
    if (document.activeElement === element && (rename || element.value.trim() === value.trim())) return;
    if (element.value !== value) element.value = value;
  });
  const typed = (event) => {
    if (!rename) put(session, optional ? { ...CELL, required: false } : CELL, path, event.target.value, data || undefined, /^insert|^delete/.test(event.inputType) && event.inputType !== "insertFromPaste");
  };
  const left = (event) => {
    const given = event.target.value.replace(/\s+/g, " ").trim();
    if (!rename || given === data) return;
    if (given) rename(given);
    else event.target.value = data;
  };
  return html`<input ref=${control} id=${fieldId(path)} data-row=${row} data-column=${column} aria-label=${name} placeholder=${placeholder || ""} autocomplete="off"
    aria-invalid=${problem ? "true" : undefined} title=${problem?.message} size=${Math.min(Math.max(value.length, 4), 24)}
    onInput=${typed} onChange=${left} onFocus=${() => session.focused?.(path)} />`;
}
