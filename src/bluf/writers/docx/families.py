"""Say which family a DOCX names for what the page sets, and which faces it has to embed (ISO/IEC 29500-1, 17.3.2.26).

A word processor takes the family of each character from one of four slots: Latin letters from `ascii` and `hAnsi`,
Chinese, Japanese and Korean from `eastAsia`, and scripts that join, reorder or run from right to left from `cs`. A
family that is named for the widths of its Latin, Greek and Cyrillic letters is no promise for other scripts: where the
page's face has letters of them, it is named as itself and embedded.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from bluf.document import StyleSheet
from bluf.fonts.font_face import Embedding, FontFace
from bluf.fonts.scripts import script_of, scripts_of
from bluf.fonts.shaping import PLAIN_SCRIPTS, HarfBuzzShaper, Shaper
from bluf.layout import Page, fragments
from bluf.writers.docx.wordprocessing_xml import Xml, element

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_EAST_ASIAN = scripts_of("Jpan") | scripts_of("Kore") | scripts_of("Hant")
EmbeddedFaces: TypeAlias = Mapping[tuple[bool, bool], tuple[FontFace, str]]


def slot(shaper: Shaper) -> str:
    """Return the slot from which a word processor takes the family of a text's letters: `ascii`, `eastAsia`, `cs`."""
    if not isinstance(shaper, HarfBuzzShaper) or shaper.script in PLAIN_SCRIPTS:
        return "ascii"
    return "eastAsia" if shaper.script in _EAST_ASIAN else "cs"


def family_of(shaper: Shaper) -> str:
    """Return the family that a DOCX names for what a shaper sets."""
    return shaper.face.family if _stands_for_itself(shaper) else shaper.face.docx


def _stands_for_itself(shaper: Shaper) -> bool:
    if shaper.face.embedding is not Embedding.NAMED or slot(shaper) == "ascii":
        return False
    return isinstance(shaper, HarfBuzzShaper) and _has_letters(shaper.face, shaper.script)


@cache
def _has_letters(face: FontFace, script: str) -> bool:
    """Whether a face has letters of a script: signs and digits among them are set by others too."""
    return any(script_of(char) == script for char in map(chr, face.widths))


def _is_embedded(shaper: Shaper) -> bool:
    return shaper.face.embedding is Embedding.EMBEDDED or _stands_for_itself(shaper)


@dataclass(frozen=True, slots=True)
class PageFamilies:
    """The families of a page: those that its scripts are set in for the most part, by slot, and what is embedded.

    `embedded` has, by family, its faces by whether they are bold and italic, each with the characters that it sets.
    """

    sheet: StyleSheet
    scripts: Mapping[str, str]
    embedded: Mapping[str, EmbeddedFaces]

    def of_role(self, role: str) -> dict[str, str]:
        """Return the family in each slot for text of a role; those of other scripts are alike in all styles."""
        own = self.sheet.fonts.family(role).docx
        return {each: self.scripts.get(each, own) for each in SLOTS}


def families(page: Page) -> PageFamilies:
    """Return the families of a page."""
    used: Counter[tuple[str, str]] = Counter()
    embedded: dict[str, dict[tuple[bool, bool], tuple[FontFace, list[str]]]] = {}
    for fragment in fragments(page):
        shaper = fragment.shaper
        if shaper.is_plain and shaper.face.embedding is Embedding.NAMED:
            continue
        family, own = family_of(shaper), slot(shaper)
        if own != "ascii":
            used[own, family] += len(fragment.text)
        if _is_embedded(shaper):
            face = shaper.face
            embedded.setdefault(family, {}).setdefault((face.bold, face.italic), (face, []))[1].append(fragment.text)
    most: dict[str, str] = {}
    for (own, family), _ in used.most_common():
        most.setdefault(own, family)
    kept = {
        family: {look: (face, "".join(texts)) for look, (face, texts) in sorted(faces.items())}
        for family, faces in sorted(embedded.items())
    }
    return PageFamilies(page.sheet, most, kept)


def stated(names: Mapping[str, str]) -> Xml:
    """Return the families of a style, a run or a label."""
    return element("rFonts", **names)
