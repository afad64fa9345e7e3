"""The DOCX as python-docx reads it: named styles, real lists, tables, links, sections."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph

from bluf.document import CharacterStyle, Division, LineBreak, Properties, TextRun
from bluf.fonts.no_break import COPIED
from bluf.layout import Page, lay_out, placed_paragraphs
from bluf.writers.docx import write_docx
from tests.writers.samples import (
    SHEET,
    bullets,
    columns,
    document,
    full,
    heading,
    link,
    page,
    para,
    quoted,
    rich,
    table,
)


def read(made: Page) -> Document:
    return docx.Document(io.BytesIO(write_docx(made)))


def part(made: Page, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write_docx(made))) as archive:
        return archive.read(name).decode()


def all_paragraphs(element: Any) -> list[Any]:
    return list(element.iter(qn("w:p")))


def text_of(element: Any) -> str:
    saying = element.iter(qn("w:t"), qn("w:noBreakHyphen"))
    return "".join("-" if found.tag == qn("w:noBreakHyphen") else found.text or "" for found in saying)


def properties_of(found: Document, text: str) -> Any:
    """Return the properties of the one paragraph with a text."""
    (paragraph,) = [p for p in found.element.iter(qn("w:p")) if text_of(p) == text]
    return paragraph.find(qn("w:pPr"))


def value(properties: Any, path: str, attribute: str = "val") -> str | None:
    node = properties.find("/".join(qn(f"w:{step}") for step in path.split("/")))
    return None if node is None else node.get(qn(f"w:{attribute}"))


def test_every_word_of_the_page_is_in_the_file_in_reading_order() -> None:
    made = full()
    shown = "".join(
        "".join(fragment.text for line in paragraph.lines for fragment in line.fragments)
        for paragraph in placed_paragraphs(made.body)
    )

    written = "".join(text_of(p) for p in all_paragraphs(read(made).element))
    assert written.replace("\u2060", "").replace("\u200b", "").split() == shown.translate(COPIED).split()


def test_lines_are_not_broken_where_the_author_did_not_ask() -> None:
    made = page(para("word " * 60), rich(TextRun("one"), LineBreak(), TextRun("two")))

    assert len(next(placed_paragraphs(made.body)).lines) > 2
    assert [len(p.findall(f".//{qn('w:br')}")) for p in all_paragraphs(read(made).element)] == [0, 1]


@pytest.mark.parametrize("name", ["Title", "Heading 1", "List Bullet", "Quote", "Caption", "Header"])
def test_styles_bear_words_own_names_and_the_sheets_measures(name: str) -> None:
    style, ours = read(full()).styles[name], SHEET.paragraphs[name]

    assert (style.font.size, style.font.bold, style.font.italic) == (Pt(ours.size), ours.bold, ours.italic)
    assert style.font.color.rgb == RGBColor.from_string(ours.color[1:].upper())
    layout = style.paragraph_format
    assert (layout.line_spacing, layout.line_spacing_rule) == (Pt(ours.line_height), WD_LINE_SPACING.AT_LEAST)
    assert (layout.space_before, layout.space_after) == (Pt(ours.space_before), Pt(0))
    assert layout.left_indent == Pt(ours.indent)
    assert layout.first_line_indent == -Pt(ours.hanging)


def test_styles_state_the_step_that_the_page_was_fitted_at() -> None:
    made = lay_out(document(para("small")), SHEET.ladder[-1])
    normal = read(made).styles["Normal"]

    assert normal.font.size == Pt(9)
    assert normal.paragraph_format.line_spacing == Twips(round(9 * 1.3 * 0.92 * 20))


def test_the_font_is_the_family_that_readers_have() -> None:
    fonts: Any = read(full()).styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")

    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Arial"}
    assert "Theme" not in part(full(), "word/styles.xml")


def test_a_style_that_word_does_not_know_is_marked_as_custom() -> None:
    styles = read(full()).styles

    assert not styles["Table Text"].builtin
    assert styles["Heading 1"].builtin


def test_a_character_style_that_shares_a_paragraph_styles_name_gets_a_name_of_its_own() -> None:
    sheet = replace(SHEET, characters=dict(SHEET.characters) | {"Caption": CharacterStyle("Caption", italic=True)})
    made = page(rich(TextRun("so", style="Caption"), style="Caption"), sheet=sheet)
    found = read(made)

    assert found.paragraphs[0].style.name == "Caption"  # type: ignore[union-attr]
    assert found.paragraphs[0].runs[0].style.name == "Caption Char"
    ids = [style.style_id for style in found.styles]
    assert len(ids) == len(set(ids))


def test_the_first_block_has_no_space_above_and_the_second_its_styles() -> None:
    first, second = read(page(heading("A"), heading("B"))).paragraphs

    assert first.paragraph_format.space_before == Pt(0)
    assert second.paragraph_format.space_before is None


def test_space_above_a_table_is_space_below_the_paragraph_before_it() -> None:
    made = page(para("before"), table(("a", "b", "c"), ("d", "e", "f")), para("after"))

    assert value(properties_of(read(made), "before"), "spacing", "after") == "160"
    assert properties_of(read(made), "after") is None  # the style's own


def test_two_tables_are_kept_apart_by_a_paragraph_as_high_as_the_space_between() -> None:
    panel = Division("panel", (para("panel"),))
    between = read(page(panel, panel)).paragraphs[0].paragraph_format

    assert (between.line_spacing, between.line_spacing_rule) == (Pt(1), WD_LINE_SPACING.EXACTLY)
    assert between.space_before == Pt(9)


def test_a_final_table_is_followed_by_a_paragraph_of_one_point() -> None:
    last = read(page(table(("a", "b", "c")))).paragraphs[-1]

    assert (last.text, last.paragraph_format.line_spacing) == ("", Pt(1))


def test_a_panel_is_a_cell_with_tint_accent_and_padding() -> None:
    made = page(Division("panel", (para("tinted"),)))
    (box,) = read(made).tables
    cell: Any = box.cell(0, 0)._tc.tcPr
    wide = made.frame.width

    assert cell.find(qn("w:shd")).get(qn("w:fill")) == "EEEEEE"
    assert value(cell, "tcBorders/left", "sz") == "24"
    assert value(cell, "tcBorders/left", "color") == "AA0000"
    sides = {name: int(value(cell, f"tcMar/{name}", "w") or 0) / 20 for name in ("top", "right", "bottom", "left")}
    assert sides == {"top": 6, "right": 8, "bottom": 7, "left": 12 - 1.5}
    assert box.columns[0].width == Twips(round((wide - 1.5) * 20))
    assert box.autofit is False


def test_columns_are_cells_whose_text_is_as_wide_as_the_pages() -> None:
    made = page(columns(Division("column", (para("left"),)), Division("column", (para("right"),))))
    (grid,) = read(made).tables
    left, right = grid.row_cells(0)
    margin = int(value(left._tc.tcPr, "tcMar/right", "w") or 0)
    placed = list(placed_paragraphs(made.body))

    assert [cell.text for cell in (left, right)] == ["left", "right"]
    assert grid.columns[0].width == Twips(round(placed[0].rect.width * 20) + margin)
    assert grid.columns[1].width == Twips(round(placed[1].rect.width * 20))
    assert margin == 20 * 20


def test_parts_of_one_line_are_one_paragraph_with_tabs() -> None:
    made = page(para("x"), header=(Division("row", (para("left"), para("mid"), para("right", "Header"))),))
    (line,) = read(made).sections[0].header.paragraphs
    stops = [(stop.alignment.name, stop.position) for stop in line.paragraph_format.tab_stops]
    wide = round(made.frame.width * 20)

    assert line.text == "left\tmid\tright"
    assert stops == [("CENTER", Twips(round(wide / 2))), ("RIGHT", Twips(wide))]
    assert (line.runs[-1].bold, line.runs[-1].font.size) == (True, Pt(12))
    assert line.paragraph_format.line_spacing == Pt(14.4)


def test_parts_that_do_not_fit_one_line_are_stacked() -> None:
    made = page(Division("row", (para("left " * 20), para("right " * 20))))

    assert len(read(made).paragraphs) == 2


def test_bullets_come_from_the_style_and_hang() -> None:
    made = page(bullets(para("one", "List Bullet"), para("two", "List Bullet")))
    found = read(made)
    numbering = found.part.numbering_part.element
    number = value(found.styles["List Bullet"].element, "pPr/numPr/numId")

    assert [p.style.name for p in found.paragraphs] == ["List Bullet"] * 2  # type: ignore[union-attr]
    instance = next(num for num in numbering.iter(qn("w:num")) if num.get(qn("w:numId")) == number)
    definition = numbering.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{value(instance, 'abstractNumId')}']")
    assert value(definition, "lvl/lvlText") == "•"
    assert value(definition, "lvl/rPr/rFonts", "ascii") == "Arial"
    assert value(definition, "lvl/pPr/ind", "hanging") == "240"


def test_a_list_in_a_list_is_a_level_deeper() -> None:
    outer = (para("outer", "List Bullet"), bullets(para("inner", "List Bullet")))
    found = read(page(bullets(outer)))

    assert value(properties_of(found, "outer"), "numPr/ilvl") is None
    assert value(properties_of(found, "inner"), "numPr/ilvl") == "1"


def test_every_numbered_list_starts_at_one() -> None:
    lists = [bullets(para(text, "List Number"), ordered=True) for text in ("first", "second")]
    found = read(page(*lists))
    numbers = [value(properties_of(found, text), "numPr/numId") for text in ("first", "second")]
    numbering = found.part.numbering_part.element

    assert len(set(numbers)) == 2
    for number in numbers:
        instance = numbering.find(f"{qn('w:num')}[@{qn('w:numId')}='{number}']")
        assert value(instance, "lvlOverride/startOverride") == "1"


def test_a_second_paragraph_of_an_item_has_no_bullet() -> None:
    found = read(page(bullets((para("first", "List Bullet"), para("second", "List Bullet")))))

    assert value(properties_of(found, "second"), "numPr/numId") == "0"
    assert value(properties_of(found, "second"), "ind", "firstLine") == "0"


def test_a_table_marks_its_head_and_lets_its_rows_part() -> None:
    made = page(table(("a", "b", "c"), ("d", "e", "f"), row_headers=True))
    (grid,) = read(made).tables
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in grid.rows]

    assert grid.style is not None
    assert grid.style.name == "Grid"
    assert heads == [True, False]
    assert list(grid._tbl.iter(qn("w:cantSplit"))) == []
    assert value(grid._tbl.tblPr, "tblLook", "firstRow") == "1"
    assert value(grid._tbl.tblPr, "tblLook", "firstColumn") == "1"
    assert [column.width for column in grid.columns] == [
        Twips(round(made.frame.width * share * 20)) for share in (0.25, 0.5, 0.25)
    ]


def test_a_link_is_a_hyperlink_with_its_address() -> None:
    made = page(rich(TextRun("See "), link("the statement", "https://example.org/a b?q=é&r=1#s")))
    (paragraph,) = read(made).paragraphs
    (found,) = paragraph.hyperlinks

    assert (found.text, found.url) == ("the statement", "https://example.org/a%20b?q=%C3%A9&r=1#s")
    assert found.runs[0].style.name == "Hyperlink"


def test_one_address_has_one_relationship() -> None:
    made = page(rich(*[link("x", "https://example.org/"), TextRun(" "), link("y", "https://example.org/")]))

    assert part(made, "word/_rels/document.xml.rels").count("https://example.org/") == 1


@pytest.mark.parametrize(
    ("style", "text", "bold", "italic"),
    [
        ("Normal", TextRun("x", bold=True), True, None),
        ("Title", TextRun("x", bold=True), True, None),
        ("Normal", TextRun("x", italic=True), None, True),
        ("Quote", TextRun("x", italic=True), None, False),
        ("Normal", TextRun("x", bold=True, italic=True), True, True),
    ],
)
def test_weight_and_slope_are_what_the_page_shows(
    style: str, text: TextRun, bold: bool | None, italic: bool | None
) -> None:
    (run,) = read(page(rich(text, style=style))).paragraphs[0].runs

    assert (run.bold, run.italic) == (bold, italic)
    assert run.style.name in ("Strong", "Emphasis")


def test_a_reference_is_raised_and_small_in_half_points() -> None:
    (paragraph,) = read(page(rich(TextRun("word"), TextRun("1", style="Footnote Reference")))).paragraphs
    run = paragraph.runs[1]

    assert run.font.size == Pt(7)
    assert value(run._r, "rPr/position") == "6"
    assert run.style.name == "footnote reference"


def test_languages_are_stated_where_they_differ() -> None:
    made = page(
        rich(TextRun("English "), TextRun("auf Deutsch", lang="de")),
        quoted("En français", "Qui", "fr"),
        para("el", lang="el"),
    )
    found = read(made)
    langs = {text_of(run): value(run, "rPr/lang") for p in all_paragraphs(found.element) for run in p.iter(qn("w:r"))}

    default: Any = found.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "en-GB"
    assert langs == {"English ": None, "auf Deutsch": "de", "En français": "fr", "Qui": None, "el": "el"}


def test_the_sections_text_area_is_the_pages_frame() -> None:
    made = full()
    section = read(made).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.left_margin is not None
    assert section.right_margin is not None

    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    assert section.page_width - section.left_margin - section.right_margin == Twips(round(made.frame.width * 20))
    assert (section.top_margin, section.left_margin) == (Pt(made.frame.y), Pt(made.frame.x))
    assert (section.header_distance, section.footer_distance) == (Pt(24), Pt(24))


def test_header_and_footer_are_parts_of_their_own() -> None:
    section = read(full()).sections[0]

    assert [p.text for p in section.header.paragraphs] == ["BN-2024-117\tTLP:GREEN"]
    assert section.footer.paragraphs[0].text == "TLP:GREEN"


def test_a_page_without_header_and_footer_has_no_such_parts() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(page(para("x"))))) as archive:
        assert not {"word/header.xml", "word/footer.xml"} & set(archive.namelist())


def test_a_rule_above_a_box_is_the_border_of_its_first_paragraph() -> None:
    made = page(para("x"), Division("foot", (para("small"), para("print"))))
    border: Any = properties_of(read(made), "small").find(f"{qn('w:pBdr')}/{qn('w:top')}")

    assert {name: border.get(qn(f"w:{name}")) for name in ("sz", "space", "color")} == {
        "sz": "4",
        "space": "4",
        "color": "888888",
    }
    assert not read(made).tables


def test_hints_are_put_before_their_characters() -> None:
    made = page(para("word " * 19 + "Wien–Graz " * 3))
    hints = next(placed_paragraphs(made.body)).hints
    text = read(made).paragraphs[0].text

    assert hints
    assert [char for char in text if char in "\u2060\u200b\ufeff"] == list("".join(hint.char for hint in hints))
    assert "".join(char for char in text if char not in "\u2060\u200b\ufeff") == "word " * 19 + "Wien–Graz " * 3
    assert "–\ufeff\u200b" in text


def test_a_paragraph_on_the_brink_of_another_break_has_its_right_edge_moved() -> None:
    made = page(para("i" * 221 + "."))
    assert 1 < next(placed_paragraphs(made.body)).tolerance[0] < 2
    indent = read(made).paragraphs[0].paragraph_format.right_indent

    assert indent is not None
    assert Pt(-1) <= indent < Pt(0)


def test_the_bars_of_neighbouring_quotes_differ_so_that_word_does_not_join_them() -> None:
    xml = part(page(quoted("One.", "A"), quoted("Two.", "B"), quoted("Three.", "C")), "word/document.xml")
    bars = re.findall(r'<w:left w:val="single"[^>]*w:color="([0-9A-Fa-f]{6})"', xml)
    own = SHEET.paragraphs["Quote"].bar
    assert own is not None
    assert [int(bar, 16) ^ int(own.color[1:], 16) for bar in bars] == [1]  # of the second alone, by the least there is


def test_text_on_the_right_keeps_its_edge() -> None:
    made = page(para("TLP", "Header"))
    found: Paragraph = read(made).paragraphs[0]

    assert found.style is not None
    assert found.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert found.paragraph_format.right_indent is None


def test_markup_in_text_stays_text() -> None:
    hostile = "a < b & c > d \"e\" 'f' ]]> <w:p/> &amp;"

    assert read(page(para(hostile))).paragraphs[0].text == hostile


def test_properties_say_what_the_brief_says_and_no_more() -> None:
    found = read(full()).core_properties

    assert (found.title, found.subject) == ("Partners pledge co-operation", "Briefing ünder <review> & more")
    assert (found.author, found.language) == ("Jo Bloggs", "en-GB")
    assert found.created == found.modified
    assert found.created is not None
    assert found.created.isoformat() == "2024-10-25T00:00:00+00:00"


def test_a_brief_without_an_author_makes_a_file_without_one() -> None:
    made = page(para("x"), properties=Properties("T", "2024-10-25"))

    for name in ("docProps/core.xml", "docProps/app.xml"):
        assert not any(
            word in part(made, name) for word in ("creator", "lastModifiedBy", "revision", "Company", "python")
        )


def test_nothing_is_in_the_package_that_the_document_does_not_use() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(full()))) as archive:
        names = archive.namelist()

    assert names == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/footer.xml.rels",
        "word/document.xml",
        "word/footer.xml",
        "word/header.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_a_very_long_title_is_kept() -> None:
    made = page(para("x"), properties=Properties("T" * 300, "2024-10-25"))

    assert "T" * 300 in part(made, "docProps/core.xml")
