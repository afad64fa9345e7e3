"""Turn a chart of a brief into a Chart and its words.

Which words may stand in a chart is decided here, and which find room by the layout: names of places, series, marks and
the band always; values as typed on bars and dots, and of lines the last, the first and the extremes, and of a single
short line all.
"""

from collections.abc import Sequence

from bluf.brief.chart_checks import is_drawable
from bluf.brief.chart_data import ChartNumbers, MarkNumbers, chart_numbers
from bluf.brief.figure_parts import ChartFields
from bluf.document import Chart, Paragraph, StyleSheet
from bluf.document.charts import ChartAxis, ChartForecast, ChartSeries, ChartThreshold, Tick
from bluf.ground.located import Located
from bluf.template.chart_scale import value_scale
from bluf.template.chart_words import date_words, tick_words
from bluf.template.figure_labels import first_style, label_of

_BARS = ("bar", "stacked")
_FEW_POINTS = 12  # of a single line, each of which may be labelled
_FEW_LINES = 3  # whose first and extreme values may be labelled
_FEW_BARS = 60
_EMPTY = Chart("line", (), (), (), ChartAxis(0.0, 1.0))


def chart_of(part: ChartFields, sheet: StyleSheet, lang: str) -> tuple[Chart, tuple[Paragraph, ...]]:
    """Return the chart and its labels; an empty one for a chart with problems, which are told elsewhere."""
    if not is_drawable(part, lang):
        return _EMPTY, ()
    making = _Making(part, chart_numbers(part, lang), sheet, lang)
    return making.chart(), tuple(making.labels)


class _Making:
    """Makes a chart, and gathers its words."""

    def __init__(self, part: ChartFields, numbers: ChartNumbers, sheet: StyleSheet, lang: str) -> None:
        self.labels: list[Paragraph] = []
        self._part = part
        self._numbers = numbers
        self._lang = lang
        self._plain = first_style(("Chart Label", "Caption"), sheet)
        self._strong = first_style(("Chart Emphasis", "Chart Label", "Caption"), sheet)
        self._values = tuple(tuple(_float(value) for value in values) for values in numbers.series)

    def chart(self) -> Chart:
        """Return the chart."""
        part, places = self._part, self._numbers.places
        words: Sequence[str] = part.data.x
        if places.dates:
            words = [x.instead(said) for x, said in zip(part.data.x, date_words(places.dates, self._lang), strict=True)]
        names = tuple(self._label(self._plain, word) for word in words)
        marks = tuple(
            ChartThreshold(at.at, at.x, self._optional(self._mark_style(at), mark.label))
            for mark, at in zip(part.marks, self._numbers.marks, strict=True)
        )
        band = self._numbers.band
        return Chart(
            str(part.kind),
            places.at,
            names,
            tuple(self._series(at) for at in range(len(part.data.series))),
            self._axis(),
            marks,
            ChartForecast(band.places, band.low, band.high, self._optional(self._plain, part.band.label))
            if band and part.band
            else None,
            self._optional(self._plain, part.x_label),
            is_sequence=part.kind in ("line", "range") or places.is_measured or bool(places.dates),
        )

    def _series(self, at: int) -> ChartSeries:
        given, values = self._part.data.series[at], self._values[at]
        wanted = self._labelled(at)
        said = tuple(
            self._label(self._plain, text) if text is not None and index in wanted else None
            for index, text in enumerate(given.values)
        )
        last = max((index for index, value in enumerate(values) if value is not None), default=None)
        end = None
        if self._part.kind in ("line", "range") and last is not None:
            value = given.values[last]
            is_told = value is not None and not self._is_marked(last, values[last])
            if is_told or len(self._values) > 1:
                end = self._label(self._strong, given.name, *([value] if is_told and value is not None else []))
        return ChartSeries(values, said, self._label(self._strong, given.name), end)

    def _is_marked(self, at: int, value: float | None) -> bool:
        """Whether a mark with words of its own stands at a point, which then needs no value."""
        place = self._numbers.places.at[at]
        pairs = zip(self._part.marks, self._numbers.marks, strict=True)
        return any(mark.label is not None and (found.at, found.x) == (value, place) for mark, found in pairs)

    def _mark_style(self, mark: MarkNumbers) -> str:
        """Return the style of a mark's words: strong for a value across the chart, and for a point of a series."""
        places = self._numbers.places.at
        points = {(value, place) for values in self._values for place, value in zip(places, values, strict=True)}
        is_strong = mark.x is None or (mark.at is not None and (mark.at, mark.x) in points)
        return self._strong if is_strong else self._plain

    def _labelled(self, at: int) -> set[int]:
        """Return the indices of a series' values that may be labelled, other than with its name."""
        values = self._values[at]
        told = [index for index, value in enumerate(values) if value is not None]
        if self._part.kind not in ("line", "range"):
            return set(told) if sum(map(len, self._values)) <= _FEW_BARS else set()
        if len(self._values) == 1 and len(told) <= _FEW_POINTS:
            chosen = set(told)
        elif len(self._values) <= _FEW_LINES and told:
            chosen = {
                told[0],
                min(told, key=lambda each: values[each] or 0.0),
                max(told, key=lambda each: values[each] or 0.0),
            }
        else:
            chosen = set()
        return {each for each in chosen if each != told[-1] and not self._is_marked(each, values[each])}

    def _axis(self) -> ChartAxis:
        part, numbers = self._part, self._numbers
        told = [value for values in self._values for value in values if value is not None]
        if part.kind == "stacked":
            columns = zip(*self._values, strict=True)
            told = [sum(value for value in column if value is not None) for column in columns]
        told += [mark.at for mark in numbers.marks if mark.at is not None]
        if numbers.band:
            told += [*numbers.band.low, *numbers.band.high]
        scale = value_scale(told, from_zero=part.kind in _BARS, start=_float(numbers.start))
        thresholds = {mark.at for mark in numbers.marks if mark.x is None}
        ticks = tuple(
            Tick(
                value,
                self._label(
                    self._strong if value in thresholds else self._plain, tick_words(value, scale.decimals, self._lang)
                ),
            )
            for value in scale.ticks
        )
        return ChartAxis(scale.least, scale.most, ticks, scale.is_broken, part.reversed)

    def _label(self, style: str, *words: Located | str) -> int:
        self.labels.append(label_of(style, *words))
        return len(self.labels) - 1

    def _optional(self, style: str, words: Located | None) -> int | None:
        return None if words is None else self._label(style, words)


def _float(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]
