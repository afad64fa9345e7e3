"""What a reader copies and searches: the text of the page, in order, with every word whole."""

import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bluf.document import Division, LineBreak, Paragraph, TextRun, paragraphs
from bluf.fonts.no_break import COPIED
from bluf.layout import Line, Page, fragments, lay_out, placed_paragraphs
from bluf.writers.pdf import write_pdf
from bluf.writers.pdf.actual_text import pieces
from tests.writers.samples import QUOTE, columns, full, heading, link, page, para, quoted, rich

LONG = "https://example.org/" + "path-of-a-word/" * 4


def pdfium_text(pdf: bytes) -> str:
    return " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


def poppler_text(pdf: bytes, folder: Path, *options: str) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler's pdftotext is not installed")
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", *options, str(path), "-"]
    return " ".join(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


def narrow(*blocks: Paragraph, share: float = 0.25) -> Page:
    """Return a page with the blocks in a narrow column."""
    return page(columns(Division("column", blocks), Division("column", ()), share=share))


def written(lines: tuple[Line, ...]) -> list[tuple[str, str | None]]:
    return [(piece.fragment.text, piece.actual) for piece in pieces(lines)]


def lines_of(made: Page) -> tuple[Line, ...]:
    return next(placed_paragraphs(made.body)).lines


def test_a_line_that_ends_at_a_space_is_painted_as_it_is() -> None:
    made = narrow(para("one two three four five six seven eight nine ten eleven"))
    assert len(lines_of(made)) > 1
    assert all(actual is None for _, actual in written(lines_of(made)))
    assert "".join(text for text, _ in written(lines_of(made))) == (
        "one two three four five six seven eight nine ten eleven"
    )


def test_a_word_broken_after_its_hyphen_is_read_whole_where_it_begins() -> None:
    made = narrow(para("to keep the whole of a status-quo as"), share=0.29)
    assert [line.text for line in lines_of(made)] == ["to keep the whole of a status-", "quo as"]
    assert written(lines_of(made)) == [
        ("to keep the whole of a ", None),
        ("status-", "status-quo"),
        ("quo ", " "),
        ("as", None),
    ]


def test_a_word_over_three_lines_is_read_once() -> None:
    made = narrow(para(LONG + " ends"))
    assert len(lines_of(made)) >= 3
    parts = written(lines_of(made))
    assert [actual for _, actual in parts if actual and actual != " "] == [LONG]
    assert parts[-1] == ("ends", None)


def test_only_the_last_fragment_of_a_broken_word_is_read_with_the_rest() -> None:
    made = narrow(
        rich(TextRun("to keep the whole of a "), TextRun("stat", bold=True), TextRun("us-quo as")), share=0.29
    )
    assert lines_of(made)[0].text.endswith("status-")
    assert ("stat", None) in written(lines_of(made))
    assert ("us-", "us-quo") in written(lines_of(made))


def test_hyphens_left_hanging_are_read_with_the_words_after_them() -> None:
    made = narrow(para("short- and- long- or longer"), share=0.07)
    assert [line.text for line in lines_of(made)] == ["short-", "and-", "long-", "or", "longer"]
    assert written(lines_of(made)) == [
        ("short- ", "short- and- long- or"),
        ("and- ", " "),
        ("long- ", " "),
        ("or ", " "),
        ("longer", None),
    ]
    assert pdfium_text(write_pdf(made)) == "short- and- long- or longer"


@pytest.mark.parametrize("options", [(), ("-raw",), ("-layout",)])
def test_poppler_reads_a_hyphenated_word_with_its_hyphen(tmp_path: Path, options: tuple[str, ...]) -> None:
    made = narrow(para("to keep the whole of a status-quo as it is"), share=0.29)
    assert lines_of(made)[0].text.endswith("status-")
    assert "the whole of a status-quo as it is" in poppler_text(write_pdf(made), tmp_path, *options)


def test_pdfium_reads_a_hyphenated_word_with_its_hyphen() -> None:
    made = narrow(para("to keep the whole of a status-quo as it is"), share=0.29)
    assert lines_of(made)[0].text.endswith("status-")
    assert "the whole of a status-quo as it is" in pdfium_text(write_pdf(made))


def test_a_long_address_is_copied_without_a_space(tmp_path: Path) -> None:
    pdf = write_pdf(narrow(rich(TextRun("See "), link(LONG, LONG), TextRun(" for more"))))
    assert f"See {LONG} for more" in pdfium_text(pdf)
    assert f"See {LONG} for more" in poppler_text(pdf, tmp_path)


def test_pdfium_finds_a_phrase_that_wraps_over_a_line() -> None:
    pdf = write_pdf(narrow(para(QUOTE)))
    textpage = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    for phrase in ("long-standing, trans-Atlantic and", "Indo-Pacific status-quo is worth the effort of keeping"):
        assert textpage.search(phrase).get_next(), phrase


@pytest.mark.parametrize("share", [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5])
def test_a_copied_quote_is_the_quote_at_any_measure(tmp_path: Path, share: float) -> None:
    pdf = write_pdf(
        page(columns(Division("column", (quoted(QUOTE, "A speaker"),)), Division("column", ()), share=share))
    )
    assert QUOTE in pdfium_text(pdf)
    assert QUOTE in poppler_text(pdf, tmp_path)


def test_columns_are_read_one_after_the_other() -> None:
    left = Division("column", (heading("Left", "h1"), para("alpha beta"), para("gamma")))
    right = Division("column", (heading("Right"), para("delta"), para("epsilon")))
    assert pdfium_text(write_pdf(page(columns(left, right)))) == "Left alpha beta gamma Right delta epsilon"


@pytest.mark.parametrize("reader", ["pdfium", "poppler"])
def test_every_word_of_the_document_is_in_the_pdf(tmp_path: Path, reader: str) -> None:
    made = full()
    pdf = write_pdf(made)
    read = pdfium_text(pdf) if reader == "pdfium" else poppler_text(pdf, tmp_path)
    whole = made.document.header + made.document.body + made.document.footer
    said = ["".join(i.text if isinstance(i, TextRun) else " " for i in block.inlines) for block in paragraphs(whole)]
    words = [word for text in said for word in text.translate(COPIED).split()]
    assert len(words) > 80
    assert [word for word in words if word not in read.split()] == []


@pytest.mark.parametrize("text", ["10\N{NO-BREAK SPACE}000 euros", "10\N{NARROW NO-BREAK SPACE}000 euros"])
def test_a_no_break_space_is_copied_as_a_plain_one(text: str, tmp_path: Path) -> None:
    pdf = write_pdf(page(para(text)))
    assert pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range() == "10 000 euros"
    assert poppler_text(pdf, tmp_path) == "10 000 euros"


@pytest.mark.parametrize("reader", ["pdfium", "poppler"])
def test_what_holds_a_line_together_is_copied_as_typed(tmp_path: Path, reader: str) -> None:
    typed = "Dr Weber counted 40 tonnes on 3 March, mid-July and 2031-05-06 – see Art. 5 of the non-paper."
    made = page(para(typed))
    assert "\N{NO-BREAK SPACE}" in "".join(each.text for each in fragments(made))
    pdf = write_pdf(made)
    assert (pdfium_text(pdf) if reader == "pdfium" else poppler_text(pdf, tmp_path)) == typed


@pytest.mark.parametrize(("lang", "text"), [("ar", "نقص ٤٠ كم و ٥ ٪ من الماء"), ("he", "בין 40 ק״מ ועד 5 % מהמים")])
def test_a_space_that_holds_is_copied_on_the_side_where_it_was_typed(lang: str, text: str, tmp_path: Path) -> None:
    doc = page(para(text)).document
    made = lay_out(replace(doc, properties=replace(doc.properties, lang=lang)))

    assert "\N{NO-BREAK SPACE}" in "".join(each.text for each in fragments(made))
    assert pdfium_text(write_pdf(made)) == text
    assert sorted(_unmarked(poppler_text(write_pdf(made), tmp_path)).split()) == sorted(text.split())


def _unmarked(text: str) -> str:
    return "".join(char for char in text if char not in "\u200e\u200f\u202a\u202b\u202c")


def test_a_no_break_hyphen_is_copied_as_a_plain_one() -> None:
    assert pdfium_text(write_pdf(page(para("non\N{NON-BREAKING HYPHEN}lieu")))) == "non-lieu"


def test_more_characters_than_one_font_holds_are_all_read() -> None:
    many = "".join(chr(code) for code in range(0x400, 0x460)) + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    many += "".join(chr(code) for code in range(0x391, 0x3CA) if code != 0x3A2) + "abcdefghijklmnopqrstuvwxyz0123456789"
    assert len(many) > 255
    assert pdfium_text(write_pdf(page(para(many)))).replace(" ", "") == many


_WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "status-quo",
                "short-",
                "trans-Atlantic",
                "(re-)use",
                "a",
                "1990–2024",
                "Wien—Prag",
                "naïve",
                "Đà",
                "x" * 60,
            ]
        ),
        st.text("abcdefg-", min_size=1, max_size=14).map(lambda word: word.rstrip("-") or "a"),
    ),
    min_size=1,
    max_size=40,
)


def _has_hanging_hyphens(words: list[str]) -> bool:
    """Whether a word with a hyphen at its end is the last, or before another (docs/pdf-conformance.md says why)."""
    return any(word.endswith("-") and after.endswith("-") for word, after in pairwise([*words, "-"]))


@settings(max_examples=60, deadline=None)
@given(_WORDS, st.sampled_from([0.12, 0.2, 0.33]))
def test_pdfium_reads_what_was_written_however_it_breaks(words: list[str], share: float) -> None:
    assume(not _has_hanging_hyphens(words))
    text = " ".join(words)
    assert pdfium_text(write_pdf(narrow(para(text), share=share))) == text


def test_a_line_break_that_the_author_asked_for_is_one() -> None:
    assert pdfium_text(write_pdf(page(rich(TextRun("one"), LineBreak(), TextRun("two"))))) == "one two"


def test_characters_stand_where_the_page_says() -> None:
    made = page(
        heading("Title AVA To", "h1"),
        columns(
            Division("column", (para("Ministers agreed to consult each other on matters of common concern. " * 3),)),
            Division(
                "column",
                (rich(TextRun("bold", bold=True), TextRun(" and raised"), TextRun("2", style="Footnote Reference")),),
            ),
        ),
    )
    expected = []
    for paragraph in placed_paragraphs(made.body):
        for line in paragraph.lines:
            for fragment in line.fragments:
                table = fragment.shaper.advances
                for at, char in enumerate(fragment.text):
                    x = fragment.x + table[fragment.text[:at]] * fragment.size
                    expected.append((char, x, made.size.height - line.baseline + fragment.rise))
    textpage = pypdfium2.PdfDocument(write_pdf(made))[0].get_textpage()
    found = []
    for index in range(textpage.count_chars()):
        if not pdfium.FPDFText_IsGenerated(textpage, index):
            x, y = pdfium.c_double(), pdfium.c_double()
            pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
            found.append((chr(pdfium.FPDFText_GetUnicode(textpage, index)), x.value, y.value))
    assert [char for char, _, _ in found] == [char for char, _, _ in expected]
    assert len(found) > 200
    for (char, *place), (_, left, baseline) in zip(found, expected, strict=True):
        assert place == pytest.approx([left, baseline], abs=0.05), char
