"""Find which actor each quote is of, so that it can stand under the actor's entry.

A speaker is an actor if one of the two names ends with the other: `Rui Cordeiro` is `Ambassador Rui Cordeiro`, and
`Delegate of the Free Port of Mell` speaks for `Free Port of Mell`. A name that would be of several is of none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bluf.brief import Brief
from bluf.problems.field_path import FieldPath

LEAST_IN_TABLE = 3  # actors
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Speakers:
    """The quotes of each actor, and those of nobody among them, by their indexes.

    `named` are the quotes whose speaker's words are all in the actor's name.
    """

    quotes: tuple[tuple[int, ...], ...]
    others: tuple[int, ...]
    named: tuple[int, ...]

    def as_values(self, has_own_headings: bool) -> dict[str, object]:
        """Return what a page may know of it."""
        return {"quotes": self.quotes, "others": self.others, "named": self.named, "headed": has_own_headings}


def speakers_of(brief: Brief) -> Speakers:
    """Return which actor of a brief each of its quotes is of."""
    names = [_words(str(actor.name)) for actor in brief.actors]
    found = [_speaker(_words(str(quote.speaker)), names) for quote in brief.quotes]
    return Speakers(
        quotes=tuple(tuple(at for at, actor in enumerate(found) if actor == index) for index in range(len(names))),
        others=tuple(at for at, actor in enumerate(found) if actor is None),
        named=tuple(
            at
            for at, (actor, quote) in enumerate(zip(found, brief.quotes, strict=True))
            if actor is not None and len(_words(str(quote.speaker))) <= len(names[actor])
        ),
    )


def has_positions(brief: Brief) -> bool:
    """Whether a table of positions is worth its room: most of several actors have one, and most quotes are theirs."""
    with_position = sum(1 for actor in brief.actors if actor.position)
    found = sum(map(len, speakers_of(brief).quotes))
    most_have_one = len(brief.actors) >= LEAST_IN_TABLE and with_position >= 0.6 * len(brief.actors)
    return most_have_one and 2 * found >= len(brief.quotes)


def named_elsewhere(brief: Brief) -> dict[FieldPath, FieldPath]:
    """Return the paths of speakers whose words are those of an actor's name, each with the name's path."""
    speakers = speakers_of(brief)
    return {
        FieldPath("quotes") / at / "speaker": FieldPath("actors") / index / "name"
        for index, quotes in enumerate(speakers.quotes)
        for at in quotes
        if at in speakers.named
    }


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.casefold()))


def _speaker(words: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> int | None:
    if words in names:
        return names.index(words) if names.count(words) == 1 else None
    found = [index for index, name in enumerate(names) if words and name and _ends_alike(words, name)]
    return found[0] if len(found) == 1 else None


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer[-len(shorter) :] == shorter
