"""Turn shaped text into codes, and the glyphs that it takes into an embedded font.

Each face becomes one composite font (Type 0, ISO 32000-1, 9.7) whose codes are numbered as they are painted: one for
each pair of a glyph and the characters that it stands for, so that `ToUnicode` gives back what was typed, also where
two texts share a glyph. A cluster of several glyphs is one glyph of the embedded file (`fonts.composed_glyphs`).

Widths are whole thousandths of an em, as simple fonts have them; text is moved by what they lose.
"""

from dataclasses import dataclass, field

from bluf.fonts.composed_glyphs import font_program
from bluf.fonts.face_metrics import face_metrics
from bluf.fonts.font_face import FontFace
from bluf.fonts.painted_clusters import ComposedGlyph, painted_clusters
from bluf.fonts.shaping import Shaper
from bluf.writers.pdf.font_descriptors import ITALIC, SYMBOLIC, FontName, to_unicode
from bluf.writers.pdf.objects import File, Object, PdfName, Raw, Ref


@dataclass(slots=True)
class CompositeFont:
    """Glyphs of a face, under one name. `codes` gives each glyph with its characters its number, from 1."""

    face: FontFace
    name: FontName
    codes: dict[tuple[ComposedGlyph, str], int] = field(default_factory=dict)

    def shown(self, shaper: Shaper, text: str, before: str, after: str) -> bytes:
        """Return the operator that shows a text from left to right."""
        em = self.face.harfbuzz.face.upem
        parts: list[str] = []
        encoded: list[str] = []
        lost = 0.0
        for glyph, first, last in painted_clusters(shaper, text, before, after):
            if abs(lost) >= 1:
                parts.append(f"<{''.join(encoded)}>{-round(lost)}")
                encoded = []
                lost -= round(lost)
            encoded.append(f"{self._code(glyph, text[first:last]):04X}")
            advance = 1000 * glyph.advance / em
            lost += advance - round(advance)
        whole = f"<{''.join(encoded)}>"
        return (f"[{''.join(parts)}{whole}] TJ\n" if parts else f"{whole} Tj\n").encode("ascii")

    def keep(self, shaper: Shaper, char: str) -> None:
        """Make a character part of the font though it is not painted."""
        self.shown(shaper, char, "", "")

    def _code(self, glyph: ComposedGlyph, text: str) -> int:
        return self.codes.setdefault((glyph, text), len(self.codes) + 1)

    def embed(self, file: File) -> Ref:
        """Add the font to the file."""
        face, em = self.face, self.face.harfbuzz.face.upem
        metrics = face_metrics(face)
        name = self.name.embedded(face)
        program, numbers = font_program(face, [glyph for glyph, _ in self.codes])
        widths = [round(1000 * glyph.advance / em) for glyph, _ in self.codes]
        texts = {code: text for (_, text), code in self.codes.items()}
        glyphs = b"".join(number.to_bytes(2, "big") for number in (0, *numbers))
        descriptor: dict[str, Object] = {
            "Type": PdfName("FontDescriptor"),
            "FontName": name,
            "Flags": SYMBOLIC | (ITALIC if face.italic else 0),
            "FontBBox": list(metrics.box),
            "ItalicAngle": metrics.italic_angle,
            "Ascent": metrics.ascent,
            "Descent": metrics.descent,
            "CapHeight": metrics.cap_height,
            "StemV": metrics.stem,
            "FontFile2": file.add_stream({"Length1": len(program)}, program),
        }
        descendant: dict[str, Object] = {
            "Type": PdfName("Font"),
            "Subtype": PdfName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
            "FontDescriptor": file.add(descriptor),
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
