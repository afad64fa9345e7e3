"""Find syntax errors after the first: blank out the part of the file that holds it, and parse what is left.

A part is a field of the brief, from its line to the next that begins in the first column, or an item of the list in
it. An error is told only if it is found in a part after those that are blanked out, so that none is a consequence of
another.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from bluf.problems import Problem
from bluf.yaml_files.misreadings import Misreadings
from bluf.yaml_files.places import Places
from bluf.yaml_files.syntax import syntax_problem

MOST_FAULTS = 10
_LARGE = 100_000  # characters of a file in which only a few are looked for
_FEW = 2
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_END = "..."  # ends a document: what follows it is no part of this one
_ITEM = re.compile(r" *+- ")


def further_faults(first: Problem, text: str, places: Places) -> Iterator[Problem]:
    """Yield the first syntax error of a text and those that are sure to be independent of it.

    `text` is the file's as it is parsed: its lines are those of `places`.
    """
    yield first
    lines = text.split("\n")
    if first.span is None or any(line.startswith(_END) for line in lines):
        return
    last = _blank(lines, first.span.line)
    for _ in range(_FEW if len(text) > _LARGE else MOST_FAULTS):
        fault, misread = _parsed(lines, places)
        if fault and fault.span and fault.span.line <= last and _blank_field(lines, last):
            fault, misread = _parsed(lines, places)
        if fault is None:
            misread.note_unused_anchors(hidden=text)
            yield from misread.errors
        if fault is None or fault.span is None or fault.span.line <= last:
            return
        yield fault
        last = _blank(lines, fault.span.line)


def _parsed(lines: list[str], places: Places) -> tuple[Problem | None, Misreadings]:
    """Return the syntax error that the lines have, and what they have that reads otherwise than it looks."""
    misread = Misreadings(places)
    try:
        for _ in misread.watched(yaml.parse("\n".join(lines), Loader=_LOADER)):
            pass
    except yaml.YAMLError as error:
        return misread.unclosed or syntax_problem(error, places), misread
    return None, misread


def _blank(lines: list[str], number: int) -> int:
    """Blank out the item, or else the field, that has a line; return the last line of it."""
    start, end = _field(lines, number)
    dashes = [at for at in range(start, end) if _ITEM.match(lines[at])]
    indent = min((len(lines[at]) - len(lines[at].lstrip(" ")) for at in dashes), default=0)
    own = [at for at in dashes if len(lines[at]) - len(lines[at].lstrip(" ")) == indent]
    before = [at for at in own if at < number]
    if len(own) > 1 and before:
        start = before[-1]
        end = next((at for at in own if at >= number), end)
    lines[start:end] = [""] * (end - start)
    return end


def _blank_field(lines: list[str], number: int) -> bool:
    """Blank out the whole field that a line is in; return whether there was anything left of it."""
    start, end = _field(lines, number)
    if not any(lines[start:end]):
        return False
    lines[start:end] = [""] * (end - start)
    return True


def _field(lines: list[str], number: int) -> tuple[int, int]:
    """Return where the field that has a line begins and ends, as indexes of lines."""
    start = min(number, len(lines)) - 1
    while start > 0 and not _begins_field(lines[start]):
        start -= 1
    end = next((at for at in range(start + 1, len(lines)) if _begins_field(lines[at])), len(lines))
    return start, end


def _begins_field(line: str) -> bool:
    return bool(line) and line[0] not in " \t-#"
