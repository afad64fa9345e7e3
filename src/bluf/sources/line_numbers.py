"""Take away the numbers that a transcript of a court prints before each line of a page."""

import re
from collections.abc import Sequence
from itertools import pairwise

_NUMBERED = re.compile(r"\s{0,12}(?P<number>\d{1,2})(?:[ \t\xa0]+(?=\S)|\s*$)")
_SPOKEN = re.compile(r"(?:[^\W\d_a-z][\w.'’\- ]{1,40}:|[QA][.:]?\s)\s*\S")
MANY = 15  # numbered lines without a word before a colon among them
FEW = 4


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """Return the lines, without their numbers where nearly all are numbered from 1 on, page by page."""
    found = [_NUMBERED.match(line) if line.strip() else None for line in lines]
    numbers = [int(match["number"]) for match in found if match is not None]
    whole = sum(1 for line in lines if line.strip())
    if len(numbers) < FEW or 10 * len(numbers) < 9 * whole or numbers[0] > 2:
        return list(lines)
    follow = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    if 10 * follow < 9 * (len(numbers) - 1):
        return list(lines)
    bare = [line[match.end() :] if match is not None else line for line, match in zip(lines, found, strict=True)]
    spoken = sum(_SPOKEN.match(line) is not None for line in bare)
    return bare if spoken >= 2 or (len(numbers) >= MANY and numbers.count(1) > 1) else list(lines)
