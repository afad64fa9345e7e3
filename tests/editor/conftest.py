"""Fixtures: an editor in a folder with a brief, and a real browser that looks at it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.editor.running import Running, put_briefs, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.editor.browsing import Window


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "folder"
    put_briefs(folder)
    with running(folder, tmp_path / "state") as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, driven by Playwright: `make engines` and Debian's package `chromium-headless-shell` bring them."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make engines")
    from tests.editor.browsing import CHROMIUM, launched

    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        opened = launched(driver)
        yield opened
        opened.close()


@pytest.fixture
def shown(browser: "Browser", editor: Running) -> "Iterator[Window]":
    from tests.editor.browsing import window

    with window(browser, editor) as opened:
        yield opened
