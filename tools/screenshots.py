"""Turn the sample brief in the editor into the README's pictures: `make screenshots`, with Chromium.

Both modes are drawn at 1280 by 800 pixels, with the outline's first point or the YAML's quote in focus.
"""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.editor.browsing import Window, launched, window
from tests.editor.running import put_samples, running

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
BRIEF = "briefs/indo-pacific-nato.yaml"
COLORS = 128  # of the palette: a page of text needs no more


def main() -> None:
    """Draw the pictures."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        folder = Path(place) / "briefings"
        put_samples(folder)
        browser = launched(driver)
        with running(folder, Path(place) / "state") as editor, window(browser, editor) as opened:
            page = opened.open(BRIEF)
            page.evaluate("document.fonts.ready")
            opened.field("key_points[0].text").focus()
            _draw(opened, "editor-outline")
            opened.choose("YAML")
            line = page.evaluate("bluf.preview.fields['quotes[0].text'][0]")
            page.evaluate(f"bluf.editor.goTo({line}, 11)")
            _draw(opened, "editor-yaml")
        browser.close()


def _draw(opened: Window, name: str) -> None:
    opened.settled()
    opened.page.wait_for_timeout(600)  # until scrolling has come to rest
    picture = Image.open(BytesIO(opened.page.screenshot())).convert("RGB")
    path = IMAGES / f"{name}.png"
    picture.quantize(COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
