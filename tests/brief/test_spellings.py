"""A field whose name is spelt in another English is the field that it means, in briefs, templates and edits."""

import pytest

from bluf.brief import FieldSpec, check_brief, json_schema, read_brief
from bluf.brief.amending import amend
from bluf.problems import BriefError
from bluf.problems.field_path import FieldPath
from bluf.yaml_edit import Cut, Put

BRIEF = """\
title: Sample
date: 2024-10-25
bottom_line: One thing matters.
key_points: [A point.]
"""
AMERICAN = f"{BRIEF}organization: Trade desk\nactors:\n  - name: Ann Lee\n    organization: Harbour board\n"


def test_the_american_spelling_is_read_everywhere_and_keeps_its_place() -> None:
    brief = check_brief(read_brief(AMERICAN.encode(), "b.yaml"))

    assert (brief.organisation, brief.actors[0].organisation) == ("Trade desk", "Harbour board")
    assert brief.spans[FieldPath("actors[0].organisation")].line == 8
    assert brief.actors[0].organisation is not None
    assert brief.actors[0].organisation.path == "actors[0].organisation"


def test_both_spellings_are_one_field_given_twice() -> None:
    with pytest.raises(BriefError) as raised:
        check_brief(read_brief(f"{BRIEF}organization: One\norganisation: Two\n".encode(), "b.yaml"))

    (problem,) = raised.value.problems
    assert (problem.code, problem.span and problem.span.line) == ("duplicate-key", 6)
    assert "line 5" in problem.message


@pytest.mark.parametrize("declared", ["organisation", "organization"])
@pytest.mark.parametrize("given", ["organisation", "organization"])
def test_a_template_s_own_field_is_found_in_either_spelling(declared: str, given: str) -> None:
    guests = FieldSpec("guests", "list", items=FieldSpec("items", "mapping", fields=(FieldSpec(declared, "text"),)))
    brief = check_brief(read_brief(f"{BRIEF}guests:\n  - {given}: Board\n".encode(), "b.yaml"), (guests,))

    assert getattr(brief.extra["guests"][0], declared) == "Board"


@pytest.mark.parametrize("name", ["Title", "Organisation", "organisations", "organized"])
def test_a_name_that_is_more_than_another_spelling_is_not_read(name: str) -> None:
    with pytest.raises(BriefError) as raised:
        check_brief(read_brief(f"{BRIEF}{name}: X\n".encode(), "b.yaml"))

    assert [problem.code for problem in raised.value.problems] == ["unknown-key"]


def test_an_edit_changes_the_key_that_is_there() -> None:
    edits = [Put("organisation", "Other desk"), Put("actors[0].organisation", "Board")]

    assert amend(AMERICAN, edits) == AMERICAN.replace("Trade desk", "Other desk").replace("Harbour board", "Board")
    assert "organization: Trade" not in amend(AMERICAN, [Cut("organisation")])


def test_an_edit_where_the_field_is_missing_writes_the_main_spelling() -> None:
    assert amend(BRIEF, [Put("organisation", "Trade desk")]).count("organisation: Trade desk") == 1


def test_the_schema_takes_both_spellings_and_completes_one() -> None:
    schema = json_schema({})

    assert "organization" not in schema["properties"]
    assert schema["patternProperties"]["^organization$"] == schema["properties"]["organisation"]
