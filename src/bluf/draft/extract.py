"""Take from an article what a draft may hold: its title, the sentences that may be points, its quotes and its people.

This is done in a process that is ended when it takes too much (`bluf.ground.confined`): the file may be anybody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bluf.draft.about import About
from bluf.draft.actors import Actor, actors_of
from bluf.draft.article import Article, read_article
from bluf.draft.candidates import Candidate, candidates_of
from bluf.draft.leading import lead_of
from bluf.draft.ranking import picked
from bluf.draft.spoken import DraftedSpeech, Quotes, quotes_of
from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.words import WORD
from bluf.problems import Problem

LONGEST_HEADLINE = 12  # words
NEAREST = 3  # sentences that are shown where none is plain
MOST_POINTS = 12  # sentences of an article that may be points
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

    `lead` is there where it was asked for and one of the article's sentences is plain; else `nearest` are those that
    come nearest to one. `points` are its other sentences, the strongest first.
    """

    id: str
    file: str
    about: About
    title: Point
    lead: Point | None
    nearest: tuple[Point, ...]
    points: tuple[Point, ...]
    quotes: Quotes
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
    quotes = quotes_of(article.text, article.id)
    lead, nearest, points = _points(article, quotes.taken, leads)
    actors = [actor for actor in actors_of(article.text, quotes.taken, article.id) if _is_short(actor.name, actor.role)]
    return Extract(article.id, file, article.about, _title(article), lead, nearest, points, quotes, tuple(actors))


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


def _headline(article: Article) -> str | None:
    """Return the first paragraph where it is a headline with a full stop: one sentence, short or in two halves."""
    text = article.text.source
    if len(text.paragraphs) < 2:
        return None
    start, end = text.paragraphs[0]
    first = text.text[start:end].strip()
    is_one = len([part for part in sentences(first) if part.strip()]) == 1
    return first if is_one and (len(first.split()) <= LONGEST_HEADLINE or "; " in first) else None


def _is_short(*texts: str | None) -> bool:
    return all(len(text) <= LONGEST for text in texts if text is not None)


def _points(
    article: Article, quotes: Sequence[DraftedSpeech], leads: bool
) -> tuple[Point | None, tuple[Point, ...], tuple[Point, ...]]:
    """Return an article's lead, if it is asked for, or what is nearest to one; and its other sentences."""
    title = article.about.title.value if article.about.title is not None else _headline(article)
    candidates = [each for each in candidates_of(article.text, quotes, title) if _is_short(each.text)]
    first = lead_of(candidates, title) if leads else None
    rest = [each for each in candidates if each is not first]
    order = [each.candidate for each in islice(picked(rest, article.text, first.text if first else ""), MOST_POINTS)]
    points = tuple(_point(each, article) for each in order)
    nearest = points[:NEAREST] if leads and first is None else ()
    return (_point(first, article) if first is not None else None), nearest, points


def _point(candidate: Candidate, article: Article) -> Point:
    return Point(candidate.text, str(candidate.place), article.id)
