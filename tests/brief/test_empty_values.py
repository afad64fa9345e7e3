"""What an empty value's hint says: it may be removed where the brief can do without it, and nowhere else."""

import pytest

import bluf

SOUND = {
    "title": "Ferries stop",
    "date": "2026-03-02",
    "bottom_line": "No ferry leaves before noon.",
    "key_points": "[Ice is thick., It melts by noon.]",
}
QUOTE = "[{text: 'It is too thick.', speaker: 'Ole Lund', unverified: by telephone}]"


def hints(**fields: str) -> dict[str | None, str | None]:
    """The hints for empty values of a brief with some fields, by field."""
    text = "".join(f"{name}: {value}\n" for name, value in {**SOUND, **fields}.items())
    return {each.field: each.hint for each in bluf.preview(text, "x.yaml").problems if each.code == "empty-value"}


@pytest.mark.parametrize("value", ["", "''", "'  '"])
@pytest.mark.parametrize("field", ["title", "date", "bottom_line"])
def test_a_required_field_is_not_to_be_removed(field: str, value: str) -> None:
    assert hints(**{field: value}) == {field: "give it a value"}


def test_a_required_list_is_not_to_be_removed() -> None:
    assert hints(key_points="[]") == {"key_points": "write at least one"}
    assert hints(key_points="") == {"key_points": "give it a value"}


def test_an_item_of_a_list_may_be_removed_unless_it_is_the_only_one_of_a_required_list() -> None:
    assert hints(key_points="['']") == {"key_points[0]": "give it a value"}
    assert hints(key_points="[Ice is thick., '']") == {"key_points[1]": "give it a value, or remove it"}
    assert hints(actors="['']") == {"actors[0]": "give it a value, or remove it"}


@pytest.mark.parametrize("value", ["", "''"])
def test_a_field_that_its_part_requires_is_not_to_be_removed(value: str) -> None:
    quote = QUOTE.replace("'Ole Lund'", value)
    assert hints(quotes=quote) == {"quotes[0].speaker": "give it a value"}
    assert hints(bottom_line=f"{{text: {value}}}") == {"bottom_line.text": "give it a value"}


def test_an_optional_field_may_be_removed() -> None:
    assert hints(subtitle="''") == {"subtitle": "give it a value, or remove it"}
    assert hints(actors="[]") == {"actors": "write at least one, or remove it"}
    assert hints(actors="[{name: Ole Lund, role: ''}]") == {"actors[0].role": "give it a value, or remove it"}


def test_a_field_that_a_template_requires_is_not_to_be_removed() -> None:
    needed = {"template": "decision", "options": "[{name: ''}]", "recommendation": ""}
    found = hints(**needed)

    assert found["options[0].name"] == found["recommendation"] == "give it a value"


@pytest.mark.parametrize("value", ['"\\u200b"', '"\\u00ad \\u2060"', '"\\ufeff"'])
def test_a_field_of_characters_that_show_nothing_is_empty(value: str) -> None:
    assert hints(title=value) == {"title": "give it a value"}
    assert hints(title=f'{value[:-1]}T"') == {}
