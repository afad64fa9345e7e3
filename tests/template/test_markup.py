"""The closed subset of HTML, read into blocks."""

import pytest

from bluf.document import BlockQuote, Cell, Division, LineBreak, ListBlock, Paragraph, Row, Rule, Table, TextRun
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath
from tests.template.samples import parsed, runs


def only_problem(markup: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        parsed(markup)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(("tag", "style"), [("h1", "Title"), ("h2", "Heading 1"), ("h3", "Heading 2"), ("p", "Normal")])
def test_a_paragraph_has_its_elements_own_style(tag: str, style: str) -> None:
    assert parsed(f"<{tag}>x</{tag}>").body == (Paragraph(style, (TextRun("x"),), tag),)


def test_a_class_as_a_whole_names_one_style() -> None:
    assert parsed('<p class="List Bullet">x</p>').body == (Paragraph("List Bullet", (TextRun("x"),)),)


def test_list_items_take_the_style_of_their_list_and_depth() -> None:
    (block,) = parsed("<ul><li>a<ul><li>b</li></ul></li></ul>").body

    assert isinstance(block, ListBlock)
    first, inner = block.items[0].blocks
    assert isinstance(inner, ListBlock)
    assert (first, inner.items[0].blocks) == (
        Paragraph("List Bullet", (TextRun("a"),)),
        (Paragraph("List Bullet 2", (TextRun("b"),)),),
    )


def test_a_numbered_list_is_ordered() -> None:
    (block,) = parsed("<ol><li>a</li></ol>").body

    assert isinstance(block, ListBlock)
    assert block.ordered
    assert block.items[0].blocks == (Paragraph("List Number", (TextRun("a"),)),)


def test_a_class_on_a_list_names_the_style_of_its_items() -> None:
    (block,) = parsed('<ol class="Source"><li>a</li></ol>').body

    assert isinstance(block, ListBlock)
    assert block.items[0].blocks == (Paragraph("Source", (TextRun("a"),)),)


def test_a_further_paragraph_of_an_item_has_no_bullet() -> None:
    (block,) = parsed("<ul><li><p>a</p><p>b</p></li></ul>").body

    assert isinstance(block, ListBlock)
    assert [item.style for item in block.items[0].blocks if isinstance(item, Paragraph)] == [
        "List Bullet",
        "List Continue",
    ]


def test_a_quote_holds_its_words_and_its_attribution() -> None:
    assert parsed("<blockquote><p>a</p><cite>b</cite></blockquote>").body == (
        BlockQuote((Paragraph("Quote", (TextRun("a"),)), Paragraph("Quote Source", (TextRun("b"),), "cite"))),
    )


def test_cite_inside_a_paragraph_is_italic_text() -> None:
    assert parsed("<p><cite>a</cite></p>").body == (Paragraph("Normal", (TextRun("a", italic=True),)),)


def test_a_table_has_a_head_and_rows_of_cells() -> None:
    (table,) = parsed("<table><thead><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>").body

    assert table == Table(
        "Table Grid",
        (Row((Cell((Paragraph("Table Heading", (TextRun("a"),)),), header=True),)),),
        (Row((Cell((Paragraph("Table Text", (TextRun("b"),)),)),)),),
    )


def test_an_empty_cell_stays_where_it_is() -> None:
    (table,) = parsed("<table><tr><td>a</td><td></td></tr></table>").body

    assert isinstance(table, Table)
    assert [bool(cell.blocks) for cell in table.body[0].cells] == [True, False]


def test_a_box_is_a_division_with_a_box_style() -> None:
    assert parsed('<aside class="Bottom Line"><p>a</p></aside>').body == (
        Division("Bottom Line", (Paragraph("Normal", (TextRun("a"),)),), "aside"),
    )


def test_a_division_without_a_class_is_a_plain_group() -> None:
    assert parsed("<div><p>a</p></div>").body == (Division("Group", (Paragraph("Normal", (TextRun("a"),)),)),)


def test_header_and_footer_are_apart_from_the_body_and_have_styles_of_their_own() -> None:
    made = parsed("<footer><p>f</p></footer><p>b</p><header><p>h</p></header>")

    assert made.header == (Paragraph("Header", (TextRun("h"),)),)
    assert made.body == (Paragraph("Normal", (TextRun("b"),)),)
    assert made.footer == (Paragraph("Footer", (TextRun("f"),)),)


def test_a_header_with_a_class_is_set_in_that_box() -> None:
    assert parsed('<header class="Line"><p>a</p><p>b</p></header>').header == (
        Division("Line", (Paragraph("Header", (TextRun("a"),)), Paragraph("Header", (TextRun("b"),)))),
    )


def test_a_rule_names_the_style_that_draws_it() -> None:
    assert parsed("<hr/>").body == (Rule("Rule"),)


def test_inline_elements_mark_their_words() -> None:
    (block,) = parsed('<p>a<strong>b<em>c</em></strong><sup>1</sup><a href="https://example.org">d</a></p>').body

    assert runs(block) == (
        TextRun("a"),
        TextRun("b", bold=True),
        TextRun("c", bold=True, italic=True),
        TextRun("1", style="Footnote Reference"),
        TextRun("d", style="Hyperlink", href="https://example.org"),
    )


def test_an_anchor_without_a_target_is_plain_text() -> None:
    assert parsed("<p><a>x</a></p>").body == (Paragraph("Normal", (TextRun("x"),)),)


def test_the_innermost_field_and_language_are_a_words_own() -> None:
    (block,) = parsed('<p><span data-src="a" lang="fr"><span data-src="b"><em>x</em></span>y</span></p>').body

    assert runs(block) == (
        TextRun("x", italic=True, src=FieldPath("b"), lang="fr"),
        TextRun("y", src=FieldPath("a"), lang="fr"),
    )


def test_white_space_collapses_and_goes_at_the_ends_of_lines() -> None:
    (block,) = parsed("<p>\n  a\t b <strong> c </strong> <br/>  d\n</p>").body

    assert runs(block) == (TextRun("a b "), TextRun("c", bold=True), LineBreak(), TextRun("d"))


def test_a_no_break_space_and_other_spaces_stay() -> None:
    assert runs(parsed("<p>&nbsp;a\u2009\u00a0b&#160;</p>").body[0]) == (TextRun("\u00a0a\u2009\u00a0b\u00a0"),)


def test_a_break_at_the_end_of_a_paragraph_goes() -> None:
    assert runs(parsed("<p>a<br/> </p>").body[0]) == (TextRun("a"),)


@pytest.mark.parametrize(
    "markup",
    [
        "<p> \n </p>",
        "<p><strong> </strong><br/></p>",
        "<ul></ul>",
        "<ul><li> </li></ul>",
        "<blockquote><p></p></blockquote>",
        "<div><p> </p></div>",
        '<div class="Columns"><div></div><div><p/></div></div>',
        "<table><thead><tr><th>a</th></tr></thead><tr><td/></tr></table>",
    ],
)
def test_a_group_without_words_vanishes(markup: str) -> None:
    assert parsed(markup).body == ()


def test_a_heading_stays_though_nothing_follows_it() -> None:
    assert len(parsed("<h2>a</h2><ul></ul>").body) == 1


@pytest.mark.parametrize(
    ("markup", "code", "said"),
    [
        ("<marquee>x</marquee>", "template-element", "unknown element `<marquee>`"),
        ('<p style="color: red">x</p>', "template-attribute", "`<p>` has no attribute `style`"),
        ('<p class="Nromal">x</p>', "template-style", "no paragraph style 'Nromal'"),
        ('<p class="Columns">x</p>', "template-style", "no paragraph style 'Columns'"),
        ('<div class="Nope"><p>x</p></div>', "template-style", "no box style 'Nope'"),
        ("<p><p>x</p></p>", "template-markup", "`<p>` can't stand inside `<p>`"),
        ("loose", "template-markup", "'loose' stands outside a paragraph"),
        ("<div>loose</div>", "template-markup", "'loose' stands directly in `<div>` outside a paragraph"),
        ("<ul><p>x</p></ul>", "template-markup", "`<p>` can't stand in `<ul>`"),
        ("<li>x</li>", "template-markup", "belongs directly in `<ul>` or `<ol>`"),
        ("<div><header><p>x</p></header></div>", "template-markup", "belongs directly in the page"),
        ("<header><p>a</p></header><header><p>b</p></header>", "template-markup", "a page has one `<header>`"),
        ("<ul><li><ul><li>x</li></ul></li></ul>", "template-markup", "begins with words or a `<p>`"),
        ('<div class="Columns"><p>x</p></div>', "template-markup", "stands directly in columns"),
        ('<div class="Line"><ul><li>x</li></ul></div>', "template-markup", "holds `<p>` only"),
        ("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "template-markup", "the row has 2 cells"),
        ('<p><a href="javascript:x">y</a></p>', "template-markup", "a link to 'javascript:x'"),
        ("<p>a", "template-markup", "`<p>` is never closed"),
        ("a</p>", "template-markup", "`</p>` closes nothing"),
        ("<p>a & b</p>", "template-markup", "not well-formed"),
        ("<p>&copy;</p>", "template-markup", "undefined entity"),
        ("<p class=x>a</p>", "template-markup", "not well-formed"),
        ("<div>" * 60 + "</div>" * 60, "template-markup", "more than 40 deep"),
    ],
)
def test_what_is_outside_the_subset_is_a_problem(markup: str, code: str, said: str) -> None:
    problem = only_problem(markup)

    assert problem.code == code
    assert said in problem.message


@pytest.mark.parametrize(
    ("markup", "hint"),
    [
        ("<strnog/>", "did you mean `strong`?"),
        ('<p clas="Quote">x</p>', "did you mean `class`?"),
        ('<p class="Headng 1">x</p>', "did you mean `Heading 1`?"),
        ('<p class="Columns">x</p>', "'Columns' is a box style"),
        ('<p style="color: red">x</p>', "style sheet"),
    ],
)
def test_a_problem_suggests_what_was_meant(markup: str, hint: str) -> None:
    assert hint in (only_problem(markup).hint or "")


def test_all_faults_of_a_page_are_reported_at_once() -> None:
    with pytest.raises(BriefError) as caught:
        parsed('<p class="A">x</p><foo/><p bar="1">y</p>')

    assert {problem.code for problem in caught.value.problems} == {
        "template-style",
        "template-element",
        "template-attribute",
    }
