"""The choice of a template shows each with its page: drawn once, kept until its files change, and never in the way."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import bluf
from bluf.editor import jobs
from bluf.editor.address import HostNames
from bluf.editor.drafts import Drafts
from bluf.editor.folder import Folder
from bluf.editor.lanes import Lane
from bluf.editor.routes import Routes
from bluf.editor.undo import UndoStore
from tests.editor.running import in_a_loop, put_briefs

if TYPE_CHECKING:
    from tests.editor.browsing import Window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put_briefs(tmp_path)
    bluf.start_template("weekly", workspace=bluf.Workspace(tmp_path))
    return tmp_path


class Asking:
    """Routes of a folder whose work is counted by what it is of."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn: list[str] = []
        self._folder = folder
        run = Lane.run

        async def counted(lane: Lane, work: Any, *arguments: Any, **more: Any) -> Any:
            if work is jobs.template_picture:
                self.drawn.append(arguments[0])
            return await run(lane, work, *arguments, **more)

        monkeypatch.setattr(Lane, "run", counted)

    def ask(self, *steps: Any) -> list[tuple[int, Any]]:
        """Ask for pictures by the templates' names, one after the other; what is called between is called then."""

        async def asked() -> list[tuple[int, Any]]:
            state = self._folder / ".state"
            routes = Routes(Folder(self._folder), HostNames(b"secret", "place"), Drafts(state), UndoStore(state))
            answers: list[tuple[int, Any]] = []
            for step in steps:
                if callable(step):
                    step()
                    continue
                reply = await routes.answer("picture", json.dumps({"template": step}).encode())
                answers.append((reply.status, json.loads(reply.content)))
            return answers

        answers: list[tuple[int, Any]] = in_a_loop(asked)
        return answers


def test_a_picture_is_the_page_of_the_templates_starter_and_names_its_faces(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((own, weekly), (shipped, decision)) = Asking(folder, monkeypatch).ask("weekly", "decision")

    assert (own, shipped) == (200, 200)
    assert weekly["svg"] == bluf.write_svg(bluf.template_page("weekly", brief=folder / "briefs" / "new.yaml"))
    assert weekly["svg"] != decision["svg"]
    assert {"digest", "family", "weight", "style"} <= weekly["faces"][0].keys()


def test_it_is_drawn_once_until_a_file_of_the_templates_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = Asking(folder, monkeypatch)
    starter = folder / "templates" / "weekly" / "starter.yaml"

    def change() -> None:
        starter.write_text(starter.read_text(encoding="utf-8").replace("Say what this is about", "Another title"))

    first, same, changed = asking.ask("weekly", "weekly", change, "weekly")

    assert asking.drawn == ["weekly", "weekly"]
    assert first == same
    assert "Another title" in changed[1]["svg"]


def test_of_a_template_at_fault_the_reason_is_told_and_others_are_drawn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = folder / "templates" / "weekly" / "page.html.j2"
    page.write_text("<center>{{ title }}</center>", encoding="utf-8")

    bad, good, unknown = Asking(folder, monkeypatch).ask("weekly", "decision", "../briefs")

    assert (bad[0], good[0], unknown[0]) == (422, 200, 422)
    assert "<center>" in bad[1]["message"]


@pytest.mark.engines
@pytest.mark.xdist_group("browser")
def test_new_brief_shows_each_template_with_its_page_and_one_at_fault_by_its_name_alone(shown: "Window") -> None:
    shown.expected.append("422")
    here = bluf.Workspace(shown.editor.folder)
    for name in ("weekly", "broken"):
        bluf.start_template(name, workspace=here)
    (here.folder / "templates" / "broken" / "page.html.j2").write_text("<center>{{ title }}</center>")
    page = shown.page
    page.get_by_role("button", name="New brief").click()
    group = page.get_by_role("group", name="Template")

    shown.expect(group.get_by_role("radio", name=re.compile("^(weekly|broken)$"))).to_have_count(2)
    for name in ("decision", "briefing-note", "weekly"):
        group.get_by_role("radio", name=name).scroll_into_view_if_needed()
        picture = group.get_by_role("img", name=f"A page of the template {name}", exact=True)
        shown.expect(picture.locator("svg")).to_be_visible()
    shown.expect(group.locator(".template.alone")).to_contain_text("broken")
    shown.expect(group.get_by_role("img", name="broken")).to_have_count(0)


@pytest.mark.engines
@pytest.mark.xdist_group("browser")
def test_a_template_is_chosen_by_the_arrow_keys_and_by_its_picture(shown: "Window") -> None:
    bluf.start_template("weekly", workspace=bluf.Workspace(shown.editor.folder))
    page = shown.page
    page.get_by_role("button", name="New brief").press("Enter")
    usual, own = (page.get_by_role("radio", name=name) for name in ("briefing-note", "weekly"))
    shown.expect(own).to_be_visible()
    page.get_by_label("Name of its file").fill("by-keys")
    page.keyboard.press("Tab")
    shown.expect(usual).to_be_focused()
    for _ in range(page.get_by_role("group", name="Template").get_by_role("radio").count()):
        if not own.is_checked():
            page.keyboard.press("ArrowDown")
    shown.expect(own).to_be_checked()
    page.locator(".template", has=page.get_by_role("radio", name="decision")).locator(".thumbnail").click()
    shown.expect(page.get_by_role("radio", name="decision")).to_be_checked()
    own.check()
    page.get_by_label("Name of its file").press("Enter")

    shown.expect(shown.field("open_questions[0].text")).to_be_visible(timeout=60_000)  # pictures are drawn meanwhile
