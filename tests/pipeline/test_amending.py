"""A brief's text is amended by the fields that its template declares, too."""

from pathlib import Path

import pytest

from bluf import BriefError, Cut, Edit, Insert, Put, amend
from tests.conftest import PROJECT

REPORT = PROJECT / "briefs" / "report.yaml"
HEAD = "title: Floods\ntemplate: situation-report\n"
NEEDS = "needs:\n  columns:\n    - Ward\n    - People\n"


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        (NEEDS, Put("needs.columns[0].head", "Place"), NEEDS.replace("Ward", "Place")),
        (
            NEEDS,
            Put("needs.columns[1].align", "end"),
            NEEDS.replace("- People\n", "- head: People\n      align: end\n"),
        ),
        ("", Insert("needs.columns", 0, "Ward"), "needs:\n  columns: [Ward]\n"),
        ("response: [One]\n", Put("response[0].text", "Another"), "response: [Another]\n"),
    ],
)
def test_bare_text_stands_for_what_the_template_says(before: str, edit: Edit, after: str) -> None:
    assert amend(HEAD + before, [edit], REPORT) == HEAD + after


def test_a_field_of_the_template_goes_where_the_template_s_fields_go() -> None:
    text = HEAD + "key_points: [One]\nsources: [{id: a, title: A}]\n"
    after = amend(text, [Put("period", "24 hours")], REPORT).splitlines()
    assert after.index("period: 24 hours") == after.index("key_points: [One]") + 1


def test_a_field_that_the_template_hides_is_taken_out() -> None:
    text = "title: Water\ntemplate: lines-to-take\nkey_points:\n  - One\n  - Two\n"
    once = amend(text, [Cut("key_points[0]")], REPORT)
    assert once == text.replace("  - One\n", "")
    assert amend(once, [Put("questions", ("What?",)), Cut("key_points[0]")], REPORT).count("key_points") == 0


def test_without_a_path_or_a_template_that_can_be_found_a_brief_s_own_fields_are_known(tmp_path: Path) -> None:
    text = "title: Floods\ntemplate: nowhere\nkey_points: [One]\n"
    for path in (None, tmp_path / "x.yaml"):
        assert amend(text, [Put("key_points[0].text", "Two")], path) == text.replace("One", "Two")


def test_a_text_that_can_t_be_read_is_told() -> None:
    with pytest.raises(BriefError):
        amend("title: [\n", [Put("title", "x")], REPORT)
    assert amend("", [Put("title", "x")], REPORT) == "title: x\n"
