"""What a template can't do: reach Python, read files outside the template folders, or go on for ever."""

from pathlib import Path

import pytest

from bluf.problems import BriefError, Problem
from tests.template.samples import filled, words, write_template


def problem_of(folder: Path, page: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        filled(folder, page)
    (problem,) = caught.value.problems
    assert problem.span is not None
    return problem


@pytest.mark.parametrize(
    "expression",
    [
        "title.__class__",
        "title.__class__.__mro__",
        "''.__class__.__subclasses__()",
        "key_points[0].__init__.__globals__",
        "cite.__call__.__globals__",
        "labels.__class__",
        "range.__globals__",
        "turn.__globals__",
        "self._TemplateReference__context.environment",
        "key_points[0].model_copy()",
        "key_points[0].model_fields",
        "title|attr('__class__')",
        "'{0.__class__}'.format(title)",
        "title|map(attribute='__class__')|first",
        "key_points[0]['model_copy']",
    ],
)
def test_a_way_into_python_is_refused(tmp_path: Path, expression: str) -> None:
    assert problem_of(tmp_path, f"<p>{{{{ {expression} }}}}</p>").code in ("template-unsafe", "template-undefined")


@pytest.mark.parametrize(
    "expression",
    [
        "title.path",
        "title['path']",
        "title|attr('path')",
        "[title]|map(attribute='path')|first",
        "'{0.path}'.format(title)",
    ],
)
def test_where_words_stand_in_the_brief_is_not_read(tmp_path: Path, expression: str) -> None:
    assert problem_of(tmp_path, f"<p>{{{{ {expression} }}}}</p>").code == "template-unsafe"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("title.upper", "call it"),
        ("key_points", "loop over it"),
        ("key_points[0]", "name one"),
        ("labels", "loop over"),
    ],
)
def test_what_has_no_words_of_its_own_is_not_printed(tmp_path: Path, expression: str, said: str) -> None:
    problem = problem_of(tmp_path, f"<p>{{{{ {expression} }}}}</p>")

    assert problem.code == "template-failed"
    assert said in problem.message


def test_a_list_of_the_brief_cannot_be_changed(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "{% do labels.clear() %}<p>x</p>").code == "template-unsafe"


@pytest.mark.parametrize(
    "name",
    ["../secret.html", "/etc/passwd", "mine/../../secret.html", "..\\secret.html", "./part", "mine//page.html.j2"],
)
@pytest.mark.parametrize("statement", ["include", "extends", "import"])
def test_a_path_out_of_the_template_folders_is_not_read(tmp_path: Path, statement: str, name: str) -> None:
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "secret.html").write_text("<p>secret</p>")
    tail = " as x" if statement == "import" else ""
    name = name.replace("\\", "\\\\")

    problem = problem_of(tmp_path, f'{{% {statement} "{name}"{tail} %}}')

    assert problem.code == "template-missing-file"


def test_a_file_beside_the_template_is_read(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    page.with_name("part.html.j2").write_text("<p>part</p>")

    assert words(filled(tmp_path, '{% include "part.html.j2" %}')) == "part"


def test_a_symbolic_link_out_of_the_template_folders_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    page = write_template(tmp_path, None)
    page.with_name("part.html.j2").symlink_to(tmp_path / "secret.html")

    assert problem_of(tmp_path, '{% include "part.html.j2" %}').code == "template-missing-file"


def test_a_symbolic_link_within_the_template_folders_is_followed(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    page.with_name("real.html.j2").write_text("<p>real</p>")
    page.with_name("part.html.j2").symlink_to("real.html.j2")

    assert words(filled(tmp_path, '{% include "part.html.j2" %}')) == "real"


@pytest.mark.parametrize(
    "page",
    [
        "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
        "{% for a in range(10 ** 9) %}{% endfor %}",
        "<p>{{ 10 ** 10 ** 10 ** 10 }}</p>",
        "<p>{{ 'a' * 10 ** 10 }}</p>",
        "<p>{{ [1] * 10 ** 10 }}</p>",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        '{% include "page.html.j2" %}',
        "{% set x %}{% for a in range(1000) %}aaaaaaaaaa{% endfor %}{% endset %}"
        "{% for a in range(1000) %}<p>{{ x }}</p>{% endfor %}",
    ],
)
def test_a_template_that_would_not_end_is_stopped(tmp_path: Path, page: str) -> None:
    assert problem_of(tmp_path, page).code == "template-limit"


def test_turns_are_counted_anew_for_every_page(tmp_path: Path) -> None:
    page = "{% for a in range(200) %}{% for b in range(200) %}{% endfor %}{% endfor %}<p>done</p>"

    assert [words(filled(tmp_path, page)) for _ in range(3)] == ["done"] * 3


def test_a_range_and_a_product_of_small_numbers_work(tmp_path: Path) -> None:
    assert words(filled(tmp_path, "<p>{% for n in range(1, 4) %}{{ n * 2 ** 3 }} {% endfor %}</p>")) == "8 16 24"
