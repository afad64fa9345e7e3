"""Gather the names in a source into the people whom it introduces.

Who is a person is learnt from the source: a title before the name, a reporting verb or an apposition after it, the
surname alone later on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from bluf.evidence.quotes.namesakes import in_headlines, one_person
from bluf.evidence.quotes.person_names import PersonName, has_article, is_body


@dataclass(frozen=True)
class People:
    """The people that a source introduces: by full name, each with every phrase that names them."""

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    shown: dict[tuple[str, ...], str]
    persons: frozenset[tuple[str, ...]]
    _known: dict[tuple[str, ...], list[tuple[str, ...]]] = field(default_factory=dict)  # what `full` has found

    def is_person(self, full: tuple[str, ...]) -> bool:
        """Whether the source treats the name as a person's."""
        return full in self.persons

    def full(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the full names that a name may be short for."""
        if words in self.phrases:
            return [words]
        if words not in self._known:
            with_each = [self._with_word.get(word, ()) for word in words]
            found = [full for full in min(with_each, key=len, default=()) if is_part_of(words, full)]
            surnamed = [full for full in found if full[-len(words) :] == words]
            self._known[words] = surnamed or found
        return self._known[words]

    @cached_property
    def _with_word(self) -> dict[str, list[tuple[str, ...]]]:
        """The full names that each word is in."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for full in self.phrases:
            for word in dict.fromkeys(full):
                found.setdefault(word, []).append(full)
        return found

    def shown_as(self, name: PersonName) -> str:
        """Return the fullest form of `name` in the source, when it is plain whose it is."""
        full = self.full(name.words)
        return self.shown[full[0]] if len(full) == 1 else name.name


def is_part_of(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name's words stand in a row in a fuller one: "García" in "Gabriel García Márquez"."""
    starts = range(len(full) - len(words) + 1)
    return bool(words) and any(full[start : start + len(words)] == words for start in starts)


_PERSON_AFTER = re.compile(
    r"(?:, (?:a|an|the|who|whose|head|chief|director|\d\d)\b"
    r"|,? (?:also |has |later )?(?:said|says|told|added|wrote|called|warned|argued|asked|noted|replied)\b)"
)
_PERSON_BEFORE = re.compile(r"\b(?:said|says|told|added|wrote|according to|by)\s+$")


def people_of(text: str, names: Iterable[PersonName]) -> People:
    """Gather the names of a text into people: names of two words or more, and titled surnames that no full name covers.

    A person is a name with a title, one that says something, or one that is later called by the surname alone.
    """
    full: dict[tuple[str, ...], list[PersonName]] = {}
    short: list[PersonName] = []
    persons: set[tuple[str, ...]] = set()
    capitals = in_headlines(text)
    for name in names:
        words = name.words
        if is_body(name) or name.is_office or has_article(text, name) or capitals(name):
            continue
        if (
            name.titled
            or _PERSON_AFTER.match(text, name.end)
            or _PERSON_BEFORE.search(text, max(0, name.start - 16), name.start)
        ):
            persons.add(words)
        if len(words) < 2:
            short.append(name)
        else:
            full.setdefault(words, []).append(name)
    of_others = one_person(text, full)
    shown = {words: places[0].name for words, places in full.items() if words not in of_others}
    phrases = {words: [name.phrase for name in full[words]] for words in shown}
    for words, owner in of_others.items():
        if owner in phrases:
            phrases[owner] += [name.phrase for name in full[words]]
            if words in persons:
                persons.add(owner)
    owners: dict[str, list[tuple[str, ...]]] = {}  # by each word, up to two full names that have it
    surnames: dict[str, list[tuple[str, ...]]] = {}  # by their last word
    for words in phrases:
        for word in dict.fromkeys(words):
            _note(owners.setdefault(word, []), words)
        _note(surnames.setdefault(words[-1], []), words)
    for name in short:
        owned = (surnames.get(name.words[0]) or owners.get(name.words[0], [])) if name.words else []
        if len(owned) == 1:
            phrases[owned[0]].append(name.phrase)
            persons.add(owned[0])
        elif not owned and name.words in persons:
            phrases[name.words] = [name.phrase]
            shown[name.words] = name.name
            owners[name.words[0]] = [name.words]
    return People({words: tuple(dict.fromkeys(said)) for words, said in phrases.items()}, shown, frozenset(persons))


def _note(owners: list[tuple[str, ...]], full: tuple[str, ...]) -> None:
    if len(owners) < 2:
        owners.append(full)
