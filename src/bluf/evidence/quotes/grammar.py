"""Say what the words of a text do to each other in the languages that it is in: deny, refuse, set a condition, join.

A `Grammar` is the data of one or several languages together. Where a text doesn't show its language, it has them all:
what may deny there is taken to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bluf.languages import LANGUAGES, Language

Phrases = dict[str, tuple[tuple[str, ...], ...]]  # phrases as words, longest first, by their first word


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the small words of some languages do. All words are in lower case."""

    negations: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    affirmations: Phrases
    refusals: Phrases
    falsehoods: Phrases
    conditions: Phrases
    concessions: Phrases
    inversions: Phrases
    future: frozenset[str]
    future_endings: tuple[str, ...]
    occasions: frozenset[str]
    asking: frozenset[str]
    joining: frozenset[str]
    contrasting: frozenset[str]
    linking: frozenset[str]
    subordinating: frozenset[str]
    asides: frozenset[str]
    dash_speech: bool

    def denies(self, word: str) -> bool:
        """Whether a word denies, whatever stands beside it."""
        word = word.lower()
        return (
            word in self.negations
            or (word.endswith(self.endings) and bool(self.endings))
            or (word.startswith(self.beginnings) and bool(self.beginnings))
        )

    def promises(self, word: str) -> bool:
        """Whether a verb, in lower case, tells what will be."""
        return word in self.future or (bool(self.future_endings) and word.endswith(self.future_endings))

    def opens(self, word: str) -> bool:
        """Whether a word opens a clause of its own, to which what stands before it does nothing."""
        return word in self.joining or word in self.subordinating

    def leads(self, word: str) -> bool:
        """Whether a word may stand before a whole clause and be no part of it: "and", "that", "however"."""
        word = word.lower()
        return word in self.joining or word in self.linking or word in self.asides


def found_in(phrases: Phrases, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where phrases stand among words, as (first, after the last)."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        fitting = (
            len(phrase) for phrase in phrases.get(words[at], ()) if tuple(words[at : at + len(phrase)]) == phrase
        )
        size = next(fitting, 0)
        if size:
            found.append((at, at + size))
        at += size or 1
    return found


def grammar_of(languages: Iterable[Language]) -> Grammar:
    """Return the grammar of these languages together; of all where there are none."""
    return _merged(tuple(language.code for language in languages))


@lru_cache(maxsize=64)
def _merged(codes: tuple[str, ...]) -> Grammar:
    languages = [language for language in LANGUAGES if not codes or language.code in codes]
    return Grammar(
        negations=_words(language.negations for language in languages),
        beginnings=tuple(each for language in languages for each in language.negative_beginnings),
        endings=tuple(each for language in languages for each in language.negative_endings),
        affirmations=_phrases(language.affirmations for language in languages),
        refusals=_phrases(language.refusals for language in languages),
        falsehoods=_phrases(language.falsehoods for language in languages),
        conditions=_phrases(language.conditions for language in languages),
        concessions=_phrases(language.concessions for language in languages),
        inversions=_phrases(language.inversions for language in languages),
        future=_words(language.future for language in languages),
        future_endings=tuple(each for language in languages for each in language.future_endings),
        occasions=_words(language.occasions for language in languages),
        asking=_words(language.asking for language in languages),
        joining=_words(language.joining for language in languages),
        contrasting=_words(language.contrasting for language in languages),
        linking=_words(language.linking for language in languages),
        subordinating=_words(language.subordinating for language in languages),
        asides=_words(language.asides for language in languages),
        dash_speech=any(language.dash_speech for language in languages),
    )


def _words(lists: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*lists)


def _phrases(lists: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in (tuple(each.split()) for phrases in lists for each in phrases):
        found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(each, key=lambda phrase: (-len(phrase), phrase))) for first, each in found.items()}
