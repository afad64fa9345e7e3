"""Turn the bytes of a CSV file into the heads of its columns and rows of values, each with its place (RFC 4180).

UTF-8, or as the brief says; comma, semicolon or tab, as the brief, the file's own first line (`sep=;`) or the name of a
`.tsv` file says, or else what can be no other. Nothing is guessed: what is unclear, ragged, a formula or no text is a
fault. Rows and columns without any value are left out. Time is linear in the file's length.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluf.assets.csv_delimiters import DELIMITERS, parted, said_delimiter
from bluf.assets.csv_faults import CsvError, CsvFault
from bluf.assets.csv_rows import CsvCell, CsvRow, CsvRows, QuoteFault, csv_rows
from bluf.assets.csv_text import csv_text
from bluf.assets.formulas import is_formula
from bluf.ground.file_text import FileText
from bluf.problems import Span
from bluf.problems.details import Details
from bluf.problems.wording import shown

MOST_BYTES = 1024 * 1024  # of a CSV file
MOST_ROWS, MOST_COLUMNS = 1_000, 60  # far more than a page has room for, as a table or in a chart
FEW = 5  # how many faults of a kind are told
_QUOTE_HINTS = {
    QuoteFault.UNCLOSED: "close it, or double it if it is a character of the value, which is then in quotes itself",
    QuoteFault.WITHIN: 'put the whole value in quotes, and double those in it: "a 6"" pipe"',
    QuoteFault.AFTER: 'double a quotation mark that is a character of the value: "a 6"" pipe"',
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was typed, without the white space around it, and its place in the file."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The values of the first row, and of those after it, each as long as the first."""

    heads: tuple[Value, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_table(data: bytes, path: str, *, encoding: str | None = None, delimiter: str | None = None) -> CsvTable:
    """Read a CSV file. `path` is what problems call it.

    `encoding` is the name of one of Python's (None: UTF-8), `delimiter` one of `comma`, `semicolon` and `tab` (None:
    not said). Raises CsvError.
    """
    if len(data) > MOST_BYTES:
        message = f"it has over {MOST_BYTES:,} bytes"
        details = Details(limit=MOST_BYTES, amount=len(data))
        raise CsvError([CsvFault("data-too-large", message, _SHORTEN, data=details)])
    file = FileText(path, csv_text(data, path, encoding))
    read = _read(file.text, path, delimiter)
    if read.fault:
        raise CsvError([_quote_fault(file, read, read.fault)])
    rows = read.rows
    if not rows:
        raise CsvError([CsvFault("data-empty", "it has no values", "its first row has the heads of the columns")])
    _check_size(read)
    width = max((at for row in rows for at, cell in enumerate(row.cells, 1) if cell.text.strip()), default=0)
    first = min(width, len(rows[0].cells))
    faults = [*_ragged(file, rows, first), *_formulas(file, rows)]
    if faults:
        raise CsvError(faults)
    heads, *others = (tuple(_value(file, cell) for cell in row.cells[:first]) for row in rows)
    return CsvTable(heads, tuple(others))


_SHORTEN = "keep the rows and columns that the page is to show"


def _read(text: str, path: str, delimiter: str | None) -> CsvRows:
    said, begins = said_delimiter(text)
    known = DELIMITERS.get(delimiter or "") or said
    if known is None and path.lower().endswith((".tsv", ".tab")):
        known = "\t"
    table = " " * (begins - 1) + text[begins - 1 :] if begins else text  # what follows keeps its offsets
    return csv_rows(table, known) if known else parted(table)


def _check_size(read: CsvRows) -> None:
    """Raise CsvError if there is more than any page holds."""
    widest = max(len(row.cells) for row in read.rows)
    if read.is_cut or len(read.rows) > MOST_ROWS:
        message, limit, amount = f"it has over {MOST_ROWS:,} rows", MOST_ROWS, len(read.rows)
        if len(read.rows) <= MOST_ROWS:
            message = "it has more values than any page has room for"
    elif widest > MOST_COLUMNS:
        message, limit, amount = f"it has over {MOST_COLUMNS} columns", MOST_COLUMNS, widest
    else:
        return
    raise CsvError([CsvFault("data-too-large", message, _SHORTEN, data=Details(limit=limit, amount=amount))])


def _ragged(file: FileText, rows: tuple[CsvRow, ...], width: int) -> Iterator[CsvFault]:
    """Yield a fault for each of the first rows that are shorter or longer than the first."""
    count = 0
    for row in rows:
        length = len(row.cells)
        if length >= width and not any(cell.text.strip() for cell in row.cells[width:]):
            continue  # what is over is empty: spreadsheets write that
        count += 1
        if count > FEW:
            continue
        values = f"{length} value{'s' if length > 1 else ''}"
        message = f"this row has {values}, and the first row has {width}"
        hint = "an empty value still has its delimiter"
        if length > width:
            hint = 'put a value that has the delimiter in it in quotes: "1,5"; or say `delimiter:` if it is another'
        span = file.span(row.cells[0].start, row.cells[-1].end)
        yield CsvFault("ragged-rows", message, hint, span, Details(limit=width, amount=length))
    if count > FEW:
        row = rows[-1]
        message = f"{count} rows in all have more or fewer values than the first, which has {width}"
        yield CsvFault("ragged-rows", message, "see that `delimiter:` is right", file.span(0, 1))


def _formulas(file: FileText, rows: tuple[CsvRow, ...]) -> list[CsvFault]:
    """Return a fault for each of the first values that are formulas."""
    found: list[CsvFault] = []
    for row in rows:
        for column, cell in enumerate(row.cells):
            if is_formula(cell.text) and len(found) < FEW:
                place = f"{_letters(column)}{row.number}"
                message = f"cell {place} holds a formula: `{shown(cell.text.strip())}`"
                hint = "write the value that it comes to; where it is text, give the rows in the brief, in quotes"
                found.append(CsvFault("csv-formula", message, hint, file.span(cell.start, cell.end)))
    return found


def _letters(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _quote_fault(file: FileText, read: CsvRows, fault: QuoteFault) -> CsvFault:
    return CsvFault("csv-quotes", fault.value, _QUOTE_HINTS[fault], file.span(read.fault_at, read.fault_at + 1))


def _value(file: FileText, cell: CsvCell) -> Value:
    return Value(cell.text.strip(), file.span(cell.start, cell.end))
