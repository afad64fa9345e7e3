"""Compare colours (`#rrggbb`) by their contrast, and find the nearest that has enough of it (WCAG 2.2)."""

import colorsys
from collections.abc import Iterable
from functools import cache

LEAST_CONTRAST = 4.5  # of text with what it stands on (1.4.3, level AA)
LEAST_GRAPHIC = 3.0  # of lines, bars and points with what they stand on (1.4.11)
_STEPS = 200  # of lightness, in the search for a colour that passes


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(color: str, against: str, least: float) -> str:
    """Return the colour of the same hue, least changed in lightness, with a contrast of at least `least`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(color))
    for step in range(1, _STEPS + 1):
        for changed in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= changed <= 1:
                found = _hex(colorsys.hls_to_rgb(hue, changed, saturation))
                if ratio(found, against) >= least:
                    return found
    return max(("#000000", "#ffffff"), key=lambda end: ratio(end, against))


def mixed(color: str, opacity: float, ground: str = "#ffffff") -> str:
    """Return what a colour of an opacity looks like on another."""
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return _hex(over * opacity + under * (1 - opacity) for over, under in pairs)


@cache
def _luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in channels)
