"""What is wrong with an input: where, what, and what to do about it.

A `Problem` is a value; nothing here prints. Every code that bluf can give is listed in `catalogue`, from which the
docs' list of diagnostics is made.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bluf.problems.catalogue import CATALOGUE
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath

MOST = 100  # problems of one kind that are told of: whoever has more mends those first
LONGEST = 1_000  # characters of a message or hint: one that repeats an author's words has no end of its own


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file that someone wrote.

    `line` and `column` count from 1, in Unicode characters; `end_column` is one past the last character of the span,
    on `end_line` where it ends on a later line than `line`, and on `line` where `end_line` is 0. A `line` and `column`
    of 0 mean the file as a whole, as for an output.
    """

    path: str
    line: int
    column: int
    end_column: int = 0
    excerpt: str = ""  # the text of `line`, without its line end
    end_line: int = 0

    @property
    def lines(self) -> int:
        """How many lines it runs over."""
        return self.end_line - self.line + 1 if self.end_line > self.line else 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `field` is the path in the brief, such as `quotes[0].text`.

    `message` and `hint` are for people; what code needs to know is in `data`.
    """

    code: str
    message: str
    span: Span | None = None
    field: FieldPath | None = None
    hint: str | None = None
    severity: Severity | None = None  # None: the code's own severity
    data: Details | None = None

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise KeyError(f"{self.code!r} is not in the catalogue of problems")
        if self.severity is None:
            object.__setattr__(self, "severity", Severity(CATALOGUE[self.code].severity))
        object.__setattr__(self, "message", _start_of(self.message))
        if self.hint is not None:
            object.__setattr__(self, "hint", _start_of(self.hint))

    @property
    def is_error(self) -> bool:
        """Whether this stops the build."""
        return self.severity is Severity.ERROR


def _start_of(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


class BriefError(Exception):
    """The input is at fault. `problems` holds all that was found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        super().__init__("; ".join(f"{p.code}: {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the problems: an exception's own way would make one of its message."""
        return type(self), (self.problems,)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by file, line and column, without repeats; what has no place comes first."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.span is not None, p.span or Span("", 0, 0), p.code)))


def first(problems: Iterable[Problem], most: int = MOST) -> Iterator[Problem]:
    """Yield the first problems; where there are more, one after them says so, at the place of the next."""
    for count, problem in enumerate(problems):
        if count == most:
            message, hint = "there are more problems from here on, which are not listed", "mend those above first"
            yield Problem("further-problems", message, problem.span, hint=hint)
            return
        yield problem
