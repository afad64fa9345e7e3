"""Turn the lengths of an SVG into its own units (SVG 1.1, 7.10), and fit one viewport into another (7.8)."""

import math
import re
from dataclasses import dataclass

from bluf.assets.svg.colors import number
from bluf.assets.svg.faults import unread
from bluf.document.drawing import Matrix

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96.0, "q": 24 / 25.4}
_LENGTH = re.compile(r"([+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[+-]?\d++)?)\s*+([a-z]*+|%)")
_PARTS = re.compile(r"[\s,]++")


@dataclass(frozen=True, slots=True)
class Viewport:
    """What percentages are of: a width and a height."""

    width: float
    height: float

    def length(self, text: str, side: str) -> float:
        """Return a length, along `x`, `y` or neither (a share of the diagonal). Raises PictureError."""
        found = _LENGTH.fullmatch(text.strip().lower())
        if found is None or (found[2] != "%" and found[2] not in _UNITS):
            raise unread(f"a length `{text.strip()[:40]}`")
        value = number(found[1])
        if found[2] != "%":
            return value * _UNITS[found[2]]
        diagonal = math.hypot(self.width, self.height) / math.sqrt(2)
        return value / 100 * {"x": self.width, "y": self.height}.get(side, diagonal)


def view_box(text: str) -> tuple[float, float, float, float] | None:
    """Return a `viewBox`, None for one that shows nothing. Raises PictureError."""
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if len(parts) != 4:
        raise unread("a `viewBox`")
    x, y, width, height = (number(part) for part in parts)
    return (x, y, width, height) if width > 0 and height > 0 else None


def fitted(box: tuple[float, float, float, float], width: float, height: float, how: str) -> Matrix:
    """Return the transform that fits a box into a rectangle, as `preserveAspectRatio` says. Raises PictureError."""
    across, down = width / box[2], height / box[3]
    words = how.replace("defer", "").split() or ["xMidYMid"]
    align, fit = words[0], words[1] if len(words) > 1 else "meet"
    if align == "none":
        return across, 0.0, 0.0, down, -box[0] * across, -box[1] * down
    places = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    if align[:1] != "x" or align[4:5] != "Y" or align[1:4] not in places or align[5:] not in places:
        raise unread("a `preserveAspectRatio`")
    scale = max(across, down) if fit == "slice" else min(across, down)
    x = (width - box[2] * scale) * places[align[1:4]]
    y = (height - box[3] * scale) * places[align[5:]]
    return scale, 0.0, 0.0, scale, x - box[0] * scale, y - box[1] * scale
