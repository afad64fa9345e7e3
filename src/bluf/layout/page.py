"""The page: every line, box and rule at its place. The PDF writer paints it; the DOCX writer states its sizes.

Lengths are points; the origin is the top left corner of the paper, x runs right and y runs down. The tree mirrors the
document's, so a writer can give every painted thing its structure: a `PlacedParagraph` holds lines, a `PlacedGroup`
holds what stands inside a list, list item, quote, table, row, cell or division, in reading order.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from bluf.document import (
    BlockQuote,
    Cell,
    Division,
    Document,
    Drawing,
    Figure,
    FigureStyle,
    ListBlock,
    ListItem,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Row,
    Rule,
    Step,
    StyleSheet,
    Table,
    TextRun,
)
from bluf.fonts.font_face import FontFace
from bluf.fonts.no_break import COPIED
from bluf.fonts.printed_text import map_of_printed
from bluf.fonts.scripts import is_right_to_left
from bluf.fonts.shaping import Shaper
from bluf.ground.text_map import TextMap
from bluf.problems.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle: a tint, a bar or a rule. Decoration only."""

    rect: Rect
    color: str


# The line around letters that makes up for a bold face that a family lacks, in ems: as word processors have it.
EMBOLDENING = 0.04
BESIDE = 0.25  # how far a fill behind words goes beyond them, as a fraction of their size


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of one line that are set alike, spaces included. `x` is the left edge, `width` the advance.

    `shaper` turns its characters into glyphs; `level` is their bidi level: odd ones run from right to left. `before`
    and `after` are letters beside it that its own join. `emboldened`: it is bold, and its family has no bold face.
    `rise` lifts the baseline. `inline` is the index in the paragraph's inlines of the text it is cut from (-1 for a
    bullet or number), and `start` where it begins in that inline's printed text (`fonts.printed_text`).
    """

    x: float
    width: float
    text: str
    shaper: Shaper
    size: float
    color: str
    fill: str | None = None  # what is behind it is among the paragraph's fills; a DOCX says it of the characters
    rise: float = 0.0
    underline: bool = False
    href: str | None = None
    src: FieldPath | None = None
    lang: str | None = None
    inline: int = -1
    start: int = 0
    level: int = 0
    before: str = ""
    after: str = ""
    emboldened: bool = False

    @property
    def face(self) -> FontFace:
        """The face that it is set in."""
        return self.shaper.face


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its box from `top` over `height`, its `baseline`, and what is set on it, in reading order.

    `broken` is whether the text goes on in the next line (False at a paragraph's end and at a `br`). A space at the
    end of a broken line is part of the last fragment's text and not of its width.
    """

    x: float
    top: float
    height: float
    baseline: float
    width: float
    fragments: tuple[Fragment, ...]
    broken: bool = False

    def moved(self, x: float, y: float) -> "Line":
        """Return the line so far to the right and down, in points."""
        fragments = tuple([replace(each, x=each.x + x) for each in self.fragments])
        return replace(self, x=self.x + x, top=self.top + y, baseline=self.baseline + y, fragments=fragments)

    @property
    def text(self) -> str:
        """What it says, as a reader of the page sees and copies it."""
        return "".join(fragment.text for fragment in self.fragments).rstrip().translate(COPIED)


@dataclass(frozen=True, slots=True)
class Hint:
    """Invisible characters that the DOCX needs for a line to end, or to read, as here.

    They go before character `offset` of the inline's printed text (`fonts.printed_text`): U+2060 WORD JOINER where a
    word processor would break and the page does not; U+200B ZERO WIDTH SPACE where it would not and the page does, with
    U+FEFF before it after an en dash; or a mark of direction.
    """

    inline: int
    offset: int
    char: str


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph on the page. `rect` spans the measure and its lines; `gap` is the space set above it.

    Its lines are broken in a measure that is `narrowed` by so many points (`layout.balancing`), and `tolerance` is by
    how many this may shrink and grow before a line breaks elsewhere.
    """

    block: Paragraph
    style: ParagraphStyle
    rect: Rect
    gap: float
    lines: tuple[Line, ...]
    label: tuple[Fragment, ...] = ()  # the bullet or number, on the first line
    fills: tuple[Fill, ...] = ()  # bar, rule, and what is behind its words
    hints: tuple[Hint, ...] = ()
    tolerance: tuple[float, float] = (math.inf, math.inf)
    narrowed: float = 0.0
    is_right_to_left: bool = False
    hanging: float = 0.0  # how far its first line begins before the others, in points

    def moved(self, x: float, y: float) -> "PlacedParagraph":
        """Return the paragraph so far to the right and down, in points; it has no label and no fills."""
        lines = tuple([line.moved(x, y) for line in self.lines])
        rect = replace(self.rect, x=self.rect.x + x, y=self.rect.y + y)
        return replace(self, rect=rect, lines=lines)

    def as_label(self, color: str | None, align: str) -> "PlacedParagraph":
        """Return the paragraph in another colour, if one is given, its lines aligned in its rectangle otherwise."""
        return replace(self, lines=tuple([self._as_label(line, color, align) for line in self.lines]))

    def _as_label(self, line: Line, color: str | None, align: str) -> Line:
        free = self.rect.width - line.width
        moved = line.moved(self.rect.x + {"left": 0.0, "right": free}.get(align, free / 2) - line.x, 0.0)
        colored = tuple([replace(each, color=color) for each in moved.fragments]) if color else moved.fragments
        return replace(moved, fragments=colored)

    def origin(self, fragment: Fragment, length: int) -> TextMap | None:
        """Return where the first characters of one of its fragments stand in the brief's file.

        `length` is how many; None if it can't be told.
        """
        inline = self.block.inlines[fragment.inline] if fragment.inline >= 0 else None
        if not isinstance(inline, TextRun) or inline.origin is None:
            return None
        inner = map_of_printed(inline.text)
        origin = inline.origin.through(inner) if inner else inline.origin
        return origin.part(fragment.start, fragment.start + length)


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A horizontal line on the page."""

    block: Rule
    style: ParagraphStyle
    rect: Rect
    gap: float
    fills: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A picture or chart on the page: its drawing fills `rect`, and the words of a chart stand over it.

    `lacking` are words that it has no room for and can't leave out.
    """

    block: Figure
    style: FigureStyle
    rect: Rect
    gap: float
    drawing: Drawing
    labels: tuple[PlacedParagraph, ...] = ()
    fills: tuple[Fill, ...] = ()
    lacking: tuple[Paragraph, ...] = ()


Container: TypeAlias = ListBlock | ListItem | BlockQuote | Table | Row | Cell | Division


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """A container on the page. `on_one_line` is for a division arranged as a row: whether its parts fit one line."""

    block: Container
    rect: Rect
    gap: float
    children: tuple["Placed", ...]
    fills: tuple[Fill, ...] = ()
    on_one_line: bool = False


Placed: TypeAlias = PlacedParagraph | PlacedGroup | PlacedRule | PlacedFigure


@dataclass(frozen=True, slots=True)
class Page:
    """A laid-out page. `sheet` is the document's style sheet at `step`; `document` is what remained after trimming."""

    document: Document
    size: PageSize
    sheet: StyleSheet
    step: Step
    frame: Rect  # where the body may stand
    header: tuple[Placed, ...]
    body: tuple[Placed, ...]
    footer: tuple[Placed, ...]
    used: float  # height of the body, in points
    reserve: float  # height kept free for the DOCX, in points
    dropped: tuple[FieldPath, ...] = ()  # paths of the items that trim left out

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is mirrored, because its language is written from right to left."""
        return is_right_to_left(self.document.properties.lang)

    @property
    def fill(self) -> float:
        """How full the frame is, reserve included: 1 is full, more does not fit."""
        return (self.used + self.reserve) / max(self.frame.height, 1.0)  # a tall header leaves no frame

    @property
    def fits(self) -> bool:
        """Whether everything is on the page with the reserve kept free."""
        return self.used + self.reserve <= self.frame.height + 1e-6

    @property
    def body_size(self) -> float:
        """The size of the text, in points."""
        return self.sheet.paragraphs["Normal"].size


def fragments(page: Page) -> Iterator[Fragment]:
    """Yield all that is set on a page: of each paragraph its bullet or number, then its lines; charts' words last."""
    placed = (*page.header, *page.body, *page.footer)
    words = (*placed_paragraphs(placed), *(label for figure in placed_figures(placed) for label in figure.labels))
    for paragraph in words:
        yield from paragraph.label
        for line in paragraph.lines:
            yield from line.fragments


def placed_figures(placed: tuple[Placed, ...]) -> Iterator[PlacedFigure]:
    """Yield every picture and chart among `placed` and inside it, in reading order."""
    for item in placed:
        if isinstance(item, PlacedFigure):
            yield item
        elif isinstance(item, PlacedGroup):
            yield from placed_figures(item.children)


def alone(figure: PlacedFigure, page: Page) -> Page:
    """Return a page of the size of a picture or chart that holds it alone."""
    rect = figure.rect
    frame = Rect(0.0, 0.0, rect.width, rect.height)
    labels = tuple([label.moved(-rect.x, -rect.y) for label in figure.labels])
    return replace(
        page,
        size=PageSize("figure", rect.width, rect.height),
        frame=frame,
        header=(),
        body=(replace(figure, rect=frame, labels=labels),),
        footer=(),
    )


def placed_paragraphs(placed: tuple[Placed, ...]) -> Iterator[PlacedParagraph]:
    """Yield every paragraph among `placed` and inside it, in reading order; the words of charts are none."""
    for item in placed:
        if isinstance(item, PlacedParagraph):
            yield item
        elif isinstance(item, PlacedGroup):
            yield from placed_paragraphs(item.children)
