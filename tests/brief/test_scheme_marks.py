"""Banners and marks of the United Kingdom, NATO and the European Union: nothing of them is an error."""

import pytest

from bluf.brief import Brief, check_brief, parse_fields, read_yaml
from bluf.problems import Problem

HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\n"


def read(yaml: str, fields: str = "") -> Brief:
    declared = parse_fields(read_yaml(f"fields: {{{fields}}}".encode(), "template.yaml")) if fields else ()
    return check_brief(read_yaml(yaml.encode(), "brief.yaml"), declared)


def marked(marking: str, *marks: str) -> tuple[Brief, list[Problem]]:
    """Return a brief with a banner, of which each point bears a mark, and what is said of it."""
    points = "".join(f'  - {{text: P, mark: "{mark}"}}\n' for mark in marks) or "  - P\n"
    brief = read(f"{HEAD}{f'marking: {marking}' if marking else '# none'}\nkey_points:\n{points}")
    return brief, list(brief.warnings)


def test_a_banner_that_is_spelt_as_its_rules_have_it_needs_no_note() -> None:
    brief, notes = marked("OFFICIAL-SENSITIVE COMMERCIAL", "OFFICIAL", "OFFICIAL-SENSITIVE")

    assert brief.marking == "OFFICIAL-SENSITIVE COMMERCIAL"
    assert notes == []


@pytest.mark.parametrize("typed", ["OFFICIAL - SENSITIVE", "Nato Secret?", "SECRET UE", "SECRET", "TOP SECRET"])
def test_a_banner_that_is_spelt_in_another_way_is_as_typed_with_a_note_at_its_line(typed: str) -> None:
    brief, notes = marked(typed)

    assert brief.marking == typed
    (note,) = notes
    assert (note.code, note.severity, note.field) == ("free-marking", "note", "marking")
    assert note.span
    assert note.span.line == 4
    assert "`" in (note.hint or "")


def test_a_note_carries_the_change_to_the_banner_that_is_meant() -> None:
    (note,) = marked("Official-Sensitive")[1]

    assert note.data
    assert note.data.meant == "OFFICIAL-SENSITIVE"
    assert [mend.text for mend in note.data.mends if hasattr(mend, "text")] == ["OFFICIAL-SENSITIVE"]


def test_a_note_names_a_letter_that_only_looks_like_the_right_one() -> None:
    (note,) = marked("NАTO SECRET")[1]

    assert "U+0410" in note.message


@pytest.mark.parametrize("typed", ["Internal", "Confidential", "LIMITE"])
def test_any_other_banner_needs_no_note(typed: str) -> None:
    assert marked(typed)[1] == []


@pytest.mark.parametrize(
    ("banner", "mark", "said"),
    [
        ("NATO RESTRICTED", "NS", "NS is above the banner, NATO RESTRICTED"),
        ("RESTREINT UE/EU RESTRICTED", "S-UE/EU-S", "S-UE/EU-S is above the banner, RESTREINT UE/EU RESTRICTED"),
        ("OFFICIAL", "UK SECRET", "UK SECRET is above the banner, OFFICIAL"),
        (
            "OFFICIAL-SENSITIVE",
            "OFFICIAL COMMERCIAL",
            "OFFICIAL COMMERCIAL has `COMMERCIAL`, which the banner, OFFICIAL-SENSITIVE, lacks",
        ),
        (
            "NATO RESTRICTED RELEASABLE TO SWEDEN",
            "NR",
            "NR lacks `RELEASABLE TO SWEDEN`, which the banner, NATO RESTRICTED RELEASABLE TO SWEDEN, has",
        ),
        ("NATO SECRET", "OFFICIAL", "a part is marked OFFICIAL, and the page has no UK banner"),
        ("SECRET", "NS", "a part is marked NS, and the page has no NATO banner"),
        ("", "NS", "a part is marked NS, and the page has no NATO banner"),
    ],
)
def test_a_mark_that_the_banner_does_not_cover_is_a_warning(banner: str, mark: str, said: str) -> None:
    (warning,) = [each for each in marked(banner, mark)[1] if each.code != "free-marking"]

    assert (warning.code, warning.severity, warning.message) == ("mark-not-covered", "warning", said)
    assert warning.field == "key_points[0].mark"


def test_the_hint_for_a_mark_names_a_banner_and_no_abbreviation() -> None:
    (warning,) = marked("NATO RESTRICTED", "NC", "NR")[1]

    assert warning.hint == "set `marking: NATO CONFIDENTIAL`, or mark this part lower"


@pytest.mark.parametrize(("banner", "mark"), [("OFFICIAL", "S"), ("NATO SECRET", "U"), ("NATO SECRET", "SECRET")])
def test_a_mark_of_no_scheme_under_a_banner_in_order_is_a_warning(banner: str, mark: str) -> None:
    (warning,) = marked(banner, mark)[1]

    assert (warning.code, warning.severity) == ("mark-not-compared", "warning")


def test_marks_of_no_scheme_under_a_banner_of_none_are_nobodys_business() -> None:
    assert [note.code for note in marked("SECRET", "U", "S")[1]] == ["free-marking"]


def test_a_templates_own_field_of_that_name_is_no_error_under_such_a_banner() -> None:
    fields = "risks: {type: list, items: {type: mapping, fields: {text: text, mark: date}}}"
    brief = read(f"{HEAD}key_points: [K]\nmarking: NATO SECRET\nrisks: [{{text: R, mark: 2024-01-01}}]\n", fields)

    assert list(brief.warnings) == []
