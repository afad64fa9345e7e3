"""Turn shaped text into codes, and the glyphs that it takes into an embedded font.

Each face becomes one composite font (Type 0, ISO 32000-1, 9.7) whose codes are numbered as they are painted: one for
each pair of a glyph and the characters that it stands for, so that `ToUnicode` gives back what was typed, also where
two texts share a glyph. A cluster of several glyphs is one glyph of the embedded file (`fonts.composed_glyphs`).

Widths are whole thousandths of an em, as simple fonts have them; text is moved by what they lose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bluf.fonts.composed_glyphs import font_program
from bluf.fonts.font_face import FontFace
from bluf.fonts.no_break import COPIED
from bluf.fonts.painted_clusters import ComposedGlyph, painted_clusters
from bluf.fonts.shaping import Shaper
from bluf.layout import Fragment, Line
from bluf.writers.pdf.copied_order import ClusterRun, PlacedCluster, arranged, direction_marks, painted_order
from bluf.writers.pdf.font_descriptors import FontName, ShownRun, descriptor, to_unicode
from bluf.writers.pdf.objects import File, Object, PdfName, Raw, Ref

_NOTHING = ComposedGlyph((), 0)
_FARTHEST = 28_000  # units, of the 32,767 that a glyph may reach: farther off a glyph is painted where it stands


@dataclass(slots=True)
class CompositeFont:
    """Glyphs of a face, under one name. `codes` gives each glyph with its characters its number, from 1."""

    face: FontFace
    name: FontName
    codes: dict[tuple[ComposedGlyph, str], int] = field(default_factory=dict)

    def copy(self) -> "CompositeFont":
        """Return the same font, for glyphs to be added to."""
        return CompositeFont(self.face, self.name, dict(self.codes))

    def shown(
        self, fragments: Sequence[Fragment], line: Line, is_right_to_left: tuple[bool, bool]
    ) -> Iterator[ShownRun]:
        """Yield what shows fragments that stand side by side on a line.

        `is_right_to_left` are the directions of the line and of the page.
        """
        of_line, of_page = is_right_to_left
        em, size, resource = self.face.harfbuzz.face.upem, fragments[0].size, self.name.resource
        left = fragments[0].x
        # What is set again on another page, or further down, stands as it did: places are from the first fragment's.
        runs, painted = _painted(tuple(_set(each, left) for each in fragments), size, of_line)
        if not painted:  # a mark of direction in a face that has nothing to show in its place
            return
        begins = painted[0].x
        pen = 0.0
        parts: list[str] = []
        encoded: list[str] = []
        for each in painted:
            shift, x = round(each.moved * em / size), each.x
            if abs(shift) > _FARTHEST:
                shift, x = 0, each.x + each.moved
            behind = round(1000 * (x - begins) / size - pen)
            if behind:
                parts.append(f"<{''.join(encoded)}>{-behind}")
                encoded = []
                pen += behind
            encoded.append(f"{self.code(_moved(each.glyph, shift), each.text):04X}")
            pen += round(1000 * each.glyph.advance / em)
        whole = f"<{''.join(encoded)}>"
        operator = f"[{''.join(parts)}{whole}] TJ\n" if parts else f"{whole} Tj\n"
        yield ShownRun(resource, operator.encode("ascii"), left + begins)
        for x, char in direction_marks(runs, left, line, of_page):
            yield ShownRun(resource, f"<{self.code(_NOTHING, char):04X}> Tj\n".encode("ascii"), x)

    def keep(self, shaper: Shaper, char: str) -> None:
        """Make a character part of the font though it is not painted."""
        for glyph, first, last in painted_clusters(shaper, char):
            self.code(glyph, char[first:last])

    def code(self, glyph: ComposedGlyph, text: str) -> int:
        """Return the code of a glyph that stands for a text, giving it one when it is new."""
        return self.codes.setdefault((glyph, text), len(self.codes) + 1)

    def embed(self, file: File) -> Ref:
        """Add the font to the file."""
        face, em = self.face, self.face.harfbuzz.face.upem
        name = self.name.embedded(face)
        program, numbers = font_program(face, tuple(glyph for glyph, _ in self.codes))
        widths = [round(1000 * glyph.advance / em) for glyph, _ in self.codes]
        texts = {code: text for (_, text), code in self.codes.items()}
        glyphs = b"".join(number.to_bytes(2, "big") for number in (0, *numbers))
        descendant: dict[str, Object] = {
            "Type": PdfName("Font"),
            "Subtype": PdfName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
            "FontDescriptor": descriptor(face, name, program, file),
            "DW": 0,
            "W": Raw("[1 [" + " ".join(str(width) for width in widths) + "]]"),
            "CIDToGIDMap": file.add_stream({}, glyphs),
        }
        return file.add(
            {
                "Type": PdfName("Font"),
                "Subtype": PdfName("Type0"),
                "BaseFont": name,
                "Encoding": PdfName("Identity-H"),
                "DescendantFonts": [file.add(descendant)],
                "ToUnicode": file.add_stream({}, to_unicode(name, texts, 2)),
            }
        )


def _moved(glyph: ComposedGlyph, x: int) -> ComposedGlyph:
    return glyph._replace(parts=tuple(part._replace(x=part.x + x) for part in glyph.parts)) if x else glyph


class _SetText(NamedTuple):
    """A fragment as far as it bears on what is painted where; `x` is from the first fragment beside it."""

    shaper: Shaper
    text: str
    before: str
    after: str
    level: int
    x: float
    width: float


def _set(fragment: Fragment, left: float) -> _SetText:
    x, width = round(fragment.x - left, 4), round(fragment.width, 4)
    return _SetText(fragment.shaper, fragment.text, fragment.before, fragment.after, fragment.level, x, width)


@lru_cache(maxsize=2048)
def _painted(
    texts: tuple[_SetText, ...], size: float, is_right_to_left: bool
) -> tuple[tuple[ClusterRun, ...], tuple[PlacedCluster, ...]]:
    """Return what texts side by side are painted as: by direction, and in the order of painting."""
    runs = arranged([each for text in texts for each in _placed(text, size)], is_right_to_left)
    return tuple(runs), tuple(painted_order(runs, is_right_to_left))


def _placed(text: _SetText, size: float) -> list[PlacedCluster]:
    """Return the clusters of a text in reading order."""
    em = text.shaper.face.harfbuzz.face.upem
    clusters = painted_clusters(text.shaper, text.text, text.before, text.after)
    widths = [size * glyph.advance / em for glyph, _, _ in clusters]
    # pdfium takes a no-break space for a sign of the number beside it, and leaves it on the wrong side of that.
    said = text.text.translate(COPIED) if text.level % 2 else text.text
    # Spaces at a line's end hang out of the line on its far side.
    x = text.x if text.level % 2 == 0 else text.x + text.width - sum(widths)
    placed = [
        PlacedCluster(x + before, width, glyph, said[first:last], text.level)
        for before, width, (glyph, first, last) in zip(accumulate(widths, initial=0.0), widths, clusters, strict=False)
    ]
    return placed[::-1] if text.shaper.is_right_to_left else placed
