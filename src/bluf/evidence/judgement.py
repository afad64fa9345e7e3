"""What judging a quote against a source gives."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from bluf.evidence.verdicts import Verdict
from bluf.problems.details import WordRun
from bluf.sources import SourcePlace


@dataclass(frozen=True, slots=True)
class Difference:
    """The two wordings in runs, each of words that the other has or lacks; of long agreement only the ends.

    `words` are the first of the quote's words that differ or stand beside what it lacks, and the one after the last.
    """

    brief: tuple[WordRun, ...]
    source: tuple[WordRun, ...]
    words: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def marked(self) -> tuple[str, str]:
        """The two wordings as `wdiff` marks what differs: `[-only here-]`, `{+only there+}`."""
        return _marked(self.brief, "[-", "-]"), _marked(self.source, "{+", "+}")


def _marked(runs: Iterable[WordRun], begin: str, end: str) -> str:
    return " ".join(f"{begin}{run.words}{end}" if run.differs else run.words for run in runs)


class QuoteFault(StrEnum):
    """How an altered quote differs."""

    WORDS = "words"
    CUT = "cut"
    STITCHED = "stitched"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a brief says of a source beside its text: whose words all of it is, who published it, and its title.

    Each is empty where the brief doesn't say.
    """

    by: str = ""
    publisher: str = ""
    title: str = ""


UNSAID = Origin()  # of a source of which the brief says nothing


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one quote against one source, with what was found there."""

    verdict: Verdict
    place: SourcePlace | None = None
    closest: str | None = None  # the source's wording
    difference: Difference | None = None
    fault: QuoteFault | None = None
    others: tuple[SourcePlace, ...] = ()  # further places: of a stitched quote, or of a short one that occurs again
    speaker: str | None = None  # whom the source gives the words to
    speaker_confirmed: bool = False
    in_marks: bool = True
    author: str | None = None  # whose own text the source is, where the words are confirmed as such
    quoted: SourcePlace | None = None  # where the source quotes whom the brief calls its author
    marks_speech: bool = False  # the source shows whose words are whose; told only of words that are nobody's
    label: str | None = None  # what a transcript calls whoever has the turn, where that names nobody
    goes_on: bool = False  # the source's sentence goes on where the quote begins or ends
    skips_negation: bool = False  # what it leaves out beside or between its words may deny them
    drops_condition: bool = False  # what it leaves out may set them a condition
    position: tuple[int, int] | None = None  # the first and last word, counted in the source's words
    passage: str | None = None  # the source's paragraphs around it
