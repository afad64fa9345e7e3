"""Part text into what stands together: a letter with the marks that it bears."""

import unicodedata
from collections.abc import Iterator

from bluf.fonts.printed_text import IGNORABLE

JOINERS = frozenset("\u200c\u200d")


def visible(text: str) -> str:
    """Return a text without characters that need no glyph: joiners, marks of direction, controls."""
    return text if text.isascii() or IGNORABLE.isdisjoint(text) else "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    return (char for char in text if char not in IGNORABLE)


def has_letters(text: str) -> bool:
    """Whether there is a letter in a text."""
    return any(char.isalpha() for char in text)


def is_mark(char: str) -> bool:
    """Whether a character belongs to the one before it: a combining mark, a vowel sign, a joiner."""
    return char in JOINERS or (char > "\u02ff" and unicodedata.category(char) in ("Mn", "Mc", "Me"))


def cluster_end(text: str, at: int) -> int:
    """Return where the cluster that begins at `at` ends."""
    end = at + 1
    while end < len(text) and is_mark(text[end]):
        end += 1
    return end


def clusters(text: str) -> Iterator[str]:
    """Yield the clusters of a text."""
    at = 0
    while at < len(text):
        end = cluster_end(text, at)
        yield text[at:end]
        at = end
