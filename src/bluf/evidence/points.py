"""Turn the points of a brief into warnings: figures and names that the sources they cite don't have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bluf.brief import Brief
from bluf.evidence.limits import MOST_CHARACTERS
from bluf.evidence.shelf import Shelf
from bluf.ground.confined import ExcessError
from bluf.problems import Problem, Span

Locate = Callable[[str, str], Span | None]


@dataclass(frozen=True, slots=True)
class _CitedPoint:
    field: str
    text: str
    sources: tuple[str, ...]


def point_problems(brief: Brief, sources: Shelf, plain: Callable[[str], str], locate: Locate) -> Iterator[Problem]:
    """Yield a warning for every figure and name of a point that its sources don't have, if all of them were read."""
    alike: dict[tuple[str, ...], list[_CitedPoint]] = {}
    for point in _cited(brief):
        if not point.sources or any(source not in sources.read for source in point.sources):
            continue
        if len(point.text) > MOST_CHARACTERS:
            yield _too_long(brief, point)
        else:
            alike.setdefault(point.sources, []).append(point)
    for cited, points in alike.items():
        yield from _missing(cited, points, sources, plain, locate)


def _missing(
    cited: tuple[str, ...], points: list[_CitedPoint], sources: Shelf, plain: Callable[[str], str], locate: Locate
) -> Iterator[Problem]:
    """Yield the warnings of the points that cite the same sources."""
    named = " or ".join(f"`{source}`" for source in cited)
    texts = {point.field: plain(point.text) for point in points}
    try:
        found = sources.not_found(cited, dict.fromkeys(texts.values()))
    except ExcessError:
        message = f"the figures and names of points were not looked for in {named}: that takes too much"
        yield sources.problem(cited[0], "facts-unchecked", message, "keep the part that the brief draws on")
        return
    for point in points:
        for each in found[texts[point.field]]:
            yield Problem(
                "name-not-found" if each.is_name else "figure-not-found",
                f"the {each.kind} “{each.text}” is not in {named}",
                locate(point.field, each.text),
                point.field,
                "correct it, or name the source that has it",
            )


def _too_long(brief: Brief, point: _CitedPoint) -> Problem:
    message = f"the point has {len(point.text):,} characters: its figures and names were not looked for"
    hint = f"write it in fewer than {MOST_CHARACTERS:,}"
    return Problem("facts-unchecked", message, brief.spans.get(point.field), point.field, hint)


def _cited(brief: Brief) -> Iterator[_CitedPoint]:
    line = brief.bottom_line
    yield _CitedPoint(line.text.path or "bottom_line", str(line.text), tuple(map(str, line.source)))
    for number, point in enumerate(brief.key_points):
        yield _CitedPoint(f"key_points[{number}].text", str(point.text), tuple(map(str, point.source)))
    for at, section in enumerate(brief.sections):
        for number, point in enumerate(section.points):
            yield _CitedPoint(f"sections[{at}].points[{number}].text", str(point.text), tuple(map(str, point.source)))
