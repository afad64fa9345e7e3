"""Find the values of a table, a chart or a key figure that none of some sources has.

A value is short of words: what it is measured in stands at its column's head or along the axis. It is read with those
words where they say a unit or a scale, and is in a source too if that has the bare number in a table of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluf.evidence.facts.claims import KINDS, SPACES
from bluf.evidence.facts.figure import Figure
from bluf.evidence.facts.figures import figures_in
from bluf.evidence.facts.known import Known
from bluf.evidence.facts.number_languages import Reading, reading_of
from bluf.evidence.facts.numerals import ratios_with_places
from bluf.evidence.facts.readings import DIGITS, values_of_digits
from bluf.evidence.facts.rounding import rounding_before
from bluf.evidence.facts.source_figures import SourceFigures
from bluf.evidence.facts.unit_words import measured_in
from bluf.evidence.results import Missing

_SAYS_UNIT = re.compile(r"[^\W\d_]|[%‰°$€£¥₩₹₴₽₺₪฿₱₦₲₫₵₸₡]")
_DIGITS = re.compile(DIGITS)


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is printed, and the words that say what it is measured in: a column's head, a unit."""

    text: str
    measured: str = ""


def lacking(values: Sequence[Value], sources: Sequence[Known], language: str = "en") -> list[Missing]:
    """Return the figures of values that none of the sources has, in order; `item` says of which value each is.

    `language` is the brief's (BCP 47). Values without figures are passed over.
    """
    reading = reading_of("", language, [(source.text, source.languages) for source in sources])
    known = [
        source.figures(tuple(each.code for each in source.languages or (reading.language,)), reading.marks)
        for source in sources
    ]
    return [found for item, value in enumerate(values) for found in _lacking(value, item, known, reading)]


def _lacking(value: Value, item: int, known: Sequence[SourceFigures], reading: Reading) -> Iterator[Missing]:
    text, language = value.text.translate(SPACES), reading.language.code
    is_bare = _SAYS_UNIT.search(text) is None
    measured = measured_in(value.measured, language) if is_bare else ""
    said = f"{text} {measured}" if measured else text
    figures = [each for each in figures_in(said, language, reading.marks) if each.start < len(text)]
    in_ratios = {
        at
        for start, end, shares in ratios_with_places(text)
        if any(each.has_share(shares) for each in known)
        for at in range(start, end)
    }
    for figure in figures:
        alone = _Alone(figure, _digits_of(figure, text, reading), is_bare, bool(measured))
        rounding = rounding_before(text, figure.start, reading.language)
        is_said = figure.start in in_ratios or any(each.has(figure, rounding) or alone.is_among(each) for each in known)
        if not is_said:
            yield Missing(
                value.text[figure.start : min(figure.end, len(text))].rstrip(), figure.start,
                KINDS.get(figure.kind, "date"), False, item=item,
            )  # fmt: skip


def _digits_of(figure: Figure, text: str, reading: Reading) -> frozenset[Decimal]:
    """Return what the digits of a figure mean without the words after them."""
    digits = _DIGITS.search(text, figure.start)
    return values_of_digits(digits[0], reading.marks) if digits and digits.start() < figure.end else frozenset()


@dataclass(frozen=True, slots=True)
class _Alone:
    """A figure of a value, by its digits alone: whether the value `is_bare` of words, and `is_measured` by others."""

    figure: Figure
    digits: frozenset[Decimal]
    is_bare: bool
    is_measured: bool

    def is_among(self, known: SourceFigures) -> bool:
        """Whether a source has the number in a table of its own, as a share, or what it is rounded from."""
        if not self.is_bare:
            return False
        if known.cells.has(self.digits) or (not self.is_measured and known.has_share(self.digits)):
            return True
        scale = self.figure.scale
        return scale != 1 and any(known.cells.rounds_to(self.figure, _last_place(each) * scale) for each in self.digits)


def _last_place(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
