"""Turn the tables, charts and key figures of a brief that name a source into what is to be looked up there.

Claims are the values of cells, series, thresholds and bands, and key figures with their units. No claims are what only
says which value one is: words of a closed list, what stands along a chart's axis, and the first column of a table where
it names the rows. Nor is a total that is the sum of its column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluf.brief import Brief, Prose
from bluf.brief.figure_parts import ChartFields, KeyFigure, TableFields
from bluf.brief.model_fields import cited_by, parts_in
from bluf.brief.table_columns import CHOICE, is_sum
from bluf.evidence.comparison_limits import MOST_CHARACTERS
from bluf.evidence.facts.values import Value
from bluf.ground.located import Located
from bluf.problems.field_path import FieldPath

_WORDS = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}(?:\1\d{1,4})?")
_SPAN = re.compile(r"\d+ ?[-–—/+] ?\d*")  # of years or of ages: 2022–24, 65+
_ZERO = re.compile(r"0+(?:[.,]0+)?")


@dataclass(frozen=True, slots=True)
class ClaimedValue:
    """A value that is to be looked up: its words in the brief, what is asked of the sources, and where it stands.

    `place` says in words where: "row 2, People".
    """

    text: Located
    value: Value
    place: str = ""


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """The values of a table, a chart or a key figure (`is_one_figure`), with the sources that they are taken from."""

    field: FieldPath
    sources: tuple[str, ...]
    values: tuple[ClaimedValue, ...]
    is_one_figure: bool = False

    @property
    def asked(self) -> tuple[Value, ...]:
        """What is asked of the sources."""
        return tuple(each.value for each in self.values)

    @property
    def length(self) -> int:
        """How many characters the longest of the values has, as typed."""
        return max(len(each.text) for each in self.values)

    @property
    def is_long(self) -> bool:
        """Whether a value is too long to be looked for."""
        return self.length > MOST_CHARACTERS


def figure_claims(brief: Brief) -> list[FigureClaim]:
    """Return what a brief's tables, charts and key figures say after a source."""
    return [
        FigureClaim(path, sources, values, isinstance(part, KeyFigure))
        for path, part in parts_in(brief)
        if isinstance(part, TableFields | ChartFields | KeyFigure)
        and (sources := cited_by(part, path))
        and (values := tuple(_values(part, str(brief.lang))))
    ]


def _values(part: TableFields | ChartFields | KeyFigure, lang: str) -> Iterator[ClaimedValue]:
    match part:
        case TableFields():
            yield from _cells(part, lang)
        case ChartFields():
            yield from _points(part)
        case KeyFigure():
            unit = str(part.unit or "")
            yield ClaimedValue(part.value, Value(_plain(part.value), unit))
            if part.unit and any(char.isdecimal() for char in unit):  # "2" with the unit "of 4"
                yield ClaimedValue(part.unit, Value(_plain(part.unit)))


def _cells(table: TableFields, lang: str) -> Iterator[ClaimedValue]:
    heads = [str(column.head) for column in table.columns]
    passed = {at for at, column in enumerate(table.columns) if column.kind == CHOICE or column.values}
    rows = [[None if cell is None else _plain(cell) for cell in row] for row in table.rows]
    if len(heads) > 1 and _names_rows([row[0] for row in rows if row and row[0]]):
        passed.add(0)
    for number, (row, plain) in enumerate(zip(table.rows, rows, strict=True), 1):
        for at, cell in enumerate(row):
            text = plain[at]
            if cell is not None and text is not None and at not in passed:
                head = heads[at] if at < len(heads) else ""
                yield ClaimedValue(cell, Value(text, head), f"row {number}, {head}" if head else f"row {number}")
    for total in table.total:
        at = heads.index(total.column) if total.column in heads else -1
        column = [row[at] or "" if at < len(row) else "" for row in rows] if at >= 0 else []
        said = _plain(total.text)
        if at not in passed and not (column and is_sum(said, column, lang)):
            yield ClaimedValue(total.text, Value(said, str(total.column)), f"total, {total.column}")


def _names_rows(texts: Sequence[str]) -> bool:
    """Whether the first column of a table says which row one is: in words, years, dates or spans, or by counting."""
    if any(_WORDS.search(text) for text in texts):
        return True
    if [text.rstrip(".") for text in texts] == [str(number) for number in range(1, len(texts) + 1)]:
        return True
    return bool(texts) and all(any(form.fullmatch(text) for form in (_YEAR, _DATE, _SPAN)) for text in texts)


def _points(chart: ChartFields) -> Iterator[ClaimedValue]:
    unit = str(chart.unit or "")
    for series in chart.data.series:
        for at, value in enumerate(series.values):
            if value is not None:
                along = chart.data.x[at] if at < len(chart.data.x) else str(at + 1)
                yield ClaimedValue(value, Value(_plain(value), unit), f"{series.name}, {along}")
    thresholds = [(mark.at, mark.label) for mark in chart.marks if mark.at is not None]
    for at_value, label in thresholds:
        if not _ZERO.fullmatch(_plain(at_value)):  # where the scale begins is no claim
            yield ClaimedValue(at_value, Value(_plain(at_value), unit), f"threshold, {label}" if label else "threshold")
    met = {_plain(at_value) for at_value, _ in thresholds}
    for name, end in _ends_of_band(chart):
        if _plain(end) not in met:  # where the band meets a threshold says when, not how much
            yield ClaimedValue(end, Value(_plain(end), unit), f"band, {name}")


def _ends_of_band(chart: ChartFields) -> Iterator[tuple[str, Located]]:
    if chart.band is not None:
        yield from (("low", end) for end in chart.band.low)
        yield from (("high", end) for end in chart.band.high)


def _plain(text: Located) -> str:
    """Return the words of a value without marks, on one line; nothing of one that is too long to be looked for."""
    if len(text) > MOST_CHARACTERS:
        return ""
    return str(text.line if isinstance(text, Prose) else text.on_one_line())
