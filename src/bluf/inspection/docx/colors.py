"""Turn the colours of a DOCX into red, green and blue: numbers, names, and those of its theme (ISO 29500-1, 20.1.6)."""

import colorsys
import re
from typing import TYPE_CHECKING

from bluf.inspection.docx.namespaces import W14, A, W

if TYPE_CHECKING:
    from lxml.etree import _Element

Color = tuple[int, int, int]

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
NEAR = 28  # of 255: colours that differ by less in each of red, green and blue are not told apart
FAINT = 15_000  # of 100,000: what is less opaque is as good as not there
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHORT = re.compile(r"#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])\b")
# The colours of highlighting (17.18.40), some of which VML knows by the same names.
NAMED: dict[str, Color] = {
    name: (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16))
    for name, value in {
        "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
        "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
        "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
        "lightGray": "C0C0C0",
    }.items()
}  # fmt: skip
# What WordprocessingML calls a theme's colours, and what the theme itself does (17.18.97); settings may map them.
_SLOTS = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1",
    "text2": "dk2", "background2": "lt2", "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
_MAPPED = {"tx1": "t1", "bg1": "bg1", "tx2": "t2", "bg2": "bg2"}
_MAPPED |= {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}


def color_of(value: str | None) -> Color | None:
    """Return the colour of six or three hexadecimal digits or a name; None where it is none, such as `auto`."""
    if not value:
        return None
    if found := _HEX.match(value):
        return int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16)
    if short := _SHORT.match(value):
        return int(short[1] * 2, 16), int(short[2] * 2, 16), int(short[3] * 2, 16)
    return NAMED.get(value)


def are_near(one: Color, other: Color) -> bool:
    """Whether two colours are not told apart."""
    return all(abs(a - b) < NEAR for a, b in zip(one, other, strict=True))


def mixed(one: Color, other: Color, part: float) -> Color:
    """Return a colour that is one in part, and for the rest another."""
    red, green, blue = (round(a * part + b * (1 - part)) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Theme:
    """The colours of a document's theme."""

    def __init__(self, theme: "_Element | None", mapping: "_Element | None") -> None:
        self._colors: dict[str, Color] = {"lt1": WHITE, "dk1": BLACK}
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for slot in scheme if scheme is not None else ():
            value = next((held.get("lastClr") or held.get("val") for held in slot), None)
            if isinstance(slot.tag, str) and (color := color_of(value)):
                self._colors[slot.tag.rpartition("}")[2]] = color
        self._mapping = mapping

    def color(self, name: str | None, tint: str | None = None, shade: str | None = None) -> Color | None:
        """Return a colour by its name in WordprocessingML or DrawingML; `tint` and `shade` are hexadecimal, of 255."""
        if not name or name == "none":
            return None
        mapped = self._mapping.get(W + _MAPPED[name]) if self._mapping is not None and name in _MAPPED else None
        color = self._colors.get(_SLOTS.get(mapped or name, mapped or name))
        if color is None:
            return None
        if tint and (part := _hex(tint)) is not None:
            return _lighter(color, part)
        return _darker(color, part) if shade and (part := _hex(shade)) is not None else color

    def of_run(self, element: "_Element | None") -> Color | None:
        """Return the colour of `w:color` or the like; None where it is automatic."""
        if element is None:
            return None
        theme = self.color(*(element.get(W + key) for key in ("themeColor", "themeTint", "themeShade")))
        return theme or color_of(element.get(W + "val"))

    def of_fill(self, shading: "_Element") -> Color | None:
        """Return the colour that a shading is filled with."""
        theme = self.color(*(shading.get(W + key) for key in ("themeFill", "themeFillTint", "themeFillShade")))
        return theme or color_of(shading.get(W + "fill"))

    def of_drawing(self, fill: "_Element") -> Color | None:
        """Return the colour of a `solidFill` of DrawingML or of Word 2010's text effects; as near as is known."""
        for held in fill:
            if not isinstance(held.tag, str):
                continue
            space, _, kind = held.tag.rpartition("}")
            own = held.get(f"{space}}}val") or held.get("val")
            color = color_of(own) if kind in ("srgbClr", "sysClr") else self.color(own)
            if kind == "sysClr":
                color = color_of(held.get("lastClr"))
            return color and _modulated(color, held)
        return None


def _modulated(color: Color, element: "_Element") -> Color:
    """Return a colour with the changes of its lightness that stand in it (20.1.2.3)."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in color))
    for change in element:
        kind = change.tag.rpartition("}")[2] if isinstance(change.tag, str) else ""
        value = next((text for key, text in change.attrib.items() if str(key).endswith("val")), "")
        part = int(value) / 100_000 if str(value).lstrip("-").isdigit() else 0.0
        if kind == "lumMod":
            light *= part
        elif kind == "lumOff":
            light += part
        elif kind == "tint":
            light = light * part + 1 - part
        elif kind == "shade":
            light *= part
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def opacity_of(fill: "_Element") -> int:
    """Return how opaque a `solidFill` is, of 100,000. Word's own `alpha` counts what shows through (MS-ODRAWXML)."""
    for alpha in fill.iter(W14 + "alpha", A + "alpha"):
        value = alpha.get(W14 + "val") or alpha.get("val") or ""
        if value.isdigit():
            return 100_000 - int(value) if alpha.tag == W14 + "alpha" else int(value)
    return 100_000


def _hex(value: str) -> float | None:
    try:
        return int(value, 16) / 255
    except ValueError:
        return None


def _lighter(color: Color, part: float) -> Color:
    hue, light, saturation = colorsys.rgb_to_hls(*(value / 255 for value in color))
    red, green, blue = colorsys.hls_to_rgb(hue, min(light * part + 1 - part, 1), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def _darker(color: Color, part: float) -> Color:
    hue, light, saturation = colorsys.rgb_to_hls(*(value / 255 for value in color))
    red, green, blue = colorsys.hls_to_rgb(hue, max(light * part, 0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
