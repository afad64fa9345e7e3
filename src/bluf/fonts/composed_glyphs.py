"""Make a font file of what a text paints: glyphs of a face, and glyphs composed of several where a cluster has several.

A letter with its marks, or an Indic syllable, is shaped as several glyphs that stand beside and above one another. As
one glyph it has one code in a PDF, and that one code stands for all of its characters: no reader has to guess in which
order they belong, nor whether a mark that is moved up begins a new word. The glyphs are composed as TrueType composes
an accented letter (OpenType 1.9.1, `glyf`, composite glyphs), so that outlines are stored once.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bluf.fonts.font_face import FontFace
from bluf.fonts.painted_clusters import ComposedGlyph, GlyphPart
from bluf.fonts.sfnt_writing import sfnt_file
from bluf.fonts.subsetting import subset

_WORDS, _OFFSETS, _MORE = 1, 2, 1 << 5  # flags of a component


@dataclass(frozen=True, slots=True)
class _Outline:
    """A glyph's data, and what the file must say of it."""

    data: bytes
    box: tuple[int, int, int, int]
    points: int
    contours: int
    depth: int  # how many levels of glyphs it is composed of

    @property
    def is_empty(self) -> bool:
        return not self.data


_EMPTY = _Outline(b"", (0, 0, 0, 0), 0, 0, 0)


@lru_cache(maxsize=16)
def font_program(face: FontFace, glyphs: tuple[ComposedGlyph, ...]) -> tuple[bytes, list[int]]:
    """Return a TrueType file that has each of the glyphs, and the number of each in it.

    The same glyphs of a face give the same bytes.
    """
    program, kept = subset(face, sorted({part.glyph for glyph in glyphs for part in glyph.parts}))
    tables = _tables(program)
    font = _Font(tables)
    numbers = [font.number(glyph, kept) for glyph in glyphs]
    return sfnt_file(font.written()), numbers


def _composed(data: bytes, box: tuple[int, int, int, int], parts: Sequence[_Outline]) -> _Outline:
    """Return the outline that is composed of others."""
    points, contours = sum(part.points for part in parts), sum(part.contours for part in parts)
    return _Outline(data, box, points, contours, 1 + max(part.depth for part in parts))


def _moved(box: tuple[int, int, int, int], part: GlyphPart) -> tuple[int, int, int, int]:
    left, bottom, right, top = box
    return left + part.x, bottom + part.y, right + part.x, top + part.y


class _Font:
    """The glyphs of a file, to which more are added."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        self._tables = dict(tables)
        (count,) = struct.unpack_from(">H", tables["maxp"], 4)
        (is_long,) = struct.unpack_from(">h", tables["head"], 50)
        places = struct.unpack_from(f">{count + 1}{'L' if is_long else 'H'}", tables["loca"])
        scale = 1 if is_long else 2
        glyf = tables["glyf"]
        self._data = [glyf[scale * places[at] : scale * places[at + 1]] for at in range(count)]
        (measured,) = struct.unpack_from(">H", tables["hhea"], 34)
        pairs = [struct.unpack_from(">Hh", tables["hmtx"], 4 * at) for at in range(measured)]
        bearings = struct.unpack_from(f">{count - measured}h", tables["hmtx"], 4 * measured)
        self._metrics: list[tuple[int, int]] = [*pairs, *((pairs[-1][0], bearing) for bearing in bearings)]
        self._outlines: dict[int, _Outline] = {}
        self._known: dict[ComposedGlyph, int] = {}
        self._composed: list[_Outline] = []
        self._components = 0

    def number(self, glyph: ComposedGlyph, kept: Mapping[int, int]) -> int:
        """Return the number of a glyph, which is added if it is no glyph of the face as it is."""
        known = self._known.get(glyph)
        if known is not None:
            return known
        number = self._as_it_is(glyph, kept)
        if number is None:
            number = len(self._data)
            outline = self._compose([part._replace(glyph=kept[part.glyph]) for part in glyph.parts])
            self._data.append(outline.data)
            self._outlines[number] = outline
            self._composed.append(outline)
            self._metrics.append((glyph.advance, outline.box[0]))
        self._known[glyph] = number
        return number

    def _as_it_is(self, glyph: ComposedGlyph, kept: Mapping[int, int]) -> int | None:
        """Return the number of the face's own glyph that looks and measures like another."""
        if len(glyph.parts) != 1 or glyph.parts[0][1:] != (0, 0):
            return None
        number = kept[glyph.parts[0].glyph]
        return number if self._metrics[number][0] == glyph.advance else None

    def _compose(self, parts: Sequence[GlyphPart]) -> _Outline:
        seen = []
        for part in parts:
            outline = self._outline(part.glyph)
            if not outline.is_empty:
                # Where a glyph's outline begins is said by its left side bearing, which a part of another has not.
                seen.append((part._replace(x=part.x + self._metrics[part.glyph][1] - outline.box[0]), outline))
        if not seen:
            return _EMPTY
        boxes = [_moved(outline.box, part) for part, outline in seen]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        box = (min(lefts), min(bottoms), max(rights), max(tops))
        data = [struct.pack(">5h", -1, *box)]
        for index, (part, _) in enumerate(seen):
            flags = _WORDS | _OFFSETS | (_MORE if index < len(seen) - 1 else 0)
            data.append(struct.pack(">HHhh", flags, *part))
        self._components = max(self._components, len(seen))
        return _composed(b"".join(data), box, [outline for _, outline in seen])

    def _outline(self, number: int) -> _Outline:
        found = self._outlines.get(number)
        if found is None:
            self._outlines[number] = _EMPTY  # of a broken face's glyph that has itself for a part
            found = self._outlines[number] = self._read(self._data[number]) if number < len(self._data) else _EMPTY
        return found

    def _read(self, data: bytes) -> _Outline:
        if not data:
            return _EMPTY
        contours, *box = struct.unpack_from(">5h", data)
        edges = (box[0], box[1], box[2], box[3])
        if contours >= 0:
            points = struct.unpack_from(">H", data, 8 + 2 * contours)[0] + 1 if contours else 0
            return _Outline(data, edges, points, contours, 0)
        return _composed(data, edges, [self._outline(number) for number in _components(data)])

    def written(self) -> dict[str, bytes]:
        """Return the file's tables with the glyphs that were added."""
        tables, count = self._tables, len(self._data)
        padded = [data + bytes(-len(data) % 4) for data in self._data]
        places = [0]
        for data in padded:
            places.append(places[-1] + len(data))
        head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">h", head, 50, 1)
        boxes = [outline.box for outline in self._composed if not outline.is_empty]
        old = struct.unpack_from(">4h", head, 36)
        lefts, bottoms, rights, tops = zip(old, *boxes, strict=True)
        struct.pack_into(">4h", head, 36, min(lefts), min(bottoms), max(rights), max(tops))
        struct.pack_into(">H", hhea, 10, max(advance for advance, _ in self._metrics))
        struct.pack_into(">H", hhea, 34, count)
        struct.pack_into(">H", maxp, 4, count)
        for at, most in (
            (10, max((outline.points for outline in self._composed), default=0)),
            (12, max((outline.contours for outline in self._composed), default=0)),
            (28, self._components),
            (30, max((outline.depth for outline in self._composed), default=0)),
        ):
            struct.pack_into(">H", maxp, at, max(most, struct.unpack_from(">H", maxp, at)[0]))
        return {
            "glyf": b"".join(padded),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join([struct.pack(">Hh", *each) for each in self._metrics]),
            "loca": struct.pack(f">{count + 1}L", *places),
            "maxp": bytes(maxp),
        }


def _components(data: bytes) -> list[int]:
    """Return the numbers of the glyphs that a glyph is composed of."""
    found = []
    at = 10
    more = True
    while more:
        flags, number = struct.unpack_from(">HH", data, at)
        found.append(number)
        more = bool(flags & _MORE)
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & 1 << 3 else 4 if flags & 1 << 6 else 8 if flags & 1 << 7 else 0  # how it is scaled
    return found


def _tables(program: bytes) -> dict[str, bytes]:
    return {tag.decode("latin-1"): program[offset : offset + length] for tag, _, offset, length in _records(program)}


def _records(program: bytes | bytearray) -> list[tuple[bytes, int, int, int]]:
    (count,) = struct.unpack_from(">H", program, 4)
    return [struct.unpack_from(">4sLLL", program, 12 + 16 * at) for at in range(count)]
