"""Turn problems into lines for a terminal: the place, what is wrong, the line itself with a caret, what to do.

briefs/x.yaml:14:11: error[quote-altered]: the source says otherwise
   14 |   - text: Our world is close linked
      |           ^^^^^
      = hint: take the source's words
"""

import re
import unicodedata
from collections.abc import Iterable

from bluf.problems.problem import Problem, Severity, Span

# SGR codes of ECMA-48, 8.3.117: bold, and the terminal's own red, yellow, cyan and green.
_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "caret": "1;31",
    "hint": "32",
    "frame": "2",
}
_TAB = "    "
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_NEAR = 4  # characters looked at for each cell of room: combining marks take none


def render(problems: Iterable[Problem], *, color: bool = False, width: int = 100) -> str:
    """Return the problems as text, each followed by a line end; `width` is in terminal cells."""
    return "".join(f"{line}\n" for problem in problems for line in _lines(problem, color, max(width, 40)))


def _lines(problem: Problem, color: bool, width: int) -> list[str]:
    severity = problem.severity or Severity.ERROR
    place = ""
    if problem.span:
        span = problem.span
        where = f":{span.line}:{span.column}" if span.line else ""
        place = _paint(f"{printable(span.path)}{where}:", "place", color) + " "
    head = _paint(f"{severity}[{problem.code}]", str(severity), color)
    lines = [f"{place}{head}: {printable(problem.message)}"]
    indent = "     "
    if problem.span and problem.span.excerpt.strip():
        lines.extend(_excerpt(problem.span, str(severity), color, width))
        indent = " " * (len(str(problem.span.line)) + 4)
    if problem.hint:
        lines.append(f"{indent}{_paint('= hint:', 'hint', color)} {printable(problem.hint)}")
    return lines


def _excerpt(span: Span, severity: str, color: bool, width: int) -> list[str]:
    number = str(span.line)
    margin = len(number) + 6
    room = width - margin
    start, end = span.column - 1, max(span.end_column - 1, span.column)
    over = ""
    if span.lines > 1:
        end, over = max(len(span.excerpt.rstrip()), span.column), f" ({span.lines} lines)"
    near = _NEAR * room
    left, right = max(start - near, 0), max(end, start) + near
    shown_before = "…" * (left > 0) + printable(span.excerpt[left:start])
    shown = printable(span.excerpt[start : min(end, start + near)])
    shown_after = printable(span.excerpt[end:right]) + "…" * (right < len(span.excerpt))
    if cells(shown_before) + cells(shown) + cells(shown_after) > room:
        shown_before = _end_of(shown_before, max(room // 3, room - cells(shown) - cells(shown_after) - 1))
        shown = start_of(shown, room - cells(shown_before))
        shown_after = start_of(shown_after, room - cells(shown_before) - cells(shown))
    bar = _paint("|", "frame", color)
    carets = "^" * max(1, cells(shown))
    return [
        f"   {_paint(number, 'frame', color)} {bar} {shown_before}{shown}{shown_after}",
        f"   {' ' * len(number)} {bar} {' ' * cells(shown_before)}{_paint(carets + over, severity, color)}",
    ]


def printable(text: str) -> str:
    """Return text that can do a terminal no harm: tabs as spaces, controls and bidi controls as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printable(char) for char in text)


def _printable(char: str) -> str:
    if char == "\t":
        return _TAB
    if char == "\n":
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") and char != "\N{ZERO WIDTH JOINER}":
        return f"<U+{ord(char):04X}>"
    return char


def cells(text: str) -> int:
    """Return how many terminal cells text takes (Unicode's East Asian Width; combining marks take none)."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_cells(char) - 1 for char in _NOT_ASCII.findall(text))


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me") or char == "\N{ZERO WIDTH JOINER}":
        return 0
    return 1 + (unicodedata.east_asian_width(char) in "WF")


def start_of(text: str, room: int) -> str:
    """Return text of at most `room` cells: the start of what is longer, with an ellipsis."""
    if cells(text) <= room:
        return text
    taken = 0
    for index, char in enumerate(text):
        taken += _cells(char)
        if taken > room - 1:
            return text[:index].rstrip() + "…"
    return text


def _end_of(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    taken = 0
    for index in range(len(text) - 1, -1, -1):
        taken += _cells(text[index])
        if taken > room - 1:
            return "…" + text[index + 1 :]
    return text


def _paint(text: str, style: str, color: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if color else text
