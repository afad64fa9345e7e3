"""Take from an article what a draft may hold: its title, the sentences that may be points, its quotes and its people.

This is done in a process that is ended when it takes too much (`bluf.ground.confined`): the file may be anybody's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bluf.draft.about import About
from bluf.draft.actors import Actor, actors_of
from bluf.draft.article import Article, read_article
from bluf.draft.candidates import candidates_of
from bluf.draft.ranking import Ranked, picked, ranked
from bluf.draft.spoken import Spoken, quotes_of
from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.words import WORD
from bluf.problems import Problem

_EARLY = 3  # sentences, one of which is the lead
MOST_QUOTES = 500  # of an article, in the draft or as comments
LONGEST = 2_000  # characters of anything that is taken: a word may have no end


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that may be a point of the brief, and the article that it is from."""

    text: str
    where: str
    article: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What a draft may take from an article. `file` is what the brief will call it.

    `lead` is there where it was asked for and the article has one; `points` are its other sentences, the strongest
    first.
    """

    id: str
    file: str
    about: About
    title: Point
    lead: Point | None
    points: tuple[Point, ...]
    quotes: tuple[Spoken, ...]
    actors: tuple[Actor, ...]


def extracts(path: Path, file: str, id_: str, leads: bool) -> Iterator[Extract | Problem]:
    """Yield what `extract` returns."""
    yield extract(path, file, id_, leads)


def extract(path: Path, file: str, id_: str, leads: bool) -> Extract | Problem:
    """Read an article and take from it what a draft may hold; return the problem where it can't be read.

    `leads`: whether its lead is asked for.
    """
    article = read_article(path, file, id_)
    if isinstance(article, Problem):
        return article
    every = quotes_of(article.text, article.id)
    lead, points = _points(article, every, leads)
    actors = [actor for actor in actors_of(article.text, every, article.id) if _is_short(actor.name, actor.role)]
    quotes = _best([quote for quote in every if _is_short(quote.text, quote.speaker)])
    return Extract(article.id, file, article.about, _title(article), lead, points, tuple(quotes), tuple(actors))


def _title(article: Article) -> Point:
    """Return an article's title, or the first of its sentences that has words, or the file's name."""
    if article.about.title is not None and WORD.search(article.about.title.value):
        return Point(article.about.title.value, article.about.title.where, article.id)
    text = article.text.source
    for start, end in text.paragraphs:
        for sentence in sentences(text.text[start:end]):
            if len(sentence) <= LONGEST and WORD.search(cleaned(sentence)):
                return Point(cleaned(sentence), str(text.place(start)), article.id)
    return Point(article.id, "the file's name", article.id)


def _is_short(*texts: str | None) -> bool:
    return all(len(text) <= LONGEST for text in texts if text is not None)


def _best(quotes: list[Spoken]) -> list[Spoken]:
    """Return the quotes that give a reader most, in the article's order."""
    best = sorted(range(len(quotes)), key=lambda at: -quotes[at].worth)[:MOST_QUOTES]
    return [quotes[at] for at in sorted(best)]


def _points(article: Article, quotes: Sequence[Spoken], leads: bool) -> tuple[Point | None, tuple[Point, ...]]:
    """Return an article's lead, if it is asked for, and its other sentences by what they carry."""
    candidates = [each for each in candidates_of(article.text, quotes) if _is_short(each.text)]
    if not candidates or not leads:
        return None, _as_points(ranked(candidates, article.text), article)
    early = list(islice(filter(_is_early, picked(candidates, article.text)), min(_EARLY, len(candidates))))
    first = max(early, key=lambda each: (each.score > 0.6 * early[0].score, -each.candidate.number)).candidate
    rest = [each for each in candidates if each is not first]
    lead = Point(first.text, str(first.place), article.id)
    return lead, _as_points(ranked(rest, article.text, said=first.text), article)


def _as_points(order: Iterable[Ranked], article: Article) -> tuple[Point, ...]:
    return tuple(Point(each.candidate.text, str(each.candidate.place), article.id) for each in order)


def _is_early(each: Ranked) -> bool:
    return each.candidate.number < _EARLY
