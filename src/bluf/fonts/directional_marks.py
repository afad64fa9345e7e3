"""Find where a text needs invisible marks so that its numbers read as they were typed.

The bidirectional algorithm (UAX #9) knows neither fields nor telephone numbers. It takes a number that follows a Latin
name into that name's run, though the one is a publisher and the other a date; and of a number written in groups, in a
line from right to left, it puts the last group first. A mark of direction, U+200E or U+200F, at such a place tells it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bluf.fonts.bidi import levels
from bluf.fonts.bidi_classes import STRONG

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
MARKS = (LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK)
# A number in groups with spaces, hyphens or brackets between, such as a telephone's. Digits of Arabic itself are left
# out: no mark turns their groups.
_GROUPED = re.compile(r"[+(]?[0-9\u06f0-\u06f9][0-9\u06f0-\u06f9 \u00a0().-]*[0-9\u06f0-\u06f9]")
_FEWEST_DIGITS = 7
_NUMBERS = frozenset(("EN", "AN"))


def needed_marks(text: str, base_level: int, fields: Iterable[int]) -> list[tuple[int, str]]:
    """Return the marks that a paragraph needs, each with the offset of the character before which it belongs.

    `fields` are the offsets at which what one field of a brief says begins.
    """
    found = dict.fromkeys(_after_other_direction(text, base_level, fields), MARKS[base_level])
    if base_level == 1:
        for match in _GROUPED.finditer(text):
            start, end = match.span()
            if _is_grouped(match[0]) and _is_parted(text, start, end):
                found[start] = LEFT_TO_RIGHT_MARK
                if _is_drawn_on(text, end):
                    found[end] = RIGHT_TO_LEFT_MARK
    return sorted(found.items())


def marked_levels(text: str, base_level: int, marks: Sequence[tuple[int, str]]) -> Sequence[int]:
    """Return the level of each character, as if the marks stood in the text."""
    if not marks:
        return levels(text, base_level)
    bounds = [0, *(at for at, _ in marks), len(text)]
    pieces = [text[start:end] for start, end in pairwise(bounds)]
    signs = ["", *(char for _, char in marks)]
    marked = "".join(sign + piece for sign, piece in zip(signs, pieces, strict=True))
    found = levels(marked, base_level)
    skipped = {at + index for index, (at, _) in enumerate(marks)}
    return [level for at, level in enumerate(found) if at not in skipped]


def _is_grouped(number: str) -> bool:
    """Whether a number is one in several groups, and not two years one after the other."""
    digits = sum(char.isdigit() for char in number)
    groups = 1 + sum(char in " \u00a0-" for char in number)
    return digits >= _FEWEST_DIGITS and groups > 1 and (groups > 2 or number[0] in "+(")


def _is_parted(text: str, start: int, end: int) -> bool:
    """Whether a number in a text from right to left is not read in one piece as it is."""
    return len(set(levels(text, 1)[start:end])) > 1


def _is_drawn_on(text: str, end: int) -> bool:
    """Whether Latin letters or another number follow, which would make one run with the number that ends at `end`."""
    kinds = (unicodedata.bidirectional(text[at]) for at in range(end, len(text)))
    return next((kind for kind in kinds if kind in STRONG or kind in _NUMBERS), "R") not in ("R", "AL")


def _after_other_direction(text: str, base_level: int, fields: Iterable[int]) -> Iterator[int]:
    """Yield where a field begins with a number or sign behind a letter that runs against the paragraph."""
    starts = sorted(at for at in fields if 0 < at < len(text))
    before: str | None = None
    seen = 0
    for start in starts:
        for char in text[seen:start]:
            kind = unicodedata.bidirectional(char)
            before = kind if kind in STRONG else before
        seen = start
        if before is not None and (before == "L") == (base_level == 1) and not _opens_strongly(text[start]):
            yield start


def _opens_strongly(char: str) -> bool:
    return unicodedata.bidirectional(char) in STRONG
