"""Read a PDF back as characters with their places, in the order they are drawn."""

import ctypes
import math
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw

# Characters without a width: hints of the DOCX, which some programs write into their PDF as others of their kind.
_IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHENS = frozenset("\u2010\u2011")
_LINE_END_HYPHEN = {"\x02": "-", "\ufffe": "-", "\uffff": ""}


@dataclass(frozen=True, slots=True)
class Character:
    """One character, not a space: `x` is its origin, `y` its baseline from the top of the paper, in points."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a PDF has on its pages. Text at an angle, such as a trial version's watermark, is left out."""

    pages: int
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        """All characters, without spaces."""
        return "".join(character.text for character in self.characters)


def read(path: Path) -> Rendering:
    """Return the characters of a PDF's first page, and how many pages it has."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        return Rendering(len(document), tuple(_characters(page)))
    finally:
        document.close()


def _characters(page: pypdfium2.PdfPage) -> list[Character]:
    raw = pypdfium2.raw
    height = page.get_height()
    text = page.get_textpage()
    found: list[Character] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1 or abs(math.sin(raw.FPDFText_GetCharAngle(text, index))) > 0.01:
            continue
        char = chr(raw.FPDFText_GetUnicode(text, index))
        char = _LINE_END_HYPHEN.get(char, char)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        found.extend(Character(one, x.value, height - y.value) for one in plain(char))
    return _composed(_left_to_right(found))


def _left_to_right(characters: list[Character]) -> list[Character]:
    """Sort what is drawn on one baseline in one go: letters that a font builds from parts may come after the others."""
    found: list[Character] = []
    for _, drawn in groupby(characters, key=lambda character: round(character.y * 4)):
        found.extend(sorted(drawn, key=lambda character: character.x))
    return found


def plain(text: str) -> str:
    """Return text as it is compared: ligatures and their like taken apart, without spaces or anything invisible.

    A hyphen that holds is a hyphen: programs write the one or the other into their PDF.
    """
    kept = ["-" if char in _HYPHENS else char for char in text if char not in _IGNORED]
    return "".join(unicodedata.normalize("NFKC", "".join(kept)).split())


def _composed(characters: list[Character]) -> list[Character]:
    """Join combining marks to the characters before them."""
    found: list[Character] = []
    for character in characters:
        if found and unicodedata.combining(character.text):
            joined = unicodedata.normalize("NFC", found[-1].text + character.text)
            if len(joined) == 1:
                found[-1] = Character(joined, found[-1].x, found[-1].y)
                continue
        found.append(character)
    return found
