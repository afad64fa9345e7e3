"""Make the columns of a table as wide as what is in them.

A column is at least as wide as its longest word. Numbers and tinted words are kept on one line; numbers stand with
their decimal marks under each other, which an indent of each cell at its end does. What is left of the measure goes to
the columns with words, so that the table has the fewest lines. If numbers too must be parted to have room, they are no
longer aligned on their marks.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bluf.document import Cell, Insets, Paragraph, StyleSheet, Table, TableStyle, paragraphs, twips
from bluf.fonts.scripts import is_right_to_left
from bluf.layout.lines import Measured
from bluf.layout.page import BESIDE

ROOM = 2.5  # points that every column has more than its words: programs round the widths of letters differently
_AROUND = 1.2  # how much wider than its words a tint across the measure is at least, as a fraction of their size

_AIR = 12.0  # points that a column may have beside its words before those with words take what is left


class WordMeasures(Protocol):
    """What measures words, and keeps what it found."""

    lang: str

    def of(self, block: Paragraph) -> Measured:
        """Return the measured words of a paragraph."""


@dataclass(frozen=True, slots=True)
class ColumnSetting:
    """The widths of a table's columns, and the padding left and right in their cells: less at the outer sides. Points.

    `indents` are those at the ends of cells, by row and column. `lacks`: not even the longest words of all columns
    stand side by side.
    """

    widths: tuple[float, ...]
    sides: tuple[tuple[float, float], ...]
    indents: Mapping[tuple[int, int], float] = field(default_factory=dict)
    lacks: bool = False


@dataclass(slots=True)
class _Need:
    """What a column needs, in points: for its longest word, for its numbers on one line, for all on one line.

    `part` is for its longest word if nothing is held together by no-break spaces.
    """

    part: float = 0.0
    word: float = 0.0
    firm: float = 0.0
    whole: float = 0.0
    keeps_close: bool = False  # numbers and tinted words gain nothing by room beside them
    indents: dict[int, float] = field(default_factory=dict)


def content_columns(
    table: Table, style: TableStyle, width: float, sheet: StyleSheet, words: WordMeasures
) -> ColumnSetting:
    """Return the columns of a table that is `width` points wide."""
    rows = [row.cells for row in table.rows]
    count = len(rows[0])
    needs = [_need([row[at] for row in rows], sheet, words) for at in range(count)]
    pads = tuple(_sides(style.padding, at, count) for at in range(count))
    extra = [left + right + ROOM for left, right in pads]
    firm = [need.firm + more for need, more in zip(needs, extra, strict=True)]
    whole = [need.whole + more for need, more in zip(needs, extra, strict=True)]
    indents = {(row, at): indent for at, need in enumerate(needs) for row, indent in need.indents.items()}
    if sum(whole) <= width:
        return ColumnSetting(_rounded(_widened(whole, needs, width), width), pads, indents)
    if sum(firm) <= width:
        tried = [_rounded(share(firm, whole, width), width) for share in (_evenly_shared, _shared_by_lack)]
        best = min(tried, key=lambda widths: _lines(rows, widths, pads, sheet, words))
        return ColumnSetting(best, pads, indents)
    least = [need.word + more for need, more in zip(needs, extra, strict=True)]
    if sum(least) <= width:
        return ColumnSetting(_rounded(_evenly_shared(least, firm, width), width), pads)
    parts = [need.part + more for need, more in zip(needs, extra, strict=True)]
    if sum(parts) <= width:
        return ColumnSetting(_rounded(_evenly_shared(parts, least, width), width), pads)
    return ColumnSetting(_rounded([own * width / sum(least) for own in least], width), pads, lacks=True)


def _sides(given: Insets, column: int, count: int) -> tuple[float, float]:
    """Return the padding left and right in a cell: the outer cells of a table stand flush with the text around it."""
    return 0.0 if column == 0 else given.left, 0.0 if column == count - 1 else given.right


def _shared_by_lack(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """Return widths between the least and those that are wanted: columns that lack more get more."""
    lacking = [want - low for low, want in zip(least, wanted, strict=True)]
    part = (width - sum(least)) / sum(lacking)
    return [low + part * lack for low, lack in zip(least, lacking, strict=True)]


def _lines(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    pads: Sequence[tuple[float, float]],
    sheet: StyleSheet,
    words: WordMeasures,
) -> int:
    """Return how many lines a table takes: those of each row's cell with the most."""
    total = 0
    for cells in rows:
        most = 0
        for cell, width, (left, right) in zip(cells, widths, pads, strict=True):
            inner = width - left - right
            styled = ((each, sheet.paragraphs[each.style]) for each in paragraphs(cell.blocks))
            own = (len(words.of(each).broken(style.size, inner - style.indent)) for each, style in styled)
            most = max(most, sum(own))
        total += most
    return total


def _evenly_shared(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """Return widths between the least and those that are wanted: columns that lack little get it before the others."""
    lacking = sorted((want - low, at) for at, (low, want) in enumerate(zip(least, wanted, strict=True)))
    widths, rest = list(least), width - sum(least)
    for done, (lack, at) in enumerate(lacking):
        given = min(lack, rest / (len(lacking) - done))
        widths[at] += given
        rest -= given
    return widths


def _widened(whole: Sequence[float], needs: Sequence[_Need], width: float) -> list[float]:
    """Return widths that fill the measure: all a little wider, and those with words take the rest by their content."""
    air = min((width - sum(whole)) / len(whole), _AIR)
    wider = [own + air for own in whole]
    shares = [0.0 if need.keeps_close else own for need, own in zip(needs, whole, strict=True)]
    if not any(shares):
        shares = [1.0] * len(whole)
    rest = width - sum(wider)
    return [own + rest * share / sum(shares) for own, share in zip(wider, shares, strict=True)]


def _rounded(widths: Sequence[float], width: float) -> tuple[float, ...]:
    """Return widths in whole twentieths of a point, as a DOCX has them; the last takes what that leaves."""
    whole = [twips(own) for own in widths[:-1]]
    return (*whole, width - sum(whole))


def _need(cells: Sequence[Cell], sheet: StyleSheet, words: WordMeasures) -> _Need:
    need = _Need()
    marks: dict[int, tuple[float, float]] = {}
    for row, cell in enumerate(cells):
        number = _number(cell, sheet, words)
        if number:
            marks[row] = number
        for paragraph in paragraphs(cell.blocks):
            style = sheet.paragraphs[paragraph.style]
            more = style.indent + (
                2 * BESIDE * style.size if style.fill else _AROUND * style.size if style.tint else 0.0
            )
            measured = words.of(paragraph)
            lines = measured.broken(style.size, math.inf)
            whole = max((measured.width(line, style.size) for line in lines), default=0.0) + more
            word = measured.widest_word(style.size) + more
            need.part = max(need.part, measured.widest_word(style.size, loosened=True) + more)
            need.word = max(need.word, word)
            need.firm = max(need.firm, whole if number or style.tint else word)
            need.keeps_close = need.keeps_close or bool(style.tint)
            need.whole = max(need.whole, whole)
    if marks:
        before, after = (max(part) for part in zip(*marks.values(), strict=True))
        need.keeps_close = True
        need.firm, need.whole = max(need.firm, before + after), max(need.whole, before + after)
        backwards = is_right_to_left(words.lang)
        need.indents = {row: twips(before - own[0] if backwards else after - own[1]) for row, own in marks.items()}
    return need


def _number(cell: Cell, sheet: StyleSheet, words: WordMeasures) -> tuple[float, float] | None:
    """Return the widths of a cell's number before its decimal mark and from there on; None of a cell without one."""
    if cell.decimal_at is None or len(cell.blocks) != 1 or not isinstance(cell.blocks[0], Paragraph):
        return None
    paragraph = cell.blocks[0]
    size = sheet.paragraphs[paragraph.style].size
    measured = words.of(paragraph)
    left, before, whole = cell.decimal_at, 0.0, 0.0
    for word in measured.words:
        for piece in (*word.pieces, *word.spaces):
            own = measured.looks[piece.inline].size(size)
            whole += piece.em * own
            if left >= len(piece.text):
                before += piece.em * own
            elif left > 0:
                before += measured.advance(piece, piece.text[:left]) * own
            left -= len(piece.text)
    return before, whole - before
