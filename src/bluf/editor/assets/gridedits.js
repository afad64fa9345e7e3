// What a grid of cells is in the YAML, and the edits that change it: of a table's rows, and of a chart's values by series.
// Nothing here draws or asks. Rows and columns are counted from 0; indexes in edits are those that the form shows.

import { joined } from "./fieldpath.js";

export const MOST_PASTED = 900; // edits that one paste may come to

const insert = (path, index, value) => ({ op: "insert", path, index, value });
const put = (path, value) => ({ op: "put", path, value });
const cut = (path) => ({ op: "cut", path });
const move = (path, index, to) => ({ op: "move", path, index, to });
const numbers = (count) => Array.from({ length: count }, (_, number) => number);
const blank = (count) => numbers(count).map(() => "");
const text = (value) => (value === null || value === undefined ? "" : String(value));

// The cells of a block that was copied from a spreadsheet: tabs part them, and one with tabs or line ends is in quotes.
export function cellsOf(block) {
  const rows = [[]];
  const all = block.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  while (at <= all.length) {
    const row = rows.at(-1);
    let cell;
    const close = all[at] === '"' ? closing(all, at) : -1;
    if (close > 0) {
      cell = all.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    } else {
      const end = [all.indexOf("\t", at), all.indexOf("\n", at)].filter((each) => each >= 0);
      const until = end.length ? Math.min(...end) : all.length;
      cell = all.slice(at, until);
      at = until;
    }
    row.push(cell.replace(/\s+/g, " ").trim());
    if (at >= all.length) break;
    if (all[at] === "\n") rows.push([]);
    at++;
  }
  return rows;
}

// Where the quote mark is that ends a quoted cell; -1 where none does, and the first mark is one of the words.
function closing(all, at) {
  for (let end = all.indexOf('"', at + 1); end > 0; end = all.indexOf('"', end + 2)) {
    if (all[end + 1] !== '"') return end + 1 >= all.length || "\t\n".includes(all[end + 1]) ? end : -1;
  }
  return -1;
}

const headOf = (column) => text(column && typeof column === "object" ? column.head : column);

// A table. `heads` are { path, value } of the columns, `totals` those of the last row; each change is a list of edits.
export function tableGrid(path, data) {
  const columns = Array.isArray(data?.columns) ? data.columns : [];
  const rows = (Array.isArray(data?.rows) ? data.rows : []).map((row) => (Array.isArray(row) ? row : [row]));
  const at = { columns: joined(path, "columns"), rows: joined(path, "rows"), total: joined(path, "total") };
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const heads = numbers(width).map((column) => ({
    path: joined(joined(at.columns, column), "head"), value: headOf(columns[column]), name: `Head of column ${column + 1}`,
  }));
  const names = heads.map((head) => head.value);
  const totalOf = (name) => (name && names.indexOf(name) === names.lastIndexOf(name) ? joined(at.total, name) : null);
  return {
    heads,
    // A head that the total row names takes its name along.
    renamed: (column, name) => {
      const old = names[column];
      const edits = [put(heads[column].path, name)];
      if (data?.total?.[old] !== undefined && name && data.total[name] === undefined) edits.push({ op: "rename", path: joined(at.total, old), name });
      return edits;
    },
    isNamed: (column) => data?.total?.[names[column]] !== undefined,
    rows: rows.map((row, index) => numbers(width).map((column) => ({ path: joined(joined(at.rows, index), column), value: text(row[column]) }))),
    totals: names.map((name) => ({ path: totalOf(name), value: text(data?.total?.[name]) })),
    width,
    insertRow: (index) => [insert(at.rows, index, blank(Math.max(width, 1)))],
    removeRow: (index) => [cut(joined(at.rows, index))],
    moveRow: (index, to) => [move(at.rows, index, to)],
    insertColumn: (index) => [
      insert(at.columns, index, newName(names)),
      ...numbers(rows.length).filter((row) => rows[row].length >= index).map((row) => insert(joined(at.rows, row), index, "")),
    ],
    removeColumn: (index) => [
      ...(columns.length > index ? [cut(joined(at.columns, index))] : []),
      ...numbers(rows.length).filter((row) => rows[row].length > index).map((row) => cut(joined(joined(at.rows, row), index))),
      ...(data?.total?.[names[index]] !== undefined && totalOf(names[index]) ? [cut(joined(at.total, names[index]))] : []),
    ],
    moveColumn: (index, to) => [
      move(at.columns, index, to),
      ...numbers(rows.length).filter((row) => rows[row].length > Math.max(index, to)).map((row) => move(joined(at.rows, row), index, to)),
    ],
    // Fill cells from a row (-1: the heads) and a column on with a block, and add rows and columns where it is larger.
    pasted: (block, row, column) => {
      const [first, body] = row < 0 ? [block[0], block.slice(1)] : [null, block];
      const from = Math.max(row, 0);
      const wide = Math.max(width, column + Math.max(...block.map((each) => each.length)));
      const high = Math.max(rows.length, from + body.length);
      const filled = (index, place) => body[index - from]?.[place - column];
      const edits = [];
      for (const place of numbers(wide)) {
        const head = first?.[place - column];
        if (place >= columns.length) edits.push(insert(at.columns, columns.length, head || newName(names, place)));
        else if (head !== undefined && head !== names[place]) edits.push(...(head ? [put(heads[place].path, head)] : []));
      }
      for (const index of numbers(rows.length))
        for (const place of numbers(wide)) {
          const cell = index < from ? undefined : filled(index, place);
          if (place >= rows[index].length) edits.push(insert(joined(at.rows, index), rows[index].length, cell ?? ""));
          else if (cell !== undefined && cell !== text(rows[index][place])) edits.push(put(joined(joined(at.rows, index), place), cell));
        }
      for (const index of numbers(high).slice(rows.length))
        edits.push(insert(at.rows, rows.length, numbers(wide).map((place) => filled(index, place) ?? "")));
      return edits;
    },
  };
}

// A chart's values: the first column is what stands along the axis, the others are the series.
export function chartGrid(path, data) {
  const at = { x: joined(joined(path, "data"), "x"), series: joined(joined(path, "data"), "series") };
  const x = Array.isArray(data?.data?.x) ? data.data.x : [];
  const given = data?.data?.series && typeof data.data.series === "object" ? data.data.series : {};
  const names = Object.keys(given);
  const lists = names.map((name) => (Array.isArray(given[name]) ? given[name] : [given[name]]));
  const placeOf = (name) => joined(at.series, name);
  const height = Math.max(x.length, ...lists.map((list) => list.length));
  const all = [{ path: at.x, list: x }, ...names.map((name, index) => ({ path: placeOf(name), list: lists[index] }))];
  const every = (change) => all.flatMap(change);
  return {
    heads: [{ path: null, value: "" }, ...names.map((name, index) => ({ path: placeOf(name), value: name, name: `Name of series ${index + 1}` }))],
    renamed: (column, name) => (name && !names.includes(name) ? [{ op: "rename", path: placeOf(names[column - 1]), name }] : []),
    isNamed: () => true,
    rows: numbers(height).map((row) => all.map(({ path: list, list: values }) => ({ path: joined(list, row), value: text(values[row]) }))),
    totals: null,
    width: all.length,
    insertRow: (index) => every(({ path: list, list: values }) => (values.length >= index ? [insert(list, index, "")] : [])),
    removeRow: (index) => every(({ path: list, list: values }) => (values.length > index ? [cut(joined(list, index))] : [])),
    moveRow: (index, to) => every(({ path: list, list: values }) => (values.length > Math.max(index, to) ? [move(list, index, to)] : [])),
    insertColumn: () => [put(placeOf(newName(names, names.length, "Series")), blank(height))],
    removeColumn: (index) => [cut(placeOf(names[index - 1]))],
    moveColumn: null,
    pasted: (block, row, column) => {
      const [first, body] = row < 0 ? [block[0], block.slice(1)] : [null, block];
      const from = Math.max(row, 0);
      const high = Math.max(height, from + body.length);
      const wide = Math.max(all.length, column + Math.max(...block.map((each) => each.length)));
      const filled = (index, place) => (index < from ? undefined : body[index - from]?.[place - column]);
      const edits = [];
      const taken = [...names];
      for (const place of numbers(wide)) {
        const head = first?.[place - column];
        if (place < all.length) {
          const { path: list, list: values } = all[place];
          for (const index of numbers(high)) {
            const cell = filled(index, place);
            if (index >= values.length) edits.push(insert(list, values.length, cell ?? ""));
            else if (cell !== undefined && cell !== text(values[index])) edits.push(put(joined(list, index), cell));
          }
          if (place > 0 && head && !taken.includes(head)) {
            edits.push({ op: "rename", path: list, name: head });
            taken[place - 1] = head;
          }
        } else {
          const name = head && !taken.includes(head) ? head : newName(taken, place - 1, "Series");
          taken.push(name);
          edits.push(put(placeOf(name), numbers(high).map((index) => filled(index, place) ?? "")));
        }
      }
      return edits;
    },
  };
}

// A name that none has: "Column 3".
function newName(names, count = names.length, noun = "Column") {
  let number = count + 1;
  while (names.includes(`${noun} ${number}`)) number++;
  return `${noun} ${number}`;
}
