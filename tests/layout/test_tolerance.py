"""Tolerance: how far the measure may go before a line breaks elsewhere."""

import math

import pytest

from bluf.layout import lay_out, placed_paragraphs
from bluf.layout.parting import measure
from bluf.layout.tolerance import tolerance
from tests.layout.samples import SHEET, advance, document, para


def width(string: str) -> float:
    return advance(string) * 10


def tolerance_of(string: str, wide: float) -> tuple[float, float]:
    measured = measure(para(string), SHEET.paragraphs["Normal"], SHEET)
    return tolerance(measured.broken(10, wide), measured, 10, wide)


def test_a_single_line_may_shrink_to_its_width_and_grow_without_end() -> None:
    assert tolerance_of("one", 100) == pytest.approx((100 - width("one"), math.inf))


def test_lines_may_grow_until_the_next_word_fits() -> None:
    wide = width("one two") + 3

    assert tolerance_of("one two three", wide) == pytest.approx((3, width(" three") - 3))


def test_a_word_that_is_cut_may_grow_until_its_next_letter_fits() -> None:
    wide = width("aaaa") + 1

    assert tolerance_of("a" * 10, wide) == pytest.approx((1, width("a") - 1))


@pytest.mark.parametrize("share", [0.001, 0.3, 0.7, 0.999])
def test_every_measure_within_the_tolerance_breaks_the_same_lines(share: float) -> None:
    string = (
        "Ministers of the long-standing partners agreed to consult on https://example.org/a-long-path/of/many-parts."
    )
    measured = measure(para(string), SHEET.paragraphs["Normal"], SHEET)
    for wide in range(60, 400, 7):
        lines = measured.broken(10, wide)
        narrower, wider = tolerance(lines, measured, 10, wide)
        other = wide - narrower + share * (narrower + min(wider, 100))

        assert measured.broken(10, other) == lines


def test_a_placed_paragraph_carries_its_tolerance() -> None:
    (paragraph,) = placed_paragraphs(lay_out(document(para("word " * 60))).body)

    assert 0 <= paragraph.tolerance[0] < 30
    assert 0 < paragraph.tolerance[1] < 30
