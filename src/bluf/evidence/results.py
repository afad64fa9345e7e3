"""What checking a brief against its sources gives: problems, a verdict per quote, and what a receipt is made from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bluf.evidence.verdicts import Verdict
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """What is known about one quote. `field` is its path, `quotes[0]`.

    `where` says in words where the source has it ("line 31", "page 3"); `source_line` is that line in a text file.
    `closest` is the source's wording and `passage` the paragraphs around it; `speaker` is whom the source gives it to;
    `note` is what a reader should know of a quote that is verified. `receipt` is the day it was recorded, when a
    receipt stood in for the source.
    """

    field: FieldPath
    text: str
    said_by: str
    verdict: Verdict
    source: str | None = None
    source_line: int | None = None
    where: str | None = None
    closest: str | None = None
    speaker: str | None = None
    speaker_confirmed: bool = False
    note: str | None = None
    receipt: str | None = None
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure or name of a point, or of some values, that its sources don't have; `item` is which of the values.

    With `contrary` they have the figure `of` which the text says that it went another way: `contrary` is their word.
    """

    text: str
    start: int
    kind: str
    is_name: bool
    contrary: str = ""
    of: str = ""
    item: int = 0


@dataclass(frozen=True, slots=True)
class LackedFigure:
    """A figure that the sources lack: which of the values has it, and where it begins and ends in the value's text."""

    item: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FigureResult:
    """What is known of the figures of a table, a chart or a key figure.

    `sha256` is that of the values that were looked up in the `sources`, and `lacked` are those that none of these has.
    `receipt` is the day it was recorded, when a receipt stood in for a source.
    """

    field: FieldPath
    sources: tuple[str, ...]
    sha256: str
    lacked: tuple[LackedFigure, ...] = ()
    receipt: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says: its text, the years that it may mean without naming them, and what is said about it."""

    text: str
    years: tuple[int, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceResult:
    """A source that was read: what the brief says of it, and the SHA-256 of its normalised text."""

    id: str
    title: str
    sha256: str
    by: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that checking found. `problems` are in the brief's order."""

    problems: tuple[Problem, ...] = ()
    quotes: tuple[QuoteResult, ...] = ()
    sources: tuple[SourceResult, ...] = ()
    figures: tuple[FigureResult, ...] = ()

    @property
    def summary(self) -> str:
        """One line: "5 quotes: 4 verified, 1 altered"; empty when there are no quotes."""
        return summary(result.verdict for result in self.quotes)


def summary(verdicts: Iterable[Verdict]) -> str:
    """Return the counts of verdicts in one line, in the order of `Verdict`."""
    counts = Counter(verdicts)
    total = counts.total()
    if not total:
        return ""
    parts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    return f"{total} quote{'' if total == 1 else 's'}: {parts}"
