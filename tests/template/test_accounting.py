"""Every field of a brief is on its page, or a problem at its line says that the template does not show it."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from PIL import Image

from bluf.brief import json_schema
from bluf.brief.given_fields import given_fields
from bluf.document import Division, Table, blocks_within, paragraphs
from bluf.layout import fit
from bluf.layout.page import placed_paragraphs
from bluf.markings.typed_marking import parse_level
from bluf.pipeline import phases
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.template import all_templates, compose
from bluf.template.finding import shipped
from tests.conftest import PROJECT
from tests.editions.filling import PICTURE, Filling
from tests.template.samples import LEAST, folders_of, load, texts, write_brief, write_template

REST = "<p>{{ date }} {{ bottom_line }} {{ key_points[0].text }}</p>"
HEAD = LEAST.replace("key_points: [K]\n", "")
NEEDED = {
    "assessment": "judgements: [{text: J, likelihood: likely, confidence: low}]\n",
    "decision": "issue: I\nrecommendation: R\noptions: [O, P]\n",
    "situation-report": "number: N\nas_of: A\n",
}
LONG = LEAST.replace("title: T", "title: Harbour dues and berths, 2026")


def unprinted(folder: Path, page: str, brief: str = LEAST, more: str = "") -> list[Problem]:
    """Return what is said of a brief's fields with a page of one's own."""
    write_template(folder, page, more=more)
    document = compose(load(write_brief(folder, f"{brief}template: mine\n")))
    return [problem for problem in document.warnings if problem.code == "unprinted"]


def fields(problems: list[Problem]) -> list[str | None]:
    return [problem.field for problem in problems]


def test_a_field_that_the_template_leaves_out_is_told_at_its_line(tmp_path: Path) -> None:
    (found,) = unprinted(tmp_path, f"<h1>{{{{ title }}}}</h1>{REST}", LEAST + "subtitle: Two\n")

    assert (found.field, found.span and found.span.line, str(found.severity)) == ("subtitle", 5, "warning")
    assert "`mine` does not show `subtitle`" in found.message
    assert found.hint is not None
    assert "its `page.html.j2`" in found.hint


def test_one_problem_at_a_list_stands_for_all_that_is_in_it(tmp_path: Path) -> None:
    brief = LEAST + "actors:\n  - {name: A, role: B}\n  - {name: C}\n"
    (found,) = unprinted(tmp_path, f"<h1>{{{{ title }}}}</h1>{REST}", brief)

    assert (found.field, found.span and found.span.line) == ("actors", 5)


def test_each_item_is_told_of_whose_field_is_left_out(tmp_path: Path) -> None:
    page = f"<h1>{{{{ title }}}}</h1>{REST}{{% for actor in actors %}}<p>{{{{ actor.name }}}}</p>{{% endfor %}}"
    brief = LEAST + "actors:\n  - {name: A, role: B}\n  - {name: C}\n  - {name: D, role: E}\n"

    assert fields(unprinted(tmp_path, page, brief)) == ["actors[0].role", "actors[2].role"]


def test_a_field_that_is_only_tested_is_not_printed(tmp_path: Path) -> None:
    page = f"{{% if title == 'T' %}}<h1>Yes</h1>{{% endif %}}<p>{{{{ title|length }}}}</p>{REST}"

    assert fields(unprinted(tmp_path, page)) == ["title"]


@pytest.mark.parametrize(
    "expression",
    [
        "{{ title|upper }}",
        "{{ title|title }}",
        "{{ title|replace(',', ' -') }}",
        "{{ title ~ ', ' ~ date }}",
        "{{ (title ~ '!')|lower }}",
        "{{ title + '.' }}",
        "{{ '%s.' % title }}",
        "{{ '{}.'.format(title) }}",
        "{{ '%s: %s'|format(title, date) }}",
        "{{ title.upper() }}",
        "{{ [title, date]|join('; ') }}",
        "{{ '; '.join([title, date]) }}",
        "{{ title.split(' ')|join(' ') }}",
        "{{ title.split(' ')|map('upper')|join(' ') }}",
        "{{ key_points|map(attribute='text')|list|join(' ') ~ title }}",
        "{{ title|wordwrap(9) }}",
        "{{ title|escape }}",
        "{{ title|truncate(200) }}",
        "{{ title[:200] }}",
        "{{ title[:7] }} {{ title[7:] }}",
        "{% for char in title %}{{ char }}{% endfor %}",
        "{% set t = title|upper %}{{ t }}",
        "{% set t %}{{ title }}{% endset %}{{ t|striptags|upper }}",
        "{% macro m(x) %}<em>{{ x|upper }}</em>{% endmacro %}{{ m(title) }}",
        "{% filter striptags %}{{ title }}{% endfilter %}",
        "{% filter striptags|upper %}{{ title }}, {{ date }}{% endfilter %}",
        "{% filter trim %}<em>{{ title }}</em>{% endfilter %}",
        '<a href="https://example.org/?q={{ title|urlencode }}">x</a>',
        '<a href="https://example.org/{{ title|replace(" ", "-") }}">x</a>',
    ],
)
def test_a_field_whose_words_went_through_an_expression_counts_as_printed(tmp_path: Path, expression: str) -> None:
    assert unprinted(tmp_path, f"<p>{expression}</p>{REST}", LONG) == []


@pytest.mark.parametrize(
    "expression",
    [
        "x<!-- {{ title }} -->",
        "x<!-- {{ title|upper }} -->",
        "{% set kept %}{{ title|upper }}{% endset %}x",
        "{% set kept %}{{ title ~ date }}{% endset %}x",
        "{% macro m() %}{{ title ~ date }}{% endmacro %}{% set kept = m() %}x",
        "{% macro m() %}{% if caller() %}x{% endif %}{% endmacro %}{% call m() %}{{ title|upper }}{% endcall %}",
    ],
)
def test_what_is_made_of_a_field_and_not_put_on_the_page_does_not_count(tmp_path: Path, expression: str) -> None:
    assert fields(unprinted(tmp_path, f"<p>{expression}</p>{REST}", LONG)) == ["title"]


@pytest.mark.parametrize(
    "expression",
    ["{{ title|truncate(15) }}", "{{ title[:9] }}", "{{ title.split(',')[0] }}", "{{ title[0] }}", "{{ title|first }}"],
)
def test_a_field_that_is_printed_in_part_is_told_of(tmp_path: Path, expression: str) -> None:
    (found,) = unprinted(tmp_path, f"<p>{expression}</p>{REST}", LONG)

    assert found.field == "title"
    assert "only a part of `title`" in found.message


def test_the_same_words_in_another_field_are_no_excuse(tmp_path: Path) -> None:
    assert fields(unprinted(tmp_path, REST, LEAST.replace("title: T", "title: B"))) == ["title"]


def test_settings_properties_and_references_are_not_for_the_page(tmp_path: Path) -> None:
    brief = LEAST.replace("[K]", "[{text: K, source: r, priority: 2}]") + (
        "author: A\norganisation: O\nlang: en-GB\nfit: trim\nstyle: plain\npage: letter\n"
        "sources: [{id: r, title: R, by: B, file: r.txt, encoding: utf-8}]\n"
    )
    page = f"<h1>{{{{ title }}}}</h1>{REST}<p>{{{{ sources[0].title }}}}</p>"

    assert unprinted(tmp_path, page, brief) == []


def test_a_declared_field_that_is_not_for_the_page_is_not_asked_for(tmp_path: Path) -> None:
    more = "fields:\n  level: {type: text, printed: false}\n  risk: {type: text}\n"
    page = f"<h1>{{{{ title }}}}</h1>{REST}"

    assert fields(unprinted(tmp_path, page, LEAST + "level: high\nrisk: flood\n", more)) == ["risk"]


def test_an_edition_s_fields_are_told_of_at_their_own_lines(tmp_path: Path) -> None:
    brief = LEAST.replace("[K]", "[{text: K, mark: 'TLP:CLEAR'}]") + (
        "template: mine\nmarking: TLP:RED\nmark: TLP:CLEAR\nsources:\n"
        "  - {id: a, title: A, date: 2025-01-01, mark: 'TLP:RED'}\n"
        "  - {id: b, title: B, date: 2025-01-02, mark: 'TLP:CLEAR'}\n"
    )
    banner = '<p class="Marking">{{ marking }}</p>'
    page = (
        f"<header>{banner}</header><footer>{banner}</footer><h1>({{{{ mark }}}}) {{{{ title }}}}</h1>{REST}"
        "<p>{{ key_points[0].mark }}</p>{% for source in sources %}<p>({{ source.mark }}) {{ source.title }}</p>"
        "{% endfor %}"
    )
    write_template(tmp_path, page)
    cut = phases.edition(load(write_brief(tmp_path, brief)), parse_level("TLP:CLEAR"))

    (found,) = [problem for problem in compose(cut).warnings if problem.code == "unprinted"]
    assert (found.field, found.span and found.span.line) == ("sources[1].date", 10)


@pytest.mark.parametrize("template", [found.name for found in all_templates(folders_of(shipped()))])
def test_a_shipped_template_prints_every_field_that_it_can_have(tmp_path: Path, template: str) -> None:
    schema = json_schema({found.name: found.fields for found in all_templates(folders_of(shipped()))})
    whole = Filling(schema, template).made().whole
    path = write_brief(tmp_path, yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))
    for source in whole["sources"]:
        if "file" in source:
            (tmp_path / source["file"]).write_text("x", encoding="utf-8")
    Image.new("RGB", (2000, 200), "navy").save(tmp_path / PICTURE)
    brief = load(path)
    document = compose(brief)

    assert len(list(given_fields(brief).leaves())) > 60
    assert document.warnings == ()
    words = {leaf.path for leaf in given_fields(brief).leaves() if "chart" not in leaf.path.names}  # values are drawn
    assert words <= {text.src for text in texts(document)}


def test_what_a_template_sets_beside_is_printed_without_actors_or_quotes(tmp_path: Path) -> None:
    page = '{% extends "standard/page.html.j2" %}{% block beside %}<p>{{ risk }}</p>{% endblock %}'
    more = "based_on: standard\nfields: {risk: text}\n"
    write_template(tmp_path, page, more=more)
    document = compose(load(write_brief(tmp_path, LEAST + "template: mine\nrisk: flood\n")))

    assert document.warnings == ()
    assert FieldPath("risk") in {text.src for text in texts(document)}


@pytest.mark.parametrize("template", [found.name for found in all_templates(folders_of(shipped()))])
@pytest.mark.parametrize("more", ["", "actors: [A]\n", "quotes: [{text: Q, speaker: S}]\n"])
def test_a_shipped_page_has_no_box_column_or_heading_over_nothing(tmp_path: Path, template: str, more: str) -> None:
    least = HEAD if template == "assessment" else LEAST
    document = compose(load(write_brief(tmp_path, f"{least}template: {template}\n{NEEDED.get(template, '')}{more}")))
    found = list(blocks_within(document.body))

    assert all(block.blocks for block in found if isinstance(block, Division))
    headings = [paragraph.tag in ("h1", "h2", "h3") for paragraph in paragraphs(document.body)]
    assert not any(one and other for one, other in pairwise(headings))
    assert not headings[-1]


def test_a_column_that_holds_nothing_leaves_the_whole_width_to_the_other(tmp_path: Path) -> None:
    document = compose(load(write_brief(tmp_path, LEAST)))

    assert not [
        block for block in blocks_within(document.body) if isinstance(block, Division) and block.style == "Columns"
    ]


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        ("[O, P]", []),
        ("[O, {name: P, against: A}]", [2, 2, 2]),
        ("[{name: O, for: F}, {name: P, against: A}]", [3] * 3),
    ],
)
def test_the_options_of_a_memo_have_no_column_for_what_none_of_them_says(
    tmp_path: Path, options: str, columns: list[int]
) -> None:
    yaml = f"{LEAST}template: decision\nissue: I\nrecommendation: R\noptions: {options}\n"
    document = compose(load(write_brief(tmp_path, yaml)))
    tables = [block for block in blocks_within(document.body) if isinstance(block, Table)]

    assert [len(row.cells) for table in tables for row in (*table.head, *table.body)] == columns
    assert document.warnings == ()


@pytest.mark.parametrize("name", ["indo-pacific-nato", "one-page-format"])
def test_the_layout_leaves_none_of_the_document_s_words_off_the_page(name: str) -> None:
    document = compose(load(PROJECT / "briefs" / f"{name}.yaml"))
    page = fit(document)
    placed = list(placed_paragraphs((*page.header, *page.body, *page.footer)))
    blocks = (*document.header, *document.body, *document.footer)

    def joined(parts: Iterable[str]) -> str:
        return "".join("".join(parts).split())

    assert [joined(line.text for line in paragraph.lines) for paragraph in placed] == [
        joined(getattr(run, "text", "") for run in paragraph.inlines) for paragraph in paragraphs(blocks)
    ]
