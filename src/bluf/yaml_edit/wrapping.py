"""Wrap text over lines so that the lines an author has are kept wherever they still fit.

Lines stand for text as YAML folds them: neighbours are joined with a space, and each blank line between is a line end.
"""

import re
from collections.abc import Sequence

from bluf.yaml_files.joined_lines import ITEM_MARK, LIKE_FIELD

_BREAK = re.compile(rf"(?<![ \t]) (?![ \t]|{ITEM_MARK}|{LIKE_FIELD})")


def joined(lines: Sequence[str]) -> str:
    """Return the text that lines stand for."""
    text = ""
    for number, line in enumerate(lines):
        if not line:
            text += "\n"
        elif number and lines[number - 1]:
            text += f" {line}"
        else:
            text += line
    return text


def wrapped(text: str, width: int, first: int | None = None) -> list[str]:
    """Return lines for text that has no line ends: as many words on each as fit in `width`, `first` on the first."""
    lines: list[str] = []
    line = ""
    for word in _BREAK.split(text):
        room = width if lines or first is None else first
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def paragraphs(text: str, width: int, first: int | None = None) -> list[str]:
    """Return lines for text: its own line ends become blank lines."""
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        if number:
            lines.append("")
        if part:
            lines += wrapped(part, width, None if lines else first)
    return lines


def rewrapped(
    lines: Sequence[str], old: str, new: str, width: int, first: int | None = None
) -> tuple[int, int, list[str]]:
    """Return which of the lines of `old` to replace (from, to), and the lines to put there, to make them say `new`."""
    whole = (0, len(lines), paragraphs(new, width, first))
    if joined(lines) != old or old == new:
        return whole
    found = _changed(lines, old, new, width, first)
    if found is None:
        return whole
    start, end, put = found
    after = [*lines[:start], *put, *lines[end:]]
    sound = joined(after) == new and all(line == line.strip(" \t") for line in after)
    return found if sound and end > start else whole


def _changed(
    lines: Sequence[str], old: str, new: str, width: int, first: int | None
) -> tuple[int, int, list[str]] | None:
    same = min(len(old), len(new))
    head = next((at for at in range(same) if old[at] != new[at]), same)
    tail = next((at for at in range(same - head) if old[-1 - at] != new[-1 - at]), same - head)
    places = _places(lines)
    full = [number for number, line in enumerate(lines) if line]
    one = next((number for number in full if places[number] + len(lines[number]) >= head), None)
    other = next((number for number in reversed(full) if places[number] <= len(old) - tail), None)
    if one is None or other is None or other < one:
        return None
    while True:
        last = places[other] + len(lines[other])
        piece = new[places[one] : len(new) - (len(old) - last)]
        if (not piece or piece[0] in " \t") and one > 0 and lines[one - 1]:
            one -= 1
        elif (not piece or piece[-1] in " \t") and other + 1 < len(lines) and lines[other + 1]:
            other += 1
        else:
            break
    if one == other and len(lines[one]) > (first if one == 0 and first is not None else width):
        width = first = len(piece)  # a line that its author did not wrap
    put = paragraphs(piece, width, first if one == 0 else None)
    end = other + 1
    flowing = len(put) > 1 and put[-1] != "" and put[-2] != ""
    while flowing and end < len(lines) and lines[end]:
        more = wrapped(f"{put.pop()} {lines[end]}", width)
        put += more
        end += 1
        flowing = len(more) > 1
    return one, end, put


def _places(lines: Sequence[str]) -> list[int]:
    places, at = [], 0
    for number, line in enumerate(lines):
        if not line:
            places.append(at)
            at += 1
            continue
        at += 1 if number and lines[number - 1] else 0
        places.append(at)
        at += len(line)
    return places
