"""Values of every kind in the place of others: each is told at a place, and nothing breaks."""

from pathlib import Path

import pytest

from bluf.brief import examine_brief, read_yaml
from bluf.problems import BriefError

HEAD = "title: T\ndate: 2026-03-01\nbottom_line: B.\n"
WRONG = ("3", "text", "[1, 2]", "{a: b}", "{a: {b: c}}", "[[1]]", "[{a: b}]", "null", "''", "[]", "{}", "true",
         "[null]", "{a: null}", "{a: [1, null]}", "[[null]]", "[[[1]]]", "{1: 2}", "-5")  # fmt: skip
DATA = "data: {x: [a, b], series: {S: [1, 2]}}"
CHART = f"kind: line, alt: x, {DATA}"
TABLE = "columns: [A, B], rows: [[a, 1]]"
FIELDS = {
    "KEY": ("figures", "headings", "annexes", "cc", "status", "numbered", "sections", "arrange", "grow", "typography"),
    "actors: [{name: A, KEY}]": ("position", "stance", "mark", "other"),
    "figures: [{value: 3, KEY}]": ("unit", "label", "change", "source", "mark", "other"),
    "annexes: [{title: A, KEY}]": ("reference", "mark", "other"),
    "sections: [{heading: A, KEY}]": ("text", "points", "numbered", "chart", "table", "picture", "timeline", "mark"),
    "sections: [{heading: A, timeline: [{when: x, text: y, KEY}]}]": ("who", "source", "mark", "other"),
    f"sections: [{{heading: A, table: {{{TABLE}, KEY}}}}]": (
        "caption", "data", "encoding", "delimiter", "total", "source", "priority", "other",
    ),
    "sections: [{heading: A, table: {KEY, rows: [[a, 1]]}}]": ("columns", "data"),
    "sections: [{heading: A, table: {KEY, columns: [A, B]}}]": ("rows", "data"),
    "sections: [{heading: A, table: {columns: [A, {head: B, KEY}], rows: [[a, b]]}}]": (
        "align", "kind", "values", "other",
    ),
    f"sections: [{{heading: A, table: {{{TABLE}, total: {{KEY}}}}}}]": ("A", "C"),
    f"sections: [{{heading: A, chart: {{{CHART}, KEY}}}}]": (
        "title", "unit", "x_label", "encoding", "delimiter", "marks", "band", "reversed", "start", "note", "decorative",
        "source", "priority", "other",
    ),
    "sections: [{heading: A, chart: {KEY, alt: x}}]": ("kind", "data"),
    "sections: [{heading: A, chart: {kind: line, alt: x, data: {KEY}}}]": ("file", "x", "series"),
    "sections: [{heading: A, chart: {kind: line, alt: x, data: {x: [a, b], series: {KEY}}}}]": ("S",),
    f"sections: [{{heading: A, chart: {{{CHART}, marks: [{{KEY}}]}}}}]": ("at", "x", "label", "other"),
    f"sections: [{{heading: A, chart: {{{CHART}, band: {{KEY, low: [1]}}}}}}]": ("from", "high", "label"),
    "sections: [{heading: A, picture: {file: a.png, KEY}}]": (
        "alt", "decorative", "caption", "credit", "crop", "source", "priority", "other",
    ),
    "key_points: [{text: a, KEY}]": ("points", "priority", "mark"),
    "key_points: [{text: a, points: [{text: b, KEY}]}]": ("points", "source", "mark", "other"),
}  # fmt: skip


@pytest.mark.parametrize(("around", "name"), [(around, name) for around, names in FIELDS.items() for name in names])
def test_a_value_of_another_kind_is_taken_or_told_at_its_place(around: str, name: str, tmp_path: Path) -> None:
    for value in WRONG:
        body = around.replace("KEY", f"{name}: {value}")
        points = "" if "key_points" in body else "key_points: [K]\n"
        try:
            source = read_yaml(f"{HEAD}{points}{body}\n".encode(), "x.yaml")
        except BriefError as error:
            found = list(error.problems)
        else:
            brief, found = examine_brief(source, folder=tmp_path)
            assert brief is not None or found, body
        for problem in found:
            assert problem.span is not None, body
            assert problem.span.line > 0, body
            assert problem.message, body
