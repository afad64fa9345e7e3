"""Turn a Document into a Page: the first of its arrangements that suits it, at the least compressed step that fits.

The ladder runs through the type sizes, largest first, and at each size from open to tight. Compression is monotone: at
one size a later step is never taller, and a size's tightest step is never taller than the tightest of a larger size (a
property test says so). So the size is found by halves, then the step. Words are measured once; lines are broken once
a size. Nothing is cut and nothing is set below the style's floor:
what does not fit is a `does-not-fit` error that names the costliest items. A page that is not full grows
(`StyleSheet.growth`). Which arrangement is taken says `arrangements`.
"""

import bisect
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from bluf.document import Document, FitMode, Step, StyleSheet, Table, TextRun, paragraphs, without
from bluf.fonts.scripts import is_right_to_left
from bluf.layout.capacity import hopeless
from bluf.layout.coverage import check_characters
from bluf.layout.finishing import blank, finish
from bluf.layout.items import Setting, costliest, item_lines, running_lines
from bluf.layout.line_ends import with_line_ends
from bluf.layout.line_limits import is_over_limit, too_many_lines
from bluf.layout.measuring import BlockShape, Flow, MeasuredWords, lacking
from bluf.layout.page import Page, Rect
from bluf.layout.placing import Placing
from bluf.layout.proof import out_of_place
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath

_T = TypeVar("_T")

FULL = 0.94  # of the frame's height: a page that is less full grows
ROOM_TO_GROW = 1.15  # of that, over which text is not tried at a size: it would be too tall by the square of its size
MOST_BLANK = 0.15  # of the frame's area, with which an arrangement is taken without looking at the others
WIDEST = 78  # characters a line of text may have at most; two columns or side-heads have fewer

_LOOSE = frozenset({"ja", "ko", "th", "zh"})  # languages whose lines do not end alike in every program
_LOOSE_LINES = 5

MANY = 32  # items, of which a page holds few: the short pages that leave most of them out are tried first

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
        if frame.fits:
            finish(frame.body, frame.sheet, frame.rect.height - frame.used - frame.reserve - self._slack(frame))
            del self._frames[step]  # its gaps are no longer the style's
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

    def _slack(self, frame: _Frame) -> float:
        """Return the height that stays free under what stands at the foot, in points, besides the reserve.

        Word processors break the lines of some languages each in their own way, so that a page may take a line more.
        """
        is_loose = self.document.properties.lang.partition("-")[0].lower() in _LOOSE
        return _LOOSE_LINES * frame.sheet.paragraphs["Normal"].line_height if is_loose else 0.0

    def least_compressed(self, least: tuple[float, float] = (0.0, 0.0)) -> Step | None:
        """Return the step that fits with the largest type, and of those the least compressed; None if none fits.

        `least` is how far margins and size may be scaled down.
        """
        ladder = self.document.sheet.ladder
        if self.at(ladder[0]).fits:
            return ladder[0]
        if self.document.mode is FitMode.STRICT:
            return None
        sizes = [
            tuple(steps)
            for scaled, steps in groupby(ladder, key=lambda step: (step.margins, step.size))
            if scaled >= least
        ]
        if sizes and not self.at(sizes[-1][-1]).fits:
            return None
        size = _first_fitting(sizes, lambda steps: self.at(steps[-1]).fits)
        return _first_fitting(size, lambda step: self.at(step).fits) if size else None

    def grown(self, step: Step) -> Step:
        """Return the step to which a page grows that fits as designed and is not full: the largest, then most open."""
        sheet = self.document.sheet
        growth = sheet.growth
        if step is not sheet.ladder[0] or not growth or not self.document.grows or self._is_full(step):
            return step
        if self.document.mode is FitMode.STRICT:
            return step
        frame = self.at(step)
        # As much text takes about the square of its size: a page that is far from full may grow to the end.
        if frame.used * growth[-1].size ** 2 <= FULL * frame.rect.height and not self._is_full(growth[-1]):
            return growth[-1]
        most = ROOM_TO_GROW * FULL * frame.rect.height / max(frame.used, 1.0)
        sizes = [tuple(steps) for size, steps in groupby(growth, key=lambda each: each.size) if size**2 <= most]
        size = sizes[max(bisect.bisect_left(sizes, True, key=lambda steps: self._is_full(steps[0])) - 1, 0)]
        opened = bisect.bisect_left(size, True, key=self._is_full) - 1
        return size[opened] if opened > 0 or size is not sizes[0] else step

    def _is_full(self, step: Step) -> bool:
        frame = self.at(step)
        is_too_long = frame.used + frame.reserve > FULL * frame.rect.height
        return is_too_long or bool(frame.lacking) or is_over_limit(frame.body, frame.sheet)

    def suits(self, step: Step) -> bool:
        """Whether a document that fits at `step` is well arranged: at its designed size, with little blank."""
        return step.size >= 1 and step.margins >= 1 and self.blank(step) <= MOST_BLANK and not self.is_wide(step)

    def blank(self, step: Step) -> float:
        """Return what part of the frame is blank under columns that are shorter than those beside them."""
        frame = self.at(step)
        return blank(frame.body, frame.sheet) / (frame.rect.width * max(frame.rect.height, 1.0))

    def is_wide(self, step: Step) -> bool:
        """Whether lines of text have more characters than are well read (Bringhurst 2.1.2: 45 to 75)."""
        lengths = sorted(_line_lengths(self.at(step).body))
        return bool(lengths) and lengths[len(lengths) // 2] > WIDEST

    def rank(self, step: Step) -> tuple[bool, float, float]:
        """Return what arrangements that fit are compared by, the least first: measure, type size, blank and fill."""
        frame = self.at(step)
        fill = (frame.used + frame.reserve) / max(frame.rect.height, 1.0)
        return self.is_wide(step), -frame.sheet.paragraphs["Normal"].size, self.blank(step) + abs(1 - fill)

    def alike(self, document: Document) -> "Layout":
        """Return the layout of the same words otherwise arranged."""
        return Layout(document, self._words.for_alike(document.sheet))

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


def _line_lengths(shapes: Iterable[BlockShape]) -> Iterator[int]:
    """Yield the characters of the first line of each paragraph that has several."""
    for shape in shapes:
        if len(shape.lines) > 1:
            yield sum(len(piece.text) for word in shape.lines[0] for piece in (*word.pieces, *word.spaces))
        yield from _line_lengths(shape.children)


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
    """Lay a document out on one page, in the arrangement that suits it, at the least compressed step that holds it.

    Raises BriefError: `does-not-fit`; `no-room` where the style sets words off the page or on one another; or
    `missing-glyph` for the characters concerned.
    """
    layout = _begun(document)
    tried: list[Layout] = []
    fitting: list[tuple[Layout, Step]] = []
    least = (0.0, 0.0)  # with smaller type than another has, an arrangement is none to compare
    for each in _arranged(layout):
        tried.append(each)
        step = each.least_compressed(least)
        if step and each.suits(step):
            return _proven(each.page(each.grown(step)))
        if step:
            fitting.append((each, each.grown(step)))
            if not each.is_wide(step):
                least = max(least, (step.margins, step.size))
    if fitting:
        chosen, step = min(fitting, key=lambda pair: pair[0].rank(pair[1]))
        return _proven(chosen.page(step))
    return _proven(_trimmed(tried) or _refused(tried))


def _begun(document: Document) -> Layout:
    """Return the layout of a document whose characters can be set, and which is not many times too long."""
    document = with_line_ends(document)
    check_characters(document)
    if problem := hopeless(document):
        raise BriefError([problem])
    return Layout(document)


def _arranged(first: Layout) -> Iterator[Layout]:
    """Yield a document's layout in each of its arrangements; one that is as another was is left out."""
    yield first
    bodies = [first.document.body]
    for other in first.document.others:
        if other.body not in bodies:
            bodies.append(other.body)
            document = with_line_ends(other)
            check_characters(document)
            yield first.alike(document)


def _trimmed(tried: Sequence[Layout]) -> Page | None:
    """Return the page of the arrangement in which the fewest items have to be left out, None where none fits so."""
    if tried[0].document.mode is not FitMode.TRIM:
        return None
    pages: list[Page] = []
    most = len(tried[0].document.droppable)
    for layout in tried:
        if most and (page := _trim(layout, most)):
            pages.append(page)
            most = len(page.dropped)
    return min(pages, key=lambda page: (len(page.dropped), -page.step.size)) if pages else None


def _refused(tried: Sequence[Layout]) -> Page:
    """Raise the problem of a document that fits in no arrangement: of the one that is nearest to a page."""
    wide = [problems for layout in tried if (problems := _too_wide(layout))]
    if len(wide) == len(tried):
        raise BriefError(wide[0])
    failed = min((DoesNotFitError(layout, len(tried)) for layout in tried if not _too_wide(layout)), key=_over)
    _prove(failed.page)  # what has no room is the style's fault and not the brief's
    raise failed


def _over(failed: "DoesNotFitError") -> float:
    return failed.page.used - failed.page.frame.height


def _proven(page: Page) -> Page:
    _prove(page)
    return page


def _prove(page: Page) -> None:
    problems = [*out_of_place(page), *too_many_lines(page)]
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


def _trim(layout: Layout, most: int) -> Page | None:
    """Leave out the fewest items with which the page fits, at most so many, in the order that priorities give."""
    ranked = sorted(enumerate(layout.document.droppable), key=lambda pair: (-pair[1].priority, -pair[0]))
    paths = tuple(item.src for _, item in ranked)

    def fits(count: int) -> bool:
        tried = layout.without(paths[:count])
        return tried.at(tried.document.sheet.ladder[-1]).fits

    if not fits(most):
        return None
    count = _fewest(most, fits)
    trimmed = layout.without(paths[:count])
    step = trimmed.least_compressed()
    return trimmed.page(step, paths[:count]) if step else None


def _fewest(most: int, fits: Callable[[int], bool]) -> int:
    """Return the least number from 1 to `most` that fits. `most` does, and so does each number above one that does."""
    least = 0
    if most > MANY:
        staying = 1
        while staying < most and fits(most - staying):
            staying *= 2
        most, least = most - staying // 2, max(most - staying, 0)
    return bisect.bisect_left(range(most + 1), True, lo=least + 1, hi=most, key=fits)


class DoesNotFitError(BriefError):
    """The document is longer than a page. `page` is how it stands at the tightest step that its mode allows.

    `tried` is the number of arrangements none of which fits.
    """

    def __init__(self, layout: Layout, tried: int = 1) -> None:
        ladder = layout.document.sheet.ladder
        self.page = layout.page(ladder[0 if layout.document.mode is FitMode.STRICT else -1])
        super().__init__([_does_not_fit(self.page, _mode_that_helps(layout), tried)])


def _does_not_fit(page: Page, helps: FitMode | None, tried: int) -> Problem:
    lines = {**running_lines(page), **item_lines(page)}
    arrangement = f" in the arrangement `{page.document.arrangement}`, the nearest of {tried}" if tried > 1 else ""
    return costliest(page.document, lines, lines_over(page), Setting(page.body_size, arrangement), helps)


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
