"""Find who holds an office that a turn's label gives: "Spokesperson" is whom the text's head calls so.

A name counts only where the text before the first turn, its title or another label gives it to that office, and to
nobody else.
"""

import re
from collections.abc import Sequence

from bluf.evidence.quotes.person_names import PersonName, is_body, name_words, names_in
from bluf.evidence.quotes.turn_labels import Role, TurnLabel
from bluf.languages.english import RANKS, SMALL

HEAD = 5_000  # characters before the first turn that are read, at most
_APPOSED = re.compile(r"\s*(?:,\s*(?:the\s+)?([^,.;:()\n]{2,100})|\(([^()]{2,100})\))")
_PREPOSITION = re.compile(r"\s(?:for|of|to|at|in|from|on|du|de|des|für|des)\s")
_LOWERED = re.compile(r"\b(?:By|And|Of|The|With|In|At|On|For|To)\b")
_NO_OFFICE = SMALL | {"mr", "mrs", "ms", "madam", "mme", "m", "hon", "herr", "frau"}


def holders(labels: Sequence[TurnLabel], head: str) -> dict[TurnLabel, TurnLabel]:
    """Return the labels that name but an office, each with the name of its only holder."""
    offices = [label for label in labels if label.role is Role.OFFICE]
    if not offices:
        return {}
    text = "\n".join(_lowered(line) for line in head[:HEAD].split("\n"))
    named = [(name, *_said_of(name, text)) for name in names_in(text) if not is_body(name) and not name.is_office]
    found: dict[TurnLabel, TurnLabel] = {}
    for label in offices:
        own = _office(label.phrase)
        given = {name.words: name.name for name, before, after in named if _is(own, before) or _is(own, after)}
        given |= {
            other.words: other.name for other in labels if other.role is Role.PERSON and own and own == _titles(other)
        }
        if len(_fullest(given)) == 1:
            (name,) = _fullest(given).values()
            found[label] = TurnLabel(label.text, Role.PERSON, name, f"{label.phrase} {name}", label.beside)
    return found


def _lowered(line: str) -> str:
    """Return a line in capitals as running text has it."""
    return _LOWERED.sub(lambda word: word.group().lower(), line.title()) if line.isupper() else line


def _office(text: str) -> frozenset[str]:
    return frozenset(name_words(text)) - _NO_OFFICE


def _titles(label: TurnLabel) -> frozenset[str]:
    return _office(label.phrase) - frozenset(label.words)


def _said_of(name: PersonName, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the titles before a name, and those of the office in apposition to it."""
    after = _APPOSED.match(text, name.end)
    apposed = next((group for group in after.groups() if group), "") if after is not None else ""
    return _office(name.phrase) - frozenset(name.words), _office(_PREPOSITION.split(apposed)[0])


def _is(office: frozenset[str], said: frozenset[str]) -> bool:
    """Whether what is said of somebody is the office, and of no other rank."""
    return bool(office) and office <= said and not (said - office) & RANKS


def _fullest(given: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """Return the names without those that are a part of another."""
    return {
        words: name
        for words, name in given.items()
        if not any(words != other and set(words) <= set(other) for other in given)
    }
