"""The document: blocks and inlines with named styles, and the brief's field that each word came from.

Appearance is not here: a block names a style, and the `StyleSheet` says what that looks like. A document is made by
`template` from markup and read by `layout` and the writers. All values are frozen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from bluf.document.charts import Chart
from bluf.document.drawing import Drawing
from bluf.document.style import StyleSheet
from bluf.ground.file_text import FileText
from bluf.ground.text_map import TextMap
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters set alike. `src` is the path of the brief's field they came from (`key_points[2].text`), or None.

    `origin` maps them to offsets in the brief's file, where that can be told.
    """

    text: str
    bold: bool = False
    italic: bool = False
    style: str | None = None  # a character style: "Footnote Reference", "Hyperlink"
    href: str | None = None
    src: FieldPath | None = None
    lang: str | None = None  # BCP 47; None: the document's
    origin: TextMap | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asked for (`br`)."""


Inline: TypeAlias = TextRun | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text. `tag` is the markup's element: p, h1, h2, h3 (or cite for an attribution in a block quote)."""

    style: str
    inlines: tuple[Inline, ...]
    tag: str = "p"
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; its first block is a paragraph, which carries the bullet or number."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list. Its items' paragraphs name the style that holds the bullet and the indents.

    `start` is the number of its first item: another than 1 where it goes on from a list in the column before.
    """

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """What someone said, with its attribution among the blocks."""

    blocks: tuple["Block", ...]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; `header` is for th.

    `decimal_at` is the index in its text up to which the number in it stands before its decimal mark; None: no number.
    """

    blocks: tuple["Block", ...]
    header: bool = False
    decimal_at: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row. One that is `marked` stands out from the others by the table style's `marked_fill`."""

    cells: tuple[Cell, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data. `head` rows are repeated headers; `style` is a table style; every row has as many cells.

    `foot` rows hold totals. `title` says what it shows, for readers who can't see it. `src` is the path of the brief's
    field that it was made of, or None.
    """

    style: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    title: str = ""
    src: FieldPath | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All its rows, from top to bottom."""
        return (*self.head, *self.body, *self.foot)


@dataclass(frozen=True, slots=True)
class Division:
    """A box (`div`, `aside`) with a box style: a tinted panel, two columns, or parts of one line (see `BoxStyle`).

    The children of one with `arrange: columns` are divisions, one a column; so are those of one with `arrange: flow`
    once it is laid out.
    """

    style: str
    blocks: tuple["Block", ...]
    tag: str = "div"


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line (`hr`): decoration. `style` is a paragraph style, whose `rule` is drawn."""

    style: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart that stands by itself. `style` is a figure style.

    `labels` are the words of a chart, each set where the layout puts it. `alt` is what stands for it where it can't be
    seen; None: it is decoration. `src` is the field that it shows.
    """

    style: str
    content: Drawing | Chart
    labels: tuple[Paragraph, ...] = ()
    alt: str | None = None
    src: FieldPath | None = None
    lang: str | None = None


Block: TypeAlias = Paragraph | ListBlock | BlockQuote | Table | Division | Rule | Figure


class FitMode(StrEnum):
    """What may be done to get onto one page: use the ladder, use it and then drop points, or neither."""

    SHRINK = "shrink"
    TRIM = "trim"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class PageSize:
    """A sheet of paper, in points."""

    name: str
    width: float
    height: float


A4 = PageSize("a4", 595.276, 841.89)
LETTER = PageSize("letter", 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself. Nothing that the brief does not say; `date` is ISO 8601 (YYYY-MM-DD)."""

    title: str
    date: str
    lang: str = "en"  # BCP 47
    subject: str | None = None
    author: str | None = None
    organisation: str | None = None
    marking: str | None = None


@dataclass(frozen=True, slots=True)
class Droppable:
    """An item that `fit: trim` may leave out; the highest `priority` number goes first, the last of equals first."""

    src: FieldPath  # the item's path, `key_points[2]`
    priority: int


@dataclass(frozen=True, slots=True)
class Document:
    """A whole briefing before it is laid out."""

    properties: Properties
    sheet: StyleSheet
    body: tuple[Block, ...]
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    size: PageSize = A4
    mode: FitMode = FitMode.SHRINK
    droppable: tuple[Droppable, ...] = ()
    rankable: frozenset[FieldPath] = frozenset()  # the items that may have a priority
    spans: Mapping[FieldPath, Span] = field(default_factory=dict)  # by field path
    own: Mapping[str, Span] = field(default_factory=dict)  # where the template has characters that it prints itself
    warnings: tuple[Problem, ...] = ()  # what is doubtful in how the brief is set
    template: Span | None = None  # the file of the page, unless it is bluf's own
    written: FileText | None = field(default=None, compare=False)  # the brief's file, in which words have their places
    arrangement: str = ""  # the name of the arrangement that it is in, where its template has several
    others: Sequence["Document"] = field(default=(), compare=False, repr=False)  # the same words arranged otherwise
    grows: bool = True  # whether a short page may be set larger than its style's own sizes

    def place(self, text: TextRun, first: int, last: int) -> Span | None:
        """Return where the characters of a text from index `first` up to `last` stand in the brief.

        Those that are of none of its fields have the place of the first of them in the template.
        """
        if text.src is None:
            return self.own.get(text.text[first])
        found = text.origin and text.origin.span(first, last)
        return self.written.span(*found) if found and self.written else self.spans.get(text.src)


def children(block: Block) -> tuple[Block, ...]:
    """Return the blocks directly inside `block`, in reading order."""
    match block:
        case ListBlock(items=items):
            return tuple(inner for item in items for inner in item.blocks)
        case BlockQuote(blocks=blocks) | Division(blocks=blocks):
            return blocks
        case Table():
            return tuple(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
        case Figure(labels=labels):
            return labels
        case _:
            return ()


def is_heading(block: object) -> bool:
    """Whether a block is a heading, of whatever level."""
    return isinstance(block, Paragraph) and block.tag in ("h1", "h2", "h3")


def blocks_within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in `blocks`, and every block inside those, in reading order."""
    for block in blocks:
        yield block
        yield from blocks_within(children(block))


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield every paragraph in `blocks`, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from paragraphs(children(block))
