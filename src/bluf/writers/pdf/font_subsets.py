"""Turn the characters painted in a face into bytes, and the glyphs used into an embedded font.

Each face becomes one simple TrueType font of the glyphs that the page uses, with its own encoding: printable ASCII at
its own codes, every other character at the next free one, and a second font where 223 are not enough. The font is
symbolic, so that its one `cmap` decides (ISO 32000-1, 9.6.6.4; ISO 19005-2, 6.2.11.6); `ToUnicode` gives every code's
character, also where two characters share a glyph.

Widths are whole thousandths of an em, because some viewers read no others, and so within one of the font program's
(ISO 19005-2, 6.2.11.5). Where what they lose adds up to a thousandth, the text is moved by it, so that every character
stands where the page has it. Nothing is kerned.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from threading import Lock

from bluf.fonts.font_face import FontFace
from bluf.writers.pdf.objects import File, PdfName, Raw, Ref

SYMBOLIC, ITALIC, FORCE_BOLD = 1 << 2, 1 << 6, 1 << 18
_FREE = (*range(127, 256), *range(1, 32))
_READING = Lock()  # a parsed face has one reading position
_ESCAPED = {ord("("): b"\\(", ord(")"): b"\\)", ord("\\"): b"\\\\", 10: b"\\n", 13: b"\\r"}


@dataclass(slots=True)
class Subset:
    """Some glyphs of a face, under one resource name. `codes` gives each character its byte."""

    face: FontFace
    resource: str
    tag: str
    codes: dict[str, int] = field(default_factory=dict)
    _taken: int = 0

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


class Faces:
    """The faces used in one file."""

    def __init__(self) -> None:
        self._subsets: dict[FontFace, list[Subset]] = {}
        self._count = 0

    def runs(self, face: FontFace, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield operators that show the text, each with the resource name of the font that they want."""
        subsets = self._subsets.get(face) or self._begin(face)
        first = current = subsets[0]
        codes, losses = first.codes, _losses(face)
        encoded = bytearray()
        parts: list[bytes] = []
        lost = 0.0
        for char in text:
            code = codes.get(char)
            subset = first
            if code is None:
                subset, code = self._place(subsets, char)
            if lost >= 1 or lost <= -1:
                parts += [_literal(encoded), b"%d" % -round(lost)]
                encoded = bytearray()
                lost -= round(lost)
            if subset is not current and (encoded or parts):
                yield current.resource, _shown(parts, encoded)
                encoded, parts = bytearray(), []
            current = subset
            encoded.append(code)
            lost += losses[char]
        if encoded:
            yield current.resource, _shown(parts, encoded)

    def keep(self, face: FontFace, char: str) -> None:
        """Make a character part of the face's font though it is not painted."""
        self._place(self._subsets.get(face) or self._begin(face), char)

    def _begin(self, face: FontFace) -> list[Subset]:
        subsets = self._subsets[face] = []
        self._extend(face, subsets)
        return subsets

    def _extend(self, face: FontFace, subsets: list[Subset]) -> Subset:
        self._count += 1
        tag = "BLUF" + chr(ord("A") + self._count // 26) + chr(ord("A") + self._count % 26)
        subset = Subset(face, f"F{self._count}", tag)
        subsets.append(subset)
        return subset

    def _place(self, subsets: list[Subset], char: str) -> tuple[Subset, int]:
        for subset in subsets:
            if char in subset.codes:
                return subset, subset.codes[char]
        code = subsets[-1].code(char)
        if code is None:
            code = self._extend(subsets[0].face, subsets).code(char)
            assert code is not None, "a new font has room for a character"
        return subsets[-1], code

    def embed(self, file: File) -> dict[str, Ref]:
        """Add the fonts to the file; return them by resource name."""
        return {
            subset.resource: _embedded(subset, file)
            for subsets in self._subsets.values()
            for subset in subsets
            if subset.codes
        }


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


def _embedded(subset: Subset, file: File) -> Ref:
    face = subset.face.reportlab.face
    name = PdfName(f"{subset.tag}+{subset.face.name}")
    chars = {code: char for char, code in subset.codes.items()}
    last = max(chars)
    # A code that stands for nothing must not be looked up: U+0000 has a glyph of its own.
    with _READING:
        program = face.makeSubset([ord(chars[code]) if code in chars else -1 for code in range(last + 1)])
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
            "ToUnicode": file.add_stream({}, _to_unicode(name, chars)),
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


def _to_unicode(name: str, chars: dict[int, str]) -> bytes:
    """Return the CMap from codes to characters (ISO 32000-1, 9.10.3), at most 100 to a block."""
    entries = [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in sorted(chars.items())]
    blocks = [entries[at : at + 100] for at in range(0, len(entries), 100)]
    body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
