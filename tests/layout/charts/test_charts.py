"""A chart's lines, bars and words stand where its values are, and no word on another."""

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from bluf.document import Figure, FigureStyle, PathShape
from bluf.layout import fit, placed_figures
from bluf.layout.charts import ChartPlan, LabelSize, planned
from bluf.layout.measuring import Flow, MeasuredWords
from bluf.pipeline import phases
from bluf.problems import BriefError
from tests.charts import LAKE, RISING, boxes, brief_with, chart_of, content, placed, words

MANY: dict[str, Any] = {
    "x": ["North quay", "South quay", "Old basin", "Outer harbour", "Rail yard"],
    "series": {
        "Containers": [402, 433, 440, 452, 470],
        "Bulk": [398, 400, 402, 404, 405],
        "Passengers and cars": [380, 385, 394, 399, 407],
    },
}
KINDS: dict[str, dict[str, Any]] = {
    "line": chart_of(data=MANY, marks=[{"at": 450, "label": "Capacity"}, {"x": "Old basin", "label": "Strike"}]),
    "lake": LAKE | {"alt": "a"},
    "bar": chart_of("bar", data=RISING, marks=[{"at": 15, "label": "Limit"}]),
    "grouped": chart_of("bar", data=MANY),
    "stacked": chart_of("stacked", data=MANY),
    "range": chart_of("range", data={"x": MANY["x"], "series": {"Low": [1, 2, 1, -2, 0], "High": [5, 7, 4, 3, 4]}}),
    "dot": chart_of("dot", data={"x": MANY["x"], "series": {"2024": [5, 7, 4, 3, 4], "2025": [6, 5, 9, 4, 4]}}),
}


def plan_of(figure: Figure, width: float, height: float, *, mirrored: bool = False) -> tuple[ChartPlan, Flow]:
    """Return a chart laid out anew in a rectangle, in the plain style."""
    sheet = phases.compose(phases.read(brief_with(chart_of()).encode(), "brief.yaml")).sheet
    flow = Flow(sheet, MeasuredWords(sheet, "en"))
    chart = figure.content
    assert not hasattr(chart, "shapes")
    plan = planned(chart, sheet.figures["Chart"], width, height, flow.label_sizes(figure), mirrored=mirrored)
    return plan, flow


def figure_of(kind: str) -> Figure:
    return placed(KINDS[kind]).block


def filled(figure_shapes: tuple[Any, ...]) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the bars among some shapes: rectangles that are filled."""
    found = []
    for shape in figure_shapes:
        if isinstance(shape, PathShape) and shape.fill and len(shape.segments) == 5:
            points = [segment[1:] for segment in shape.segments if len(segment) == 3]
            found.append(
                (
                    min(x for x, _ in points),
                    min(y for _, y in points),
                    max(x for x, _ in points),
                    max(y for _, y in points),
                )
            )
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(150, 110), (243, 138), (490, 142), (490, 91)])
def test_no_word_stands_on_another_or_beside_the_chart(kind: str, width: float, height: float) -> None:
    figure = figure_of(kind)
    plan, flow = plan_of(figure, width, height)
    sizes = flow.label_sizes(figure)
    found = []
    for each in plan.labels:
        size = sizes(each.label, each.width + 0.01)
        blank = 0.2 * sizes(each.label).height
        found.append((each.x, each.y + blank, each.x + size.width, each.y + size.height - blank, each.label))

    for left, _, right, _, _ in found:
        assert left >= -0.5
        assert right <= width + 0.5
    for one, other in combinations(found, 2):
        apart = one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
        assert apart, (one, other)


def test_bars_are_as_long_as_their_values_from_zero() -> None:
    figure = placed(chart_of("bar", data={"x": ["a", "b"], "series": {"A": [10, 25]}}))
    first, second = filled(figure.drawing.shapes)

    assert first[3] == second[3]
    assert (second[3] - second[1]) / (first[3] - first[1]) == pytest.approx(2.5)


def test_parts_of_a_stack_stand_on_one_another() -> None:
    data = {"x": ["a", "b"], "series": {"A": [10, 20], "B": [5, 5]}}
    figure = placed(chart_of("stacked", data=data))
    bars = filled(figure.drawing.shapes)
    by_place = sorted({bar[0] for bar in bars})

    left = sorted((bar for bar in bars if bar[0] == by_place[0]), key=lambda bar: -bar[1])
    assert left[0][1] == pytest.approx(left[1][3])


def test_places_that_are_measured_stand_in_proportion() -> None:
    data = {"x": [0, 1, 10], "series": {"A": [5, 6, 7]}}
    figure = placed(chart_of(data=data))

    assert content(figure).places == (0, 1, 10)
    (path,) = [s for s in figure.drawing.shapes if isinstance(s, PathShape) and s.stroke_width == 1.75]
    xs = [float(segment[1]) for segment in path.segments if len(segment) == 3]
    assert (xs[2] - xs[0]) / (xs[1] - xs[0]) == pytest.approx(10)


def test_a_reversed_axis_grows_downwards() -> None:
    figure = placed(KINDS["lake"])
    (path,) = [s for s in figure.drawing.shapes if isinstance(s, PathShape) and s.stroke_width == 1.75]
    ys = [float(segment[2]) for segment in path.segments if len(segment) == 3]

    assert ys == sorted(ys, reverse=True)  # the values fall, and so the line rises on the page


def test_an_axis_that_does_not_start_at_zero_bears_a_mark_of_that() -> None:
    flat = placed(chart_of(data={"x": ["a", "b"], "series": {"A": [400, 470]}}))
    full = placed(chart_of(data={"x": ["a", "b"], "series": {"A": [10, 470]}}))

    assert broken(flat) == 1
    assert broken(full) == 0
    assert "400" in words(flat)


def broken(figure: Any) -> int:
    """Return how many lines of a chart have a zigzag, of the axis' colour."""
    return sum(
        isinstance(shape, PathShape) and shape.stroke == figure.style.axis and len(shape.segments) == 6
        for shape in figure.drawing.shapes
    )


def test_a_gap_in_the_values_is_a_gap_in_the_line() -> None:
    data = {"x": [*"abcde"], "series": {"A": [1, 2, None, 3, 4]}}
    lines = [
        s for s in placed(chart_of(data=data)).drawing.shapes if isinstance(s, PathShape) and s.stroke_width == 1.75
    ]

    assert [len(each.segments) for each in lines] == [2, 2]


def test_series_are_told_apart_without_colour() -> None:
    lines = [s for s in placed(KINDS["line"]).drawing.shapes if isinstance(s, PathShape) and s.stroke_width == 1.75]

    assert len({each.dash for each in lines}) == 3


def test_the_last_point_of_a_line_is_named_with_its_value_as_typed() -> None:
    data = {"x": ["a", "b"], "series": {"Berths": ["1,200", "1,450.50"]}}

    assert "Berths 1,450.50" in words(placed(chart_of(data=data)))


def test_all_names_of_the_lake_stand_in_its_chart() -> None:
    said = words(placed(KINDS["lake"]))

    assert {"Rim", "Pumps must run by then", "12 m today", "28 h", "41", "30.5", "22"} <= set(said)
    assert "Level 12" not in said  # the mark at that point says it


def test_names_along_a_line_are_thinned_evenly_with_the_first_and_the_last() -> None:
    names = [f"Day {at} of the flood" for at in range(1, 32)]
    figure = placed(chart_of(data={"x": names, "series": {"A": [*range(31)]}}))
    shown = [word for word in words(figure) if word in names]
    at = [names.index(word) for word in shown]

    assert (at[0], at[-1]) == (0, 30)
    assert 1 < len(at) < 31
    assert len({after - before for before, after in pairwise(at)}) == 1


def test_bars_with_long_names_run_from_left_to_right() -> None:
    names = [f"The ministry of foreign and cultural affairs, directorate {at}" for at in range(7)]
    figure = placed(chart_of("bar", data={"x": names, "series": {"A": [*range(1, 8)]}}))
    bars = filled(figure.drawing.shapes)

    assert len({round(bar[0], 3) for bar in bars}) == 1
    assert len({round(bar[1], 3) for bar in bars}) == 7
    assert set(names) <= set(words(figure))


def test_a_chart_in_rows_is_as_high_as_its_names_need() -> None:
    names = [f"The ministry of affairs number {at}" for at in range(24)]
    few = placed(chart_of("dot", data={"x": names[:3], "series": {"A": [*range(1, 4)]}}))
    many = placed(chart_of("dot", data={"x": names, "series": {"A": [*range(1, 25)]}}))

    assert few.rect.height == pytest.approx(few.style.height)
    assert many.rect.height > 24 * 9


def test_names_that_find_no_room_are_an_error_at_their_line() -> None:
    data = {"x": ["a", "b"], "series": {f"A series with a name as long as this one, {at}": [1, 2] for at in range(6)}}
    document = phases.compose(phases.read(brief_with(chart_of(data=data)).encode(), "brief.yaml"))
    small = replace(document.sheet.figures["Chart"], height=40.0, width=0.25)
    sheet = replace(document.sheet, figures={**document.sheet.figures, "Chart": small})

    with pytest.raises(BriefError) as raised:
        fit(replace(document, sheet=sheet))
    (problem,) = raised.value.problems
    assert (problem.code, problem.span and problem.span.line) == ("no-room", 9)
    assert "A series with a name" in problem.message


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_words_right_of_a_plot_keep_clear_of_the_names_under_it_and_the_legend_over_it(kind: str) -> None:
    x = ["Monday", "Tuesday", "The very last day of the flood"]
    series = {f"Stock at the northern quays {at}": [9, 7, 0] for at in range(3)}
    marks = [{"at": 0, "label": "Nothing is left in the stores"}, {"at": 9, "label": "As full as they can be"}]
    figure = placed(chart_of(kind, data={"x": x, "series": series}, marks=marks))

    for one, other in combinations(boxes(figure), 2):
        apart = min(one[2], other[2]) <= max(one[0], other[0]) + 0.1
        assert apart or min(one[3], other[3]) <= max(one[1], other[1]) + 0.1, (one[4], other[4])


def test_bars_may_have_numbers_among_dates() -> None:
    data = {"x": ["2025-11-01", 7, "2025-11-03"], "series": {"A": [1, 2, 3]}}

    assert {"2025-11-01", "7", "2025-11-03"} <= set(words(placed(chart_of("bar", data=data))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_mirrored_chart_is_the_same_from_right_to_left(kind: str) -> None:
    figure = figure_of(kind)
    plan, _ = plan_of(figure, 300, 140)
    mirrored, _ = plan_of(figure, 300, 140, mirrored=True)

    assert [each.x + each.width for each in plan.labels] == pytest.approx([300 - each.x for each in mirrored.labels])
    assert plan.drawing != mirrored.drawing


def test_a_chart_of_a_page_from_right_to_left_is_mirrored() -> None:
    figure = placed(chart_of(data={"x": ["a", "b", "c"], "series": {"A": [1, 2, 3]}}), "lang: ar\n")
    at = {text: left for left, _, _, _, text in boxes(figure)}

    assert at["a"] > at["b"] > at["c"]


def test_colours_come_from_the_style() -> None:
    figure = placed(KINDS["bar"])
    plan, _ = plan_of(figure.block, 200, 100)
    sizes = Flow(*_flow()).label_sizes(figure.block)
    assert isinstance(sizes(0), LabelSize)
    other = planned(content(figure), FigureStyle("x", series=("#123456",)), 200, 100, sizes)

    colors = {shape.fill for shape in other.drawing.shapes if isinstance(shape, PathShape)}
    assert "#123456" in colors
    assert "#123456" not in {shape.fill for shape in plan.drawing.shapes if isinstance(shape, PathShape)}


def _flow() -> tuple[Any, MeasuredWords]:
    sheet = phases.compose(phases.read(brief_with(chart_of()).encode(), "brief.yaml")).sheet
    return sheet, MeasuredWords(sheet, "en")


def test_a_line_of_two_hundred_points_is_drawn() -> None:
    data = {"x": [*range(200)], "series": {name: [at * at % 37 for at in range(200)] for name in "ABCDEF"}}
    figures = placed_figures(fit(phases.compose(phases.read(brief_with(chart_of(data=data)).encode(), "b.yaml"))).body)

    assert all(each.labels for each in figures)


@pytest.mark.parametrize("kind", ["grouped", "stacked"])
def test_no_line_of_the_grid_shows_through_a_bar(kind: str) -> None:
    shapes = placed(KINDS[kind]).drawing.shapes
    bars = [shape for shape in shapes if isinstance(shape, PathShape) and shape.fill and len(shape.segments) == 5]

    assert len({bar.fill for bar in bars}) >= 3
    assert {bar.opacity for bar in bars} == {1.0}
