"""A real Chromium with the editor in it; whatever it complains of, or asks of another host, fails the test."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    Route,
    expect,
)

from tests.editor.running import Running

# The first has no windows, and takes a fifth less processor time for the same page.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
# Without these, Chromium asks its maker's hosts for this and that at every start.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


expect.set_options(timeout=20_000)  # milliseconds: other tests may keep every core busy


def launched(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))


@dataclass
class Window:
    """A browser with one visit to one editor, which begins when its first tab is first asked for."""

    editor: Running
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)  # patterns of complaints that a test brings about itself
    is_in: bool = False

    def __post_init__(self) -> None:
        self._first = self.tab()

    @property
    def page(self) -> Page:
        """The first tab; at the list of briefs, unless a brief has been opened in it."""
        if not self.is_in:
            self.enter(self.editor.address, self._first)
        return self._first

    def tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", self._console)
        page.on("pageerror", self._broken)
        page.on("request", lambda request: self._asked(request.url))
        return page

    def expect(self, locator: Locator) -> Any:
        """Playwright's assertions, which wait until they hold."""
        return expect(locator)

    def enter(self, address: str, page: Page) -> None:
        """Open the printed address, or one that names a brief besides."""
        self.is_in = True
        page.goto(address)
        page.wait_for_url(lambda url: "token" not in url)

    def open(self, path: str = "briefs/ports.yaml", mode: str = "outline", page: Page | None = None) -> Page:
        """Open a brief, and wait for its page."""
        page = page or self._first
        brief = urlencode({"brief": path})
        if self.is_in:
            page.goto(f"{self.editor.root}/?{brief}")
        else:
            self.enter(f"{self.editor.address}&{brief}", page)
        expect(page.locator(".sheet svg")).to_be_attached()
        self.choose(mode, page)
        return page

    def choose(self, mode: str, page: Page | None = None) -> None:
        button = (page or self.page).get_by_role("group", name="Edit as").get_by_role("button", name=mode)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")

    def field(self, path: str, page: Page | None = None) -> Locator:
        return (page or self.page).locator(f'[id="f-{path}"]')

    def text(self, page: Page | None = None) -> str:
        """The YAML as it stands in the tab."""
        return str((page or self.page).evaluate("bluf.text"))

    def settled(self, page: Page | None = None) -> Any:
        """Wait until everything typed has been previewed; return the preview."""
        page = page or self.page
        self.wait("bluf.preview && !bluf.running && !bluf.wanted && !bluf.edits.length", page)
        return page.evaluate("({...bluf.preview, page: bluf.preview.page && bluf.preview.page.svg})")

    def wait(self, condition: str, page: Page | None = None) -> None:
        """Wait until a JavaScript expression holds. Playwright's own way needs `eval`, which the policy forbids."""
        page = page or self.page
        for _ in range(1200):
            if page.evaluate(f"Boolean({condition})"):
                return
            page.wait_for_timeout(25)
        raise AssertionError(f"waited in vain for {condition}")

    @contextmanager
    def held(self, route: str = "preview", page: Page | None = None) -> Iterator[None]:
        """Let no request of a route through until the end, and then all of them."""
        holding, waiting = True, list[Route]()
        (page or self.page).route(
            f"**/api/{route}", lambda asked: waiting.append(asked) if holding else asked.continue_()
        )
        try:
            yield
        finally:
            holding = False
            for asked in waiting:
                asked.continue_()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _broken(self, error: Error) -> None:
        self.complaints.append(f"error: {error}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("blob", "data") and parts.netloc != f"127.0.0.1:{self.editor.port}":
            self.complaints.append(f"asked {url}")

    def unexpected(self) -> list[str]:
        return [said for said in self.complaints if not any(re.search(pattern, said) for pattern in self.expected)]


@contextmanager
def window(browser: Browser, editor: Running, **options: Any) -> Iterator[Window]:
    options.setdefault("viewport", {"width": 1280, "height": 800})
    context = browser.new_context(**options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = Window(editor, context)
    try:
        yield opened
        unexpected = opened.unexpected()
        assert not unexpected, unexpected
    finally:
        context.close()
