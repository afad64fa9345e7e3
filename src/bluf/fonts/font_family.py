"""Families: up to four faces each, and those that come with bluf.

bluf's own are open families with the widths of those that every office has: the PDF is set in the one, the DOCX names
the other, and both break their lines alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bluf.fonts.font_face import Embedding, FaceSource, FontFace, font_face

FACES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


@dataclass(frozen=True)
class FontFamily:
    """A family by its `name`, the one that a DOCX names for it, and its faces by whether they are bold and italic.

    `x_height` is the height of its letter x, in ems.
    """

    name: str
    docx: str
    faces: Mapping[tuple[bool, bool], FontFace]
    x_height: float

    def __hash__(self) -> int:
        return hash((self.name, self.docx))

    def face(self, bold: bool, italic: bool) -> FontFace:
        """Return a face, or the one that comes nearest to it: its weight counts for more than its slope."""
        for wanted in ((bold, italic), (bold, False), (False, italic), (False, False)):
            if wanted in self.faces:
                return self.faces[wanted]
        return next(iter(self.faces.values()))


# By name: the family that the DOCX names, and the height of x, in ems.
BUILT_IN = {
    "Arimo": ("Arial", 0.5283),
    "Carlito": ("Calibri", 0.4775),
    "Caladea": ("Cambria", 0.4670),
    "Tinos": ("Times New Roman", 0.4590),
}


@cache
def built_in(name: str) -> FontFamily:
    """Return a family that comes with bluf. Raises KeyError for another name."""
    docx, x_height = BUILT_IN[name]
    faces = {
        look: font_face(FaceSource(f"{name}-{suffix}", name, docx, *look, Embedding.NAMED))
        for look, suffix in FACES.items()
    }
    return FontFamily(name, docx, faces, x_height)


@cache
def symbols() -> FontFamily:
    """Return the family of signs that comes with bluf: arrows, shapes, ticks, stars. It has no letters."""
    name = "Bluf Symbols"
    faces = {
        (bold, False): font_face(FaceSource(f"BlufSymbols-{suffix}", name, name, bold, False, Embedding.EMBEDDED))
        for bold, suffix in ((False, "Regular"), (True, "Bold"))
    }
    return FontFamily(name, name, faces, BUILT_IN["Arimo"][1])
