"""What a template says of a brief's own fields, of fields that make up for others, and of the words of a choice."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest

import bluf
from bluf import load
from bluf.document import paragraphs
from bluf.problems import BriefError, Problem
from tests.template.samples import words, write_brief, write_template

HEAD = "title: T\ndate: 2024-10-25\ntemplate: mine\n"
SAID = "core: {key_points: optional, bottom_line: optional, actors: hidden, to: required}\nlabels: {en: {kind: M}}\n"
EITHER = """\
fields:
  one: {type: prose, required: true, unless: several}
  several: {type: points, required: true, unless: one}
labels: {en: {kind: M}}
"""
PAGE = "<h1>{{ title }}</h1>\n<p>{{ bottom_line }}</p>\n{% for each in to %}<p>{{ each }}</p>{% endfor %}\n"


def faults(folder: Path, more: str, brief: str, page: str = PAGE) -> list[Problem]:
    write_template(folder, page, more=more)
    path = write_brief(folder, HEAD + brief)
    try:
        load(path)
    except BriefError as error:
        return list(error.problems)
    return []


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.field)) for problem in problems]


def test_a_field_that_is_made_optional_may_be_left_out(tmp_path: Path) -> None:
    assert faults(tmp_path, SAID, "to: The board\n") == []
    assert words(bluf.compose(load(tmp_path / "brief.yaml"))) == "TThe board"


def test_a_field_that_is_asked_for_is_missed(tmp_path: Path) -> None:
    assert told(faults(tmp_path, SAID, "bottom_line: B\n")) == [("missing-field", "to")]


def test_a_hidden_field_is_refused_at_its_line_with_what_it_holds(tmp_path: Path) -> None:
    found = faults(tmp_path, SAID, "to: The board\nactors: [The mayor]\n")

    assert told(found) == [("unknown-key", "actors")]
    assert found[0].span is not None
    assert (found[0].span.line, found[0].message) == (5, "briefs of this template have no `actors`")


def test_a_brief_of_another_template_has_its_own_fields(tmp_path: Path) -> None:
    write_template(tmp_path, PAGE, more=SAID)
    path = write_brief(tmp_path, "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\nactors: [A]\n")

    assert [str(actor.name) for actor in load(path).actors] == ["A"]


def test_what_a_base_says_holds_for_the_template_that_is_based_on_it(tmp_path: Path) -> None:
    write_template(tmp_path, PAGE, more=SAID)
    (tmp_path / "templates/further").mkdir()
    (tmp_path / "templates/further/template.yaml").write_text(
        "name: further\ndescription: d\nbased_on: mine\ncore: {actors: optional}\n", encoding="utf-8"
    )
    path = write_brief(tmp_path, HEAD.replace("mine", "further") + "to: The board\nactors: [A]\n")

    assert [str(actor.name) for actor in load(path).actors] == ["A"]


@pytest.mark.parametrize("given", ["one: Do it.\n", "several: [Do it.]\n", "one: Do it.\nseveral: [Do it.]\n"])
def test_one_of_two_fields_will_do(tmp_path: Path, given: str) -> None:
    core = "core: {key_points: optional, bottom_line: optional}\n"

    assert faults(tmp_path, EITHER + core, given) == []


def test_neither_of_two_fields_is_one_problem_that_names_both(tmp_path: Path) -> None:
    found = faults(tmp_path, EITHER, "bottom_line: B\nkey_points: [K]\n")

    assert told(found) == [("missing-field", "one")]
    assert found[0].hint is not None
    assert "`several:`" in found[0].hint


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ("core: {keypoints: optional}\n", "core.keypoints"),
        ("core: {title: optional}\n", "core.title"),
        ("core: {key_points: sometimes}\n", "core.key_points"),
        ("core: [key_points]\n", "core"),
        ("core: {cc: hidden}\nfields: {cc: text}\n", "core.cc"),
        ("drafts: one\nfields: {one: {type: text}}\n", "drafts"),
        ("drafts: two\nfields: {one: {type: points}}\n", "drafts"),
        ("fields: {one: {type: text, required: true, unless: other}}\n", "fields.one.unless"),
        ("fields: {one: {type: text, required: true, unless: one}}\n", "fields.one.unless"),
        ("fields: {one: {type: text, unless: two}, two: text}\n", "fields.one.unless"),
    ],
)
def test_a_fault_in_what_is_said_is_told_at_the_templates_line(tmp_path: Path, more: str, field: str) -> None:
    found = faults(tmp_path, more + "labels: {en: {kind: M}}\n", "bottom_line: B\nkey_points: [K]\n")

    assert [str(problem.field) for problem in found] == [field]
    assert found[0].span is not None
    assert found[0].span.path.endswith("template.yaml")


def schema_errors(folder: Path, data: dict[str, Any]) -> list[str]:
    validator = jsonschema.Draft202012Validator(bluf.schema(folder / "brief.yaml"))
    return [error.message for error in validator.iter_errors({"title": "T", "date": "2024-10-25", **data})]


def test_the_schema_says_the_same(tmp_path: Path) -> None:
    write_template(tmp_path, PAGE, more=SAID)
    write_template(tmp_path, PAGE, name="either", more=EITHER)
    usual = {"bottom_line": "B", "key_points": ["K"]}

    def errors(data: dict[str, Any]) -> list[str]:
        return schema_errors(tmp_path, data)

    assert errors({"template": "mine", "to": "X"}) == []
    assert errors({"template": "mine"}) == ["'to' is a required property"]
    assert len(errors({"template": "mine", "to": "X", "actors": ["A"]})) == 1
    assert errors({**usual, "actors": ["A"]}) == []
    assert sorted(errors({})) == ["'bottom_line' is a required property", "'key_points' is a required property"]
    assert errors({**usual, "template": "either", "one": "X"}) == []
    assert len(errors({**usual, "template": "either"})) == 1


CHOICE = """\
fields: {grade: {type: choice, values: {very high: bad, low: good}}}
labels:
  en: {kind: M, colon: ":", grade_very_high: Very high}
  fr: {kind: M, colon: ":", grade_very_high: Très élevée}
"""
CHOICE_PAGE = "{% import 'shared/parts.html.j2' as parts with context %}\n{{ parts.choice(grade) }}\n"


@pytest.mark.parametrize(
    ("lang", "grade", "printed", "tagged"),
    [
        ("en", "VERY HIGH", "Very high", None),
        ("fr", "very high", "Très élevée", None),
        ("de", "very high", "Very high", "en"),
        ("fr", "low", "low", None),
    ],
)
def test_a_word_of_a_choice_is_printed_in_the_briefs_language(
    tmp_path: Path, lang: str, grade: str, printed: str, tagged: str | None
) -> None:
    write_template(tmp_path, CHOICE_PAGE, more=CHOICE)
    yaml = f"{HEAD}bottom_line: B\nkey_points: [K]\nlang: {lang}\ngrade: {grade}\n"
    document = bluf.compose(load(write_brief(tmp_path, yaml)))

    assert printed in words(document)
    [paragraph] = [
        each for each in paragraphs(document.body) if each.style == "Choice Bad" or each.style == "Choice Good"
    ]
    assert paragraph.lang == tagged
    assert not [problem for problem in document.warnings if problem.field == "grade"]


@pytest.mark.parametrize("name", ["grade_very_high", "range_very_high"])
def test_a_brief_can_not_reword_what_a_word_of_a_choice_says(tmp_path: Path, name: str) -> None:
    more = CHOICE.replace("kind: M,", "kind: M, range_very_high: 95%,")
    write_template(tmp_path, CHOICE_PAGE, more=more)
    path = write_brief(
        tmp_path, f"{HEAD}bottom_line: B\nkey_points: [K]\ngrade: very high\nheadings: {{{name}: Low}}\n"
    )

    with pytest.raises(BriefError) as caught:
        bluf.compose(load(path))
    assert [(problem.code, problem.field) for problem in caught.value.problems] == [
        ("unknown-heading", f"headings.{name}")
    ]


def test_letters_of_any_script_tell_words_of_a_choice_apart(tmp_path: Path) -> None:
    more = "fields: {state: {type: choice, values: {открыто: bad, закрыто: good}}}\n"
    more += "labels: {en: {kind: M, colon: ':', state_открыто: Open, state_закрыто: Closed}}\n"
    write_template(tmp_path, CHOICE_PAGE.replace("grade", "state"), more=more)
    yaml = f"{HEAD}bottom_line: B\nkey_points: [K]\nstate: закрыто\n"

    assert words(bluf.compose(load(write_brief(tmp_path, yaml)))) == "●\xa0Closed"
