"""Tell the people of a source from runs of capitals that only look like further people of the same surname.

"Republican Ann Lee" and "Ann Lee Wins Again" are Ann Lee, "Yet Lee" at the start of a sentence is Lee, and in a
headline whose every word is capitalised nothing is a name for its capitals alone.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from bluf.evidence.quotes.person_names import PersonName
from bluf.languages.english import SMALL

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;][”\"’'»)]?\s|[“\"‘«(]|\n)$")
_AFTER_ALL = ("jr", "sr", "ii", "iii", "iv")  # of another of the same name
_LINKING = SMALL | {"a", "an", "as", "at", "but", "by", "from", "into", "is", "or", "over", "than", "vs", "with"}
LONGEST_HEADLINE = 200  # characters
LONGEST_NAME = 6  # words of a name that stands in a longer one


def in_headlines(text: str) -> Callable[[PersonName], bool]:
    """Return a test for names in paragraphs of the text whose every word, but for small ones, is capitalised."""
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if len(paragraph) <= LONGEST_HEADLINE and paragraph.count(",") < 2:
            words = [word for word in _WORD.findall(paragraph) if word.lower() not in _LINKING]
            if len(words) > 3 and all(word[0].isupper() for word in words):
                starts.append(start)
                ends.append(start + len(paragraph))
        start += len(paragraph) + 2

    def tells(name: PersonName) -> bool:
        at = bisect_right(starts, name.start) - 1
        return at >= 0 and name.start < ends[at]

    return tells


def one_person(
    text: str, full: Mapping[tuple[str, ...], Iterable[PersonName]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
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
            if words[0] in lower or words[0].endswith("ly") or words[0] == "said":
                found[words] = ()
    return found


def _within(words: tuple[str, ...], full: Mapping[tuple[str, ...], Iterable[PersonName]]) -> tuple[str, ...] | None:
    """Return the shortest other full name that a longer one begins or ends with."""
    if words[-1] in _AFTER_ALL:
        return None
    for size in range(2, min(len(words), LONGEST_NAME)):
        for part in (words[-size:], words[:size]):
            if part in full:
                return part
    return None


def _opens(text: str, name: PersonName) -> bool:
    """Whether a name stands where a sentence begins, so that its first capital says nothing."""
    return _SENTENCE_END.search(text[max(0, name.start - 3) : name.start]) is not None or name.start == 0
