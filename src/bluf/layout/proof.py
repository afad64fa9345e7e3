"""Prove of a finished page that its words can be read: on the paper, in their column, and off all other words.

The lengths of a style decide where words stand, and a style may come from anyone. What they may be is bounded where
they are read; whether they go together is seen here, whatever the cause.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bluf.document import Division, Drawing, Table, TextRun
from bluf.layout.page import (
    BESIDE,
    Fragment,
    Line,
    Page,
    Placed,
    PlacedFigure,
    PlacedGroup,
    PlacedParagraph,
    placed_figures,
)
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown

_NAMED = 5  # words of a chart that a problem names
_MM = 25.4 / 72  # millimetres in a point
_SEEN = 1 / _MM  # points: a picture that is narrower is hidden to whoever inspects the file
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
    around: tuple[FieldPath, ...]


def out_of_place(page: Page) -> Iterator[Problem]:
    """Yield the problem of each paragraph style that sets words off the paper, out of their column or on others.

    Of a page that is too long, whose words can't but run into its foot, only their columns are looked at.
    """
    boxes = list(_boxes((*page.header, *page.body, *page.footer), ()))
    found: dict[str, Problem] = {}

    def note(box: _Box, what: str) -> None:
        if box.paragraph.style.name not in found:
            found[box.paragraph.style.name] = _problem(page, box, what)

    judged: PlacedParagraph | None = None
    beside: str | None = None
    for box in boxes:
        if box.paragraph is not judged:  # once a paragraph, however many lines it has
            judged, beside = box.paragraph, _out_of_column(box.paragraph)
        if what := beside or (_off_paper(box, page) if page.fits else None):
            note(box, what)
    if page.fits:
        for box in _covering(boxes):
            note(box, "stand on other words")
    yield from found.values()
    for figure in placed_figures((*page.header, *page.body, *page.footer)):
        if figure.lacking:
            yield _without_room(page, figure)
        if isinstance(figure.block.content, Drawing) and min(figure.rect.width, figure.rect.height) < _SEEN:
            yield _unseen(page, figure)


def _without_room(page: Page, figure: PlacedFigure) -> Problem:
    """Return the problem of a chart that has no room for all its names, at the first of them."""
    words = [text for label in figure.lacking for text in label.inlines if isinstance(text, TextRun) and text.src]
    named = ", ".join(f"`{shown(text.text)}`" for text in words[:_NAMED]) + (", …" if len(words) > _NAMED else "")
    spans = page.document.spans
    places = [place for text in words if (place := page.document.place(text, 0, len(text.text)))]
    span = places[0] if places else spans.get(figure.block.src) if figure.block.src else None
    message = f"the chart has no room for {named}, {figure.rect.width:.0f} by {figure.rect.height:.0f} pt as it is"
    hint = "shorten these, leave some out, or give the chart a wider column or a higher figure style"
    return Problem("no-room", message, span, words[0].src if words else figure.block.src, hint)


def _unseen(page: Page, figure: PlacedFigure) -> Problem:
    """Return the problem of a picture that is too narrow to be seen, and would be hidden in a file."""
    src = figure.block.src / "file" if figure.block.src else None
    wide, high = figure.rect.width * _MM, figure.rect.height * _MM
    message = f"the picture is {wide:.1f} by {high:.1f} mm on the page, too narrow to be seen"
    span = page.document.spans.get(src) if src else None
    return Problem("picture-unusable", message, span, src, "crop it to a shape that is nearer to a square")


def _problem(page: Page, box: _Box, what: str) -> Problem:
    """Return the problem, at what the nearest style file says of the words or of what is around them."""
    name = box.paragraph.style.name
    keys = [FieldPath.of("paragraphs", name, key) for key in ("indent", "hanging", "label", "size")]
    keys += [FieldPath.of("paragraphs", name), *reversed(box.around)]
    places = [page.sheet.places[key] for key in keys if key in page.sheet.places]
    span = min(places, key=lambda place: place[0])[1] if places else None
    if page.document.template and page.sheet.is_own:
        span = page.document.template
    message = (
        f"words of `{name}` {what}: the style {page.sheet.name!r} leaves them no room where the template sets them"
    )
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
    if paragraph.label and paragraph.lines and _covers_label(paragraph):
        return "stand on their own bullet or number"
    return None


def _covers_label(paragraph: PlacedParagraph) -> bool:
    """Whether the first line begins before its label ends."""
    line = paragraph.lines[0]
    if paragraph.is_right_to_left:
        return min(label.x for label in paragraph.label) < line.x + line.width - _SLACK
    return max(label.x + label.width for label in paragraph.label) > line.x + _SLACK


def _rises(fragment: Fragment, line: Line) -> bool:
    top = line.baseline - fragment.rise - _CAPITAL * fragment.size
    return top < line.top - _TOUCHING * fragment.size


def _off_paper(box: _Box, page: Page) -> str | None:
    if box.left < -_SLACK or box.right > page.size.width + _SLACK:
        return "stand beside the paper"
    if box.top < -_SLACK or box.bottom > page.size.height + _SLACK:
        return "stand above or below the paper"
    return None


def _boxes(placed: Iterable[Placed], around: tuple[FieldPath, ...]) -> Iterator[_Box]:
    """Yield the boxes of all lines and labels; `around` are the keys of the styles of what holds them."""
    for item in placed:
        if isinstance(item, PlacedGroup):
            yield from _boxes(item.children, (*around, *_key(item)))
        elif isinstance(item, PlacedParagraph):
            for line in item.lines:
                if line.width > 0:
                    yield _Box(line.x, line.top, line.x + line.width, line.top + line.height, item, around)
            for label in item.label if item.lines else ():
                line = item.lines[0]
                yield _Box(label.x, line.top, label.x + label.width, line.top + line.height, item, around)


def _key(group: PlacedGroup) -> tuple[FieldPath, ...]:
    match group.block:
        case Division(style=name):
            return (FieldPath.of("boxes", name),)
        case Table(style=name):
            return (FieldPath.of("tables", name),)
        case _:
            return ()


def _covering(boxes: list[_Box]) -> Iterator[_Box]:
    """Yield the boxes that stand on others, which begin above them or at the same height."""
    above: list[_Box] = []
    for box in sorted(boxes, key=lambda box: box.top):
        above = [other for other in above if other.bottom > box.top + _SLACK]
        if any(other.left < box.right - _SLACK and box.left < other.right - _SLACK for other in above):
            yield box
        above.append(box)
