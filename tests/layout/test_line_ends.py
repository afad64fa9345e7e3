"""What ends a line and what holds it: typed line ends, and spaces that belong to what is on both sides."""

from dataclasses import replace

import pytest

from bluf.document import LineBreak, Paragraph, TextRun
from bluf.ground.text_map import TextMap
from bluf.layout import lay_out, placed_paragraphs
from bluf.layout.line_ends import with_line_ends
from bluf.layout.parting import measure
from tests.layout.samples import SHEET, advance, document, para


def changed(*runs: TextRun | LineBreak, lang: str = "en") -> tuple[TextRun | LineBreak, ...]:
    doc = document(Paragraph("Normal", runs))
    doc = replace(doc, properties=replace(doc.properties, lang=lang))
    (block,) = with_line_ends(doc).body
    assert isinstance(block, Paragraph)
    return block.inlines


def lines_of(string: str) -> list[str]:
    (placed,) = placed_paragraphs(lay_out(document(para(string))).body)
    return ["".join(fragment.text for fragment in line.fragments) for line in placed.lines]


def lines_within(string: str, fits: str) -> list[str]:
    """Return the lines of a text in a measure that `fits` fills."""
    width = sum(advance(char) for char in fits) * 10 + 0.01
    broken = measure(para(string), SHEET.paragraphs["Normal"], SHEET).broken(10, width)
    return ["".join(piece.text for word in line for piece in word.pieces + word.spaces) for line in broken]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_a_typed_separator_ends_a_line(separator: str) -> None:
    assert lines_of(f"one two {separator} three") == ["one two", "three"]


def test_a_separator_at_the_end_of_a_paragraph_adds_no_line() -> None:
    assert lines_of("one\u2029") == ["one"]


def test_words_after_a_separator_keep_their_places() -> None:
    first, line_break, last = changed(TextRun("ab \u2028 cd", origin=TextMap.exact(10, 7)))

    assert (first, line_break) == (TextRun("ab"), LineBreak())
    assert isinstance(last, TextRun)
    assert last.text == "cd"
    assert last.origin is not None
    assert last.origin.span(0, 2) == (15, 17)


def test_a_space_that_holds_is_a_no_break_space() -> None:
    assert changed(TextRun("over 40 km away")) == (TextRun("over 40\u00a0km away"),)


def test_a_space_holds_across_runs_that_are_set_otherwise() -> None:
    assert changed(TextRun("40", bold=True), TextRun(" km")) == (TextRun("40", bold=True), TextRun("\u00a0km"))


def test_nothing_holds_across_a_line_break() -> None:
    assert changed(TextRun("40 "), LineBreak(), TextRun("km")) == (TextRun("40 "), LineBreak(), TextRun("km"))


def test_a_run_in_another_language_has_that_languages_rules() -> None:
    french = TextRun("Quoi ?", lang="fr")

    assert changed(TextRun("Asked : "), french) == (TextRun("Asked : "), replace(french, text="Quoi\u00a0?"))
    assert changed(TextRun("Dit : "), replace(french, lang="en"), lang="fr")[0] == TextRun("Dit\u00a0: ")


def test_a_document_without_any_of_these_is_the_same_object() -> None:
    doc = document(para("Nothing to hold: forty people, café."))

    assert with_line_ends(doc) is doc


def test_what_a_joiner_or_a_mark_of_direction_does_not_do_is_left_out() -> None:
    assert changed(TextRun("a\u200db\u200e c")) == (TextRun("ab c"),)


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    string = "word " * 30 + "40 km"
    for words in range(10, 30):
        shown = "word " * words + "40 km then more"
        assert not any(line.endswith("40") for line in lines_of(shown)), words
    assert lines_of(string)


def test_the_glue_gives_way_in_a_word_that_is_longer_than_the_measure() -> None:
    assert lines_within("10\u00a0000\u00a0000", "10 000.") == ["10\u00a0000\u00a0", "000"]
    assert lines_within("an 10\u00a0000\u00a0000 x", "10 000.") == ["an 10\u00a0", "000\u00a0", "000 x"]


def test_what_is_longer_than_the_measure_without_its_glue_is_cut_as_ever() -> None:
    assert lines_within("ab\u00a0wwwwwwww", "wwww") == ["ab\u00a0", "wwww", "wwww"]


@pytest.mark.parametrize(("string", "fits"), [("in Wien–Graz", "in Wien–"), ("a–b", "a–")])
def test_a_line_may_end_after_an_en_dash(string: str, fits: str) -> None:
    assert lines_within(string, fits)[0] == fits


@pytest.mark.parametrize("string", ["aa–, bb", "aa–” bb", "aa–– bb"])
def test_a_line_does_not_end_between_an_en_dash_and_what_clings_to_it(string: str) -> None:
    assert lines_within(f"xxx {string}", "xxx aa–")[0] == "xxx "
