"""Part the text of a CSV file into rows of values by one delimiter (RFC 4180, section 2).

A value may stand in quotation marks, in which the delimiter and line ends are part of it and a quotation mark is
doubled. Spaces around the marks are let be. Lines without a value are no rows. Time is linear in the text's length.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

MOST_CELLS = 20_000  # after which nothing more is read: a page holds some hundreds
_SPACES = re.compile(" *")


@dataclass(frozen=True, slots=True)
class CsvCell:
    """A value, and the offsets in the file's text from where to where it stands, with its quotation marks."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The values of a row. `number` is what a spreadsheet calls it: empty lines count, those in quotes do not."""

    number: int
    cells: tuple[CsvCell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether none of its values says anything."""
        return not any(cell.text.strip() for cell in self.cells)


class QuoteFault(Enum):
    """How quotation marks can be wrong."""

    UNCLOSED = "a quotation mark opens a value here and is never closed"
    WITHIN = "a quotation mark stands within a value that does not begin with one"
    AFTER = "more follows after the quotation mark that closes this value"


@dataclass(frozen=True, slots=True)
class CsvRows:
    """What was read: the rows up to the first fault of quotation marks, and that fault with its offset.

    `is_cut`: there is more than `MOST_CELLS` values.
    """

    rows: tuple[CsvRow, ...]
    fault: QuoteFault | None = None
    fault_at: int = 0
    is_cut: bool = False


def csv_rows(text: str, delimiter: str) -> CsvRows:
    """Part a text with LF line ends by a delimiter of one character."""
    to_end = _end_of_bare(delimiter)
    rows: list[CsvRow] = []
    cells: list[CsvCell] = []
    at, count, number = 0, 0, 1
    while at <= len(text):
        begin = _after_spaces(text, at)
        if text[begin : begin + 1] == '"':
            close = _closing(text, begin)
            if close < 0:
                return CsvRows(tuple(rows), QuoteFault.UNCLOSED, begin)
            cell = CsvCell(text[begin + 1 : close].replace('""', '"'), begin, close + 1)
            at = _after_spaces(text, close + 1)
            if at < len(text) and text[at] not in (delimiter, "\n"):
                return CsvRows(tuple(rows), QuoteFault.AFTER, at)
        else:
            found = to_end.search(text, at)
            end = found.start() if found else len(text)
            cell = CsvCell(text[at:end], at, end)
            if (mark := cell.text.find('"')) >= 0:
                return CsvRows(tuple(rows), QuoteFault.WITHIN, at + mark)
            at = end
        cells.append(cell)
        count += 1
        if at >= len(text) or text[at] == "\n":
            row = CsvRow(number, tuple(cells))
            if not row.is_empty:
                rows.append(row)
            cells = []
            number += 1
        if count > MOST_CELLS:
            return CsvRows(tuple(rows), is_cut=True)
        at += 1
    return CsvRows(tuple(rows))


def _after_spaces(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at


@cache
def _end_of_bare(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(delimiter)}\n]")


def _closing(text: str, opening: int) -> int:
    """Return the index of the quotation mark that closes a value, -1 if there is none."""
    at = text.find('"', opening + 1)
    while at >= 0 and text[at + 1 : at + 2] == '"':
        at = text.find('"', at + 2)
    return at
