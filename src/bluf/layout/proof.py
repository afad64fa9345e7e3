"""Prove of a finished page that its words can be read: on the paper, in their column, and off all other words.

The lengths of a style decide where words stand, and a style may come from anyone. What they may be is bounded where
they are read; whether they go together is seen here, whatever the cause.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bluf.layout.page import Fragment, Line, Page, Placed, PlacedGroup, PlacedParagraph, placed_paragraphs
from bluf.layout.placing import BESIDE
from bluf.problems import Problem

_SLACK = 0.5  # points: what no eye sees
_CAPITAL = 0.72  # of a size: how tall a capital letter is
_TOUCHING = 0.15  # of a size: how far a raised letter may go into the line above


@dataclass(frozen=True, slots=True)
class _Box:
    """Where some words stand."""

    left: float
    top: float
    right: float
    bottom: float
    paragraph: PlacedParagraph


def out_of_place(page: Page) -> Iterator[Problem]:
    """Yield the problem of each paragraph style that sets words off the paper, out of their column or on others.

    Of a page that is too long, whose words can't but run into its foot, only their columns are looked at.
    """
    everything = (*page.header, *page.body, *page.footer)
    found: dict[str, Problem] = {}

    def note(paragraph: PlacedParagraph, what: str) -> None:
        name = paragraph.style.name
        found.setdefault(name, _problem(page, name, what))

    for paragraph in placed_paragraphs(everything):
        if what := _out_of_column(paragraph):
            note(paragraph, what)
    if page.fits:
        boxes = list(_boxes(everything))
        for box in boxes:
            if what := _off_paper(box, page):
                note(box.paragraph, what)
        for one, _ in _overlapping(boxes):
            note(one.paragraph, "stand on other words")
    yield from found.values()


def _problem(page: Page, name: str, what: str) -> Problem:
    places = (page.sheet.place_of(f"paragraphs.{name}.{key}") for key in ("indent", "hanging", "label"))
    span = next((place for place in places if place), None) or page.sheet.place_of(f"paragraphs.{name}")
    message = f"words of `{name}` {what}: the lengths of the style {page.sheet.name!r} leave them no room"
    hint = "make margins, indents, padding, gaps or the type smaller, or a column wider"
    return Problem("no-room", message, span, hint=hint)


def _out_of_column(paragraph: PlacedParagraph) -> str | None:
    slack = _SLACK + (BESIDE * paragraph.style.size if paragraph.style.fill else 0.0)
    left, right = paragraph.rect.x - slack, paragraph.rect.right + slack
    for line in paragraph.lines:
        if line.x < left or line.x + line.width > right:
            return "stand beside their column"
        if any(_rises(fragment, line) for fragment in line.fragments):
            return "rise into the line above"
    label = paragraph.label
    if label and paragraph.lines and label.x + label.width > paragraph.lines[0].x + _SLACK:
        return "stand on their own bullet or number"
    return None


def _rises(fragment: Fragment, line: Line) -> bool:
    top = line.baseline - fragment.rise - _CAPITAL * fragment.size
    return top < line.top - _TOUCHING * fragment.size


def _off_paper(box: _Box, page: Page) -> str | None:
    if box.left < -_SLACK or box.right > page.size.width + _SLACK:
        return "stand beside the paper"
    if box.top < -_SLACK or box.bottom > page.size.height + _SLACK:
        return "stand above or below the paper"
    return None


def _boxes(placed: Iterable[Placed]) -> Iterator[_Box]:
    for item in placed:
        if isinstance(item, PlacedGroup):
            yield from _boxes(item.children)
        elif isinstance(item, PlacedParagraph):
            for line in item.lines:
                if line.width > 0:
                    yield _Box(line.x, line.top, line.x + line.width, line.top + line.height, item)
            if item.label and item.lines:
                line, label = item.lines[0], item.label
                yield _Box(label.x, line.top, label.x + label.width, line.top + line.height, item)


def _overlapping(boxes: list[_Box]) -> Iterator[tuple[_Box, _Box]]:
    """Yield pairs of boxes that stand on one another, the lower one first."""
    open_boxes: list[_Box] = []
    for box in sorted(boxes, key=lambda box: box.top):
        open_boxes = [other for other in open_boxes if other.bottom > box.top + _SLACK]
        for other in open_boxes:
            if other.left < box.right - _SLACK and box.left < other.right - _SLACK:
                yield box, other
        open_boxes.append(box)
