"""Check a table: that its rows are as long as its columns are many, its words those of their lists, its totals sums."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bluf.brief.figure_parts import ColumnFields, TableFields, TotalCell
from bluf.brief.table_columns import CHOICE, cells_of, meaning_of, numbers_of, texts_of
from bluf.brief.typed_numbers import TypedNumber
from bluf.problems import Problem, Span, first
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import did_you_mean, shown
from bluf.yaml_files.reader import YamlFile

MOST_COLUMNS = 20  # which have 8 mm each on the widest measure of a page
MOST_ROWS = 150  # twice as many as lines of the least type on a page
_FEW = 5  # rows that are told of
_GROUPS = re.compile("(?<=\\d)[.,'’٬ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}](?=\\d{3}(?!\\d))")


def table_problems(table: TableFields, path: FieldPath, source: YamlFile, lang: str) -> Iterator[Problem]:
    """Yield what is wrong with a table, and totals that are no sums. `path` is its own, `lang` the brief's language."""
    if table.data is not None and not table.rows:
        return  # its file is no good, as is said
    if not table.columns or not table.rows:
        lacking = "columns" if not table.columns else "rows"
        hint = "give it `columns` and `rows`, or a CSV file with `data:`"
        message = f"the table has no {lacking}"
        yield Problem("missing-field", message, _place(source, path), path, hint, data=Details(fields=(lacking,)))
        return
    if len(table.columns) > MOST_COLUMNS or len(table.rows) > MOST_ROWS:
        yield _too_large(table, path, source)
        return
    yield from first(_ragged(table, path, source), _FEW)
    for index, column in enumerate(table.columns):
        yield from _choices(table, index, column, path, source)
    yield from _totals(table, path, source, lang)


def _place(source: YamlFile, path: FieldPath) -> Span:
    return source.keys.get(path) or source.span(path)


def _too_large(table: TableFields, path: FieldPath, source: YamlFile) -> Problem:
    what, amount, most = "columns", len(table.columns), MOST_COLUMNS
    if amount <= most:
        what, amount, most = "rows", len(table.rows), MOST_ROWS
    message = f"the table has {amount} {what}: a page has room for {most} at most"
    hint = f"keep the {what} that the reader needs"
    return Problem(
        "table-too-large", message, _place(source, path), path, hint, data=Details(limit=most, amount=amount)
    )


def _ragged(table: TableFields, path: FieldPath, source: YamlFile) -> Iterator[Problem]:
    width = len(table.columns)
    for index, row in enumerate(table.rows):
        if len(row) != width:
            at = path / "rows" / index
            values = f"{len(row)} value{'' if len(row) == 1 else 's'}"
            message = f"this row has {values}, and the table has {width} columns"
            hint = 'an empty value is written "" in a row; put a value with a comma in quotes'
            yield Problem("ragged-rows", message, source.span(at), at, hint, data=Details(limit=width, amount=len(row)))


def _choices(
    table: TableFields, index: int, column: ColumnFields, path: FieldPath, source: YamlFile
) -> Iterator[Problem]:
    """Yield what is wrong with a column of words of a closed list."""
    at = path / "columns" / index
    if column.kind == CHOICE and not column.values:
        message = f"`{shown(column.head)}` is a `choice`, and has no `values` to choose from"
        hint = "say what each word means: `values: {ready: good, partly: fair, not ready: bad}`"
        yield Problem("missing-field", message, source.span(at), at, hint, data=Details(fields=("values",)))
        return
    if not column.values:
        return
    if column.kind not in (None, CHOICE):
        message = f"`{shown(column.head)}` has `values`, and is no `choice`"
        yield Problem("bad-value", message, source.span(at / "kind"), at / "kind", "write `kind: choice`")
        return
    words = [str(value.word) for value in column.values]
    for row, text in enumerate(texts_of(cells_of(table, index))):
        if text and meaning_of(text, column) is None:
            place = path / "rows" / row / index
            span = source.span(place)
            meant = did_you_mean(text, words)
            message = f"`{shown(text)}` is not one of the `values` of `{shown(column.head)}`"
            yield Problem("bad-value", message, span, place, meant.hint, data=meant.mending(span))


def _totals(table: TableFields, path: FieldPath, source: YamlFile, lang: str) -> Iterator[Problem]:
    heads = [str(column.head) for column in table.columns]
    for total in table.total:
        at = path / "total" / str(total.column)
        places = [index for index, head in enumerate(heads) if head == total.column]
        if len(places) == 1:
            yield from _sum(table, places[0], total, at, source, lang)
            continue
        span = source.keys.get(at) or source.span(at)
        if places:
            message = f"{len(places)} columns are called `{shown(total.column)}`: which of them has this total?"
            yield Problem("unknown-column", message, span, at, "give each column a head of its own")
            continue
        meant = did_you_mean(str(total.column), heads)
        message = f"`total` has `{shown(total.column)}`, which is not the head of a column"
        yield Problem("unknown-column", message, span, at, meant.hint, data=meant.mending(span))


def _sum(
    table: TableFields, index: int, total: TotalCell, at: FieldPath, source: YamlFile, lang: str
) -> Iterator[Problem]:
    """Yield a warning where a total is not the sum of its column, however its numbers may be read."""
    texts = (*texts_of(cells_of(table, index)), str(total.text.line))
    read = numbers_of(texts, lang)
    readings = [numbers for numbers in (read.numbers, read.otherwise) if numbers]
    sums = [_wrong_sum(texts, numbers) for numbers in readings]
    if sums and all(found is not None for found in sums):
        head = shown(table.columns[index].head)
        found = _as_typed(sums[0] or Decimal(0), texts, readings[0])
        message = f"the total of `{head}` is given as {shown(texts[-1])}, and its rows add up to {found}"
        hint = "correct the total or the row that is wrong; a total of something else needs another word than a sum"
        yield Problem("total-differs", message, source.span(at), at, hint)


def _as_typed(value: Decimal, texts: tuple[str, ...], numbers: tuple[TypedNumber | None, ...]) -> str:
    """Return a number with the signs that a column has between its digits."""
    pairs = zip(texts, numbers, strict=True)
    mark = next((text[number.decimal_at] for text, number in pairs if number and number.places), ".")
    signs = (found[0] for text in texts for found in _GROUPS.finditer(text) if found[0] != mark)
    written = f"{value:,f}".replace(",", "_").replace(".", mark).replace("_", next(signs, ""))
    return written.replace("-", "−")


def _wrong_sum(texts: tuple[str, ...], numbers: tuple[TypedNumber | None, ...]) -> Decimal | None:
    """Return the sum of a column if its last number is not that; None if it is, or that can't be told."""
    *rows, total = numbers
    if total is None or any(number is None and text.strip() for number, text in zip(rows, texts, strict=False)):
        return None
    counted = [number for number in rows if number is not None]
    units = {number.unit.casefold() for number in (*counted, total)} - {""}
    if len(counted) < 2 or len(units) > 1:
        return None
    found = sum((number.value for number in counted), Decimal(0))
    place = Decimal(1).scaleb(-total.places)
    # Shares that are each rounded need not add up to the whole, nor does a sum to more places than it is given with.
    most = max(number.places for number in counted)
    slack = Decimal(len(counted)) / 2 * Decimal(1).scaleb(-most) if "%" in units else Decimal(0)
    slack += place / 2 if total.places < most else Decimal(0)
    return found if abs(found - total.value) > slack else None
