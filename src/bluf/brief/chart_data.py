"""Read the numbers of a chart: its values, its places along the axis, its marks and its band.

What can't be read is a `ChartFault` at what was typed. A chart without faults has as many values in each series as it
has places, and every mark and the band stand at places of it. Numbers are finite and not beyond `LARGEST`.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from bluf.brief.figure_parts import ChartBand, ChartFields, ChartMark, Series
from bluf.brief.typed_numbers import column_numbers, is_placeholder
from bluf.ground.located import Located
from bluf.problems.wording import Suggestion, did_you_mean, shown

LARGEST = Decimal(10) ** 15
MOST_SERIES = 6  # that can be told apart without colour
MOST_PLACES = 200  # of lines and ranges: more can't be seen at the width of a page
MOST_CATEGORIES = 40  # of bars and dots
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[, ]\d{3}){1,6}|\d{1,18})(?:\.\d{1,12})?", re.ASCII)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\xa0": " ", "\u202f": " ", "\u2009": " "})
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2}))?)?", re.ASCII)
_EVEN = 1.2  # months are from 28 to 31 days long


@dataclass(frozen=True, slots=True)
class ChartFault:
    """What is wrong with a chart: a problem's code and words, and what was typed (None: the chart as a whole)."""

    code: str
    message: str
    at: Located | None = None
    hint: str | Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A place that is a date: its day and time, and how much of it was typed: `month`, `day` or `time`."""

    when: datetime
    precision: str


@dataclass(frozen=True, slots=True)
class ChartPlaces:
    """Where the x of a chart stand along the axis: by their dates or numbers if they are such, or else evenly.

    `dates` are those of x if all of them are dates.
    """

    at: tuple[float, ...]
    names: tuple[str, ...]
    is_measured: bool = False
    is_even: bool = True
    dates: tuple[Dated, ...] = ()

    def place(self, typed: str) -> float | None:
        """Return the place that a mark or band names; None where there is no such place."""
        if typed in self.names:
            return self.at[self.names.index(typed)]
        found = _measure(typed) if self.is_measured else None
        return found if found is not None and self.at[0] <= found <= self.at[-1] else None


@dataclass(frozen=True, slots=True)
class MarkNumbers:
    """Where a mark stands: at a value, a place or both."""

    at: float | None
    x: float | None


@dataclass(frozen=True, slots=True)
class BandNumbers:
    """The places of a band, and its values at each."""

    places: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(slots=True)
class ChartNumbers:
    """All numbers of a chart, and what is wrong with it."""

    places: ChartPlaces
    series: tuple[tuple[Decimal | None, ...], ...] = ()
    marks: tuple[MarkNumbers, ...] = ()
    band: BandNumbers | None = None
    start: Decimal | None = None
    faults: list[ChartFault] = field(default_factory=list)


def chart_numbers(part: ChartFields, lang: str = "en") -> ChartNumbers:
    """Return the numbers of a chart; those that can't be read are None, and told of among its faults.

    All of a chart are read alike: `lang` is the brief's language, which says what a comma or point means if they don't.
    """
    texts = [str(text) for text in _number_texts(part)]
    read = column_numbers(texts, lang).numbers
    known = {
        text: found.value for text, found in zip(texts, read, strict=True) if found and abs(found.value) <= LARGEST
    }
    reading = _Reading(part, known, [])
    places = reading.places()
    series = tuple(reading.values(each) for each in part.data.series)
    found = ChartNumbers(places, series, faults=reading.faults)
    found.marks = tuple(reading.mark(mark, places) for mark in part.marks)
    found.band = reading.band(part.band, places) if part.band else None
    found.start = reading.number(part.start, "`start`") if part.start is not None else None
    return found


def _number_texts(part: ChartFields) -> list[Located]:
    """Return all of a chart that is to be read as numbers of its values."""
    texts: list[Located | None] = [text for series in part.data.series for text in series.values]
    texts += [*(mark.at for mark in part.marks), part.start]
    texts += [*part.band.low, *part.band.high] if part.band else []
    return [text for text in texts if text is not None]


def place_number(text: str) -> Decimal | None:
    """Return the number that a place is, in plain digits; None for anything else, and for a number beyond reason.

    >>> place_number("-1,250.5")
    Decimal('-1250.5')
    """
    plain = text.strip().translate(_MINUS)
    if not _NUMBER.fullmatch(plain):
        return None
    found = Decimal(plain.replace(",", "").replace(" ", ""))
    return found if abs(found) <= LARGEST else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A chart that is being read, and the faults found so far."""

    part: ChartFields
    known: Mapping[str, Decimal]
    faults: list[ChartFault]

    def _fault(self, code: str, message: str, at: Located | None, hint: str | Suggestion = "") -> None:
        self.faults.append(ChartFault(code, message, at, hint))

    def number(self, text: Located, what: str) -> Decimal | None:
        found = self.known.get(str(text))
        if found is None:
            hint = "write a number such as 1250.5, and its unit under `unit`; leave out (null) what is not known"
            self._fault("bad-number", f"{what} is not a number: `{shown(text)}`", text, hint)
        return found

    def values(self, series: Series) -> tuple[Decimal | None, ...]:
        """Return the values of a series, as many as there are x."""
        said, wanted = series.values, len(self.part.data.x)
        if len(said) != wanted:
            many = "value" if len(said) == 1 else "values"
            message = f"`{shown(series.name)}` has {len(said)} {many} for {wanted} in `x`"
            self._fault("chart-data", message, series.name, "give as many, with null where there is none")
        told = [
            None
            if text is None or is_placeholder(str(text))
            else self.number(text, f"value {at} of `{shown(series.name)}`")
            for at, text in enumerate(said, 1)
        ]
        return (*told, *[None] * wanted)[:wanted]

    def places(self) -> ChartPlaces:
        """Return where the x stand. Those typed as `places` come before what x themselves are."""
        names: Sequence[Located] = self.part.data.x
        given: Sequence[Located] = self.part.data.places
        if given and len(given) != len(names):
            message = f"there are {len(given)} `places` for {len(names)} in `x`"
            self._fault("chart-data", message, given[0], "give as many as there are in `x`")
            given = ()
        typed: Sequence[Located] = given or names
        measured = [_measure(str(text)) for text in typed]
        evenly = ChartPlaces(tuple(map(float, range(len(names)))), tuple(map(str, names)))
        if given:
            for text, found in zip(given, measured, strict=True):
                if found is None:
                    hint = "write all of them as numbers, or as dates such as 2025-11-17 or 2025-11-17 18:00"
                    self._fault("bad-number", f"a place is a number or a date: `{shown(text)}`", text, hint)
        at = [found for found in measured if found is not None]
        days = [day for text in typed if (day := _dated(str(text)))]
        if len(at) < len(names) or len(names) < 2 or len(days) not in (0, len(names)):
            return evenly  # names are among them, or numbers among dates, which have no distance from each other
        dates = () if given else tuple(days)
        for before, after, text in zip(at, at[1:], typed[1:], strict=False):
            if after <= before and (given or self.part.kind in ("line", "range")):
                message = f"`{shown(text)}` is not after what stands before it"
                self._fault("chart-data", message, text, "put numbers and dates in order, each once")
                return evenly
        gaps = [after - before for before, after in itertools.pairwise(at)]
        is_even = min(gaps) > 0 and max(gaps) <= min(gaps) * _EVEN
        if self.part.kind not in ("line", "range"):
            return ChartPlaces(evenly.at, evenly.names, is_even=is_even, dates=dates)
        return ChartPlaces(tuple(at), evenly.names, True, is_even, dates)

    def place(self, text: Located, places: ChartPlaces) -> float | None:
        found = places.place(str(text))
        if found is None:
            meant = did_you_mean(str(text), places.names)
            self._fault("chart-place", f"`{shown(text)}` is no place of `x`", text, meant)
        return found

    def mark(self, mark: ChartMark, places: ChartPlaces) -> MarkNumbers:
        """Return where a mark stands."""
        if mark.at is None and mark.x is None:
            hint = "give `at`, a value, or `x`, one of the chart's x"
            self._fault("chart-place", "a mark stands at a value or at a place", mark.label, hint)
        at = self.number(mark.at, "`at`") if mark.at is not None else None
        x = self.place(mark.x, places) if mark.x is not None else None
        return MarkNumbers(None if at is None else float(at), x)

    def band(self, band: ChartBand, places: ChartPlaces) -> BandNumbers | None:
        """Return a band; None where it can't be drawn."""
        before = len(self.faults)
        at = self._band_places(band, places)
        low = [self.number(text, "a value of `low`") for text in band.low]
        high = [self.number(text, "a value of `high`") for text in band.high]
        if len(low) != len(high):
            message = f"the band has {len(low)} low and {len(high)} high values"
            self._fault("chart-data", message, band.high[0], "give as many of each")
        for below, above, text in zip(low, high, band.low, strict=False):
            if below is not None and above is not None and below > above:
                message = f"the band's low value {shown(text)} is over its high one, {above:f}"
                self._fault("chart-data", message, text, "exchange the two")
        if len(self.faults) > before:
            return None
        values = [tuple(float(each) for each in side if each is not None) for side in (low, high)]
        return BandNumbers(tuple(at[: len(low)]), *values)

    def _band_places(self, band: ChartBand, places: ChartPlaces) -> list[float]:
        """Return the places of a band: its own, or those of x from where it begins."""
        wanted = len(band.low)
        if band.x:
            if len(band.x) != wanted:
                message = f"the band has {wanted} values for {len(band.x)} places"
                self._fault("chart-data", message, band.x[0], "give as many of each")
            found = [place for text in band.x if (place := self.place(text, places)) is not None]
            if len(found) == len(band.x) and any(b <= a for a, b in itertools.pairwise(found)):
                self._fault("chart-data", "the places of the band are not in order", band.x[0], "put them in order")
        elif band.from_ is not None:
            start = self.place(band.from_, places)
            found = [place for place in places.at if start is not None and place >= start]
            if start is not None and wanted > len(found):
                message = f"the band has {wanted} values, and `x` only {len(found)} from `{shown(band.from_)}` on"
                self._fault("chart-data", message, band.low[len(found)], "leave some out, or add to `x`")
        else:
            hint = "give `from`, one of the chart's x, or the band's own `x`"
            self._fault("chart-place", "the band does not say where it begins", band.low[0], hint)
            return []
        if wanted < 2:
            self._fault("chart-data", "a band of one value has no extent", band.low[0], "give at least two")
        return found


def repeated(texts: Sequence[Located]) -> Iterator[Located]:
    """Yield the texts that stood before, case and spaces apart."""
    seen: set[str] = set()
    for text in texts:
        key = " ".join(text.casefold().split())
        if key in seen:
            yield text
        seen.add(key)


def _measure(text: str) -> float | None:
    """Return the number that a text is, or the days of a date from the year 1 on."""
    number = place_number(text)
    if number is not None:
        return float(number)
    dated = _dated(text)
    return (dated.when - datetime(1, 1, 1, tzinfo=UTC)).total_seconds() / 86_400 if dated else None


def _dated(text: str) -> Dated | None:
    match = _DAY.fullmatch(text.strip())
    if not match:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    try:
        on = date(year or 0, month or 0, day or 1)
        when = datetime(on.year, on.month, on.day, hour or 0, minute or 0, tzinfo=UTC)
    except ValueError:
        return None
    return Dated(when, "month" if day is None else "day" if hour is None else "time")
