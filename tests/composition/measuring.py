"""Measure the page that a brief becomes: its size, its blanks, its line ends, the length of its lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from unicodedata import category

import bluf
from bluf.document import Cell
from bluf.layout import DoesNotFitError, Page, Placed, PlacedGroup, PlacedParagraph, lines_over
from bluf.problems import BriefError
from tests.composition.blank import Blank, blank
from tests.composition.line_ends import ends_in_one_word, parted

_TITLES = ("Title", "Subtitle", "Caption", "Chart Title")  # besides headings
_TEXT = ("Normal", "List Bullet", "List Number")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on a page.

    `runts`, `short_titles` and `short_cells` are last lines of one word, in text, in titles and headings, and in cells
    of tables. `measure` is the median of characters in the full lines of points and prose (None: there are none), and
    `panel` the most in a line of the bottom line.
    """

    name: str
    arrangement: str
    step: str
    size: float
    fill: float
    blank: Blank
    paragraphs: int
    runts: tuple[str, ...]
    short_titles: tuple[str, ...]
    short_cells: tuple[str, ...]
    parted: tuple[str, ...]
    measure: float | None
    panel: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A brief without a page: by how many lines it is too long (None: it is wrong otherwise, as `codes` say)."""

    name: str
    over: int | None
    codes: tuple[str, ...]


def measure(path: Path) -> Measured | Refused:
    """Build a brief as far as its page, and measure that."""
    try:
        page = bluf.fit(bluf.compose(bluf.load(path)))
    except BriefError as error:
        over = lines_over(error.page) if isinstance(error, DoesNotFitError) else None
        return Refused(path.stem, over, tuple(problem.code for problem in error.problems))
    return measured(path.stem, page)


def measured(name: str, page: Page) -> Measured:
    """Measure a page."""
    lang = page.document.properties.lang
    found = list(_paragraphs(page.body, in_table=False))
    runts = [(item, in_table) for item, in_table in found if ends_in_one_word(item)]
    text = [item for item, in_table in found if not in_table and item.style.name.startswith(_TEXT)]
    full = [len(line.text) for item in text for line in item.lines if line.broken]
    panel = [_length(line.text) for item, _ in found if item.style.name == "Bottom Line" for line in item.lines]
    return Measured(
        name,
        getattr(page.document, "arrangement", "side"),
        page.step.name,
        page.body_size,
        page.fill,
        blank(page),
        sum(not in_table and not _is_title(item) for item, in_table in found),
        tuple(_end(item) for item, in_table in runts if not in_table and not _is_title(item)),
        tuple(_end(item) for item, in_table in runts if not in_table and _is_title(item)),
        tuple(_end(item) for item, in_table in runts if in_table),
        tuple(pair for item, _ in found for pair in parted(item, item.block.lang or lang)),
        median(full) if full else None,
        max(panel, default=0),
    )


def _paragraphs(placed: tuple[Placed, ...], *, in_table: bool) -> Iterator[tuple[PlacedParagraph, bool]]:
    """Yield every paragraph, and whether it is in a cell of a table."""
    for item in placed:
        if isinstance(item, PlacedParagraph):
            yield item, in_table
        elif isinstance(item, PlacedGroup):
            yield from _paragraphs(item.children, in_table=in_table or isinstance(item.block, Cell))


def _is_title(item: PlacedParagraph) -> bool:
    return item.block.tag in ("h1", "h2", "h3") or item.style.name in _TITLES


def _end(item: PlacedParagraph) -> str:
    return " | ".join(line.text for line in item.lines[-2:])


def _length(text: str) -> int:
    """Return how many characters are read: a vowel sign or accent that is set on one is none."""
    return sum(category(char)[0] != "M" for char in text.rstrip())
