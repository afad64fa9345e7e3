"""An edit changes what it says, and the rest of the file stays as its author has it."""

import re

import pytest

from bluf.brief.amending import amend
from bluf.problems import BriefError
from bluf.yaml_edit import Cut, Edit, Insert, Move, Put, edit_from_data

BRIEF = """\
# yaml-language-server: $schema=x.json
title: 'Ports close'   # working title
# reference:
to: [Director, Policy]

bottom_line: >-
  Two ports close from Monday, and a third one
  will follow if the weather does not turn.

# what carries it
key_points:
  # first
  - The northern port closes.
  - text: "The southern port \\"follows\\"."
    source: note

  - |-
    A third.
contact: {name: Desk, phone: 112}
sources:
- id: note
  title: A note
"""


def change(*edits: Edit, text: str = BRIEF) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    old, new = text.splitlines(), amend(text, edits).splitlines()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return old[head : len(old) - tail], new[head : len(new) - tail]


@pytest.mark.parametrize(
    ("path", "value", "went", "came"),
    [
        ("title", "Ports open", "title: 'Ports close'   # working title", "title: 'Ports open'   # working title"),
        ("title", "It's on", "title: 'Ports close'   # working title", "title: 'It''s on'   # working title"),
        ("key_points[0].text", "It opens.", "  - The northern port closes.", "  - It opens."),
        ("key_points[0].text", "It: opens", "  - The northern port closes.", '  - "It: opens"'),
        ("key_points[0].text", "# it", "  - The northern port closes.", '  - "# it"'),
        ("key_points[1].text", 'A "b".', '  - text: "The southern port \\"follows\\"."', '  - text: "A \\"b\\"."'),
        ("key_points[2].text", "A fourth.", "    A third.", "    A fourth."),
        ("contact.phone", "113", "contact: {name: Desk, phone: 112}", "contact: {name: Desk, phone: 113}"),
        ("to[1]", "Press", "to: [Director, Policy]", "to: [Director, Press]"),
    ],
)  # fmt: skip
def test_a_text_is_replaced_in_the_style_it_has_or_one_that_can_hold_it(
    path: str, value: str, went: str, came: str
) -> None:
    assert change(Put(path, value)) == ([went], [came])


def test_words_typed_into_folded_text_change_only_the_lines_that_they_must() -> None:
    went, came = change(
        Put("bottom_line.text", "Two ports close from Monday, and a third one will follow if it rains.")
    )

    assert went == ["  will follow if the weather does not turn."]
    assert came == ["  will follow if it rains."]


def test_a_shorthand_becomes_what_it_stands_for_when_another_field_is_put() -> None:
    assert change(Put("key_points[0].source", "note")) == (
        ["  - The northern port closes."],
        ["  - text: The northern port closes.", "    source: note"],
    )


def test_a_new_field_stands_where_the_model_has_it() -> None:
    _, came = change(Put("date", "2026-05-04"))
    after = amend(BRIEF, [Put("date", "2026-05-04")])

    assert came == ["date: 2026-05-04"]
    assert after.index("title:") < after.index("date:") < after.index("bottom_line:")


def test_a_cut_takes_an_items_own_comment_along_and_no_other() -> None:
    after = amend(BRIEF, [Cut("key_points[0]")])

    assert "# first" not in after
    assert "# what carries it\nkey_points:\n  - text:" in after


def test_a_list_that_is_emptied_goes() -> None:
    after = amend(BRIEF, [Cut("sources[0]"), Cut("contact")])

    assert "sources" not in after
    assert "contact" not in after
    assert after.endswith("    A third.\n")


def test_items_are_inserted_in_the_manner_of_those_beside_them() -> None:
    after = amend(BRIEF, [Insert("sources", 1, {"id": "b", "title": "Another"}), Insert("to", 0, "Minister")])

    assert after.endswith("- id: note\n  title: A note\n- id: b\n  title: Another\n")
    assert "to: [Minister, Director, Policy]\n" in after


def test_an_item_is_moved_with_its_comment_and_back_again() -> None:
    there = amend(BRIEF, [Move("key_points", 0, 2)])

    assert there.index("# first") > there.index("A third.")
    assert amend(there, [Move("key_points", 2, 0)]) == BRIEF


def test_line_ends_stay_as_they_are() -> None:
    windows = BRIEF.replace("\n", "\r\n")
    after = amend(windows, [Put("title", "New"), Insert("key_points", 3, "Fourth"), Cut("contact")])

    assert re.search(r"(?<!\r)\n", after) is None


def test_an_edit_of_what_an_alias_copies_is_refused() -> None:
    with pytest.raises(ValueError, match=r"can't be changed without changing more"):
        amend("title: &t Ports\nsubtitle: *t\n", [Put("title", "Harbours")])
    with pytest.raises(ValueError, match=r"is a copy of what `&q` names"):
        amend("quotes:\n  - &q {text: a, speaker: b}\n  - *q\n", [Put("quotes[1].text", "c")])


@pytest.mark.parametrize(
    "edit", [Move("key_points", 0, 9), Insert("title", 0, "x"), Put("title.text.more", "x"), Put("a" + ".a" * 900, "x")]
)
def test_a_path_that_makes_no_sense_is_an_error(edit: Edit) -> None:
    with pytest.raises(ValueError, match=r".+"):
        amend(BRIEF, [edit])


def test_a_text_that_is_not_yaml_is_an_error_with_its_line() -> None:
    with pytest.raises(BriefError) as caught:
        amend("title: [\n", [Put("title", "x")])

    assert caught.value.problems[0].span is not None


@pytest.mark.parametrize(
    "data", [None, [], {}, {"op": "rm"}, {"op": "put", "path": 1, "value": "x"}, {"op": "move", "path": "a"}]
)
def test_an_edit_from_json_that_is_none_is_an_error(data: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        edit_from_data(data)


def test_edits_come_from_json() -> None:
    assert edit_from_data({"op": "put", "path": "to", "value": ["a", "b"]}) == Put("to", ("a", "b"))
    assert edit_from_data({"op": "cut", "path": "to"}) == Cut("to")
    assert edit_from_data({"op": "move", "path": "to", "index": 0, "to": 1}) == Move("to", 0, 1)
    assert edit_from_data({"op": "insert", "path": "to", "index": 0, "value": "x"}) == Insert("to", 0, "x")
