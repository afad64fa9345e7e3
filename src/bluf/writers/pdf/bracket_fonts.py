"""Embed a bracket that is shown as its partner, because it stands in text from right to left, in a font of its own.

What shows is a closing bracket where an opening one was typed. The font's code stands for what shows, and the text says
what that is read as (`ActualText`). Most programs take the latter. pdfium takes it only where the font has a code for
it: it would turn it round with the text around it, and has what was typed by turning round what shows.
"""

from dataclasses import dataclass, field

from bluf.fonts.composed_glyphs import font_program
from bluf.fonts.font_face import FontFace
from bluf.fonts.painted_clusters import ComposedGlyph, painted_clusters
from bluf.layout import Fragment
from bluf.writers.pdf.copied_order import MIRRORED
from bluf.writers.pdf.font_descriptors import FontName, ShownRun, descriptor, to_unicode
from bluf.writers.pdf.objects import File, PdfName, Raw, Ref


@dataclass(slots=True)
class BracketFont:
    """A simple TrueType font of one bracket of a face. `codes` gives each glyph of it its byte, from 1."""

    face: FontFace
    bracket: str
    name: FontName
    codes: dict[ComposedGlyph, int] = field(default_factory=dict)

    def shown(self, fragment: Fragment) -> ShownRun:
        """Return what shows a fragment of this bracket alone."""
        clusters = painted_clusters(fragment.shaper, fragment.text, fragment.before, fragment.after)
        encoded = "".join([f"{self.codes.setdefault(glyph, len(self.codes) + 1):02X}" for glyph, _, _ in clusters])
        return ShownRun(self.name.resource, f"<{encoded}> Tj\n".encode("ascii"), fragment.x)

    def embed(self, file: File) -> Ref:
        """Add the font to the file."""
        em = self.face.harfbuzz.face.upem
        name = self.name.embedded(self.face)
        program, _ = font_program(self.face, list(self.codes), with_codes=True)
        shown = dict.fromkeys(self.codes.values(), MIRRORED[self.bracket])
        widths = [round(1000 * glyph.advance / em) for glyph in self.codes]
        return file.add(
            {
                "Type": PdfName("Font"),
                "Subtype": PdfName("TrueType"),
                "BaseFont": name,
                "FirstChar": 1,
                "LastChar": len(widths),
                "Widths": Raw("[" + " ".join(str(width) for width in widths) + "]"),
                "ToUnicode": file.add_stream({}, to_unicode(name, shown, 1)),
                "FontDescriptor": descriptor(self.face, name, program, file),
            }
        )
