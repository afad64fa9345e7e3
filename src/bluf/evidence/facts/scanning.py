"""Try a costly expression only where a match may begin."""

import re
from collections.abc import Iterator, Sequence

Starts = Sequence[int]  # the offsets in a text at which a figure may begin, in order


def matches(expression: re.Pattern[str], text: str, starts: Starts) -> Iterator[re.Match[str]]:
    """Yield the matches of an expression that begin at these offsets, as `finditer` would."""
    last = 0
    for start in starts:
        match = expression.match(text, start) if start >= last else None
        if match is not None:
            yield match
            last = match.end()
