"""Turn path data and basic shapes of an SVG into paths of lines and cubic curves (SVG 1.1, 8.3 and 9).

Time is linear in the length of the data, and there may be so many segments in a picture.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping

from bluf.assets.svg.colors import number
from bluf.assets.svg.faults import unread
from bluf.document.drawing import Segment, rectangle

Length = Callable[[str, str, float], float]  # of an attribute: its name, along which side, and what it is if not given
_NUMBER = re.compile(r"[\s,]*+([+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?)")
_FLAG = re.compile(r"[\s,]*+([01])")
_COMMAND = re.compile(r"[\s,]*+([MmLlHhVvCcSsQqTtAaZz])")
_REST = re.compile(r"[\s,]*+")
_WANTED = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ROUND = 0.5522847498307936  # of the radius: where the controls of a quarter of a circle stand


def path_of(data: str) -> tuple[Segment, ...]:
    """Return the path of `d`. Raises PictureError."""
    pen = _Pen()
    at, command = 0, ""
    while True:
        found = _COMMAND.match(data, at)
        if found:
            command, at = found[1], found.end()
        elif _REST.fullmatch(data, at):
            return tuple(pen.segments)
        elif not command or command in "Zz":
            raise _unread(data, at)
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        if not pen.segments and command not in "Mm":
            raise _unread(data, at)
        values: list[float] = []
        for index in range(_WANTED[command.upper()]):
            is_flag = command in "Aa" and index in (3, 4)
            value = (_FLAG if is_flag else _NUMBER).match(data, at)
            if value is None:
                raise _unread(data, at)
            values.append(number(value[1]))
            at = value.end()
        pen.draw(command, values)


def _unread(data: str, at: int) -> Exception:
    return unread(f"a path (at `{data[at : at + 20].strip()}`)")


class _Pen:
    """Draws commands, and knows where the one before has ended."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._x = self._y = self._first_x = self._first_y = 0.0
        self._control: tuple[str, float, float] = ("", 0.0, 0.0)  # of the curve before: its kind, and its last control

    def draw(self, command: str, values: list[float]) -> None:
        kind = command.upper()
        x, y = (self._x, self._y) if command.islower() else (0.0, 0.0)
        match kind, values:
            case "M", [a, b]:
                self._first_x, self._first_y = x + a, y + b
                self._to("M", x + a, y + b)
            case "L", [a, b]:
                self._to("L", x + a, y + b)
            case "H", [a]:
                self._to("L", x + a, self._y)
            case "V", [b]:
                self._to("L", self._x, y + b)
            case "C", [a, b, c, d, e, f]:
                self._curve("C", x + a, y + b, x + c, y + d, x + e, y + f)
            case "S", [c, d, e, f]:
                a, b = self._mirrored("C")
                self._curve("C", a, b, x + c, y + d, x + e, y + f)
            case "Q", [a, b, e, f]:
                self._quadratic(x + a, y + b, x + e, y + f)
            case "T", [e, f]:
                a, b = self._mirrored("Q")
                self._quadratic(a, b, x + e, y + f)
            case "A", [rx, ry, turn, large, sweep, e, f]:
                self._arc(abs(rx), abs(ry), turn, bool(large), bool(sweep), x + e, y + f)
            case _:
                self.segments.append(("Z",))
                self._x, self._y = self._first_x, self._first_y
        if kind not in "CSQT":
            self._control = ("", 0.0, 0.0)

    def _to(self, operator: str, x: float, y: float) -> None:
        if operator == "L" and self.segments[-1][0] == "Z":
            self.segments.append(("M", self._x, self._y))
        self.segments.append((operator, x, y))
        self._x, self._y = x, y

    def _curve(self, kind: str, a: float, b: float, c: float, d: float, x: float, y: float) -> None:
        if self.segments[-1][0] == "Z":
            self.segments.append(("M", self._x, self._y))
        self.segments.append(("C", a, b, c, d, x, y))
        self._x, self._y = x, y
        if kind:
            self._control = (kind, c, d)

    def _quadratic(self, a: float, b: float, x: float, y: float) -> None:
        x0, y0 = self._x, self._y
        self._curve("", x0 + 2 / 3 * (a - x0), y0 + 2 / 3 * (b - y0), x + 2 / 3 * (a - x), y + 2 / 3 * (b - y), x, y)
        self._control = ("Q", a, b)

    def _mirrored(self, kind: str) -> tuple[float, float]:
        known, x, y = self._control
        return (2 * self._x - x, 2 * self._y - y) if known == kind else (self._x, self._y)

    def _arc(self, rx: float, ry: float, turn: float, large: bool, sweep: bool, x: float, y: float) -> None:
        """Draw an elliptical arc as curves of at most a quarter (SVG 1.1, F.6)."""
        x0, y0 = self._x, self._y
        if (x0, y0) == (x, y):
            return
        if not rx or not ry:
            self._to("L", x, y)
            return
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        dx, dy = (x0 - x) / 2, (y0 - y) / 2
        px, py = cos * dx + sin * dy, cos * dy - sin * dx
        over = (px / rx) ** 2 + (py / ry) ** 2
        if over > 1:
            rx, ry = rx * math.sqrt(over), ry * math.sqrt(over)
        free = max(0.0, (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2)
        share = math.sqrt(free / ((rx * py) ** 2 + (ry * px) ** 2)) * (-1 if large == sweep else 1)
        cx, cy = share * rx * py / ry, -share * ry * px / rx
        start = math.atan2((py - cy) / ry, (px - cx) / rx)
        around = math.atan2((-py - cy) / ry, (-px - cx) / rx) - start
        around += 2 * math.pi if sweep and around < 0 else -2 * math.pi if not sweep and around > 0 else 0
        mx, my = (x0 + x) / 2 + cos * cx - sin * cy, (y0 + y) / 2 + sin * cx + cos * cy
        count = max(1, math.ceil(abs(around) / (math.pi / 2) - 1e-9))
        step = around / count
        reach = 4 / 3 * math.tan(step / 4)

        def at(angle: float, along: float) -> tuple[float, float]:
            u = rx * (math.cos(angle) - along * math.sin(angle))
            v = ry * (math.sin(angle) + along * math.cos(angle))
            return mx + cos * u - sin * v, my + sin * u + cos * v

        for index in range(count):
            first, last = start + index * step, start + (index + 1) * step
            end = (x, y) if index == count - 1 else at(last, 0.0)
            self._curve("", *at(first, reach), *at(last, -reach), *end)


def shape_of(tag: str, own: Mapping[str, str], length: Length) -> tuple[Segment, ...]:
    """Return the path of a basic shape, in the coordinates that it is given in. Raises PictureError."""
    match tag:
        case "path":
            return path_of(own.get("d", ""))
        case "rect":
            return _rectangle(own, length)
        case "circle":
            radius = length("r", "", 0)
            return _ellipse(length("cx", "x", 0), length("cy", "y", 0), radius, radius)
        case "ellipse":
            rx, ry = length("rx", "x", -1), length("ry", "y", -1)
            return _ellipse(length("cx", "x", 0), length("cy", "y", 0), rx if rx >= 0 else ry, ry if ry >= 0 else rx)
        case "line":
            return (
                ("M", length("x1", "x", 0), length("y1", "y", 0)),
                ("L", length("x2", "x", 0), length("y2", "y", 0)),
            )
        case _:
            return tuple(_through(own.get("points", ""), is_closed=tag == "polygon"))


def _through(points: str, *, is_closed: bool) -> Iterator[Segment]:
    at, values = 0, list[float]()
    while not _REST.fullmatch(points, at):
        found = _NUMBER.match(points, at)
        if found is None:
            raise unread("points of a line")
        values.append(number(found[1]))
        at = found.end()
    if len(values) % 2:
        raise unread("points of a line")
    for index in range(0, len(values), 2):
        yield ("L" if index else "M", values[index], values[index + 1])
    if is_closed and values:
        yield ("Z",)


def _ellipse(x: float, y: float, rx: float, ry: float) -> tuple[Segment, ...]:
    if rx <= 0 or ry <= 0:
        return ()
    a, b = rx * _ROUND, ry * _ROUND
    return (
        ("M", x + rx, y),
        ("C", x + rx, y + b, x + a, y + ry, x, y + ry),
        ("C", x - a, y + ry, x - rx, y + b, x - rx, y),
        ("C", x - rx, y - b, x - a, y - ry, x, y - ry),
        ("C", x + a, y - ry, x + rx, y - b, x + rx, y),
        ("Z",),
    )


def _rectangle(own: Mapping[str, str], length: Length) -> tuple[Segment, ...]:
    x, y, width, height = length("x", "x", 0), length("y", "y", 0), length("width", "x", 0), length("height", "y", 0)
    if width <= 0 or height <= 0:
        return ()
    rx = length("rx", "x", -1) if own.get("rx", "auto") != "auto" else -1.0
    ry = length("ry", "y", -1) if own.get("ry", "auto") != "auto" else -1.0
    rx, ry = rx if rx >= 0 else max(ry, 0.0), ry if ry >= 0 else max(rx, 0.0)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if not rx or not ry:
        return rectangle(x, y, width, height)
    a, b, right, bottom = rx * (1 - _ROUND), ry * (1 - _ROUND), x + width, y + height
    return (
        ("M", x + rx, y),
        ("L", right - rx, y),
        ("C", right - a, y, right, y + b, right, y + ry),
        ("L", right, bottom - ry),
        ("C", right, bottom - b, right - a, bottom, right - rx, bottom),
        ("L", x + rx, bottom),
        ("C", x + a, bottom, x, bottom - b, x, bottom - ry),
        ("L", x, y + ry),
        ("C", x, y + b, x + a, y, x + rx, y),
        ("Z",),
    )
