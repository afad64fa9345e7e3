"""Markup that bluf does not read is told of at its line, with the field that takes it; prose like it is let be."""

from pathlib import Path

import pytest

from bluf import preview
from bluf.brief import Brief, check_brief, read_yaml
from bluf.problems import Problem

HEAD = "title: T\ndate: 2026-02-03\nbottom_line: B.\n"


def brief(yaml: str) -> Brief:
    if "key_points" not in yaml:
        yaml = f"key_points: [A]\n{yaml}"
    return check_brief(read_yaml(f"{HEAD}{yaml}".encode(), "x.yaml"))


def told(yaml: str) -> list[tuple[str, str]]:
    """Return the code of each warning, and the words that it marks."""
    return [(problem.code, marked(problem)) for problem in brief(yaml).warnings]


def marked(problem: Problem) -> str:
    span = problem.span
    assert span is not None
    return span.excerpt[span.column - 1 : span.end_column - 1]


def in_section(*lines: str, style: str = "|") -> str:
    return f"sections:\n  - heading: H\n    text: {style}\n" + "".join(f"      {line}\n".rstrip(" ") for line in lines)


@pytest.mark.parametrize(
    ("lines", "at", "style"),
    [
        (["# Where we are", "Words."], "# Where we are", ">-"),
        (["Words.", "", "### And then", "More."], "### And then", ">-"),
        (["| Quay | Depth |", "|---|---|", "| East | 4 |"], "| Quay | Depth |", ">-"),
        (["She said:", "> We stay."], "> We stay.", ">-"),
        (["Run:", "```", "make", "```"], "```", ">-"),
        (["# Where we are", "Words."], "# Where we are", "|"),
        (["Words.", "", "### And then", "More."], "### And then", "|"),
        (["Where we are", "============", "Words."], "Where we are", "|"),
        (["We may:", "- wait", "- go"], "- wait", "|"),
        (["We may", "* wait", "* go"], "* wait", "|"),
        (["We may", "• wait", "• go"], "• wait", "|"),
        (["In turn:", "1. wait", "2. go"], "1. wait", "|"),
        (["In turn", "", "1) wait", "", "2) go"], "1) wait", "|"),
        (["One thing is left:", "- the fare"], "- the fare", "|"),
        (["| Quay | Depth |", "|---|---|", "| East | 4 |"], "| Quay | Depth |", "|"),
        (["Quay | Depth", "--- | ---", "East | 4"], "Quay | Depth", "|"),
        (["She said:", "> We stay."], "> We stay.", "|"),
        (["Run:", "```", "make", "```"], "```", "|"),
    ],
)
def test_markup_on_lines_of_its_own_is_told_of_at_its_line(lines: list[str], at: str, style: str) -> None:
    assert told(in_section(*lines, style=style)) == [("markup-not-read", at)]


@pytest.mark.parametrize(
    "lines",
    [
        ["The crews agreed on Monday", "- and on Tuesday they did not."],
        ["The crews – all of them", "– agreed."],
        ["#1 priority is the quay", "# 2 is the fare."],
        ["* A footnote."],
        ["Losses were 4 %", "> 3 % is too much."],
        ["The depth |d| is", "below |c|"],
        ["It is so since", "2019. Now it is not."],
        ["The cup went to", "1. FC Nürnberg, which did not play."],
        ["- 5 degrees at night,", "- 3 by day."],
        ["The sign # of lanes", "# of berths"],
        ["A line that ends in |", "goes on."],
        ["-5 and -6", "--force"],
    ],
)
def test_prose_that_looks_like_markup_is_let_be(lines: list[str]) -> None:
    assert told(in_section(*lines)) == []


def test_one_problem_is_told_of_each_kind_in_a_field() -> None:
    found = told(in_section("# A", "- a", "- b", "# B", "- c", "- d"))

    assert found == [("markup-not-read", "# A"), ("markup-not-read", "- a")]


@pytest.mark.parametrize(
    ("yaml", "field"),
    [
        (in_section("Two:", "- a", "- b"), "`points`, under the section"),
        ("key_points:\n  - |\n    Two:\n    - a\n    - b\n", "an item of `key_points`"),
        ("next_steps:\n  - |\n    Two:\n    - a\n    - b\n", "an item of `next_steps`"),
        ("subtitle: |\n  Two:\n  - a\n  - b\n", "items of `key_points`"),
        (in_section("# A", "b"), "`heading`"),
    ],
)
def test_the_hint_names_the_field_that_takes_what_was_meant(yaml: str, field: str) -> None:
    (problem,) = brief(yaml).warnings

    assert field in str(problem.hint)


def test_a_heading_typed_in_quotes_on_the_key_s_line_is_told_of() -> None:
    assert told('key_points:\n  - "# Where we are"\n') == [("markup-not-read", "# Where we are")]


def test_bullets_that_came_with_pasted_items_are_told_of() -> None:
    yaml = "key_points:\n  - • One\n  - text: ▪ Two\n  - – Three\n  - 4. Four\n  - '- five'\n  - (6) six\n"

    assert told(yaml) == [("pasted-bullet", sign) for sign in ("•", "▪", "–", "4.", "-", "(6)")]


def test_numbers_that_go_on_from_item_to_item_are_told_of() -> None:
    assert told("key_points: ['1. One', '2. Two', 'Three']\n") == [("pasted-bullet", "1."), ("pasted-bullet", "2.")]


@pytest.mark.parametrize(
    "item",
    [
        "1. FC Köln won",
        "— Nous restons, dit-il",
        "-5 degrees",
        "3.5 million came",
        "– 5 % in March",
        "*Now* it is",
        "A. Lind",
    ],
)
def test_an_item_that_begins_with_a_sign_of_its_own_is_let_be(item: str) -> None:
    assert told(f'key_points: ["{item}", "Other words"]\n') == []


def test_quotes_may_begin_with_a_dash_of_speech() -> None:
    assert told("quotes: [{text: '– We stay', speaker: S}, {text: '– We go', speaker: S}]\n") == []


@pytest.mark.parametrize("scalar", [">-\n  One.\n\n  Two.\n", "|\n  One.\n\n  Two.\n", "One.\n\n  Two.\n"])
def test_a_blank_line_is_told_of_where_a_field_is_one_paragraph(scalar: str) -> None:
    assert told(f"subtitle: {scalar}") == [("paragraphs-joined", "Two.")]


@pytest.mark.parametrize("scalar", ["One.\n  Two.\n", ">-\n  One.\n  Two.\n\n", "|\n  One.\n\n\n", '"One.\\nTwo."\n'])
def test_lines_without_a_blank_one_between_them_are_one_paragraph(scalar: str) -> None:
    assert told(f"subtitle: {scalar}") == []


@pytest.mark.parametrize(
    ("style", "typed"),
    [
        ("|", ["One", "goes on.", "", "", "Two."]),
        (">-", ["One", "goes on.", "", "Two."]),
        ("", ["One", "goes on.", "", "Two."]),
        (">", ["One", "goes on.", "   ", "Two."]),
    ],
)
def test_blank_lines_part_the_paragraphs_of_a_section(style: str, typed: list[str]) -> None:
    made = brief(in_section(*typed, style=style))
    text = made.sections[0].text

    assert made.warnings == ()
    assert text is not None
    assert [" ".join(part.split()) for part in text.parts] == ["One goes on.", "Two."]


def test_escapes_may_part_paragraphs_too() -> None:
    text = brief('sections: [{heading: H, text: "One\\nstill.\\n\\nTwo."}]\n').sections[0].text

    assert text is not None
    assert text.parts == ("One\nstill.", "Two.")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("“Some words.”", "Some words."),
        ('"Some words."', "Some words."),
        ("«\u00a0Some words.\u202f»", "Some words."),
        ("„Some words.“", "Some words."),
        ("»Some words.«", "Some words."),
        ("‘It’s so.’", "It’s so."),
        ("「Some words」", "Some words"),
        ("“Some words”.", "Some words."),
        ("“He said “no” twice.”", "He said “no” twice."),
        ('"He said "no" twice."', 'He said "no" twice.'),
        ("“‘Some words.’”", "‘Some words.’"),
        ("“No,” he said, “never.”", None),
        ('"No," he said, "never."', None),
        ("«No» and «never»", None),
        ("“No” was his word", None),
        ("His word was “no”", None),
        ("’Twas the boys’", None),
        ("5' by 6'", None),
        ("“”", None),
        ("“Some words", None),
    ],
)
def test_a_quote_is_taken_out_of_the_marks_around_the_whole_of_it(typed: str, words: str | None) -> None:
    single = typed.replace("'", "''")
    made = brief(f"quotes: [{{text: '{single}', speaker: S}}]\n")

    assert made.quotes[0].text == (typed if words is None else words)
    codes = [problem.code for problem in made.warnings]
    assert codes == ([] if words is None else ["quotation-marks-typed"])


def test_a_quote_without_its_own_marks_is_checked_and_printed_as_if_typed_so(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Speech by Ana Lind\n\nWe stay where we are, said nobody.\n", encoding="utf-8")

    def seen(text: str) -> tuple[object, ...]:
        yaml = (
            f"{HEAD}key_points: [A]\nquotes: [{{text: {text}, speaker: Ana Lind, source: r}}]\n"
            "sources: [{id: r, title: R, file: r.txt}]\n"
        )
        found = preview(yaml, tmp_path / "x.yaml")
        assert found.page is not None
        return found.quotes, found.page.body[-2:]

    assert seen("'“We stay where we are.”'") == seen("We stay where we are.")


def test_a_list_that_yaml_joins_to_a_point_is_told_once() -> None:
    text = f"{HEAD}key_points:\n  - Two quays\n    - the east one\n    - the west one\n"

    assert [problem.code for problem in preview(text, "x.yaml").problems] == ["lines-joined"]


@pytest.mark.parametrize("text", ['"Come.\\n"', '"Come.\\n\\n"', '"\\n\\nCome.\\n \\n"'])
def test_line_ends_around_a_text_are_no_paragraphs(text: str) -> None:
    assert told(f"key_points:\n  - text: {text}\n") == []
