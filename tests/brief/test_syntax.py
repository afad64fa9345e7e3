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
