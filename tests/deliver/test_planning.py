"""Who gets which copy: never above their level, and where that can't be said none."""

import pytest

from bluf.brief import Brief, check_brief, read_yaml
from bluf.deliver.distribution_list import ListFile
from bluf.deliver.planning import Plan, Setting, plan
from bluf.markings import parse_level
from bluf.problems import BriefError, Problem
from tests.deliver.lists import list_of

BODY = """title: T
date: 2031-04-18
bottom_line: B
key_points:
  - {text: For red, mark: TLP:RED}
  - {text: For green, mark: TLP:GREEN}
  - {text: For all, mark: TLP:CLEAR}
"""
MARKED = f"{BODY}marking: TLP:AMBER\nmark: TLP:GREEN\n".replace("TLP:RED", "TLP:AMBER")


def brief_of(text: str) -> Brief:
    return check_brief(read_yaml(text.encode(), "brief.yaml"))


def row(name: str, level: str | None = None, more: str = "") -> str:
    said = f", level: {level}" if level else ""
    return f"  - {{name: {name}, email: {name.lower()}@harn.example{said}{more}}}\n"


def planned(brief: str, *rows: str, head: str = "title: T\n", groups: tuple[str, ...] = ()) -> Plan:
    return plan(brief_of(brief), listed(*rows, head=head), groups, ("gazette", "plain"))


def listed(*rows: str, head: str = "title: T\n") -> ListFile:
    return list_of("".join(rows), head)


def refused(brief: str, *rows: str, head: str = "title: T\n", groups: tuple[str, ...] = ()) -> list[Problem]:
    with pytest.raises(BriefError) as caught:
        planned(brief, *rows, head=head, groups=groups)
    return list(caught.value.problems)


def points(found: Plan, at: int) -> list[str]:
    """Return what the key points of a copy say."""
    return [str(point.text) for point in found.brief_of(found.copies[at].setting).key_points]


@pytest.mark.parametrize("level", ["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"])
def test_a_level_at_or_above_the_banner_gets_the_whole(level: str) -> None:
    found = planned(MARKED, row("A", level))

    (copy,) = found.copies
    assert (copy.setting, copy.level) == (Setting(), "TLP:AMBER")
    assert points(found, 0) == ["For red", "For green", "For all"]


def test_a_level_below_the_banner_gets_the_edition_for_it() -> None:
    found = planned(MARKED, row("A", "TLP:GREEN"))

    (copy,) = found.copies
    assert (copy.setting.level, copy.level) == (parse_level("TLP:GREEN"), "TLP:GREEN")
    assert points(found, 0) == ["For green", "For all"]
    assert found.brief_of(copy.setting).marking == "TLP:GREEN"


def test_a_level_below_what_must_stay_gets_none() -> None:
    (problem,) = refused(MARKED, row("A", "TLP:AMBER"), row("B", "TLP:CLEAR"))

    assert (problem.code, str(problem.field), problem.span and problem.span.line) == (
        *("no-copy", "recipients[1].level"),
        4,
    )
    assert problem.message.startswith("there is no copy for B, with TLP:CLEAR: there is no TLP:CLEAR edition")
    assert problem.hint


@pytest.mark.parametrize(
    ("marking", "level", "why"),
    [
        ("TLP:AMBER", "OFFICIAL", "there is no OFFICIAL edition: the banner is `TLP:AMBER`"),
        ("OFFICIAL", "TLP:RED", "there is no TLP:RED edition: the banner is `OFFICIAL`"),
        ("Official use only", "TLP:RED", "`Official use only` has no order of levels"),
        ("CUI", "TLP:RED", "`CUI` has no order of levels"),
        (None, "TLP:RED", "the brief has no `marking`"),
        ("TLP:AMBER", None, "there is no copy for A, who has no level: the brief is TLP:AMBER"),
        ("TLP:CLEAR", None, "there is no copy for A, who has no level: the brief is TLP:CLEAR"),
        ("OFFICIAL", None, "there is no copy for A, who has no level: the brief is OFFICIAL"),
    ],
)
def test_who_may_read_what_does_not_compare_gets_none(marking: str | None, level: str | None, why: str) -> None:
    plain = "title: T\ndate: 2031-04-18\nbottom_line: B\nkey_points: [K]\n"
    (problem,) = refused(f"{plain}marking: {marking}\n" if marking else plain, row("A", level))

    assert problem.code == "no-copy"
    assert why in problem.message
    assert problem.span is not None
    assert (problem.span.path, problem.span.line) == ("lists/cabinet.yaml", 3)


@pytest.mark.parametrize("marking", [None, "Official use only"])
def test_a_brief_without_levels_goes_to_those_without_one(marking: str | None) -> None:
    plain = "title: T\ndate: 2031-04-18\nbottom_line: B\nkey_points: [K]\n"
    found = planned(f"{plain}marking: {marking}\n" if marking else plain, row("A"))

    assert [(copy.setting, copy.level) for copy in found.copies] == [(Setting(), marking or "")]


@pytest.mark.parametrize(
    ("level", "why"),
    [
        ("UK SECRET", "bears no mark, so it is UK SECRET UK EYES ONLY like the banner"),
        ("UK TOP SECRET", "no list can say who may read what is UK SECRET UK EYES ONLY"),
    ],
)
def test_what_stands_after_a_banners_level_is_for_no_list_to_judge(level: str, why: str) -> None:
    plain = "title: T\ndate: 2031-04-18\nbottom_line: B\nkey_points: [K]\nmarking: UK SECRET UK EYES ONLY\n"

    (problem,) = refused(plain, row("A", level))

    assert problem.code == "no-copy"
    assert why in problem.message


def test_copies_are_numbered_in_the_order_of_the_list_among_those_asked_for() -> None:
    rows = [
        row("A", "TLP:RED", ", groups: [north, press]"),
        row("B", "TLP:RED"),
        row("C", "TLP:RED", ", groups: south"),
        row("D", "TLP:RED", ", groups: press"),
    ]

    every, some, both = (planned(MARKED, *rows, groups=groups) for groups in ((), ("press",), ("press", "south")))

    assert [(copy.number, copy.recipient.name) for copy in every.copies] == [(1, "A"), (2, "B"), (3, "C"), (4, "D")]
    assert [(copy.number, copy.recipient.name, str(copy.field)) for copy in some.copies] == [
        (1, "A", "recipients[0]"),
        (2, "D", "recipients[3]"),
    ]
    assert [copy.recipient.name for copy in both.copies] == ["A", "C", "D"]
    assert (every.count, some.count) == (4, 2)


def test_nobody_outside_the_groups_hinders_those_in_them() -> None:
    found = planned(MARKED, row("A", "TLP:RED", ", groups: press"), row("B", "OFFICIAL"), groups=("press",))

    assert found.count == 1


def test_an_unknown_group_is_told_with_what_is_meant() -> None:
    (near,) = refused(MARKED, row("A", "TLP:RED", ", groups: press"), groups=("pres",))
    (none,) = refused(MARKED, row("A", "TLP:RED"), groups=("press",))

    assert (near.code, near.hint) == ("unknown-group", "did you mean `press`?")
    assert none.hint == "no recipient is in a group"


def test_the_paper_and_style_are_the_recipients_or_the_lists_or_the_briefs() -> None:
    rows = row("A", "TLP:RED"), row("B", "TLP:RED", ", page: letter, style: plain")

    own, of_list = planned(MARKED, *rows), planned(MARKED, *rows, head="title: T\npage: a4\nstyle: gazette\n")

    assert [copy.setting for copy in own.copies] == [Setting(), Setting(None, "letter", "plain")]
    assert [copy.setting for copy in of_list.copies] == [
        Setting(None, "a4", "gazette"),
        Setting(None, "letter", "plain"),
    ]
    made = of_list.brief_of(of_list.copies[0].setting)
    assert (str(made.page), str(made.style)) == ("a4", "gazette")
    assert own.brief_of(own.copies[0].setting) is own.brief


def test_an_unknown_style_is_told_where_it_is_named() -> None:
    of_list, of_one = refused(MARKED, row("A", "TLP:RED", ", style: gazete"), head="title: T\nstyle: bureau\n")

    assert [(each.code, each.span and each.span.line) for each in (of_list, of_one)] == [
        ("style-not-found", 2),
        ("style-not-found", 4),
    ]
    assert of_one.hint == "did you mean `gazette`?"


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_list() -> None:
    found = refused(MARKED, row("A"), row("B", "OFFICIAL"), row("C", "TLP:RED"), row("D", "TLP:CLEAR"), groups=())

    assert [(each.code, each.span and each.span.line) for each in found] == [("no-copy", line) for line in (3, 4, 6)]
