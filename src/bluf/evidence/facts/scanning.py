"""Try a costly expression only where a match may begin."""

import re
from collections.abc import Iterable, Iterator, Sequence

Starts = Sequence[int]  # the offsets in a text at which a figure may begin, in order


def matches(expression: re.Pattern[str], text: str, starts: Starts) -> Iterator[re.Match[str]]:
    """Yield the matches of an expression that begin at these offsets, as `finditer` would."""
    last = 0
    match_at = expression.match
    for start in starts:
        if start >= last:
            match = match_at(text, start)
            if match is not None:
                yield match
                last = match.end()


def beginning(text: str, starts: Starts, letters: frozenset[str]) -> Starts:
    """Return those of the offsets at which a digit or one of the letters stands."""
    return [start for start in starts if text[start] in letters or text[start].isdecimal()]


def by_first_letter(words: Iterable[str]) -> str:
    """Return an expression for any of the words, which is quicker to fail than one that tries each."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(each)})" for letter, each in rests.items())
