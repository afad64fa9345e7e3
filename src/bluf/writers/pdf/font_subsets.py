"""Hold the fonts of one file: which kind a fragment of text takes, and their names.

What is set letter by letter in a face that comes with bluf takes simple fonts; everything else a composite one.
"""

from collections.abc import Iterator

from bluf.fonts.font_face import FontFace
from bluf.fonts.shaping import Shaper
from bluf.layout import Fragment
from bluf.writers.pdf.composite_fonts import CompositeFont
from bluf.writers.pdf.font_descriptors import FontName
from bluf.writers.pdf.objects import File, Ref
from bluf.writers.pdf.simple_fonts import SimpleFonts


class Faces:
    """The faces used in one file."""

    def __init__(self) -> None:
        self._simple: dict[FontFace, SimpleFonts] = {}
        self._composite: dict[FontFace, CompositeFont] = {}
        self._count = 0

    def runs(self, fragment: Fragment) -> Iterator[tuple[str, bytes]]:
        """Yield operators that show a fragment from left to right, each with the resource name of its font."""
        if _is_simple(fragment.shaper):
            yield from self._simple_of(fragment.face).runs(fragment.text)
        else:
            font = self._composite_of(fragment.face)
            yield font.name.resource, font.shown(fragment.shaper, fragment.text, fragment.before, fragment.after)

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


def _is_simple(shaper: Shaper) -> bool:
    return shaper.is_plain and shaper.face.is_own
