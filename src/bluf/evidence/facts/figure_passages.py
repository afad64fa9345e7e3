"""Find the passages of a text that may hold figures: whatever is one has a digit in it, or one of the words below."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bluf.evidence.facts.dates import MONTHS
from bluf.evidence.facts.numerals import NUMBER_WORDS, SCALES
from bluf.evidence.facts.scanning import Starts, by_first_letter
from bluf.evidence.facts.times import TIME_WORDS

_LEAD = 10  # characters that may stand in a figure before its first digit or word: "Group of ", "early in "
_BEFORE, _AFTER = 48, 64  # characters around these that tell what kind of figure it is
_MANY = "|".join(["dozen", *SCALES])
_WORDS = by_first_letter(sorted({*MONTHS, *NUMBER_WORDS, *TIME_WORDS}, key=len, reverse=True))
_HINT = re.compile(rf"\d+|\b(?:(?:{_MANY})s?|(?:{_WORDS})s?(?:\b|(?=[ap]\.?m\b)))")
_ALSO_I = "\u0130\u0131"  # with and without a dot: the expressions for figures take both for an i
_BEGINS = re.compile(r"\b\w|\d|[$€£¥₩₹−–‐-]")  # what a figure begins with


@lru_cache(maxsize=2)
def passages(text: str) -> tuple[tuple[int, str, Starts], ...]:
    """Return the passages of a text that may hold figures: where each begins, its text, and where figures may begin."""
    return tuple(_passages(text))


def _passages(text: str) -> Iterator[tuple[int, str, Starts]]:
    gathered: list[tuple[int, int]] = []
    plain = text
    for letter in _ALSO_I:
        plain = plain.replace(letter, "i")
    for hint in _HINT.finditer(plain.lower()):
        if gathered and hint.start() - gathered[-1][1] > _BEFORE + _AFTER:
            yield _passage(text, gathered)
            gathered = []
        gathered.append(hint.span())
    if gathered:
        yield _passage(text, gathered)


def _passage(text: str, hints: list[tuple[int, int]]) -> tuple[int, str, Starts]:
    begin = max(hints[0][0] - _BEFORE, 0)
    passage = text[begin : hints[-1][1] + _AFTER]
    starts: list[int] = []
    last = 0
    for start, end in hints:
        lead = max(start - begin - _LEAD, last)
        last = end - begin
        starts += (sign.start() for sign in _BEGINS.finditer(passage, lead, last))
    return begin, passage, starts
