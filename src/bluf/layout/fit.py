"""Turn a Document into a Page: the least compressed step of its style's ladder at which it is one page.

The ladder runs through the type sizes, largest first, and at each size from open to tight. Compression is monotone: at
one size a later step is never taller, and a size's tightest step is never taller than the tightest of a larger size (a
property test says so). So the size is found by halves, then the step. Words are measured once; lines are broken once
a size. Nothing is cut and nothing is set below the style's floor:
what does not fit is a `does-not-fit` error that names the costliest items.
"""

import bisect
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from bluf.document import Document, FitMode, Step, StyleSheet, Table, TextRun, paragraphs, without
from bluf.fonts.scripts import is_right_to_left
from bluf.layout.capacity import hopeless
from bluf.layout.coverage import check_characters
from bluf.layout.items import costliest, item_lines, running_lines
from bluf.layout.line_ends import with_line_ends
from bluf.layout.measuring import BlockShape, Flow, MeasuredWords, lacking
from bluf.layout.page import Page, Rect
from bluf.layout.placing import Placing
from bluf.layout.proof import out_of_place
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath

_T = TypeVar("_T")

CLEAR = 8.0  # points between the body and a header or footer that pushes it


@dataclass(frozen=True, slots=True)
class _Frame:
    """A document's shapes at one step."""

    sheet: StyleSheet
    step: Step
    header: tuple[BlockShape, ...]
    body: tuple[BlockShape, ...]
    footer: tuple[BlockShape, ...]
    rect: Rect
    footer_top: float
    used: float
    reserve: float
    lacking: tuple[BlockShape, ...] = ()  # tables whose longest words do not stand side by side

    @property
    def fits(self) -> bool:
        return not self.lacking and self.used + self.reserve <= self.rect.height + 1e-6


class Layout:
    """A document being laid out: its words, measured once, and the shapes made so far."""

    def __init__(self, document: Document, words: MeasuredWords | None = None) -> None:
        self.document = document
        self._words = words or MeasuredWords(document.sheet, document.properties.lang)
        self._frames: dict[Step, _Frame] = {}

    def at(self, step: Step) -> _Frame:
        """Return the shapes at `step`. Columns keep the widths that suit them in the style as designed."""
        first = self.document.sheet.ladder[0]
        if first not in self._frames:
            self._frames[first] = self._frame(first)
        if step not in self._frames:
            self._frames[step] = self._frame(step)
        return self._frames[step]

    def page(self, step: Step, dropped: tuple[FieldPath, ...] = ()) -> Page:
        """Return the page at `step`, whether or not it fits."""
        frame = self.at(step)
        mirrored = is_right_to_left(self.document.properties.lang)
        placing = Placing(frame.sheet, self._words, mirrored=mirrored)
        rect = frame.rect
        return Page(
            document=self.document,
            size=self.document.size,
            sheet=frame.sheet,
            step=step,
            frame=rect,
            header=placing.all(frame.header, replace(rect, y=frame.sheet.header_distance)),
            body=placing.all(frame.body, rect),
            footer=placing.all(frame.footer, replace(rect, y=frame.footer_top)),
            used=frame.used,
            reserve=frame.reserve,
            dropped=dropped,
        )

    def least_compressed(self) -> Step | None:
        """Return the step that fits with the largest type, and of those the least compressed; None if none fits."""
        ladder = self.document.sheet.ladder
        if self.at(ladder[0]).fits:
            return ladder[0]
        if self.document.mode is FitMode.STRICT:
            return None
        sizes = [tuple(steps) for _, steps in groupby(ladder, key=lambda step: (step.margins, step.size))]
        size = _first_fitting(sizes, lambda steps: self.at(steps[-1]).fits)
        return _first_fitting(size, lambda step: self.at(step).fits) if size else None

    def without(self, paths: tuple[FieldPath, ...]) -> "Layout":
        """Return the layout of the same document without some items; measured words are shared."""
        return Layout(without(self.document, paths), self._words)

    def _frame(self, step: Step) -> _Frame:
        sheet = self.document.sheet.at(step)
        flow = Flow(sheet, self._words)
        size, margins = self.document.size, sheet.margins
        width = size.width - margins.left - margins.right
        header, header_height = flow.stack(self.document.header, width)
        footer, footer_height = flow.stack(self.document.footer, width)
        footer_top = size.height - sheet.footer_distance - footer_height
        top = _margin(margins.top, sheet.header_distance + header_height)
        bottom = size.height - _margin(margins.bottom, sheet.footer_distance + footer_height)
        body, used = flow.stack(self.document.body, width)
        rect = Rect(margins.left, top, width, bottom - top)
        short = tuple(lacking(body)) if self._words.has_content_tables else ()
        return _Frame(sheet, step, header, body, footer, rect, footer_top, used, reserve(sheet), short)


def _margin(least: float, taken: float) -> float:
    """Return the body's margin, in points: a header or footer taller than `least` pushes the body away."""
    return least if taken <= least else taken + CLEAR


def _first_fitting(steps: Sequence[_T], fits: Callable[[_T], bool]) -> _T | None:
    """Return the first that fits, where none after it does not."""
    index = bisect.bisect_left(steps, True, key=fits)
    return steps[index] if index < len(steps) else None


def reserve(sheet: StyleSheet) -> float:
    """Return the height kept free for the DOCX, in points (docs/design/003-reserve.md says how it was chosen)."""
    return sheet.paragraphs["Normal"].line_height


def lay_out(document: Document, step: Step | None = None) -> Page:
    """Lay a document out at one step (default: as designed), whether or not it fits. Raises BriefError for glyphs."""
    document = with_line_ends(document)
    check_characters(document)
    return Layout(document).page(step or document.sheet.ladder[0])


def fit(document: Document) -> Page:
    """Lay a document out on one page at the least compressed step that holds it.

    Raises BriefError: `does-not-fit`; `no-room` where the style sets words off the page or on one another; or
    `missing-glyph` for the characters concerned.
    """
    document = with_line_ends(document)
    check_characters(document)
    if problem := hopeless(document):
        raise BriefError([problem])
    layout = Layout(document)
    step = layout.least_compressed()
    page = layout.page(step) if step else _trim(layout) if document.mode is FitMode.TRIM else None
    if page is None:
        if problems := _too_wide(layout):
            raise BriefError(problems)
        failed = DoesNotFitError(layout)
        _prove(failed.page)  # what has no room is the style's fault and not the brief's
        raise failed
    _prove(page)
    return page


def _prove(page: Page) -> None:
    problems = list(out_of_place(page))
    if problems:
        raise BriefError(problems)


def _too_wide(layout: Layout) -> list[Problem]:
    """Return the problems of tables that have too little room even at the step with the least type."""
    document = layout.document
    step = document.sheet.ladder[0 if document.mode is FitMode.STRICT else -1]
    tables = [shape.block for shape in layout.at(step).lacking if isinstance(shape.block, Table)]
    return [_table_problem(document, table) for table in tables]


def _table_problem(document: Document, table: Table) -> Problem:
    src = table.src or _first_field(table)
    name, count = f"`{src}`" if table.src else "a table", len(table.rows[0].cells)
    message = f"{name} is too wide: the longest words of its {count} columns do not stand side by side"
    hint = "leave out a column, or shorten its longest word or its head"
    span = document.spans.get(src) if src else document.template
    return Problem("table-too-wide", message, span, src, hint)


def _first_field(table: Table) -> FieldPath | None:
    """Return the field that the first words of a table are of, where it is made of several, as a timeline is."""
    runs = (run for paragraph in paragraphs((table,)) for run in paragraph.inlines if isinstance(run, TextRun))
    return next((run.src for run in runs if run.src), None)


def _trim(layout: Layout) -> Page | None:
    """Leave out the fewest items, in the order that their priorities give, with which the page fits."""
    ranked = sorted(enumerate(layout.document.droppable), key=lambda pair: (-pair[1].priority, -pair[0]))
    paths = tuple(item.src for _, item in ranked)

    def fits(count: int) -> bool:
        tried = layout.without(paths[:count])
        return tried.at(tried.document.sheet.ladder[-1]).fits

    count = bisect.bisect_left(range(len(paths) + 1), True, lo=1, key=fits)
    if count > len(paths):
        return None
    trimmed = layout.without(paths[:count])
    step = trimmed.least_compressed()
    return trimmed.page(step, paths[:count]) if step else None


class DoesNotFitError(BriefError):
    """The document is longer than a page. `page` is how it stands at the tightest step that its mode allows."""

    def __init__(self, layout: Layout) -> None:
        ladder = layout.document.sheet.ladder
        self.page = layout.page(ladder[0 if layout.document.mode is FitMode.STRICT else -1])
        super().__init__([_does_not_fit(self.page, _mode_that_helps(layout))])


def _does_not_fit(page: Page, helps: FitMode | None) -> Problem:
    lines = {**running_lines(page), **item_lines(page)}
    return costliest(page.document, lines, lines_over(page), page.body_size, helps)


def _mode_that_helps(layout: Layout) -> FitMode | None:
    """Return the mode in which a document that is too long would fit, or None."""
    document, tightest = layout.document, layout.document.sheet.ladder[-1]
    if document.mode is FitMode.STRICT and layout.at(tightest).fits:
        return FitMode.SHRINK
    if document.mode is FitMode.TRIM or not document.droppable:
        return None
    least = layout.without(tuple(item.src for item in document.droppable))
    return FitMode.TRIM if least.at(tightest).fits else None


def lines_over(page: Page) -> int:
    """Return by how many lines of its own text size a page is too long; 0 when it fits."""
    if page.fits:
        return 0
    return math.ceil((page.used + page.reserve - page.frame.height) / page.sheet.paragraphs["Normal"].line_height)


__all__ = ["DoesNotFitError", "Layout", "fit", "lay_out", "lines_over", "reserve"]
