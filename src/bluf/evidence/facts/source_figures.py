"""Look a figure up among those of a source, by kind and value."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bluf.evidence.facts.currencies import HOMES, is_dollar, may_be
from bluf.evidence.facts.dates import Date
from bluf.evidence.facts.figure import Figure, FigureKind
from bluf.evidence.facts.figure_passages import passages
from bluf.evidence.facts.figures import figures_in
from bluf.evidence.facts.measures import ORDINAL, UNITS, Unit
from bluf.evidence.facts.numerals import ratios_in
from bluf.evidence.facts.readings import POINT, Marks
from bluf.evidence.facts.rounding import Rounding
from bluf.evidence.facts.source_cells import SourceCells

_ITEM = r"(?:the )?[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,4}"
_OPENS = r"(?<![^\W\d_a-z])"  # only the first of several capitals: from the next on it would be no other word
_SERIES = re.compile(rf"{_OPENS}{_ITEM}(?:, {_ITEM}){{0,11}},? (?:and|or) {_ITEM}")
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_BARE_POINTS = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)[ -]points?\b")
_HALVED = re.compile(r"\bhalv(?:es?|ed|ing)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(
    r"\b(?:last|previous|past) (?:\w+day|\w+ber|\w+uary|march|april|may|june|july|august|year)\b", re.I
)
_MOST_COUNTED = 12  # a number up to this may count what the source lists
_LARGE = 10**6
_AND_A_HALF = re.compile(r"\b(?:an?|one) (hour|day|week|month|year|decade|century) and a half\b")
_ONE = frozenset([Decimal(1)])
_SINGULAR = re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade|century|mile|metre|tonne|hectare)\b")
_NONE: frozenset[Decimal] = frozenset()


@dataclass(frozen=True)
class SourceFigures:
    """The figures of a source's text, read as these languages have them and with these decimal marks.

    `years_published` are the years that it may mean without naming them.
    """

    text: str
    years_published: frozenset[int] = frozenset()
    languages: tuple[str, ...] = ("en",)
    marks: Marks = POINT

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """The source's figures."""
        return tuple(figure for language in self.languages for figure in figures_in(self.text, language, self.marks))

    @cached_property
    def cells(self) -> SourceCells:
        """The figures as a table of the source's own may have them."""
        return SourceCells(self.text, self.all)

    def _is_list_number(self, figure: Figure) -> bool:
        """Whether a figure is the number of an item: it opens a line, and a full stop or bracket follows it."""
        opens = figure.start == 0 or self.text[figure.start - 1] == "\n"
        return opens and figure.text.isdecimal() and self.text[figure.end : figure.end + 1] in (".", ")")

    def has_share(self, shares: frozenset[Decimal]) -> bool:
        """Whether the source has one of these shares of a hundred."""
        return bool(shares & self._of(FigureKind.SHARE))

    def same(self, figure: Figure) -> list[Figure]:
        """Return the source's figures of the same kind, value and currency."""
        alike = dict.fromkeys(each for value in figure.values for each in self._by_value.get((figure.kind, value), ()))
        return [each for each in alike if self._is_same(figure.currency, each.currency)]

    @cached_property
    def _by_value(self) -> dict[tuple[FigureKind, Decimal], list[Figure]]:
        found: dict[tuple[FigureKind, Decimal], list[Figure]] = {}
        for figure in self.all:
            for value in figure.values:
                found.setdefault((figure.kind, value), []).append(figure)
        return found

    def has(self, figure: Figure, rounding: Rounding | None = None) -> bool:
        """Whether the source has the figure, in any spelling, or one that is rounded to it."""
        return self._has(figure) or (rounding is not None and self._has_near(figure, rounding))

    @cached_property
    def _values(self) -> dict[tuple[FigureKind, str], set[Decimal]]:
        """The values of the source's figures, by kind and currency."""
        found: dict[tuple[FigureKind, str], set[Decimal]] = {}
        for figure in self.all:
            values = {min(figure.values)} if figure.kind is FigureKind.ORDER else figure.values
            found.setdefault((figure.kind, figure.currency), set()).update(values)
            if figure.place is not None:
                found.setdefault((FigureKind.NUMBER, ""), set()).add(figure.place)
        shares = found.setdefault((FigureKind.SHARE, ""), set())
        for _, passage, starts in passages(self.text):
            shares.update(ratios_in(passage, starts))
        points = _BARE_POINTS.findall(self.text) if "point" in self.text else []
        found.setdefault((FigureKind.POINTS, ""), set()).update(map(Decimal, points))
        if "halv" in self.text.lower() and _HALVED.search(self.text):
            shares.add(Decimal(50))
        return found

    @cached_property
    def _dates(self) -> tuple[Date, ...]:
        return tuple(date for figure in self.all for date in figure.dates)

    @cached_property
    def _years(self) -> frozenset[int]:
        """The years that the source names, and those of its publication."""
        plain = {int(value) for value in self._values.get((FigureKind.YEAR, ""), ())}
        return self._with_last(
            frozenset(plain | {date.year for date in self._dates if date.year}) | self.years_published
        )

    def _with_last(self, years: frozenset[int]) -> frozenset[int]:
        """Return the years, and those before them where the source speaks of last year or last October."""
        return years | {year - 1 for year in years} if _LAST_YEAR.search(self.text) else years

    @cached_property
    def _counts(self) -> frozenset[int]:
        """How many things each series in the source lists: "Japan, Australia and New Zealand" are three."""
        return frozenset(
            len(re.split(r",? (?:and|or) |, ", match.group())) for match in _SERIES.finditer(self.text)
        ) | frozenset([2] if _BOTH.search(self.text) else [])

    def _has(self, figure: Figure) -> bool:
        if figure.kind is FigureKind.DATE:
            return self._has_dates(figure.dates)
        if figure.kind is FigureKind.YEAR:
            return any(value in self._years or value in self._of(FigureKind.NUMBER) for value in figure.values)
        if figure.kind is FigureKind.ORDER:
            return self._has_order(figure)
        if figure.kind is FigureKind.DEGREES:
            return self._has_degrees(figure)
        found = figure.values & self._of(figure.kind, figure.currency)
        if found and (
            figure.kind is not FigureKind.NUMBER or any(self._may_measure(each, figure.unit) for each in found)
        ):
            return True
        if figure.place is not None and figure.place in self._of(FigureKind.NUMBER):
            return True
        if figure.kind is FigureKind.SHARE:  # "2.3 percent, up from 1.4"
            numbers = self._of(FigureKind.NUMBER)
            return any(value in numbers and value != value.to_integral() for value in figure.values)
        if figure.kind is FigureKind.MONEY and figure.text[-1:].isalpha():  # "against five billion in December"
            return any(value in self._bare for value in figure.values if value >= _LARGE)
        return figure.kind is FigureKind.NUMBER and self._has_number(figure)

    def _has_dates(self, dates: tuple[Date, ...]) -> bool:
        """Whether the source has both ends of a range of dates, or one of what a date in figures may mean."""
        years = self._with_last(self.years_published) or self._years
        said = [any(date.is_said_by(theirs, years) for theirs in self._dates) for date in dates]
        is_range = len({date.month for date in dates}) == 1
        return all(said) if is_range else any(said)

    def _has_number(self, figure: Figure) -> bool:
        """Whether the source has a number as a sum, as a measure in another unit, or as a count of what it lists."""
        unit = figure.unit
        if unit is not None and unit is not ORDINAL:
            if figure.values == _ONE and unit in self._single_units:
                return True
            return max(figure.values) * unit.size in self._amounts.get(unit.measures, _NONE)
        counted = (FigureKind.YEAR, FigureKind.MONEY, FigureKind.POINTS, FigureKind.DEGREES)
        alike = [values for (kind, _), values in self._values.items() if kind in counted]
        return any(figure.values & values for values in alike) or any(
            value in self._counts for value in figure.values if value <= _MOST_COUNTED and unit is None
        )

    def _of(self, kind: FigureKind, currency: str = "") -> set[Decimal] | frozenset[Decimal]:
        """Return the values of a kind, and of a currency that may be this one."""
        if kind is not FigureKind.MONEY:
            return self._values.get((kind, ""), _NONE)
        same = [
            values for (of, theirs), values in self._values.items() if of is kind and self._is_same(currency, theirs)
        ]
        return frozenset().union(*same)

    def _is_same(self, ours: str, theirs: str) -> bool:
        """Whether a currency may be the one that the source has: its $ is the dollar that it speaks of."""
        if ours == theirs or not may_be(ours, theirs):
            return ours == theirs
        if theirs == "$":
            return (
                ours in (self._dollars or {"USD"}) or (ours != "USD" and not is_dollar(ours)) or self._is_home_of(ours)
            )
        if ours == "$":
            return theirs == "USD" or not is_dollar(theirs) or self._dollars == {theirs}
        return True

    @cached_property
    def _dollars(self) -> set[str]:
        """The dollars that the source tells apart."""
        return {currency for _, currency in self._values if is_dollar(currency)}

    def _is_home_of(self, currency: str) -> bool:
        """Whether the source, which names no dollar but $, speaks of the country of this one and not of the States."""
        if self._dollars or re.search(r"\b(?:U\.?S\.?|American|United States)\b", self.text):
            return False
        return any(re.search(rf"\b{name.title()}\b", self.text) for name in HOMES.get(currency, ()) if len(name) > 2)

    def _has_degrees(self, figure: Figure) -> bool:
        if any({figure.degrees, theirs.degrees} != {"C", "F"} for theirs in self.same(figure)):
            return True
        numbers = self._of(FigureKind.NUMBER)  # "the temperature fell to -12"
        return any(value < 0 and value in numbers for value in figure.values)

    @cached_property
    def _units(self) -> dict[Decimal, set[Unit | None]]:
        """The units that the source gives with its numbers; None where it gives none, or an ordinal."""
        found: dict[Decimal, set[Unit | None]] = {}
        for figure in self.all:
            is_measure = figure.kind is FigureKind.NUMBER and not self._is_list_number(figure)
            for value in figure.values if is_measure else ():
                found.setdefault(value, set()).add(None if figure.unit is ORDINAL else figure.unit)
        return found

    @cached_property
    def _amounts(self) -> dict[str, set[Decimal]]:
        """What the source's measures come to in the common unit of what they measure."""
        found: dict[str, set[Decimal]] = {}
        for figure in self.all:
            if figure.kind is FigureKind.NUMBER and figure.unit is not None:
                found.setdefault(figure.unit.measures, set()).add(max(figure.values) * figure.unit.size)
        for name in _AND_A_HALF.findall(self.text) if "and a half" in self.text else ():
            found.setdefault(UNITS[name].measures, set()).add(UNITS[name].size * 3 / 2)
        return found

    def _may_measure(self, value: Decimal, unit: Unit | None) -> bool:
        """Whether the source has the number in this unit, or in none that is plain."""
        return unit is None or unit is ORDINAL or bool(self._units.get(value, {None}) & {unit, None})

    @cached_property
    def _bare(self) -> set[Decimal]:
        """The source's numbers without a unit."""
        return {
            value
            for figure in self.all
            if figure.kind is FigureKind.NUMBER and figure.unit is None
            for value in figure.values
        }

    @cached_property
    def _single_units(self) -> frozenset[Unit]:
        """The units that the source has in the singular: one year is "a year" or "the first year" there."""
        return frozenset(UNITS[name] for name in _SINGULAR.findall(self.text.lower()))

    def _has_order(self, figure: Figure) -> bool:
        """Whether the source has as many: "tens of thousands" or 4,000 are thousands."""
        least, beyond = min(figure.values), max(figure.values)
        numbers = self._of(FigureKind.MONEY, figure.currency) if figure.currency else self._bare
        orders = self._values.get((FigureKind.ORDER, figure.currency), _NONE)
        return any(least <= value < beyond for value in (*numbers, *orders))

    def _has_near(self, figure: Figure, rounding: Rounding) -> bool:
        """Whether the source has a figure that rounds to this one."""
        if figure.kind not in (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.SHARE) or figure.unit is ORDINAL:
            return False
        size = figure.unit.size if figure.unit is not None else Decimal(1)
        theirs = self._of(figure.kind, figure.currency)
        if figure.unit is not None:
            theirs = {amount / size for amount in self._amounts.get(figure.unit.measures, _NONE)} or theirs
        return any(rounding.makes(value, each) for value in figure.values for each in theirs)
