"""Find the passages of a text that may hold figures: whatever is one has a digit in it, or one of the words below."""

import re
from collections.abc import Iterator

from bluf.evidence.facts.dates import MONTHS
from bluf.evidence.facts.numerals import NUMBER_WORDS, SCALES
from bluf.evidence.facts.scanning import Hints
from bluf.evidence.facts.times import TIME_WORDS

_BEFORE, _AFTER = 48, 64  # characters around a hint that tell what kind of figure it is
_MANY = "|".join(["dozen", *SCALES])
_WORDS = "|".join(sorted({*MONTHS, *NUMBER_WORDS, *TIME_WORDS}, key=len, reverse=True))
_HINT = re.compile(rf"\d+|\b(?:(?:{_MANY})s?|(?:{_WORDS})s?(?:\b|(?=[ap]\.?m\b)))")
_ALSO_I = "\u0130\u0131"  # with and without a dot: the expressions for figures take both for an i


def passages(text: str) -> Iterator[tuple[int, str, Hints]]:
    """Yield the passages of a text that may hold figures: where each begins, its text, and the hints in it."""
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


def _passage(text: str, hints: Hints) -> tuple[int, str, Hints]:
    begin = max(hints[0][0] - _BEFORE, 0)
    return begin, text[begin : hints[-1][1] + _AFTER], [(start - begin, end - begin) for start, end in hints]
