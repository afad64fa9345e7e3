"""What may be misread is found at every place where a value can begin, though most files are only glanced at."""

import pytest

from bluf.yaml_files.reader import read_brief

PLACES = ("note: {}", "note:  {}", "note:\n  {}", "points:\n  - {}", "points:\n- {}", "points:\n  -  {}")


def codes(text: str) -> list[str]:
    """Return the codes of all that is said of a file."""
    source = read_brief(f"title: Ferries\n{text}\n".encode(), "brief.yaml")
    return [problem.code for problem in (*source.problems, *source.warnings)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("~", "nothing-as-text"),
        ("null", "nothing-as-text"),
        ("!Sail at dawn", "yaml-tag"),
        ("&Crew sails at dawn", "text-taken-for-mark"),
        ("[Saves 1,200 euros a day, Quick]", "text-cut-by-comma"),
        ('"C:\\new\\tide.pdf"', "text-taken-for-mark"),
    ],
)
def test_a_mark_is_told_of_wherever_a_value_may_begin(place: str, value: str, code: str) -> None:
    assert code in codes(place.format(value))


@pytest.mark.parametrize("line", ["-Sail at dawn", "• Sail at dawn", "\u00a0sail: at dawn", "sail\uff1a at dawn"])
def test_a_line_that_begins_otherwise_than_it_looks_is_told_of_in_a_file_without_marks(line: str) -> None:
    assert set(codes(f"note:\n  {line}")) & {"lines-joined", "look-alike"}


def test_a_text_of_several_lines_is_looked_at_in_a_file_without_marks() -> None:
    assert codes("note: The crew\n  - sails at dawn.\n  - rests at dusk.") == ["lines-joined"]
