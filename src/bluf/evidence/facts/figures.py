"""Find the figures of a text by its language: numbers, shares, sums of money and dates, each with its value."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from bluf.evidence.facts.currencies import may_be
from bluf.evidence.facts.english_figures import english_figures
from bluf.evidence.facts.figure import Figure, FigureKind
from bluf.evidence.facts.other_figures import other_figures, words_of
from bluf.evidence.facts.readings import POINT, Marks

_RANGE = re.compile(r" ?(?:[-–—]|to|or|and|bis|oder|und|à|ou|et|a|y|o|до|і|та|или|и|або) ?")
_LONGEST_JOINT = 8  # characters between the figures of a range
_OWN = (FigureKind.SHARE, FigureKind.MONEY, FigureKind.POINTS, FigureKind.DEGREES)


def figures_in(text: str, language: str = "en", marks: Marks = POINT) -> list[Figure]:
    """Return the figures in a text of this language, in order. `marks` are the decimal marks that it may use."""
    words = words_of(language)
    return _with_ranges(text, english_figures(text, marks) if words is None else other_figures(text, words, marks))


def _with_ranges(text: str, figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures; those of a range with what one says of both: "5 to 6 million tonnes", "$5-6 billion"."""
    found = list(figures)
    for at, (figure, later) in enumerate(pairwise(found)):
        if later.start - figure.end > _LONGEST_JOINT or figure.kind not in (FigureKind.NUMBER, FigureKind.MONEY):
            continue
        if _RANGE.fullmatch(text, figure.end, later.start):
            if figure.kind is FigureKind.MONEY and later.kind is FigureKind.NUMBER and later.unit is None:
                found[at + 1] = later = replace(later, kind=FigureKind.MONEY, currency=figure.currency)
            if _says_more(figure, later):
                found[at] = figure.shares_with(later)
    return found


def _says_more(figure: Figure, later: Figure) -> bool:
    """Whether the second figure of a range says what the first, a bare number or sum, is of."""
    if figure.kind is FigureKind.MONEY:
        is_same = later.kind is FigureKind.MONEY and may_be(figure.currency, later.currency)
        return is_same and figure.scale == 1 and later.scale != 1
    if figure.unit is not None:
        return False
    return later.kind in _OWN or (later.kind is FigureKind.NUMBER and (later.scale != 1 or later.unit is not None))
