"""Turn sources into a Draft: what a brief can take from them word for word, the best first."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bluf.draft.about import Found
from bluf.draft.actors import Actor
from bluf.draft.article import source_problem
from bluf.draft.extract import Extract, Point
from bluf.draft.spoken import Spoken
from bluf.evidence.shelf import too_costly
from bluf.ground.apart import Named
from bluf.ground.budget import Budget
from bluf.ground.confined import ExcessError, warm_up
from bluf.problems import BriefError, Problem
from bluf.sources import SourceError, readers_of, status_of

_EXTRACT: Named[Extract | Problem] = Named("bluf.draft.extract", "extract")


@dataclass(frozen=True, slots=True)
class Draft:
    """What sources give a brief. `quotes` come out verified; of `unattributed` ones the speaker isn't plain."""

    articles: tuple[Extract, ...]
    title: Point
    bottom_line: Point
    points: tuple[Point, ...]  # the strongest first
    quotes: tuple[Spoken, ...]  # in the order of the sources
    unattributed: tuple[Spoken, ...]
    actors: tuple[Actor, ...]

    @property
    def date(self) -> Found[datetime.date] | None:
        """The date of the first article that gives one."""
        return next((article.about.date for article in self.articles if article.about.date), None)


def gather(sources: Sequence[Path], files: Sequence[str] | None = None) -> Draft:
    """Read sources and gather what a brief can take from them.

    `files` are what the brief will call them, as paths from its folder; by default their bare names. Raises BriefError
    with a problem for every source that can't be read.
    """
    extracts, problems = _extracts(sources, files or [source.name for source in sources])
    if problems or not extracts:
        raise BriefError(problems)
    quotes = [quote for extract in extracts for quote in extract.quotes]
    title = extracts[0].title
    lead = next((extract.lead for extract in extracts if extract.lead), None)
    points = _points(extracts)
    return Draft(
        tuple(extracts),
        title,
        lead or title,
        tuple(points) or (_said(quotes, lead) or title,),
        tuple(quote for quote in quotes if quote.speaker is not None),
        tuple(quote for quote in quotes if quote.speaker is None),
        tuple(_actors(extracts)),
    )


def _extracts(sources: Sequence[Path], files: Sequence[str]) -> tuple[list[Extract], list[Problem]]:
    """Read all sources, each in a process that is ended when it takes too much. Return what they give, and problems."""
    extracts: list[Extract] = []
    problems: list[Problem] = []
    sizes: dict[str, int] = {}
    for path in sources:
        try:
            sizes[str(path)] = status_of(path).st_size
        except SourceError as error:
            problems.append(source_problem(path, error))
    budget = Budget(sizes)
    warm_up(_EXTRACT.module, *readers_of(path.name for path in sources))
    for path, file in zip(sources, files, strict=True):
        if str(path) not in sizes:
            continue
        taken = [extract.id for extract in extracts]
        leads = not any(extract.lead for extract in extracts)
        try:
            found = budget.call(_EXTRACT, path, file, taken, leads, on=[str(path)])
        except ExcessError as error:
            found = source_problem(path, too_costly(error, error.reason))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            extracts.append(found)
    return extracts, problems


def _said(quotes: Sequence[Spoken], bottom_line: Point | None) -> Point | None:
    """Return the most telling quote as a point, where a source has no sentence but its bottom line."""
    taken = bottom_line.text if bottom_line is not None else ""
    for quote in sorted(quotes, key=lambda quote: -quote.worth):
        if quote.named and quote.speaker and quote.text not in taken and not re.search(r"[“”\"]", quote.text):
            return Point(f"{quote.speaker}: “{quote.text}”", str(quote.place), quote.article)
    return bottom_line


def _points(extracts: Sequence[Extract]) -> list[Point]:
    """Return the sentences of all articles in turn, each once."""
    points = [
        extract.points[row]
        for row in range(max((len(extract.points) for extract in extracts), default=0))
        for extract in extracts
        if row < len(extract.points)
    ]
    return list({point.text: point for point in reversed(points)}.values())[::-1]


def _actors(extracts: Sequence[Extract]) -> list[Actor]:
    """Return the actors of all articles, each once, with the first role that is given."""
    found: dict[str, Actor] = {}
    for actor in (actor for extract in extracts for actor in extract.actors):
        known = found.get(actor.name)
        if known is None:
            found[actor.name] = actor
        else:
            speaks = known.speaks or actor.speaks
            role = known.role or actor.role
            found[actor.name] = replace(known, role=role, speaks=speaks, mentions=known.mentions + actor.mentions)
    return sorted(found.values(), key=lambda actor: (not actor.speaks, -actor.mentions))
