"""A field that stands in the wrong place, and a part written in another shape, are told with the way to write them."""

from pathlib import Path

import pytest

from bluf.ground.workspace import Workspace
from bluf.pipeline.phases import run
from bluf.problems import Problem

HEAD = "title: T\ndate: 2031-10-20\nbottom_line: B\nkey_points: [K]\n"
SECTION = "sections:\n  - heading: H\n    "


def problems(folder: Path, more: str) -> dict[str, Problem]:
    """Return the problems of a brief by their fields."""
    path = folder / "b.yaml"
    path.write_text(HEAD + more, encoding="utf-8")
    return {problem.field or "": problem for problem in run(str(path), Workspace(folder)).problems}


@pytest.mark.parametrize(
    ("more", "field", "holder"),
    [
        ("table: {rows: [[1]]}\n", "table", "sections"),
        ("timeline: []\n", "timeline", "sections"),
        ("next_steps:\n  - {text: T, chart: {}}\n", "next_steps[0].chart", "sections"),
        (SECTION + "chart: {kind: bar, series: {A: [1]}, alt: A}\n", "sections[0].chart.series", "data"),
        (SECTION + "rows: [[1]]\n", "sections[0].rows", "table"),
    ],
)
def test_a_field_that_only_one_other_part_has_is_told_with_that_part(
    tmp_path: Path, more: str, field: str, holder: str
) -> None:
    assert problems(tmp_path, more)[field].hint == f"it is a field of `{holder}`: write it there"


@pytest.mark.parametrize(
    ("more", "field", "meant"),
    [
        (SECTION + "image: {file: a.png}\n", "sections[0].image", "picture"),
        (SECTION + "chart: {type: bar, data: a.csv}\n", "sections[0].chart.type", "kind"),
        (SECTION + "table: {headers: [A], rows: [[1]]}\n", "sections[0].table.headers", "columns"),
        (SECTION + "timeline: [{time: Noon, text: T}]\n", "sections[0].timeline[0].time", "when"),
        ("figures: [{number: 3, label: L}]\n", "figures[0].number", "value"),
    ],
)
def test_what_others_call_a_field_of_a_figure_is_told_with_its_name(
    tmp_path: Path, more: str, field: str, meant: str
) -> None:
    assert problems(tmp_path, more)[field].hint == f"did you mean `{meant}`?"


@pytest.mark.parametrize("row", ["{A: 1}", "A and 1"])
def test_a_row_that_is_no_list_is_told_how_to_write_one(tmp_path: Path, row: str) -> None:
    found = problems(tmp_path, SECTION + f"table: {{columns: [A], rows: [{row}]}}\n")

    assert found["sections[0].table.rows[0]"].hint == "write its values in order, between brackets: `[first, second]`"


@pytest.mark.parametrize(
    ("more", "field", "needed"),
    [
        (SECTION + "picture: quay.png\n", "sections[0].picture", "file"),
        ("figures: [Six hundred]\n", "figures[0]", "value"),
        (SECTION + "timeline: [Tonight]\n", "sections[0].timeline[0]", "when"),
    ],
)
def test_words_in_place_of_a_mapping_are_told_with_the_field_that_it_must_have(
    tmp_path: Path, more: str, field: str, needed: str
) -> None:
    assert problems(tmp_path, more)[field].hint == f"write its fields under it, as `{needed}: …`"


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("chart: {kind: bar, data: lost.csv, alt: A}", "data-missing"),
        ("table: {data: lost.csv}", "data-missing"),
        ("table: {columns: [A], rows: [[1]], total: {Sum: 1}}", "unknown-column"),
        ("table: {columns: [A], rows: [[1, 2]]}", "ragged-rows"),
    ],
)
def test_what_is_wrong_with_a_figure_is_told_once(tmp_path: Path, figure: str, code: str) -> None:
    (problem,) = problems(tmp_path, f"{SECTION}{figure}\n").values()

    assert problem.code == code
