"""The comparison sees what differs: it is tested with renderings made by hand from the page itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import bluf
from bluf.document import Division
from bluf.layout import Page, placed_paragraphs
from tests.parity.compare import compare
from tests.parity.lines import Character, Rendering, plain, read
from tests.writers.samples import columns, document, heading, page, para

LONG = "The ministers agreed to consult on what each of them had learnt from the exercises of the year before. " * 3


def rendering(made: Page, moved: Callable[[int, Character], Character] = lambda _, character: character) -> Rendering:
    """Return the page's own characters as a rendering; `moved` gives each its place, by the paragraph's index."""
    characters = []
    for index, paragraph in enumerate(placed_paragraphs((*made.header, *made.body, *made.footer))):
        for line in paragraph.lines:
            for place, char in enumerate(plain(line.text)):
                characters.append(moved(index, Character(char, line.x + 5 * place, line.baseline)))
    return Rendering(1, tuple(characters))


def sample() -> Page:
    left, right = Division("column", (para(LONG), para("Twice"))), Division("column", (para(LONG), para("Twice")))
    row = Division("row", (para("left"), para("right")))
    return page(heading("A title", "h1"), columns(left, right), header=(row,))


def test_a_rendering_of_the_page_itself_is_equal_throughout() -> None:
    made = sample()
    result = compare(made, rendering(made))

    assert result.lines == sum(len(paragraph.lines) for paragraph in placed_paragraphs(made.header + made.body))
    assert (result.equal, result.differences, result.lowest, result.down) == (result.lines, [], 0, 0)


def test_a_word_on_another_line_makes_both_lines_differ() -> None:
    made = sample()
    long = next(paragraph for paragraph in placed_paragraphs(made.body) if len(paragraph.lines) > 2)
    index = list(placed_paragraphs(made.header + made.body)).index(long)
    first, second = long.lines[0], long.lines[1]

    def moved(of: int, character: Character) -> Character:
        last_word = character.y == first.baseline and character.x >= first.x + 5 * (len(plain(first.text)) - 3)
        return replace(character, y=second.baseline) if of == index and last_word else character

    result = compare(made, rendering(made, moved))
    assert result.lines - result.equal == 2
    assert [difference.ours for difference in result.differences] == [tuple(plain(line.text) for line in long.lines)]


def test_a_paragraph_that_is_not_there_counts_with_all_its_lines() -> None:
    made = sample()
    whole = rendering(made)
    result = compare(made, Rendering(1, tuple(c for c in whole.characters if c.text != "z" and c.x < 200)))

    assert result.equal < result.lines
    assert any(difference.theirs == () for difference in result.differences)


def test_parts_of_a_row_on_two_lines_differ() -> None:
    made = sample()
    result = compare(made, rendering(made, lambda i, c: replace(c, y=c.y + 12) if i == 1 else c))

    assert result.lines - result.equal == 1


def test_drift_is_measured_in_millimetres() -> None:
    made = sample()
    result = compare(made, rendering(made, lambda _, c: replace(c, y=c.y + 72 / 25.4, x=c.x + 36 / 25.4)))

    assert (result.lowest, result.down, result.aside) == pytest.approx((1, 1, 0.5))
    assert result.equal == result.lines


def test_characters_are_read_from_a_pdf_with_their_places(tmp_path: Path) -> None:
    made = bluf.fit(document(para("One two — three")))
    path = tmp_path / "one.pdf"
    path.write_bytes(bluf.write_pdf(made))
    found = read(path)

    assert (found.pages, found.text) == (1, "Onetwo—three")
    line = next(placed_paragraphs(made.body)).lines[0]
    assert (found.characters[0].x, found.characters[0].y) == pytest.approx((line.x, line.baseline), abs=0.05)


@pytest.mark.parametrize(("text", "compared"), [("a\u2060b\u200b c", "abc"), ("e\u0323\u0302", "ệ"), ("ﬁ…", "fi...")])
def test_what_is_invisible_or_a_ligature_does_not_count(text: str, compared: str) -> None:
    assert plain(text) == compared
