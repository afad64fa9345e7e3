"""A template declares tables, charts, pictures, timelines, figures and choices as it does text."""

import pickle

import pytest

from bluf.brief import FieldSpec, check_brief, json_schema, parse_fields, read_brief, read_yaml
from bluf.brief.field_values import ChoiceText
from bluf.problems import BriefError

HEAD = "title: Sample\ndate: 2024-10-25\nbottom_line: One thing matters.\nkey_points: [A point.]\n"
DECLARED = """
fields:
  needs: {type: table}
  state: {type: choice, values: {on time: good, late: bad}, required: true}
  trend: {type: chart}
  face: {type: picture}
  course: {type: timeline}
  sums: {type: figures}
"""


def declared() -> tuple[FieldSpec, ...]:
    return parse_fields(read_yaml(DECLARED.encode(), "template.yaml"))


def test_every_kind_may_be_declared_and_given() -> None:
    brief = check_brief(
        read_brief(
            f"{HEAD}needs: {{columns: [A], rows: [[x]]}}\nstate: Late\n"
            "course: [{when: Monday, text: It opens.}]\nsums: [{value: 3}]\n".encode(),
            "b.yaml",
        ),
        declared(),
    )

    assert brief.extra["needs"].rows == (("x",),)
    assert brief.extra["course"][0].when == "Monday"
    assert brief.extra["sums"][0].value == "3"


def test_a_word_of_a_choice_is_kept_as_typed_and_knows_what_it_means() -> None:
    brief = check_brief(read_brief(f"{HEAD}state: Late\n".encode(), "b.yaml"), declared())

    state = brief.extra["state"]
    assert isinstance(state, ChoiceText)
    assert (state, state.meaning, state.path) == ("Late", "bad", "state")
    assert pickle.loads(pickle.dumps(brief)).extra["state"].meaning == "bad"


def test_a_word_that_is_no_choice_is_told_with_what_was_meant() -> None:
    with pytest.raises(BriefError) as caught:
        check_brief(read_brief(f"{HEAD}state: lat\n".encode(), "b.yaml"), declared())

    (problem,) = caught.value.problems
    assert problem.code == "bad-value"
    assert problem.data is not None
    assert problem.data.meant == "late"


@pytest.mark.parametrize("field", ["{type: choice}", "{type: choice, values: {}}", "{type: choice, values: {a: fine}}"])
def test_a_choice_needs_words_that_mean_something(field: str) -> None:
    with pytest.raises(BriefError) as caught:
        parse_fields(read_yaml(f"fields:\n  state: {field}\n".encode(), "template.yaml"))

    assert {problem.code for problem in caught.value.problems} == {"bad-fields"}


def test_the_schema_lists_the_words_of_a_choice() -> None:
    schema = json_schema({"report": declared()})

    assert schema["allOf"][0]["then"]["properties"]["state"]["enum"] == ["on time", "late"]
