"""Stand-in until the Unicode Bidirectional Algorithm lands."""

import unicodedata
from collections.abc import Sequence


def levels(text: str, base: int) -> list[int]:
    """Return a level for each character."""
    found: list[int] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        found.append(1 if kind in ("R", "AL") else (2 if base else 0) if kind in ("L", "EN", "AN") else base)
    return found


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the order in which items are seen from left to right (UAX #9, L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
