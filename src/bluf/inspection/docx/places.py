"""Turn where a paragraph stands into why it shows nowhere: lines or rows without height, or a place off the page.

Lengths are twentieths of a point (ISO 29500-1, 17.18.81), a drawing's English Metric Units (20.1.2.1). What a file
leaves open is taken to be as long as the page, so that nothing is called off the page that may reach onto it.
"""

import re
from typing import TYPE_CHECKING

from bluf.inspection.docx.formatting import Formatting
from bluf.inspection.docx.names import W, is_on, val

if TYPE_CHECKING:
    from lxml.etree import _Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FLAT = 60  # 3 pt
_EMU = 635  # to a twentieth of a point
_A4 = (11906.0, 16838.0)
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi)?")
_UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


class Places:
    """The pages of a document, and what on them takes up no room or stands beside them."""

    def __init__(self, body: "_Element", formatting: Formatting) -> None:
        self._formatting = formatting
        self._known: dict[_Element, str] = {}
        sizes = list(body.iter(W + "pgSz"))
        self._width = max((_length(size.get(W + "w")) or 0 for size in sizes), default=0) or _A4[0]
        self._height = max((_length(size.get(W + "h")) or 0 for size in sizes), default=0) or _A4[1]

    def why_nowhere(self, paragraph: "_Element") -> str:
        """Return why no text of a paragraph shows on a page, or nothing."""
        levels = self._formatting.of_paragraph(paragraph)
        line = _length(_first(levels, "spacing", "line"))
        if line is not None and line < _FLAT and _first(levels, "spacing", "lineRule") == "exact":
            return f"in lines {line / 20:g} pt high"
        indent = _length(_first(levels, "ind", "left") or _first(levels, "ind", "start"))
        if indent is not None and abs(indent) >= self._width:
            return "indented off the page"
        frame = next((frame for level in levels if (frame := level.find(W + "framePr")) is not None), None)
        if frame is not None and self._beside(_named(frame, "x", "w", "hAnchor"), _named(frame, "y", "h", "vAnchor")):
            return "in a frame off the page"
        return self._around(paragraph)

    def _around(self, element: "_Element") -> str:
        """Return why nothing in the rows, tables and drawings around an element shows, or nothing."""
        around = next(element.iterancestors(W + "tr", W + "tbl", _WP + "anchor"), None)
        if around is None:
            return ""
        if around not in self._known:
            own = self._row(around) if around.tag == W + "tr" else self._table_or_drawing(around)
            self._known[around] = own or self._around(around)
        return self._known[around]

    def _row(self, row: "_Element") -> str:
        properties = row.find(W + "trPr")
        if is_on(properties, "hidden"):
            return "in a hidden row"
        height = _length(val(properties, "trHeight"))
        if height is not None and height < _FLAT and val(properties, "trHeight", "hRule") == "exact":
            return f"in a row {height / 20:g} pt high"
        return ""

    def _table_or_drawing(self, around: "_Element") -> str:
        if around.tag == W + "tbl":
            properties = around.find(W + "tblPr")
            indent = _length(val(properties, "tblInd", "w")) if val(properties, "tblInd", "type") != "pct" else None
            floating = properties.find(W + "tblpPr") if properties is not None else None
            across = _named(floating, "tblpX", "", "horzAnchor") if floating is not None else (None, None, None)
            down = _named(floating, "tblpY", "", "vertAnchor") if floating is not None else (None, None, None)
            off = (indent is not None and abs(indent) >= self._width) or self._beside(across, down)
            return "in a table off the page" if off else ""
        off = self._beside(_anchored(around, "positionH", "cx"), _anchored(around, "positionV", "cy"))
        return "in a drawing off the page" if off else ""

    def _beside(self, across: "_Placed", down: "_Placed") -> bool:
        return _off(*across, self._width) or _off(*down, self._height)


_Placed = tuple[float | None, float | None, str | None]  # offset, length, and what the offset is counted from


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
    place, extent = drawing.find(_WP + position), drawing.find(_WP + "extent")
    offset = _length(place.findtext(_WP + "posOffset", "")) if place is not None else None
    long = _length(extent.get(length)) if extent is not None else None
    origin = place.get("relativeFrom") if place is not None else None
    return offset and offset / _EMU, long and long / _EMU, origin


def _first(levels: "list[_Element]", child: str, attribute: str) -> str | None:
    return next((value for level in levels if (value := val(level, child, attribute)) is not None), None)


def _length(value: str | None) -> float | None:
    """Return a length in twentieths of a point, with or without a unit; None for what is none."""
    found = _LENGTH.fullmatch((value or "").strip())
    return float(found[1]) * _UNITS[found[2] or ""] if found else None
