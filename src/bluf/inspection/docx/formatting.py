"""Turn a run and its surroundings into why it is not seen: hidden, tiny, or in the colour of what it stands on.

Formatting is looked up as in ISO 29500-1, 17.7.2: the run's own, its character style, its paragraph style, the
defaults. Where the ground is not known for certain (a table style's or a shape's tint), colour is not judged.
"""

import re
from typing import TYPE_CHECKING

from bluf.inspection.docx.names import W, is_on, val

if TYPE_CHECKING:
    from lxml.etree import _Element

_TINY = 6  # half-points: 3 pt
_NEAR = 24  # of 255: colours that differ by less in each of red, green and blue are not told apart
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_DEPTH = 40  # styles based on styles
_NARROW = 10  # percent of a letter's width
# The colours of highlighting (ISO 29500-1, 17.18.40).
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_WHITE = ("background1", "light1")  # of a theme, as good as always


class Formatting:
    """The styles of a document, and what they make of a run."""

    def __init__(self, styles: "_Element | None", background: str | None) -> None:
        self._styles = (
            {style.get(W + "styleId", ""): style for style in styles.iter(W + "style")} if styles is not None else {}
        )
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._paragraphs = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr") if styles is not None else None
        self._page = background or "FFFFFF"
        kinds = dict.fromkeys(("paragraph", "table"))
        self._default: dict[str, str | None] = dict(kinds)
        for name, style in self._styles.items():
            if style.get(W + "type") in kinds and style.get(W + "default") in ("1", "true"):
                self._default[style.get(W + "type", "")] = name
        self._lineages: dict[str | None, list[_Element]] = {}

    def lineage(self, name: str | None) -> "list[_Element]":
        """Return a style and those that it is based on, nearest first."""
        if name not in self._lineages:
            chain: list[_Element] = []
            at = name
            while at in self._styles and len(chain) < _DEPTH and self._styles[at] not in chain:
                chain.append(self._styles[at])
                at = val(chain[-1], "basedOn")
            self._lineages[name] = chain
        return self._lineages[name]

    def is_heading(self, paragraph: "_Element") -> bool:
        """Whether a paragraph is a heading: by its style's name (the title is one too), or by an outline level."""
        properties = paragraph.find(W + "pPr")
        if _outline(properties):
            return True
        return any(
            _outline(style.find(W + "pPr")) or re.fullmatch(r"heading \d|title", (val(style, "name") or "").lower())
            for style in self.lineage(val(properties, "pStyle"))
        )

    def why_unseen(self, run: "_Element", paragraph: "_Element") -> str:
        """Return why the run's text is not seen on the page, or nothing."""
        levels = self._levels(run, paragraph)
        for child, why in (("vanish", "hidden"), ("webHidden", "hidden on the web"), ("specVanish", "hidden")):
            if next((on for level in levels if (on := is_on(level, child)) is not None), False):
                return why
        size = next((size for level in levels if (size := val(level, "sz"))), None)
        if size and size.isdigit() and int(size) < _TINY:
            return f"{int(size) / 2:g} pt"
        scale = next((scale.rstrip("%") for level in levels if (scale := val(level, "w"))), "")
        if scale.isdigit() and int(scale) < _NARROW:
            return f"{int(scale)} % of its width"
        ink = _ink(levels)
        marked = next((name for level in levels if (name := val(level, "highlight"))), "none")
        if marked in _HIGHLIGHTS:
            # Text of no colour of its own turns white on dark shading; under a highlight it stays black.
            return "in the colour of its highlight" if _near(ink or "000000", _HIGHLIGHTS[marked]) else ""
        if ink and (ground := self._ground(levels, paragraph)) and _near(ink, ground):
            return "in the colour of its ground"
        return ""

    def of_paragraph(self, paragraph: "_Element") -> "list[_Element]":
        """Return the properties of a paragraph: its own, its style's, the defaults; nearest first."""
        own = paragraph.find(W + "pPr")
        lineage = self.lineage(val(own, "pStyle") or self._default["paragraph"])
        levels = (own, *(style.find(W + "pPr") for style in lineage), self._paragraphs)
        return [level for level in levels if level is not None]

    def _levels(self, run: "_Element", paragraph: "_Element") -> "list[_Element]":
        own = run.find(W + "rPr")
        by_style = self.lineage(val(own, "rStyle"))
        by_paragraph = self.lineage(val(paragraph.find(W + "pPr"), "pStyle") or self._default["paragraph"])
        styled = (style.find(W + "rPr") for style in (*by_style, *by_paragraph))
        return [level for level in (own, *styled, self._defaults) if level is not None]

    def _ground(self, levels: "list[_Element]", paragraph: "_Element") -> str | None:
        shaded = [level.find(W + "shd") for level in levels]
        properties = paragraph.find(W + "pPr")
        shaded.append(properties.find(W + "shd") if properties is not None else None)
        for style in self.lineage(val(properties, "pStyle") or self._default["paragraph"]):
            shaded.append(style.find(f"{W}pPr/{W}shd"))
        for around in paragraph.iterancestors():
            if around.tag == W + "tc":
                shaded.append(around.find(f"{W}tcPr/{W}shd"))
        for shading in shaded:
            if shading is not None and (fill := _fill(shading)) != "auto":
                return fill
        for around in paragraph.iterancestors():
            if around.tag == W + "txbxContent":
                return None
            if around.tag == W + "tbl" and self._tints(around):
                return None
        return self._page

    def _tints(self, table: "_Element") -> bool:
        """Whether a table, or a style of it, may tint cells without their saying so."""
        properties = table.find(W + "tblPr")
        if properties is not None and properties.find(W + "shd") is not None:
            return True
        name = val(properties, "tblStyle") or self._default["table"]
        return any(next(style.iter(W + "shd"), None) is not None for style in self.lineage(name))


def _ink(levels: "list[_Element]") -> str | None:
    """Return the colour of a run, or None where it has none of its own."""
    color = next((color for level in levels if (color := level.find(W + "color")) is not None), None)
    if color is None:
        return None
    if _HEX.fullmatch(value := color.get(W + "val", "auto")):
        return value
    return "FFFFFF" if color.get(W + "themeColor") in _WHITE else None


def _outline(properties: "_Element | None") -> bool:
    level = val(properties, "outlineLvl")
    return level is not None and level.isdigit() and int(level) < 9


def _fill(shading: "_Element") -> str | None:
    """Return the colour of a shading, `auto`, or None where a pattern mixes two colours or a theme gives it."""
    fill = shading.get(W + "fill", "auto")
    if shading.get(W + "val", "clear") == "solid":
        fill = shading.get(W + "color", "auto")
        return fill if _HEX.fullmatch(fill) else "000000"
    if shading.get(W + "val", "clear") not in ("clear", "nil"):
        return None
    if fill == "auto":
        return None if shading.get(W + "themeFill") else "auto"
    return fill if _HEX.fullmatch(fill) else None


def _near(one: str, other: str) -> bool:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) < _NEAR for a, b in pairs)
