"""Turn a Document into a Page: the least compressed step of its style's ladder at which it is one page.

The ladder runs through the type sizes, largest first, and at each size from open to tight. Compression is monotone: at
one size a later step is never taller, and a size's tightest step is never taller than the tightest of a larger size (a
property test says so). So the size is found by halves, then the step. Words are measured once; lines are broken once
a size. Nothing is cut and nothing is set below the style's floor:
what does not fit is a `does-not-fit` error that names the costliest items.
"""

import bisect
import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from bluf.document import Document, FitMode, LineBreak, Step, StyleSheet, paragraphs, without
from bluf.layout.flow import Flow, Shape, Words
from bluf.layout.fonts import advances, is_right_to_left, printed
from bluf.layout.page import Page, Rect, placed_paragraphs
from bluf.layout.placing import Placing
from bluf.problems import BriefError, Problem

_T = TypeVar("_T")

CLEAR = 8.0  # points between the body and a header or footer that pushes it
NAMED_ITEMS = 5  # how many of the costliest items a does-not-fit names


@dataclass(frozen=True, slots=True)
class _Frame:
    """A document's shapes at one step."""

    sheet: StyleSheet
    step: Step
    header: tuple[Shape, ...]
    body: tuple[Shape, ...]
    footer: tuple[Shape, ...]
    rect: Rect
    footer_top: float
    used: float
    reserve: float

    @property
    def fits(self) -> bool:
        return self.used + self.reserve <= self.rect.height + 1e-6


class Layout:
    """A document being laid out: its words, measured once, and the shapes made so far."""

    def __init__(self, document: Document, words: Words | None = None) -> None:
        self.document = document
        self._words = words or Words(document.sheet)
        self._frames: dict[Step, _Frame] = {}

    def at(self, step: Step) -> _Frame:
        """Return the shapes at `step`. Columns keep the widths that suit them in the style as designed."""
        first = self.document.sheet.ladder[0]
        if first not in self._frames:
            self._frames[first] = self._frame(first)
        if step not in self._frames:
            self._frames[step] = self._frame(step)
        return self._frames[step]

    def page(self, step: Step, dropped: tuple[str, ...] = ()) -> Page:
        """Return the page at `step`, whether or not it fits."""
        frame = self.at(step)
        placing = Placing(frame.sheet, self._words)
        left = frame.rect.x
        return Page(
            document=self.document,
            size=self.document.size,
            sheet=frame.sheet,
            step=step,
            frame=frame.rect,
            header=placing.all(frame.header, left, frame.sheet.header_distance),
            body=placing.all(frame.body, left, frame.rect.y),
            footer=placing.all(frame.footer, left, frame.footer_top),
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

    def without(self, paths: tuple[str, ...]) -> "Layout":
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
        return _Frame(sheet, step, header, body, footer, rect, footer_top, used, reserve(sheet))


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
    check_characters(document)
    return Layout(document).page(step or document.sheet.ladder[0])


def fit(document: Document) -> Page:
    """Lay a document out on one page at the least compressed step that holds it.

    Raises BriefError: `does-not-fit`, or `missing-glyph` and `unsupported-script` for each character concerned.
    """
    check_characters(document)
    layout = Layout(document)
    step = layout.least_compressed()
    if step is not None:
        return layout.page(step)
    if document.mode is FitMode.TRIM:
        trimmed = _trim(layout)
        if trimmed:
            return trimmed
    raise DoesNotFitError(layout)


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
        super().__init__([_does_not_fit(self.page)])


def _does_not_fit(page: Page) -> Problem:
    document, over = page.document, lines_over(page)
    ranked = sorted(item_lines(page).items(), key=lambda pair: -pair[1])
    costs = [pair for pair in ranked if pair[1] > 1] or ranked  # a title of one line is no place to save
    named = []
    for path, lines in costs[:NAMED_ITEMS]:
        span = document.spans.get(path)
        named.append(f"{path}{f' (line {span.line})' if span else ''}: {_lines(lines)}")
    strict = document.mode is FitMode.STRICT
    at = "the style's own sizes (`fit: strict`)" if strict else f"the smallest setting ({page.body_size:g} pt)"
    hint = "shorten or remove some of these"
    if strict:
        hint += ", or let the style shrink with `fit: shrink`"
    elif document.mode is FitMode.SHRINK and document.droppable:
        hint += f", or set `fit: trim`: {_count(len(document.droppable), 'item')} of `priority` 2 or more may go"
    elif document.mode is FitMode.SHRINK:
        hint += ", or give points that may go a `priority: 2` and set `fit: trim`"
    return Problem(
        "does-not-fit",
        f"{_lines(over)} too long for one page at {at}; the costliest items: {', '.join(named)}",
        span=document.spans.get(costs[0][0]) if costs else None,
        field=costs[0][0] if costs else None,
        hint=hint,
    )


def _lines(count: int) -> str:
    return _count(count, "line")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def item_lines(page: Page) -> dict[str, int]:
    """Return how many lines each item of the brief takes on the page, by the item's path (`quotes[1]`)."""
    lines: dict[str, int] = defaultdict(int)
    for paragraph in placed_paragraphs(page.body):
        for line in paragraph.lines:
            for path in {item_path(f.src) for f in line.fragments if f.src}:
                lines[path] += 1
    return dict(lines)


def item_path(src: str) -> str:
    """Return the item that a field belongs to: `quotes[1]` for `quotes[1].text`, `title` for `title`."""
    head, bracket, _ = src.partition("]")
    return head + bracket if bracket and "." not in head else src.partition(".")[0]


def lines_over(page: Page) -> int:
    """Return by how many lines of its own text size a page is too long; 0 when it fits."""
    if page.fits:
        return 0
    return math.ceil((page.used + page.reserve - page.frame.height) / page.sheet.paragraphs["Normal"].line_height)


def check_characters(document: Document) -> None:
    """Raise BriefError naming every character that cannot be set, with its Unicode name and its field's line."""
    problems = list(_uncovered(document))
    if problems:
        raise BriefError(problems)


def _uncovered(document: Document) -> Iterator[Problem]:
    covered = advances("regular")
    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        for inline in paragraph.inlines:
            if isinstance(inline, LineBreak) or inline.text.isascii():
                continue
            absent = covered.missing(printed(inline.text))
            for char in absent:
                name = unicodedata.name(char, "an unnamed character")
                yield Problem(
                    "missing-glyph",
                    f"no glyph for {char!r} (U+{ord(char):04X}, {name})",
                    span=document.place(inline.src, char),
                    field=inline.src,
                    hint="write it another way, or remove it",
                )
            backwards = next((char for char in inline.text if is_right_to_left(char) and char not in absent), None)
            if backwards:
                yield Problem(
                    "unsupported-script",
                    f"{backwards!r} ({unicodedata.name(backwards, 'unnamed')}) is written from right to left",
                    span=document.place(inline.src, backwards),
                    field=inline.src,
                    hint="give a transliteration or a translation",
                )


__all__ = [
    "DoesNotFitError",
    "Layout",
    "check_characters",
    "fit",
    "item_lines",
    "item_path",
    "lay_out",
    "lines_over",
    "reserve",
]
