"""A template that declares a field by a name that came later keeps its own: its type, its meaning and its page."""

from pathlib import Path
from typing import Any

import pytest

import bluf
from bluf import load
from bluf.brief.model import NEWER_FIELDS, core_value
from bluf.document import Document
from bluf.problems import BriefError, Problem
from tests.template.samples import LEAST, texts, words, write_brief, write_template

DECLARED = """\
fields:
  status: {type: mapping, required: true, fields: {phase: text, since: date}}
  cc: {type: paragraphs}
  annexes: {type: list, items: {type: mapping, shorthand: file, fields: {file: text, pages: text}}}
  figures: {type: text}
  headings: {type: list, items: text}
  numbered: {type: prose}
  arrange: {type: points}
  grow: {type: date}
  typography: {type: text}
labels: {en: {colon: ":", to: To, from: From, contact: Contact, key_points: Points, sources: Sources}}
"""
PAGE = """\
{% import "shared/parts.html.j2" as parts with context %}
{{ parts.header() }}
{{ parts.heading() }}
<p>{{ status.phase }} since {{ status.since }}</p>
<p>{{ cc }}</p>
{% for annex in annexes %}<p>{{ annex.file }} ({{ annex.pages }})</p>{% endfor %}
<p>{{ figures }} {{ headings[0] }} {{ numbered }}</p>
<p>{{ arrange[0].text }} {{ grow }} {{ typography }}</p>
<p>{{ bottom_line }}</p>
{{ parts.bullets(key_points) }}
{{ parts.references() }}
{{ parts.footer() }}
"""
GIVEN = """\
template: mine
to: The board
from: The desk
status: {phase: Closed, since: 2024-10-01}
cc: |
  First words.

  Second words.
annexes: [{file: plan, pages: "3"}, bare]
figures: twelve in all
headings: [North]
numbered: by hand
arrange: [The hall]
grow: 2025-05-01
typography: Garamond
"""


def own(folder: Path, given: str = GIVEN) -> Document:
    write_template(folder, PAGE, more=DECLARED)
    return bluf.compose(load(write_brief(folder, LEAST + given)))


def notes(folder: Path) -> list[Problem]:
    return [problem for problem in load(folder / "brief.yaml").warnings if problem.code == "own-field"]


def test_every_newer_name_may_be_a_templates_own(tmp_path: Path) -> None:
    assert all(f"  {name}:" in DECLARED for name in NEWER_FIELDS)

    printed = words(own(tmp_path))

    assert "Closed since October 1, 2024" in printed
    assert "First words." in printed
    assert "plan (3)" in printed
    assert "twelve in all North by hand" in printed
    assert "The hall May 1, 2025 Garamond" in printed


def test_the_shared_parts_print_nothing_of_a_templates_own_fields(tmp_path: Path) -> None:
    printed = [text.text for text in texts(own(tmp_path)) if text.src and text.src.top in NEWER_FIELDS]

    assert printed == [
        *("Closed", "October 1, 2024", "First words.", "Second words.", "plan", "3", "bare"),
        *("twelve in all", "North", "by hand", "The hall", "May 1, 2025", "Garamond"),
    ]


def test_a_templates_own_field_is_checked_as_it_is_declared(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        own(tmp_path, GIVEN.replace("{phase: Closed, since: 2024-10-01}", "draft"))

    assert {(problem.code, problem.field) for problem in caught.value.problems} == {("wrong-type", "status")}


def test_the_field_of_the_brief_is_not_there_for_briefs_of_such_a_template(tmp_path: Path) -> None:
    own(tmp_path)
    brief = load(tmp_path / "brief.yaml")

    assert [core_value(brief, name) for name in ("cc", "status", "figures", "numbered")] == [(), None, (), None]
    assert [core_value(brief, name) for name in ("arrange", "grow", "typography")] == [None, True, "typeset"]
    assert set(brief.extra) == NEWER_FIELDS


def test_a_note_at_the_line_of_the_declaration_says_so_once(tmp_path: Path) -> None:
    own(tmp_path)

    found = notes(tmp_path)

    assert sorted(problem.message.split("`")[1] for problem in found) == sorted(NEWER_FIELDS)
    first = next(problem for problem in found if "`status`" in problem.message)
    assert first.span is not None
    assert (first.span.path, first.span.line, first.is_error) == (
        str(tmp_path / "templates" / "mine" / "template.yaml"),
        5,
        False,
    )


def test_a_note_keeps_no_brief_from_being_built(tmp_path: Path) -> None:
    own(tmp_path)

    assert all(not problem.is_error for problem in bluf.check(load(tmp_path / "brief.yaml")))


def test_a_template_that_is_based_on_such_a_one_has_its_fields_and_its_notes(tmp_path: Path) -> None:
    own(tmp_path)
    folder = tmp_path / "templates" / "further"
    folder.mkdir()
    (folder / "template.yaml").write_text("name: further\ndescription: d\nbased_on: mine\n", encoding="utf-8")
    write_brief(tmp_path, LEAST + GIVEN.replace("template: mine", "template: further"))

    assert len(notes(tmp_path)) == len(NEWER_FIELDS)
    assert "Closed since" in words(bluf.compose(load(tmp_path / "brief.yaml")))


@pytest.mark.parametrize("name", ["sources", "sections", "lang"])
def test_a_field_that_briefs_had_before_templates_declared_any_is_still_refused(tmp_path: Path, name: str) -> None:
    write_template(tmp_path, PAGE, more=f"fields: {{{name}: text}}\nlabels: {{en: {{colon: ':'}}}}\n")

    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, LEAST + "template: mine\n"))

    assert [problem.code for problem in caught.value.problems] == ["bad-fields"]


ITEMS = """\
fields:
  lots:
    type: list
    items:
      type: mapping
      fields:
        text: prose
        source: text
        points: {type: list, items: text}
        chart: text
        table: prose
        picture: text
        timeline: text
        numbered: text
labels: {en: {colon: ":"}}
"""


def test_items_of_a_template_may_have_fields_of_any_name_that_parts_of_a_brief_have(tmp_path: Path) -> None:
    page = (
        '{% import "shared/parts.html.j2" as parts with context %}\n{{ parts.bullets(lots) }}\n'
        "{% for lot in lots %}<p>{{ lot.chart }} {{ lot.points | join('+') }}</p>{% endfor %}\n"
    )
    write_template(tmp_path, page, more=ITEMS)
    given = "template: mine\nlots: [{text: One, points: [a, b], chart: drawn}, {text: Two, timeline: now}]\n"

    printed = words(bluf.compose(load(write_brief(tmp_path, LEAST + given))))

    assert printed == "OneTwodrawn a+b"


def test_the_schema_of_a_project_has_a_templates_own_field_for_its_briefs_alone(tmp_path: Path) -> None:
    own(tmp_path)
    schema: dict[str, Any] = bluf.schema(tmp_path / "brief.yaml")

    import jsonschema

    def faults(given: str) -> list[str]:
        import yaml

        data = yaml.safe_load(given)
        data["date"] = "2024-10-25"
        return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]

    theirs = GIVEN.replace("since: 2024-10-01", 'since: "2024-10-01"').replace("2025-05-01", '"2025-05-01"')
    assert faults(LEAST + theirs) == []
    assert faults(LEAST + "status: draft\ncc: [Someone]\n") == []
    assert faults(LEAST + "status: {phase: Closed}\n") != []
    assert faults(LEAST + theirs.replace("twelve in all", "[{value: 12}]")) != []
