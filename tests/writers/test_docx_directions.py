"""The DOCX of text from right to left: its paragraphs, runs, tables, families and the fonts that it carries."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

import bluf
from bluf.brief import check_brief, read_yaml
from bluf.document import BlockQuote, Division, Stroke, TextRun
from bluf.fonts.font_face import Embedding, FaceSource, font_face
from bluf.fonts.font_family import FontFamily, built_in
from bluf.fonts.font_set import TEXT, FontSet
from bluf.fonts.no_break import COPIED
from bluf.inspection import inspect
from bluf.layout import Page, fit
from bluf.writers.docx import write_docx
from tests.writers.samples import SHEET, columns, page, para, rich, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEBREW = "הגשר החדש"
ARABIC = """\
lang: ar
title: جسر المدينة يُفتح قبل الشتاء
date: 2027-02-03
reference: BR-27/4
bottom_line: يُفتح الجسر في 14 آذار، وقد كلّف **4.2 مليون** يورو (بحسب Bridge Watch)، أي أقل من الميزانية بنسبة 3%.
key_points:
  - الرصيف الشرقي جاهز، أما الغربي فينقصه الطلاء.
  - "العنوان: https://example.org/bridge"
quotes:
  - {text: "The bridge will hold for a hundred years.", speaker: Nora Berg, lang: en, unverified: heard}
"""


def made(yaml: str) -> Page:
    return bluf.fit(bluf.compose(check_brief(read_yaml(yaml.encode(), "brief.yaml"))))


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(file: bytes, name: str = "document") -> etree._Element:
    return etree.fromstring(parts(file)[f"word/{name}.xml"])


def said(run: etree._Element) -> str:
    return "".join(one.text or "" for one in run.iter(f"{W}t"))


def runs(file: bytes) -> list[tuple[str, bool]]:
    """Return what each run says, and whether it says that it runs from right to left."""
    return [(said(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in root(file).iter(f"{W}r") if said(run)]


def in_language(made: Page, lang: str) -> Page:
    document = made.document
    return fit(replace(document, properties=replace(document.properties, lang=lang)))


def barred(made: Page) -> Page:
    """Return a page whose quotes have a bar."""
    document = made.document
    styles = document.sheet.paragraphs
    quote = replace(styles["Quote"], bar=Stroke(1.5, "#23405f"))
    return fit(replace(document, sheet=replace(document.sheet, paragraphs={**styles, "Quote": quote})))


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return write_docx(made(ARABIC))


def test_a_document_from_right_to_left_says_so_of_its_section_and_its_paragraphs(arabic: bytes) -> None:
    assert root(arabic).find(f"{W}body/{W}sectPr/{W}bidi") is not None
    assert root(arabic, "styles").find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None


def test_a_document_from_left_to_right_says_nothing_of_directions() -> None:
    content = parts(write_docx(page(para("plain words"))))

    assert not [name for name, part in content.items() if b"bidi/" in part or b"<w:rtl/>" in part or b"bidiV" in part]
    assert not [name for name in content if "font" in name.lower()]


def test_letters_run_from_right_to_left_and_numbers_and_latin_words_do_not(arabic: bytes) -> None:
    for text, is_right_to_left in runs(arabic):
        arabic_letters = any("\u0600" <= char <= "\u06ff" and char.isalpha() for char in text)
        latin = any(char.isascii() and char.isalnum() for char in text)
        assert not (arabic_letters and latin)
        assert not arabic_letters or is_right_to_left
        assert not latin or not is_right_to_left


def test_runs_stand_in_the_order_of_reading(arabic: bytes) -> None:
    whole = "".join(text for text, _ in runs(arabic))

    assert "(بحسب Bridge Watch)، أي أقل من الميزانية بنسبة 3%." in whole


def test_a_number_with_its_signs_is_one_run() -> None:
    found = runs(write_docx(in_language(page(para("מחיר 3.5% עלה ל־1,200 ב־12/3/2027")), "he")))

    assert [text for text, is_right_to_left in found if not is_right_to_left] == ["3.5%", "1,200", "12/3/2027"]


def test_a_space_between_latin_words_runs_with_them_wherever_the_line_ends() -> None:
    long = in_language(page(para(f"{HEBREW} " + "Harbour Watch Review " * 12 + HEBREW)), "he")
    latin = [text for text, is_right_to_left in runs(write_docx(long)) if not is_right_to_left]

    assert len(long.body[0].lines) > 1  # type: ignore[union-attr]
    assert latin == [("Harbour Watch Review " * 12).strip()]


def test_a_paragraph_of_the_other_direction_says_so_and_has_its_bar_on_its_own_side() -> None:
    quote = next(one for one in root(write_docx(barred(made(ARABIC)))).iter(f"{W}p") if "hundred" in said(one))
    properties = quote.find(f"{W}pPr")
    assert properties is not None
    sides = {etree.QName(one).localname: one.get(f"{W}val") for one in properties.iterfind(f"{W}pBdr/*")}

    assert [one.get(f"{W}val") for one in properties.iter(f"{W}bidi")] == ["0"]
    assert sides == {"left": "single", "right": "nil"}


def test_the_bar_of_a_style_is_on_the_right_of_a_mirrored_page() -> None:
    mirrored = in_language(page(BlockQuote((para(HEBREW, "Quote"),))), "he")
    style = next(
        one for one in root(write_docx(mirrored), "styles").iter(f"{W}style") if one.get(f"{W}styleId") == "Quote"
    )

    assert [etree.QName(one).localname for one in style.iterfind(f"{W}pPr/{W}pBdr/*")] == ["right"]


def test_columns_begin_on_the_right_with_the_same_margins_on_both_sides() -> None:
    mirrored = write_docx(
        in_language(page(columns(Division("column", (para(HEBREW),)), Division("column", (para(HEBREW),)))), "he")
    )
    made = next(root(mirrored).iter(f"{W}tbl"))

    assert made.find(f"{W}tblPr/{W}bidiVisual") is not None
    for cell in made.iter(f"{W}tcMar"):
        left, right = (cell.find(f"{W}{side}").get(f"{W}w") for side in ("left", "right"))  # type: ignore[union-attr]
        assert left == right != "0"


def test_cells_of_a_table_of_data_have_the_same_margins_on_both_sides() -> None:
    mirrored = write_docx(in_language(page(table((HEBREW, HEBREW, HEBREW), (HEBREW, HEBREW, "5"))), "he"))
    margins = root(mirrored, "styles").find(f"{W}style[@{W}styleId='GridTable']/{W}tblPr/{W}tblCellMar")
    assert margins is not None

    assert next(root(mirrored).iter(f"{W}tbl")).find(f"{W}tblPr/{W}bidiVisual") is not None
    assert margins.find(f"{W}left").get(f"{W}w") == margins.find(f"{W}right").get(f"{W}w")  # type: ignore[union-attr]


def test_hebrew_names_the_face_that_it_is_set_in_and_latin_the_one_that_word_has() -> None:
    file = write_docx(page(para(f"The office said {HEBREW} and left.")))
    families = {said(run): run.find(f"{W}rPr/{W}rFonts") for run in root(file).iter(f"{W}r")}
    defaults = root(file, "styles").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert defaults is not None

    assert families[HEBREW] is None
    assert (defaults.get(f"{W}ascii"), defaults.get(f"{W}cs")) == ("Arial", "Arimo")
    assert [one.get(f"{W}name") for one in root(file, "fontTable")] == ["Arimo"]


def test_signs_among_letters_that_a_face_lacks_do_not_embed_it() -> None:
    file = write_docx(in_language(page(para("1 + 2")), "hi"))

    assert "word/fontTable.xml" not in parts(file)


def test_what_is_embedded_can_be_read_again_and_is_related_to(arabic: bytes) -> None:
    from uharfbuzz import Face

    from bluf.fonts.obfuscation import obfuscated

    content = parts(arabic)
    related = {one.get("Id"): one.get("Target") for one in etree.fromstring(content["word/_rels/fontTable.xml.rels"])}
    held = [one for family in root(arabic, "fontTable") for one in family]

    assert {etree.QName(one).localname for one in held} == {"embedRegular", "embedBold"}
    for one in held:
        target = related[one.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")]
        font = content[f"word/{str(target).removeprefix('/word/')}"]
        assert not font.startswith(b"\x00\x01\x00\x00")
        face = Face(obfuscated(font, str(one.get(f"{W}fontKey"))))
        assert {ord("A"), ord("ب"), ord("گ"), ord("3")} <= set(face.unicodes)


def test_a_file_that_carries_fonts_keeps_them_when_it_is_saved(arabic: bytes) -> None:
    names = [etree.QName(one).localname for one in root(arabic, "settings")]

    assert names[:2] == ["embedTrueTypeFonts", "saveSubsetFonts"]


def test_a_face_for_preview_and_print_is_named_and_not_embedded() -> None:
    source = FaceSource(
        "Own", "Own", "Own", embedding=Embedding.PDF_ONLY, data=built_in("Arimo").face(False, False).data
    )
    own = FontFamily("Own", "Own", {(False, False): font_face(source)}, 0.5)
    plain = page(para("words")).document
    file = write_docx(fit(replace(plain, sheet=replace(SHEET, fonts=FontSet({TEXT: own})))))

    assert b'w:ascii="Own"' in parts(file)["word/styles.xml"]
    assert "word/fontTable.xml" not in parts(file)


def test_a_role_s_family_is_named_by_its_styles() -> None:
    titles = replace(SHEET.paragraphs["Title"], font="display")
    fonts = FontSet({TEXT: built_in("Arimo"), "display": built_in("Tinos")})
    sheet = replace(SHEET, fonts=fonts, paragraphs={**SHEET.paragraphs, "Title": titles})
    file = write_docx(fit(replace(page(para("Head", "Title"), para("words")).document, sheet=sheet)))
    named = {one.get(f"{W}styleId"): one.find(f"{W}rPr/{W}rFonts") for one in root(file, "styles").iter(f"{W}style")}

    assert named["Title"] is not None
    assert named["Title"].get(f"{W}ascii") == "Times New Roman"
    assert named["Heading1"] is None
    assert not list(root(file).iter(f"{W}rFonts"))


def test_a_no_break_hyphen_is_an_element() -> None:
    from bluf.writers.docx.wordprocessing_xml import text

    assert text("a\u2011b") == ('<w:t xml:space="preserve">a</w:t><w:noBreakHyphen/><w:t xml:space="preserve">b</w:t>')


def test_nothing_of_it_is_hidden_to_inspection(arabic: bytes) -> None:
    assert not inspect(arabic, "arabic.docx").findings


def test_other_readers_open_it(arabic: bytes) -> None:
    words = [paragraph.text.translate(COPIED) for paragraph in docx.Document(io.BytesIO(arabic)).paragraphs]

    assert "جسر المدينة يُفتح قبل الشتاء" in words


def test_the_same_page_gives_the_same_bytes(arabic: bytes) -> None:
    assert write_docx(made(ARABIC)) == arabic


def test_words_of_another_language_say_so_for_the_slot_that_counts() -> None:
    made = page(rich(TextRun("plain and "), TextRun(HEBREW, lang="he")))
    langs = {said(run): run.find(f"{W}rPr/{W}lang") for run in root(write_docx(made)).iter(f"{W}r")}

    hebrew = langs[HEBREW]
    assert hebrew is not None
    assert hebrew.items() == [(f"{W}bidi", "he")]


def test_a_style_of_another_role_than_that_it_is_based_on_names_its_own_family() -> None:
    fonts = FontSet({TEXT: built_in("Carlito"), "display": built_in("Caladea")})
    styles = {
        **SHEET.paragraphs,
        "Heading 1": replace(SHEET.paragraphs["Heading 1"], font="display"),
        "Small Heading": replace(SHEET.paragraphs["Heading 1"], name="Small Heading", based_on="Heading 1", font=TEXT),
    }
    file = write_docx(page(para("a"), sheet=replace(SHEET, fonts=fonts, paragraphs=styles)))

    (style,) = root(file, "styles").findall(f"{W}style[@{W}styleId='SmallHeading']")
    named = style.find(f"{W}rPr/{W}rFonts")
    assert named is not None
    assert named.get(f"{W}ascii") == "Calibri"


def test_letters_without_a_bold_face_are_made_bold_as_in_the_pdf() -> None:
    file = write_docx(in_language(page(rich(TextRun("第一"), TextRun("第二", bold=True))), "ja"))

    stated = {said(run): run.find(f"{W}rPr/{W}b") for run in root(file).iter(f"{W}r") if said(run)}
    bold = stated["第二"]
    assert stated["第一"] is None
    assert bold is not None
    assert bold.get(f"{W}val") is None
