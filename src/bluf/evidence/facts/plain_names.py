"""Find names that a source contradicts, where its language or the text's is not English.

In German every noun has a capital, in Ukrainian names are inflected, and what a body or a place is called differs from
language to language. So a name is missing only where the source has a part of it with something else: "Martin Schick"
where the source has Robin Schick alone; or where it follows a title and the source has nothing like it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bluf.evidence.quotes.person_names import plain_letters
from bluf.languages import Language
from bluf.languages.caseless import CASELESS
from bluf.languages.word_lists import listed

_UPPER = rf"[^\W\d_a-zß-öø-ÿа-яёіїєґ{CASELESS}]"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'‑][^\W\d_]+)*")
_SMALL = re.compile(r"(?<![@#/.\w-])[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][^\W\d_]*(?![\w@/])")
_RUN = re.compile(rf"(?<![\w’'-]){_UPPER}[\w’'‑-]*(?: {_UPPER}[\w’'‑-]*)+")
_OPENS = re.compile(r"(?:^|[.!?:;•–—]\s+|[.!?][\"”’»]\s+|[\"“„«])$")
_AFTER_ARTICLE = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|eine?[nmrs]?|zum|zur|vom|beim)(?: \w+(?:e|en|er|em|es))? $", re.IGNORECASE
)
_ROLES = (
    "minister",
    "präsident",
    "kanzler",
    "chef",
    "star",
    "sprecher",
    "richter",
    "leiter",
    "direktor",
    "vorsitzende",
    "politiker",
    "trainer",
    "experte",
    "expertin",
    "professor",
    "könig",
    "papst",
    "sekretär",
    "meister",
    "partei",
)
_TITLED = re.compile(rf"(?<![\w’'-])([^\W\d_]+) ({_UPPER}[\w’'‑-]*(?: {_UPPER}[\w’'‑-]*){{0,3}})")
_CODE = re.compile(r"(?<![\w-])[A-Z]{1,5}-?\d{1,6}[A-Z]{0,3}(?![\w-])")
_ROOT = 6  # letters that a title and the words akin to it begin with
_LONGEST = 16  # letters of a word that tell it from others
_LEAST_ROLE = 8  # letters of a German word that ends in "in" and is a role: Martin is none
_OPENING = listed(
    "según para tras ante desde selon pour après avant depuis laut für nach seit bei за після від для по после от из"
)


@dataclass(frozen=True)
class PlainNames:
    """The words with a capital in a source's text, each with those beside it."""

    text: str

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The beginnings of the source's words, in plain letters."""
        words = {plain_letters(word.group()) for word in _WORD.finditer(self.text)}
        pieces = words | {piece for word in words if "-" in word for piece in word.split("-")}
        return frozenset(piece[:end] for piece in pieces for end in range(4, _LONGEST + 1)) | pieces

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the source has in small letters."""
        return frozenset(word.group() for word in _SMALL.finditer(self.text))

    @cached_property
    def _beside(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """The words with a capital before and after each stem of such a word."""
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for run in _RUN.finditer(self.text):
            words = [plain_letters(word) for word in run.group().split(" ")]
            for one, two in pairwise(words):
                after.setdefault(stem(one), set()).add(two)
                before.setdefault(stem(two), set()).add(one)
        return before, after

    def has(self, word: str) -> bool:
        """Whether the source has a word that may be this one in another form."""
        return stem(plain_letters(word)) in self.prefixes

    def follows(self, word: str) -> bool:
        """Whether the source has another word with a capital after this one."""
        return bool(self._beside[1].get(stem(plain_letters(word))))

    def has_before(self, word: str, first: str) -> bool:
        """Whether the source has before this word others with a capital, none of which may be the name `first`."""
        before = self._beside[0].get(stem(plain_letters(word)), set())
        return bool(before) and not any(_is_spelt_like(plain_letters(first), each) for each in before)


def stem(word: str) -> str:
    """Return what an inflected name keeps: all but its last letter, in Cyrillic its last two, and four at least."""
    kept = 2 if "\u0400" <= word[:1] <= "\u04ff" else 1
    return word[: min(max(4, len(word) - kept), _LONGEST)]


def _is_spelt_like(one: str, other: str) -> bool:
    """Whether two first names may be one in two languages: Vladimir and Wladimir, Johann and Johannes."""
    return one[:2] == other[:2] or one[-4:] == other[-4:]


def contradicted(
    text: str, sources: Sequence[PlainNames], language: Language, taken: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """Yield (start, word) for each word of a name in `text` for which the sources have another.

    `taken` are the places of figures, and what follows one counts something.
    """
    for run in _RUN.finditer(text):
        words = [_Word(match.group(), run.start() + match.start()) for match in re.finditer(r"[^ ]+", run.group())]
        counted = [not taken.isdisjoint(range(word.start - 2, word.start + 1)) for word in words]
        for at, word in enumerate(words):
            is_none = word.text[-1] in "-‑" or any(letter.isdigit() for letter in word.text)  # Alt- und Neubau; a code
            if counted[at] or is_none or any(each.has(word.text) for each in sources):
                continue
            earlier = words[at - 1] if at and not counted[at - 1] else None
            later = words[at + 1] if at + 1 < len(words) else None
            if (earlier and _ends_otherwise(text, earlier, sources, language)) or (
                later and _begins_otherwise(text, word, later, sources, language)
            ):
                yield word.start, word.text


def lacking_titles(text: str, sources: Sequence[PlainNames], language: Language) -> Iterator[tuple[int, str]]:
    """Yield (start, word) for each title before a name to which sources that have nothing like it give another."""
    for title, surname, start in _titled(text, language):
        begins = {title[:_ROOT], title.removeprefix("bundes")[:_ROOT], title.removeprefix("ex")[:_ROOT]}
        if any(begins & each.prefixes for each in sources):
            continue
        if any(surname == other for each in sources for _, other, _ in _titled(each.text, language)):
            yield start, text[start : start + len(title)]


def _titled(text: str, language: Language) -> Iterator[tuple[str, str, int]]:
    """Yield (title, last word of the name, start) for the titles before names, in plain letters."""
    titles = {plain_letters(title) for title in language.titles if len(title) >= _ROOT}
    for match in _TITLED.finditer(text):
        title = plain_letters(match[1])
        if {title, title.removeprefix("ex")} & titles:
            yield title, plain_letters(match[2].split(" ")[-1]), match.start(1)


def codes_in(text: str) -> list[tuple[int, str]]:
    """Return (start, code) for every word of capitals and digits: C42, N799RM."""
    return [(match.start(), match.group()) for match in _CODE.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int


def _ends_otherwise(text: str, earlier: _Word, sources: Sequence[PlainNames], language: Language) -> bool:
    """Whether what follows this word should be in the sources: it is a title, or a name with another surname there."""
    lower = earlier.text.rstrip(".").lower()
    if lower in language.titles - language.common:
        return True
    is_small = lower in language.common or (
        _opens(text, earlier.start) and any(lower in each.small for each in sources)
    )
    return not is_small and any(each.has(earlier.text) and each.follows(earlier.text) for each in sources)


def _begins_otherwise(text: str, word: _Word, later: _Word, sources: Sequence[PlainNames], language: Language) -> bool:
    """Whether the sources have the word after this one as a surname with other first names."""
    return any(each.has(later.text) and each.has_before(later.text, word.text) for each in sources) and (
        _may_be_first_name(text, word, sources, language)
    )


def _opens(text: str, start: int) -> bool:
    return _OPENS.search(text[max(0, start - 4) : start]) is not None


def _may_be_first_name(text: str, word: _Word, sources: Sequence[PlainNames], language: Language) -> bool:
    """Whether a word before a surname is plainly a first name, and no role or opening of a sentence."""
    lower = word.text.lower()
    if lower in language.titles or lower in language.common:
        return False
    if _opens(text, word.start) and (lower in _OPENING or any(lower in each.small for each in sources)):
        return False
    if language.code != "de":
        return True
    is_role = lower.endswith(_ROLES) or (lower.endswith("in") and len(lower) >= _LEAST_ROLE) or "-" in lower
    return not is_role and _AFTER_ARTICLE.search(text[max(0, word.start - 30) : word.start]) is None
