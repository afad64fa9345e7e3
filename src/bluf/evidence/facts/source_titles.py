"""Tell whether a source gives a person an office that a point gives: Senator Berg, where the source has Rep. Berg."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bluf.evidence.facts.titles import APART, WORD, Bearer, Office, bearers, offices_in, plain_word
from bluf.languages.english import SAME_OFFICE

_NEAR = 400  # characters before "the senator" in which he is named
_APART_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(APART))})[ -]$", re.IGNORECASE)
_LONGEST_BEFORE = 12  # characters of such a word
_AROUND = _NEAR + 100  # characters around a name or an office that may bear on it


def untitled(text: str, sources: Sequence[str]) -> list[Bearer]:
    """Return the people whom a text gives an office that none of the sources, each of which names them, gives them."""
    found = []
    for bearer in bearers(text):
        if any(_has_phrase(source, bearer.phrase) for source in sources):
            continue
        passages = [_passages(source, bearer.surname, bearer.office.noun) for source in sources]
        naming = [passage for passage in passages if passage.names(bearer.surname)]
        if naming and all(passage.denies(bearer) for passage in naming):
            found.append(bearer)
    return found


def _has_phrase(source: str, phrase: str) -> bool:
    """Whether a source has an office and a name as they are, and not with a word before them that makes it another."""
    at = source.find(phrase) if phrase else -1
    return at >= 0 and _APART_BEFORE.search(source, max(0, at - _LONGEST_BEFORE), at) is None


@lru_cache(maxsize=16)
def _passages(source: str, surname: str, noun: str) -> "_Passages":
    """Return what a source has around a name, in plain letters, and around the words for an office."""
    plain = source if source.isascii() else "".join(map(_plain_letter, source))
    nouns = [noun, *(short for short, same in SAME_OFFICE.items() if same == noun)]
    sought = re.compile(rf"\b{re.escape(surname)}(?!\w)|(?:\b|-)(?:{'|'.join(nouns)})s?(?!\w)", re.IGNORECASE)
    spans: list[list[int]] = []
    for match in sought.finditer(plain):
        low, high = max(0, match.start() - _AROUND), match.end() + _AROUND
        if spans and low <= spans[-1][1]:
            spans[-1][1] = high
        else:
            spans.append([low, high])
    return _Passages("\n\n".join(source[low:high] for low, high in spans))


@lru_cache(maxsize=1024)
def _plain_letter(letter: str) -> str:
    """Return a letter without its accents."""
    plain = plain_word(letter)
    return plain if len(plain) == 1 else letter


@dataclass(frozen=True)
class _Passages:
    """The offices that passages of a source speak of: those of people that they name, and those without a name."""

    text: str

    @cached_property
    def _bearers(self) -> tuple[Bearer, ...]:
        return tuple(bearers(self.text))

    @cached_property
    def _alone(self) -> list[tuple[int, Office]]:
        """The offices without a name: "the senator said"."""
        bound = {at for each in self._bearers for at in range(each.start, each.start + len(each.text))}
        return [(at, office) for at, office in offices_in(self.text) if at not in bound]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word with a capital stands, in plain letters."""
        found: dict[str, list[int]] = {}
        for word in WORD.finditer(self.text):
            if word.group()[0].isupper():
                found.setdefault(plain_word(word.group()), []).append(word.start())
        return found

    def names(self, surname: str) -> bool:
        """Whether the text has a person of this surname, or anything else of that name."""
        return surname in self._places

    def denies(self, bearer: Bearer) -> bool:
        """Whether the text gives the office to others than the person only, or to nobody."""
        places = self._places.get(bearer.surname, [])
        theirs = [each for each in self._bearers if each.surname == bearer.surname]
        if any(bearer.office.is_said_by(each.office) for each in theirs):
            return False
        alone = [at for at, office in self._alone if bearer.office.is_said_by(office)]
        holders = {each.surname for each in self._bearers if bearer.office.is_said_by(each.office)}
        if not theirs and not holders and alone:
            return False
        taken = sorted(place for each in holders for place in self._places.get(each, ()))
        return not any(_may_mean(at, places, taken) for at in alone)


def _may_mean(at: int, places: Sequence[int], taken: Sequence[int]) -> bool:
    """Whether an office without a name may be that of a person named at `places`, and of nobody named at `taken`."""
    own, other = (
        found[bisect_right(found, at) - 1] if found and found[0] <= at else -_NEAR - 1 for found in (places, taken)
    )
    if at - own <= _NEAR:
        return own > other
    later = bisect_right(places, at)
    return at - other > _NEAR and later < len(places) and places[later] - at <= _NEAR // 4
