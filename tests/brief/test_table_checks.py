"""What is wrong with a table is told at its row, column or total; a total that is no sum is a warning."""

import pytest

from bluf.brief import Brief, examine_brief, read_brief
from bluf.problems import Problem

HEAD = "title: Sample\ndate: 2024-10-25\nbottom_line: One thing matters.\nkey_points: [A point.]\n"
LINE = 8  # of the table's first line


def examined(table: str, lang: str = "en") -> tuple[Brief | None, list[Problem]]:
    lines = "".join(f"      {line}\n" for line in table.splitlines())
    text = f"{HEAD}lang: {lang}\nsections:\n  - heading: Ports\n    table:\n{lines}".replace("lang: en\n", "", 1)
    return examine_brief(read_brief(text.encode(), "b.yaml"))


def problem_of(table: str) -> Problem:
    (problem,) = examined(table)[1]
    return problem


def warnings_of(table: str, lang: str = "en") -> list[Problem]:
    brief, problems = examined(table, lang)
    assert problems == []
    assert brief is not None
    return list(brief.warnings)


def test_each_ragged_row_is_told_at_its_line() -> None:
    problems = examined("columns: [Port, Ships]\nrows:\n  - [Harn, 1]\n  - [Lusara]\n  - [A, 1, 2]\n")[1]

    assert [(problem.code, problem.span and problem.span.line) for problem in problems] == [
        ("ragged-rows", LINE + 3), ("ragged-rows", LINE + 4)
    ]  # fmt: skip
    assert problems[0].field == "sections[0].table.rows[1]"


@pytest.mark.parametrize("table", ["caption: Ships\n", "columns: [Port]\n", "rows: [[Harn]]\n"])
def test_a_table_has_columns_and_rows(table: str) -> None:
    assert problem_of(table).code == "missing-field"


@pytest.mark.parametrize(("count", "rows"), [(30, 1), (1, 200)])
def test_more_columns_or_rows_than_a_page_holds_are_told_at_the_table(count: int, rows: int) -> None:
    row = f"[{', '.join(['1'] * count)}]"
    problem = problem_of(f"columns: {row}\nrows: [{', '.join([row] * rows)}]\n")

    assert (problem.code, problem.span and problem.span.line) == ("table-too-large", LINE - 1)
    assert problem.data is not None
    assert problem.data.amount == max(count, rows)


CHOICE = "columns: [Port, {head: State, kind: choice, values: {ready: good, not ready: bad}}]\n"


def test_a_word_that_is_not_in_its_list_is_told_with_what_was_meant() -> None:
    problem = problem_of(f"{CHOICE}rows:\n  - [Harn, Ready]\n  - [Lusara, redy]\n")

    assert (problem.code, problem.span and (problem.span.line, problem.span.column)) == ("bad-value", (LINE + 3, 20))
    assert problem.data is not None
    assert problem.data.meant == "ready"


def test_a_choice_needs_words_to_choose_from() -> None:
    problem = problem_of("columns: [Port, {head: State, kind: choice}]\nrows: [[Harn, x]]\n")

    assert problem.code == "missing-field"
    assert problem.data is not None
    assert problem.data.fields == ("values",)


def test_values_of_a_column_that_is_no_choice_are_told() -> None:
    problem = problem_of("columns: [Port, {head: S, kind: text, values: {a: good}}]\nrows: [[Harn, a]]\n")

    assert problem.field == "sections[0].table.columns[1].kind"


def test_a_total_of_an_unknown_column_is_told_with_what_was_meant() -> None:
    problem = problem_of("columns: [Port, Ships]\nrows: [[Harn, 1]]\ntotal:\n  Shipps: 1\n")

    assert (problem.code, problem.span and problem.span.line) == ("unknown-column", LINE + 3)
    assert problem.data is not None
    assert problem.data.meant == "Ships"


def test_a_total_of_two_columns_of_one_name_is_told() -> None:
    assert problem_of("columns: [Ships, Ships]\nrows: [[1, 1]]\ntotal: {Ships: 1}\n").code == "unknown-column"


def total_of(*rows: str, total: str, lang: str = "en") -> list[Problem]:
    listed = "".join(f"  - [P{index}, '{row}']\n" for index, row in enumerate(rows))
    return warnings_of(f"columns: [Port, Ships]\nrows:\n{listed}total: {{Port: Total, Ships: '{total}'}}\n", lang)


@pytest.mark.parametrize(
    ("rows", "total", "lang"),
    [
        (("780", "1,930"), "2,710", "en"),
        (("780", "1.930"), "2.710", "de"),
        (("780", "1.930"), "2.710", "en"),  # in English a point parts decimals, but by thousands it is a sum
        (("1,5", "2,5"), "4", "de"),
        (("6.5 m", "5.0 m"), "11.5 m", "en"),
        (("33 %", "33 %", "33 %"), "100 %", "en"),  # each is rounded
        (("1.26", "1.26"), "2.5", "en"),  # the total is rounded
        (("1", ""), "1", "en"),
        (("300 m", "2 km"), "2.3 km", "en"),
        (("1", "n/a"), "3", "en"),
        (("12 of 40", "3"), "5", "en"),
        (("١٬٢٣٤", "٦"), "١٬٢٤٠", "ar"),
    ],
)
def test_a_sum_or_what_can_not_be_read_for_certain_is_let_be(rows: tuple[str, ...], total: str, lang: str) -> None:
    assert total_of(*rows, total=total, lang=lang) == []


@pytest.mark.parametrize(
    ("rows", "total", "lang", "found"),
    [
        (("780", "1,930"), "2,700", "en", "2,710"),
        (("780,5", "1.930,25"), "2.700", "de", "2.710,75"),
        (("−5", "3"), "2", "en", "−2"),
        (("1 000", "500"), "1 600", "fr", "1 500"),
    ],
)
def test_a_total_that_is_no_sum_is_a_warning_with_both_figures(
    rows: tuple[str, ...], total: str, lang: str, found: str
) -> None:
    (warning,) = total_of(*rows, total=total, lang=lang)

    assert (warning.code, warning.field) == ("total-differs", "sections[0].table.total.Ships")
    assert total in warning.message
    assert found in warning.message
    assert not warning.is_error


def test_commas_that_part_the_values_of_a_row_are_no_commas_of_a_sentence() -> None:
    table = "columns: [Port, Work, State]\nrows:\n  - [Harn, The crane comes on Monday and stays, nearly done]\n"

    assert warnings_of(table) == []


def test_a_comma_that_makes_a_row_too_long_is_told() -> None:
    brief, problems = examined(
        "columns: [Port, Work]\nrows:\n  - [Harn, The crane comes on Monday and stays, nearly done]\n"
    )

    assert brief is not None
    assert [problem.code for problem in problems] == ["ragged-rows"]
    assert [problem.code for problem in brief.warnings] == ["text-cut-by-comma"]
