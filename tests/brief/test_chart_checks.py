"""What keeps a chart from being drawn is a problem at its line."""

from typing import Any

import pytest

from bluf.brief.chart_data import chart_numbers
from bluf.pipeline.phases import read
from bluf.problems import Problem
from tests.charts import LAKE, RISING, brief_with, chart_of, problems_of


def faults(**fields: Any) -> list[tuple[str, int]]:
    """Return the codes and lines of a chart's problems: its `kind` is on line 8, its `data` on line 9."""
    return [(found.code, line_of(found)) for found in problems_of(brief_with(chart_of(**fields)))]


def line_of(problem: Problem) -> int:
    assert problem.span is not None
    return problem.span.line


def data(*series: list[Any], x: list[Any] | None = None, **more: Any) -> dict[str, Any]:
    names = [*"ABCDEFGHIJ"]
    return {"x": x or ["Mon", "Tue", "Wed"], "series": dict(zip(names, series, strict=False)), **more}


@pytest.mark.parametrize("typed", ["many", "nan", "inf", "1e300", "1,2,3", "10000000000000000", "9" * 400])
def test_what_is_no_number_or_beyond_reason_is_told(typed: str) -> None:
    assert faults(data=data([1, typed, 3])) == [("bad-number", 9)]


@pytest.mark.parametrize("typed", ["-3.50", "\u22127", "1,250", "2 400.5", "9 m", "€ 12"])
def test_numbers_may_have_a_sign_separators_and_a_unit(typed: str) -> None:
    assert faults(data=data([1, typed, 3])) == []


@pytest.mark.parametrize(("lang", "values"), [("de", ["1,5", "2,25"]), ("en", ["1.5", "2.25"])])
def test_a_decimal_mark_is_that_of_the_language(lang: str, values: list[str]) -> None:
    text = brief_with(chart_of(data={"x": ["a", "b"], "series": {"A": values}}), f"lang: {lang}\n")
    (chart,) = [section.chart for section in read(text.encode(), "b.yaml").sections]

    assert chart is not None
    assert [float(value or 0) for value in chart_numbers(chart, lang).series[0]] == [1.5, 2.25]


def test_a_dash_stands_for_a_value_that_is_missing() -> None:
    assert faults(data=data([1, "–", 3])) == []


def test_a_chart_that_says_all_it_must_has_no_problem() -> None:
    assert problems_of(brief_with(chart_of())) == []
    assert problems_of(brief_with({**LAKE, "alt": "It rises."})) == []


def test_a_chart_needs_an_alternative_text() -> None:
    (found,) = problems_of(brief_with({"kind": "line", "data": RISING}))

    assert (found.code, line_of(found), str(found.field)) == ("missing-alt", 7, "sections[0].chart")


def test_a_decorative_chart_needs_none_and_should_have_none() -> None:
    assert problems_of(brief_with({"kind": "line", "data": RISING, "decorative": "true"})) == []
    assert faults(decorative="true") == [("decorative-alt", 10)]


def test_text_for_a_number_is_told_at_its_cell() -> None:
    text = brief_with(chart_of(data=data([1, "lots", 3])))
    (found,) = problems_of(text)

    assert (found.code, line_of(found), str(found.field)) == ("bad-number", 9, "sections[0].chart.data.series.A[1]")
    assert found.span is not None
    assert found.span.excerpt[found.span.column - 1 :].lstrip('"').startswith("lots")
    assert "value 2 of `A`" in found.message


def test_a_value_that_is_null_is_left_out_without_a_word() -> None:
    assert faults(data=data([1, None, 3])) == []


def test_null_in_quotes_is_text() -> None:
    assert faults(data=data([1, "null", 3])) == [("bad-number", 9)]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("line", data([1, 2])),
        ("line", data([1, 2, 3, 4])),
        ("line", data([None, 5, None])),
        ("range", data([1, None, None], [2, 3, 4])),
        ("bar", data([None, None, None])),
        ("line", {"x": ["Mon", "Tue"]}),
        ("stacked", data([1, -2, 3])),
        ("bar", data([1, 2, 3], x=["Mon", "mon", "Tue"])),
        ("line", data(*[[1, 2, 3]] * 7)),
        ("line", data([*range(201)], x=[f"d{at}" for at in range(201)])),
        ("bar", data([*range(41)], x=[f"d{at}" for at in range(41)])),
        ("range", data([1, 2, 3])),
        ("range", data([1, 2, 3], [2, 3, 4], [3, 4, 5])),
        ("range", data([1, 5, 3], [2, 3, 4])),
        ("line", data([1, 2, 3], x=["2025-01-03", "2025-01-01", "2025-01-02"])),
        ("line", data([1, 2, 3], places=[0, 1])),
        ("line", data([1, 2, 3], places=[0, 2, 1])),
    ],
)
def test_data_that_cannot_be_drawn_is_an_error(kind: str, given: dict[str, Any]) -> None:
    assert faults(kind=kind, data=given) == [("chart-data", 9)]


def test_a_line_may_be_a_point_beside_others() -> None:
    assert faults(data=data([1, 2, 3], [None, 2, None])) == []


def test_one_bar_is_a_chart() -> None:
    assert faults(kind="bar", data={"x": ["Mon"], "series": {"A": [3]}}) == []


@pytest.mark.parametrize("mark", [{"x": "Wedn", "label": "a"}, {"label": "nowhere"}])
def test_a_mark_stands_at_a_place_of_the_chart(mark: dict[str, Any]) -> None:
    assert faults(marks=[mark]) == [("chart-place", 11)]


def test_a_place_that_was_misspelt_is_suggested() -> None:
    (found,) = problems_of(brief_with(chart_of(marks=[{"x": "Wedn"}])))

    assert found.hint == "did you mean `Wed`?"
    assert found.data is not None
    assert found.data.meant == "Wed"


def test_a_mark_at_no_number_is_an_error() -> None:
    assert faults(marks=[{"at": "high"}]) == [("bad-number", 11)]


def test_a_mark_may_stand_between_places_that_are_measured() -> None:
    assert faults(data=data([1, 2, 3], places=[0, 24, 48]), marks=[{"x": 30}]) == []
    assert faults(data=data([1, 2, 3], places=[0, 24, 48]), marks=[{"x": 50}]) == [("chart-place", 11)]
    assert faults(data=data([1, 2, 3], x=["2025-01-01", "2025-01-03", "2025-02-01"]), marks=[{"x": "2025-01-09"}]) == []


@pytest.mark.parametrize(
    ("band", "code"),
    [
        ({"from": "Sun", "low": [1, 2], "high": [2, 3]}, "chart-place"),
        ({"from": "Tue", "low": [1, 2, 3], "high": [2, 3, 4]}, "chart-data"),
        ({"from": "Tue", "low": [1, 2], "high": [2, 3, 4]}, "chart-data"),
        ({"from": "Tue", "low": [1, 9], "high": [2, 3]}, "chart-data"),
        ({"from": "Tue", "low": [1], "high": [2]}, "chart-data"),
        ({"low": [1, 2], "high": [2, 3]}, "chart-place"),
        ({"x": ["Mon"], "low": [1, 2], "high": [2, 3]}, "chart-data"),
        ({"x": ["Tue", "Mon"], "low": [1, 2], "high": [2, 3]}, "chart-data"),
        ({"from": "Tue", "low": [1, "x"], "high": [2, 3]}, "bad-number"),
    ],
)
def test_a_band_that_cannot_be_drawn_is_an_error(band: dict[str, Any], code: str) -> None:
    assert faults(band=band) == [(code, 11)]


def test_only_lines_have_a_band() -> None:
    band = {"from": "Tue", "low": [1, 2], "high": [2, 3]}

    assert faults(kind="bar", band=band) == [("chart-data", 11)]


@pytest.mark.parametrize(("kind", "start"), [("bar", 5), ("stacked", 0), ("line", 11), ("dot", 12)])
def test_an_axis_that_would_lie_is_an_error(kind: str, start: int) -> None:
    assert faults(kind=kind, start=start) == [("chart-scale", 11)]


def test_a_line_may_start_elsewhere_than_at_zero() -> None:
    assert faults(start=8) == []


def test_bars_of_uneven_years_are_told_of() -> None:
    uneven = data([1, 2, 3], x=[2010, 2020, 2021])

    assert faults(kind="bar", data=uneven) == [("chart-spacing", 9)]
    assert faults(kind="line", data=uneven) == []
    assert faults(kind="bar", data=data([1, 2, 3], x=["2025-01", "2025-02", "2025-03"])) == []
