"""The editor loses nothing and says nothing false: leaving and coming back, files that others change, undo."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.editor.running import BRIEF

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]


@pytest.fixture
def path(shown: "Window") -> Path:
    return shown.editor.folder / "briefs" / "ports.yaml"


def saved(shown: "Window", words: str, page: "Page | None" = None) -> None:
    shown.expect((page or shown.page).locator(".saved")).to_have_text(words)


def drafts(shown: "Window") -> list[Path]:
    return list((shown.editor.state / "bluf" / "drafts").glob("*.json"))


# Leaving and coming back


def test_a_brief_that_is_left_with_unsaved_words_shows_them_at_once_when_it_is_opened_again(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("Typed and left")
    page.get_by_role("link", name="All briefs").click()
    state = page.get_by_role("link").filter(has_text="briefs/ports.yaml").locator(".states")
    shown.expect(state).to_contain_text("unsaved draft")
    page.get_by_role("link").filter(has_text="briefs/ports.yaml").click()
    shown.expect(shown.field("title")).to_have_value("Typed and left")
    saved(shown, "Not saved")
    shown.expect(page.locator(".banner")).to_have_count(0)

    page.get_by_role("button", name="Save").click()
    saved(shown, "Saved")
    page.get_by_role("link", name="All briefs").click()
    shown.expect(state).to_contain_text("Fits")
    shown.expect(state).not_to_contain_text("unsaved draft")


def test_the_browsers_own_ways_back_and_another_page_between_keep_the_words_too(shown: "Window") -> None:
    shown.expected.append("404")  # for a picture of an address that is none of the editor's pages
    page = shown.page
    page.get_by_role("link").filter(has_text="briefs/ports.yaml").click()
    shown.field("title").fill("Typed and left")
    page.go_back()
    shown.expect(page.get_by_role("heading", level=1, name="Briefs in folder")).to_be_visible()
    page.go_forward()
    shown.expect(shown.field("title")).to_have_value("Typed and left")
    shown.settled()
    page.goto(f"{shown.editor.root}/assets/icon.svg")
    shown.open()

    shown.expect(shown.field("title")).to_have_value("Typed and left")
    saved(shown, "Not saved")


def test_words_typed_last_are_kept_when_the_brief_is_left_while_they_are_under_way(shown: "Window") -> None:
    page = shown.open()
    with shown.held():
        shown.field("title").fill("Typed and left at once")
        page.get_by_role("link", name="All briefs").click()
    page.get_by_role("link").filter(has_text="briefs/ports.yaml").click()

    shown.expect(shown.field("title")).to_have_value("Typed and left at once")


def test_words_that_can_not_be_kept_are_left_only_if_that_is_wanted(shown: "Window") -> None:
    shown.expected += ["ERR_CONNECTION", "Failed to load resource"]
    page = shown.open()
    shown.settled()
    shown.editor.kill()
    shown.field("title").fill("Typed into the void")
    shown.expect(page.get_by_role("alert")).to_contain_text("can't be reached")
    asked: list[str] = []

    def refuse(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", refuse)
    page.get_by_role("link", name="All briefs").click()
    shown.wait("document.title.includes('•') && location.hash.startsWith('#name=')")

    shown.expect(shown.field("title")).to_have_value("Typed into the void")
    assert len(asked) == 1
    assert "in this window only" in asked[0]


def test_a_list_that_is_open_follows_the_folder(shown: "Window", path: Path) -> None:
    page = shown.page
    briefs = page.locator(".briefs")
    shown.expect(briefs).to_contain_text("Ports close for the night")
    path.write_text(BRIEF.replace("for the night", "for good"), encoding="utf-8")
    shown.expect(briefs).to_contain_text("Ports close for good")
    path.with_name("more.yaml").write_text(BRIEF, encoding="utf-8")
    shown.expect(briefs).to_contain_text("briefs/more.yaml")
    path.unlink()

    shown.expect(briefs).not_to_contain_text("briefs/ports.yaml")


def test_a_list_says_when_a_brief_has_a_draft_in_another_tab_and_when_it_has_none(shown: "Window") -> None:
    brief = shown.page.get_by_role("link").filter(has_text="briefs/ports.yaml").locator(".states")
    other = shown.open(page=shown.tab())
    shown.field("title", other).fill("Typed elsewhere")
    shown.settled(other)
    shown.expect(brief).to_contain_text("unsaved draft")
    other.keyboard.press("Control+s")

    shown.expect(brief).not_to_contain_text("unsaved draft")


def test_a_draft_of_a_tab_that_was_closed_is_offered_at_once(shown: "Window") -> None:
    other = shown.open(page=shown.tab())
    shown.field("title", other).fill("Typed and closed")
    shown.settled(other)
    other.close()
    page = shown.open()
    shown.expect(page.get_by_text("was not saved")).to_be_visible()
    page.get_by_role("button", name="Restore it").click()

    shown.expect(shown.field("title")).to_have_value("Typed and closed")


def test_a_draft_of_a_tab_that_is_open_is_not_offered_however_long_it_is_hidden(shown: "Window") -> None:
    other = shown.open(page=shown.tab())
    shown.field("title", other).fill("Typed and hidden")
    shown.settled(other)
    # As a browser does with a tab that has been out of sight for long: it does nothing any more.
    other.evaluate("bluf.stop(); Object.defineProperty(document, 'hidden', { value: true })")
    page = shown.open()
    shown.wait("bluf.file.looking === null")
    page.wait_for_timeout(1500)

    shown.expect(page.get_by_text("was not saved")).to_have_count(0)
    assert len(drafts(shown)) == 1


# What another window has


ELSEWHERE = "Another window has words of this brief that are not saved"


def top(page: "Page") -> float:
    """Where the form stands."""
    box = page.locator(".form").bounding_box()
    assert box is not None
    return float(box["y"])


def test_words_that_another_tab_has_not_saved_are_told_until_they_are_saved(shown: "Window") -> None:
    page = shown.open()
    other = shown.open(page=shown.tab())
    before = top(other)
    shown.field("title", other).fill("Typed in the other")
    shown.settled(other)
    shown.expect(page.get_by_text(ELSEWHERE)).to_be_visible()
    shown.expect(other.locator(".banner")).to_have_count(0)
    assert top(other) == before
    shown.expect(page.get_by_text("was not saved")).to_have_count(0)
    other.keyboard.press("Control+s")

    shown.expect(page.locator(".banner")).to_have_count(0)
    shown.expect(shown.field("title")).to_have_value("Typed in the other")


def test_words_that_another_tab_has_not_saved_are_told_as_soon_as_the_brief_is_opened(shown: "Window") -> None:
    other = shown.open(page=shown.tab())
    shown.field("title", other).fill("Typed in the other")
    shown.settled(other)
    page = shown.open()
    shown.expect(page.get_by_text(ELSEWHERE)).to_be_visible()
    other.close()

    shown.expect(page.get_by_text(ELSEWHERE)).to_have_count(0)
    shown.expect(page.get_by_role("button", name="Restore it")).to_be_visible()


def test_words_that_another_browser_has_not_saved_are_told_until_it_leaves_them(
    shown: "Window", browser: "Browser"
) -> None:
    from tests.editor.browsing import window

    page = shown.open()
    with window(browser, shown.editor) as other:
        other.open()
        other.field("title").fill("Typed in another browser")
        other.settled()
        shown.expect(page.get_by_text(ELSEWHERE)).to_be_visible()
        other.page.get_by_role("link", name="All briefs").click()
        shown.expect(page.get_by_text(ELSEWHERE)).to_have_count(0)
        shown.expect(page.get_by_role("button", name="Discard it")).to_be_visible()
        other.page.get_by_role("link").filter(has_text="briefs/ports.yaml").click()
        other.expect(other.field("title")).to_have_value("Typed in another browser")
        shown.expect(page.get_by_text(ELSEWHERE)).to_be_visible()
        other.page.keyboard.press("Control+s")

        shown.expect(page.locator(".banner")).to_have_count(0)


def test_a_tabs_own_draft_is_not_another_windows_after_a_reload(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("Typed and reloaded")
    shown.settled()
    page.reload()
    shown.expect(shown.field("title")).to_have_value("Typed and reloaded")
    shown.settled()
    page.evaluate("bluf.look()")  # as it does each second: what it finds is drawn then

    shown.expect(page.locator(".banner")).to_have_count(0)
    assert not page.evaluate("bluf.file.typedElsewhere")


def test_a_draft_that_is_removed_while_its_tab_is_open_is_kept_again(shown: "Window") -> None:
    shown.open()
    shown.field("title").fill("Typed and kept")
    shown.settled()
    for draft in drafts(shown):
        draft.unlink()
    for _ in range(200):
        if drafts(shown):
            break
        shown.page.wait_for_timeout(50)

    assert "Typed and kept" in drafts(shown)[0].read_text(encoding="utf-8")


def test_a_copy_of_a_tab_has_a_draft_of_its_own(shown: "Window") -> None:
    shown.open()
    with shown.page.expect_popup() as copied:  # what a browser copies with a tab: its session storage
        shown.page.evaluate("window.open(location.href)")
    copy = copied.value
    shown.expect(copy.locator(".sheet svg")).to_be_attached()
    shown.field("title").fill("Of the first")
    shown.field("title", copy).fill("Of its copy")
    shown.settled()
    shown.settled(copy)

    assert len(drafts(shown)) == 2
    assert shown.page.evaluate("bluf.tab") != copy.evaluate("bluf.tab")


# What becomes of the file


def test_a_file_that_is_deleted_is_told_and_can_be_put_back(shown: "Window", path: Path) -> None:
    page = shown.open()
    saved(shown, "Saved")
    path.unlink()
    shown.expect(page.get_by_role("alert")).to_contain_text("is no longer there")
    saved(shown, "Not saved")
    shown.expect(page.get_by_role("button", name="Take the file’s")).to_have_count(0)
    page.keyboard.press("Control+s")
    shown.expect(page.locator(".status")).to_contain_text("Not saved: the file is no longer there. “Put it back”")
    assert not path.exists()
    page.reload()
    shown.expect(page.get_by_role("alert")).to_contain_text("is no longer there")
    assert shown.text() == BRIEF
    page.get_by_role("button", name="Put it back").click()
    saved(shown, "Saved")

    assert path.read_text(encoding="utf-8") == BRIEF
    shown.expect(page.get_by_role("alert")).to_have_count(0)


def test_a_file_that_is_emptied_is_told_and_its_nothing_is_never_taken(shown: "Window", path: Path) -> None:
    page = shown.open()
    path.write_text(" \n", encoding="utf-8")
    shown.expect(page.get_by_role("alert")).to_contain_text("was emptied")
    saved(shown, "Not saved")
    shown.expect(page.get_by_role("button", name="Take the file’s")).to_have_count(0)
    page.evaluate("bluf.file.takeTheirs()")
    shown.settled()
    assert shown.text() == BRIEF
    page.get_by_role("button", name="Put your text back").click()
    saved(shown, "Saved")

    assert path.read_text(encoding="utf-8") == BRIEF


@pytest.mark.parametrize(
    ("what", "way"),
    [
        ("deleted", "Put it back"), ("emptied", "Put your text back"), ("changed", "Keep mine"),
        ("unreadable", "Copy the YAML"),
    ],
)  # fmt: skip
def test_saving_does_not_look_ready_while_the_file_is_in_its_way_and_says_what_to_do(
    shown: "Window", path: Path, what: str, way: str
) -> None:
    page = shown.open()
    shown.field("title").fill("Mine")
    shown.settled()
    save = page.get_by_role("button", name="Save")
    shown.expect(save).to_have_attribute("aria-disabled", "false")
    theirs = {"emptied": b"", "changed": BRIEF.replace("night", "week").encode(), "unreadable": b"title: \xff\n"}
    path.unlink() if what == "deleted" else path.write_bytes(theirs[what])
    shown.expect(save).to_have_attribute("aria-disabled", "true")
    save.click(force=True)
    shown.expect(page.locator(".status")).to_contain_text("Not saved: the file")
    shown.expect(page.locator(".status")).to_contain_text(f"“{way}”")
    shown.expect(save).to_have_attribute("title", re.compile(f"“{way}”"))
    assert (path.read_bytes() if path.exists() else None) == theirs.get(what)
    page.locator(".banner").get_by_role("button", name=way).click()

    if what == "changed":
        shown.expect(save).to_have_attribute("aria-disabled", "false")
        save.click()
    if what != "unreadable":
        saved(shown, "Saved")
        assert "title: Mine\n" in path.read_text(encoding="utf-8")


def test_the_files_text_is_not_taken_once_the_file_is_gone(shown: "Window", path: Path) -> None:
    page = shown.open()
    shown.field("title").fill("Mine")
    shown.settled()
    path.write_text(BRIEF.replace("for the night", "for theirs"), encoding="utf-8")
    take = page.get_by_role("button", name="Take the file’s")
    shown.expect(take).to_be_visible()
    with shown.held("disk"):
        path.unlink()
        take.click()
    shown.expect(page.get_by_role("alert")).to_contain_text("is no longer there")

    assert "title: Mine\n" in shown.text()


@pytest.mark.parametrize("how", ["bytes", "folder", "link"])
def test_a_file_that_can_not_be_read_any_more_is_told(shown: "Window", path: Path, how: str) -> None:
    page = shown.open()
    path.unlink()
    if how == "bytes":
        path.write_bytes(b"title: \xff\n")
    elif how == "folder":
        path.mkdir()
    else:
        outside = shown.editor.folder.parent / "outside.yaml"
        outside.write_text(BRIEF.replace("Ports close", "Others close"), encoding="utf-8")
        path.symlink_to(outside)
    shown.expect(page.get_by_role("alert")).to_contain_text("can't be read any more")
    saved(shown, "Not saved")

    assert shown.text() == BRIEF


def test_a_window_without_changes_follows_what_is_saved_elsewhere(shown: "Window", path: Path) -> None:
    first = shown.open()
    second = shown.open(page=shown.tab(), mode="YAML")
    shown.field("title", first).fill("Saved in the first")
    shown.settled(first)
    first.keyboard.press("Control+s")
    saved(shown, "Saved", first)
    shown.wait("bluf.text.includes('Saved in the first')", second)
    saved(shown, "Saved", second)
    shown.expect(second.get_by_role("alert")).to_have_count(0)
    path.write_text(BRIEF.replace("for the night", "by a program"), encoding="utf-8")

    for page in (first, second):
        shown.wait("bluf.text.includes('by a program')", page)
        saved(shown, "Saved", page)


def test_saved_is_said_only_while_bluf_can_tell(shown: "Window") -> None:
    shown.expected += ["ERR_CONNECTION", "Failed to load resource"]
    shown.open()
    saved(shown, "Saved")
    shown.editor.kill()

    saved(shown, "Not known")


# Undo


def undone(shown: "Window", *, by_keys: bool = False) -> list[str]:
    """The titles that undoing leads through, from the last to the first."""
    page, found = shown.page, []
    for _ in range(40):
        if page.get_by_role("button", name="Undo").get_attribute("aria-disabled") == "true":
            break
        if by_keys:
            page.keyboard.press("Control+z")
        else:
            page.get_by_role("button", name="Undo").click()
        shown.settled()
        found.append(shown.text().split("title: ")[1].split("\n")[0])
    return found


def put_caret(shown: "Window", mode: str) -> None:
    if mode == "Outline":
        shown.field("title").click()
        shown.page.keyboard.press("End")
    else:
        shown.page.evaluate("bluf.editor.goTo(2, 99)")


START = "Ports close for the night"


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_undo_goes_by_words(shown: "Window", mode: str) -> None:
    page = shown.open(mode=mode)
    put_caret(shown, mode)
    page.keyboard.type(" and incomprehensibilities last", delay=15)
    shown.settled()

    assert undone(shown, by_keys=True) == [f"{START} and incomprehensibilities", f"{START} and", START]
    assert shown.text() == BRIEF
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+Shift+Z")
    shown.settled()
    assert f"title: {START} and incomprehensibilities\n" in shown.text()


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_undo_goes_by_pauses(shown: "Window", mode: str) -> None:
    page = shown.open(mode=mode)
    put_caret(shown, mode)
    page.keyboard.type("fall", delay=15)
    page.wait_for_timeout(1200)
    page.keyboard.type("time", delay=15)
    page.wait_for_timeout(1200)
    for _ in range(3):
        page.keyboard.press("Backspace")
    shown.settled()

    assert undone(shown) == [f"{START}falltime", f"{START}fall", START]


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_undo_and_redo_survive_a_reload_and_a_save(shown: "Window", mode: str) -> None:
    page = shown.open(mode=mode)
    put_caret(shown, mode)
    page.keyboard.type(" one two three", delay=15)
    shown.settled()
    page.get_by_role("button", name="Undo").click()
    shown.settled()
    page.reload()
    shown.expect(page.locator(".sheet svg")).to_contain_text("one two")
    page.get_by_role("button", name="Redo").click()
    shown.settled()
    assert f"title: {START} one two three\n" in shown.text()
    page.keyboard.press("Control+s")
    saved(shown, "Saved")
    page.reload()
    shown.expect(page.locator(".sheet svg")).to_contain_text("one two three")

    assert undone(shown) == [f"{START} one two", f"{START} one", START]
    saved(shown, "Not saved")


def test_undo_is_not_kept_in_the_browser_and_survives_a_new_start_of_bluf(shown: "Window") -> None:
    shown.open()
    shown.field("title").fill("Typed")
    shown.settled()
    kept = shown.page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])")
    undo = shown.editor.state / "bluf" / "drafts"
    for _ in range(200):
        if any("Typed" in each.read_text(encoding="utf-8") for each in undo.glob("*.undo")):
            break
        shown.page.wait_for_timeout(50)
    else:
        raise AssertionError("no file of the user's own has it")

    assert "Typed" not in kept


def test_what_is_pasted_or_removed_as_a_whole_is_one_step(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").click()
    page.keyboard.press("End")
    page.evaluate("navigator.clipboard.writeText(' and several words at once')")
    page.keyboard.press("Control+v")
    shown.settled()
    page.get_by_role("button", name="Remove actor 1").click()
    shown.settled()

    assert undone(shown) == [f"{START} and several words at once", START]


def test_undo_keeps_to_whole_characters(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    for words in ("\U0001f600", "\U0001f601", "\U0001f602\U0001f601"):
        page.evaluate(f"bluf.editor.replace(bluf.text.replace(/title: .*/, 'title: ' + {words!r})); bluf.changed()")
        shown.settled()
    page.reload()
    shown.expect(page.locator(".saved")).to_have_text("Not saved")

    assert undone(shown) == ["\U0001f601", "\U0001f600", START]
