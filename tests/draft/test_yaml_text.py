"""Whatever text is written as YAML reads back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.brief import read_yaml
from bluf.brief.prose_escaping import prose
from bluf.draft.yaml_text import WIDTH, cleaned, commented, entry
from tests.brief.rich import plain

TEXT = st.text(min_size=1).map(cleaned).filter(bool)


def read(lines: list[str]) -> str:
    source = read_yaml("\n".join([*lines, ""]).encode(), "x.yaml")
    assert source.warnings == ()
    return str(source.data["key"])


@given(TEXT)
def test_any_text_on_one_line_survives(text: str) -> None:
    assert read(entry("key", text)) == text


@given(
    st.lists(st.sampled_from(["word", "#", "-", ":", "a: b", "'", '"', "…", "|", ">", "%", "---", "*x*"]), min_size=40)
)
def test_long_text_is_folded_and_survives(parts: list[str]) -> None:
    text = cleaned(" ".join(parts))
    lines = entry("key", text)

    assert read(lines) == text
    assert len(lines) > 1 or len(lines[0]) <= WIDTH


@pytest.mark.parametrize(
    "text", ["no", "Null", "true", "12", "1e3", "2026-05-04", "~", "- x", "x: y", "x #y", "&a", "a\\b", 'it\'s "so"']
)
def test_yaml_s_traps_are_text(text: str) -> None:
    assert read(entry("key", text)) == text


def test_plain_words_stand_plain() -> None:
    assert entry("key", "Mark Rutte, NATO (Brussels)") == ["key: Mark Rutte, NATO (Brussels)"]


@given(TEXT)
def test_prose_prints_as_the_text_it_was(text: str) -> None:
    assert plain(prose(text)) == text


def test_commented_lines_stand_at_their_indent() -> None:
    assert commented(["  - text: x", "    speaker: y"], 2) == ["  # - text: x", "  #   speaker: y"]
