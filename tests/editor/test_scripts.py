"""A brief that is written from right to left, in the editor: its page is the PDF's, and leads to its words."""

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]

WORDS = ("نوصي", "بفتح", "المرفأ", "غدًا", "لأن", "السفن", "وصلت.")
BRIEF = f"""\
lang: ar
title: المرفأ الشمالي جاهز
date: 2026-11-20
bottom_line: {" ".join(WORDS)}
key_points:
  - سترسو فيه 12 سفينة من شركة Lusara Lines (وكلها صغيرة).
  - لا حاجة إلى تمويل آخر.
"""


def opened(shown: "Window") -> "Locator":
    """Return the pieces of the bottom line."""
    (shown.editor.folder / "briefs" / "ports.yaml").write_text(BRIEF, encoding="utf-8")
    page = shown.open(mode="YAML")
    shown.wait("[...document.fonts].some(face => face.family.includes('Amiri') && face.status === 'loaded')")
    return page.locator('.sheet text[data-src="bottom_line"]')


@pytest.mark.parametrize("index", [0, 2, 6])
def test_a_click_on_a_word_from_right_to_left_selects_it_in_the_yaml(shown: "Window", index: int) -> None:
    pieces = opened(shown)
    page = shown.page
    # Where the word is drawn is asked of the browser, by the places of its characters.
    x, y = pieces.last.evaluate(
        """(text, word) => {
            const box = text.getExtentOfChar(text.textContent.indexOf(word) + 1), at = text.getScreenCTM();
            const point = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(at);
            return [point.x, point.y];
        }""",
        WORDS[index],
    )
    page.mouse.click(x, y)

    shown.wait("!bluf.editor.view.state.selection.main.empty")
    selected = page.evaluate(
        "(({from, to}) => bluf.editor.view.state.sliceDoc(from, to))(bluf.editor.view.state.selection.main)"
    )
    assert selected == WORDS[index]


def test_the_picture_of_a_page_from_right_to_left_is_the_pdfs_page(shown: "Window") -> None:
    from PIL import Image, ImageChops

    import bluf

    opened(shown)
    page = shown.page
    page.set_viewport_size({"width": 2600, "height": 1500})
    page.get_by_role("button", name="Fit width").click()
    page.mouse.click(5, 5)
    page.evaluate("document.querySelector('.zoom').remove()")
    picture = Image.open(BytesIO(page.locator(".sheet svg").screenshot())).convert("L")
    made = bluf.fit(bluf.compose(bluf.load(shown.editor.folder / "briefs" / "ports.yaml")))
    pdf = pypdfium2.PdfDocument(bluf.write_pdf(made))
    rendered = pdf[0].render(scale=picture.width / 595.276).to_pil().convert("L")
    small = (picture.width // 4, picture.height // 4)
    grey = [each.resize(small, Image.Resampling.BOX) for each in (picture, rendered)]
    difference = ImageChops.difference(*grey).histogram()

    assert sum(difference[70:]) / sum(difference) < 0.002
