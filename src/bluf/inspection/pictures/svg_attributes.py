"""Tell the attributes of an SVG by which it is drawn, and the pictures inside it, from what nothing shows."""

import base64
import binascii
import re

_DRAWN = frozenset(
    [
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "fr",
        "d",
        "points",
        "width",
        "height",
        "viewBox",
        "version",
        "preserveAspectRatio",
        "transform",
        "gradientTransform",
        "gradientUnits",
        "spreadMethod",
        "offset",
        "stop-color",
        "stop-opacity",
        "fill",
        "fill-rule",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-opacity",
        "opacity",
        "clip-path",
        "clip-rule",
        "clipPathUnits",
        "overflow",
    ]
)
# What says how something is drawn: numbers with their commands and units, colours, one word, an address within.
_VALUE = re.compile(
    r"[-+\d.,\s%MmLlHhVvCcSsQqTtAaZz]*+(?:pt|px|mm|cm|in|e)?|#[0-9A-Fa-f]{3,8}|url\(#[gc][0-9a-f]{16}\)"
)
_WORD = re.compile(r"[A-Za-z-]{1,22}(?:\([-+\d.,\s%e]*+\))?")
_ID = re.compile(r"[gc][0-9a-f]{16}")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)


def is_drawn(name: str, value: str) -> bool:
    """Whether an attribute says how an SVG's element is drawn, and nothing else."""
    if name == "id":
        return _ID.fullmatch(value) is not None
    return name in _DRAWN and (_VALUE.fullmatch(value) or _WORD.fullmatch(value)) is not None


def picture_in(value: str) -> bytes | None:
    """Return the PNG or JPEG that an attribute holds, None where it holds none."""
    found = _PICTURE.match(value)
    if not found:
        return None
    try:
        return base64.b64decode(value[found.end() :], validate=True)
    except (binascii.Error, ValueError):
        return None
