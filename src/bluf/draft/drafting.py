"""Turn sources into a Draft: what a brief can take from them word for word, the best first."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bluf.draft.about import Found
from bluf.draft.actors import Actor, actors_of
from bluf.draft.article import Article, read_article
from bluf.draft.candidates import candidates_of
from bluf.draft.ranking import Ranked, ranked
from bluf.draft.spoken import Spoken, quotes_of
from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.words import WORD
from bluf.problems import BriefError, Problem


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that may be a point of the brief, and the article that it is from."""

    text: str
    where: str
    article: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What sources give a brief. `quotes` come out verified; of `unattributed` ones the speaker isn't plain."""

    articles: tuple[Article, ...]
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
    articles: list[Article] = []
    problems: list[Problem] = []
    for path, file in zip(sources, files or [source.name for source in sources], strict=True):
        read = read_article(path, file, [article.id for article in articles])
        if isinstance(read, Problem):
            problems.append(read)
        else:
            articles.append(read)
    if problems or not articles:
        raise BriefError(problems)
    quotes = [quote for article in articles for quote in quotes_of(article.text, article.id)]
    title = title_of(articles[0])
    bottom_line, points = _points(articles)
    return Draft(
        tuple(articles),
        title,
        bottom_line or title,
        tuple(points) or (_said(quotes, bottom_line) or title,),
        tuple(quote for quote in quotes if quote.speaker is not None),
        tuple(quote for quote in quotes if quote.speaker is None),
        tuple(_actors(articles, quotes)),
    )


def _said(quotes: Sequence[Spoken], bottom_line: Point | None) -> Point | None:
    """Return the most telling quote as a point, where a source has no sentence but its bottom line."""
    taken = bottom_line.text if bottom_line is not None else ""
    for quote in sorted(quotes, key=lambda quote: -quote.worth):
        if quote.named and quote.speaker and quote.text not in taken and not re.search(r"[“”\"]", quote.text):
            return Point(f"{quote.speaker}: “{quote.text}”", str(quote.place), quote.article)
    return bottom_line


def title_of(article: Article) -> Point:
    """Return an article's title, or the first of its sentences that has words, or the file's name."""
    if article.about.title is not None and WORD.search(article.about.title.value):
        return Point(article.about.title.value, article.about.title.where, article.id)
    text = article.text.source
    for start, end in text.paragraphs:
        for sentence in sentences(text.text[start:end]):
            if WORD.search(cleaned(sentence)):
                return Point(cleaned(sentence), str(text.place(start)), article.id)
    return Point(article.id, "the file's name", article.id)


def _points(articles: Sequence[Article]) -> tuple[Point | None, list[Point]]:
    """Return the first article's lead, and the other sentences by what they carry, the articles in turn."""
    lead: Point | None = None
    columns: list[list[Ranked]] = []
    for article in articles:
        candidates = candidates_of(article.text)
        order = ranked(candidates, article.text)
        if lead is None and order:
            early = [each for each in order if each.candidate.number < 3]
            first = max(early, key=lambda each: (each.score > 0.6 * early[0].score, -each.candidate.number)).candidate
            lead = Point(first.text, str(first.place), article.id)
            rest = [each for each in candidates if each is not first]
            order = ranked(rest, article.text, said=first.text)
        columns.append(order)
    points = [
        Point(column[row].candidate.text, str(column[row].candidate.place), article.id)
        for row in range(max(map(len, columns), default=0))
        for article, column in zip(articles, columns, strict=True)
        if row < len(column)
    ]
    return lead, list({point.text: point for point in reversed(points)}.values())[::-1]


def _actors(articles: Sequence[Article], quotes: Sequence[Spoken]) -> list[Actor]:
    """Return the actors of all articles, each once, with the first role that is given."""
    found: dict[str, Actor] = {}
    for article in articles:
        mine = [quote for quote in quotes if quote.article == article.id]
        for actor in actors_of(article.text, mine, article.id):
            known = found.get(actor.name)
            if known is None:
                found[actor.name] = actor
            else:
                speaks = known.speaks or actor.speaks
                role = known.role or actor.role
                found[actor.name] = replace(known, role=role, speaks=speaks, mentions=known.mentions + actor.mentions)
    return sorted(found.values(), key=lambda actor: (not actor.speaks, -actor.mentions))
