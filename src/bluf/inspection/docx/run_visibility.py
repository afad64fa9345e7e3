"""Tell why a run of a DOCX is not seen: hidden, tiny, squeezed, moved away, without fill, in the colour of its ground.

Where the ground is not known for certain, colour is not judged: behind the text of a shape whose fill is a picture, and
under a shading with a pattern.
"""

import re
from typing import TYPE_CHECKING

from bluf.inspection.docx.colors import BLACK, FAINT, NAMED, WHITE, Color, Theme, are_near, color_of, mixed, opacity_of
from bluf.inspection.docx.formatting import ResolvedStyles, RunProperties, TableStyles
from bluf.inspection.docx.namespaces import W14, WPS, A, R, V, W, around

if TYPE_CHECKING:
    from lxml.etree import _Element

_TINY = 6  # half-points: 3 pt
_SIZE = 20  # half-points, where nothing says another
_NARROW = 10  # percent of a letter's width
_SQUEEZED = (
    4  # twentieths of a point by each half-point of size: letters drawn together by 0.4 of it lie on one another
)
_AWAY = 100  # half-points by which text is raised or lowered
_FITTED = 60  # twentieths of a point into which a text is fitted
_SIGNS = ("wingdings", "webdings", "zapfdingbats", "wingdings 2", "wingdings 3", "marlett", "symbol")
_BLANK = ("blank", "invisible", "hidden")
_LETTERS = 4  # in a row that are words, also where a font makes signs of them
_PART = re.compile(r"pct(\d{1,2})")  # a pattern of dots, of so many percent
_UNKNOWN = "?"  # a ground that is not known
_Ground = Color | str


class Visibility:
    """What is seen of the runs of a document."""

    def __init__(self, styles: ResolvedStyles, theme: Theme, page: Color) -> None:
        self._styles, self._tables, self._theme, self._page = styles, TableStyles(styles), theme, page
        self._grounds: dict[tuple[_Element | None, str | None], _Ground] = {}

    def why_unseen(self, run: "_Element | None", paragraph: "_Element", text: str) -> str:
        """Return why text is not seen, or nothing. `run` are the properties of its run, or None."""
        own = paragraph.find(W + "pPr")
        style = self._styles.paragraph_style(own)
        cell = around(paragraph, W + "tc", W + "txbxContent")
        table = self._tables.of_cell(cell)[1] if cell is not None and cell.tag == W + "tc" else None
        properties = self._styles.resolved(run, style, table)
        if why := _by_format(properties):
            return why
        if why := _by_font(properties, text):
            return why
        ink = self._ink(properties)
        if ink is None:
            return ""
        highlight = properties.value("highlight")
        if highlight in NAMED:
            return "in the colour of its highlight" if are_near(ink, NAMED[highlight]) else ""
        shading = properties.elements.get("shd")
        ground = self._filled(shading) if shading is not None else None
        ground = ground or self._ground(own, style, cell)
        return "in the colour of its ground" if isinstance(ground, tuple) and are_near(ink, ground) else ""

    def _ink(self, properties: RunProperties) -> Color | None:
        """Return the colour of a run, or None where it has none of its own. Under a highlight that is black."""
        effect = properties.elements.get("textFill")
        solid = effect.find(W14 + "solidFill") if effect is not None else None
        if solid is not None:
            return self._theme.of_drawing(solid)
        stops = [self._theme.of_drawing(stop) for stop in effect.iter(W14 + "gs")] if effect is not None else []
        if stops and stops[0] is not None:
            return stops[0] if all(stop is not None and are_near(stop, stops[0]) for stop in stops) else None
        color = self._theme.of_run(properties.elements.get("color"))
        return color or (BLACK if properties.value("highlight") in NAMED else None)

    def _filled(self, shading: "_Element") -> _Ground | None:
        """Return the colour of a shading, None where there is none, or that it is not known, as of a pattern."""
        pattern = shading.get(W + "val", "clear")
        if pattern == "solid":
            return self._theme.of_run(_as_color(shading)) or BLACK
        if (part := _PART.fullmatch(pattern)) and len(part[1]) <= 2:
            dots, ground = self._theme.of_run(_as_color(shading)) or BLACK, self._theme.of_fill(shading) or self._page
            return mixed(dots, ground, int(part[1]) / 100)
        if pattern not in ("clear", "nil"):
            return _UNKNOWN
        return self._theme.of_fill(shading)

    def _ground(self, own: "_Element | None", style: str | None, cell: "_Element | None") -> _Ground:
        shading = own.find(W + "shd") if own is not None else None
        if shading is not None and (filled := self._filled(shading)):
            return filled
        for level in self._styles.lineage(style):
            shading = level.find(f"{W}pPr/{W}shd")
            if shading is not None and (filled := self._filled(shading)):
                return filled
        return self._ground_of(cell)

    def _ground_of(self, cell: "_Element | None") -> _Ground:
        """Return the ground of a cell, a text box, or the page."""
        if cell is None:
            return self._page
        key = (cell, None)
        if key not in self._grounds:
            outer = around(cell, W + "tc", W + "txbxContent")
            filled = self._of_cell(cell) if cell.tag == W + "tc" else self._of_box(cell)
            self._grounds[key] = filled or self._ground_of(outer)
        return self._grounds[key]

    def _of_cell(self, cell: "_Element") -> _Ground | None:
        own = cell.find(f"{W}tcPr/{W}shd")
        if own is not None and (filled := self._filled(own)):
            return filled
        table = around(cell, W + "tbl")
        whole = table.find(f"{W}tblPr/{W}shd") if table is not None else None
        for shading in (*self._tables.of_cell(cell)[0], *([whole] if whole is not None else [])):
            if filled := self._filled(shading):
                return filled
        return None

    def _of_box(self, content: "_Element") -> _Ground | None:
        """Return what a text box is filled with; None where it is filled with nothing, as far as is known."""
        shape = around(content, WPS + "wsp")
        if shape is not None:
            properties = shape.find(WPS + "spPr")
            if properties is not None:
                if (solid := properties.find(A + "solidFill")) is not None:
                    return (
                        (self._theme.of_drawing(solid) or _UNKNOWN) if opacity_of(solid) > 100_000 - FAINT else _UNKNOWN
                    )
                if properties.find(A + "noFill") is not None:
                    return None
                if any(
                    properties.find(A + kind) is not None for kind in ("gradFill", "blipFill", "pattFill", "grpFill")
                ):
                    return _UNKNOWN
            fill = shape.find(f"{WPS}style/{A}fillRef")
            if fill is not None and fill.get("idx", "0") != "0":
                return self._theme.of_drawing(fill) or _UNKNOWN
            return None
        shape = next((at for at in content.iterancestors() if isinstance(at.tag, str) and at.tag.startswith(V)), None)
        shape = shape.getparent() if shape is not None and shape.tag == V + "textbox" else shape
        if shape is None:
            return _UNKNOWN
        fill = shape.find(V + "fill")
        if fill is not None and (fill.get(R + "id") or fill.get("type", "solid") not in ("solid", "")):
            return _UNKNOWN
        if shape.get("filled") in ("f", "false", "0"):
            return None
        return color_of(shape.get("fillcolor", "white")) or _UNKNOWN


def _as_color(shading: "_Element") -> "_Element":
    """Return an element whose value is the colour of a shading that is all of that colour."""
    from lxml import etree

    made = etree.Element(W + "color")
    for key, target in (("color", "val"), ("themeColor",) * 2, ("themeTint",) * 2, ("themeShade",) * 2):
        if (value := shading.get(W + key)) is not None:
            made.set(W + target, value)
    return made


def _by_format(properties: RunProperties) -> str:
    """Return why a run is not seen whatever its colour and ground."""
    if any(properties.toggles.get(toggle) for toggle in ("vanish", "specVanish")):
        return "hidden"
    size = _number(properties.value("szCs" if _is_complex(properties) else "sz"), _SIZE)
    if size < _TINY:
        return f"{size / 2:g} pt"
    scale = _number((properties.value("w") or "").rstrip("%"), 100)
    if scale < _NARROW:
        return f"{scale:g} % of its width"
    if _number(properties.value("spacing"), 0) <= -_SQUEEZED * size:
        return "its letters on one another"
    if abs(_number(properties.value("position"), 0)) >= _AWAY:
        return "raised or lowered off its line"
    fitted = properties.value("fitText")
    if fitted is not None and _number(fitted, _FITTED) < _FITTED:
        return "squeezed into no width"
    return _by_effect(properties)


def _is_complex(properties: RunProperties) -> bool:
    """Whether a run is of a complex script, such as Arabic, which has a size of its own (17.3.2.7, 17.3.2.30)."""
    held = [name for name in ("rtl", "cs") if name in properties.elements]
    return any(properties.value(name) not in ("0", "false", "off") for name in held)


def _by_effect(properties: RunProperties) -> str:
    """Return why the text effects of Word 2010 show nothing of a run."""
    fill = properties.elements.get("textFill")
    if fill is None:
        return ""
    line = properties.elements.get("textOutline")
    outlined = line is not None and line.find(W14 + "noFill") is None and line.find(W14 + "solidFill") is not None
    if outlined:
        return ""
    if fill.find(W14 + "noFill") is not None:
        return "without fill"
    solid = fill.find(W14 + "solidFill")
    if solid is not None and opacity_of(solid) < FAINT:
        return "transparent"
    stops = list(fill.iter(W14 + "gs"))
    return "transparent" if stops and all(opacity_of(stop) < FAINT for stop in stops) else ""


def _by_font(properties: RunProperties, text: str) -> str:
    """Return why a font shows nothing of a text, or signs in its place."""
    fonts = properties.elements.get("rFonts")
    if fonts is None:
        return ""
    name = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    plain = name.lower()
    if any(word in plain for word in _BLANK):
        return f"in the font {name}"
    run = best = 0
    for letter in text if plain in _SIGNS else "":
        run = run + 1 if letter.isascii() and letter.isalpha() else 0
        best = max(best, run)
    return f"in signs of {name}" if best >= _LETTERS else ""


def _number(value: str | None, otherwise: float) -> float:
    try:
        return float(value) if value else otherwise
    except ValueError:
        return otherwise


def page_color(body: "_Element", settings: "_Element | None", theme: Theme) -> Color:
    """Return the colour of the pages: a background is shown only where the settings say so (17.15.1.25)."""
    background = body.find(W + "background")
    shown = settings is not None and settings.find(W + "displayBackgroundShape") is not None
    if background is None or not shown:
        return WHITE
    return theme.color(background.get(W + "themeColor")) or color_of(background.get(W + "color")) or WHITE
