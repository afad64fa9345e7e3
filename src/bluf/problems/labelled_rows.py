"""Set facts for a terminal: labels in one column, and beside each its text, wrapped below itself."""

import textwrap
from collections.abc import Iterator

from bluf.problems.text import cells, printable, start_of

LABEL = 18  # cells of the labels
LEAST = 24  # cells for what stands beside them, however narrow the terminal
BOLD, RED, GREEN = "1", "1;31", "32"  # SGR codes (ECMA-48, 8.3.117)


def labelled_row(label: str, text: str, width: int, sign: str = " ", color: bool = False) -> Iterator[str]:
    """Yield the lines of a label and its text, at most `width` cells as far as words allow; a sign `!` is red."""
    label = start_of(" ".join(printable(label).split()), LABEL)
    label += " " * (LABEL - cells(label))
    room = max(width - LABEL - 6, LEAST)
    lines = textwrap.wrap(printable(text), room, break_on_hyphens=False, break_long_words=False) or [""]
    head = f"{sign} {label}".rstrip() if not lines[0] else f"{sign} {label}"
    yield f"  {painted(head, RED, color and sign == '!')}  {lines[0]}".rstrip()
    yield from (" " * (LABEL + 6) + line for line in lines[1:])


def closing_lines(text: str, width: int, good: bool, color: bool) -> Iterator[str]:
    """Yield the lines of the sentence that a report ends with: green where all is good, else red."""
    lines = textwrap.wrap(printable(text), max(width - 2, LEAST), subsequent_indent="  ", break_on_hyphens=False)
    yield from (f"  {painted(line, GREEN if good else RED, color)}" for line in lines)


def painted(text: str, style: str, color: bool) -> str:
    """Return text in a style, an SGR code, where there is colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if color else text
