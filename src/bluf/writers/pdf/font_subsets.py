"""Hold the fonts of one file: which kind a fragment of text takes, and their names.

What is set letter by letter in a face that comes with bluf takes simple fonts; everything else a composite one.
"""

from collections.abc import Iterator, Sequence

from bluf.fonts.font_face import FontFace
from bluf.fonts.shaping import Shaper
from bluf.layout import Fragment, Line
from bluf.writers.pdf.bracket_fonts import BracketFonts
from bluf.writers.pdf.composite_fonts import CompositeFont
from bluf.writers.pdf.font_descriptors import FontName, ShownRun
from bluf.writers.pdf.objects import File, Ref
from bluf.writers.pdf.simple_fonts import SimpleFonts


class Faces:
    """The faces used in one file. `is_right_to_left` is the direction of its page."""

    def __init__(self, is_right_to_left: bool) -> None:
        self._is_right_to_left = is_right_to_left
        self._simple: dict[FontFace, SimpleFonts] = {}
        self._composite: dict[FontFace, CompositeFont] = {}
        self._brackets: dict[FontFace, BracketFonts] = {}
        self._count = 0

    def copy(self) -> "Faces":
        """Return the same fonts, for text to be added to."""
        faces = Faces(self._is_right_to_left)
        faces._count = self._count
        faces._simple = {face: fonts.copy(faces._named) for face, fonts in self._simple.items()}
        faces._composite = {face: font.copy() for face, font in self._composite.items()}
        faces._brackets = {face: fonts.copy() for face, fonts in self._brackets.items()}
        return faces

    def runs(self, fragments: Sequence[Fragment], line: Line, is_right_to_left: bool) -> Iterator[ShownRun]:
        """Yield the operators that show fragments side by side, on a line of a direction, in the order of painting."""
        first = fragments[0]
        if all(fragment.level == 0 and _is_simple(fragment.shaper) for fragment in fragments) and not is_right_to_left:
            for fragment in fragments:
                x: float | None = fragment.x
                for resource, operators in self._simple_of(fragment.face).runs(fragment.text):
                    yield ShownRun(resource, operators, x)
                    x = None
            return
        directions = is_right_to_left, self._is_right_to_left
        yield from self._composite_of(first.face).shown(fragments, line, directions)

    def bracket(self, fragment: Fragment) -> tuple[ShownRun, ShownRun]:
        """Return what shows a bracket that is turned round, and what is read of it."""
        fonts = self._brackets.get(fragment.face)
        if fonts is None:
            fonts = self._brackets[fragment.face] = BracketFonts.of(fragment.face, self._named)
        return fonts.shown(fragment)

    def keep(self, fragment: Fragment, char: str) -> None:
        """Make a character part of a fragment's font though it is not painted.

        pdfium heeds what glyphs are read as only where their font has such a character.
        """
        if fragment.level == 0 and _is_simple(fragment.shaper):
            self._simple_of(fragment.face).keep(char)
        else:
            self._composite_of(fragment.face).keep(fragment.shaper, char)

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
        brackets = [font for fonts in self._brackets.values() for font in (fonts.seen, fonts.read)]
        composite = {
            font.name.resource: font.embed(file) for font in (*self._composite.values(), *brackets) if font.codes
        }
        return {**simple, **composite}


def _is_simple(shaper: Shaper) -> bool:
    return shaper.is_plain and shaper.face.is_own
