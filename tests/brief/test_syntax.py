"""What a slip in YAML is told as."""

import pytest

from bluf.brief import read_yaml
from bluf.problems import BriefError, Problem


def problem_of(text: str) -> Problem:
    with pytest.raises(BriefError) as raised:
        read_yaml(text.encode(), "b.yaml")
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: 1\ncolors: {ink: "#fefefe", tint: #ff0}\nb: 2\n', 2, 32),
        ('colors: {ink: "#fefefe", tint: #ff0}\n', 1, 32),
        ('colors: {ink: "a #b", tint: #ff0}', 1, 29),
        ("a: [b, # a note\n  c, #d]\ne: f\n", 2, 6),
    ],
)
def test_a_value_on_one_line_that_yaml_takes_for_a_comment_is_told_so(text: str, line: int, column: int) -> None:
    problem = problem_of(text)

    assert "takes the rest of this line for a comment" in problem.message
    assert problem.hint == "put a value that begins with `#` in quotes"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)


@pytest.mark.parametrize("text", ['a: {b: "c #d", e: f\ng: h\ni: j\n', "a: [b, c # a note\nd: e\nf: g\n"])
def test_what_is_never_closed_is_not_blamed_on_what_is_in_quotes_or_on_a_note(text: str) -> None:
    assert "never closed" in problem_of(text).message


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("  - text: `x", 'put it in quotes: - text: "`x"'),
        ("  -   text:   `x", 'put it in quotes: text: "`x"'),
        ("  - `x", 'put it in quotes: - "`x"'),
        ("more-of it: @x", 'put it in quotes: more-of it: "@x"'),
    ],
)
def test_a_value_that_yaml_can_not_begin_is_told_in_quotes(line: str, hint: str) -> None:
    told = problem_of(f"points:\n{line}\n").hint or ""

    assert told.replace("-   text", "text").endswith(hint.removeprefix("put it in quotes: "))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ('"Open" and "closed"', '"Open" and "closed"'),
        ("'Open' or 'closed'", "'Open' or 'closed'"),
        ('"They said "yes" to us"', 'They said "yes" to us'),
        ("'it's ours, isn't it'", "it's ours, isn't it"),
    ],
)
def test_a_value_with_quotes_inside_is_quoted_anew_with_all_its_words(value: str, printed: str) -> None:
    hint = problem_of(f"title: {value}\n").hint or ""

    assert read_yaml(hint[hint.index("title: ") :].encode(), "b.yaml").data == {"title": printed}


def test_an_apostrophe_that_begins_a_value_is_told_with_double_quotes() -> None:
    hint = problem_of("title: 'Tis the season\n").hint or ""

    assert hint.endswith("""title: "'Tis the season\"""")


def test_an_item_whose_dash_has_no_space_is_told_so_among_others() -> None:
    problem = problem_of("points:\n  - one\n  -two\n  - three\n")

    assert problem.message == "there is no space after the `-`"
    assert problem.hint == "write `- two`"


def test_an_equals_sign_in_place_of_a_colon_is_not_kept() -> None:
    assert (problem_of("title = Sample\ndate: 2024-10-25\n").hint or "").startswith("write `title: Sample`")
