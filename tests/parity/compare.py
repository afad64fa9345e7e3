"""Compare where a rendering breaks its lines with where the page does.

Each paragraph of the page is looked up in the rendering by its characters, so that columns, cells and the order of
header and footer do not matter. A line is equal when the rendering has a line of just the same characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from bluf.layout import Page, Placed, PlacedGroup, PlacedParagraph, placed_paragraphs
from tests.parity.lines import Rendering, plain

MILLIMETRE = 72 / 25.4
ON_ONE_LINE = 4.0  # how far apart, in points, baselines of parts of one line may be: their sizes differ


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that is broken otherwise: its lines on the page and in the rendering (none: it was not found)."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(slots=True)
class Comparison:
    """How a rendering differs from the page. Drifts are in millimetres, `lowest` is positive downwards."""

    pages: int
    lines: int = 0
    equal: int = 0
    lowest: float = 0.0  # of the lowest line of the body
    down: float = 0.0  # the largest of any paragraph, up or down
    aside: float = 0.0  # the largest of any paragraph, to a side
    differences: list[Difference] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of equal lines."""
        return self.equal / self.lines if self.lines else 0.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """A paragraph with its lines' texts, on the page and in the rendering, and the latter's places."""

    placed: PlacedParagraph
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    places: tuple[tuple[float, float], ...]

    @property
    def drift(self) -> tuple[float, float]:
        """How far right and down the last line of the rendering's is of the page's, in points."""
        line = [line for line in self.placed.lines if plain(line.text)][-1]
        x, y = self.places[-1]
        return x - line.x, y - line.baseline


def compare(page: Page, rendering: Rendering) -> Comparison:
    """Compare every line of the page, header and footer included, with the rendering."""
    pairs = {id(pair.placed): pair for pair in _pairs(page, rendering)}
    result = Comparison(rendering.pages)
    for pair in pairs.values():
        equal = len(_intervals(pair.ours) & _intervals(pair.theirs))
        result.lines += len(pair.ours)
        result.equal += equal
        if equal < len(pair.ours):
            result.differences.append(Difference(pair.ours, pair.theirs))
    for parts in _rows((*page.header, *page.body, *page.footer)):
        known = [pairs[id(part)] for part in parts if id(part) in pairs and pairs[id(part)].places]
        for part in known[1:]:
            if abs(part.places[0][1] - known[0].places[0][1]) > ON_ONE_LINE:
                result.equal -= 1
                result.differences.append(Difference(part.ours, ("(not on one line with)", *known[0].theirs)))
    found = [pair for pair in pairs.values() if pair.places]
    result.aside = max((abs(pair.drift[0]) for pair in found), default=0.0) / MILLIMETRE
    result.down = max((abs(pair.drift[1]) for pair in found), default=0.0) / MILLIMETRE
    body = {id(paragraph) for paragraph in placed_paragraphs(page.body)}
    ends = [(pair.places[-1][1], pair.drift[1]) for pair in found if id(pair.placed) in body]
    if ends:
        theirs, ours = max(y for y, _ in ends), max(y - drift for y, drift in ends)
        result.lowest = (theirs - ours) / MILLIMETRE
    return result


def _pairs(page: Page, rendering: Rendering) -> Iterator[_Pair]:
    """Yield every paragraph that says something, with what the rendering has of it."""
    text, taken = rendering.text, bytearray(len(rendering.characters))
    wanted = []
    for paragraph in placed_paragraphs((*page.header, *page.body, *page.footer)):
        ours = tuple(filter(None, (plain(line.text) for line in paragraph.lines)))
        if ours:
            wanted.append((paragraph, ours))
    # The longest first, so that a short one is not found inside it.
    for paragraph, ours in sorted(wanted, key=lambda pair: -len("".join(pair[1]))):
        length = len("".join(ours))
        at = _find(paragraph, "".join(ours), rendering, text, taken)
        if at is None:
            yield _Pair(paragraph, ours, (), ())
            continue
        taken[at : at + length] = b"\1" * length
        yield _Pair(paragraph, ours, *_broken(rendering, at, length, paragraph.style.line_height))


def _find(paragraph: PlacedParagraph, wanted: str, rendering: Rendering, text: str, taken: bytearray) -> int | None:
    """Return where the paragraph begins in the rendering: of several with its text, the one nearest to its place."""
    line = paragraph.lines[0]
    places = []
    at = text.find(wanted)
    while at >= 0:
        if not any(taken[at : at + len(wanted)]):
            first = rendering.characters[at]
            places.append((abs(first.x - line.x) + abs(first.y - line.baseline), at))
        at = text.find(wanted, at + 1)
    return min(places)[1] if places else None


def _broken(
    rendering: Rendering, start: int, length: int, line_height: float
) -> tuple[tuple[str, ...], tuple[tuple[float, float], ...]]:
    """Part characters into lines, where the baseline goes down by most of a line; return their texts and places."""
    lines: list[list[str]] = []
    places: list[tuple[float, float]] = []
    baselines: list[float] = []
    for character in rendering.characters[start : start + length]:
        if not lines or character.y - median(baselines) > 0.6 * line_height:
            lines.append([])
            places.append((character.x, character.y))
            baselines = []
        lines[-1].append(character.text)
        baselines.append(character.y)
    return tuple("".join(line) for line in lines), tuple(places)


def _intervals(lines: tuple[str, ...]) -> set[tuple[int, int]]:
    """Return where each line begins and ends in the text of all."""
    found, start = set(), 0
    for line in lines:
        found.add((start, start + len(line)))
        start += len(line)
    return found


def _rows(placed: tuple[Placed, ...]) -> Iterator[tuple[Placed, ...]]:
    """Yield the parts of everything set on one line."""
    for item in placed:
        if isinstance(item, PlacedGroup):
            if item.on_one_line:
                yield item.children
            yield from _rows(item.children)
