"""Turn the points of a brief into warnings: figures and names that the sources they cite don't have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bluf.brief import Brief, Prose
from bluf.brief.model import Quote
from bluf.brief.model_fields import cited_by, parts_in
from bluf.evidence.comparison_limits import MOST_CHARACTERS
from bluf.evidence.results import Missing
from bluf.evidence.source_set import SourceSet
from bluf.ground.confined import ExcessError
from bluf.ground.located import Located
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath

_NOTHING = Located("")


@dataclass(frozen=True, slots=True)
class CitedPoint:
    """A point that names sources: the path of its field, its words without marks, and how long it is as typed."""

    field: FieldPath
    text: Located
    sources: tuple[str, ...]
    length: int

    @property
    def is_long(self) -> bool:
        """Whether it is too long for its figures and names to be looked for; it has no text then."""
        return self.length > MOST_CHARACTERS


def cited_points(brief: Brief) -> list[CitedPoint]:
    """Return what a brief says after a source: the prose of every part that names one, but for quotes.

    So the bottom line, points, and the items of a template's own lists.
    """
    return [
        CitedPoint(text.path or path, text.line if len(text) <= MOST_CHARACTERS else _NOTHING, sources, len(text))
        for path, part in parts_in(brief)
        if not isinstance(part, Quote) and (sources := cited_by(part, path))
        for text in (getattr(part, name) for name in type(part).model_fields)
        if isinstance(text, Prose)
    ]


def by_sources(points: Iterable[CitedPoint]) -> dict[tuple[str, ...], list[CitedPoint]]:
    """Return the points that can be looked up, by the sources that they cite."""
    found: dict[tuple[str, ...], list[CitedPoint]] = {}
    for point in points:
        if not point.is_long:
            found.setdefault(point.sources, []).append(point)
    return found


def point_problems(brief: Brief, sources: SourceSet, points: Sequence[CitedPoint]) -> Iterator[Problem]:
    """Yield a warning for every figure and name of a point that its sources don't have, if all of them were read.

    `points` are what `cited_points` of the brief gives.
    """
    looked_up = [point for point in points if all(source in sources.read for source in point.sources)]
    for point in looked_up:
        if point.is_long:
            message = f"the point has {point.length:,} characters: its figures and names were not looked for"
            hint = f"write it in fewer than {MOST_CHARACTERS:,}"
            yield Problem("facts-unchecked", message, brief.spans.get(point.field), point.field, hint)
    for cited, alike in by_sources(looked_up).items():
        yield from _missing(brief, cited, alike, sources)


def _missing(
    brief: Brief, cited: tuple[str, ...], points: Sequence[CitedPoint], sources: SourceSet
) -> Iterator[Problem]:
    """Yield the warnings of the points that cite the same sources."""
    named = " or ".join(f"`{source}`" for source in cited)
    try:
        found = sources.not_found(cited, (str(point.text) for point in points))
    except ExcessError:
        message = f"the figures and names of points were not looked for in {named}: that takes too much"
        yield sources.problem(cited[0], "facts-unchecked", message, "keep the part that the brief draws on")
        return
    for point in points:
        for each in found[str(point.text)]:
            span = brief.place_of(point.text, each.start, each.start + len(each.text))
            yield _problem(point, each, named, span)


def _problem(point: CitedPoint, missing: Missing, named: str, span: Span | None) -> Problem:
    """Return the warning of a point of which something is not in its sources, or otherwise there."""
    if missing.contrary:
        message = f"the point says “{missing.text}” of {missing.of}, and {named} “{missing.contrary}”"
        return Problem(
            "direction-differs", message, span, point.field, "read the source's sentence, and correct the point"
        )
    message = f"the {missing.kind} “{missing.text}” is not in {named}"
    code = "name-not-found" if missing.is_name else "figure-not-found"
    return Problem(code, message, span, point.field, "correct it, or name the source that has it")
