"""Problems as text, JSON and SARIF."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.problems import Problem, Severity, Span
from bluf.problems.field_path import FieldPath
from bluf.problems.problem import LONGEST
from bluf.problems.problem_data import as_data
from bluf.problems.sarif import sarif
from bluf.problems.text import cells, render, start_of

SPAN = Span("briefs/x.yaml", 14, 9, 13, "  date: soon")
PROBLEM = Problem("bad-date", "`soon` is not a date", SPAN, FieldPath("date"), "write it year first, as 2024-10-25")


def test_a_problem_is_its_place_its_line_a_caret_and_a_hint() -> None:
    assert render([PROBLEM]).splitlines() == [
        "briefs/x.yaml:14:9: error[bad-date]: `soon` is not a date",
        "   14 |   date: soon",
        "      |         ^^^^",
        "      = hint: write it year first, as 2024-10-25",
    ]


def test_a_problem_without_a_place_is_its_message() -> None:
    assert render([Problem("bad-date", "no date")]) == "error[bad-date]: no date\n"


def test_the_caret_stands_under_its_words_behind_wide_and_combining_characters() -> None:
    line = "名e\u0301: soon"
    problem = Problem("bad-date", "no", Span("x", 1, line.index("soon") + 1, len(line) + 1, line))
    _, shown, caret = render([problem]).splitlines()
    assert cells(caret[: caret.index("^")]) == cells(shown[: shown.index("soon")])


def test_a_long_line_is_shown_around_its_column() -> None:
    line = "x" * 300 + " here " + "y" * 300
    problem = Problem("bad-date", "no", Span("x", 1, 302, 306, line))
    _, shown, caret = render([problem], width=80).splitlines()
    assert cells(shown) <= 80
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "here"


def test_a_line_of_a_megabyte_is_shown_by_what_is_near_its_column() -> None:
    line = "e\u0301" * 500_000 + "here" + "\u0e01\u0e34" * 500_000
    _, shown, caret = render([Problem("bad-date", "no", Span("x", 1, 1_000_001, 1_000_005, line))]).splitlines()
    assert cells(shown) <= 100
    assert len(shown) < 1000
    assert cells(caret[: caret.index("^")]) == cells(shown[: shown.index("here")])


def test_marks_that_stand_over_a_letter_take_no_cell() -> None:
    assert cells("e\u0301\u0e01\u0e34\u2764\ufe0f") == 3


def test_what_a_terminal_would_obey_is_shown_and_not_sent() -> None:
    text = render([Problem("bad-date", "a\x1b[31mb\N{RIGHT-TO-LEFT OVERRIDE}c", Span("x", 1, 1, 2, "\x1b]0;t\x07"))])
    assert "\x1b" not in text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
    assert "<U+001B>" in text


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b[" not in render([PROBLEM])
    assert "\x1b[1;31m" in render([PROBLEM], color=True)


@given(st.text(), st.integers(1, 50), st.integers(0, 80), st.integers(1, 200))
def test_any_line_is_shown_within_the_width(line: str, column: int, end: int, width: int) -> None:
    text = render([Problem("bad-date", "no", Span("x", 1, column, end, line))], width=width)
    assert text.startswith("x:1:")
    assert all(cells(shown) <= max(width, 40) + 1 for shown in text.splitlines()[1:])


def test_data_has_the_keys_of_the_json_format() -> None:
    assert as_data(PROBLEM) == {
        "code": "bad-date",
        "severity": "error",
        "message": "`soon` is not a date",
        "path": "briefs/x.yaml",
        "line": 14,
        "column": 9,
        "end_line": 14,
        "end_column": 13,
        "field": "date",
        "hint": "write it year first, as 2024-10-25",
        "data": None,
    }


def test_sarif_names_each_rule_once_and_each_place() -> None:
    warning = Problem("trimmed", "left out", Span("a b.yaml", 2, 3), severity=Severity.WARNING)
    log = sarif([PROBLEM, warning, PROBLEM], "1.2")
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["bad-date", "trimmed"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 14, "startColumn": 9, "endColumn": 13}
    assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.yaml"
    assert run["results"][1]["level"] == "warning"
    json.dumps(log)


def test_the_start_of_a_text_is_cut_at_its_cells_with_an_ellipsis() -> None:
    assert start_of("e\u0301" * 9, 9) == "e\u0301" * 9
    assert start_of("e\u0301" * 9, 8) == "e\u0301" * 7 + "…"
    assert start_of("名前名前", 5) == "名前…"
    assert start_of("one two", 5) == "one…"


def test_the_start_of_a_long_text_is_cut_without_counting_it_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    kind_of = unicodedata.category
    monkeypatch.setattr(unicodedata, "category", lambda char: asked.append(char) or kind_of(char))  # type: ignore[func-returns-value]
    start_of("é" * 2_000, 40)

    assert len(asked) < 3 * 2_000


@given(st.text(max_size=3_000), st.text(max_size=3_000))
def test_a_message_and_a_hint_have_an_end(message: str, hint: str) -> None:
    made = Problem("bad-date", message, hint=hint)

    assert len(made.message) <= LONGEST
    assert len(made.hint or "") <= LONGEST
    assert message.startswith(made.message.removesuffix("…"))


OVER_LINES = Problem("figure-not-found", "it is not there", Span("b.yaml", 4, 9, 6, "  - one two  ", end_line=6))


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first_and_says_how_many_there_are() -> None:
    lines = render([OVER_LINES]).splitlines()

    assert lines[1:3] == ["   4 |   - one two  ", "     |         ^^^ (3 lines)"]


def test_sarif_and_json_have_the_end_of_a_span_on_its_own_line() -> None:
    (result,) = sarif([OVER_LINES], "1")["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]

    assert region == {"startLine": 4, "startColumn": 9, "endLine": 6, "endColumn": 6}
    assert (as_data(OVER_LINES)["end_line"], as_data(OVER_LINES)["end_column"]) == (6, 6)
