"""An edition: the brief without what is marked above a level, and without references to it."""

import pytest

from bluf.brief import Brief, check_brief, read_yaml
from bluf.brief.editions import edition
from bluf.brief.markings import parse_level
from bluf.problems import BriefError, Problem

HEAD = "title: T\ndate: 2024-10-25\n"
MARKED = f"""{HEAD}marking: TLP:RED
mark: TLP:CLEAR
bottom_line: {{text: B, source: [hidden, open]}}
key_points:
  - {{text: Red, mark: TLP:RED}}
  - {{text: Green, mark: TLP:GREEN, source: [hidden, open]}}
  - Unmarked
  - {{text: Clear, mark: TLP:CLEAR, source: hidden}}
actors:
  - {{name: Red actor, mark: TLP:RED}}
quotes:
  - {{text: Open words, speaker: S, source: hidden, mark: TLP:GREEN}}
  - {{text: Red words, speaker: S, unverified: heard, mark: TLP:AMBER}}
sections:
  - {{heading: Marked, mark: TLP:GREEN, points: [Inherits, {{text: Amber, mark: TLP:AMBER}}]}}
  - {{heading: Emptied, mark: TLP:GREEN, points: [{{text: Amber, mark: TLP:AMBER}}]}}
  - {{heading: Text stays, mark: TLP:GREEN, text: T, points: [{{text: Amber, mark: TLP:AMBER}}]}}
  - {{heading: Red section, mark: TLP:RED, points: [{{text: Clear inside, mark: TLP:CLEAR}}]}}
  - {{heading: Unmarked section, text: T}}
next_steps: [{{text: Step, mark: TLP:GREEN}}, Unmarked step]
sources:
  - {{id: hidden, title: Hidden, mark: TLP:AMBER}}
  - {{id: open, title: Open, mark: TLP:GREEN}}
  - {{id: unmarked, title: Unmarked}}
"""


def read(yaml: str) -> Brief:
    return check_brief(read_yaml(yaml.encode(), "brief.yaml"))


def cut(level: str, yaml: str = MARKED) -> Brief:
    return edition(read(yaml), parse_level(level))


def refused(level: str, yaml: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        cut(level, yaml)
    (problem,) = caught.value.problems
    assert problem.code == "no-edition"
    return problem


def test_items_above_the_level_and_unmarked_ones_are_left_out() -> None:
    green = cut("TLP:GREEN")

    assert [point.text for point in green.key_points] == ["Green", "Clear"]
    assert green.actors == ()
    assert [quote.text for quote in green.quotes] == ["Open words"]
    assert [step.text for step in green.next_steps] == ["Step"]
    assert [source.id for source in green.sources] == ["open"]


def test_points_without_a_mark_are_at_the_level_of_their_section() -> None:
    green = cut("TLP:GREEN")

    assert [section.heading for section in green.sections] == ["Marked", "Text stays"]
    assert [point.text for point in green.sections[0].points] == ["Inherits"]
    assert green.sections[1].points == ()


def test_references_to_left_out_sources_vanish() -> None:
    green = cut("TLP:GREEN")

    assert green.bottom_line.source == ("open",)
    assert [point.source for point in green.key_points] == [("open",), ()]
    assert green.quotes[0].source is None


def test_the_banner_is_the_level() -> None:
    assert cut("TLP:GREEN").marking == "TLP:GREEN"
    assert cut("tlp:amber+strict").marking == "TLP:AMBER+STRICT"


def test_the_edition_of_the_banners_own_level_is_the_whole_brief() -> None:
    assert cut("TLP:RED") == read(MARKED)


def test_text_keeps_the_place_that_it_has_in_the_whole_brief() -> None:
    assert [point.text.path for point in cut("TLP:CLEAR").key_points] == ["key_points[3].text"]


def test_what_is_in_no_list_needs_a_mark_that_lets_it_go() -> None:
    problem = refused("TLP:GREEN", MARKED.replace("mark: TLP:CLEAR\n", "", 1))

    assert problem.field == "bottom_line"
    assert problem.span
    assert problem.span.line == 4
    assert "bears no mark, so it is TLP:RED" in problem.message
    assert "`mark: TLP:GREEN`" in (problem.hint or "")


def test_what_is_in_no_list_may_be_marked_too_high() -> None:
    problem = refused("TLP:GREEN", MARKED.replace("mark: TLP:CLEAR\n", "mark: TLP:AMBER\n", 1))

    assert (problem.field, problem.span.line if problem.span else 0) == ("mark", 4)


def test_an_edition_without_key_points_is_refused() -> None:
    problem = refused("TLP:CLEAR", MARKED.replace("text: Clear, mark: TLP:CLEAR", "text: Clear, mark: TLP:RED"))

    assert problem.field == "key_points"


@pytest.mark.parametrize("marking", ["", "marking: Internal\n", "marking: CUI\n"])
def test_a_brief_without_a_banner_in_order_has_no_editions(marking: str) -> None:
    yaml = f"{HEAD}{marking}bottom_line: B\nkey_points: [K]\n"

    assert refused("TLP:GREEN", yaml).field == "marking"


def test_an_edition_above_the_banner_is_refused() -> None:
    yaml = f"{HEAD}marking: TLP:GREEN\nbottom_line: B\nkey_points: [K]\n"

    assert "the banner, TLP:GREEN, is below it" in refused("TLP:AMBER", yaml).message
