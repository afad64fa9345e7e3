"""Find what keeps a chart from being drawn, or from being honest: each a problem at its line."""

from collections.abc import Iterator

from bluf.brief.alternatives import alternative_problems
from bluf.brief.chart_data import (
    MOST_CATEGORIES,
    MOST_PLACES,
    MOST_SERIES,
    ChartFault,
    ChartNumbers,
    chart_numbers,
    repeated,
)
from bluf.brief.figure_parts import ChartFields
from bluf.brief.model import Brief
from bluf.brief.typed_numbers import is_placeholder
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import Suggestion, shown

_LINES = ("line", "range")  # the kinds that join their points
_BARS = ("bar", "stacked")


def chart_problems(brief: Brief, part: ChartFields, path: FieldPath) -> Iterator[Problem]:
    """Yield the problems of a chart that stands at `path`."""
    yield from alternative_problems(brief, path, "chart", part.alt, is_decorative=part.decorative)
    for fault in chart_faults(part, str(brief.lang)):
        known = fault.at if fault.at is not None and fault.at.path else None
        span = brief.place(path / "data") if known is None else brief.place_of(known)
        field = path if known is None else known.path
        hint = fault.hint
        if isinstance(hint, Suggestion):
            yield Problem(fault.code, fault.message, span, field, hint.hint, data=hint.mending(span))
        else:
            yield Problem(fault.code, fault.message, span, field, hint)


def chart_faults(part: ChartFields, lang: str) -> list[ChartFault]:
    """Return all that is wrong with a chart, its numbers and its words; `lang` is the brief's language."""
    numbers = chart_numbers(part, lang)
    return [*numbers.faults, *_sizes(part), *_names(part), *_of_kind(part, numbers), *_scale(part, numbers)]


def is_drawable(part: ChartFields, lang: str) -> bool:
    """Whether a chart has values, and nothing wrong that keeps it from being drawn."""
    return bool(part.data.x and part.data.series) and all(
        fault.code == "chart-spacing" for fault in chart_faults(part, lang)
    )


def _sizes(part: ChartFields) -> Iterator[ChartFault]:
    """Find charts with too little or too much to draw."""
    series, x = part.data.series, part.data.x
    if not x or not series:
        if part.data.file is not None:
            return  # what is wrong with its file is told there
        hint = "give `x` and `series`, or name a CSV file: `data: values.csv`"
        yield ChartFault("chart-data", "the chart has no data", x[0] if x else part.kind, hint)
        return
    if len(series) > MOST_SERIES:
        message = f"{len(series)} series can't be told apart: a chart has at most {MOST_SERIES}"
        yield ChartFault("chart-data", message, series[MOST_SERIES].name, "leave some out, or make a table of them")
    most = MOST_PLACES if part.kind in _LINES else MOST_CATEGORIES
    if len(x) > most:
        message = f"the chart has {len(x)} places along its axis, and can show {most}"
        yield ChartFault("chart-data", message, x[most], "leave some out, or take sums or means of them")
    told = [sum(text is not None and not is_placeholder(str(text)) for text in each.values) for each in series]
    for each, count in zip(series, told, strict=True):
        if not count:
            yield ChartFault("chart-data", f"`{shown(each.name)}` has no values", each.name, "leave the series out")
    # A line may have a point in the company of others; both sides of a range must go on.
    single = [each for each, count in zip(series, told, strict=True) if count == 1]
    if part.kind in _LINES and single and (part.kind == "range" or len(single) == len(series)):
        hint = "give more, or say the number in words, or in `figures:`"
        name = single[0].name
        yield ChartFault("chart-data", f"`{shown(name)}` has one point, which is no line", name, hint)


def _names(part: ChartFields) -> Iterator[ChartFault]:
    for text in repeated(part.data.x):
        message = f"`{shown(text)}` is in `x` twice"
        yield ChartFault("chart-data", message, text, "give each its own name, such as one with its year")
    for text in repeated([each.name for each in part.data.series]):
        yield ChartFault("chart-data", f"there are two series `{shown(text)}`", text, "give each its own name")


def _of_kind(part: ChartFields, numbers: ChartNumbers) -> Iterator[ChartFault]:
    """Find what the chart's kind does not allow."""
    series = part.data.series
    if part.kind == "range":
        if series and len(series) != 2:
            message = f"a `range` goes from one series to another: it has two, and this one has {len(series)}"
            yield ChartFault("chart-data", message, series[-1].name, "give a low and a high series, or take `line`")
        elif series:
            yield from _crossing(part, numbers)
    if part.kind == "stacked":
        for each, values in zip(series, numbers.series, strict=True):
            for text, value in zip(each.values, values, strict=False):
                if value is not None and value < 0:
                    message = f"a part of a stack can't be less than nothing: {shown(text or '')}"
                    yield ChartFault("chart-data", message, text, "take `kind: bar`")
    if part.band and part.kind not in _LINES:
        message = f"a `{part.kind}` chart has no band"
        yield ChartFault("chart-data", message, part.band.low[0], "take `kind: line`")
    if part.kind not in _LINES and not numbers.places.is_even:
        message = f"`x` has unequal steps, and the {'bars' if part.kind in _BARS else 'dots'} stand at equal ones"
        yield ChartFault("chart-spacing", message, part.data.x[0], "take `kind: line`, which keeps the distances")


def _crossing(part: ChartFields, numbers: ChartNumbers) -> Iterator[ChartFault]:
    low, high = numbers.series
    both = [(a, b, at) for at, (a, b) in enumerate(zip(low, high, strict=True)) if a is not None and b is not None]
    is_turned = bool(both) and both[0][0] > both[0][1]
    for one, other, at in both:
        if (one > other) != is_turned and one != other:
            message = f"the two series of the range cross at `{shown(part.data.x[at])}`"
            yield ChartFault("chart-data", message, part.data.x[at], "take `kind: line` for lines that cross")
            return


def _scale(part: ChartFields, numbers: ChartNumbers) -> Iterator[ChartFault]:
    """Find a start of the axis that would hide something, or make bars lie."""
    if part.start is None:
        return
    if part.kind in _BARS:
        message = f"a `{part.kind}` chart starts at zero, so that the lengths of its bars can be compared"
        yield ChartFault("chart-scale", message, part.start, "leave `start` out, or take `kind: dot` or `line`")
        return
    told = [float(value) for values in numbers.series for value in values if value is not None]
    told += [mark.at for mark in numbers.marks if mark.at is not None]
    told += [*numbers.band.low, *numbers.band.high] if numbers.band else []
    if numbers.start is not None and told and float(numbers.start) > min(told):
        message = f"`start` is {shown(part.start)}, and there are values below it"
        yield ChartFault("chart-scale", message, part.start, f"write {min(told):g} or less")
