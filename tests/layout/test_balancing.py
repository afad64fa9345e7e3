"""Where lines end once a paragraph is placed: balanced headings, no last line of one word, and never a line more."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.document import Paragraph, ParagraphStyle, Stroke, TextRun
from bluf.fonts.no_break import COPIED, NO_BREAK_SPACE
from bluf.layout import PlacedParagraph, placed_paragraphs
from bluf.layout.balancing import NARROWEST, Settled, is_balanced, is_runt, settled
from bluf.layout.parting import measure
from bluf.writers.docx import write_docx
from tests.layout.samples import SHEET
from tests.parity.corpus import briefs, page
from tests.writers import samples

NORMAL, TITLE = SHEET.paragraphs["Normal"], SHEET.paragraphs["Title"]


def as_is(string: str, width: float, style: ParagraphStyle = NORMAL) -> Settled:
    block = Paragraph(style.name, (TextRun(string),))
    measured = measure(block, style, SHEET)
    return Settled(block, measured, measured.broken(style.size, width), width)


def settle(string: str, width: float, style: ParagraphStyle = NORMAL, *, balanced: bool = False) -> Settled:
    return settled(
        as_is(string, width, style), style, balanced=balanced, measured=lambda block: measure(block, style, SHEET)
    )


def texts(paragraph: Settled) -> list[str]:
    return [
        "".join(piece.text for word in line for piece in (*word.pieces, *word.spaces)).translate(COPIED).rstrip()
        for line in paragraph.lines
    ]


def widths(paragraph: Settled, size: float) -> list[float]:
    return [paragraph.measured.width(line, size) for line in paragraph.lines]


PLAIN = ("a", "is", "the", "of", "bridge", "before", "winter", "decides", "council")
TYPED = (*PLAIN, "short-term", "40", "km,", "responsibilities", "(open)", "no.", "2022–2024")
WORDS = st.lists(st.sampled_from(TYPED), min_size=1, max_size=40).map(" ".join)
PLAIN_WORDS = st.lists(st.sampled_from(PLAIN), min_size=3).map(" ".join)
MEASURES = st.integers(40, 300).map(float)


def said(paragraph: Settled) -> str:
    """Return what the lines say together: one that ends after a hyphen goes on in the next."""
    return " ".join(" ".join(texts(paragraph)).split()).replace("- ", "-")


@given(WORDS, MEASURES, st.booleans())
def test_it_never_takes_a_line_more_and_says_the_same(string: str, width: float, balanced: bool) -> None:
    before, after = as_is(string, width), settle(string, width, balanced=balanced)

    assert len(after.lines) == len(before.lines)
    assert said(after) == said(before)
    assert after.measure <= width
    assert max(widths(after, NORMAL.size)) <= max(after.measure, *widths(before, NORMAL.size)) + 1e-3


@given(PLAIN_WORDS, MEASURES)
def test_no_text_ends_in_one_word_if_the_last_two_may_stand_together(string: str, width: float) -> None:
    before, after = as_is(string, width), settle(string, width)
    parts = string.split(" ")
    together = Paragraph("Normal", (TextRun(" ".join([*parts[:-2], NO_BREAK_SPACE.join(parts[-2:])])),))
    measured = measure(together, NORMAL, SHEET)
    held = replace(before, block=together, measured=measured, lines=measured.broken(NORMAL.size, width))

    *_, next_to_last, _ = (0.0, *widths(held, NORMAL.size))
    leaves_no_hole = next_to_last >= 0.5 * max(widths(held, NORMAL.size))
    if len(held.lines) == len(before.lines) and not is_runt(held, NORMAL.size) and leaves_no_hole:
        assert not is_runt(after, NORMAL.size)


@given(WORDS, MEASURES)
def test_a_line_that_is_no_runt_is_left_as_it_is(string: str, width: float) -> None:
    before = as_is(string, width)
    if not is_runt(before, NORMAL.size):
        assert settle(string, width) == before


@given(WORDS, MEASURES)
def test_balanced_lines_are_in_a_measure_that_may_not_be_much_less(string: str, width: float) -> None:
    after = settle(string, width, TITLE, balanced=True)
    if after.measure < width:
        measured, size = after.measured, TITLE.size
        assert measured.broken(size, after.measure) == after.lines
        assert max(widths(after, size)) <= after.measure


def test_a_title_of_two_lines_has_two_that_are_alike() -> None:
    title = settle("The bridge over the river is closed to all heavy traffic until", 400, TITLE, balanced=True)

    assert len(title.lines) == 2
    first, second = widths(title, TITLE.size)
    assert min(first, second) > 0.75 * max(first, second)


def test_a_word_that_stood_alone_gets_company() -> None:
    before, after = _runt()

    assert len(texts(before)[-1].split()) == 1
    assert len(texts(after)[-1].split()) > 1
    assert after.measure >= NARROWEST * before.measure


def _runt() -> tuple[Settled, Settled]:
    string = "The council decides on Monday whether the old bridge may stay open for light traffic in winter"
    for width in range(150, 300):
        before = as_is(string, float(width))
        if is_runt(before, NORMAL.size):
            return before, settle(string, float(width))
    raise AssertionError("no measure gives a last line of one word")


def test_an_address_that_stands_alone_on_the_last_line_may_stay_there() -> None:
    string = "Harbour Office, 19 December: https://www.example.org/a"
    width = max(widths(as_is("Harbour Office, 19 December: ", 900), NORMAL.size)) + 5
    before = as_is(string, width)

    assert len(before.lines) == 2
    assert settle(string, width) == before


def test_a_paragraph_with_a_rule_keeps_its_measure() -> None:
    ruled = replace(TITLE, rule=Stroke(1, "#000000"))
    string = "The bridge over the river is closed to all heavy traffic until"

    assert settle(string, 400, TITLE, balanced=True).measure < 400
    assert settle(string, 400, ruled, balanced=True).measure == 400


def test_headings_and_styles_based_on_theirs_are_balanced() -> None:
    own = replace(NORMAL, name="Mine", based_on="Heading 1")
    sheet = replace(SHEET, paragraphs={**SHEET.paragraphs, "Mine": own})

    assert is_balanced(Paragraph("Mine", ()), own, sheet)
    assert is_balanced(Paragraph("Normal", (), tag="h2"), NORMAL, sheet)
    assert not is_balanced(Paragraph("Normal", ()), NORMAL, sheet)


@pytest.mark.parametrize(("align", "sides"), [("left", {"right"}), ("center", {"left", "right"}), ("right", {"left"})])
def test_a_narrower_measure_is_an_indent_in_the_docx(align: str, sides: set[str]) -> None:
    sheet = samples.SHEET
    title = replace(sheet.paragraphs["Title"], align=align)
    block = Paragraph("Title", (TextRun("The bridge over the river is closed to all heavy traffic until"),))
    made = samples.page(block, sheet=replace(sheet, paragraphs={**sheet.paragraphs, "Title": title}))
    (placed,) = placed_paragraphs(made.body)
    with zipfile.ZipFile(io.BytesIO(write_docx(made))) as archive:
        body = archive.read("word/document.xml").decode()

    assert placed.narrowed > 20
    found = re.search(r"<w:ind ([^/]*)/>", body)
    assert found is not None
    stated = {side: int(value) / 20 for side, value in re.findall(r'w:(left|right)="(\d+)"', found.group(1))}
    assert {side for side, value in stated.items() if value} == sides
    assert sum(stated.values()) == pytest.approx(placed.narrowed, abs=2.1)


def _settled_paragraphs() -> Iterator[PlacedParagraph]:
    for brief in briefs():
        made = page(brief)
        yield from placed_paragraphs((*made.header, *made.body, *made.footer))


def test_no_text_of_the_corpus_ends_in_a_word_that_is_none_of_an_address() -> None:
    several = [each for each in _settled_paragraphs() if len(each.lines) > 1 and each.lines[-2].broken]
    # Two words in a column too narrow for both have nothing to be held to.
    wordy = [each for each in several if any(len(line.text.split()) > 1 for line in each.lines)]
    alone = [line for each in wordy if len((line := each.lines[-1].text).split()) == 1]

    assert len(several) > 250
    assert len([line for line in alone if not re.search(r"\w\.\w|-$|^[a-z]+-", line)]) <= 3


def test_no_line_of_the_corpus_ends_in_a_number_before_its_unit_or_month() -> None:
    counted = re.compile(
        r"(?:p\.m|a\.m|per cent|million|km|kg|days|weeks|months|years|March|April|May|June|July|mars|місяців|млн)\b"
    )
    broken = [
        (line.text, after.text) for each in _settled_paragraphs() for line, after in pairwise(each.lines) if line.broken
    ]
    inside = [line.text for each in _settled_paragraphs() for line in each.lines]

    assert len(broken) > 400
    assert any(re.search(rf"\d {counted.pattern}", line) for line in inside)
    assert [pair for pair in broken if re.search(r"\d$", pair[0]) and counted.match(pair[1])] == []
