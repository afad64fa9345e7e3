"""Whose copy a page is: printed by every template, each part of the line where a reader of its language looks."""

from datetime import date

import pytest

from bluf.document import Paragraph, TextRun, paragraphs
from bluf.fonts.bidi import levels, visual_order
from bluf.pipeline.phases import load
from bluf.template.compose import compose
from bluf.template.copy_line import CopyLine, copy_values
from tests.deliver.sample_copies import BRIEFS

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
ALL = sorted(path.stem for path in BRIEFS.glob("*.yaml") if not path.stem.endswith(".receipts"))
SIGNED = CopyLine(3, 12, "Ines Okafor", signer="Tom Holt", signed=date(2026, 11, 2))


def seen(text: str, page: str) -> str:
    """Return a line of digits and letters as it is seen from left to right on a page in a language."""
    base = int(page in ("ar", "he"))
    return "".join(text[at] for at in visual_order(levels(text, base))).translate(MARKS)


def words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.inlines if isinstance(run, TextRun))


@pytest.mark.parametrize("name", ALL)
def test_every_template_prints_whose_copy_a_page_is_and_who_signed_it_first_in_the_footer(name: str) -> None:
    brief = load(BRIEFS / f"{name}.yaml")
    expected = copy_values(SIGNED, str(brief.lang))

    footer = list(paragraphs(compose(brief, copy=SIGNED).footer))

    assert [words(each) for each in footer[:2]] == [expected["copy_line"], expected["signed_line"]]
    assert all(run.bold for run in footer[0].inlines if isinstance(run, TextRun))


@pytest.mark.parametrize("name", ALL)
def test_a_page_that_is_nobody_s_copy_prints_nothing_of_it(name: str) -> None:
    brief = load(BRIEFS / f"{name}.yaml")

    copy, alone = (compose(brief, copy=each).footer for each in (SIGNED, None))

    assert copy[2:] == alone


def test_a_line_of_one_direction_has_no_mark_of_it() -> None:
    for lang, page in (("", "en"), ("fr", "en"), ("hi", "en"), ("zh-Hans", "fr")):
        for text in copy_values(CopyLine(3, 12, "王小明", lang, "Ines Okafor", date(2026, 11, 2)), page).values():
            assert text is not None
            assert text == text.translate(MARKS)


@pytest.mark.parametrize("page", ["en", "ar"])
def test_a_line_from_left_to_right_is_the_same_on_a_page_of_either_direction(page: str) -> None:
    copy = CopyLine(3, 12, "Ines Okafor", "hi", "Tom Holt", date(2026, 11, 2))
    here = copy_values(copy, page)
    at_home = copy_values(copy, "hi")

    for name, text in here.items():
        assert text is not None
        assert seen(text, page) == at_home[name]


@pytest.mark.parametrize("name", ["Salma Haddad", "سلمى حداد", "Noa (Desk 4)"])
@pytest.mark.parametrize("page", ["en", "ar"])
def test_a_line_from_right_to_left_begins_at_its_right_on_any_page(page: str, name: str) -> None:
    copy = copy_values(CopyLine(3, 12, name, "ar", name, date(2026, 11, 2)), page)
    shown = name if name.isascii() else name[::-1]

    line, signed = (seen(str(text), page) for text in copy.values())

    assert line == f"{shown} · 12 {'من'[::-1]} 3 {'النسخة'[::-1]}"
    assert signed == f"2026 {'نوفمبر'[::-1]} 2 ،{shown} {'وقّعها'[::-1]}"


def test_a_date_after_a_name_from_right_to_left_stays_after_it() -> None:
    values = copy_values(CopyLine(3, 12, "سلمى حداد", "", "سلمى حداد", date(2026, 11, 2)), "en-GB")

    assert seen(str(values["signed_line"]), "en") == "Signed by " + "سلمى حداد"[::-1] + ", 2 November 2026"
