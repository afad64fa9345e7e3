"""A brief through a template: its words as typed, each with its field; dates, labels, sources and properties."""

from pathlib import Path

import pytest

from bluf.document import A4, LETTER, Droppable, FitMode, TextRun
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError
from bluf.problems.field_path import FieldPath
from bluf.template import compose, find_template, load_style, template_folders
from tests.template.samples import LEAST, composed, filled, folders_of, load, texts, words, write_brief, write_template

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% include 'x' %} {# c #}",
    "]]> <!-- --> <![CDATA[x]]> <?php ?> &lt; &#60; &nbsp;",
    "' \" ` > & \\ / \\n",
    "emoji \U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "combining e\u0301 a\u0308\u0323 and zero\u200bwidth",
    "bidi \u202eabc\u202c \u200f \u2066x\u2069",
    "no\u00a0break\u2009thin\u3000wide",
    '<span data-src="title">x</span> </p><p>',
    "%s %(x)s {0} {title}",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_arrive_as_typed_in_prose_and_in_plain_text(tmp_path: Path, typed: str) -> None:
    quoted = "'" + typed.replace("'", "''") + "'"
    yaml = f"title: {quoted}\ndate: 2024-10-25\nbottom_line: {quoted}\nkey_points: [{quoted}]\nto: [{quoted}]\n"
    document = composed(tmp_path, yaml)

    by_field = {str(text.src): text.text for text in texts(document) if text.src}
    assert {by_field[field] for field in ("title", "bottom_line", "key_points[0].text", "to[0]")} == {typed}


def test_hostile_words_arrive_as_typed_in_an_attribute(tmp_path: Path) -> None:
    yaml = LEAST + "sources: [{id: a, title: A, url: 'https://example.org/?a=1&b=\"<>'}]\n"
    document = filled(tmp_path, '<p><a href="{{ sources[0].url }}">x</a></p>', yaml)

    assert [text.href for text in texts(document)] == ['https://example.org/?a=1&b="<>']


def test_an_attribute_holds_the_plain_words_of_prose(tmp_path: Path) -> None:
    yaml = LEAST.replace("key_points: [K]", "key_points: ['https://example.org/**a**']")

    document = filled(tmp_path, '<p><a href="{{ key_points[0].text }}">x</a></p>', yaml)

    assert [text.href for text in texts(document)] == ["https://example.org/a"]


@pytest.mark.parametrize("name", ["indo-pacific-nato", "one-page-format"])
def test_every_word_of_a_sample_that_is_not_a_label_knows_its_field(project: Path, name: str) -> None:
    brief = load(project / "briefs" / f"{name}.yaml")
    template = find_template(str(brief.template), template_folders(Workspace.here(), brief.path))
    document = compose(brief)

    without_field = "".join(text.text if not text.src else "\n" for text in texts(document))
    for label in sorted(template.labels["en"].values(), key=len, reverse=True):
        without_field = without_field.replace(label, "")
    assert set(without_field) <= set(" \n\u00a0·:,.()“”")


@pytest.mark.parametrize("name", ["indo-pacific-nato", "one-page-format"])
def test_every_field_of_a_sample_is_on_the_page_and_has_a_place(project: Path, name: str) -> None:
    brief = load(project / "briefs" / f"{name}.yaml")
    document = compose(brief)

    printed = {text.src for text in texts(document) if text.src}
    assert printed <= set(brief.spans)
    unprinted = {"template", "style", "arrange", "lang", "page", "fit"}
    leaves = {
        path for path in brief.spans if path and not any(o.startswith((f"{path}.", f"{path}[")) for o in brief.spans)
    }
    missing = {path for path in leaves - printed if not path.endswith((".id", ".file"))} - unprinted
    named_once = {path for path in missing if path.endswith(".source")} if len(brief.sources) == 1 else set()
    under_their_entry = {path for path in missing if path.endswith(".speaker")}
    assert missing == named_once | under_their_entry


def test_bold_words_keep_the_field_of_their_sentence(tmp_path: Path) -> None:
    yaml = LEAST.replace("bottom_line: B", "bottom_line: a **b** c")
    document = filled(tmp_path, "<p>{{ bottom_line }}</p>", yaml)

    assert list(texts(document)) == [
        TextRun("a ", src=FieldPath("bottom_line")),
        TextRun("b", bold=True, src=FieldPath("bottom_line")),
        TextRun(" c", src=FieldPath("bottom_line")),
    ]


def test_markdown_is_read_in_prose_and_not_in_names(tmp_path: Path) -> None:
    yaml = LEAST.replace("title: T", "title: '**T**'").replace("bottom_line: B", "bottom_line: '**B**'")

    assert words(filled(tmp_path, "<p>{{ title }} {{ bottom_line }}</p>", yaml)) == "**T** B"


def test_words_that_a_filter_changed_keep_their_field(tmp_path: Path) -> None:
    yaml = LEAST.replace("title: T", "title: <b>")

    assert list(texts(filled(tmp_path, "<p>{{ title|upper }}</p>", yaml))) == [TextRun("<B>", src=FieldPath("title"))]


def test_words_made_of_two_fields_belong_to_neither(tmp_path: Path) -> None:
    assert list(texts(filled(tmp_path, "<p>{{ title ~ ', ' ~ bottom_line }}</p>"))) == [TextRun("T, B")]


def test_words_passed_through_a_macro_keep_their_field(tmp_path: Path) -> None:
    page = "{% macro m(x) %}<em>{{ x }}</em>{% endmacro %}<p>{{ m(title) }}</p>"

    assert list(texts(filled(tmp_path, page))) == [TextRun("T", italic=True, src=FieldPath("title"))]


def test_a_field_that_was_not_given_prints_nothing(tmp_path: Path) -> None:
    assert words(filled(tmp_path, "<p>{{ subtitle }}</p><p>{{ contact }}</p><p>{{ title }}</p>")) == "T"


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "October 25, 2024"),
        ("en-US", "October 25, 2024"),
        ("en-GB", "25 October 2024"),
        ("de-AT", "25. Oktober 2024"),
        ("fr", "25 octobre 2024"),
        ("es", "25 de octubre de 2024"),
        ("uk", "25 жовтня 2024\u00a0р."),
        ("el", "25 Οκτωβρίου 2024"),
        ("vi", "25 tháng 10, 2024"),
        ("tlh", "2024-10-25"),
    ],
)
def test_the_date_is_written_as_the_briefs_language_does_and_knows_its_field(
    tmp_path: Path, lang: str, shown: str
) -> None:
    document = filled(tmp_path, "<p>{{ date }}</p>", f"{LEAST}lang: {lang}\n")

    assert list(texts(document)) == [TextRun(shown, src=FieldPath("date"))]


def test_a_sources_date_is_written_out_and_knows_its_field(tmp_path: Path) -> None:
    yaml = f"{LEAST}sources: [{{id: a, title: A, date: 2024-02-01}}]\n"

    document = filled(tmp_path, "<p>{{ sources[0].date }}</p>", yaml)

    assert list(texts(document)) == [TextRun("February 1, 2024", src=FieldPath("sources[0].date"))]


LABELS = "labels: {en: {a: In English, b: Only English}, fr: {a: En français}, fr-CA: {a: Au Canada}}\n"


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", [TextRun("In English")]),
        ("en-GB", [TextRun("In English")]),
        ("fr", [TextRun("En français")]),
        ("fr-CH", [TextRun("En français")]),
        ("fr-CA", [TextRun("Au Canada")]),
        ("sv", [TextRun("In English", lang="en")]),
    ],
)
def test_a_label_is_in_the_briefs_language_or_in_english_and_says_so(
    tmp_path: Path, lang: str, shown: list[TextRun]
) -> None:
    document = filled(tmp_path, "<p>{{ labels.a }}</p>", f"{LEAST}lang: {lang}\n", more=LABELS)

    assert list(texts(document)) == shown


def test_a_label_that_one_language_lacks_is_in_english(tmp_path: Path) -> None:
    document = filled(tmp_path, "<p>{{ labels.b }}</p>", f"{LEAST}lang: fr\n", more=LABELS)

    assert list(texts(document)) == [TextRun("Only English", lang="en")]


SOURCED = """\
title: T
date: 2024-10-25
bottom_line: B
key_points:
  - {text: K, source: [b, a]}
  - L
sources: [{id: a, title: A}, {id: b, title: B}]
"""


def test_sources_are_cited_by_their_number_in_the_list(tmp_path: Path) -> None:
    document = filled(tmp_path, "<p>x{{ cite(key_points[0].source) }}</p>", SOURCED)

    assert list(texts(document)) == [
        TextRun("x"),
        TextRun("1", style="Footnote Reference", src=FieldPath("key_points[0].source[1]")),
        TextRun(",", style="Footnote Reference"),
        TextRun("2", style="Footnote Reference", src=FieldPath("key_points[0].source[0]")),
    ]


def test_a_point_without_a_source_cites_nothing(tmp_path: Path) -> None:
    assert words(filled(tmp_path, "<p>x{{ cite(key_points[1].source) }}</p>", SOURCED)) == "x"


def test_a_bad_link_in_prose_is_a_problem_at_the_briefs_line(tmp_path: Path) -> None:
    yaml = LEAST.replace("key_points: [K]", "key_points:\n  - '[x](javascript:alert(1))'")
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, yaml)

    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("prose-link", "key_points[0].text")
    assert problem.span is not None
    assert problem.span.line == 5


def test_a_document_has_the_briefs_paper_mode_and_places(tmp_path: Path) -> None:
    brief = load(write_brief(tmp_path, f"{LEAST}page: letter\nfit: trim\n"))
    document = compose(brief)

    assert (document.size, document.mode, document.spans) == (LETTER, FitMode.TRIM, brief.spans)
    assert compose(load(write_brief(tmp_path, LEAST))).size == A4


def test_points_of_priority_two_and_more_may_be_dropped(tmp_path: Path) -> None:
    yaml = (
        "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K, {text: L, priority: 2}]\n"
        "sections: [{heading: H, points: [{text: M, priority: 9}]}]\n"
    )

    assert composed(tmp_path, yaml).droppable == (
        Droppable(FieldPath("key_points[1]"), 2),
        Droppable(FieldPath("sections[0].points[0]"), 9),
    )


def test_the_points_of_a_templates_own_field_may_be_dropped(tmp_path: Path) -> None:
    yaml = f"{LEAST}risks: [R, {{text: S, priority: 3}}]\n"

    document = filled(tmp_path, "<p>{{ risks[1].text }}</p>", yaml, more="fields: {risks: {type: points}}\n")

    assert document.droppable == (Droppable(FieldPath("risks[1]"), 3),)
    assert list(texts(document)) == [TextRun("S", src=FieldPath("risks[1].text"))]


def test_properties_say_what_the_brief_says_and_nothing_else(tmp_path: Path) -> None:
    least = composed(tmp_path, LEAST).properties
    full = composed(
        tmp_path, f"{LEAST}subtitle: A **b**\nlang: en-GB\nmarking: M\nauthor: An Author\norganisation: Org\n"
    ).properties

    assert (least.title, least.date, least.lang) == ("T", "2024-10-25", "en")
    assert (least.subject, least.author, least.organisation, least.marking) == (None, None, None, None)
    assert (full.subject, full.author, full.organisation, full.marking, full.lang) == (
        "A b",
        "An Author",
        "Org",
        "M",
        "en-GB",
    )


def test_a_template_and_a_style_may_be_given(tmp_path: Path) -> None:
    brief = load(write_brief(tmp_path, LEAST))
    write_template(tmp_path / "elsewhere", "<p>{{ title }}!</p>")
    folders = folders_of(tmp_path / "elsewhere" / "templates")
    sheet = load_style("harbour", template_folders(Workspace.here()))

    document = compose(brief, find_template("mine", folders), sheet)

    assert (words(document), document.sheet.name) == ("T!", "harbour")


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    assert words(filled(tmp_path, "<p>{{ title }} one</p>")) == "T one"
    assert words(filled(tmp_path, "<p>{{ title }} and two</p>")) == "T and two"


@pytest.mark.parametrize("field", ["title", "subtitle", "author", "organisation"])
def test_what_is_longer_than_a_files_properties_hold_is_refused(tmp_path: Path, field: str) -> None:
    yaml = "".join(line for line in LEAST.splitlines(keepends=True) if not line.startswith(f"{field}:"))
    at_most = composed(tmp_path, f"{yaml}{field}: {'x' * 2000}\n")
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, f"{yaml}{field}: {'x' * 2001}\n")

    assert at_most
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("property-too-long", field)
    assert problem.span
