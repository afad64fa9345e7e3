"""Turn the list styles of a sheet, and the lists of a page, into the numbering part (ISO/IEC 29500-1, 17.9).

Each list style has a definition of its own, which the style names, so that the style alone makes a paragraph a list
item. Each numbered list has an instance of its style's definition that starts at 1. Every level of a definition looks
the same, because a list inside a list has what indents its own styles give it.
"""

from bluf.document import ParagraphStyle, StyleSheet
from bluf.writers.docx.style_ids import style_id
from bluf.writers.docx.styles_part import indents
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, hexadecimal, in_half_points, root, switch

LEVELS = 9


class Numbering:
    """The number definitions of a document being written."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._font = sheet.fonts.family("text").docx
        self._styles = [style for style in sheet.paragraphs.values() if style.label]
        self._restarts: list[tuple[int, int]] = []  # definition, level
        self.of_style = {style.name: number for number, style in enumerate(self._styles, 1)}

    def instance(self, style: str, level: int) -> int:
        """Return the number of a list of `style` at `level`: a new one where the list counts."""
        number = self.of_style[style]
        if not is_counted(self._styles[number - 1]):
            return number
        self._restarts.append((number - 1, level))
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
                    element("lvlOverride", element("startOverride", val=1), ilvl=level),
                )
                for number, (definition, level) in enumerate(self._restarts, count + 1)
            ],
        )

    def _definition(self, number: int, style: ParagraphStyle) -> Xml:
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), self._font)
        alike = element("lvlJc", val="left") + element("pPr", indents(style, labelled=True))
        alike += element(
            "rPr",
            element("rFonts", **fonts, hint="default"),
            switch("b", style.bold),
            switch("i", style.italic),
            element("color", val=hexadecimal(style.label_color or style.color)),
            element("sz", val=in_half_points(style.size)),
        )
        levels = [_level(level, style, Xml(alike)) for level in range(LEVELS)]
        return element("abstractNum", element("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def _level(level: int, style: ParagraphStyle, alike: Xml) -> Xml:
    counted = is_counted(style)
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="decimal" if counted else "bullet"),
        element("pStyle", val=style_id(style.name)) if level == 0 else NOTHING,
        element("suff", val="tab"),
        element("lvlText", val=f"%{level + 1}{style.label[1:]}" if counted else style.label),
        alike,
        ilvl=level,
    )


def is_counted(style: ParagraphStyle) -> bool:
    """Whether a list style's label is a number."""
    return style.label[:1] == "1"


def _instance(number: int, definition: int, *overrides: Xml) -> Xml:
    return element("num", element("abstractNumId", val=definition), *overrides, numId=number)
