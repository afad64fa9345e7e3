"""Lines of a DOCX grow with what is put into them, unless what the page sets in them is taller than they are."""

from dataclasses import replace

import pytest
from docx.enum.text import WD_LINE_SPACING

from bluf.document import Division, TextRun
from bluf.fonts.font_face import Embedding, FontFace, font_face
from bluf.fonts.font_family import built_in, symbols
from bluf.fonts.natural_height import natural_height
from bluf.layout import Page
from tests.writers.samples import SHEET, columns, heading, page, para, rich
from tests.writers.test_docx_reading import read

ARIAL = 1.149  # ems


def regular(family: str) -> FontFace:
    return built_in(family).face(False, False)


def height(face: FontFace) -> float:
    natural = natural_height(face)
    assert natural
    return natural.above + natural.below


@pytest.mark.parametrize(
    ("family", "ems"), [("Arimo", ARIAL), ("Carlito", 1.2207), ("Caladea", 1.172), ("Tinos", 1.1499)]
)
def test_a_family_takes_the_height_that_words_own_takes(family: str, ems: float) -> None:
    assert height(regular(family)) == pytest.approx(ems, abs=0.001)


def test_a_face_that_is_embedded_is_reckoned_as_what_may_stand_for_it() -> None:
    plain = regular("Arimo")
    embedded = font_face(replace(plain.source, name="Own", family="Own", embedding=Embedding.EMBEDDED, data=plain.data))
    signs = next(iter(symbols().faces.values()))

    assert height(plain) < height(embedded)
    assert height(embedded) < height(signs)


def test_a_face_that_is_only_named_may_have_any_height() -> None:
    plain = regular("Arimo")
    named = font_face(replace(plain.source, name="Own", family="Own", embedding=Embedding.PDF_ONLY, data=plain.data))

    assert natural_height(named) is None


def page_in(line_height: float, *, text: str = "Words.", rise: float = 0.0) -> Page:
    """Return a page of one paragraph of 10 pt type, in lines of so many ems, with a number raised in it."""
    normal = replace(SHEET.paragraphs["Normal"], leading=line_height)
    raised = replace(SHEET.characters["Footnote Reference"], rise=rise)
    sheet = replace(
        SHEET,
        paragraphs={**SHEET.paragraphs, "Normal": normal},
        characters={**SHEET.characters, "Footnote Reference": raised},
    )
    return page(rich(TextRun(text), TextRun("1", style="Footnote Reference")), sheet=sheet)


def own_rule(made: Page) -> WD_LINE_SPACING | None:
    """Return the rule that a page's paragraph has beside its style's."""
    rule: WD_LINE_SPACING | None = read(made).paragraphs[0].paragraph_format.line_spacing_rule
    return rule


def test_every_style_has_lines_of_a_least_height() -> None:
    styles = [style for style in read(page(para("a"))).styles if style.name in SHEET.paragraphs]

    assert len(styles) == len(SHEET.paragraphs)
    assert {style.paragraph_format.line_spacing_rule for style in styles} == {WD_LINE_SPACING.AT_LEAST}


@pytest.mark.parametrize(("line_height", "rule"), [(1.16, None), (1.14, WD_LINE_SPACING.EXACTLY)])
def test_lines_that_are_lower_than_their_face_are_exact(line_height: float, rule: WD_LINE_SPACING | None) -> None:
    assert own_rule(page_in(line_height)) == rule


def test_lines_are_exact_where_a_raised_number_is_too_tall_for_them() -> None:
    assert own_rule(page_in(1.2, rise=0.25)) is None
    assert own_rule(page_in(1.2, rise=0.45)) == WD_LINE_SPACING.EXACTLY


def test_lines_are_exact_where_a_sign_may_be_too_tall_for_them() -> None:
    assert own_rule(page_in(1.3, text="up \N{BLACK STAR} down")) == WD_LINE_SPACING.EXACTLY
    assert own_rule(page_in(1.4, text="up \N{BLACK STAR} down")) is None


def test_a_heading_keeps_with_the_next_outside_tables_alone() -> None:
    made = page(
        heading("Above"), columns(Division("column", (heading("In a column"), para("a"))), Division("column", ()))
    )
    found = read(made)
    (inside,) = [each for each in found.tables[0].cell(0, 0).paragraphs if each.text == "In a column"]

    assert found.paragraphs[0].paragraph_format.keep_with_next is True
    assert inside.paragraph_format.keep_with_next is None
    assert found.styles["Heading 1"].paragraph_format.keep_with_next is None
