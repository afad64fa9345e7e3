"""Compare which way a figure went: "rose by 5 %" where the source's sentence with that figure says that it fell.

A clause has a direction where its words say only one and nothing in it denies; a clause without such a word has that of
its sentence. What is open is compared with nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluf.evidence.facts.figure import Figure, FigureKind
from bluf.evidence.facts.measures import ORDINAL
from bluf.evidence.facts.scanning import by_first_letter
from bluf.evidence.facts.source_figures import SourceFigures
from bluf.languages import LANGUAGES, Language

_KINDS = (FigureKind.NUMBER, FigureKind.SHARE, FigureKind.MONEY, FigureKind.POINTS)
_LEAST = 12  # a bare number up to this counts too many things to be known again
_REACH = 300  # characters of a sentence to either side of a figure
_ENDS = re.compile(r"[^\W\d_]{2}[.!?][\"”’»)]*\s|[\d%)][.!?][\"”’»)]*\s+(?=[^\W\d_a-z])|\n|[;•]")
_PARTS = re.compile(
    r",\s|\s[–—-]\s|—|\s(?:and|but|while|whereas|although|though|as|after|before|because|when|which|who)\s"
)
_AFTER_FIGURE = re.compile(r"[ -](?:(?P<up>more|higher|up)|(?P<down>less|fewer|lower|down))\b(?! than\b)")
_BEFORE_FIGURE = re.compile(r"\b(?:(?P<up>up)|(?P<down>down))(?: (?:by|from|some|about|nearly|almost|another)){0,2} $")
_NO_WAY = re.compile(
    r"\b(?:this|last|next|the|early|late|since|until|by) fall\b|\brais\w+ (?=[$€£]?\d)"
    r"|\bf[ae]ll(?:s|en|ing)? (?:in love|short|apart|under|ill|sick|silent|asleep|victim)\b",
    re.IGNORECASE,
)
_AFTER = 25  # characters after a share or sum in which a noun for its way stands: a 5 % rise
_OPEN = None  # the way of a clause whose words say both, or deny


@dataclass(frozen=True, slots=True)
class Turned:
    """A figure that a text says went one way and the source the other, with the word of the text, and of the source."""

    word: str
    start: int
    figure: Figure
    theirs: str


@dataclass(frozen=True, slots=True)
class _Way:
    """Which way a clause says: up (1), down (-1), neither (0) or open (None); by which word, and where."""

    way: int | None
    word: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Expressions:
    way: re.Pattern[str]
    denied: re.Pattern[str]
    rising: frozenset[str]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def _expressions(languages: tuple[Language, ...]) -> _Expressions:
    """Return the expressions for the words of these languages."""
    rising = frozenset().union(*(language.rising for language in languages))
    falling = frozenset().union(*(language.falling for language in languages))
    negations = frozenset().union(*(language.negations for language in languages))
    endings = "|".join(ending for language in languages for ending in language.negative_endings)
    denied = rf"\b(?:{by_first_letter(sorted(negations, key=len, reverse=True))})(?!\w)" + (
        rf"|(?:{endings})\b" if endings else ""
    )
    return _Expressions(
        re.compile(rf"\b(?:{by_first_letter(sorted(rising | falling, key=len, reverse=True))})(?!\w)", re.IGNORECASE),
        re.compile(denied + r"|\bn[’']|\bfail(?:s|ed)? to\b|\binstead of\b|\brather than\b|\bslow\w*\b", re.IGNORECASE),
        rising,
    )


def turned(
    text: str,
    figures: Iterable[Figure],
    languages: tuple[Language, ...],
    sources: Sequence[tuple[SourceFigures, tuple[Language, ...]]],
) -> Iterator[Turned]:
    """Yield the figures of a point that it gives a direction which the sources, each where it has one, contradict."""
    known: dict[tuple[FigureKind, frozenset[Decimal], str], list[_Way]] = {}
    for figure in figures:
        ours = _way(text, figure, languages) if _is_told(figure) else _Way(0)
        if not ours.way:
            continue
        key = (figure.kind, figure.values, figure.currency)
        if key not in known:
            known[key] = [_way(source.text, each, spoken) for source, spoken in sources for each in source.same(figure)]
        against = [way for way in known[key] if way.way == -ours.way]
        if against and all(way.way in (0, -ours.way) for way in known[key]):
            yield Turned(ours.word, ours.start, figure, against[0].word)


def _is_told(figure: Figure) -> bool:
    """Whether a figure is one that a source would have of the same thing only."""
    if figure.kind is FigureKind.NUMBER:
        return figure.unit is not ORDINAL and min(figure.values) > _LEAST
    return figure.kind in _KINDS


def _way(text: str, figure: Figure, languages: tuple[Language, ...]) -> _Way:
    """Return which way the text says that a figure went."""
    low, high = max(0, figure.start - _REACH), min(len(text), figure.end + _REACH)
    low = max([low, *(match.end() for match in _ENDS.finditer(text, low, figure.start))])
    ended = _ENDS.search(text, max(figure.end - 1, figure.start), high)
    high = ended.end() if ended else high
    for beside in (
        _BEFORE_FIGURE.search(text, max(low, figure.start - 30), figure.start),
        _AFTER_FIGURE.match(text, figure.end),
    ):
        if beside is not None:
            name = "up" if beside["up"] else "down"
            return _Way(1 if name == "up" else -1, beside[name], beside.start(name))
    own = _Way(0)
    others: list[_Way] = []
    for first, last in _clauses(text, low, high):
        if first <= figure.start < last:
            reach = 0 if figure.kind is FigureKind.NUMBER else _AFTER
            own = _way_between(text, first, min(last, figure.end + reach), languages)
        elif not any(letter.isdigit() for letter in text[first:last]):
            others.append(_way_between(text, first, last, languages))
    ways = {each.way for each in (own, *others)} - {0}
    if len(ways) > 1 or _OPEN in ways:
        return _Way(_OPEN)
    return own if own.way else next((each for each in others if each.way), own)


def _clauses(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a sentence begin and end."""
    for part in _PARTS.finditer(text, low, high):
        yield low, part.end()
        low = part.end()
    yield low, high


def _way_between(text: str, low: int, high: int, languages: tuple[Language, ...]) -> _Way:
    words = _expressions(languages)
    passage = _NO_WAY.sub(lambda match: " " * len(match.group()), text[low:high])
    found = [(1 if match.group().lower() in words.rising else -1, match) for match in words.way.finditer(passage)]
    if not found:
        return _Way(0)
    if len({way for way, _ in found}) > 1 or words.denied.search(passage):
        return _Way(_OPEN)
    way, match = found[0]
    return _Way(way, match.group(), low + match.start())
