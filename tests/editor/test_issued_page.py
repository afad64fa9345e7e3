"""What was issued, in the page: seen, withdrawn, verified by dropping a file, and issued from an open brief."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bluf
from tests.deliver.test_public_steps import BRIEF, CABINET, LIST, PORTS, put
from tests.editor.running import Running, running
from tests.editor.test_accessible import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Running]:
    put(tmp_path / "folder" / PORTS, BRIEF)
    put(tmp_path / "folder" / CABINET, LIST)
    with running(tmp_path / "folder", tmp_path / "state") as started:
        yield started


def made(editor: Running) -> bytes:
    """Issue the brief, and return the first copy."""
    here = bluf.Workspace(editor.folder)
    bluf.make_issue(PORTS, CABINET, bluf.plan_issue(PORTS, CABINET, here).plan, workspace=here)
    return next((editor.folder / "out").rglob("1-*.pdf")).read_bytes()


def issued(shown: "Window") -> "Page":
    page = shown.page
    page.get_by_role("link", name="Issued").click()
    shown.expect(page.get_by_role("heading", name="Issued", exact=True)).to_be_visible()
    return page


def drop(page: "Page", name: str, content: bytes) -> None:
    """Drop a file onto the heading of the page, as a browser tells it."""
    page.evaluate(
        """([name, bytes]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            const told = { dataTransfer, bubbles: true, cancelable: true };
            document.querySelector("h1").dispatchEvent(new DragEvent("dragover", told));
            document.querySelector("h1").dispatchEvent(new DragEvent("drop", told));
        }""",
        [name, list(content)],
    )


def found(page: "Page", name: str) -> "Locator":
    return page.locator(".found").filter(has=page.get_by_text(name, exact=True))


def test_a_brief_is_issued_by_keys_once_what_is_made_was_agreed_to(shown: "Window") -> None:
    page = shown.open(PORTS)
    out = shown.editor.folder / "out"
    page.get_by_role("button", name="Issue …").press("Enter")
    dialog = page.get_by_role("dialog")
    rows = dialog.get_by_role("row")
    shown.expect(rows).to_have_count(3)
    shown.expect(rows.nth(1)).to_contain_text("the whole brief (TLP:AMBER)")
    shown.expect(rows.nth(2)).to_contain_text("the edition for TLP:CLEAR")
    shown.expect(dialog.get_by_role("checkbox", name="Write a mail")).to_be_disabled()  # the list has no sender
    shown.expect(dialog.get_by_role("checkbox", name="Protect each PDF")).to_be_disabled()  # one of them gets a DOCX
    dialog.get_by_role("button", name="Make copies …").press("Enter")
    shown.expect(dialog.get_by_text("Make 2 copies (3 files)")).to_be_focused()
    dialog.get_by_role("button", name="Back").press("Enter")
    shown.expect(dialog.get_by_role("button", name="Make copies …")).to_be_focused()
    assert not out.exists()
    dialog.get_by_role("button", name="Make copies …").press("Enter")
    shown.expect(dialog.get_by_text("Make 2 copies (3 files)")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    shown.expect(dialog.get_by_role("heading", name="Issued as ports-1")).to_be_visible()
    assert len(list((out / "issues" / "ports-1").iterdir())) == 3
    dialog.get_by_role("button", name="Copy the command").press("Enter")
    shown.expect(dialog.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "bluf issue --resume ports-1 --send"
    dialog.get_by_role("link", name="See what was issued").press("Enter")
    shown.expect(page.locator("summary")).to_contain_text("Ports close for the night")


def test_a_group_gets_copies_whose_passwords_are_shown_once_and_must_be_kept(shown: "Window") -> None:
    put(shown.editor.folder / CABINET, LIST.replace("level: TLP:CLEAR", "level: TLP:CLEAR, groups: press"))
    page = shown.open(PORTS)
    page.get_by_role("button", name="Issue …").click()
    dialog = page.get_by_role("dialog")
    shown.expect(dialog.get_by_label("To the list")).to_be_focused()
    protect = dialog.get_by_role("checkbox", name="Protect each PDF")
    shown.expect(protect).to_be_disabled()
    dialog.get_by_role("checkbox", name="press").press("Space")
    shown.expect(dialog.get_by_role("row")).to_have_count(2)
    shown.expect(dialog.get_by_role("row").nth(1)).to_contain_text("1-Press-desk.pdf")
    protect.press("Space")
    dialog.get_by_role("button", name="Make copies …").press("Enter")
    make = dialog.get_by_role("button", name="Make 1 copy")
    password = dialog.get_by_role("region", name="Passwords of the copies").locator("code").inner_text()
    shown.expect(make).to_have_attribute("aria-disabled", "true")
    make.press("Enter")
    dialog.get_by_role("button", name="Copy them all").press("Enter")
    shown.expect(dialog.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"copy,recipient,password\n1,Press desk,{password}\n"
    assert not (shown.editor.folder / "out").exists()
    dialog.get_by_role("checkbox", name="I have kept the passwords").press("Space")
    make.press("Enter")

    shown.expect(dialog.get_by_role("heading", name="Issued as ports-1")).to_be_visible()
    assert password not in page.content()
    (copy,) = (shown.editor.folder / "out" / "issues" / "ports-1").iterdir()
    assert b"/Encrypt" in copy.read_bytes()


def test_how_far_a_long_list_is_made_is_shown(shown: "Window") -> None:
    rows = "".join(f"  - {{name: N{at}, email: n{at}@harn.example, level: TLP:AMBER}}\n" for at in range(400))
    put(shown.editor.folder / CABINET, f"title: All\nrecipients:\n{rows}")
    page = shown.open(PORTS)
    page.get_by_role("button", name="Issue …").click()
    dialog = page.get_by_role("dialog")
    shown.expect(dialog.get_by_role("row")).to_have_count(401)
    dialog.get_by_role("button", name="Make copies …").press("Enter")
    dialog.get_by_role("button", name="Make 400 copies").press("Enter")
    bar = dialog.get_by_role("progressbar", name="Making copies")
    shown.expect(bar).to_be_visible()
    page.keyboard.press("Escape")  # the dialog stays while it is at work

    shown.expect(bar).to_have_attribute("value", re.compile("^[1-9]"))
    shown.expect(dialog.get_by_role("heading", name="Issued as ports-1")).to_be_visible(timeout=60_000)


def test_what_is_not_saved_and_what_is_at_fault_is_not_issued(shown: "Window") -> None:
    shown.expected.append("422")
    put(shown.editor.folder / CABINET, LIST.replace("TLP:CLEAR", "TLP:PINK"))
    page = shown.open(PORTS)
    shown.field("title").fill("Ports stay open")
    shown.settled()
    page.get_by_role("button", name="Issue …").click()
    dialog = page.get_by_role("dialog")
    make = dialog.get_by_role("button", name="Make copies …")
    shown.expect(make).to_have_attribute("aria-disabled", "true")
    dialog.get_by_role("button", name="Save it").click()
    shown.expect(dialog.get_by_role("alert")).to_contain_text("lists/cabinet.yaml, line 4:")
    shown.expect(make).to_have_attribute("aria-disabled", "true")
    put(shown.editor.folder / CABINET, LIST)
    dialog.get_by_role("button", name="Look again").click()

    shown.expect(dialog.get_by_text("2 copies of “Ports stay open” for Cabinet")).to_be_visible()
    shown.expect(make).to_have_attribute("aria-disabled", "false")


def test_an_issue_is_withdrawn_with_a_reason_and_not_without(shown: "Window") -> None:
    made(shown.editor)
    page = issued(shown)
    page.locator("summary").press("Enter")
    shown.expect(page.get_by_role("row").nth(1)).to_contain_text("Ines Okafor")
    page.get_by_role("button", name="Withdraw ports-1").press("Enter")
    dialog = page.get_by_role("dialog", name="Withdraw ports-1?")
    dialog.get_by_role("button", name="Withdraw it").press("Enter")
    shown.expect(dialog.get_by_role("alert")).to_contain_text("Say why first")
    dialog.get_by_label("Why").fill("A wrong date.")
    dialog.get_by_role("button", name="Withdraw it").press("Enter")

    shown.expect(page.locator("summary .state").first).to_have_text("Withdrawn")
    shown.expect(page.locator("summary")).to_be_focused()
    shown.expect(page.get_by_text("Withdrawn: A wrong date.")).to_be_visible()
    shown.expect(page.get_by_role("button", name=re.compile("^Withdraw"))).to_have_count(0)
    assert bluf.issued(bluf.Workspace(shown.editor.folder)).issues[0].why == "A wrong date."


def test_a_file_that_is_dropped_anywhere_is_verified_and_told_in_words(shown: "Window") -> None:
    content = made(shown.editor)
    page = issued(shown)
    drop(page, "whole.pdf", content)
    drop(page, "changed.pdf", content[:-9] + b"?" + content[-8:])

    whole, changed = found(page, "whole.pdf"), found(page, "changed.pdf")
    shown.expect(whole.get_by_role("heading")).to_have_text("✓ Genuine and current")
    shown.expect(whole).to_contain_text("copy 1 of 2 of “Ports close for the night”, made for Ines Okafor (TLP:AMBER)")
    shown.expect(changed.get_by_role("heading")).to_have_text(re.compile("^[?✕] (Unknown|Altered)$"))


def test_a_file_that_is_chosen_is_verified_and_one_too_large_is_refused_unread(shown: "Window") -> None:
    shown.expected.append("413")
    content = made(shown.editor)
    large = shown.editor.folder.parent / "large.pdf"
    with large.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    page = issued(shown)
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Verify a file").press("Enter")
    choosing.value.set_files(large)
    shown.expect(found(page, "large.pdf")).to_contain_text("a file of more than 32 MiB is not verified here")
    small = large.with_name("copy.pdf")
    small.write_bytes(content)
    page.locator("input[type=file]").set_input_files(small)
    shown.expect(found(page, "copy.pdf")).to_contain_text("Genuine and current")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (820, "light"), (390, "dark")])
def test_axe_finds_nothing_against_what_was_issued_and_issuing(
    browser: "Browser", editor: Running, width: int, scheme: str
) -> None:
    from tests.editor.browsing import window

    put(editor.folder / CABINET, LIST.replace("level: TLP:CLEAR", "level: TLP:CLEAR, groups: press"))
    content = made(editor)
    with window(browser, editor, viewport={"width": width, "height": 800}, color_scheme=scheme) as opened:
        opened.expected.append("Applying inline style")  # axe tries one of its own
        page = issued(opened)
        page.locator("summary").click()
        opened.expect(page.get_by_role("table")).to_be_visible()
        drop(page, "whole.pdf", content)
        drop(page, "odd.pdf", b"%PDF-1.7")
        opened.expect(page.locator(".found")).to_have_count(2)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.get_by_role("button", name="Withdraw ports-1").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page = opened.open(PORTS)
        page.get_by_role("button", name="Issue …").click()
        opened.expect(page.get_by_role("dialog").get_by_role("table")).to_be_visible()
        assert violations(page) == []
        page.get_by_role("checkbox", name="press").check()
        page.get_by_role("checkbox", name="Protect each PDF").check()
        page.get_by_role("button", name="Make copies …").click()
        opened.expect(page.get_by_role("region", name="Passwords of the copies")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
