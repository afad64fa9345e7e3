"""Try a costly expression only where a text has a hint that it may match."""

import re
from collections.abc import Iterator, Sequence

LEAD = 10  # characters that may stand in a figure before its first digit or word: "Group of ", "early in "

Hints = Sequence[tuple[int, int]]  # where a text has digits, or words that figures are made of: start and end


def matches(expression: re.Pattern[str], text: str, hints: Hints) -> Iterator[re.Match[str]]:
    """Yield the matches of an expression that begin at a hint or shortly before it, as `finditer` would."""
    last = 0
    for start, end in hints:
        at = max(last, start - LEAD)
        while at < end:
            match = expression.match(text, at)
            if match is not None:
                yield match
                at = last = match.end()
            else:
                at += 1
