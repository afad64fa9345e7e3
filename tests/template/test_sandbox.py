"""What a template can't do: reach Python, read files outside the template folders, or go on for ever."""

import sys
from pathlib import Path

import pytest

from bluf.problems import BriefError, Problem
from tests.template.samples import LEAST, composed, filled, words, write_template


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
        "(title|upper).numbers",
    ],
)
def test_where_words_stand_in_the_brief_is_not_read(tmp_path: Path, expression: str) -> None:
    assert problem_of(tmp_path, f"<p>{{{{ {expression} }}}}</p>").code == "template-undefined"


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

    problem = problem_of(tmp_path, '{% include "part.html.j2" %}')

    assert (problem.code, problem.span and problem.span.path) == ("link-outside", str(page.with_name("part.html.j2")))


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
    page = "{% for a in range(130) %}{% for b in range(130) %}{% endfor %}{% endfor %}<p>done</p>"

    assert [words(filled(tmp_path, page)) for _ in range(4)] == ["done"] * 4


def test_a_range_and_a_product_of_small_numbers_work(tmp_path: Path) -> None:
    assert words(filled(tmp_path, "<p>{% for n in range(1, 4) %}{{ n * 2 ** 3 }} {% endfor %}</p>")) == "8 16 24"


@pytest.mark.parametrize(
    "page",
    [
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}\n<p>{{ f(60) }}</p>",
        "{% macro f(n) %}{% if n %}{% call f(n - 1) %}{% endcall %}{% call f(n - 1) %}{% endcall %}{% endif %}"
        "{{ caller() if caller }}{% endmacro %}\n<p>{{ f(60) }}</p>",
        "{% set a = [title] %}" + "{% set a = [a, a] %}" * 60 + "\n<p>{{ a|string|length }}</p>",
        "\n<p>{% for a in range(1000) if (range(1000)|map('string')|list|length) * 0 %}{% endfor %}</p>",
    ],
)
def test_a_template_that_takes_too_long_is_stopped_at_its_line(tmp_path: Path, page: str) -> None:
    problem = problem_of(tmp_path, page)

    assert problem.code == "template-limit"
    assert problem.message.startswith("the template does too much: it takes too")
    assert problem.span
    assert problem.span.line in (1, 2)


@pytest.mark.parametrize(
    "expression",
    [
        "'%9999999999s'|format('a')",
        "'%9999999999d' % 1",
        "'{:9999999999}'.format(title)",
        "title|center(9999999999)",
        "title.ljust(9999999999)",
        "title.zfill(9999999999)",
        "title|indent(9999999999, true)",
        "'\\t'.expandtabs(2000000000)",
        "[1]|batch(999999999, 'x')|list|length",
        "('a'.ljust(20000)|replace(' ', 'b'.ljust(20000)))|length",
        "('a'.ljust(1000000)|list)|join('b'.ljust(2000))|length",
    ],
)
def test_a_template_that_takes_too_much_memory_is_stopped_at_its_line(tmp_path: Path, expression: str) -> None:
    problem = problem_of(tmp_path, f"<h1>{{{{ title }}}}</h1>\n<p>{{{{ {expression} }}}}</p>")

    assert (problem.code, problem.span and problem.span.line) == ("template-limit", 2)
    assert problem.message == "the template does too much: it takes too much memory"


@pytest.mark.parametrize("doubled", ["a ~ a", "a + a", "[a, a]|join"])
def test_what_is_doubled_forty_times_is_stopped(tmp_path: Path, doubled: str) -> None:
    page = "{% set a = 'aaaaaaaaaa' %}" + f"{{% set a = {doubled} %}}" * 40 + "<p>{{ a }}</p>"

    assert problem_of(tmp_path, page).code == "template-limit"


def test_includes_that_double_are_stopped(tmp_path: Path) -> None:
    page = write_template(tmp_path, None)
    for depth in range(40):
        twice = f'{{% include "part{depth + 1}.j2" %}}' * 2
        page.with_name(f"part{depth}.j2").write_text(twice)
    page.with_name("part40.j2").write_text("x")

    assert problem_of(tmp_path, '{% include "part0.j2" %}').code == "template-limit"


def test_one_long_step_of_a_library_is_ended_from_outside(tmp_path: Path) -> None:
    page = "<h1>{{ title }}</h1>\n<p>{{ [1]|slice(999999999)|list|length }}</p>"
    problem = problem_of(tmp_path, page)

    assert problem.code == "template-limit"
    assert problem.span
    assert problem.span.path.endswith("page.html.j2")


@pytest.mark.parametrize(
    "page",
    [
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ title" + "|upper" * 5000 + " }}",
        "{% if 1 %}" * 300 + "{% endif %}" * 300,
        "{% for a in (1,) %}" * 60 + "{% endfor %}" * 60,
    ],
)
def test_a_template_that_is_nested_too_deep_is_no_bug(tmp_path: Path, page: str) -> None:
    assert problem_of(tmp_path, page).code == "template-limit"


def test_a_template_is_filled_after_one_that_was_ended(tmp_path: Path) -> None:
    problem_of(tmp_path, "<p>{{ [1]|slice(999999999)|list|length }}</p>")

    assert words(filled(tmp_path, "<p>{{ title }}</p>")) == "T"


@pytest.mark.parametrize("char", ["\\ud800", "\\udfff", "\\0", "\\x07", "\\x01", "\\uffff"])
@pytest.mark.parametrize("page", ["<p>{{{{ 'a{}b' }}}}</p>", "<p lang=\"{{{{ '{}' }}}}\">x</p>"])
def test_a_character_that_no_document_can_hold_is_told_at_the_templates_line(
    tmp_path: Path, page: str, char: str
) -> None:
    problem = problem_of(tmp_path, "<h1>{{ title }}</h1>\n" + page.format(char))

    assert (problem.code, problem.span and problem.span.line) == ("control-character", 2)


@pytest.mark.parametrize("stamp", ["\\x010:1:0\\x02", "\\x01999999:1:0\\x02", "\\x01x:y:z\\x02", "\\x01", "\\x02"])
def test_a_template_cannot_pass_its_words_for_anothers(tmp_path: Path, stamp: str) -> None:
    page = f"<h1>{{{{ title }}}}</h1>\n{{% set a %}}{stamp}{{% endset %}}{{{{ '{stamp}' }}}}<blink/>"
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, page)

    for problem in caught.value.problems:
        assert problem.span
        assert Path(problem.span.path).name == "page.html.j2"


def test_markup_that_a_filter_cuts_through_is_a_problem_and_no_bug(tmp_path: Path) -> None:
    for cut in ("|upper", "|truncate(9)", "|wordwrap(3)", "[2:]", "|reverse", "|replace('1', '22')"):
        with pytest.raises(BriefError):
            filled(tmp_path, f"{{% set a %}}<p>{{{{ title }}}}<b>x</b></p>{{% endset %}}\n{{{{ a{cut} }}}}")


@pytest.mark.parametrize("expression", ["range|string", "title.upper ~ ''", "'%s' % title|map('upper')"])
def test_a_thing_that_has_no_words_is_not_printed_by_way_of_a_text(tmp_path: Path, expression: str) -> None:
    assert problem_of(tmp_path, f"<p>{{{{ {expression} }}}}</p>").code == "template-failed"


def test_no_filter_is_random(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "<p>{{ (1, 2, 3)|random }}</p>").code == "template-syntax"


def test_captured_markup_does_not_tell_where_words_stand_in_the_brief(tmp_path: Path) -> None:
    page = "{% set a %}{{ key_points[0].text }}{% endset %}<p>{{ a.unescape() }}</p>"

    assert "key_points" not in words(filled(tmp_path, page))


def test_more_elements_than_any_page_has_are_refused(tmp_path: Path) -> None:
    page = "{% for a in range(1000) %}" + "<p>x</p>" * 61 + "{% endfor %}"

    assert problem_of(tmp_path, page).code == "template-limit"


def test_more_attributes_than_any_element_has_are_refused(tmp_path: Path) -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(11))

    assert "more than 10 attributes" in problem_of(tmp_path, f"<p {attributes}>x</p>").message


def test_a_file_larger_than_any_template_is_not_read(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "<p>x</p>" + " " * (256 * 1024))

    assert (problem.code, "larger than 256 KiB" in problem.message) == ("cannot-read", True)


def test_of_very_many_problems_a_hundred_are_told(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, "<zzz/>\n" * 5000)

    codes = [problem.code for problem in caught.value.problems]
    assert (codes.count("template-element"), codes.count("further-problems")) == (100, 1)


@pytest.mark.parametrize("lang", ["x" * 101, "english", "en_GB", "&#34;", "a b"])
def test_a_lang_that_is_no_language_tag_is_refused(tmp_path: Path, lang: str) -> None:
    for page in (
        f'<p lang="{lang}">x</p>',
        f'<p><em lang="{lang}">x</em></p>',
        f'<blockquote lang="{lang}">x</blockquote>',
    ):
        assert problem_of(tmp_path, page).code == "template-attribute"


def test_the_templates_own_process_is_not_started_for_bluf_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a process was asked for")

    monkeypatch.setattr(sys.modules["bluf.template.page_filling"], "confined", refused)
    assert "Key points" in words(composed(tmp_path, LEAST))
    (tmp_path / "templates" / "shared").mkdir(parents=True)
    (tmp_path / "templates" / "shared" / "parts.html.j2").write_text("{% macro header() %}{% endmacro %}")
    with pytest.raises(AssertionError, match="a process was asked for"):
        composed(tmp_path, LEAST)
