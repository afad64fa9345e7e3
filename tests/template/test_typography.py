"""A page's words in their language's marks: where they are printed, what they come from, and how to leave them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import bluf
from bluf import load
from bluf.document import Document, Figure, Table, TextRun, blocks_within
from bluf.ground.workspace import Workspace
from bluf.languages.typographic_marks import quotation_marks
from bluf.problems import BriefError
from bluf.template import all_templates, shipped_alone
from bluf.template.language_tags import tags_for
from tests.template.samples import LEAST, composed, texts, words, write_brief, write_template

BRIEF = """\
title: The council's "new" plan
subtitle: It isn't 'final'
date: 2024-10-25
bottom_line: "It's **a \\"bold* plan\\"**, 6' long."
key_points:
  - text: We don't know "why".
    source: note
quotes:
  - {text: "It's \\"so\\" good", speaker: Ann O'Brien, source: note, context: At the "Forum"}
  - {text: 'Il a dit "oui" à l''Europe', speaker: B, lang: fr, unverified: told}
  - {text: 'Er sagte "ja" heute', speaker: C, lang: de, unverified: told}
sections:
  - heading: Ann's "view"
    table:
      caption: The "costs" aren't known
      columns: [What's in it, N]
      rows: [[It's, 3]]
      total: {What's in it: all's, N: 3}
sources:
  - {id: note, title: The "note", url: "https://example.org/ann's"}
"""


def printed(document: Document) -> Iterator[tuple[TextRun, str]]:
    """Yield each run of a field's words, with what the brief's file has at their place."""
    assert document.written is not None
    for run in texts(document):
        found = run.origin and run.origin.span(0, len(run.text))
        if found and run.src:
            yield run, document.written.text[slice(*found)]


def test_every_field_is_printed_in_the_languages_marks(tmp_path: Path) -> None:
    found = words(composed(tmp_path, BRIEF))

    for each in (
        *("The council’s “new” plan", "It isn’t ‘final’", "6' long", "We don’t know “why”.", "Ann O’Brien"),
        *("At the “Forum”", "Ann’s “view”", "The “costs” aren’t known", "What’s in it", "It’s", "all’s", "The “note”"),
    ):
        assert each in found


def test_marks_in_a_quote_are_those_inside_the_ones_that_the_page_prints(tmp_path: Path) -> None:
    found = words(composed(tmp_path, BRIEF))

    assert "“It’s ‘so’ good”" in found
    assert "“Il a dit «\u00a0oui\u00a0» à l’Europe”" in found
    assert "“Er sagte ‚ja‘ heute”" in found


def test_addresses_stay(tmp_path: Path) -> None:
    assert {run.href for run in texts(composed(tmp_path, BRIEF))} == {None, "https://example.org/ann's"}
    assert "example.org/ann's" in words(composed(tmp_path, BRIEF))


def test_each_character_that_is_printed_keeps_its_place_in_the_brief(tmp_path: Path) -> None:
    document = composed(tmp_path, BRIEF.replace("lang: de", "lang: fr"))
    assert document.written is not None

    marks = 0
    for run, _ in printed(document):
        assert run.origin is not None
        assert run.origin.length == len(run.text)
        for at, char in enumerate(run.text):
            place = run.origin.span(at, at + 1)
            typed = document.written.text[slice(*place)] if place else ""
            if char in "’“”‘«»" or char == "\u00a0":
                assert typed in ("'", '"', "''", '\\"')
                marks += 1
            elif char.isalpha() and len(typed) == 1:
                assert typed == char
    assert marks > 30


def test_as_typed_leaves_all_marks(tmp_path: Path) -> None:
    document = composed(tmp_path, BRIEF + "typography: as-typed\n")

    assert '“It\'s "so" good”' in words(document)
    assert document.properties.title == 'The council\'s "new" plan'


def test_a_word_that_is_none_of_the_choices_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, LEAST + "typography: as-typd\n"))

    assert [(problem.code, problem.field) for problem in caught.value.problems] == [("bad-value", "typography")]


def test_a_templates_own_field_of_that_name_switches_nothing_off(tmp_path: Path) -> None:
    write_template(
        tmp_path, "<p>{{ title }} {{ typography }}</p>", more="fields: {typography: text}\nlabels: {en: {}}\n"
    )
    given = LEAST.replace("title: T", "title: It's") + "template: mine\ntypography: as-typed\n"

    assert words(bluf.compose(load(write_brief(tmp_path, given)))) == "It’s as-typed"


def test_the_files_properties_and_what_stands_for_figures_are_as_printed(tmp_path: Path) -> None:
    chart = "kind: line, alt: It isn't \"flat\", data: {x: [a, b], series: {Ann's: [1, 2]}}"
    document = composed(tmp_path, BRIEF.replace("    table:", f"    chart: {{{chart}}}\n    table:"))

    blocks = list(blocks_within(document.body))
    assert [block.alt for block in blocks if isinstance(block, Figure)] == ["It isn’t “flat”"]
    assert [block.title for block in blocks if isinstance(block, Table) and block.title] == ["The “costs” aren’t known"]
    assert (document.properties.title, document.properties.subject) == ("The council’s “new” plan", "It isn’t ‘final’")
    assert "Ann’s" in words(document)


def test_nothing_of_it_is_told_as_not_printed(tmp_path: Path) -> None:
    assert [problem.code for problem in composed(tmp_path, BRIEF).warnings if problem.code == "unprinted"] == []


def test_a_template_with_marks_of_its_own_has_them_for_words_in_quotes_too(tmp_path: Path) -> None:
    write_template(
        tmp_path,
        "<p>{{ labels.open }}{{ title }}{{ labels.close }}</p><p>{{ bottom_line }}</p>",
        more="labels: {en: {open: ‘, close: ’}}\n",
    )
    given = LEAST.replace("title: T", 'title: A "new" plan').replace("bottom_line: B", 'bottom_line: A "new" plan')

    made = bluf.compose(load(write_brief(tmp_path, given + "template: mine\n")))

    assert words(made) == "‘A “new” plan’A ‘new’ plan"


def test_the_number_of_a_source_is_no_part_of_the_word_before_it(tmp_path: Path) -> None:
    assert "“why”." in words(composed(tmp_path, BRIEF))
    cited = BRIEF.replace('We don\'t know "why".', 'We don\'t know "why"')
    assert "“why”" in words(composed(tmp_path, cited))


def labels() -> Iterator[tuple[str, tuple[str, str]]]:
    for template in all_templates(shipped_alone(Workspace.here())):
        for lang, given in template.labels.items():
            if "open" in given:
                yield lang, (given["open"], given["close"])


@pytest.mark.parametrize(("lang", "marks"), list(labels()))
def test_the_marks_around_quotes_are_those_of_the_language(lang: str, marks: tuple[str, str]) -> None:
    known = quotation_marks(tags_for(lang))

    assert known is not None
    assert known.outer == marks


def test_the_brief_is_not_changed(tmp_path: Path) -> None:
    path = write_brief(tmp_path, BRIEF)
    brief = load(path)
    bluf.compose(brief)

    assert brief.title == 'The council\'s "new" plan'
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["title"] == 'The council\'s "new" plan'
