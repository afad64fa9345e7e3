"""Turn the list styles of a sheet, and the lists of a page, into the numbering part (ISO/IEC 29500-1, 17.9).

Each list style has a definition of its own, which the style names, so that the style alone makes a paragraph a list
item. Each numbered list has an instance of its style's definition that starts at 1. Every level of a definition looks
the same, because a list inside a list has what indents its own styles give it.
"""

from collections.abc import Mapping
from copy import copy

from bluf.document import Counting, ParagraphStyle
from bluf.layout import Page, placed_paragraphs
from bluf.writers.docx.families import SLOTS, PageFamilies, family_of, stated
from bluf.writers.docx.style_ids import style_id
from bluf.writers.docx.styles_part import indents
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, hexadecimal, in_half_points, root, switch

LEVELS = 9
_FORMATS = {Counting.NUMBERS: "decimal", Counting.LETTERS: "lowerLetter"}  # 17.9.17 `numFmt`


class Numbering:
    """The number definitions of a document being written."""

    def __init__(self, page: Page, families: PageFamilies) -> None:
        self._families = families
        self._is_right_to_left = page.is_right_to_left
        self._set_in = _set_in(page)
        self._styles = [style for style in page.sheet.paragraphs.values() if style.label]
        self._restarts: list[tuple[int, int, int]] = []  # definition, level, first number
        self.of_style = {style.name: number for number, style in enumerate(self._styles, 1)}

    def copy(self) -> "Numbering":
        """Return the same definitions, for lists to be added to."""
        numbering = copy(self)
        numbering._restarts = [*self._restarts]
        return numbering

    def instance(self, style: str, level: int, start: int = 1) -> int:
        """Return the number of a list of `style` at `level`: a new one, from `start` on, where the list counts."""
        number = self.of_style[style]
        if self._styles[number - 1].counts_in is None:
            return number
        self._restarts.append((number - 1, level, start))
        return len(self._styles) + len(self._restarts)

    def part(self) -> bytes | None:
        """Return the numbering part, or None where the sheet has no list style."""
        if not self._styles:
            return None
        count = len(self._styles)
        return root(
            "numbering",
            *[self._definition(number, style) for number, style in enumerate(self._styles)],
            *[_instance(number + 1, number) for number in range(count)],
            *[
                _instance(
                    number,
                    definition,
                    element("lvlOverride", element("startOverride", val=start), ilvl=level),
                )
                for number, (definition, level, start) in enumerate(self._restarts, count + 1)
            ],
        )

    def _definition(self, number: int, style: ParagraphStyle) -> Xml:
        family = self._set_in.get(style.name)
        fonts = dict.fromkeys(SLOTS, family) if family else self._families.of_role(style.font)
        alike = element("lvlJc", val="left") + element("pPr", indents(style, labelled=True))
        alike += element(
            "rPr",
            stated({**fonts, "hint": "default"}),
            switch("b", style.bold),
            switch("i", style.italic),
            element("color", val=hexadecimal(style.label_color or style.color)),
            element("sz", val=in_half_points(style.size)),
            *([element("szCs", val=in_half_points(style.size)), element("rtl")] if self._is_right_to_left else []),
        )
        levels = [_level(level, style, Xml(alike)) for level in range(LEVELS)]
        return element("abstractNum", element("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def _level(level: int, style: ParagraphStyle, alike: Xml) -> Xml:
    counted = style.counts_in
    before, after = style.around_number
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=_FORMATS[counted] if counted else "bullet"),
        element("pStyle", val=style_id(style.name)) if level == 0 else NOTHING,
        element("suff", val="tab"),
        element("lvlText", val=f"{before}%{level + 1}{after}" if counted else style.label),
        alike,
        ilvl=level,
    )


def _set_in(page: Page) -> Mapping[str, str]:
    """Return the family of the labels of each list style that the page has."""
    found: dict[str, str] = {}
    for paragraph in placed_paragraphs((*page.header, *page.body, *page.footer)):
        if paragraph.label:
            found.setdefault(paragraph.style.name, family_of(paragraph.label[0].shaper))
    return found


def _instance(number: int, definition: int, *overrides: Xml) -> Xml:
    return element("num", element("abstractNumId", val=definition), *overrides, numId=number)
