"""Read from the words at a value, such as a column's head, what the value is measured in: "People, thousands", "€ bn".

A head says it in brackets, after a comma, after "in", or as a whole. What it says is given as a text would say it after
a number, so that a value and these words are read as any other figure is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bluf.evidence.facts.currencies import SIGNS
from bluf.evidence.facts.figure import FigureKind
from bluf.evidence.facts.figures import figures_in
from bluf.evidence.facts.numerals import SCALES
from bluf.languages import LANGUAGES

_LONGEST = 200  # characters of a head that are looked at
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_AFTER_IN = re.compile(r"\b(?:in|en|у|в)\s", re.IGNORECASE)
_THOUSAND = re.compile(r"['’]000s?\b|\b000s\b")
_SHORT_SUM = re.compile(rf"((?:\b[A-Z]{{1,3}})?[{SIGNS}]) ?(k|m|mn|bn|b|tn)\b", re.IGNORECASE)
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_PERCENTAGE = re.compile(r"\bpercentage\b(?! points?\b)", re.IGNORECASE)
_PER = frozenset(["per", "pro", "je", "par", "por", "на"])  # "cases per thousand" is no number of thousands
_SAYS_MORE = (FigureKind.SHARE, FigureKind.MONEY, FigureKind.POINTS, FigureKind.DEGREES)


@lru_cache(maxsize=512)
def measured_in(head: str, language: str = "en") -> str:
    """Return what a number under a head of this language is measured in, as words after a number; empty if unsaid.

    >>> measured_in("Exports (thousand tonnes)")
    'thousand tonnes'
    >>> measured_in("Budget, € bn")
    'billion €'
    >>> measured_in("Village")
    ''
    """
    scales = _scales(language)
    scale = unit = ""
    whole = " ".join(head[:_LONGEST].split())
    for piece in _pieces(whole):
        factor, rest = _parted(_PERCENTAGE.sub("percent", piece), scales)
        scale = scale or factor
        unit = unit or (rest if _is_unit(rest, language, may_be_time=rest != whole) else "")
    if not unit and "%" in head:
        unit = "%"
    return f"{scale} {unit}".strip()


def _pieces(head: str) -> Iterator[str]:
    """Yield the parts of a head that may say a unit, the likeliest first."""
    plain = _SHORT_SUM.sub(lambda found: f"{_SHORT[found[2].lower()]} {found[1]}", _THOUSAND.sub("thousand", head))
    yield from reversed(_BRACKETS.findall(plain))
    yield from reversed(plain.split(",")[1:])
    if after := list(_AFTER_IN.finditer(plain)):
        yield plain[after[-1].end() :]
    yield plain


@lru_cache(maxsize=len(LANGUAGES))
def _scales(language: str) -> Mapping[str, str]:
    """Return {word: the word after a number} for a language's words that multiply, singular and plural."""
    found = {spelling: word for word in SCALES for spelling in (word, f"{word}s")} | {"mn": "mn", "bn": "bn"}
    own = next((each.quantities for each in LANGUAGES if each.code == language), None)
    if own is None:
        return found
    by_size = {size: word for word, size in reversed(tuple(own.scales.items()))}
    found = {spelling: by_size.get(SCALES.get(word, 0), "") for spelling, word in found.items()}
    return {spelling: word for spelling, word in found.items() if word} | {word: word for word in own.scales}


def _parted(piece: str, scales: Mapping[str, str]) -> tuple[str, str]:
    """Return the word that multiplies in a piece of a head, and the rest; a rate ends it."""
    scale, rest = "", list[str]()
    for word in piece.split():
        bare = word.strip(".;:").lower()
        if bare in _PER:
            rest.append(word)
            break
        if not scale and bare in scales:
            scale = scales[bare]
        else:
            rest.append(word)
    return scale, " ".join(rest)


def _is_unit(words: str, language: str, *, may_be_time: bool) -> bool:
    """Whether words after a number say what it measures. Under "Year" or "Day" stands which one, and not how many."""
    first = next(iter(figures_in(f"2 {words}", language)), None) if words else None
    if first is None or first.start != 0:
        return False
    if first.unit is not None and first.unit.measures.startswith("time"):
        return may_be_time
    return first.unit is not None or first.kind in _SAYS_MORE
