"""Read the transforms of an SVG (SVG 1.1, 7.6)."""

import math
import re

from bluf.assets.svg.colors import number
from bluf.assets.svg.faults import unread
from bluf.assets.transforms import SAME, times
from bluf.document.drawing import Matrix

_STEP = re.compile(r"[\s,]*+([A-Za-z]+)\s*+\(([^()]*+)\)[\s,]*+")
_PARTS = re.compile(r"[\s,]++")
_MOST_STEPS = 100
_COUNTS = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}


def transform_of(text: str) -> Matrix:
    """Return a `transform`. Raises PictureError."""
    found, at, steps = SAME, 0, 0
    text = text.strip()
    while at < len(text):
        step = _STEP.match(text, at)
        steps += 1
        if step is None or steps > _MOST_STEPS:
            raise unread(f"a transform `{text[:40]}`")
        values = [number(part) for part in _PARTS.split(step[2].strip()) if part]
        if len(values) not in _COUNTS.get(step[1], ()):
            raise unread(f"a transform `{text[:40]}`")
        found = times(found, _step(step[1], values))
        at = step.end()
    return found


def _step(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest]:
            return 1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0
        case "scale", [x, *rest]:
            return x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0
        case "rotate", [angle, *center]:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            turn: Matrix = (cos, sin, -sin, cos, 0.0, 0.0)
            if not center:
                return turn
            x, y = center
            return times(times((1, 0, 0, 1, x, y), turn), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return 1.0, 0.0, math.tan(math.radians(angle)), 1.0, 0.0, 0.0
        case _, [angle, *_]:
            return 1.0, math.tan(math.radians(angle)), 0.0, 1.0, 0.0, 0.0
        case _:
            return SAME
