"""Hold the fonts of one file: which kind a fragment of text takes, and their names.

What is set letter by letter in a face that comes with bluf takes simple fonts; everything else a composite one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bluf.fonts.font_face import FontFace
from bluf.fonts.shaping import Shaper
from bluf.layout import Fragment
from bluf.writers.pdf.composite_fonts import CompositeFont
from bluf.writers.pdf.copied_order import LEFT_TO_RIGHT, direction_marks
from bluf.writers.pdf.font_descriptors import FontName
from bluf.writers.pdf.objects import File, Ref
from bluf.writers.pdf.simple_fonts import SimpleFonts

BESIDE = 0.002  # ems: a mark of direction stands so far from what it keeps apart


class ShownRun(NamedTuple):
    """Operators that show text in the font of a resource name.

    `begins` is how far right of the fragment's first glyph from the left, in ems; None where the run before ends.
    """

    resource: str
    operators: bytes
    begins: float | None


class Faces:
    """The faces used in one file, whose page runs from right to left if `base_level` is 1."""

    def __init__(self, base_level: int) -> None:
        self._base_level = base_level
        self._simple: dict[FontFace, SimpleFonts] = {}
        self._composite: dict[FontFace, CompositeFont] = {}
        self._count = 0

    def runs(self, fragment: Fragment) -> Iterator[ShownRun]:
        """Yield the operators that show a fragment, in the order in which they are to be painted."""
        if fragment.level == 0 and _is_simple(fragment.shaper):
            for resource, operators in self._simple_of(fragment.face).runs(fragment.text):
                yield ShownRun(resource, operators, None)
            return
        font = self._composite_of(fragment.face)
        begins, operator = font.shown(fragment, self._base_level)
        yield ShownRun(font.name.resource, operator, begins)
        for count, char in direction_marks(fragment, self._base_level):
            beside = BESIDE if char == LEFT_TO_RIGHT else -BESIDE
            yield ShownRun(font.name.resource, font.mark(char), _edge(fragment, count) + beside)

    def keep(self, shaper: Shaper, char: str) -> None:
        """Make a character part of a font though it is not painted."""
        if _is_simple(shaper):
            self._simple_of(shaper.face).keep(char)
        else:
            self._composite_of(shaper.face).keep(shaper, char)

    def _simple_of(self, face: FontFace) -> SimpleFonts:
        found = self._simple.get(face)
        if found is None:
            found = self._simple[face] = SimpleFonts(face, self._named)
        return found

    def _composite_of(self, face: FontFace) -> CompositeFont:
        found = self._composite.get(face)
        if found is None:
            found = self._composite[face] = CompositeFont(face, self._named())
        return found

    def _named(self) -> FontName:
        self._count += 1
        return FontName.of(self._count)

    def embed(self, file: File) -> dict[str, Ref]:
        """Add the fonts to the file; return them by resource name."""
        simple = {name: ref for fonts in self._simple.values() for name, ref in fonts.embed(file)}
        composite = {font.name.resource: font.embed(file) for font in self._composite.values()}
        return {**simple, **composite}


def _edge(fragment: Fragment, count: int) -> float:
    """Return where the first characters of a fragment end, in ems from its left."""
    shaper, text = fragment.shaper, fragment.text
    advance = shaper.advance(text[:count], fragment.before, text[count:] or fragment.after) if count else 0.0
    return shaper.advance(text, fragment.before, fragment.after) - advance if fragment.level % 2 else advance


def _is_simple(shaper: Shaper) -> bool:
    return shaper.is_plain and shaper.face.is_own
