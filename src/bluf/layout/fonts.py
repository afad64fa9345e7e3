"""Turn characters into advances: the four faces that bluf sets its pages in.

The faces are Arimo (SIL OFL 1.1), instanced when the wheel is built; their advances equal Arial's, which the DOCX
names. Advances are unkerned, as they are in the DOCX. A face is parsed when it is first used and kept.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFont

from bluf.ground.text_map import TextMap

FAMILY = "Arimo"
FACES = {
    "regular": "Arimo-Regular",
    "bold": "Arimo-Bold",
    "italic": "Arimo-Italic",
    "bolditalic": "Arimo-BoldItalic",
}
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties.txt), and what stands for an object in plain text.
# They show nothing of their own; joiners, variation selectors and direction marks act in scripts that no face here has.
_IGNORABLE = (
    "\u00ad \u034f \u061c \u115f-\u1160 \u17b4-\u17b5 \u180b-\u180f \u200b-\u200f \u202a-\u202e \u2060-\u206f \u3164 "
    "\ufe00-\ufe0f \ufeff \uffa0 \ufff0-\ufff8 \ufffc \U0001bca0-\U0001bca3 \U0001d173-\U0001d17a \U000e0000-\U000e0fff"
)
# A line or paragraph separator ends a line for a reader of plain text: on a page it parts words as a space does.
UNPRINTED: dict[int, str | None] = {
    **{code: None for each in _IGNORABLE.split(" ") for code in range(ord(each[0]), ord(each[-1]) + 1)},
    ord("\N{LINE SEPARATOR}"): " ",
    ord("\N{PARAGRAPH SEPARATOR}"): " ",
}

_UNPRINTED = frozenset(map(chr, UNPRINTED))


def face_name(bold: bool, italic: bool) -> str:
    """Return which of the family's faces is meant."""
    return ("bold" if bold else "") + ("italic" if italic else "") or "regular"


@cache
def font(face: str) -> TTFont:
    """Return the parsed face, named as in `FACES`. Raises KeyError for another name."""
    with resources.as_file(resources.files("bluf.fonts") / "faces" / f"{FACES[face]}.ttf") as path:
        return TTFont(FACES[face], str(Path(path)))


def faces() -> dict[str, bytes]:
    """Return the four faces as TrueType files, named as in `FACES`."""
    folder = resources.files("bluf.fonts") / "faces"
    return {name: (folder / f"{file}.ttf").read_bytes() for name, file in FACES.items()}


def underline(face: str, size: float) -> tuple[float, float]:
    """Return how far under the baseline a face's underline begins, and how thick it is, in points."""
    metrics = font(face).face
    em = size / metrics.unitsPerEm
    return -metrics.underlinePosition * em, metrics.underlineThickness * em


class Advances(dict[str, float]):
    """The advance of each text in one face, in ems, measured once."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._widths: dict[int, float] = font(face).face.charWidths
        self._covered = self._widths.keys()

    def __missing__(self, text: str) -> float:
        widths = self._widths
        # Sums are rounded, so that text cut in pieces never gains a width from adding floats in another order.
        width = round(sum([widths.get(ord(char), 0.0) for char in text]), 4) / 1000
        if len(text) <= 24:  # longer texts hardly recur
            self[text] = width
        return width

    def missing(self, text: str) -> list[str]:
        """Return the characters of `text` that the face has no glyph for, each once.

        A private-use character counts as one: it means nothing to a reader (ISO 19005-2, 6.2.11.7.3).
        """
        covered = self._covered
        return [char for char in dict.fromkeys(text) if ord(char) not in covered or "\ue000" <= char <= "\uf8ff"]


@cache
def advances(face: str) -> Advances:
    """Return the advances of a face, kept for the life of the process."""
    return Advances(face)


def printed(text: str) -> str:
    """Return what is painted of `text`: composed where Unicode can (NFC), without characters that show nothing.

    All formats print this, so they hold the same words and break the same lines.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(UNPRINTED))


def map_of_printed(text: str) -> TextMap | None:
    """Return where each character of what is painted stands in `text`; None if that is the text itself."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and _UNPRINTED.isdisjoint(text)):
        return None
    return TextMap.joined(_composed(text))


def _composed(text: str) -> Iterator[TextMap]:
    """Yield the maps of characters that compose with nothing around them."""
    kept = [(at, char) for at, char in enumerate(text) if ord(char) not in UNPRINTED]
    start = 0
    for end in range(1, len(kept) + 1):
        group = "".join(char for _, char in kept[start:end])
        if end < len(kept) and not _stands_alone(group, kept[end][1]):
            continue
        made = unicodedata.normalize("NFC", group)
        first, last = kept[start][0], kept[end - 1][0] + 1
        is_same = made == text[first:last]
        yield TextMap.exact(first, len(made)) if is_same else TextMap.whole(len(made), first, last)
        start = end


def _stands_alone(before: str, char: str) -> bool:
    """Whether a character composes with none of those before it."""
    if char.isascii():
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return not unicodedata.combining(char) and unicodedata.normalize("NFC", before + char) == apart


def place_of_printed(text: str, at: int, length: int) -> tuple[int, int]:
    """Return from where to where characters of what is painted of `text` stand in it."""
    found = map_of_printed(text)
    return (found and found.span(at, at + length)) or (at, at + length)


def is_right_to_left(char: str) -> bool:
    """Whether a character is written from right to left (Unicode bidirectional classes R and AL)."""
    return char > "\u0590" and unicodedata.bidirectional(char) in ("R", "AL")
