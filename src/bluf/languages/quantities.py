"""What bluf knows of the words with which a language writes figures, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantities:
    """The words for figures in a language other than English. All are in lower case.

    `numbers` are the words for numbers, inflected, with those from 21 to 99 that are one word or joined. `scales` are
    those that multiply a number before them, and `alone` those of them that are a number without one. `months` are
    twelve texts with the spellings of a month. `shares` are the words after a
    number for per cent, and `points` for percentage points. `fractions` are shares of a hundred in words. `currencies`
    and `units` give the currency (its code, or the name that several share) and the unit (its English name) for each
    word. `roughly` are words before a number that was rounded.
    """

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    alone: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    fractions: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    roughly: tuple[str, ...] = ()


def numbered(text: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Return {word: number} of words in the order of their numbers; the spellings of one are parted by a slash."""
    return {
        word: start + step * at
        for at, spellings in enumerate(text.split())
        for word in spellings.replace("_", " ").split("/")
    }


def spelled(text: str) -> dict[str, str]:
    """Return {word: meaning} from lines that begin with the meaning; words of several parts are parted by bars."""
    found: dict[str, str] = {}
    for line in text.strip().split("\n"):
        meaning, words = line.strip().split(": ", 1)
        found.update(dict.fromkeys(words.split("|"), meaning))
    return found


def compounds(tens: Mapping[str, int], units: Mapping[str, int], patterns: Iterable[str]) -> dict[str, int]:
    """Return the numbers that are one word or joined, by patterns such as "{unit}und{ten}"."""
    return {
        pattern.format(ten=ten, unit=unit): many + few
        for pattern in patterns
        for ten, many in tens.items()
        for unit, few in units.items()
        if few < 10
    }
