"""Problems of templates point to the template's own line, through includes, macros and inheritance."""

from pathlib import Path

import pytest

from bluf.problems import BriefError, Problem
from tests.template.samples import filled, words, write_template


def problem_of(folder: Path, page: str, more: str = "") -> Problem:
    with pytest.raises(BriefError) as caught:
        filled(folder, page, more=more)
    (problem,) = caught.value.problems
    return problem


def place(problem: Problem) -> tuple[str, int, str]:
    """Return the file, the line and the marked characters."""
    span = problem.span
    assert span is not None
    return Path(span.path).name, span.line, span.excerpt[span.column - 1 : span.end_column - 1]


def test_an_unknown_element_is_marked_at_its_own_line_and_column(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "<p>a</p>\n\n<p>b</p> <blink>{{ title }}</blink>\n")

    assert place(problem) == ("page.html.j2", 3, "<blink")


def test_lines_that_loops_print_again_do_not_shift_the_place(tmp_path: Path) -> None:
    page = "{% for i in range(5) %}\n<p>{{ i }}</p>\n\n{% endfor %}\n<p>{{ title }}</p>\n<blink/>"

    assert place(problem_of(tmp_path, page)) == ("page.html.j2", 6, "<blink")


def test_long_words_of_the_brief_do_not_shift_the_place(tmp_path: Path) -> None:
    yaml = "title: |\n  a\n  b\n  <c>\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\n"
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, "<p>{{ title }}</p>\n<blink/>", yaml)

    assert place(caught.value.problems[0]) == ("page.html.j2", 2, "<blink")


def test_an_expression_with_a_less_than_sign_does_not_shift_the_column(tmp_path: Path) -> None:
    page = '<p>{{ "y" if 1 < 2 else "<n>" }}</p>{# <p> #}<blink/>'

    assert place(problem_of(tmp_path, page)) == ("page.html.j2", 1, "<blink")


def test_a_fault_in_an_included_file_is_placed_there(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    page.with_name("part.html.j2").write_text("<p>a</p>\n<blink/>\n", encoding="utf-8")

    assert place(problem_of(tmp_path, '{% include "part.html.j2" %}')) == ("part.html.j2", 2, "<blink")


def test_a_fault_in_a_macro_is_placed_in_the_macro(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    macro = "{% macro m(x) %}\n<p>\n<blink>{{ x }}</blink></p>{% endmacro %}"
    page.with_name("macros.html.j2").write_text(macro, encoding="utf-8")
    calling = '{% import "macros.html.j2" as macros %}\n{{ macros.m(title) }}'

    assert place(problem_of(tmp_path, calling)) == ("macros.html.j2", 3, "<blink")


def test_a_fault_in_what_a_page_extends_is_placed_there(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    page.with_name("base.html.j2").write_text("<h1>{{ title }}</h1>\n\n{% block a %}{% endblock %}<blink/>")

    extending = '{% extends "base.html.j2" %}{% block a %}<p>{{ title }}</p>{% endblock %}'
    assert place(problem_of(tmp_path, extending)) == ("base.html.j2", 3, "<blink")


def test_an_element_that_is_never_closed_is_marked_where_it_opens(tmp_path: Path) -> None:
    assert place(problem_of(tmp_path, "<p>a</p>\n<div>\n<p>b</p>\n")) == ("page.html.j2", 2, "<div")


def test_an_end_tag_out_of_order_is_marked_and_names_what_is_open(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "<p>\n<em>a\n</p></em>")

    assert place(problem) == ("page.html.j2", 3, "</p")
    assert problem.message == "`</p>` where `<em>` of line 2 must be closed first"


def test_an_undefined_name_is_placed_at_its_line_with_a_suggestion(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "<p>a</p>\n<p>{{ titel }}</p>")

    assert (problem.code, place(problem)[:2]) == ("template-undefined", ("page.html.j2", 2))
    assert problem.hint == "did you mean `title`?"


def test_an_unknown_field_of_a_part_is_placed_at_its_line(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "{% for p in key_points %}\n<p>{{ p.txt }}</p>{% endfor %}")

    assert (problem.code, place(problem)[:2]) == ("template-undefined", ("page.html.j2", 2))
    assert "`txt`" in problem.message


def test_a_syntax_error_is_placed_at_its_line(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "<p>a</p>\n{% for x in key_points %}\n<p>b</p>\n{% endfro %}")

    assert (problem.code, place(problem)[:2]) == ("template-syntax", ("page.html.j2", 4))


def test_a_failing_expression_is_placed_at_its_line(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "<p>a</p>\n<p>{{ 1 / 0 }}</p>")

    assert (problem.code, place(problem)[:2]) == ("template-failed", ("page.html.j2", 2))


def test_a_template_that_is_not_utf_8_is_named_with_the_line(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    page.with_name("part.html.j2").write_bytes(b"<p>a</p>\n<p>caf\xe9</p>")

    problem = problem_of(tmp_path, '{% include "part.html.j2" %}')

    assert (problem.code, place(problem)[:2]) == ("template-syntax", ("part.html.j2", 2))
    assert "UTF-8" in problem.message


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    write_template(tmp_path, "<p>other</p>\n<blink/>", name="other")

    problem = problem_of(tmp_path, '<p>mine</p>\n{% include "other/page.html.j2" %}')

    assert problem.span is not None
    assert Path(problem.span.path).parent.name == "other"


def test_markup_captured_in_a_variable_is_empty_where_it_prints_nothing(tmp_path: Path) -> None:
    page = "{% set a %}{% for x in () %}<p>x</p>{% endfor %}{% endset %}{% if not a.strip() %}<p>none</p>{% endif %}"

    assert words(filled(tmp_path, page)) == "none"
