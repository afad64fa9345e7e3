"""Turn a text into what is painted as one glyph each, with the characters that it stands for.

From left to right that is a letter with its marks, or a syllable, however many glyphs it is shaped as. From right to
left it is a character: readers turn the characters round that they find from left to right, those of one glyph too, so
that a ligature has a glyph for each of its characters and draws all of itself with one of them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bluf.fonts.clusters import is_mark
from bluf.fonts.shaping import Shaper

_FARTHEST = 1 << 14  # font units: half of what a place has room for


class GlyphPart(NamedTuple):
    """A glyph of a face, and by how much it is moved, in font units."""

    glyph: int
    x: int = 0
    y: int = 0


class ComposedGlyph(NamedTuple):
    """What is painted as one glyph: its parts from left to right, and its advance, in font units."""

    parts: tuple[GlyphPart, ...]
    advance: int


class Cluster(NamedTuple):
    """Characters `first` to `last` of a text, and the glyph that is painted for them."""

    glyph: ComposedGlyph
    first: int
    last: int


@lru_cache(maxsize=4096)
def painted_clusters(shaper: Shaper, text: str, before: str = "", after: str = "") -> tuple[Cluster, ...]:
    """Return the clusters of a text from left to right, whichever way it is read."""
    shaped = _shaped(shaper, text, before, after)
    if shaper.is_right_to_left:
        return tuple(each for cluster in shaped for each in _by_characters(cluster, text))
    return tuple(_by_graphemes(shaped, text))


def _shaped(shaper: Shaper, text: str, before: str, after: str) -> Iterator[Cluster]:
    em = shaper.face.harfbuzz.face.upem
    for (first, last), glyphs in groupby(shaper.glyphs(text, before, after), key=attrgetter("first", "last")):
        parts = []
        pen = 0
        for glyph in glyphs:
            parts.append(GlyphPart(glyph.id, pen + round(glyph.x * em), round(glyph.y * em)))
            pen += round(glyph.advance * em)
        yield Cluster(ComposedGlyph(tuple(parts), pen), first, last)


def _by_characters(cluster: Cluster, text: str) -> Iterator[Cluster]:
    """Yield a cluster's characters from the last to the first, each with its share of the advance: marks have none."""
    parts, advance = cluster.glyph
    places = range(cluster.last - 1, cluster.first - 1, -1)
    taking = [place for place in places if not is_mark(text[place])] or [cluster.first]
    for index, place in enumerate(places):
        share = 0
        if place in taking:
            count, at = len(taking), taking.index(place)
            share = advance * (at + 1) // count - advance * at // count
        yield Cluster(ComposedGlyph(parts if index == 0 else (), share), place, place + 1)


def _by_graphemes(shaped: Iterable[Cluster], text: str) -> Iterator[Cluster]:
    """Yield clusters, a mark together with its letter."""
    held: Cluster | None = None
    for cluster in shaped:
        if held is not None and is_mark(text[cluster.first]) and _fit(held, cluster):
            held = _joined(held, cluster)
            continue
        if held is not None:
            yield held
        held = cluster
    if held is not None:
        yield held


def _fit(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters can be one glyph of a TrueType file, which counts places in 16 bits (OpenType, `glyf`)."""
    reach = max((abs(part.x) for part in other.glyph.parts), default=0)
    return one.glyph.advance + max(reach, other.glyph.advance) < _FARTHEST


def _joined(one: Cluster, other: Cluster) -> Cluster:
    """Return two clusters as one."""
    moved = tuple(part._replace(x=part.x + one.glyph.advance) for part in other.glyph.parts)
    glyph = ComposedGlyph(one.glyph.parts + moved, one.glyph.advance + other.glyph.advance)
    return Cluster(glyph, one.first, other.last)
