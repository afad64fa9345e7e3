"""Say how each column of a table is set: what it holds, at which side, and what each of its cells is.

A column is one of numbers where all its cells are, but for those that stand for no value. What the brief says of a
column goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluf.brief.field_text import Prose
from bluf.brief.figure_parts import ColumnFields, TableFields
from bluf.brief.typed_numbers import ColumnNumbers, TypedNumber, column_numbers, is_placeholder

TEXT, NUMBER, CHOICE = "text", "number", "choice"


@dataclass(frozen=True, slots=True)
class SetColumn:
    """How a column is set. `align` is left, right or center, where left is the side that lines begin on.

    `numbers` are those of its rows; `meanings` what each row's word of a closed list means, None for any other text.
    """

    kind: str
    align: str
    numbers: tuple[TypedNumber | None, ...] = ()
    meanings: tuple[str | None, ...] = ()


def set_columns(table: TableFields, lang: str) -> tuple[SetColumn, ...]:
    """Return how a table's columns are set. `lang` is the brief's language (BCP 47)."""
    return tuple(_set(column, cells_of(table, index), lang) for index, column in enumerate(table.columns))


def cells_of(table: TableFields, column: int) -> tuple[Prose | None, ...]:
    """Return the cells of a column, by rows; None for an empty one, or one that a ragged row lacks."""
    return tuple(row[column] if column < len(row) else None for row in table.rows)


def texts_of(cells: Sequence[Prose | None]) -> tuple[str, ...]:
    """Return the words of cells, without their marks, as a page shows them."""
    return tuple("" if cell is None else str(cell.line) for cell in cells)


def meaning_of(word: str, column: ColumnFields) -> str | None:
    """Return what a word of a closed list means, in any case; None for one that is not in the list."""
    folded = word.strip().casefold()
    return next((str(value.meaning) for value in column.values if value.word.casefold() == folded), None)


def _set(column: ColumnFields, cells: tuple[Prose | None, ...], lang: str) -> SetColumn:
    texts = texts_of(cells)
    kind, align = column.kind and str(column.kind), column.align and str(column.align)
    if kind == CHOICE or (kind is None and column.values):
        return SetColumn(CHOICE, align or "center", meanings=tuple(meaning_of(text, column) for text in texts))
    read = numbers_of(texts, lang) if kind != TEXT else None
    if kind == NUMBER or (read and _are_numbers(texts, read)):
        return SetColumn(NUMBER, align or "right", numbers=read.numbers if read else ())
    return SetColumn(TEXT, align or "left")


@lru_cache(maxsize=256)
def numbers_of(texts: tuple[str, ...], lang: str) -> ColumnNumbers:
    """Return the numbers of a column, kept: checks and the page ask for the same."""
    return column_numbers(texts, lang)


def is_sum(total: str, texts: Sequence[str], lang: str) -> bool:
    """Whether a total is the sum of a column's texts, to the places that it is given with, in a way they may be read.

    What stands for no value counts for nothing; beside other words nothing is a sum.
    """
    read = numbers_of((*texts, total), lang)
    return any(_adds_up(texts, numbers) for numbers in (read.numbers, read.otherwise) if numbers)


def _adds_up(texts: Sequence[str], numbers: Sequence[TypedNumber | None]) -> bool:
    *rows, total = numbers
    others = [text for text, number in zip(texts, rows, strict=True) if number is None and text.strip()]
    if total is None or all(number is None for number in rows) or not all(map(is_placeholder, others)):
        return False
    found = sum((number.value for number in rows if number is not None), Decimal(0))
    return abs(found - total.value) <= Decimal(1).scaleb(-total.places) / 2


def _are_numbers(texts: Sequence[str], read: ColumnNumbers) -> bool:
    """Whether a column holds numbers, and for the rest what stands for no value."""
    others = [text for text, number in zip(texts, read.numbers, strict=True) if number is None]
    return len(others) < len(texts) and all(map(is_placeholder, others))
