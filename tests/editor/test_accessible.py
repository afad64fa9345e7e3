"""Anyone can use it: axe finds nothing, the keyboard reaches everything, light and dark, wide and narrow."""

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from tests.editor.running import BRIEF, Running, put_briefs, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]


def violations(page: "Page", least: int = 15) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and good practice, each with the first place of it."""
    pytest.importorskip("axe_playwright_python", reason="axe is not installed: make engines")
    if not page.evaluate("'axe' in window"):
        page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")  # of the rest, one place a rule is enough
    assert len(found["passes"]) > least
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]} {each['nodes'][0]['failureSummary']}"
        for each in found["violations"]
    ]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_it(browser: "Browser", editor: Running, width: int, scheme: str) -> None:
    from tests.editor.browsing import window

    bad = BRIEF.replace("The ports will close", "The ports may close").replace(
        "date: 2026-05-04", "date: 2026-05-04\nmark: odd"
    )
    (editor.folder / "briefs" / "bad.yaml").write_text(bad, encoding="utf-8")
    with window(browser, editor, viewport={"width": width, "height": 800}, color_scheme=scheme) as opened:
        opened.expected.append("Applying inline style")  # axe tries one of its own
        opened.expect(opened.page.locator(".briefs .states li").first).to_be_visible()
        assert violations(opened.page) == []
        opened.page.get_by_role("button", name="New brief").click()
        opened.expect(opened.page.get_by_role("img", name="A page of the template decision")).to_be_visible()
        assert violations(opened.page) == []
        for path in ("briefs/ports.yaml", "briefs/bad.yaml"):
            page = opened.open(path)
            opened.settled()
            assert violations(page) == []
            opened.choose("YAML")
            assert violations(page) == []
            if width == 390:
                for pane in ("Page", "Checks"):
                    page.get_by_role("group", name="Show").or_(page.get_by_role("navigation")).get_by_role(
                        "button", name=pane
                    ).click()
                    assert violations(page) == []


FIGURES = """\
sections:
  - heading: Needs
    chart: {kind: line, data: {x: [Fri, Sat], series: {Level: [33, 24]}}}
    table:
      columns: [Village, {head: State, kind: choice, values: {ready: good}}]
      rows: [[Cairnside, ready], [Saltham, late]]
      total: {Village: Total}
  - heading: More
    table: {data: data/needs.csv}
    picture: {file: pictures/none.png}
sources:
"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (1920, "dark")])
def test_axe_finds_nothing_against_grids_and_files(
    browser: "Browser", editor: Running, width: int, scheme: str
) -> None:
    from tests.editor.browsing import window

    put_briefs(editor.folder, BRIEF.replace("sources:\n", FIGURES))
    with window(browser, editor, viewport={"width": width, "height": 900}, color_scheme=scheme) as opened:
        opened.expected.append("Applying inline style")
        page = opened.page
        page.goto(f"{editor.root}/?brief=briefs/ports.yaml")
        opened.expect(opened.field("sections[0].table.rows[0][0]", page)).to_be_visible()
        opened.field("sections[0].table.rows[0][1]", page).focus()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_said_to_a_stranger_and_of_a_file_that_is_gone_is_accessible_and_fits(
    browser: "Browser", editor: Running, width: int, scheme: str
) -> None:
    from tests.editor.browsing import window

    path = editor.folder / "briefs" / "ports.yaml"
    with window(browser, editor, viewport={"width": width, "height": 800}, color_scheme=scheme) as opened:
        opened.expected += ["Applying inline style", "ERR_CONNECTION", "Failed to load resource"]
        page = opened.open()
        for content, said in ((None, "is no longer there"), (b"", "was emptied"), (b"\xff", "can't be read")):
            path.unlink()
            if content is not None:
                path.write_bytes(content)
            opened.expect(page.get_by_role("alert")).to_contain_text(said)
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == width
            path.touch()
        editor.kill()
        opened.expect(page.get_by_role("alert").first).to_contain_text("can't be reached")
        assert violations(page) == []
    put_briefs(editor.folder)
    with running(editor.folder, editor.state) as again:
        stranger = browser.new_context(viewport={"width": width, "height": 800})
        page = stranger.new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(again.root)
        opened.expect(page.get_by_role("heading", level=1)).to_be_visible()

        assert violations(page, least=8) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.title() == "How to get in – bluf"
        stranger.close()


def test_nothing_is_wider_than_a_narrow_screen(browser: "Browser", editor: Running) -> None:
    from tests.editor.browsing import window

    with window(browser, editor, viewport={"width": 390, "height": 800}) as opened:
        widths = [opened.page.evaluate("document.documentElement.scrollWidth")]
        page = opened.open()
        for pane in ("Page", "Checks", "Edit"):
            page.get_by_role("navigation").get_by_role("button", name=pane).click()
            widths.append(page.evaluate("document.documentElement.scrollWidth"))

        assert widths == [390] * 4
        opened.field("title").fill("Typed on a telephone")
        page.get_by_role("navigation").get_by_role("button", name="Page").click()
        opened.expect(page.locator(".sheet svg")).to_contain_text("Typed on a telephone")


def test_the_keyboard_alone_reaches_every_control(shown: "Window") -> None:
    page = shown.open()
    shown.settled()
    wanted = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(each => !each.disabled && each.checkVisibility()).length"""
    )
    page.evaluate("document.activeElement.blur()")
    seen: set[int] = set()
    page.evaluate("window.numbered = new Map()")
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        number = page.evaluate(
            """(() => { const at = document.activeElement; if (at === document.body) return -1;
                if (!numbered.has(at)) numbered.set(at, numbered.size); return numbered.get(at) })()"""
        )
        seen.add(number)

    seen.discard(-1)
    assert len(seen) >= wanted
    assert wanted > 40


def test_tab_leaves_the_yaml(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    page.evaluate("bluf.editor.focus()")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.shadowRoot") is None
    assert shown.text() == BRIEF


def test_a_brief_is_written_by_keyboard_alone(shown: "Window") -> None:
    page = shown.page
    page.get_by_role("button", name="New brief").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    shown.expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Name of its file").focus()
    page.keyboard.type("by-keys")
    page.keyboard.press("Enter")
    shown.expect(page.locator(".sheet svg")).to_be_visible()
    shown.field("title").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Written by keys")
    shown.settled()
    page.keyboard.press("Control+s")
    shown.expect(page.locator(".saved")).to_have_text("Saved")

    assert "title: Written by keys\n" in (shown.editor.folder / "briefs" / "by-keys.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_two_versions_are_told_apart_by_words_and_by_colours_that_can_be_read(
    browser: "Browser", editor: Running, width: int, scheme: str
) -> None:
    from tests.editor.browsing import window

    with window(browser, editor, viewport={"width": width, "height": 800}, color_scheme=scheme) as opened:
        opened.expected.append("Applying inline style")  # axe tries one of its own
        page = opened.open()
        opened.field("title").fill("Ports stay open")
        opened.settled()
        (editor.folder / "briefs" / "ports.yaml").write_text(
            BRIEF.replace("Two ports", "Three ports"), encoding="utf-8"
        )
        page.get_by_role("button", name="Compare").click()
        dialog = page.get_by_role("dialog")

        opened.expect(dialog.get_by_role("heading", level=3)).to_have_text(["In this window", "On disk"])
        mine = dialog.locator(".cm-merge-a .cm-changedLine, .cm-deletedChunk").first
        theirs = dialog.locator(
            ".cm-merge-b .cm-changedLine, .cm-insertedLine, :not(.cm-merge-a) > .cm-scroller .cm-changedLine"
        )
        colours = [each.evaluate("each => getComputedStyle(each).backgroundColor") for each in (mine, theirs.first)]
        assert colours[0] != colours[1]
        assert violations(page) == []
        dialog.get_by_role("button", name="Close").click()
        opened.expect(page.get_by_role("button", name="Compare")).to_be_focused()
        page.get_by_role("button", name="Take the file’s").press("Enter")
        opened.expect(page.get_by_role("main")).to_be_focused()
