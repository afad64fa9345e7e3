"""What a table or a chart takes from a CSV file is in the brief as if it stood there, with its place in the file."""

from pathlib import Path

import pytest

from bluf.brief import Brief, FieldSpec, examine_brief, read_brief
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath

HEAD = "title: Sample\ndate: 2024-10-25\nbottom_line: One thing matters.\nkey_points: [A point.]\n"
SECTION = f"{HEAD}sections:\n  - heading: Ports\n"
TABLE = f"{SECTION}    table: {{data: ports.csv}}\n"
PORTS = "Port,Ships,Crew\nHarn,12,300\n*Lusara*,,90\n"


def examined(text: str, folder: Path, fields: tuple[FieldSpec, ...] = ()) -> tuple[Brief | None, list[Problem]]:
    return examine_brief(read_brief(text.encode(), "briefs/b.yaml"), fields, folder=folder)


def brief_of(text: str, folder: Path, fields: tuple[FieldSpec, ...] = ()) -> Brief:
    brief, problems = examined(text, folder, fields)
    assert brief is not None
    assert problems == []
    return brief


def problem_of(text: str, folder: Path) -> Problem:
    (problem,) = examined(text, folder)[1]
    return problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ports.csv").write_text(PORTS)
    return tmp_path


def test_a_table_has_the_columns_and_rows_of_its_file(folder: Path) -> None:
    brief = brief_of(TABLE, folder)

    table = brief.sections[0].table
    assert table is not None
    assert [column.head for column in table.columns] == ["Port", "Ships", "Crew"]
    assert table.rows == (("Harn", "12", "300"), ("*Lusara*", None, "90"))
    path = FieldPath("sections[0].table.rows[1][2]")
    assert table.rows[1][2] is not None
    assert table.rows[1][2].path == path
    span = brief.spans[path]
    assert (span.path, span.line, span.column, span.end_column) == ("briefs/ports.csv", 3, 11, 13)
    assert brief.place(FieldPath("sections[0].table.columns[1].head")).line == 1


def test_marks_in_a_file_are_printed_as_they_are(folder: Path) -> None:
    table = brief_of(TABLE, folder).sections[0].table

    assert table is not None
    assert table.rows[1][0] is not None
    assert table.rows[1][0].rich.words == "*Lusara*"


def test_columns_that_are_given_choose_and_order_those_of_the_file(folder: Path) -> None:
    text = SECTION + "    table:\n      data: ports.csv\n      columns: [{head: Crew, align: left}, Port]\n"

    brief = brief_of(text, folder)

    table = brief.sections[0].table
    assert table is not None
    assert [(column.head, column.align) for column in table.columns] == [("Crew", "left"), ("Port", None)]
    assert table.rows[0] == ("300", "Harn")
    (note,) = brief.warnings
    assert (note.code, note.span and note.span.line) == ("columns-left-out", 9)
    assert "`Ships`" in note.message


def test_a_column_that_the_file_lacks_is_told_with_what_was_meant(folder: Path) -> None:
    text = SECTION + "    table:\n      data: ports.csv\n      columns: [Prot, Ships, Crew]\n"

    problem = problem_of(text, folder)

    assert (problem.code, problem.span and problem.span.line, problem.field) == (
        "unknown-column", 9, "sections[0].table.columns[0]"
    )  # fmt: skip
    assert problem.data is not None
    assert problem.data.meant == "Port"


@pytest.mark.parametrize("data", ["lake.csv", "{file: lake.csv}"])
def test_a_chart_has_the_series_of_its_file(tmp_path: Path, data: str) -> None:
    (tmp_path / "lake.csv").write_text("Day;Level;Inflow\nFri;33,5;\nSat;24;14\n")

    brief = brief_of(f"{SECTION}    chart: {{kind: line, alt: It rises., data: {data}}}\n", tmp_path)

    chart = brief.sections[0].chart
    assert chart is not None
    assert chart.data.x == ("Fri", "Sat")
    assert {each.name: each.values for each in chart.data.series} == {"Level": ("33,5", "24"), "Inflow": (None, "14")}
    path = FieldPath("sections[0].chart.data.series.Level[1]")
    assert (brief.spans[path].path, brief.spans[path].line, brief.spans[path].column) == ("briefs/lake.csv", 3, 5)
    assert chart.data.file == "lake.csv"


@pytest.mark.parametrize("heads", ["Day;Level;Level", "Day;Level;"])
def test_series_have_names_of_their_own(tmp_path: Path, heads: str) -> None:
    (tmp_path / "lake.csv").write_text(f"{heads}\nFri;1;2\nSat;3;4\n")

    problem = problem_of(f"{SECTION}    chart: {{kind: line, alt: It rises., data: lake.csv}}\n", tmp_path)

    assert problem.code in ("duplicate-key", "empty-value")
    assert problem.span is not None
    assert (problem.span.path, problem.span.line, problem.span.column) == ("briefs/lake.csv", 1, 11)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("table: {data: ports.csv, rows: [[A, 1, 2]]}", 7),
        ("chart: {kind: line, alt: A, data: {file: ports.csv, x: [A]}}", 7),
    ],
)
@pytest.mark.parametrize("has_folder", [True, False])
def test_values_are_in_the_brief_or_in_a_file(folder: Path, given: str, line: int, has_folder: bool) -> None:
    source = read_brief(f"{SECTION}    {given}\n".encode(), "b.yaml")

    problems = examine_brief(source, folder=folder if has_folder else None)[1]

    assert [(problem.code, problem.span and problem.span.line) for problem in problems][:1] == [("data-twice", line)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("prots.csv", "data-missing"),
        ("../ports.csv", "outside-folder"),
        ("C:\\data\\ports.csv", "outside-folder"),
        ("ports.xlsx", "data-unreadable"),
        ("folder.csv", "data-unreadable"),
    ],
)
def test_a_path_that_leads_to_no_csv_file_is_told_at_its_line(folder: Path, name: str, code: str) -> None:
    (folder / "folder.csv").mkdir()

    problem = problem_of(f"{SECTION}    table:\n      data: '{name}'\n", folder)

    assert (problem.code, problem.span and problem.span.line) == (code, 8)
    assert problem.field == "sections[0].table.data"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(PORTS)
    inside = tmp_path / "briefs"
    inside.mkdir()
    (inside / "ports.csv").symlink_to(tmp_path / "secret.csv")

    assert problem_of(TABLE, inside).code == "outside-folder"


def test_what_is_wrong_in_a_file_is_told_at_its_line(folder: Path) -> None:
    (folder / "ports.csv").write_text("Port,Ships\nHarn,=B3\n")

    problem = problem_of(TABLE, folder)

    assert problem.span is not None
    assert (problem.code, problem.span.path, problem.span.line) == ("csv-formula", "briefs/ports.csv", 2)
    assert problem.field == "sections[0].table.data"


@pytest.mark.parametrize("key", ["encoding: utf-99", "encoding: base64"])
def test_an_encoding_that_is_none_is_told_at_its_line(folder: Path, key: str) -> None:
    problem = problem_of(f"{SECTION}    table:\n      data: ports.csv\n      {key}\n", folder)

    assert (problem.code, problem.span and problem.span.line) == ("data-unreadable", 9)


def test_the_encoding_and_the_delimiter_are_as_the_brief_says(folder: Path) -> None:
    (folder / "ports.csv").write_bytes("Hafen;Größe\nBüsum;1,5\n".encode("windows-1252"))
    text = f"{SECTION}    table: {{data: ports.csv, encoding: windows-1252, delimiter: semicolon}}\n"

    table = brief_of(text, folder).sections[0].table

    assert table is not None
    assert table.rows == (("Büsum", "1,5"),)


def test_a_field_that_a_template_declares_takes_a_file_too(folder: Path) -> None:
    fields = (FieldSpec("needs", "table"),)

    brief = brief_of(f"{HEAD}needs: {{data: ports.csv}}\n", folder, fields)

    assert brief.extra["needs"].rows[0][0] == "Harn"


def test_choosing_no_column_of_a_file_is_told_at_its_line(folder: Path) -> None:
    _, problems = examined(f"{SECTION}    table: {{data: ports.csv, columns: []}}\n", folder)

    assert ("empty-value", "sections[0].table.columns", 7) in [
        (problem.code, str(problem.field), problem.span and problem.span.line) for problem in problems
    ]
