"""Rows of cells, and mappings whose keys are the author's own words: an edit changes its cell or key and no other."""

import pytest

from bluf.brief.amending import amend
from bluf.yaml_edit import Cut, Edit, Insert, Move, Put, Rename, edit_from_data

TABLE = "sections[0].table"
SERIES = "sections[0].chart.data.series"
BRIEF = """\
title: Needs
key_points: [One]
sections:
  - heading: Needs by village
    table:
      columns: [Village, {head: People, align: right}, Readiness]   # three
      rows:
        # the north
        - [Cairnside, 780, ready]   # counted twice
        - - Saltham
          - "990"      # as typed
          - 'not ready'
      total: {Village: Total, "People": "1,770"}
    chart:
      kind: line
      data:
        x: [Fri, Sat]
        series:
          Level (m): [33, 24]   # measured
          "a.b": [1, 2]
"""


def changed(*edits: Edit, text: str = BRIEF) -> list[str]:
    """Return the lines that came."""
    old = text.splitlines()
    return [line.strip() for line in amend(text, edits).splitlines() if line not in old]


@pytest.mark.parametrize(
    ("edit", "came"),
    [
        (Put(f"{TABLE}.rows[0][1]", "1,000"), ['- [Cairnside, "1,000", ready]   # counted twice']),
        (Put(f"{TABLE}.rows[0][2]", ""), ['- [Cairnside, 780, ""]   # counted twice']),
        (Put(f"{TABLE}.rows[1][1]", "991"), ['- "991"      # as typed']),
        (Put(f"{TABLE}.rows[1][2]", "ready: now"), ["- 'ready: now'"]),
        (Insert(f"{TABLE}.rows[0]", 1, "x"), ["- [Cairnside, x, 780, ready]   # counted twice"]),
        (Cut(f"{TABLE}.rows[0][0]"), ["- [780, ready]   # counted twice"]),
        (Move(f"{TABLE}.rows[0]", 0, 2), ["- [780, ready, Cairnside]   # counted twice"]),
        (Insert(f"{TABLE}.rows", 2, ("Odd, [one]", "", "5")), ['- ["Odd, [one]", "", 5]']),
        (Insert(f"{TABLE}.rows", 1, ("A", "B", "C")), ["- [A, B, C]"]),
        (
            Put(f"{TABLE}.columns[2].kind", "choice"),
            ["columns: [Village, {head: People, align: right}, {head: Readiness, kind: choice}]   # three"],
        ),
        (
            Put(f"{TABLE}.columns[1].values.ready", "good"),
            ["columns: [Village, {head: People, align: right, values: {ready: good}}, Readiness]   # three"],
        ),
        (
            Put(f"{TABLE}.columns[1].values.not ready", "bad"),
            ["columns: [Village, {head: People, align: right, values: {not ready: bad}}, Readiness]   # three"],
        ),
        (Put(f"{TABLE}.total.Readiness", "3 of 5"), ['total: {Village: Total, "People": "1,770", Readiness: 3 of 5}']),
        (
            Put(f"{TABLE}.total.Food: t, kg", "7"),
            ['total: {Village: Total, "People": "1,770", "Food: t, kg": 7}'],
        ),
        (Cut(f"{TABLE}.total.Village"), ['total: {"People": "1,770"}']),
        (Rename(f"{TABLE}.total.People", "Persons: all"), ['total: {Village: Total, "Persons: all": "1,770"}']),
        (Put(f"{SERIES}.Level (m)[0]", "32"), ["Level (m): [32, 24]   # measured"]),
        (Put(f'{SERIES}["a.b"][1]', "3"), ['"a.b": [1, 3]']),
        (Put(f"{SERIES}.# new", ("1", "")), ['"# new": [1, ""]']),
        (Rename(f"{SERIES}.Level (m)", "Level: metres"), ['"Level: metres": [33, 24]   # measured']),
        (Rename(f'{SERIES}["a.b"]', "b"), ["b: [1, 2]"]),
        (Cut(f'{SERIES}["a.b"]'), []),
    ],
    ids=lambda value: str(getattr(value, "path", "")) + str(getattr(value, "value", "")),
)
def test_an_edit_of_a_cell_or_key_changes_that_alone(edit: Edit, came: list[str]) -> None:
    assert changed(edit) == came


def test_a_row_is_moved_with_its_comments() -> None:
    after = amend(BRIEF, [Move(f"{TABLE}.rows", 1, 0)])

    assert after.index("Saltham") < after.index("Cairnside, 780, ready]   # counted twice")
    assert sorted(after.split()) == sorted(BRIEF.split())


def test_a_table_and_a_chart_are_made_where_none_is() -> None:
    text = "title: Needs\nsections:\n  - heading: Needs\n"
    edits: list[Edit] = [
        Put(f"{TABLE}.columns", ("Village", "People")),
        Insert(f"{TABLE}.rows", 0, ("Cairnside", "780")),
        Put("sections[0].chart.kind", "line"),
        Put("sections[0].chart.data.x", ("Fri", "Sat")),
        Put(f"{SERIES}.Level, m", ("33", "24")),
    ]

    assert amend(text, edits) == (
        f"{text}    chart:\n      kind: line\n      data:\n        x: [Fri, Sat]\n"
        '        series:\n          "Level, m": [33, 24]\n    table:\n      columns: [Village, People]\n      rows:\n'
        "        - [Cairnside, 780]\n"
    )


def test_a_file_of_a_charts_values_is_bare_text() -> None:
    text = "title: Needs\nsections:\n  - heading: Needs\n    chart: {kind: line}\n"
    assert "{kind: line, data: data/lake.csv}" in amend(text, [Put("sections[0].chart.data.file", "data/lake.csv")])


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (Rename(f"{TABLE}.total.People", "Village"), "has `Village` already"),
        (Rename(f"{TABLE}.total.Nobody", "A"), "has no `Nobody`"),
        (Rename(f"{TABLE}.total.People", ""), "can't be a key"),
        (Rename(f"{TABLE}.total.People", "a\nb"), "can't be a key"),
        (Rename(f"{TABLE}.caption", "title"), "has no `caption`"),
        (Rename("sections[0].heading", "title"), "is a field's name"),
        (Rename("sections[0]", "title"), "has no `sections`"),
        (Insert(f"{TABLE}.columns", 0, ("A", "B")), "are no lists"),
        (Put(f"{TABLE}.rows[0][9]", "x"), "has 3 items"),
        (Put(f"{TABLE}.rows[0].a", "x"), "has no `a`"),
        (Put(f"{TABLE}.rows[0][0][0]", "x"), "is no list"),
        (Put("sections[0].odd name", "x"), "has no `odd name`"),
        (Put("odd name", "x"), "is not the path of a field"),
    ],
)
def test_an_edit_that_makes_no_sense_there_is_refused(edit: Edit, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        amend(BRIEF, [edit])


def test_a_rename_and_a_row_are_told_in_json() -> None:
    assert edit_from_data({"op": "rename", "path": "a.b", "name": "c"}) == Rename("a.b", "c")
    assert edit_from_data({"op": "insert", "path": "a", "index": 0, "value": ["x", ""]}) == Insert("a", 0, ("x", ""))
    for odd in ({"op": "rename", "path": "a.b"}, {"op": "rename", "path": "a.b", "name": 1}):
        with pytest.raises(ValueError, match="`name` must be text"):
            edit_from_data(odd)
