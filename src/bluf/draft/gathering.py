"""Turn sources into a Draft: what a brief can take from them word for word, the best first."""

import contextlib
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bluf.draft.about import Found
from bluf.draft.actors import Actor
from bluf.draft.article import ids_of, source_problem
from bluf.draft.extract import Extract, Point
from bluf.draft.spoken import DraftedSpeech
from bluf.evidence.source_files import too_costly
from bluf.ground.apart import Named
from bluf.ground.budget import LEAST, OWN, Budget
from bluf.ground.confined import Allowance, Excess, warm_up
from bluf.problems import BriefError, Problem
from bluf.sources import SourceError, readers_of, status_of

_EXTRACT: Named[Iterator[Extract | Problem]] = Named("bluf.draft.extract", "extracts")


@dataclass(frozen=True, slots=True)
class Draft:
    """What sources give a brief. `quotes` come out verified; of `unattributed` ones the speaker isn't plain.

    What else the sources mark as somebody's words is told by the articles' own quotes.
    """

    articles: tuple[Extract, ...]
    title: Point
    bottom_line: Point | None  # None: no sentence is plain
    nearest: tuple[Point, ...]  # to one, in that case
    points: tuple[Point, ...]  # the strongest first
    quotes: tuple[DraftedSpeech, ...]  # in the order of the sources
    unattributed: tuple[DraftedSpeech, ...]
    actors: tuple[Actor, ...]
    problems: tuple[Problem, ...] = ()  # of sources from which nothing could be taken

    @property
    def date(self) -> Found[datetime.date] | None:
        """The date of the first article that gives one."""
        return next((article.about.date for article in self.articles if article.about.date), None)


def gather(sources: Sequence[Path], files: Sequence[str] | None = None, budget: Budget | None = None) -> Draft:
    """Read sources and gather what a brief can take from them.

    `files` are what the brief will call them, as paths from its folder; by default their bare names. `budget` is
    the command's, where it does more with them. A source from which nothing can be taken is a problem of the draft.
    Raises BriefError with a problem for every source where it is so with all, or with those that aren't there.
    """
    extracts, problems = _extracts(sources, files or [source.name for source in sources], budget)
    if not extracts or any(problem.code == "source-missing" for problem in problems):
        raise BriefError(problems)
    quotes = [quote for extract in extracts for quote in extract.quotes.taken]
    title = extracts[0].title
    lead = next((extract.lead for extract in extracts if extract.lead), None)
    points = _points(extracts)
    return Draft(
        tuple(extracts),
        title,
        lead,
        next((extract.nearest for extract in extracts if extract.nearest), ()) if lead is None else (),
        tuple(points) or (_said(quotes, lead) or title,),
        tuple(quote for quote in quotes if quote.speaker is not None),
        tuple(quote for quote in quotes if quote.speaker is None),
        tuple(_actors(extracts)),
        tuple(problems),
    )


def budget_of(sources: Sequence[Path], own: float = OWN) -> Budget:
    """Return what a command may take for these sources, which takes `own` seconds besides."""
    size = 0
    for path in sources:
        with contextlib.suppress(SourceError):
            size += status_of(path).st_size
    return Budget(size, own)


def _extracts(
    sources: Sequence[Path], files: Sequence[str], budget: Budget | None
) -> tuple[list[Extract], list[Problem]]:
    """Read all sources, each in a process that is ended when it takes too much. Return what they give, and problems."""
    found: dict[int, Extract | Problem] = {}  # by their numbers
    sizes: dict[int, int] = {}
    for number, path in enumerate(sources):
        try:
            sizes[number] = status_of(path).st_size
        except SourceError as error:
            found[number] = source_problem(path, error)
    ids = ids_of(sources)
    left = budget or budget_of(sources)
    warm_up(_EXTRACT.module, *readers_of(path.name for path in sources))

    def attempt(number: int, allowed: Allowance) -> bool:
        """Take from a source what it gives. Return whether it may be tried again with more time."""
        leads = not any(isinstance(each, Extract) and each.lead for each in found.values())
        answer = left.call(_EXTRACT, sources[number], files[number], ids[number], leads, allowed=allowed)
        if answer.parts:
            found[number] = answer.parts[0]
            return False
        found[number] = source_problem(sources[number], too_costly(answer.excess or Excess.CRASH))
        return answer.excess is Excess.TIME and allowed.seconds >= LEAST

    left.in_rounds(sizes, attempt)
    every = [found[number] for number in range(len(sources))]
    return [each for each in every if isinstance(each, Extract)], [each for each in every if isinstance(each, Problem)]


def _said(quotes: Sequence[DraftedSpeech], bottom_line: Point | None) -> Point | None:
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
