"""What the fonts of a file have in common: names, descriptors, and the map from codes to characters."""

from collections.abc import Mapping
from typing import NamedTuple

from bluf.fonts.face_metrics import face_metrics
from bluf.fonts.font_face import FontFace
from bluf.fonts.no_break import COPIED
from bluf.writers.pdf.objects import File, PdfName, Ref

SYMBOLIC, ITALIC, FORCE_BOLD = 1 << 2, 1 << 6, 1 << 18


class FontName(NamedTuple):
    """How a font is called: by the page's resources, and in front of its face's name (ISO 32000-1, 9.6.4)."""

    resource: str
    tag: str

    @classmethod
    def of(cls, number: int) -> "FontName":
        """Return the name of a file's font by its number, from 1."""
        return cls(f"F{number}", "BLUF" + chr(ord("A") + number // 26) + chr(ord("A") + number % 26))

    def embedded(self, face: FontFace) -> PdfName:
        """Return the name of a subset of a face."""
        return PdfName(f"{self.tag}+{face.name}")


class ShownRun(NamedTuple):
    """What shows text in the font of a resource name. `x` is where it begins; None: where the run before ends."""

    resource: str
    operators: bytes
    x: float | None


def descriptor(face: FontFace, name: PdfName, program: bytes, file: File) -> Ref:
    """Add the descriptor of a symbolic font to a file (ISO 32000-1, 9.8), with the TrueType file that it embeds."""
    metrics = face_metrics(face)
    return file.add(
        {
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
    )


def to_unicode(name: str, texts: Mapping[int, str], size: int) -> bytes:
    """Return the CMap from codes of `size` bytes to characters (ISO 32000-1, 9.10.3), at most 100 to a block.

    What holds a line together, a no-break space or hyphen, is read as the plain one.
    """
    digits = 2 * size
    entries = [
        f"<{code:0{digits}X}> <{text.translate(COPIED).encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = [entries[at : at + 100] for at in range(0, len(entries), 100)]
    body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'00' * size}> <{'FF' * size}>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
