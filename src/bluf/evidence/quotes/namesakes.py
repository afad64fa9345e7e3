"""Tell the people of a source from runs of capitals that only look like further people of the same surname.

"Republican Ann Lee" and "Ann Lee Wins Again" are Ann Lee, "Yet Lee" at the start of a sentence is Lee, and in a
headline whose every word is capitalised nothing is a name for its capitals alone.
"""

import re
from collections.abc import Iterable, Mapping

from bluf.evidence.quotes.names import Name
from bluf.languages.english import SMALL

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;][”\"’'»)]?\s|[“\"‘«(]|\n)$")
_AFTER_ALL = ("jr", "sr", "ii", "iii", "iv")  # of another of the same name
_LINKING = SMALL | {"a", "an", "as", "at", "but", "by", "from", "into", "is", "or", "over", "than", "vs", "with"}
LONGEST_HEADLINE = 200  # characters


def headlines(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs are, from their start to their end, whose every word but small ones is capitalised."""
    found: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if len(paragraph) <= LONGEST_HEADLINE:
            words = [word for word in _WORD.findall(paragraph) if word.lower() not in _LINKING]
            if len(words) > 3 and all(word[0].isupper() for word in words):
                found.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return found


def one_person(text: str, full: Mapping[tuple[str, ...], Iterable[Name]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the full names that are another's, each with the shorter one that it is; an empty one for nobody's.

    `full` has the places of each full name in the text.
    """
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for words in full:
        by_last.setdefault(words[-1], []).append(words)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    lower: set[str] | None = None
    for words, places in full.items():
        within = _within(words, full)
        if within is not None:
            found[words] = within
        elif len(words) == 2 and len(by_last[words[1]]) > 1 and all(_opens(text, name) for name in places):
            if lower is None:
                lower = {word for word in _WORD.findall(text) if word[0].islower()}
            if words[0] in lower or words[0].endswith("ly"):
                found[words] = ()
    return found


def _within(
    words: tuple[str, ...], full: Mapping[tuple[str, ...], Iterable[Name]]
) -> tuple[str, ...] | None:
    """Return the shortest other full name that a longer one begins or ends with."""
    if words[-1] in _AFTER_ALL:
        return None
    for size in range(2, len(words)):
        for part in (words[-size:], words[:size]):
            if part in full:
                return part
    return None


def _opens(text: str, name: Name) -> bool:
    """Whether a name stands where a sentence begins, so that its first capital says nothing."""
    return _SENTENCE_END.search(text[max(0, name.start - 3) : name.start]) is not None or name.start == 0
