"""Paint a bracket that shows as its partner, as it stands in text from right to left, so that it is copied as typed.

What shows is a closing bracket where an opening one was typed. pdfium turns brackets of such text round: it must find
what shows. Others must find what was typed. So each is painted twice: what shows, in a font that says so, and read as
nothing (an empty `ActualText`); and, with the same codes at the same place, a glyph that shows nothing and is read as
typed, which pdfium takes for the same text painted again and leaves out.
"""

from collections.abc import Callable

from bluf.fonts.font_face import FontFace
from bluf.fonts.painted_clusters import painted_clusters
from bluf.layout import Fragment
from bluf.writers.pdf.composite_fonts import CompositeFont
from bluf.writers.pdf.copied_order import MIRRORED
from bluf.writers.pdf.font_descriptors import FontName, ShownRun


class BracketFonts:
    """The fonts of a face's brackets: what shows, and what is read. Both have the same codes."""

    def __init__(self, seen: CompositeFont, read: CompositeFont) -> None:
        self.seen, self.read = seen, read

    @classmethod
    def of(cls, face: FontFace, named: Callable[[], FontName]) -> "BracketFonts":
        """Return the fonts of a face; `named` gives the next one its name."""
        return cls(CompositeFont(face, named()), CompositeFont(face, named()))

    def copy(self) -> "BracketFonts":
        """Return the same fonts, for brackets to be added to."""
        return BracketFonts(self.seen.copy(), self.read.copy())

    def shown(self, fragment: Fragment) -> tuple[ShownRun, ShownRun]:
        """Return what shows a fragment of brackets that are alike, and what is read of it."""
        bracket = fragment.text[0]
        seen, read = "", ""
        for glyph, _, _ in painted_clusters(fragment.shaper, fragment.text, fragment.before, fragment.after):
            seen += f"{self.seen.code(glyph, MIRRORED[bracket]):04X}"
            read += f"{self.read.code(glyph._replace(parts=()), bracket):04X}"
        return _run(self.seen, seen, fragment.x), _run(self.read, read, fragment.x)


def _run(font: CompositeFont, encoded: str, x: float) -> ShownRun:
    return ShownRun(font.name.resource, f"<{encoded}> Tj\n".encode("ascii"), x)
