"""The template `lines-to-take`: lines to read aloud, what not to say, answers if pressed, facts and background."""

from itertools import product
from pathlib import Path

import pytest

from bluf.document import Division, ListBlock, Paragraph, Table, blocks_within, paragraphs
from bluf.ground.shipped_templates import shipped
from bluf.layout import Page, PlacedGroup, PlacedParagraph, fit, placed_paragraphs
from bluf.problems import BriefError
from bluf.template import compose, style_names
from tests.template.samples import composed, folders_of, load, words, write_brief

LEAST = "title: T\ndate: 2026-09-15\ntemplate: lines-to-take\nlines: [The first line, The second]\n"
ALL = LEAST + (
    "valid_on: 2026-09-16\ncleared_by: The director\nbottom_line: What it is about\n"
    "do_not_say: [Never this, {text: Nor this, source: a}]\n"
    "if_pressed: [{question: Why?, answer: Because., source: [a, b]}, {question: When?, answer: Soon.}]\n"
    "facts: [One fact, Two facts]\nbackground: It began long ago.\n"
    "sources: [{id: a, title: One}, {id: b, title: Two}]\n"
)
STYLES = style_names(folders_of(shipped()))


def _words(paragraph: Paragraph) -> str:
    return "".join(getattr(inline, "text", " ") for inline in paragraph.inlines).replace("\u00a0", " ")


def placed(page: Page, words: str) -> PlacedParagraph:
    """Return the paragraph on a page that begins with some words."""
    (found,) = [each for each in placed_paragraphs(page.body) if _words(each.block).startswith(words)]
    return found


def test_the_lines_come_before_what_not_to_say_and_the_answers(tmp_path: Path) -> None:
    found = paragraphs(composed(tmp_path, ALL).body)

    assert [_words(each) for each in found if each.tag in ("h1", "h2")] == [
        *("T", "Lines to take", "Do not say", "If pressed"),
        *("Facts", "Background"),
    ]


def test_lines_need_neither_key_points_nor_a_bottom_line(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST)

    assert document.warnings == ()
    assert "Issue:" not in " ".join(_words(each) for each in paragraphs(document.body))


def test_a_brief_of_lines_with_key_points_or_without_lines_is_an_error(tmp_path: Path) -> None:
    bare = LEAST.replace("lines: [The first line, The second]\n", "")
    with pytest.raises(BriefError) as without:
        load(write_brief(tmp_path, bare))
    with pytest.raises(BriefError) as more:
        load(write_brief(tmp_path, LEAST + "key_points: [K]\n"))

    assert [str(problem.field) for problem in without.value.problems] == ["lines"]
    assert [str(problem.field) for problem in more.value.problems] == ["key_points"]


def test_the_day_and_who_cleared_the_lines_stand_above_them(tmp_path: Path) -> None:
    page = fit(composed(tmp_path, ALL))
    day, cleared, line = (placed(page, words) for words in ("September 16, 2026", "The director", "The first line"))

    assert day.lines[0].baseline == pytest.approx(cleared.lines[0].baseline)
    assert day.rect.bottom < line.rect.y
    assert day.style.bold
    assert cleared.style.bold


@pytest.mark.parametrize("style", STYLES)
def test_lines_are_set_over_the_whole_width_in_type_of_14_points_or_more(tmp_path: Path, style: str) -> None:
    page = fit(composed(tmp_path, f"{ALL}style: {style}\ngrow: false\n"))
    line = placed(page, "The first line")

    assert line.style.size >= 14
    assert line.style.line_height == pytest.approx(line.style.size * line.style.leading, abs=0.05)
    assert line.rect.width > 0.9 * page.frame.width


def test_lines_do_not_get_smaller_than_12_points_however_full_the_page_is(tmp_path: Path) -> None:
    more = "".join(f"  - Fact {index} of many, each of which takes a line of its own.\n" for index in range(48))
    page = fit(composed(tmp_path, LEAST + f"facts:\n{more}"))

    assert placed(page, "The first line").style.size == 12
    assert placed(page, "Fact 1 ").style.size < 10


def test_what_not_to_say_is_set_apart_with_a_mark_of_its_own(tmp_path: Path) -> None:
    document = composed(tmp_path, ALL)
    found = list(blocks_within(document.body))
    (box,) = [block for block in found if isinstance(block, Division) and block.style == "Do Not Say"]
    (unsaid,) = [block for block in blocks_within(box.blocks) if isinstance(block, ListBlock)]

    assert [_words(each) for each in paragraphs((unsaid,))] == ["Never this", "Nor this1"]
    assert document.sheet.boxes["Do Not Say"].bar is not None
    assert document.sheet.paragraphs["Do Not Say"].label == "✕"


def test_questions_and_answers_are_a_table_of_38_to_62(tmp_path: Path) -> None:
    page = fit(composed(tmp_path, ALL))
    (made,) = [each for each in _groups(page) if isinstance(each.block, Table)]
    head, first, _second = [row for row in made.children if isinstance(row, PlacedGroup)]

    assert [cell.rect.width / made.rect.width for cell in head.children] == pytest.approx([0.38, 0.62])
    assert [_words(each.block) for each in placed_paragraphs(first.children)] == ["Why?", "Because.1,2"]
    assert isinstance(made.block, Table)
    assert [cell.header for cell in made.block.body[0].cells] == [True, False]


def test_facts_and_background_stand_beside_each_other_or_alone_over_the_whole_width(tmp_path: Path) -> None:
    both, alone = fit(composed(tmp_path, ALL)), fit(composed(tmp_path, LEAST + "background: It began long ago.\n"))

    assert placed(both, "One fact").rect.y == pytest.approx(placed(both, "It began").rect.y, abs=0.1)
    assert placed(both, "It began").rect.x > placed(both, "One fact").rect.right
    assert placed(alone, "It began").rect.width == pytest.approx(alone.frame.width)


def test_the_sample_is_one_page_without_warnings_in_every_style_on_both_papers(project: Path) -> None:
    brief = load(project / "briefs" / "boil-water-lines.yaml")
    for style, paper in product(STYLES, ("a4", "letter")):
        document = compose(brief.model_copy(update={"style": style, "page": paper}))

        assert document.warnings == (), (style, paper)
        assert fit(document).fits, (style, paper)


def _groups(page: Page) -> list[PlacedGroup]:
    found = [each for each in page.body if isinstance(each, PlacedGroup)]
    return [*found, *(inner for each in found for inner in each.children if isinstance(inner, PlacedGroup))]


def test_the_mark_of_the_brief_is_printed_where_there_is_no_issue(tmp_path: Path) -> None:
    document = composed(
        tmp_path,
        "title: T\ndate: 2026-01-31\ntemplate: lines-to-take\nmarking: TLP:RED\nmark: TLP:CLEAR\n"
        "lines: [{text: Say this., mark: TLP:CLEAR}]\n",
    )

    assert words(document).count("(TLP:CLEAR)") == 2
