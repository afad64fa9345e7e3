"""Find what in a DOCX takes up no room, or stands beside its pages: paragraphs, rows, tables, boxes, merged cells.

Lengths are twentieths of a point (ISO 29500-1, 17.18.81), a drawing's English Metric Units (20.1.2.1). What a file
leaves open is taken to be as long as the page, so that nothing is called off the page that may reach onto it.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from bluf.inspection.docx.formatting import ResolvedStyles
from bluf.inspection.docx.namespaces import WP, WPS, A, V, W, around, is_on, val

if TYPE_CHECKING:
    from lxml.etree import _Element

_FLAT = 60  # 3 pt
_EMU = 635  # to a twentieth of a point
SHAPES = tuple(V + name for name in ("shape", "rect", "roundrect", "group", "oval", "line"))
_A4 = (11906.0, 16838.0)
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi|px)?")
_UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0, "px": 15.0}

_Placed = tuple[float | None, float | None, str | None]  # offset, length, and what the offset is counted from


class OffPageParts:
    """The pages of a document, and what on them takes up no room or stands beside them."""

    def __init__(self, body: "_Element", styles: ResolvedStyles) -> None:
        self._styles = styles
        sizes = list(body.iter(W + "pgSz"))
        self._width = max((_length(size.get(W + "w")) or 0 for size in sizes), default=0) or _A4[0]
        self._height = max((_length(size.get(W + "h")) or 0 for size in sizes), default=0) or _A4[1]

    def why_nowhere(self, properties: "_Element | None") -> str:
        """Return why no text of a paragraph with such properties shows on a page, or nothing."""
        levels = self._styles.paragraph_levels(properties)
        line = _length(_first(levels, "spacing", "line"))
        if line is not None and line < _FLAT and _first(levels, "spacing", "lineRule") == "exact":
            return f"in lines {line / 20:g} pt high"
        left = _length(_first(levels, "ind", "left") or _first(levels, "ind", "start")) or 0
        right = _length(_first(levels, "ind", "right") or _first(levels, "ind", "end")) or 0
        first = _length(_first(levels, "ind", "firstLine")) or -(_length(_first(levels, "ind", "hanging")) or 0)
        if max(abs(left), abs(right), abs(left + first)) >= self._width:
            return "indented off the page"
        frame = next((frame for level in levels if (frame := level.find(W + "framePr")) is not None), None)
        if frame is None:
            return ""
        if self._beside(_named(frame, "x", "w", "hAnchor"), _named(frame, "y", "h", "vAnchor")):
            return "in a frame off the page"
        height = _length(frame.get(W + "h"))
        flat = height is not None and 0 < height < _FLAT and frame.get(W + "hRule") == "exact"
        return f"in a frame {(height or 0) / 20:g} pt high" if flat else ""

    def nowhere(self, root: "_Element") -> "Iterator[tuple[_Element, str]]":
        """Yield the elements of a story that show nowhere with all that is in them, and why."""
        for properties in root.iter(W + "trPr"):
            if (row := properties.getparent()) is not None and (why := _of_row(properties)):
                yield row, why
        yield from self._rows_aside(root)
        for properties in root.iter(W + "tblPr"):
            if (table := properties.getparent()) is not None and (why := self._of_table(properties)):
                yield table, why
        for properties in root.iter(W + "tcPr"):
            if (cell := properties.getparent()) is not None and (why := _of_cell(cell, properties)):
                yield cell, why
            merged = properties.find(W + "vMerge")
            if merged is None:
                merged = properties.find(W + "hMerge")
            if merged is not None and merged.get(W + "val", "continue") == "continue":
                yield properties.getparent(), "in a cell that another one covers"  # type: ignore[misc]
        for drawing in root.iter(WP + "anchor", WP + "inline"):
            if why := self._of_drawing(drawing):
                yield drawing, why
        for body in root.iter(WPS + "bodyPr"):
            if (why := _of_insets(body)) and (shape := body.getparent()) is not None:
                yield shape, why
        for shape in root.iter(*SHAPES):
            if (holder := shape.getparent()) is not None and holder.tag == V + "group":
                continue  # it is measured in the group's own units
            if why := self.why_shape_nowhere(shape):
                yield shape, why

    def _rows_aside(self, root: "_Element") -> "Iterator[tuple[_Element, str]]":
        """Yield the cells that begin beside the page: rows are moved there by room before them, or by other cells."""
        for table in root.iter(W + "tbl"):
            properties = table.find(W + "tblPr")
            fixed = val(properties, "tblLayout", "type") == "fixed"
            grid = [_length(column.get(W + "w")) or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            starts = list(accumulate(grid, initial=0.0))
            indent = _indent(properties) or 0
            for row in table.iterchildren(W + "tr"):
                own = row.find(W + "trPr")
                skipped = _length(val(own, "gridBefore")) or 0
                before = _wide(own, "wBefore", self._width) or starts[int(min(max(skipped, 0), len(grid)))]
                at = indent + before
                for cell in row.iterchildren(W + "tc") if fixed or before else ():
                    if at >= self._width:
                        yield cell, "in a cell off the page"
                    at += (_wide(cell.find(W + "tcPr"), "tcW", self._width) or 0) if fixed else 0

    def _of_table(self, properties: "_Element") -> str:
        indent = _indent(properties)
        floating = properties.find(W + "tblpPr")
        across = _named(floating, "tblpX", "", "horzAnchor") if floating is not None else (None, None, None)
        down = _named(floating, "tblpY", "", "vertAnchor") if floating is not None else (None, None, None)
        off = (indent is not None and abs(indent) >= self._width) or self._beside(across, down)
        return "in a table off the page" if off else ""

    def _of_drawing(self, drawing: "_Element") -> str:
        if drawing.get("hidden") in ("1", "true"):
            return "in a hidden drawing"
        shown = drawing.find(WP + "docPr")
        if shown is not None and shown.get("hidden") in ("1", "true"):
            return "in a hidden drawing"
        if self._beside(_anchored(drawing, "positionH", "cx"), _anchored(drawing, "positionV", "cy")):
            return "in a drawing off the page"
        extent = drawing.find(WP + "extent")
        sides = [_length(extent.get(side)) for side in ("cx", "cy")] if extent is not None else []
        flat = any(side is not None and abs(side) / _EMU < _FLAT for side in sides)
        return "in a drawing of no size" if flat and next(drawing.iter(A + "spAutoFit"), None) is None else ""

    def why_shape_nowhere(self, shape: "_Element") -> str:
        """Return why a shape of VML shows nothing, or nothing."""
        style = dict(part.partition(":")[::2] for part in shape.get("style", "").replace(" ", "").split(";") if part)
        if style.get("visibility") == "hidden" or style.get("display") == "none" or style.get("mso-hide"):
            return "in a hidden drawing"
        across = _styled(style, "horizontal", "left", "width")
        down = _styled(style, "vertical", "top", "height")
        if style.get("position") == "absolute" and self._beside(across, down):
            return "in a drawing off the page"
        flat = any(side is not None and 0 <= side < _FLAT for side in (across[1], down[1]))
        return "in a drawing of no size" if flat and _is_box(shape) else ""

    def _beside(self, across: _Placed, down: _Placed) -> bool:
        return _off(*across, self._width) or _off(*down, self._height)


def _indent(properties: "_Element | None") -> float | None:
    """Return how far a table is indented, where that is a length."""
    return _length(val(properties, "tblInd", "w")) if val(properties, "tblInd", "type") != "pct" else None


def _wide(properties: "_Element | None", child: str, page: float) -> float | None:
    """Return a width: a length, or a part of the page in fiftieths of a percent or percent; None for other kinds."""
    written, kind = val(properties, child, "w"), val(properties, child, "type") or "dxa"
    if kind == "pct" and written:
        share = _length(written.rstrip("%"))
        return None if share is None else share * page / (100 if written.endswith("%") else 5000)
    return _length(written) if kind == "dxa" else None


def _styled(style: dict[str, str], axis: str, side: str, length: str) -> _Placed:
    """Return where a shape of VML begins along an axis, unless it is aligned there, and how long it is."""
    aligned = style.get(f"mso-position-{axis}", "absolute") != "absolute"
    offset = None if aligned else _length(style.get(f"margin-{side}") or style.get(side))
    origin = "page" if style.get(f"mso-position-{axis}-relative") == "page" else None
    return offset, _length(style.get(length)), origin


def _is_box(shape: "_Element") -> bool:
    """Whether a shape holds text or a picture, and does not grow with it."""
    grows = any("mso-fit-shape-to-text:t" in box.get("style", "") for box in shape.iter(V + "textbox"))
    return (
        not grows
        and shape.tag != V + "line"
        and next(shape.iter(W + "t", V + "imagedata", V + "textpath"), None) is not None
    )


def _of_row(properties: "_Element") -> str:
    if is_on(properties, "hidden"):
        return "in a hidden row"
    height = _length(val(properties, "trHeight"))
    if height is not None and height < _FLAT and val(properties, "trHeight", "hRule") == "exact":
        return f"in a row {height / 20:g} pt high"
    return ""


def _of_cell(cell: "_Element", properties: "_Element") -> str:
    """Return why a cell leaves no room for its text: it is narrow, and its table does not let it grow (17.4.52)."""
    width = _length(val(properties, "tcW", "w")) if val(properties, "tcW", "type") in ("dxa", None) else None
    if width is None or not 0 < width < _FLAT:
        return ""
    table = around(cell, W + "tbl")
    fixed = table is not None and val(table.find(W + "tblPr"), "tblLayout", "type") == "fixed"
    return f"in a cell {width / 20:g} pt wide" if fixed else ""


def _of_insets(body: "_Element") -> str:
    """Return why a text box leaves no room for its text: its insets fill it."""
    drawing = around(body, WP + "anchor", WP + "inline")
    extent = drawing.find(WP + "extent") if drawing is not None else None
    for one, other, side in (("lIns", "rIns", "cx"), ("tIns", "bIns", "cy")):
        insets = (_length(body.get(one)) or 0) + (_length(body.get(other)) or 0)
        length = _length(extent.get(side)) if extent is not None else None
        if length and insets >= length:
            return "in a box that leaves it no room"
    return ""


def _off(offset: float | None, length: float | None, origin: str | None, page: float) -> bool:
    """Whether what begins at an offset and is so long is beside a page, wherever on it the offset is counted from."""
    if offset is None:
        return False
    reach = offset + (length or page) + (0 if origin == "page" else page)
    return reach <= 0 or offset >= page


def _named(element: "_Element", offset: str, length: str, origin: str) -> _Placed:
    own = (element.get(W + offset), element.get(W + length) if length else None)
    return _length(own[0]), _length(own[1]), element.get(W + origin)


def _anchored(drawing: "_Element", position: str, length: str) -> _Placed:
    place, extent = drawing.find(WP + position), drawing.find(WP + "extent")
    offset = _length(place.findtext(WP + "posOffset", "")) if place is not None else None
    long = _length(extent.get(length)) if extent is not None else None
    origin = place.get("relativeFrom") if place is not None else None
    return offset and offset / _EMU, long and long / _EMU, origin


def _first(levels: "list[_Element]", child: str, attribute: str) -> str | None:
    return next((value for level in levels if (value := val(level, child, attribute)) is not None), None)


def _length(value: str | None) -> float | None:
    """Return a length in twentieths of a point, with or without a unit; None for what is none."""
    found = _LENGTH.fullmatch((value or "").strip())
    return float(found[1]) * _UNITS[found[2] or ""] if found else None
