"""Find names that a source contradicts, where its language or the text's is not English.

In German every noun has a capital, in Ukrainian names are inflected, and what a body or a place is called differs from
language to language. So a name is missing only where the source has a part of it with something else: "Martin Schick"
where the source has Robin Schick alone; or where it follows a title and the source has nothing like it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bluf.evidence.quotes.names import plain_letters
from bluf.languages import Language

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'‑][^\W\d_]+)*")
_RUN = re.compile(rf"(?<![\w’'-]){_UPPER}[\w’'‑-]*(?: {_UPPER}[\w’'‑-]*)+")
_OPENS = re.compile(r"(?:^|[.!?:;•–—]\s+|[.!?][\"”’»]\s+|[\"“„«])$")
_AFTER_MODIFIER = re.compile(r"(?:^|\s)(?:\w+(?:e|en|er|em|es)|das|ein|zum|zur|vom|beim) $")
_ROLES = ("in", "minister", "präsident", "kanzler", "chef", "star", "sprecher", "richter", "leiter", "direktor", "vorsitzende",
          "politiker", "trainer", "experte", "expertin", "professor", "könig", "papst", "sekretär", "meister", "partei")  # fmt: skip
_LEAST_ROLE = 8  # letters of a German word that ends in "in" and is a role: Martin is none
_OPENING = frozenset(
    [
        "según",
        "para",
        "tras",
        "ante",
        "desde",
        "selon",
        "pour",
        "après",
        "avant",
        "depuis",
        "laut",
        "für",
        "nach",
        "seit",
        "bei",
        "за",
        "після",
        "за",
        "для",
        "по",
    ]
)


@dataclass(frozen=True)
class Names:
    """The words with a capital in a source's text, each with those beside it."""

    text: str

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The beginnings of the source's words, in plain letters."""
        words = {plain_letters(word.group()) for word in _WORD.finditer(self.text)}
        pieces = words | {piece for word in words if "-" in word for piece in word.split("-")}
        return frozenset(piece[:end] for piece in pieces for end in range(2, min(len(piece), 16) + 1))

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the source has in small letters."""
        return frozenset(word.group() for word in _WORD.finditer(self.text) if word.group()[0].islower())

    @cached_property
    def _beside(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """The words with a capital before and after each stem of such a word."""
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for run in _RUN.finditer(self.text):
            words = [plain_letters(word) for word in run.group().split(" ")]
            for one, two in zip(words, words[1:], strict=False):
                after.setdefault(stem(one), set()).add(two)
                before.setdefault(stem(two), set()).add(one)
        return before, after

    def has(self, word: str) -> bool:
        """Whether the source has a word that may be this one in another form."""
        return stem(plain_letters(word)) in self.prefixes

    def follows(self, word: str) -> bool:
        """Whether the source has another word with a capital after this one."""
        return bool(self._beside[1].get(stem(plain_letters(word))))

    def precedes(self, word: str) -> bool:
        """Whether the source has another word with a capital before this one."""
        return bool(self._beside[0].get(stem(plain_letters(word))))


def stem(word: str) -> str:
    """Return what an inflected word keeps: at least four letters, and all but its last three."""
    return word[: max(4, len(word) - 3)]


def contradicted(
    text: str, sources: Sequence[Names], language: Language | None, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    """Yield (start, word) for each word of a name in `text` for which the sources have another.

    `taken` are the places of figures, and what follows one counts something.
    """
    for run in _RUN.finditer(text):
        words = run.group().split(" ")
        starts = [run.start() + len(" ".join(words[:at])) + (at > 0) for at in range(len(words))]
        for at, word in enumerate(words):
            start = starts[at]
            if any(first <= start <= end + 1 for first, end in taken) or any(each.has(word) for each in sources):
                continue
            counts = at > 0 and any(first <= starts[at - 1] <= end + 1 for first, end in taken)
            earlier = words[at - 1] if at and not counts and not _is_small(words[at - 1], sources, language) else ""
            later = words[at + 1] if at + 1 < len(words) else ""
            titled = bool(earlier) and language is not None and earlier.rstrip(".").lower() in language.titles
            if titled or (earlier and any(each.has(earlier) and each.follows(earlier) for each in sources)):
                yield start, word
            elif later and any(each.has(later) and each.precedes(later) for each in sources):
                if _may_be_first_name(text, start, word, sources, language):
                    yield start, word


def _is_small(word: str, sources: Sequence[Names], language: Language | None) -> bool:
    """Whether a word has a capital only where it opens a sentence."""
    lower = word.lower()
    return (language is not None and lower in language.common) or any(lower in each.small for each in sources)


def _may_be_first_name(text: str, start: int, word: str, sources: Sequence[Names], language: Language | None) -> bool:
    """Whether a word before a surname is plainly a first name, and no role or opening of a sentence."""
    lower = word.lower()
    if language is not None and (lower in language.titles or lower in language.common):
        return False
    if _OPENS.search(text[max(0, start - 4) : start]) and (
        lower in _OPENING or any(lower in each.small for each in sources)
    ):
        return False
    if language is None or language.code != "de":
        return True
    is_role = lower.endswith(_ROLES[1:]) or (lower.endswith("in") and len(lower) >= _LEAST_ROLE) or "-" in word
    return not is_role and _AFTER_MODIFIER.search(text[max(0, start - 20) : start]) is None
