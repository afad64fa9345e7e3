"""The template `meeting`: what is wanted and to be said, who is there, and how the meeting runs."""

from itertools import product
from pathlib import Path

import pytest

from bluf.document import Division, ListBlock, Paragraph, Table, blocks_within, paragraphs
from bluf.ground.shipped_templates import shipped
from bluf.layout import PlacedGroup, fit, placed_paragraphs
from bluf.layout.page import Placed
from bluf.problems import BriefError
from bluf.template import compose, style_names
from tests.template.samples import composed, folders_of, load, write_brief

LEAST = (
    "title: T\ndate: 2026-05-11\ntemplate: meeting\nwhen: At noon\nwhere: The salon\nbottom_line: B\n"
    "key_points: [K]\nobjectives: [O]\n"
)
ALL = LEAST + (
    "length: 30 minutes\nsay: [S one, {text: S two, source: a}]\n"
    "raises: [{point: P one, answer: A one, source: [a, b]}, {point: P two, answer: A two}]\navoid: N\n"
    "profile: {name: Mara, role: Mayor, since: since 2020, bio: Bakes., languages: Varsan, met: in May}\n"
    "attendees: [{side: Us, name: Ann, role: law}, {side: Them, name: Cy}, {side: Us, name: Bo}]\n"
    "agenda: [{time: '15:00', item: First, lead: Ann}, {time: '15:10', item: Last}]\n"
    "quotes: [{text: Q, speaker: Mara, unverified: heard}]\nsections: [{heading: More, text: X}]\n"
    "next_steps: [N]\nsources: [{id: a, title: One}, {id: b, title: Two}]\n"
)


def headings(folder: Path, yaml: str) -> list[str]:
    """Return the headings of a brief's page, in reading order."""
    found = paragraphs(composed(folder, yaml).body)
    return [_words(each) for each in found if each.tag in ("h1", "h2", "h3")]


def table(folder: Path, style: str, yaml: str = ALL) -> Table:
    found = blocks_within(composed(folder, yaml).body)
    (made,) = [block for block in found if isinstance(block, Table) and block.style == style]
    return made


def _words(paragraph: Paragraph) -> str:
    return "".join(getattr(inline, "text", " ") for inline in paragraph.inlines)


def test_what_is_wanted_comes_before_what_to_say_and_what_they_may_raise(tmp_path: Path) -> None:
    assert headings(tmp_path, ALL + "arrange: side\n") == [
        "T", "Bottom line", "What we want", "You could say", "If they raise", "What to know", "More", "Next steps",
        "Mara", "In the room", "Run of the meeting",
    ]  # fmt: skip


def test_a_meeting_without_when_or_where_or_anything_wanted_is_an_error(tmp_path: Path) -> None:
    path = write_brief(tmp_path, "title: T\ndate: 2026-05-11\ntemplate: meeting\nbottom_line: B\nkey_points: [K]\n")

    with pytest.raises(BriefError) as raised:
        load(path)

    assert {str(problem.field) for problem in raised.value.problems} == {"when", "where", "objectives"}


def test_when_where_and_how_long_stand_in_a_strip_under_the_title(tmp_path: Path) -> None:
    found = blocks_within(composed(tmp_path, ALL).body)
    (strip,) = [block for block in found if isinstance(block, Division) and block.style == "Particulars"]

    assert [_words(each) for each in paragraphs((strip,))] == [
        *("When", "At noon"),
        *("Where", "The salon"),
        *("Length", "30 minutes"),
    ]


@pytest.mark.parametrize("style", style_names(folders_of(shipped())))
def test_what_to_say_is_numbered_and_larger_than_the_text_in_every_style(tmp_path: Path, style: str) -> None:
    document = composed(tmp_path, f"{ALL}style: {style}\n")
    (said,) = [
        block
        for block in blocks_within(document.body)
        if isinstance(block, ListBlock) and {each.style for each in paragraphs((block,))} == {"Say"}
    ]

    assert said.ordered
    assert document.sheet.paragraphs["Say"].counts_in is not None
    assert document.sheet.paragraphs["Say"].size >= max(12, document.sheet.paragraphs["Normal"].size + 1)


def test_what_they_may_raise_is_a_table_of_points_and_answers_with_their_sources(tmp_path: Path) -> None:
    made = table(tmp_path, "Raises")

    assert [[_words(each) for each in paragraphs(cell.blocks)] for row in made.rows for cell in row.cells] == [
        *(["Their point"], ["Your answer"]),
        *(["P one"], ["A one1,2"]),
        *(["P two"], ["A two"]),
    ]
    assert [cell.header for row in made.body for cell in row.cells] == [True, False] * 2


def test_those_of_one_side_stand_under_its_name_which_is_printed_once(tmp_path: Path) -> None:
    document = composed(tmp_path, ALL)
    sides = [block for block in blocks_within(document.body) if isinstance(block, Division) and block.style == "Side"]

    assert [[_words(each) for each in paragraphs((side,))] for side in sides] == [
        ["Us", "Ann, law", "Bo"],
        ["Them", "Cy"],
    ]
    assert document.warnings == ()


def test_the_run_of_a_meeting_without_hours_has_no_column_for_them(tmp_path: Path) -> None:
    assert {len(row.cells) for row in table(tmp_path, "Agenda").rows} == {2}
    assert {len(row.cells) for row in table(tmp_path, "Agenda", LEAST + "agenda: [First, Last]\n").rows} == {1}


def test_both_arrangements_print_the_same_words(tmp_path: Path) -> None:
    side, below = (composed(tmp_path, f"{ALL}arrange: {name}\n") for name in ("side", "below"))

    assert (side.arrangement, below.arrangement) == ("side", "below")
    assert sorted(map(_words, paragraphs(side.body))) == sorted(map(_words, paragraphs(below.body)))


def test_without_people_and_an_agenda_what_to_say_has_the_whole_width(tmp_path: Path) -> None:
    page = fit(composed(tmp_path, LEAST + "arrange: side\n"))
    (wanted,) = [each for each in placed_paragraphs(page.body) if _words(each.block) == "O"]

    assert wanted.rect.width == pytest.approx(page.frame.width)


def test_those_in_the_room_and_the_agenda_alone_stand_below_in_columns(tmp_path: Path) -> None:
    page = fit(composed(tmp_path, LEAST + "agenda: [First]\nattendees: [Ann]\n"))
    by_words = {_words(each.block): each for each in placed_paragraphs(page.body)}

    assert not [each for each in _groups(page.body) if _style(each) == "Meeting"]
    assert by_words["First"].rect.x > by_words["Ann"].rect.right


def test_the_panel_with_people_is_as_tall_as_what_stands_beside_it(tmp_path: Path) -> None:
    profile = "profile: {name: Mara, role: Mayor, bio: Bakes bread and keeps bees.}\n"
    page = fit(composed(tmp_path, f"{LEAST}{profile}arrange: side\n"))
    (box,) = [each for each in _groups(page.body) if _style(each) == "Meeting"]
    main, panel = box.children

    assert panel.rect.bottom == pytest.approx(main.rect.bottom)
    assert isinstance(panel, PlacedGroup)
    assert panel.fills[0].rect.bottom == pytest.approx(main.rect.bottom)


def test_the_sample_is_one_page_without_warnings_in_every_style_on_both_papers(project: Path) -> None:
    brief = load(project / "briefs" / "bridge-meeting.yaml")
    for style, paper in product(style_names(folders_of(shipped())), ("a4", "letter")):
        document = compose(brief.model_copy(update={"style": style, "page": paper}))

        assert document.warnings == (), (style, paper)
        assert fit(document).fits, (style, paper)


def _groups(placed: tuple[Placed, ...]) -> list[PlacedGroup]:
    found = [each for each in placed if isinstance(each, PlacedGroup)]
    return [*found, *(inner for each in found for inner in _groups(each.children))]


def _style(group: PlacedGroup) -> str:
    return group.block.style if isinstance(group.block, Division) else ""
