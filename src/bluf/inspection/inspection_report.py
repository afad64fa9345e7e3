"""What an inspection finds, as values: the Report and its parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluf.inspection.kinds import KINDS


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A field of the file's metadata, such as `Author` in the document information."""

    place: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that travels with the file. `what` is the thing itself, `where` its first place, `count` how often.

    `look` names the look that found it (`looks.py`).
    """

    kind: str
    what: str
    where: str = ""
    count: int = 1
    look: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise KeyError(f"{self.kind!r} is no kind of finding")

    @property
    def forbidden(self) -> bool:
        """Whether a file made by bluf never has this."""
        return KINDS[self.kind].forbidden


@dataclass(frozen=True, slots=True)
class Font:
    """A font that the file names; `embedded` tells whether its outlines are in the file."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class ReportLink:
    """An address outside the file that a reader can follow."""

    target: str
    where: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class FoundMarking:
    """A handling marking on the page, such as `TLP:AMBER`."""

    text: str
    where: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something of the file that was not looked at, and why."""

    what: str


Trait = ReportEntry | Finding | Font | ReportLink | FoundMarking | Unseen


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """What travels with a file.

    `pages` is None where it is not known; of a DOCX it is what the file itself claims (`pages_claimed`). `tagged` is,
    of a DOCX, whether it has headings. `claims` are the standards that the file says it keeps, which is not checked.
    """

    name: str
    format: str  # pdf or docx
    version: str  # as a reader would say it: PDF 1.7, DOCX, DOCM
    size: int
    sha256: str
    pages: int | None
    pages_claimed: bool
    title: str | None
    language: str | None
    tagged: bool
    claims: tuple[str, ...]
    markings: tuple[FoundMarking, ...]
    metadata: tuple[ReportEntry, ...]
    fonts: tuple[Font, ...]
    links: tuple[ReportLink, ...]
    findings: tuple[Finding, ...]
    unseen: tuple[str, ...]

    @property
    def forbidden(self) -> tuple[Finding, ...]:
        """What a file made by bluf never has."""
        return tuple(finding for finding in self.findings if finding.forbidden)

    @property
    def ok(self) -> bool:
        """Whether all of the file was looked at and nothing in it is what a file made by bluf never has."""
        return not self.forbidden and not self.unseen


def findings_of(traits: Iterable[Trait]) -> tuple[Finding, ...]:
    """Return the findings in the order of their kinds, those of one kind and thing as one with their count."""
    counted: dict[tuple[str, str], Finding] = {}
    for trait in traits:
        if isinstance(trait, Finding):
            what = shortened(trait.what)
            before = counted.get((trait.kind, what))
            place, count = (before.where, before.count) if before else (trait.where, 0)
            counted[trait.kind, what] = Finding(trait.kind, what, place, count + trait.count, trait.look)
    order = list(KINDS)
    return tuple(sorted(counted.values(), key=lambda finding: order.index(finding.kind)))


def links_of(traits: Iterable[Trait]) -> tuple[ReportLink, ...]:
    """Return the links, each target once with its count."""
    counted: dict[str, ReportLink] = {}
    for trait in traits:
        if isinstance(trait, ReportLink):
            before = counted.get(trait.target)
            place, count = (before.where, before.count) if before else (trait.where, 0)
            counted[trait.target] = ReportLink(trait.target, place, count + trait.count)
    return tuple(counted.values())


def shortened(text: str, most: int = 120) -> str:
    """Return the text on one line, cut with an ellipsis where it is longer than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
