"""Faults of YAML that have nothing to do with each other are told in one run, and none that another one causes."""

from itertools import permutations

import pytest

from bluf.brief import read_brief
from bluf.problems import BriefError

GOOD = {
    "title": "title: Sample\n",
    "date": "date: 2024-10-25\n",
    "bottom_line": "bottom_line: One thing matters.\n",
    "key_points": "key_points:\n  - One.\n  - Two.\n  - Three.\n",
    "next_steps": "next_steps:\n  - text: Go.\n    owner: Ann Lee\n  - text: Stop.\n",
    "to": "to: [Ana Lind, Bo Ek]\n",
}
# What is wrong with a field, and the line of it, from its own.
BAD = {
    "title": ("title: Ports: what next\n", 0),
    "bottom_line": ('bottom_line: "Never closed\n', 0),
    "key_points": ("key_points:\n  - One.\n  - *bold* words\n  - Three.\n", 2),
    "next_steps": ("next_steps:\n  - text: Go.\n    owner:Ann Lee\n  - text: Stop.\n", 2),
    "to": ("to: [Ana Lind, Bo Ek\n", 0),
}


def lines_told(text: str) -> list[int]:
    try:
        read_brief(text.encode(), "b.yaml")
    except BriefError as error:
        return [problem.span.line for problem in error.problems if problem.span]
    return []


@pytest.mark.parametrize("bad", [*permutations(BAD, 2), *permutations(BAD, 1)], ids="-".join)
def test_each_of_two_faults_in_different_fields_is_told_and_nothing_else(bad: tuple[str, ...]) -> None:
    text, wanted = "", []
    for name in (*bad, *(name for name in GOOD if name not in bad)):
        if name in bad:
            wanted.append(text.count("\n") + 1 + BAD[name][1])
            text += BAD[name][0]
        else:
            text += GOOD[name]

    assert lines_told(text) == wanted


def test_faults_of_two_items_of_a_list_are_both_told() -> None:
    assert lines_told("title: Sample\nkey_points:\n  - *bold* words\n  - Fine.\n  - %5 more\n") == [3, 5]


def test_text_that_is_misread_after_a_fault_is_told_too() -> None:
    assert lines_told("title: Ports: what next\nkey_points:\n  - &Beyond renews\n  - ! Decide\n") == [1, 3, 4]


def test_an_alias_in_a_faulty_field_keeps_its_anchor_from_being_told() -> None:
    assert lines_told("from: &desk Trade desk\nauthor: *desk and: more\n") == [2]


def test_of_very_many_faults_some_are_told() -> None:
    told = lines_told("".join(f"field_{number}: a: b\n" for number in range(500)))

    assert told == list(range(1, len(told) + 1))
    assert 2 <= len(told) <= 20


def test_nothing_is_told_of_what_follows_the_end_of_a_document() -> None:
    assert lines_told("title: Sample\n...\ndate: 2024-10-25\nto: [a\n") == [3]
