// What a grid shows of a table and a chart, and the edits that its changes are.

import assert from "node:assert/strict";
import test from "node:test";
import { after, carried } from "../assets/edits.js";
import { cellsOf, chartGrid, tableGrid } from "../assets/gridedits.js";
import { several } from "./drawing.js";

const TABLE = { columns: ["Village", { head: "People", align: "right" }], rows: [["A", "1"], ["B", "2"]], total: { People: "3" } };
const CHART = { kind: "line", data: { x: ["Fri", "Sat"], series: { Level: ["33", "24"], "a.b": ["1", null] } } };

// What edits make of some data, as bluf makes it: each is carried through those before it.
function made(data, edits) {
  const whole = structuredClone({ t: data });
  const done = [];
  for (const asked of edits) {
    const edit = carried(asked, done);
    const steps = [...edit.path.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) => (index === undefined ? (quoted ?? name) : Number(index)));
    const last = steps.pop();
    const around = steps.reduce((value, step) => (value[step] ??= {}), whole);
    if (edit.op === "put" && last === "head" && typeof around === "string") throw new Error("a head is put into its column");
    if (edit.op === "put") around[last] = edit.value;
    else if (edit.op === "cut") Array.isArray(around) ? around.splice(last, 1) : delete around[last];
    else if (edit.op === "insert") around[last].splice(edit.index, 0, edit.value);
    else if (edit.op === "move") around[last].splice(edit.to, 0, ...around[last].splice(edit.index, 1));
    else Object.assign(around, { [edit.name]: around[last] }) && delete around[last];
    done.push(edit);
  }
  return whole.t;
}

test("a block from a spreadsheet is taken apart by tabs and line ends", () => {
  assert.deepEqual(cellsOf("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
  assert.deepEqual(cellsOf("a\t\n\tb"), [["a", ""], ["", "b"]]);
  assert.deepEqual(cellsOf("one"), [["one"]]);
});

test("a quoted cell of a block may hold tabs, line ends and quote marks", () => {
  assert.deepEqual(cellsOf('"a\tb"\t"two\nlines"\n"say ""yes"""\tlast'), [["a b", "two lines"], ['say "yes"', "last"]]);
  assert.deepEqual(cellsOf('"The port" is closed\t5"'), [['"The port" is closed', '5"']]);
});

test("any block gives the cells that it was made of", () => {
  several(({ upTo, of }) => {
    const cell = () => Array.from({ length: upTo(4) }, () => of(["a", '"', "5", ",", "é"])).join("");
    const rows = Array.from({ length: 1 + upTo(3) }, () => Array.from({ length: 2 }, cell));
    const block = rows.map((row) => row.map((each) => (each.includes('"') ? `"${each.replaceAll('"', '""')}"` : each)).join("\t")).join("\n");
    assert.deepEqual(cellsOf(`${block}\n`), rows);
  });
});

test("a long block of quote marks is read in a moment", () => {
  const started = performance.now();
  cellsOf('"'.repeat(200000));
  cellsOf('"a\t'.repeat(20000));
  assert.ok(performance.now() - started < 5000);
});

test("a table's cells and heads have their paths", () => {
  const grid = tableGrid("t", TABLE);
  assert.deepEqual(grid.heads.map(({ path, value }) => [path, value]), [["t.columns[0].head", "Village"], ["t.columns[1].head", "People"]]);
  assert.deepEqual(grid.rows[1][1], { path: "t.rows[1][1]", value: "2" });
  assert.deepEqual(grid.totals, [{ path: "t.total.Village", value: "" }, { path: "t.total.People", value: "3" }]);
});

test("a column is put in, moved and taken out in every row and in the total", () => {
  assert.deepEqual(made(TABLE, tableGrid("t", TABLE).insertColumn(1)), {
    ...TABLE, columns: ["Village", "Column 3", TABLE.columns[1]], rows: [["A", "", "1"], ["B", "", "2"]],
  });
  assert.deepEqual(made(TABLE, tableGrid("t", TABLE).moveColumn(1, 0)), { ...TABLE, columns: [TABLE.columns[1], "Village"], rows: [["1", "A"], ["2", "B"]] });
  assert.deepEqual(made(TABLE, tableGrid("t", TABLE).removeColumn(1)), { columns: ["Village"], rows: [["A"], ["B"]], total: {} });
});

test("a head that the total names takes its name along", () => {
  const grid = tableGrid("t", TABLE);
  assert.deepEqual([grid.isNamed(0), grid.isNamed(1)], [false, true]);
  assert.deepEqual(grid.renamed(1, "Persons"), [
    { op: "put", path: "t.columns[1].head", value: "Persons" }, { op: "rename", path: "t.total.People", name: "Persons" },
  ]);
});

test("a block fills cells and adds the rows and columns that it needs", () => {
  const { rows, columns } = made(TABLE, tableGrid("t", TABLE).pasted([["9", "x"], ["8", "y"]], 1, 1));
  assert.deepEqual(rows, [["A", "1", ""], ["B", "9", "x"], ["", "8", "y"]]);
  assert.deepEqual(columns.length, 3);
});

test("a block whose first row goes to the heads fills the rows from the first", () => {
  const data = { columns: ["Column 1"], rows: [[""]] };
  const edits = tableGrid("t", data).pasted([["Village", "People"], ["A", "1"], ["B", "2"]], -1, 0);
  assert.deepEqual(edits[0], { op: "put", path: "t.columns[0].head", value: "Village" });
  assert.deepEqual(made(data, edits.slice(1)), { columns: ["Column 1", "People"], rows: [["A", "1"], ["B", "2"]] });
});

test("any block is in the table where it was pasted, and nothing else has changed", () => {
  several(({ upTo }) => {
    const size = { high: 1 + upTo(3), wide: 1 + upTo(3) };
    const data = { columns: Array.from({ length: size.wide }, (_, at) => `C${at}`), rows: Array.from({ length: size.high }, (_, row) => Array.from({ length: size.wide }, (_, at) => `${row}${at}`)) };
    const [row, column] = [upTo(size.high - 1), upTo(size.wide - 1)];
    const block = Array.from({ length: 1 + upTo(3) }, (_, at) => Array.from({ length: 1 + upTo(2) }, (_, place) => `n${at}${place}`));
    const found = made(data, tableGrid("t", data).pasted(block, row, column));
    found.rows.forEach((cells, at) => {
      assert.equal(cells.length, found.columns.length);
      cells.forEach((cell, place) => assert.equal(cell, block[at - row]?.[place - column] ?? data.rows[at]?.[place] ?? ""));
    });
  });
});

test("a chart's points and series are rows and columns", () => {
  const grid = chartGrid("t", CHART);
  assert.deepEqual(grid.heads.map(({ value }) => value), ["", "Level", "a.b"]);
  assert.deepEqual(grid.rows[1].map(({ path, value }) => [path, value]), [["t.data.x[1]", "Sat"], ["t.data.series.Level[1]", "24"], ['t.data.series["a.b"][1]', ""]]);
  assert.deepEqual(made(CHART, grid.insertRow(1)).data, { x: ["Fri", "", "Sat"], series: { Level: ["33", "", "24"], "a.b": ["1", "", null] } });
  assert.deepEqual(made(CHART, grid.removeRow(0)).data, { x: ["Sat"], series: { Level: ["24"], "a.b": [null] } });
  assert.deepEqual(made(CHART, grid.insertColumn(3)).data.series["Series 3"], ["", ""]);
});

test("a block fills a chart, with new points and series", () => {
  const found = made(CHART, chartGrid("t", CHART).pasted([["Day", "Depth", "a.b", "Rain"], ["Mon", "5", "6", "7"], ["Tue", "1", "2", "3"], ["Wed", "8", "9", "0"]], -1, 0));
  assert.deepEqual(found.data, { x: ["Mon", "Tue", "Wed"], series: { Depth: ["5", "1", "8"], "a.b": ["6", "2", "9"], Rain: ["7", "3", "0"] } });
});

test("what is in a renamed series goes with its name", () => {
  const edit = { op: "rename", path: "t.data.series.Level", name: "a.b" };
  assert.equal(after("t.data.series.Level[2]", edit), 't.data.series["a.b"][2]');
  assert.equal(after("t.data.series.Levels[2]", edit), "t.data.series.Levels[2]");
  assert.equal(after("t.data.x[0]", edit), "t.data.x[0]");
});
