"""Saving is explicit, drafts survive a crash, and what others wrote is never overwritten unasked."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.editor.running import BRIEF, Running, free_port, put_briefs, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]


def file_of(editor: Running) -> str:
    return (editor.folder / "briefs" / "ports.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_ctrl_s_saves_and_until_then_the_file_is_as_it_was(shown: "Window", mode: str) -> None:
    page = shown.open(mode=mode)
    if mode == "Outline":
        shown.field("title").fill("Ports close for a week")
    else:
        page.evaluate("bluf.editor.goTo(2, 8)")
        page.keyboard.type("All ")
    shown.settled()
    assert file_of(shown.editor) == BRIEF
    shown.expect(page.locator(".saved")).to_have_text("Not saved")
    page.keyboard.press("Control+s")
    shown.expect(page.locator(".saved")).to_have_text("Saved")

    assert file_of(shown.editor) == shown.text() != BRIEF


def test_a_killed_browser_loses_nothing_that_was_typed(browser: "Browser", editor: Running) -> None:
    from tests.editor.browsing import window

    with window(browser, editor) as first:
        first.open()
        first.field("title").fill("Typed before the crash")
        first.settled()
    editor.kill()
    with running(editor.folder, editor.state) as again, window(browser, again) as second:
        page = second.open()
        second.expect(second.field("title")).to_have_value("Ports close for the night")
        page.get_by_role("button", name="Restore it").click()
        second.settled()

        second.expect(second.field("title")).to_have_value("Typed before the crash")
        assert file_of(again) == BRIEF


def test_kill_9_of_the_server_in_mid_edit_loses_nothing_and_the_window_goes_on(
    browser: "Browser", tmp_path: Path
) -> None:
    from tests.editor.browsing import window

    put_briefs(tmp_path / "folder")
    port = free_port()
    with (
        running(tmp_path / "folder", tmp_path / "state", port=port) as editor,
        window(browser, editor, ) as opened,
    ):  # fmt: skip
        opened.expected += ["ERR_CONNECTION", "Failed to load resource", "asked"]
        page = opened.open()
        opened.field("bottom_line.text").click()
        page.keyboard.press("End")
        page.keyboard.type(" Before.", delay=20)
        opened.settled()
        editor.kill()
        page.keyboard.type(" After.", delay=20)
        opened.expect(page.get_by_role("alert")).to_contain_text("can't be reached")
        with running(tmp_path / "folder", tmp_path / "state", port=port) as again:
            # What the server had is a draft; what was typed since is in the window, which goes on with the new key.
            other = opened.tab()
            other.goto(again.address)
            other.wait_for_url(lambda url: "token" not in url)
            opened.expect(page.get_by_role("alert")).to_have_count(0)
            opened.settled()
            page.keyboard.press("Control+s")
            opened.expect(page.locator(".saved")).to_have_text("Saved")

            assert "bottom_line: Two ports close from Monday. Before. After.\n" in file_of(again)


def test_a_reloaded_tab_has_its_text_again(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("Typed and reloaded")
    shown.settled()
    page.reload()
    shown.expect(page.locator(".sheet svg")).to_contain_text("Typed and reloaded")

    shown.expect(page.locator(".saved")).to_have_text("Not saved")
    assert file_of(shown.editor) == BRIEF


def test_of_two_tabs_the_second_to_save_is_asked_and_can_compare_both(shown: "Window") -> None:
    shown.expected.append("409")
    one = shown.open()
    two = shown.open(page=shown.tab())
    shown.field("title", one).fill("Of the first tab")
    shown.field("bottom_line.text", two).fill("Of the second tab.")
    shown.settled(one)
    shown.settled(two)
    one.bring_to_front()
    one.keyboard.press("Control+s")
    shown.expect(one.locator(".saved")).to_have_text("Saved")
    two.bring_to_front()
    two.keyboard.press("Control+s")
    shown.expect(two.get_by_role("alert")).to_contain_text("has changed on disk")
    assert "Of the second tab." not in file_of(shown.editor)

    two.get_by_role("button", name="Compare").click()
    dialog = two.get_by_role("dialog")
    shown.expect(dialog).to_contain_text("Of the first tab")
    shown.expect(dialog).to_contain_text("Of the second tab.")
    dialog.get_by_role("button", name="Close").click()
    two.get_by_role("button", name="Keep mine").click()
    two.keyboard.press("Control+s")
    shown.expect(two.locator(".saved")).to_have_text("Saved")
    assert file_of(shown.editor) == shown.text(two)
    assert "Of the second tab." in file_of(shown.editor)


def test_a_change_on_disk_is_told_within_seconds_and_its_text_can_be_taken(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("Mine")
    shown.settled()
    path = shown.editor.folder / "briefs" / "ports.yaml"
    path.write_text(BRIEF.replace("for the night", "for theirs"), encoding="utf-8")
    shown.expect(page.get_by_role("alert")).to_contain_text("has changed on disk")
    shown.expect(shown.field("title")).to_have_value("Mine")
    page.get_by_role("button", name="Take the file’s").click()
    shown.settled()

    shown.expect(shown.field("title")).to_have_value("Ports close for theirs")
    shown.expect(page.locator(".saved")).to_have_text("Saved")
    page.get_by_role("button", name="Undo").click()
    shown.settled()
    shown.expect(shown.field("title")).to_have_value("Mine")


def test_a_draft_can_be_compared_and_discarded(browser: "Browser", editor: Running) -> None:
    from tests.editor.browsing import window

    editor.enter()
    editor.preview(BRIEF + "# typed\n", base=editor.opened()["sha256"])
    editor.kill()
    with running(editor.folder, editor.state) as again, window(browser, again) as opened:
        page = opened.open()
        page.get_by_role("button", name="Compare").click()
        opened.expect(page.get_by_role("dialog")).to_contain_text("# typed")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Discard it").click()
        opened.expect(page.get_by_text("was not saved")).to_have_count(0)
        page.reload()
        opened.expect(page.locator(".sheet svg")).to_be_visible()

        opened.expect(page.get_by_text("was not saved")).to_have_count(0)


def test_a_server_that_is_asked_too_often_is_asked_again(shown: "Window") -> None:
    shown.expected.append("429")
    page = shown.open()
    shown.field("title").fill("Saved in the end")
    shown.settled()
    refused: list[str] = []

    def busy(route: "Route") -> None:
        if route.request.url in refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=429, body="too many requests")

    page.route("**/api/*", busy)
    page.keyboard.press("Control+s")
    shown.expect(page.locator(".saved")).to_have_text("Saved")
    with page.expect_download() as made:
        page.get_by_role("button", name="PDF").click()

    assert "Saved in the end" in file_of(shown.editor)
    assert made.value.suggested_filename == "ports.pdf"
    assert {url.rsplit("/", 1)[1] for url in refused} >= {"save", "export"}


def test_a_save_waits_for_the_words_that_are_under_way(shown: "Window") -> None:
    page = shown.open()
    with shown.held():
        shown.field("title").fill("Typed and saved at once")
        shown.expect(page.locator(".saved")).to_have_text("Not saved")
        page.keyboard.press("Control+s")
    shown.expect(page.locator(".saved")).to_have_text("Saved")

    assert "title: Typed and saved at once\n" in file_of(shown.editor)


def test_a_preview_that_is_under_way_when_the_text_is_saved_leaves_no_draft(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    with shown.held():
        page.evaluate("bluf.editor.goTo(2, 8)")
        page.keyboard.type("All ")
        page.keyboard.press("Control+s")
    shown.expect(page.locator(".saved")).to_have_text("Saved")
    shown.settled()

    assert "title: All Ports" in file_of(shown.editor)
    assert list((shown.editor.state / "bluf" / "drafts").glob("*.json")) == []


def test_words_that_only_the_window_has_are_not_called_saved_nor_left_unasked(shown: "Window") -> None:
    shown.expected += ["ERR_CONNECTION", "Failed to load resource"]
    page = shown.open()
    shown.settled()
    shown.editor.kill()
    shown.field("title").fill("Typed into the void")
    shown.expect(page.get_by_role("alert")).to_contain_text("can't be reached")
    shown.expect(page.locator(".saved")).to_have_text("Not saved")
    for press, said in (
        ("Save", "Not saved: bluf can't be reached."),
        ("Undo", "Not undone: bluf can't be reached."),
        ("PDF", "Not made: bluf can't be reached."),
    ):
        page.get_by_role("button", name=press, exact=True).click()
        shown.expect(page.locator(".status")).to_have_text(said)
    page.get_by_role("button", name="Copy the YAML").click()
    shown.expect(page.locator(".status")).to_have_text("Copied the YAML.")
    assert "Typed into the void" in page.evaluate("navigator.clipboard.readText()")

    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_a_draft_that_cannot_be_kept_is_told_and_the_page_follows_all_the_same(shown: "Window") -> None:
    drafts = shown.editor.state / "bluf" / "drafts"
    drafts.write_text("in the way", encoding="utf-8")  # before anything is kept there
    page = shown.open()
    shown.field("title").fill("Followed all the same")
    shown.settled()

    shown.expect(page.locator(".sheet svg")).to_contain_text("Followed all the same")
    shown.expect(page.get_by_text("Drafts can't be kept")).to_be_visible()
    page.keyboard.press("Control+s")
    shown.expect(page.locator(".saved")).to_have_text("Saved")
    assert "title: Followed all the same\n" in file_of(shown.editor)
