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

from bluf.fonts.bidi_classes import PARTNERS, STRONG, class_of
from bluf.fonts.directional_marks import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK
from bluf.fonts.painted_clusters import ComposedGlyph
from bluf.layout import Fragment, Line

_WEAK = frozenset(("AN", "EN", "NSM", "CS", "ES", "ET", "BN"))
_NUMERIC = frozenset(("AN", "EN", "CS", "ES", "ET"))
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


class PlacedCluster(NamedTuple):
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


class ClusterRun(NamedTuple):
    """Clusters in reading order, and whether poppler takes them for text from left to right, or should."""

    clusters: Sequence[PlacedCluster]
    is_left: bool


def arranged(clusters: Sequence[PlacedCluster], is_right_to_left: bool) -> list[ClusterRun]:
    """Return clusters that stand side by side, given in reading order, where they are to be painted.

    In text from right to left, numbers with their signs and Latin words with the punctuation after them are painted as
    they are read, and drawn where they stand.
    """
    if not is_right_to_left:
        return list(_by_level(clusters))
    runs: list[ClusterRun] = []
    held: list[PlacedCluster] = []
    for kind, same in groupby(clusters, key=lambda each: _kind(each.text)):
        run = list(same)
        is_sign = kind == "weak" and any(class_of[each.text[0]] in _NUMERIC for each in run)
        if is_sign or all(each.level % 2 == 0 for each in run):
            held += run
        else:
            runs += _left_to_right(held)
            held = []
            runs.append(ClusterRun(run, is_left=False))
    return [*runs, *_left_to_right(held)]


def _left_to_right(clusters: Sequence[PlacedCluster]) -> Iterator[ClusterRun]:
    """Yield what is read from left to right: as one, unless it stands apart or needs no moving."""
    if not clusters:
        return
    room = max(each.right for each in clusters) - min(each.x for each in clusters)
    kinds = [kind for kind, _ in groupby(_kind(each.text) for each in clusters if each.level % 2 == 0)]
    is_together = room - sum(each.width for each in clusters) < _ADJOINING
    if is_together and (len(kinds) > 1 or "left" not in kinds):
        yield ClusterRun(list(_as_read(clusters)), is_left=True)
    else:
        yield from (run._replace(is_left=True) for run in _by_level(clusters))


def _as_read(clusters: Sequence[PlacedCluster]) -> Iterator[PlacedCluster]:
    """Yield clusters painted from left to right in reading order, and drawn where they stand."""
    x = min(each.x for each in clusters)
    for each in clusters:
        yield each._replace(x=x, moved=each.x - x)
        x += each.width


def _by_level(clusters: Sequence[PlacedCluster]) -> Iterator[ClusterRun]:
    for is_left, run in groupby(clusters, key=lambda each: each.level % 2 == 0):
        yield ClusterRun(list(run), is_left)


def painted_order(runs: Sequence[ClusterRun], is_right_to_left: bool) -> list[PlacedCluster]:
    """Return clusters in the order of painting. `is_right_to_left` is the direction of the line that they stand on."""
    clusters = [each for run in runs for each in run.clusters]
    alike = [(kind, list(run)) for kind, run in groupby(clusters, key=lambda each: _kind(each.text))]
    if not is_right_to_left:
        return [each for kind, run in alike for each in (reversed(run) if kind == "right" else run)]
    painted: list[PlacedCluster] = []
    strong = "right"
    for kind, run in alike:
        strong = kind if kind in ("left", "right") else strong
        if kind == "weak" and all(class_of[each.text[0]] not in _NUMERIC for each in run):
            run = [each._replace(x=each.x - _ASIDE * (at + 1)) for at, each in enumerate(run)]
        if kind == "neutral" and strong == "left" and len(run) > 1:
            # Of what stands after Latin letters, pdfium leaves more than one character in their order.
            run = [run[0], PlacedCluster(run[0].x, 0.0, ComposedGlyph((), 0), RIGHT_TO_LEFT_MARK, 1), *run[1:]]
        painted = [*(run if kind in ("weak", "left") else reversed(run)), *painted]
    return painted


def direction_marks(
    runs: Sequence[ClusterRun], left_edge: float, line: Line, is_right_to_left: bool
) -> Iterator[tuple[float, str]]:
    """Yield the marks of direction that runs need on a page of a direction, each with its x.

    The places of the runs' clusters are from `left_edge`.
    """
    for index, (clusters, is_left) in enumerate(runs):
        if is_left != is_right_to_left:
            continue
        left = left_edge + min(each.x for each in clusters)
        right = left_edge + max(each.right for each in clusters)
        if not is_right_to_left:
            yield right + _BESIDE, LEFT_TO_RIGHT_MARK
        else:
            following = class_of[runs[index + 1].clusters[0].text[0]] if index + 1 < len(runs) else ""
            if following not in STRONG and not _beside(left, line):
                yield left - _BESIDE, RIGHT_TO_LEFT_MARK
            first = class_of[max(clusters, key=lambda each: each.x).text[0]]
            if first not in ("L", *_NUMERIC) and not _beside(right, line):
                yield right + _BESIDE, LEFT_TO_RIGHT_MARK


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
