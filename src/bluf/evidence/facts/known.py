"""Turn a source's text into what can be looked up in it: its figures by value, its words, and what it abbreviates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bluf.evidence.acronyms import spelled_out
from bluf.evidence.facts.countries import COUNTRIES
from bluf.evidence.facts.naming import COURTESY
from bluf.evidence.facts.number_languages import languages_told
from bluf.evidence.facts.plain_names import PlainNames
from bluf.evidence.facts.readings import Marks
from bluf.evidence.facts.short_forms import SHORT_FORMS
from bluf.evidence.facts.source_figures import SourceFigures
from bluf.evidence.quotes.person_names import plain_letters
from bluf.languages import Language
from bluf.languages.caseless import CASELESS
from bluf.languages.english import AFTER_NAMES, SAYING, SMALL, TITLES

_WORD = re.compile(r"[^\W_]+(?:(?:['’&]|\.(?!(?<=\d\.)[^\W\d_]))[^\W_]+)*")  # U.S. and 2.1 are one, "3.Ann" is not
_NO_NAME = re.compile(r"\b(?:[Uu]s|[Ww]ho|[Ii]t)\b(?!['’])|(?<=\d) ?[ap]\.?m\b")
_OPENS = r"(?<![^\W\d_a-z])"  # only the first of several capitals: from the next on it would be no other word
_CAPITAL = rf"[^\W\d_a-z{CASELESS}][\w’'.-]*"
_CAPITALS = re.compile(rf"{_OPENS}(?:{_CAPITAL})(?: (?:of the|of|for|and|on|in)? ?{_CAPITAL})+")
# Where letters that have capitals stand beside others that have none, without a space: "在NATO", "وNATO".
_SEAM = re.compile(rf"(?<=[{CASELESS}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{CASELESS}])")
_BETWEEN = AFTER_NAMES | SAYING | SMALL | TITLES  # words between two names that are no middle name
KEPT = 4  # sources that are kept between calls


def folded_words(text: str) -> str:
    """Return the words of `text`, plain and parted by single spaces, without possessives and points in short forms.

    Words that only look like US, WHO, IT and PM in small letters are left out: us, who, it and 5 p.m.
    """
    plain = plain_letters(_NO_NAME.sub("-", text.replace("‑", "-")))
    words = _WORD.findall(plain if plain.isascii() else _SEAM.sub(" ", plain))
    return " ".join([word if word.isalnum() else _bare(word) for word in words])


def _bare(word: str) -> str:
    """Return a word without its possessive, apostrophes and full stops."""
    return re.sub(r"['’]s?$|['’.]", "", re.sub(r"['’]s$", "", word))


@dataclass(frozen=True)
class Known:
    """What a source says, to look figures and names up in."""

    text: str
    years_published: frozenset[int] = frozenset()

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages that the source is in, most likely first; none where too few words tell."""
        return languages_told(self.text)

    def figures(self, languages: tuple[str, ...], marks: Marks) -> SourceFigures:
        """Return the source's figures, read as these languages have them and with these decimal marks."""
        if (languages, marks) not in self._figures:
            self._figures[languages, marks] = SourceFigures(self.text, self.years_published, languages, marks)
        return self._figures[languages, marks]

    @cached_property
    def _figures(self) -> dict[tuple[tuple[str, ...], Marks], SourceFigures]:
        return {}

    @cached_property
    def names(self) -> PlainNames:
        """The names that the source has, by its capitals alone."""
        return PlainNames(self.text)

    @cached_property
    def padded(self) -> str:
        """The text with a space at either end."""
        return f" {self.text} "

    @cached_property
    def words(self) -> str:
        """The source's words, folded, with a space at either end."""
        return f" {folded_words(self.text)} "

    @cached_property
    def short_forms(self) -> dict[str, str]:
        """Short forms of the source's names, folded: those it defines, and initials of its capitalised runs."""
        found = {
            "".join(word[0] for word in run.replace("-", " ").split() if word.lower() not in SMALL).lower(): run
            for run in _CAPITALS.findall(self.text)
        }
        found.update({short.lower(): long for short, long in spelled_out(self.text).items()})
        return found

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether the source has these words in a row, in any case, or another usual name for the same."""
        needle = folded_words(" ".join(words))
        if not needle or f" {needle} " in self.words:
            return True
        if any(f" {other} " in self.words for other in _same(needle)):
            return True
        if any(letter.isdigit() for letter in needle):
            return self._has_code(needle)
        if " " in needle:
            return self._has_with_middle_name(needle)
        if needle in self.short_forms:
            return True
        return any(f" {form} " in self.words for form in _forms(needle))

    def _has_with_middle_name(self, needle: str) -> bool:
        """Whether the source has another name or an initial before the last word of this one."""
        first, _, last = needle.rpartition(" ")
        middle = re.findall(rf" {re.escape(first)} (\S+) {re.escape(last)}(?= )", self.words)
        return any(word not in _BETWEEN for word in middle)

    def courtesies(self, surname: str) -> frozenset[str]:
        """Return those of Mr, Mrs, Ms and the like that the source has before a surname, or before a name with it."""
        name = re.escape(folded_words(surname))
        found = re.findall(rf" ({'|'.join(COURTESY)})(?: \w+)?? {name}(?= )", self.words) if name else []
        return frozenset(found)

    def _has_code(self, needle: str) -> bool:
        """Whether the source has a code, with its letters and digits parted or not: F-16, F16."""
        pieces = re.findall(r"[^\W\d_]+|\d+", needle)
        return re.search(rf" {' ?'.join(map(re.escape, pieces))}s? ", self.words) is not None


def _same(needle: str) -> frozenset[str]:
    """Return the other usual names of what a word or two name, in the singular too: MPs are members of parliament."""
    return COUNTRIES.get(needle) or SHORT_FORMS.get(needle) or SHORT_FORMS.get(needle.removesuffix("s")) or frozenset()


def _forms(word: str) -> Iterable[str]:
    """Return the singular and plural of a word."""
    yield f"{word}s"
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("y"):
        yield f"{word[:-1]}ies"


def known(text: str, *, years: Iterable[int] = (), about: Iterable[str] = ()) -> Known:
    """Return what a source says. `about` is what is said of it: its title and its publisher."""
    return _known(text, frozenset(years), tuple(about))


@lru_cache(maxsize=KEPT)
def _known(text: str, years: frozenset[int], about: tuple[str, ...]) -> Known:
    return Known("\n\n".join([*about, text]), years)
