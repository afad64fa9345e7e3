"""What a problem knows besides its words: the word that was meant, a limit, what differs, and changes that mend it.

Messages and hints are English, for people. Whatever decides or draws something reads what is here.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bluf.problems.field_path import FieldPath


class Nearness(StrEnum):
    """How the word that was meant is near to the one that was typed."""

    SPELLING = "spelling"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class WordRun:
    """Some words of a text that is compared with another, and whether the other lacks them."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class WordingDifference:
    """The brief's wording and its source's. `summary` and `place` say in words what is wrong, and where it stands."""

    summary: str
    place: str
    brief: tuple[WordRun, ...]
    source: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class ReplaceMend:
    """Put `text` in the place of `old`, which stands in the problem's file; `label` says so in words.

    `line` and `column` count from 1, in characters; `end_column` is one past the last. Where something else than `old`
    stands there, the file has changed since, and the mend is none.
    """

    label: str
    line: int
    column: int
    end_column: int
    old: str
    text: str


@dataclass(frozen=True, slots=True)
class PutMend:
    """Give a field of the brief a value, whether it has one or not; `label` says so in words."""

    label: str
    field: FieldPath
    value: str


Mend: TypeAlias = ReplaceMend | PutMend


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a problem; None and empty where nothing is.

    `meant` is the word that was probably meant and `nearness` why it is taken to be, `candidates` are all that could
    stand in the place. `amount` is how much there is of something that may be no more than `limit`, `character` the
    code point that can't stand there. `fields` are those that the hint tells to write, which a form calls otherwise.
    """

    meant: str | None = None
    nearness: Nearness | None = None
    candidates: tuple[str, ...] = ()
    limit: int | None = None
    amount: int | None = None
    character: int | None = None
    difference: WordingDifference | None = None
    fields: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()
