"""What assistive technology is told: the structure tree of a page."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bluf.document import BlockQuote, Cell, Division, Properties, Row, Table, TextRun
from bluf.layout import Page
from bluf.writers.pdf import write_pdf
from bluf.writers.pdf.painting import Painting
from bluf.writers.pdf.structure import Annotated, StructureElement
from tests.writers.samples import bullets, columns, full, heading, link, page, para, quoted, rich, table


def outline(made: Page) -> list[str]:
    """Return the structure types of a page's tree, indented; `#` is marked content and `@` an annotation."""
    lines: list[str] = []

    def walk(element: StructureElement, depth: int) -> None:
        extra = "".join(f" {value}" for value in (element.lang, element.attributes) if value)
        own = "".join(
            "#" if isinstance(kid, int) else "@" for kid in element.kids if not isinstance(kid, StructureElement)
        )
        lines.append("  " * depth + " ".join([element.kind + extra, own]).strip())
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                walk(kid, depth + 1)

    walk(Painting(made).structure.root, 0)
    return lines


def spoken(pdf: bytes, folder: Path) -> list[str]:
    """Return what poppler says that the structure tree reads, an element's text a line."""
    if not shutil.which("pdfinfo"):
        pytest.skip("poppler's pdfinfo is not installed")
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    command = ["pdfinfo", "-struct-text", str(path)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return re.findall(r'^ *"(.*)"$', said, re.MULTILINE)


def test_headings_and_paragraphs_are_tagged_as_such() -> None:
    assert outline(page(heading("A", "h1"), para("b"), heading("C", "h2"), heading("D", "h3"), para("e"))) == [
        "Document",
        "  H1 #",
        "  P #",
        "  H2 #",
        "  H3 #",
        "  P #",
    ]


def test_heading_levels_are_never_skipped() -> None:
    made = page(heading("A", "h2"), heading("B", "h3"), heading("C", "h1"), heading("D", "h3"))
    assert outline(made)[1:] == ["  H1 #", "  H2 #", "  H1 #", "  H2 #"]


def test_headings_of_one_level_stay_on_one_level() -> None:
    made = page(*[heading("A", tag) for tag in ("h1", "h3", "h3", "h2", "h3", "h2")])
    assert outline(made)[1:] == ["  H1 #", "  H2 #", "  H2 #", "  H2 #", "  H3 #", "  H2 #"]


def test_an_empty_box_leaves_nothing_in_the_tree() -> None:
    assert outline(page(columns(Division("column", (para("a"),)), Division("column", ())))) == [
        "Document",
        "  Div",
        "    Div",
        "      P #",
    ]


def test_a_list_has_labels_and_bodies() -> None:
    made = page(bullets(para("a", "List Bullet"), para("b", "List Bullet")))
    item = ["    LI", "      Lbl #", "      LBody #"]
    assert outline(made)[1:] == ["  L <</O /List /ListNumbering /Disc>>", *item, *item]


def test_a_numbered_list_says_so() -> None:
    made = page(bullets(para("a", "List Number"), ordered=True))
    assert outline(made)[1] == "  L <</O /List /ListNumbering /Decimal>>"


def test_a_list_without_labels_has_bodies_alone() -> None:
    assert outline(page(bullets(para("a"))))[1:] == [
        "  L <</O /List /ListNumbering /None>>",
        "    LI",
        "      LBody #",
    ]


def test_a_list_in_a_list_stands_in_its_items_body() -> None:
    inner = bullets(para("b", "List Bullet"))
    assert outline(page(bullets((para("a", "List Bullet"), inner))))[2:] == [
        "    LI",
        "      Lbl #",
        "      LBody",
        "        P #",
        "        L <</O /List /ListNumbering /Disc>>",
        "          LI",
        "            Lbl #",
        "            LBody #",
    ]


def test_table_headers_have_a_scope() -> None:
    rows = [("Wait", "Cheap", ""), ("Act", "Quick", ""), ("Ask", "Safe", "")]
    made = page(table(("Option", "For", "Against"), *rows, row_headers=True))
    head = ["        TH <</O /Table /Scope /Column>>", "          P #"]
    row = [
        "      TR",
        "        TH <</O /Table /Scope /Row>>",
        "          P #",
        "        TD",
        "          P #",
        "        TD",
    ]
    assert outline(made)[1:] == ["  Table", "    THead", "      TR", *head * 3, "    TBody", *row * 3]


def test_a_table_with_more_headers_than_data_is_read_by_its_columns() -> None:
    rows = [("Wait", "Cheap", "Slow"), ("Act", "Quick", "Dear")]
    made = outline(page(table(("Option", "For", "Against"), *rows, row_headers=True)))

    assert sum(line.strip().startswith("TH ") for line in made) == 3
    assert sum(line.strip() == "TD" for line in made) == 6


def test_a_table_of_row_headers_alone_has_no_head() -> None:
    assert outline(page(table(("a", "b", "c"), heads=0, row_headers=True)))[1:4] == [
        "  Table",
        "    TR",
        "      TH <</O /Table /Scope /Row>>",
    ]


def test_a_table_without_headers_is_read_as_paragraphs() -> None:
    assert outline(page(table(("a", "b", "c"), heads=0)))[1:] == ["  Div", "    P #", "    P #", "    P #"]


def test_a_head_without_a_body_is_rows_of_headers() -> None:
    made = page(Table("Grid", (Row((Cell((para("a"),), header=True),) * 3),), ()))
    assert outline(made)[1:3] == ["  Table", "    TR"]


def test_a_quote_holds_its_attribution() -> None:
    assert outline(page(quoted("Words.", "A speaker"))) == ["Document", "  BlockQuote", "    P #", "    P #"]


def test_a_quote_in_another_language_says_so_and_its_attribution_does_not() -> None:
    assert outline(page(quoted("Des mots.", "A speaker", "fr")))[2:] == ["    P fr #", "    P #"]


def test_a_paragraphs_own_language_wins_over_its_quotes() -> None:
    made = page(BlockQuote((para("Worte.", "Quote", lang="de"),), "fr"))
    assert outline(made)[2:] == ["    P de #"]


def test_words_in_another_language_are_a_span() -> None:
    made = page(rich(TextRun("They said "), TextRun("merci", lang="fr"), TextRun(".")))
    assert outline(made)[1:] == ["  P ##", "    Span fr #"]


def test_words_in_the_documents_language_need_no_span() -> None:
    assert outline(page(rich(TextRun("a"), TextRun("b", lang="en-GB"))))[1:] == ["  P #"]


def test_a_link_has_its_text_and_its_annotation() -> None:
    made = page(rich(TextRun("See "), link("this", "https://example.org/"), TextRun(".")))
    assert outline(made)[1:] == ["  P ##", "    Link #@"]


def test_a_link_over_two_lines_is_one_link_with_two_rectangles() -> None:
    text = "a link that is too long for the narrow column"
    made = page(
        columns(Division("column", (rich(link(text, "https://example.org/")),)), Division("column", ()), share=0.25)
    )
    painting = Painting(made)
    found = [kid for kid in _elements(painting.structure.root) if kid.kind == "Link"]
    assert len(found) == 1
    rectangles = [kid for kid in found[0].kids if isinstance(kid, Annotated)]
    assert len(rectangles) == 2
    assert {kid.contents for kid in rectangles} == {text}


def test_a_links_address_is_written_in_ascii() -> None:
    painting = Painting(page(rich(link("x", "https://example.org/é?q=a%20b&c=(d)#e"))))
    found = [
        kid for element in _elements(painting.structure.root) for kid in element.kids if isinstance(kid, Annotated)
    ]
    assert [kid.uri for kid in found] == ["https://example.org/%C3%A9?q=a%20b&c=(d)#e"]


def _elements(element: StructureElement) -> list[StructureElement]:
    inner = [found for kid in element.kids if isinstance(kid, StructureElement) for found in _elements(kid)]
    return [element, *inner]


def test_columns_are_divisions_in_reading_order(tmp_path: Path) -> None:
    made = page(columns(Division("column", (para("left"),)), Division("column", (para("right"),))))
    assert outline(made) == ["Document", "  Div", "    Div", "      P #", "    Div", "      P #"]
    assert spoken(write_pdf(made), tmp_path) == ["left", "right"]


def test_a_marking_in_header_and_footer_is_read_once_and_first(tmp_path: Path) -> None:
    said = spoken(write_pdf(full()), tmp_path)
    assert said[:3] == ["TLP:GREEN", "BN-2024-117", "Partners pledge co-operation"]
    assert said.count("TLP:GREEN") == 1
    assert said[-2:] == ["Contact: ", "desk@example.org"]


def test_a_marking_at_the_foot_alone_is_read_first_too(tmp_path: Path) -> None:
    properties = Properties("t", "2024-10-25", "en-GB", marking="Secret")
    made = page(para("Body"), header=(para("BN-1"),), footer=(para("contact"), para("SECRET")), properties=properties)
    assert spoken(write_pdf(made), tmp_path) == ["SECRET", "BN-1", "Body", "contact"]


def test_what_repeats_in_the_margin_is_a_pagination_artifact() -> None:
    made = page(para("Body"), header=(para("SECRET"),), footer=(para("SECRET"), para("contact")))
    stream = Painting(made).content.stream().decode("latin-1")
    assert stream.count("/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 1
    assert outline(made) == ["Document", "  P #", "  P #", "  P #"]


def test_decoration_is_an_artifact_before_all_text() -> None:
    stream = Painting(full()).content.stream().decode("latin-1")
    decoration, text = stream.split("BT\n")
    assert decoration.startswith("/Artifact <</Type /Layout>> BDC\n")
    assert decoration.rstrip().endswith("EMC")
    assert " re f" in decoration
    assert " re f" not in text


def test_all_text_is_marked_and_marks_do_not_nest() -> None:
    stream = Painting(full()).content.stream().decode("latin-1")
    depth = 0
    shown = 0
    for operator in re.findall(r"\b(BDC|EMC|Tj|TJ)\n", stream):
        depth += {"BDC": 1, "EMC": -1}.get(operator, 0)
        assert depth in (0, 1)
        if operator in ("Tj", "TJ"):
            shown += 1
            assert depth == 1
    assert depth == 0
    assert shown > 50


def test_every_piece_of_content_has_one_owner() -> None:
    painting = Painting(full())
    owned = sorted(
        kid for element in _elements(painting.structure.root) for kid in element.kids if isinstance(kid, int)
    )
    marked = [int(mcid) for mcid in re.findall(rb"/MCID (\d+)", painting.content.stream())]
    assert owned == sorted(marked) == list(range(len(marked)))
    assert len(owned) > 40


def test_empty_paragraphs_leave_nothing_in_the_tree() -> None:
    assert outline(page(para("a"), para(""), para("b"))) == ["Document", "  P #", "  P #"]
