"""The picture of a page."""

from io import BytesIO

import pytest
from PIL import Image

from bluf.writers.pdf import write_pdf
from bluf.writers.png import write_png
from tests.writers.samples import full


@pytest.mark.parametrize("dpi", [72, 150])
def test_a_picture_has_the_pages_size_at_its_resolution(dpi: int) -> None:
    picture = Image.open(BytesIO(write_png(write_pdf(full()), dpi=dpi)))
    assert picture.format == "PNG"
    assert picture.mode == "RGB"
    assert picture.size == pytest.approx((595.276 * dpi / 72, 841.89 * dpi / 72), abs=1)
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


def test_a_picture_shows_the_pages_colours_on_white() -> None:
    picture = Image.open(BytesIO(write_png(write_pdf(full()), dpi=72)))
    counted = picture.getcolors(1 << 16)
    assert counted
    colors = {color: count for count, color in counted}
    assert colors[255, 255, 255] > 300_000
    assert (0xEE, 0xEE, 0xEE) in colors
    assert (0xAA, 0, 0) in colors


def test_a_picture_holds_no_text_about_itself() -> None:
    picture = Image.open(BytesIO(write_png(write_pdf(full()))))
    assert set(picture.info) == {"dpi"}
