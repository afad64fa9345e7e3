"""Resolve how runs and paragraphs of a DOCX are formatted (ISO 29500-1, 17.7.2), each way of formatting once.

Nearest first: the run's own properties, its character style, its paragraph style, the style of the table around it, the
defaults of the document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluf.inspection import reading_limits
from bluf.inspection.docx.namespaces import W14, W, around, is_on, val

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a run's properties are looked at for. Of toggles, two that are on in styles make one that is off.
_TOGGLES = ("vanish", "specVanish")
_VALUES = ("sz", "w", "spacing", "position", "color", "highlight", "shd", "rFonts", "fitText", "szCs", "rtl", "cs")
_LOOKED_AT = {W + name: name for name in _VALUES} | {W14 + name: name for name in ("textFill", "textOutline")}
_HEADING = re.compile(r"heading \d|title")


@dataclass(frozen=True, slots=True)
class RunProperties:
    """What runs are formatted with: elements by their names, and which of the toggles are on."""

    elements: "dict[str, _Element]"
    toggles: dict[str, bool]

    def value(self, name: str, attribute: str = "val") -> str | None:
        """Return an attribute of a property, or None."""
        element = self.elements.get(name)
        return element.get(W + attribute) if element is not None else None


_NONE = RunProperties({}, {})


def _own(properties: "_Element | None") -> RunProperties:
    if properties is None:
        return _NONE
    each = properties.iterchildren(reversed=True)  # of several of a kind the first counts
    elements = {_LOOKED_AT[str(child.tag)]: child for child in each if child.tag in _LOOKED_AT}
    return RunProperties(elements, {name: on for name in _TOGGLES if (on := is_on(properties, name)) is not None})


def _over(upper: RunProperties, lower: RunProperties) -> RunProperties:
    """Return properties laid over others."""
    if not upper.elements and not upper.toggles:
        return lower
    return RunProperties(lower.elements | upper.elements, lower.toggles | upper.toggles)


class ResolvedStyles:
    """The styles of a document."""

    def __init__(self, root: "_Element | None") -> None:
        styles: Iterable[_Element] = root.iter(W + "style") if root is not None else ()
        self._styles = {style.get(W + "styleId", ""): style for style in styles}
        defaults = root.find(W + "docDefaults") if root is not None else None
        run = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        self._defaults = _own(run)
        self._paragraph_defaults = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        self._default: dict[str, str] = {}
        for name, style in self._styles.items():
            if style.get(W + "default") in ("1", "true", "on"):
                self._default.setdefault(style.get(W + "type", ""), name)
        self._lineages: dict[str | None, list[_Element]] = {}
        self._of_style: dict[str | None, RunProperties] = {}
        self._resolved: dict[tuple[str | None, str | None, RunProperties | None], RunProperties] = {}

    def lineage(self, name: str | None) -> "list[_Element]":
        """Return a style and those that it is based on, nearest first."""
        if name not in self._lineages:
            chain: list[_Element] = []
            at, seen = name, set[str]()
            while at in self._styles and at not in seen and len(chain) < reading_limits.DEPTH:
                seen.add(at)
                chain.append(self._styles[at])
                at = val(chain[-1], "basedOn")
            self._lineages[name] = chain
        return self._lineages[name]

    def paragraph_style(self, properties: "_Element | None") -> str | None:
        """Return the style of a paragraph with such properties."""
        return val(properties, "pStyle") or self._default.get("paragraph")

    def table_style(self, table: "_Element") -> str | None:
        """Return the style of a table."""
        return val(table.find(W + "tblPr"), "tblStyle") or self._default.get("table")

    def of_style(self, name: str | None) -> RunProperties:
        """Return what a style and those that it is based on make of a run."""
        if name not in self._of_style:
            made = _NONE
            for style in reversed(self.lineage(name)):
                made = _over(_own(style.find(W + "rPr")), made)
            self._of_style[name] = made
        return self._of_style[name]

    def resolved(
        self, run: "_Element | None", paragraph_style: str | None, table: RunProperties | None = None
    ) -> RunProperties:
        """Return what a run is formatted with; `run` are its own properties, `table` those by the table around it."""
        character = val(run, "rStyle")
        key = (character, paragraph_style, table)
        if table is not None or key not in self._resolved:
            by_styles = [self.of_style(paragraph_style), self.of_style(character)]
            made = _over(table, self._defaults) if table else self._defaults
            for properties in by_styles:
                made = _over(properties, made)
            for toggle in _TOGGLES:
                said = [style.toggles[toggle] for style in by_styles if toggle in style.toggles]
                if len(said) > 1:
                    made = RunProperties(made.elements, made.toggles | {toggle: said[0] != said[1]})
            if table is not None:
                return _over(_own(run), made)
            self._resolved[key] = made
        return _over(_own(run), self._resolved[key])

    def paragraph_levels(self, properties: "_Element | None") -> "list[_Element]":
        """Return the properties of a paragraph: its own, its styles', the defaults; nearest first."""
        lineage = self.lineage(self.paragraph_style(properties))
        levels = (properties, *(style.find(W + "pPr") for style in lineage), self._paragraph_defaults)
        return [level for level in levels if level is not None]

    def is_heading(self, properties: "_Element") -> bool:
        """Whether a paragraph is a heading: by its style's name (the title is one too), or by an outline level."""
        if _outline(properties):
            return True
        return any(
            _outline(style.find(W + "pPr")) or _HEADING.fullmatch((val(style, "name") or "").lower())
            for style in self.lineage(val(properties, "pStyle"))
        )

    def names(self) -> "Iterable[tuple[str, _Element]]":
        """Return the names of the styles, and the styles."""
        return [(val(style, "name") or "", style) for style in self._styles.values()]


def _outline(properties: "_Element | None") -> bool:
    level = val(properties, "outlineLvl")
    return level is not None and level.isdigit() and int(level) < 9


class TableStyles:
    """What table styles make of the cells of a table: their shading, and how runs in them are formatted (17.7.6)."""

    def __init__(self, styles: ResolvedStyles) -> None:
        self._styles = styles
        self._conditions: dict[_Element, dict[str, _Element]] = {}
        self._places: dict[_Element, tuple[int, int, int, int]] = {}
        self._of_cell: dict[_Element, tuple[list[_Element], RunProperties | None]] = {}

    def of_cell(self, cell: "_Element") -> "tuple[list[_Element], RunProperties | None]":
        """Return a cell's shadings by its table's style, nearest first, and what its runs are formatted with."""
        if cell not in self._of_cell:
            self._of_cell[cell] = self._look_up(cell)
        return self._of_cell[cell]

    def _look_up(self, cell: "_Element") -> "tuple[list[_Element], RunProperties | None]":
        table = around(cell, W + "tbl")
        lineage = self._styles.lineage(self._styles.table_style(table)) if table is not None else []
        if table is None or not lineage:
            return [], None
        kinds = self._kinds(cell, table)
        shadings, made = [], _NONE
        for style in reversed(lineage):
            made = _over(_own(style.find(W + "rPr")), made)
            conditions = self._conditions_of(style)
            for kind in kinds:
                if kind in conditions:
                    made = _over(_own(conditions[kind].find(W + "rPr")), made)
        for style in lineage:
            conditions = self._conditions_of(style)
            holders = [*(conditions[kind] for kind in reversed(kinds) if kind in conditions), style]
            for holder in holders:
                for path in (f"{W}tcPr/{W}shd", f"{W}tblPr/{W}shd"):
                    if (shading := holder.find(path)) is not None:
                        shadings.append(shading)
        return shadings, (made if made.elements or made.toggles else None)

    def _conditions_of(self, style: "_Element") -> "dict[str, _Element]":
        if style not in self._conditions:
            parts = style.iterchildren(W + "tblStylePr")
            self._conditions[style] = {part.get(W + "type", ""): part for part in parts}
        return self._conditions[style]

    def _kinds(self, cell: "_Element", table: "_Element") -> list[str]:
        """Return the conditions that a cell meets, the weakest first."""
        row, rows, column, columns = self._place(cell, table)
        look = table.find(f"{W}tblPr/{W}tblLook")
        flags = int(value, 16) if look is not None and _is_hex(value := look.get(W + "val", "")) else 0x0460
        first_row, last_row = self._flag(look, "firstRow", flags & 0x20), self._flag(look, "lastRow", flags & 0x40)
        first, last = self._flag(look, "firstColumn", flags & 0x80), self._flag(look, "lastColumn", flags & 0x100)
        kinds = ["wholeTable"]
        if not self._flag(look, "noVBand", flags & 0x400):
            kinds.append("band2Vert" if (column - first) % 2 else "band1Vert")
        if not self._flag(look, "noHBand", flags & 0x200):
            kinds.append("band2Horz" if (row - first_row) % 2 else "band1Horz")
        kinds += ["firstCol"] if first and column == 0 else []
        kinds += ["lastCol"] if last and column == columns - 1 else []
        kinds += ["firstRow"] if first_row and row == 0 else []
        kinds += ["lastRow"] if last_row and row == rows - 1 else []
        return kinds

    @staticmethod
    def _flag(look: "_Element | None", name: str, otherwise: int) -> bool:
        value = look.get(W + name) if look is not None else None
        return value in ("1", "true", "on") if value is not None else bool(otherwise)

    def _place(self, cell: "_Element", table: "_Element") -> tuple[int, int, int, int]:
        """Return a cell's row and column, each with how many there are; all cells of a table are counted at once."""
        if cell not in self._places:
            rows = list(table.iterchildren(W + "tr"))
            for number, row in enumerate(rows):
                cells = list(row.iterchildren(W + "tc"))
                for place, each in enumerate(cells):
                    self._places[each] = number, len(rows), place, len(cells)
        return self._places.get(cell, (0, 1, 0, 1))


def _is_hex(value: str) -> bool:
    return bool(re.fullmatch(r"[0-9A-Fa-f]{1,4}", value))
