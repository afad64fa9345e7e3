"""Turn the colours of an SVG into `#rrggbb` and opacities (CSS Color 3, 4)."""

import colorsys
import re

from bluf.assets.svg.faults import unread

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^()]*)\)")
_NUMBER = re.compile(r"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[+-]?\d++)?")


def color_of(text: str, current: str = "black") -> tuple[str, float]:
    """Return a colour and its opacity; `current` is what `currentColor` stands for. Raises PictureError."""
    value = text.strip().lower()
    if value == "currentcolor":
        return color_of(current) if current.strip().lower() != "currentcolor" else ("#000000", 1.0)
    if value == "transparent":
        return "#000000", 0.0
    if found := _HEX.fullmatch(value):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        return f"#{digits[:6]}", int(digits[6:], 16) / 255 if digits[6:] else 1.0
    if found := _FUNCTION.fullmatch(value):
        return _function(found[1], re.split(r"[\s,/]+", found[2].strip()), text)
    from PIL import ImageColor

    if value.isalpha() and value in ImageColor.colormap:
        red, green, blue = ImageColor.getrgb(value)[:3]
        return f"#{red:02x}{green:02x}{blue:02x}", 1.0
    raise unread(f"a colour `{text.strip()[:40]}`")


def _function(name: str, parts: list[str], text: str) -> tuple[str, float]:
    if len(parts) not in (3, 4):
        raise unread(f"a colour `{text[:40]}`")
    opacity = share_of(parts[3]) if parts[3:] else 1.0
    if name.startswith("rgb"):
        levels = [number(part.removesuffix("%")) * (255 if part.endswith("%") else 100) / 100 for part in parts[:3]]
    else:
        hue = number(parts[0].removesuffix("deg")) / 360 % 1
        levels = [level * 255 for level in colorsys.hls_to_rgb(hue, share_of(parts[2]), share_of(parts[1]))]
    return "#" + "".join(f"{min(255, max(0, round(level))):02x}" for level in levels), opacity


def number(text: str) -> float:
    """Return a number. Raises PictureError."""
    value = text.strip().lower()
    if not _NUMBER.fullmatch(value) or len(value) > 40:
        raise unread(f"a number `{text.strip()[:40]}`")
    found = float(value)
    if abs(found) > 1e9:
        raise unread(f"a number `{text.strip()[:40]}`")
    return found


def share_of(text: str) -> float:
    """Return a number from 0 to 1, or a percentage as one. Raises PictureError."""
    value = text.strip()
    found = number(value[:-1]) / 100 if value.endswith("%") else number(value)
    return min(1.0, max(0.0, found))
