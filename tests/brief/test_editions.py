"""An edition: the brief without what is marked above a level, and without references to it."""

from typing import Any

import pytest
from pydantic import create_model

from bluf.brief import Brief, FieldSpec, check_brief, parse_fields, read_yaml
from bluf.brief.editions import edition
from bluf.markings import parse_level
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


def declared(fields: str) -> tuple[FieldSpec, ...]:
    return parse_fields(read_yaml(f"fields: {{{fields}}}".encode(), "template.yaml"))


def read(yaml: str, fields: str = "") -> Brief:
    return check_brief(read_yaml(yaml.encode(), "brief.yaml"), declared(fields) if fields else ())


def cut(level: str, yaml: str = MARKED, fields: str = "") -> Brief:
    return edition(read(yaml, fields), parse_level(level))


def refused(level: str, yaml: str, fields: str = "") -> Problem:
    with pytest.raises(BriefError) as caught:
        cut(level, yaml, fields)
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


# A template's own fields.
LOW = f"{HEAD}marking: TLP:RED\nmark: TLP:GREEN\nbottom_line: B\nkey_points: [{{text: K, mark: TLP:GREEN}}]\n"
RISKS = "risks: {type: list, items: {type: mapping, shorthand: text, fields: {text: prose, signs: {type: list}}}}"

CASE = "case: {type: mapping, fields: {text: prose, signs: {type: list}, points: points}}"
CASE_WITH_MARK = CASE.replace("text: prose", "text: prose, mark: text")


def left(yaml: str, fields: str) -> Any:
    """Return what the edition for TLP:GREEN has of the one field that is declared."""
    (value,) = cut("TLP:GREEN", LOW + yaml, fields).extra.values()
    return value


def test_items_of_a_templates_list_are_left_out_by_their_marks_like_points() -> None:
    risks = "risks: [{text: R, mark: TLP:RED}, Short, {text: U}, {text: G, mark: TLP:GREEN, signs: [s]}]\n"

    assert [(risk.text, risk.signs) for risk in left(risks, RISKS)] == [("G", ("s",))]


def test_an_item_of_a_list_that_is_given_as_one_value_is_left_out_and_noted_at_its_line() -> None:
    green = cut("TLP:GREEN", LOW + "risks: Short\n", RISKS)

    assert green.extra["risks"] == ()
    assert [(note.code, note.span and note.span.line) for note in green.warnings] == [("left-out", 7)]


@pytest.mark.parametrize("kind", ["text", "prose", "date"])
def test_what_stands_bare_in_a_templates_list_counts_as_the_banner(kind: str) -> None:
    assert left("days: [2024-10-25]\n", f"days: {{type: list, items: {kind}}}") == ()


def test_a_list_in_a_mapping_that_is_in_no_list_counts_as_the_banner() -> None:
    case = left("case: {text: T, signs: [a], points: [P]}\n", CASE)

    assert (case.text, case.signs, case.points) == ("T", (), ())


def test_the_mark_of_a_mapping_that_is_in_no_list_covers_no_list_in_it() -> None:
    case = left("case: {text: T, mark: TLP:GREEN, signs: [a], points: [P]}\n", CASE_WITH_MARK)

    assert (case.mark, case.signs, case.points) == ("TLP:GREEN", (), ())


def test_a_mapping_that_is_in_no_list_is_left_out_by_a_mark_that_its_template_declares() -> None:
    green = cut("TLP:GREEN", LOW + "case: {text: T, mark: TLP:AMBER}\n", CASE_WITH_MARK)

    assert green.extra["case"] is None
    assert ["it is marked TLP:AMBER" in note.message for note in green.warnings] == [True]


def test_a_required_mapping_that_would_be_left_out_is_an_error() -> None:
    fields = CASE_WITH_MARK.replace("{type", "{required: true, type", 1)

    assert refused("TLP:GREEN", LOW + "case: {text: T, mark: TLP:AMBER}\n", fields).field == "case"


def test_a_list_in_a_list_is_left_out_where_nothing_is_left_of_it() -> None:
    rows = "rows: {type: list, items: {type: list, items: {type: mapping, fields: {text: text}}}}"
    green = left("rows: [[{text: a}, {text: b, mark: TLP:GREEN}], [{text: c}], [{text: d, mark: TLP:RED}]]\n", rows)

    assert [[cell.text for cell in row] for row in green] == [["b"]]


def test_a_list_in_an_item_is_at_the_level_of_that_item_and_not_of_one_further_out() -> None:
    fields = (
        "a: {type: list, items: {type: mapping, fields: {b: {type: list, items: {type: mapping, fields: {c: text}}}}}}"
    )
    green = left("a: [{mark: TLP:CLEAR, b: [{c: 1}, {c: 2, mark: TLP:RED}]}, {b: [{c: 3, mark: TLP:CLEAR}]}]\n", fields)

    assert [[inner.c for inner in item.b] for item in green] == [["1"]]


@pytest.mark.parametrize(
    ("yaml", "field"),
    [
        ("risks: [R, {text: S, mark: TLP:RED}]\n", "risks"),
        ("risks: [{text: S, mark: TLP:GREEN, why: [{text: W, mark: TLP:RED}]}]\n", "risks[0].why"),
    ],
)
def test_a_required_list_of_which_nothing_is_left_is_an_error_at_any_depth(yaml: str, field: str) -> None:
    why = "why: {type: list, required: true, items: {type: mapping, fields: {text: text}}}"
    inner = f"{{type: mapping, shorthand: text, fields: {{text: text, {why if 'why' in yaml else ''}}}}}"
    problem = refused("TLP:GREEN", LOW + yaml, f"risks: {{type: list, required: true, items: {inner}}}")

    assert (problem.field, problem.span and problem.span.line) == (field, 7)


@pytest.mark.parametrize(
    ("risks", "written"),
    [
        ("[Lift, Ford]", "`{risk: …, mark: TLP:GREEN}`"),
        ("[{risk: Lift}]", "`mark: TLP:GREEN`"),
    ],
)
def test_what_to_mark_is_shown_as_it_is_to_be_written(risks: str, written: str) -> None:
    inner = "{type: mapping, shorthand: risk, fields: {risk: text}}"
    problem = refused("TLP:GREEN", f"{LOW}risks: {risks}\n", f"risks: {{type: list, required: true, items: {inner}}}")

    assert written in (problem.hint or "")


def test_a_node_that_is_written_once_and_used_twice_is_left_out_where_it_is_not_marked() -> None:
    risks = "risks: [{text: T, mark: TLP:GREEN, signs: &s [secret]}, {text: U, signs: *s}]\n"

    assert [(risk.text, risk.signs) for risk in left(risks, RISKS)] == [("T", ("secret",))]


def test_whom_a_brief_is_for_and_from_is_at_the_level_of_its_own_mark() -> None:
    green = cut("TLP:GREEN", LOW + "to: [A, B]\nfrom: C\ncontact: {name: D}\n")

    assert (green.to, green.from_, green.contact and green.contact.name) == (("A", "B"), ("C",), "D")


def test_a_templates_source_that_names_what_is_left_out_goes() -> None:
    fields = "risks: {type: list, items: {type: mapping, fields: {source: text, more: text}}}"
    sources = "sources: [{id: secret, title: S}, {id: open, title: O, mark: TLP:GREEN}]\n"
    risks = "risks: [{source: secret, more: m, mark: TLP:GREEN}, {source: open, mark: TLP:GREEN}]\n"

    assert [risk.source for risk in left(sources + risks, fields)] == [None, "open"]


def test_a_section_of_which_the_heading_alone_is_left_is_noted() -> None:
    emptied = "sections: [{heading: Secret, mark: TLP:GREEN, points: [{text: P, mark: TLP:RED}]}]\n"
    green = cut("TLP:GREEN", LOW + emptied)

    assert green.sections == ()
    assert [note.field for note in green.warnings] == ["sections[0].points[0]", "sections[0]"]
    assert not any("Secret" in f"{note.message}{note.span and note.span.excerpt}" for note in green.warnings)


def test_a_kind_of_value_that_editions_do_not_know_is_not_let_through() -> None:
    model = create_model("Model", __base__=Brief, table=(dict[str, str], {}))
    data = read_yaml(f"{LOW}table: {{a: secret}}\n".encode(), "brief.yaml").data

    with pytest.raises(TypeError):
        edition(model.model_validate(data), parse_level("TLP:GREEN"))


# Schemes under which a mark that does not compare is no error: it is in no edition.
NATO = f"""{HEAD}marking: NATO SECRET
mark: NU
bottom_line: B
key_points:
  - {{text: Open, mark: NU}}
  - {{text: Low, mark: (NR)}}
  - {{text: Spelt out, mark: NATO RESTRICTED}}
  - {{text: High, mark: NC}}
  - Unmarked
  - {{text: Free, mark: U}}
  - {{text: Misspelt, mark: nu}}
  - {{text: Bare, mark: UNCLASSIFIED}}
  - {{text: For few, mark: NR ATOMAL}}
  - {{text: For more, mark: NR RELEASABLE TO SWEDEN}}
  - {{text: Of another scheme, mark: OFFICIAL}}
sources: [{{id: a, title: A, mark: R}}, {{id: b, title: B, mark: NU}}]
"""


def test_an_edition_has_what_is_marked_at_its_level_or_below_and_nothing_that_does_not_compare() -> None:
    low = cut("NATO RESTRICTED", NATO)

    assert [point.text for point in low.key_points] == ["Open", "Low", "Spelt out"]
    assert [source.id for source in low.sources] == ["b"]
    assert low.marking == "NATO RESTRICTED"


def test_an_edition_says_why_it_lacks_what_does_not_compare() -> None:
    notes = [note.message for note in cut("NATO RESTRICTED", NATO).warnings if note.field == "key_points[5]"]

    assert notes == [
        "not in the NATO RESTRICTED edition: it is marked U, which has no place in the order of levels",
    ]


def test_the_edition_of_the_banners_own_level_lacks_what_does_not_compare() -> None:
    whole = cut("NATO SECRET", NATO)

    assert [point.text for point in whole.key_points] == ["Open", "Low", "Spelt out", "High", "Unmarked"]


@pytest.mark.parametrize(
    ("marking", "level"),
    [
        ("NATO SECRET", "UK SECRET"),
        ("NATO SECRET", "SECRET UE/EU SECRET"),
        ("NATO SECRET", "TLP:CLEAR"),
        ("TLP:RED", "OFFICIAL"),
        ("SECRET", "OFFICIAL"),
        ("SECRET", "UK SECRET"),
        ("OFFICIAL - SENSITIVE", "OFFICIAL"),
        ("Nato Secret", "NATO UNCLASSIFIED"),
        ("OFFICIAL", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "UK SECRET"),
        ("NATO RESTRICTED RELEASABLE TO SWEDEN", "NATO CONFIDENTIAL"),
    ],
)
def test_there_is_no_edition_for_a_level_that_the_banner_is_not_above(marking: str, level: str) -> None:
    yaml = f"{HEAD}marking: {marking}\nbottom_line: B\nkey_points: [K]\n"

    assert refused(level, yaml).field == "marking"


@pytest.mark.parametrize(
    ("marking", "level", "left"),
    [
        ("OFFICIAL-SENSITIVE COMMERCIAL", "OFFICIAL", ["Low"]),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "OFFICIAL-SENSITIVE", ["Low", "High"]),
    ],
)
def test_what_stands_after_the_banners_level_holds_for_what_bears_no_mark(
    marking: str, level: str, left: list[str]
) -> None:
    points = "[{text: Low, mark: OFFICIAL}, {text: High, mark: OFFICIAL-SENSITIVE}, Unmarked]"
    yaml = f"{HEAD}marking: {marking}\nmark: OFFICIAL\nbottom_line: B\nkey_points: {points}\n"

    assert [point.text for point in cut(level, yaml).key_points] == left


def test_a_field_of_that_name_that_is_no_text_is_in_no_edition() -> None:
    fields = "risks: {type: list, items: {type: mapping, fields: {text: text, mark: date}}}"
    yaml = f"{HEAD}marking: NATO SECRET\nmark: NU\nbottom_line: B\nkey_points: [{{text: K, mark: NU}}]\n"

    assert cut("NATO SECRET", f"{yaml}risks: [{{text: R, mark: 2024-01-01}}]\n", fields).extra["risks"] == ()


def test_there_is_no_edition_without_any_of_two_fields_of_which_the_template_asks_for_one() -> None:
    fields = "one: {type: prose, required: true, unless: several}, several: {type: points, required: true, unless: one}"
    marked = f"{HEAD}marking: TLP:RED\nmark: TLP:CLEAR\nbottom_line: B\nkey_points: [{{text: K, mark: TLP:CLEAR}}]\n"

    with pytest.raises(BriefError) as caught:
        cut("TLP:CLEAR", f"{marked}several: [Unmarked]\n", fields)
    assert [problem.code for problem in caught.value.problems] == ["no-edition"]
    kept = cut("TLP:CLEAR", f"{marked}several: [Unmarked, {{text: Clear, mark: TLP:CLEAR}}]\n", fields)
    assert [str(point.text) for point in kept.extra["several"]] == ["Clear"]
