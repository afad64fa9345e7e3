"""Order what is painted of mixed directions so that what is copied out is what was typed.

Programs that copy text out of a PDF guess its order anew. Poppler sorts the characters of a line by their place and
gives spaces and punctuation beside a number or a Latin word to that; marks of direction, which show nothing and take no
room, keep them apart, as they would in plain text. pdfium takes the characters of one text object in the order in which
they are painted, turns round those that are written from right to left and the order of words, but neither numbers nor
combining marks, so those are painted in the order that it takes for turned. It leaves out an object without width, and
turns the brackets of text that it turns round.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bluf.fonts.bidi_classes import PARTNERS, class_of
from bluf.fonts.painted_clusters import ComposedGlyph
from bluf.layout import Fragment, Line

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
_WEAK = frozenset(("AN", "EN", "NSM", "CS", "ES", "ET", "BN"))
_NUMERIC = frozenset(("AN", "EN", "CS", "ES", "ET"))
_STRONG = frozenset(("L", "R", "AL"))
_ADJOINING = 0.01  # points
_BESIDE = 0.02  # points: a mark of direction stands so far from what it keeps apart
_ASIDE = 0.1  # points: a combining mark is painted so far left of what is read before it; poppler sorts by that
# What is shown turned round in text from right to left, and as what (BidiMirroring.txt): brackets, and these.
MIRRORED = {
    **PARTNERS,
    **{partner: opening for opening, partner in PARTNERS.items()},
    **dict(zip("«»‹›<>≤≥", "»«›‹><≥≤", strict=True)),
}


def _kind(text: str) -> str:
    """Return what pdfium tells apart: left, right, weak, neutral."""
    kind = class_of[text[0]]
    if kind in _WEAK:
        return "weak"
    return {"L": "left", "R": "right", "AL": "right"}.get(kind, "neutral")


class Placed(NamedTuple):
    """A cluster of a line: where its glyph is painted, how wide that is, what it stands for, and its bidi level.

    Lengths are points; `moved` is by how much the glyph is drawn right of where it is painted.
    """

    x: float
    width: float
    glyph: ComposedGlyph
    text: str
    level: int
    moved: float = 0.0

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width


def painted_order(clusters: Sequence[Placed], is_right_to_left: bool) -> list[Placed]:
    """Return clusters that stand side by side in the order of painting. They are given in reading order.

    `is_right_to_left` is the direction of the line that they stand on.
    """
    runs = [(kind, list(run)) for kind, run in groupby(clusters, key=lambda each: _kind(each.text))]
    if not is_right_to_left:
        return [each for kind, run in runs for each in (reversed(run) if kind == "right" else run)]
    painted: list[Placed] = []
    for kind, run in reversed(runs):
        if kind != "weak":
            painted += run if kind == "left" else reversed(run)
        elif _is_number(run):
            painted += _as_read(run)
        else:
            painted += (each._replace(x=each.x - _ASIDE * (at + 1)) for at, each in enumerate(run))
    return painted


def _as_read(run: Sequence[Placed]) -> Iterator[Placed]:
    """Yield numbers and signs painted from left to right in reading order, and drawn where they stand."""
    x = min(each.x for each in run)
    for each in run:
        yield each._replace(x=x, moved=each.x - x)
        x += each.width


def _is_number(run: Sequence[Placed]) -> bool:
    """Whether weak characters are numbers or their signs, with nothing else among them where they stand."""
    room = max(each.right for each in run) - min(each.x for each in run)
    return room - sum(each.width for each in run) < _ADJOINING and any(
        class_of[each.text[0]] in _NUMERIC for each in run
    )


def direction_marks(clusters: Sequence[Placed], line: Line, is_right_to_left: bool) -> Iterator[tuple[float, str]]:
    """Yield the marks of direction that clusters in reading order need on a page of a direction, each with its x."""
    if not is_right_to_left:
        for group, is_left in _by_level(clusters):
            if not is_left:
                yield max(each.right for each in group) + _BESIDE, LEFT_TO_RIGHT
        return
    at = 0
    for group, is_left in _by_direction(clusters):
        at += len(group)
        if not is_left:
            continue
        left, right = min(each.x for each in group), max(each.right for each in group)
        following = class_of[clusters[at].text[0]] if at < len(clusters) else ""
        if following not in _STRONG and not _beside(left, line):
            yield left - _BESIDE, RIGHT_TO_LEFT
        first = class_of[max(group, key=lambda each: each.x).text[0]]
        if first not in ("L", *_NUMERIC) and not _beside(right, line):
            yield right + _BESIDE, LEFT_TO_RIGHT


def _by_direction(clusters: Sequence[Placed]) -> Iterator[tuple[list[Placed], bool]]:
    """Yield runs of clusters, and whether poppler takes them for text from left to right, or should."""
    held: list[Placed] = []
    for kind, same in groupby(clusters, key=lambda each: _kind(each.text)):
        run = list(same)
        if kind == "weak" and any(each.level % 2 for each in run) and _is_number(run):
            yield from _by_level(held)
            yield run, True
            held = []
        else:
            held += run
    yield from _by_level(held)


def _by_level(clusters: Sequence[Placed]) -> Iterator[tuple[list[Placed], bool]]:
    for is_left, run in groupby(clusters, key=lambda each: each.level % 2 == 0):
        yield list(run), is_left


def joined(fragments: Iterable[Fragment]) -> Iterator[tuple[Fragment, ...]]:
    """Yield runs of fragments that look alike and stand side by side, so that they can be painted as one object."""
    run: list[Fragment] = []
    for fragment in fragments:
        if run and not _goes_on(run, fragment):
            yield tuple(run)
            run = []
        run.append(fragment)
    if run:
        yield tuple(run)


def _goes_on(run: Sequence[Fragment], fragment: Fragment) -> bool:
    last = run[-1]
    if fragment.level == 0 or _look(last) != _look(fragment):
        return False
    left, right = min(each.x for each in run), max(each.x + each.width for each in run)
    return abs(fragment.x + fragment.width - left) < _ADJOINING or abs(fragment.x - right) < _ADJOINING


def _look(fragment: Fragment) -> tuple[object, ...]:
    return fragment.face, fragment.size, fragment.color, fragment.rise, fragment.emboldened


def _beside(x: float, line: Line) -> bool:
    """Whether text from left to right stands on both sides of a place, or goes through it."""
    sides = (
        (each.x < x - _ADJOINING, each.x + each.width > x + _ADJOINING)
        for each in line.fragments
        if each.level % 2 == 0 and each.x <= x + _ADJOINING and each.x + each.width >= x - _ADJOINING
    )
    found = [any(side) for side in zip(*sides, strict=True)]
    return bool(found) and all(found)
