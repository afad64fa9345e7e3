"""Compare what English figures are per, and by how much things grew: 5 tonnes a day, doubled, threefold."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluf.evidence.facts.figure import Figure, FigureKind
from bluf.evidence.facts.scanning import by_first_letter
from bluf.evidence.facts.source_figures import SourceFigures

_RATE = re.compile(
    r"(?: (?!per\b|an?\b|each\b|every\b)[\w’'-]+){0,3} (?:(?:per|an?|each|every) "
    r"(?P<each>second|minute|hour|day|week|month|quarter|year|annum)\b"
    r"|(?P<adverb>hourly|daily|weekly|monthly|yearly|annually)\b)(?! (?:ago|earlier|later|before)\b)"
)
_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_PERIODS |= {"annually": "year", "annum": "year"}
_TIMES = {
    **dict.fromkeys(("double", "doubled", "doubles", "doubling", "twice", "twofold"), 2),
    **dict.fromkeys(("triple", "tripled", "triples", "tripling", "threefold", "thrice", "treble", "trebled"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling", "fourfold"), 4),
    **dict.fromkeys(("quintupled", "fivefold"), 5),
    **dict.fromkeys(("tenfold",), 10),
}
_MULTIPLE = re.compile(rf"\b(?:{by_first_letter(_TIMES)})\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(two|three|four|five|ten|2|3|4|5|10)(?:-fold| times|x\b|-times)", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}


def other_rates(text: str, figures: Sequence[Figure], sources: Sequence[SourceFigures]) -> Iterator[Figure]:
    """Yield the figures of a text that are per one span of time, and in the sources per others only."""
    known: dict[tuple[FigureKind, frozenset[Decimal], str], set[str]] = {}
    for figure in figures:
        ours = _rate(text, figure) if figure.kind in (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.SHARE) else ""
        key = (figure.kind, figure.values, figure.currency)
        if ours and key not in known:
            known[key] = {_rate(source.text, each) for source in sources for each in source.same(figure)}
        if ours and known[key] and not known[key] & {"", ours}:
            yield figure


def _rate(text: str, figure: Figure) -> str:
    """Return the span of time that a figure is per, if the words after it say so."""
    match = _RATE.match(text, figure.end)
    found = (match["each"] or match["adverb"]).lower() if match else ""
    return _PERIODS.get(found, found)


def other_multiples(text: str, sources: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the words such as "doubled" for which sources that speak of multiples have other ones only."""
    words = list(_MULTIPLE.finditer(text))
    theirs = {times for source in sources for times in _multiples(source)} if words else set()
    for word in words:
        if theirs and _TIMES[word.group().lower()] not in theirs:
            yield word


def _multiples(source: str) -> Iterator[int]:
    yield from (_TIMES[match.group().lower()] for match in _MULTIPLE.finditer(source))
    yield from (_NUMBERS.get(each.lower(), 0) or int(each) for each in _COUNTED.findall(source))
