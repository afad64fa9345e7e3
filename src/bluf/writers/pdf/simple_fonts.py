"""Turn characters painted one by one into bytes, and the glyphs used into an embedded font.

A face becomes one simple TrueType font of the glyphs that the page uses, with its own encoding: printable ASCII at its
own codes, every other character at the next free one, and a second font where 223 are not enough. The font is
symbolic, so that its one `cmap` decides (ISO 32000-1, 9.6.6.4; ISO 19005-2, 6.2.11.6); `ToUnicode` gives every code's
character, also where two characters share a glyph.

Widths are whole thousandths of an em, because some viewers read no others, and so within one of the font program's
(ISO 19005-2, 6.2.11.5). Where what they lose adds up to a thousandth, the text is moved by it, so that every character
stands where the page has it. Nothing is kerned.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from threading import Lock

from bluf.fonts.font_face import FontFace
from bluf.writers.pdf.font_descriptors import FORCE_BOLD, ITALIC, SYMBOLIC, FontName, to_unicode
from bluf.writers.pdf.objects import File, PdfName, Raw, Ref

_FREE = (*range(127, 256), *range(1, 32))
_READING = Lock()  # a parsed face has one reading position
_ESCAPED = {ord("("): b"\\(", ord(")"): b"\\)", ord("\\"): b"\\\\", 10: b"\\n", 13: b"\\r"}


@dataclass(slots=True)
class SimpleFont:
    """Some glyphs of a face, under one name. `codes` gives each character its byte."""

    face: FontFace
    name: FontName
    codes: dict[str, int] = field(default_factory=dict)
    _taken: int = 0

    def copy(self) -> "SimpleFont":
        """Return the same font, for characters to be added to."""
        return replace(self, codes=dict(self.codes))

    def code(self, char: str) -> int | None:
        """Return the character's byte, giving it one when it is new, or None when all are taken."""
        known = self.codes.get(char)
        if known is not None:
            return known
        if " " <= char <= "~":
            code = ord(char)
        elif self._taken < len(_FREE):
            code = _FREE[self._taken]
            self._taken += 1
        else:
            return None
        self.codes[char] = code
        return code


class SimpleFonts:
    """The fonts of one face in one file. `named` gives the next one its name."""

    def __init__(self, face: FontFace, named: Callable[[], FontName]) -> None:
        self._face, self._named = face, named
        self._fonts: list[SimpleFont] = []
        self._extend()

    def copy(self, named: Callable[[], FontName]) -> "SimpleFonts":
        """Return the same fonts, for characters to be added to."""
        fonts = copy(self)
        fonts._named = named
        fonts._fonts = [font.copy() for font in self._fonts]
        return fonts

    def runs(self, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield operators that show the text, each with the resource name of the font that they want."""
        first = current = self._fonts[0]
        codes, losses = first.codes, _losses(self._face)
        encoded = bytearray()
        parts: list[bytes] = []
        lost = 0.0
        for char in text:
            code = codes.get(char)
            font = first
            if code is None:
                font, code = self._place(char)
            if lost >= 1 or lost <= -1:
                parts += [_literal(encoded), b"%d" % -round(lost)]
                encoded = bytearray()
                lost -= round(lost)
            if font is not current and (encoded or parts):
                yield current.name.resource, _shown(parts, encoded)
                encoded, parts = bytearray(), []
            current = font
            encoded.append(code)
            lost += losses[char]
        if encoded:
            yield current.name.resource, _shown(parts, encoded)

    def keep(self, char: str) -> None:
        """Make a character part of the face's font though it is not painted."""
        self._place(char)

    def _extend(self) -> SimpleFont:
        font = SimpleFont(self._face, self._named())
        self._fonts.append(font)
        return font

    def _place(self, char: str) -> tuple[SimpleFont, int]:
        for font in self._fonts:
            if char in font.codes:
                return font, font.codes[char]
        code = self._fonts[-1].code(char)
        if code is None:
            code = self._extend().code(char)
            assert code is not None, "a new font has room for a character"
        return self._fonts[-1], code

    def embed(self, file: File) -> Iterator[tuple[str, Ref]]:
        """Add the fonts to the file; yield their resource names and references."""
        for font in self._fonts:
            if font.codes:
                yield font.name.resource, _embedded(font, file)


def _literal(encoded: bytearray) -> bytes:
    if not any(code in encoded for code in _ESCAPED):
        return b"(" + bytes(encoded) + b")"
    return b"(" + b"".join(_ESCAPED.get(code, bytes((code,))) for code in encoded) + b")"


def _shown(parts: list[bytes], encoded: bytearray) -> bytes:
    if not parts:
        return _literal(encoded) + b" Tj\n"
    return b"[" + b"".join(parts) + _literal(encoded) + b"] TJ\n"


class _Losses(dict[str, float]):
    """What a character's advance loses as a whole number of thousandths of an em."""

    def __init__(self, advances: Mapping[int, float]) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, char: str) -> float:
        advance = self._advances.get(ord(char), 0.0)
        loss = self[char] = advance - round(advance)
        return loss


@cache
def _losses(face: FontFace) -> _Losses:
    return _Losses(face.widths)


@lru_cache(maxsize=32)
def _program(face: FontFace, chars: tuple[str | None, ...]) -> bytes:
    """Return a TrueType file of a face in which each code, from 0, has the glyph of its character."""
    # A code that stands for nothing must not be looked up: U+0000 has a glyph of its own.
    codes = [-1 if char is None else ord(char) for char in chars]
    with _READING:
        program: bytes = face.reportlab.face.makeSubset(codes)
    return program


def _embedded(font: SimpleFont, file: File) -> Ref:
    face = font.face.reportlab.face
    name = font.name.embedded(font.face)
    chars = {code: char for char, code in font.codes.items()}
    last = max(chars)
    program = _program(font.face, tuple(chars.get(code) for code in range(last + 1)))
    first = min(chars)
    advances = face.charWidths
    widths = [round(advances[ord(chars[code])]) if code in chars else 0 for code in range(first, last + 1)]
    return file.add(
        {
            "Type": PdfName("Font"),
            "Subtype": PdfName("TrueType"),
            "BaseFont": name,
            "FirstChar": first,
            "LastChar": last,
            "Widths": Raw("[" + " ".join(str(width) for width in widths) + "]"),
            "ToUnicode": file.add_stream({}, to_unicode(name, chars, 1)),
            "FontDescriptor": file.add(
                {
                    "Type": PdfName("FontDescriptor"),
                    "FontName": name,
                    "Flags": SYMBOLIC | (face.flags & (ITALIC | FORCE_BOLD)),
                    "FontBBox": [round(edge) for edge in face.bbox],
                    "ItalicAngle": face.italicAngle,
                    "Ascent": round(face.ascent),
                    "Descent": round(face.descent),
                    "CapHeight": round(face.capHeight),
                    "StemV": face.stemV,
                    "FontFile2": file.add_stream({"Length1": len(program)}, program),
                }
            ),
        }
    )
