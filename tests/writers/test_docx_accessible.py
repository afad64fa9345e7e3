"""What Word's accessibility checker asks, in every DOCX: title, language, headings, lists, tables, links."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree

from bluf.document import (
    Block,
    BlockQuote,
    Division,
    Figure,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    TextRun,
    children,
    paragraphs,
)
from bluf.fonts.no_break import COPIED
from bluf.fonts.printed_text import printed
from bluf.layout import Page
from bluf.writers.docx import write_docx
from tests.writers.docx_files import BRIEFED, PAGES
from tests.writers.samples import heading, page, para, quoted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BODY_LEVEL = 9
HINTS = str.maketrans("", "", "\u2060\u200b\ufeff\u200e\u200f")


@dataclass(frozen=True)
class Docx:
    """A DOCX as parsed XML."""

    page: Page
    parts: dict[str, etree._Element]

    @property
    def body(self) -> etree._Element:
        return self.parts["word/document.xml"][0]

    def styles(self) -> dict[str, etree._Element]:
        return {str(one.get(f"{W}styleId")): one for one in self.parts["word/styles.xml"].iter(f"{W}style")}


def opened(made: Page) -> Docx:
    with zipfile.ZipFile(io.BytesIO(write_docx(made))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return Docx(made, {name: etree.fromstring(archive.read(name)) for name in names})


@pytest.fixture(scope="module", params=PAGES)
def docx(request: pytest.FixtureRequest) -> Docx:
    return opened(PAGES[request.param]())


SAYING = (f"{W}t", f"{W}noBreakHyphen")


def words(element: etree._Element) -> str:
    """Return what an element says; spaces and hyphens that hold as plain ones."""
    said = ("-" if one.tag == f"{W}noBreakHyphen" else one.text or "" for one in element.iter(*SAYING))
    return "".join(said).translate(HINTS).translate(COPIED)


def value(element: etree._Element, path: str) -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def levels(docx: Docx) -> list[tuple[int, str]]:
    """Return the headings of a document's body, each with its level, as Word's navigation pane lists them."""
    styles, found = docx.styles(), []
    for one in docx.body.iter(f"{W}p"):
        style = styles.get(value(one, "pPr/pStyle") or "Normal")
        of_style = value(style, "pPr/outlineLvl") if style is not None else None
        level = int(value(one, "pPr/outlineLvl") or of_style or BODY_LEVEL)
        if level != BODY_LEVEL:
            found.append((level, words(one)))
    return found


def every(blocks: tuple[Block, ...]) -> Iterator[Block | ListItem]:
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield item
                yield from every(item.blocks)
        else:
            yield from every(children(block))


def test_it_has_a_title_and_a_language(docx: Docx) -> None:
    properties = docx.page.document.properties
    core = {etree.QName(one).localname: one.text for one in docx.parts["docProps/core.xml"]}
    default = docx.parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")

    assert core["title"] == properties.title
    assert core["language"] == properties.lang
    assert default is not None
    assert {default.get(f"{W}{script}") for script in ("val", "eastAsia", "bidi")} == {properties.lang}


def test_headings_begin_at_the_first_level_and_skip_none(docx: Docx) -> None:
    before = -1
    for level, text in levels(docx):
        assert text
        assert 0 <= level <= before + 1
        before = level


@pytest.mark.parametrize("name", BRIEFED)
def test_every_heading_of_a_brief_is_one_of_words(name: str) -> None:
    made = opened(BRIEFED[name]())
    body = made.page.document.body
    found = [text for _, text in levels(made)]
    tagged = [one for one in paragraphs(body) if one.tag in ("h1", "h2", "h3")]
    said = ["".join(printed(run.text) for run in one.inlines if isinstance(run, TextRun)) for one in tagged]
    of_body = [text for one, text in zip(tagged, said, strict=True) if one.tag != "h1"]
    title = [text.replace("\xa0", " ") for one, text in zip(tagged, said, strict=True) if one.tag == "h1"]

    assert of_body
    assert found in (of_body, title + of_body)  # a style may have the title as a heading of the first level


def test_a_heading_of_another_style_is_a_heading_and_a_paragraph_in_a_headings_style_is_none() -> None:
    made = page(
        heading("Title", "h1"),
        Paragraph("Caption", (TextRun("Small"),), "h2"),
        heading("Under it", "h3"),
        para("No heading", "Heading 1"),
    )

    assert levels(opened(made)) == [(0, "Small"), (1, "Under it")]


def test_the_title_is_in_words_title_style_or_a_heading_of_the_first_level(docx: Docx) -> None:
    titles = ["".join(_plain(one)) for one in paragraphs(docx.page.document.body) if one.tag == "h1"]
    styled = [words(one) for one in docx.body.iter(f"{W}p") if value(one, "pPr/pStyle") == "Title"]
    first = [text for level, text in levels(docx) if level == 0]

    assert len(titles) <= 1
    assert titles in (styled, first)


def _plain(paragraph: Paragraph) -> Iterator[str]:
    return (printed(run.text).translate(COPIED) for run in paragraph.inlines if isinstance(run, TextRun))


def test_every_item_is_in_a_real_list(docx: Docx) -> None:
    styles = docx.styles()
    numbered = 0
    for one in docx.body.iter(f"{W}p"):
        style = styles.get(value(one, "pPr/pStyle") or "Normal")
        of_style = value(style, "pPr/numPr/numId") if style is not None else None
        numbered += (value(one, "pPr/numPr/numId") or of_style or "0") != "0"

    assert numbered == sum(isinstance(block, ListItem) for block in every(docx.page.document.body))


def test_every_table_with_headers_marks_them(docx: Docx) -> None:
    tables = [one for one in docx.body.iter(f"{W}tbl") if one.find(f"{W}tblPr/{W}tblStyle") is not None]
    blocks = [block for block in every(docx.page.document.body) if isinstance(block, Table)]

    assert len(tables) == len(blocks)
    for table, block in zip(tables, blocks, strict=True):
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
        assert marked == [True] * len(block.head) + [False] * len(block.body + block.foot)
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert look.get(f"{W}firstRow") == str(int(bool(block.head)))


def test_every_table_that_only_lays_out_is_one_row_of_plain_cells(docx: Docx) -> None:
    for table in docx.body.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle") is None:
            assert len(table.findall(f"{W}tr")) == 1
    moved = ("tblpPr", "framePr", "gridSpan", "hMerge", "vMerge", "textDirection", "pict")
    assert not [one for name in moved for one in docx.body.iter(f"{W}{name}")]


def test_every_picture_stands_in_a_line_and_says_what_it_is_or_that_it_is_decorative(docx: Docx) -> None:
    for drawing in docx.body.iter(f"{W}drawing"):
        (inline,) = drawing
        described = inline[1]
        assert (inline.tag, described.tag) == (f"{WP}inline", f"{WP}docPr")
        assert bool(described.get("descr")) != (b"decorative" in etree.tostring(described))


def test_the_first_cell_of_a_row_is_the_rightmost_on_a_mirrored_page_alone(docx: Docx) -> None:
    for table in docx.body.iter(f"{W}tbl"):
        cells = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        order = table.find(f"{W}tblPr/{W}bidiVisual")
        is_from_right = order is not None and order.get(f"{W}val") != "0"
        assert is_from_right == (docx.page.is_right_to_left and cells > 1)


def test_what_is_read_in_order_is_the_page_in_order(docx: Docx) -> None:
    read = "".join(words(one) for one in docx.body.iter(f"{W}p"))
    drawn = {
        id(label) for block in every(docx.page.document.body) if isinstance(block, Figure) for label in block.labels
    }
    said = (one for one in paragraphs(docx.page.document.body) if id(one) not in drawn)
    page = "".join("".join(_plain(one)) for one in said)

    assert "".join(read.split()) == "".join(page.translate(HINTS).split())


def test_every_link_has_words_and_goes_somewhere(docx: Docx) -> None:
    for part in ("document", "header", "footer"):
        root, related = docx.parts.get(f"word/{part}.xml"), docx.parts.get(f"word/_rels/{part}.xml.rels")
        for link in root.iter(f"{W}hyperlink") if root is not None else ():
            assert words(link).strip()
            assert related is not None
            (target,) = [one.get("Target") for one in related if one.get("Id") == link.get(f"{R}id")]
            assert str(target).partition(":")[0] in ("http", "https", "mailto")


def test_an_empty_paragraph_is_one_that_word_needs_or_a_rule_or_the_room_below_a_column(docx: Docx) -> None:
    for one in docx.body.iter(f"{W}p"):
        if words(one).strip() or one.find(f".//{W}drawing") is not None:
            continue
        style = docx.styles().get(value(one, "pPr/pStyle") or "Normal")
        is_rule = style is not None and style.find(f"{W}pPr/{W}pBdr") is not None
        before = one.getprevious()
        is_after_table = before is not None and before.tag == f"{W}tbl"
        cell = one.getparent()
        is_all_of_a_cell = cell is not None and cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1
        is_below = cell is not None and cell.tag == f"{W}tc" and one.getnext() is None and is_a_line_of_a_point(one)
        assert is_rule or is_after_table or is_all_of_a_cell or is_below, etree.tostring(one)


def is_a_line_of_a_point(paragraph: etree._Element) -> bool:
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    return spacing is not None and (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("20", "exact")


def test_a_quotes_language_is_its_own_and_its_attributions_is_not() -> None:
    made = opened(page(quoted("La route est bonne.", "Anna Roe", "fr")))
    said = {words(run): value(run, "rPr/lang") for run in made.body.iter(f"{W}r")}

    assert said == {"La route est bonne.": "fr", "Anna Roe": None}


def test_a_quote_of_a_brief_keeps_its_language() -> None:
    made = opened(BRIEFED["edition"]())
    said = {words(run): value(run, "rPr/lang") for run in made.body.iter(f"{W}r")}

    assert [lang for text, lang in said.items() if "La route est bonne." in text] == ["fr"]
    assert [lang for text, lang in said.items() if "Anna Roe" in text] == [None]
    assert not [block for block in every(made.page.document.body) if isinstance(block, BlockQuote) and block.lang]


def test_a_page_of_columns_in_a_panel_reads_in_order() -> None:
    sides = Division("columns 0.5", (Division("column", (para("one"),)), Division("column", (para("two"),))))
    made = opened(page(para("before"), Division("panel", (para("zero"), sides, para("three"))), para("after")))

    assert [words(one) for one in made.body.iter(f"{W}p") if words(one)] == [
        *("before", "zero", "one", "two", "three", "after")
    ]
