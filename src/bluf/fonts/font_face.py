"""A face: one weight and slope of a family, its file, and what it measures.

Faces are interned: a face is one object in a process, so that two of them are the same if they are the same object,
and parsed when it is first used. A pickled face is found again, or made again, by what it was made of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from importlib import resources
from struct import unpack_from
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_T = TypeVar("_T")
_UNDERLINE = (-100, 50)  # font units, where a face says nothing
_FOLDER = resources.files("bluf.fonts") / "faces"
# Characters that look as others do: a face that lacks one of these shows the other's glyph, as word processors have it.
_STAND_INS = {"\N{NO-BREAK SPACE}": " ", "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-"}


class Embedding(Enum):
    """How a face reaches the reader of a DOCX; it is always embedded in the PDF."""

    NAMED = "named"  # the DOCX names a family with the same widths that word processors have
    EMBEDDED = "embedded"
    PDF_ONLY = "pdf-only"  # its licence allows preview and print alone: the DOCX names it


@dataclass(frozen=True, slots=True)
class FaceSource:
    """What a face is made of. `name` is its PostScript name, `docx` the family that a DOCX names for it.

    `data` is its TrueType or OpenType file; None: the file `NAME.ttf` that comes with bluf.
    """

    name: str
    family: str
    docx: str
    bold: bool = False
    italic: bool = False
    embedding: Embedding = Embedding.NAMED
    data: bytes | None = None
    whole: bool = False  # its licence forbids to embed a part of it


class FontFace:
    """A face, by what it is made of. Get one from `font_face`, never from here."""

    def __init__(self, source: FaceSource) -> None:
        self.source = source
        self.name = source.name
        self.family = source.family
        self.docx = source.docx
        self.bold = source.bold
        self.italic = source.italic
        self.embedding = source.embedding

    def __reduce__(self) -> tuple[Any, ...]:
        return font_face, (self.source,)

    def __repr__(self) -> str:
        return f"<FontFace {self.name}>"

    @cached_property
    def data(self) -> bytes:
        """Its file, TrueType or OpenType."""
        if self.source.data is not None:
            return self.source.data
        return (_FOLDER / f"{self.name}.ttf").read_bytes()

    @property
    def is_own(self) -> bool:
        """Whether its file comes with bluf."""
        return self.source.data is None

    @cached_property
    def reportlab(self) -> "TTFont":
        """The face as reportlab parses it; of a face that comes with bluf."""
        from reportlab.pdfbase.ttfonts import TTFont

        with resources.as_file(_FOLDER / f"{self.name}.ttf") as path:
            font = TTFont(self.name, str(path))
        for of_face in (font.face.charWidths, font.face.charToGlyph):
            of_face.update(_stood_in_for(of_face))
        return font

    @cached_property
    def harfbuzz(self) -> Any:
        """The face as HarfBuzz parses it, a `uharfbuzz.Font` at one unit of the face's em a unit."""
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(self.data))

    @cached_property
    def widths(self) -> Mapping[int, float]:
        """The advance of each character that it has a glyph for, in thousandths of an em, by code point."""
        if self.is_own:
            widths: Mapping[int, float] = self.reportlab.face.charWidths
            return widths
        return self._measured()

    def _measured(self) -> dict[int, float]:
        font = self.harfbuzz
        em = font.face.upem / 1000
        glyphs = ((code, font.get_nominal_glyph(code)) for code in font.face.unicodes)
        found = {code: font.get_glyph_h_advance(glyph) / em for code, glyph in glyphs if glyph is not None}
        return found | _stood_in_for(found)

    def glyph(self, char: str) -> int:
        """Return the number of the glyph of a character, 0 if it has none."""
        font = self.harfbuzz
        found = font.get_nominal_glyph(ord(char)) or font.get_nominal_glyph(ord(_STAND_INS.get(char, char)))
        return found or 0

    def missing(self, text: Iterable[str]) -> list[str]:
        """Return the characters of `text` that it has no glyph for, each once.

        A private-use character counts as one: it means nothing to a reader (ISO 19005-2, 6.2.11.7.3).
        """
        covered = self.widths
        return [char for char in dict.fromkeys(text) if ord(char) not in covered or "\ue000" <= char <= "\uf8ff"]

    @cached_property
    def has_ascii(self) -> bool:
        """Whether it has a glyph for every printable ASCII character, so that such text need not be looked at."""
        return not self.missing(map(chr, range(32, 127)))

    def table(self, tag: str) -> bytes:
        """Return one table of its file, empty if it has none."""
        table: bytes = self.harfbuzz.face.reference_table(tag).data
        return table

    def underline(self, size: float) -> tuple[float, float]:
        """Return how far under the baseline its underline begins, and how thick it is, in points."""
        if self.is_own:
            metrics = self.reportlab.face
            position, thickness, em = metrics.underlinePosition, metrics.underlineThickness, metrics.unitsPerEm
        else:
            table = self.table("post")
            position, thickness = unpack_from(">hh", table, 8) if len(table) >= 12 else _UNDERLINE
            em = self.harfbuzz.face.upem
        return -position * size / em, thickness * size / em


def _stood_in_for(of_face: Mapping[int, _T]) -> dict[int, _T]:
    """Return what a face has by code point for the characters that others of it stand in for."""
    return {
        ord(char): of_face[ord(other)]
        for char, other in _STAND_INS.items()
        if ord(char) not in of_face and ord(other) in of_face
    }


@cache
def font_face(source: FaceSource) -> FontFace:
    """Return the one face that is made of `source`."""
    return FontFace(source)
