"""The parts of a page that go by the brief and its style: the memo, the panel, lists, steps, quotes and sources."""

from itertools import product
from pathlib import Path

import pytest

from bluf.document import Division, Document, ListBlock, Paragraph, Table, blocks_within
from bluf.ground.shipped_templates import shipped
from bluf.layout import Page, PlacedParagraph, placed_paragraphs
from bluf.layout.fit import fit
from bluf.template.style_sheets import style_names
from tests.template.samples import LEAST, as_text, composed, words, write_style

SOURCED = """\
title: T
date: 2024-10-25
bottom_line: B
key_points: [{text: One, source: a}, {text: Two, source: a}]
quotes: [{text: W, speaker: V, source: a}]
sources: [{id: a, title: Paper, publisher: House, date: 2024-02-01}]
"""
MEMO = "reference: R-1\nto: [A, B]\nfrom: F\ncc: [C]\n"
DECISION = "template: decision\nissue: I\nrecommendation: R\noptions: [{name: O, for: [P, Q], against: [S]}, X]\n"


def said(document: Document) -> list[str]:
    return [line.strip() for line in as_text(document).splitlines()]


def with_address(folder: Path, url: str, title: str = "Paper") -> Document:
    return composed(folder, f"{LEAST}sources: [{{id: a, title: '{title}', url: '{url}'}}]\n")


def quoted(page: Page) -> list[PlacedParagraph]:
    return [each for each in placed_paragraphs(page.body) if each.style.name == "Quote"]


# Sources


def test_an_only_source_that_all_name_is_named_once_without_numbers(tmp_path: Path) -> None:
    document = composed(tmp_path, SOURCED)

    assert "Source for all points and quotes: Paper. House, February 1, 2024" in words(document).replace("\u00a0", " ")
    assert "Footnote Reference" not in as_text(document)


@pytest.mark.parametrize(
    "more",
    [
        "figures: [{value: 3, label: L}]\n",
        "sections: [{heading: H, points: [Unsourced]}]\n",
        "sections: [{heading: H, points: [{text: P, source: a, points: [Unsourced]}]}]\n",
        "sections: [{heading: H, timeline: [{when: Now, text: Unsourced}]}]\n",
    ],
)
def test_a_source_that_only_some_name_keeps_its_number(tmp_path: Path, more: str) -> None:
    document = composed(tmp_path, SOURCED + more)

    assert "Source for all" not in words(document)
    assert as_text(document).count("Footnote Reference") == 3 + ("text: P" in more)


def test_a_bottom_line_needs_no_source_of_its_own_and_may_have_one(tmp_path: Path) -> None:
    given = SOURCED.replace("bottom_line: B", "bottom_line: {text: B, source: a}")

    assert "Source for all points and quotes" in words(composed(tmp_path, given))


def test_an_only_source_stands_under_the_briefs_own_word_for_sources(tmp_path: Path) -> None:
    document = composed(tmp_path, SOURCED + "headings: {sources: Read more}\n")

    assert "p [Source Note] Read more{bold, headings.sources}:{bold} Paper{sources[0].title}" in as_text(document)
    assert not [problem for problem in document.warnings if problem.code == "unprinted"]


def test_few_short_sources_stand_on_one_line_with_their_numbers(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{LEAST}sources: [{{id: a, title: One}}, {{id: b, title: Two}}]\n")

    assert words(document).replace("\u00a0", " ").endswith("Sources   1 One   2 Two")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/report/?a=b#c", "example.org/report"),
        ("https://example.org/", "example.org"),
        ("https://example.org/" + "x" * 40, "example.org/" + "x" * 36 + "…"),
    ],
)
def test_of_an_address_host_and_path_are_shown_and_all_of_it_is_linked(tmp_path: Path, url: str, shown: str) -> None:
    document = with_address(tmp_path, url)

    linked = [run for block in blocks_within(document.body) if isinstance(block, Paragraph) for run in block.inlines]
    assert "".join(run.text for run in linked if getattr(run, "href", None) == url) == shown  # type: ignore[union-attr]
    assert not [problem for problem in document.warnings if problem.code == "unprinted"]


@pytest.mark.parametrize(
    ("title", "entry"),
    [("Who pays?", "Who pays? example"), ("“Who pays?”", "“Who pays?” example"), ("Paper", "Paper. example")],
)
def test_no_stop_stands_after_a_title_that_asks(tmp_path: Path, title: str, entry: str) -> None:
    assert entry in words(with_address(tmp_path, "https://example.org/", title))


# Lists and steps


def test_a_list_of_one_is_a_paragraph_with_its_points_under_it(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST.replace("[K]", "[{text: K, points: [L, M]}]"))

    assert "p [Normal] K{key_points[0].text}" in said(document)
    assert [len(each.items) for each in blocks_within(document.body) if isinstance(each, ListBlock)] == [2]


@pytest.mark.parametrize(
    ("steps", "columns"),
    [
        ("[{text: A, owner: O, due: D}, {text: B, due: E}]", 3),
        ("[{text: A, owner: O}, {text: B, owner: P}, C]", 2),
        ("[{text: A, owner: O}, B]", 0),
    ],
)
def test_steps_with_owner_or_date_are_a_table_where_there_are_two(tmp_path: Path, steps: str, columns: int) -> None:
    document = composed(tmp_path, f"{LEAST}next_steps: {steps}\n")

    tables = [each for each in blocks_within(document.body) if isinstance(each, Table)]
    assert [len(row.cells) for table in tables for row in table.rows[:1]] == ([columns] if columns else [])
    assert not [problem for problem in document.warnings if problem.code == "unprinted"]


# The memo and the masthead


def test_the_memo_stands_in_cells_where_the_style_has_it_so(tmp_path: Path) -> None:
    in_cells, run_in = (composed(tmp_path, f"{LEAST}{MEMO}style: {name}\n") for name in ("gazette", "plain"))

    assert said(in_cells).count("div [Memo Cell]") == 5
    assert "p [Header] Briefing note{Kicker}" in said(in_cells)
    assert "div [Memo]" not in said(run_in)
    assert any(
        line.startswith("p [Header] Briefing note{Kicker}") and "R-1{reference}" in line for line in said(run_in)
    )
    for document in (in_cells, run_in):
        assert as_text(document).count("{reference}") == 1
        assert not [problem for problem in document.warnings if problem.code == "unprinted"]


def test_a_memo_that_is_too_much_for_cells_is_run_in(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{LEAST}style: gazette\nto: [{'A' * 100}, {'B' * 100}]\nreference: R-1\n")

    assert "div [Memo]" not in said(document)
    assert as_text(document).count("{reference}") == 1


def test_a_brief_with_a_date_alone_has_a_memo_of_one_cell(tmp_path: Path) -> None:
    assert said(composed(tmp_path, f"{LEAST}style: gazette\n")).count("div [Memo Cell]") == 1


def test_a_white_title_is_for_the_masthead_alone(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{LEAST}style: institution\n")

    assert "h1 [Masthead Title] T{title}" in said(document)
    assert document.sheet.paragraphs["Title"].color != document.sheet.paragraphs["Masthead Title"].color


# Quotes


@pytest.mark.parametrize("lang", ["en", "de", "fr", "ar", "ja"])
def test_the_opening_mark_of_a_quote_stands_left_of_its_lines(tmp_path: Path, lang: str) -> None:
    text = "ほ" * 80 if lang == "ja" else "نص طويل " * 30 if lang == "ar" else "a long text of many words " * 8
    page = fit(composed(tmp_path, f"{LEAST}lang: {lang}\nquotes: [{{text: {text.strip()}, speaker: V}}]\n"))

    (quote,) = quoted(page)
    first, second = quote.lines[:2]
    assert len(quote.lines) > 2
    assert quote.hanging > 2
    if lang == "ar":
        assert first.x + first.width == pytest.approx(second.x + second.width + quote.hanging, abs=0.01)
    else:
        assert first.x == pytest.approx(second.x - quote.hanging)


def test_a_quote_with_a_portion_mark_before_its_own_hangs_nothing(tmp_path: Path) -> None:
    block = "cui: {controlled_by: [O], category: X, contact: C}\n"
    points = LEAST.replace("[K]", "[{text: K, mark: U}]")
    given = f"{points}marking: CUI\nmark: CUI\n{block}quotes: [{{text: W, speaker: V, mark: U}}]\n"

    assert [quote.hanging for quote in quoted(fit(composed(tmp_path, given)))] == [0.0]


def test_a_style_that_has_a_bar_at_its_quotes_keeps_it(tmp_path: Path) -> None:
    write_style(tmp_path, "based_on: plain\nparagraphs:\n  Quote: {bar: 2pt accent}\n", "barred")
    page = fit(composed(tmp_path, f"{LEAST}style: barred\nquotes: [{{text: W, speaker: V}}]\n"))

    assert all(quote.fills and quote.style.bar for quote in quoted(page))


# Styles


@pytest.mark.parametrize(
    ("style", "more"),
    list(product(style_names([shipped()]), ["", "page: letter\n", DECISION, f"{DECISION}page: letter\n"])),
)
def test_every_style_goes_with_every_template_on_either_paper(tmp_path: Path, style: str, more: str) -> None:
    page = fit(composed(tmp_path, SOURCED + MEMO + f"style: {style}\nmarking: TLP:GREEN\n" + more))

    assert page.fits
    assert page.document.warnings == ()
    panel = next(each for each in page.document.body if isinstance(each, Division) and each.style == "Bottom Line")
    text, line = page.document.sheet.paragraphs["Normal"], page.document.sheet.paragraphs["Bottom Line"]
    assert panel
    assert 1.32 <= line.size / text.size <= 1.46


def test_a_style_of_long_ago_has_what_the_parts_need(tmp_path: Path) -> None:
    names = ("Title", "Subtitle", "Details", "Rule", "Heading 1", "Header", "Footer", "List Bullet", "Bottom Line")
    styles = "".join(f"  {name}: {{bold: true}}\n" for name in (*names, "Bottom Line Heading", "Source", "Table Text"))
    boxes = "boxes:\n  Bottom Line: {}\n  Small Print: {}\n"
    old = f"paragraphs:\n  Normal: {{size: 10pt, leading: 1.3}}\n{styles}{boxes}"
    columns = "  Line: {arrange: row}\n  Columns: {arrange: columns, widths: [1, 1], gap: 8mm}\n"
    write_style(tmp_path, old + columns + "characters: {Label: {}}\ntables: {Table Grid: {}}\n", "old")

    made = composed(tmp_path, f"{LEAST}{MEMO}style: old\nsources: [{{id: a, title: Paper}}]\n")

    assert "p [Source Note] Sources" in as_text(made)
