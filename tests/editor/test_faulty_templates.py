"""A template or a style that is at fault closes the door to nothing but itself."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bluf
from bluf.editor.address import HostNames
from bluf.editor.drafts import Drafts
from bluf.editor.folder import Folder
from bluf.editor.lanes import Lane
from bluf.editor.routes import Routes
from bluf.editor.undo import UndoStore
from bluf.ground.confined import Excess, ExcessError
from tests.editor.running import BRIEF, Running, in_a_loop, put_briefs
from tests.template.samples import SHIPPED

SOUND = "name: daily\ndescription: Of a day.\nbased_on: standard\nfields:\n  weather: {type: text, required: true}\n"
FAULTS: dict[str, Callable[[Path], Any]] = {
    "half-written": lambda file: file.write_text("name: weekly\nfields:\n  issue: {type: nonsense}\n"),
    "no YAML": lambda file: file.write_text("name: [weekly\n"),
    "no text": lambda file: file.write_bytes(b"\xff\xfe\x00"),
    "a folder": lambda file: file.mkdir(),
    "too large": lambda file: file.write_text("# more\n" * 60_000),
    "on itself": lambda file: file.write_text("name: weekly\ndescription: Of a week.\nbased_on: weekly\n"),
    **({"a pipe": os.mkfifo} if hasattr(os, "mkfifo") else {}),
}


@pytest.fixture(params=FAULTS)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a sound template, and one at fault: `weekly`."""
    for name in ("daily", "weekly"):
        (tmp_path / "templates" / name).mkdir(parents=True)
    (tmp_path / "templates" / "daily" / "template.yaml").write_text(SOUND)
    FAULTS[request.param](tmp_path / "templates" / "weekly" / "template.yaml")
    put_briefs(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(folder: Path, route: str, **body: Any) -> tuple[int, Any]:
    """The status and the data of what a route answers."""

    async def ask() -> tuple[int, Any]:
        state = folder / ".state"
        routes = Routes(Folder(folder), HostNames(b"secret", "place"), Drafts(state), UndoStore(state))
        content = {"path": "briefs/ports.yaml", "tab": "t", "base": "", **body}
        while True:
            reply = await routes.answer(route, json.dumps(content).encode())
            data = json.loads(reply.content) if reply.media == "application/json" else None
            if not (data or {}).get("late"):
                return reply.status, data

    answer: tuple[int, Any] = in_a_loop(ask)
    return answer


def test_a_brief_of_another_template_is_opened_previewed_amended_listed_and_downloaded(folder: Path) -> None:
    text = BRIEF + "template: daily\nweather: Fair\n"
    edits = [{"op": "put", "path": "title", "value": "Ports open"}]
    status, opened = asked(folder, "brief")
    amended = asked(folder, "preview", text=text, edits=edits)[1]

    assert status == 200
    assert opened["schema"]["properties"]["template"]["examples"] == sorted([*SHIPPED, "daily"])
    assert (amended["failure"], amended["preview"]["ok"]) == (None, True)
    assert "title: Ports open\n" in amended["text"]
    assert asked(folder, "summary")[1]["ok"]
    assert asked(folder, "export", text=text, format="docx")[0] == 200


def test_the_brief_of_the_template_is_opened_with_blufs_own_fields_and_the_templates_error(folder: Path) -> None:
    text = BRIEF + "template: weekly\n"
    (folder / "briefs" / "ports.yaml").write_text(text)
    status, opened = asked(folder, "brief")
    preview = asked(folder, "preview", text=text)[1]["preview"]

    assert status == 200
    assert "bottom_line" in opened["schema"]["properties"]
    assert preview["data"]["title"] == "Ports close for the night"
    assert {problem["file"] for problem in preview["problems"]} == {"templates/weekly/template.yaml"}


def test_new_briefs_are_made_from_the_others_and_the_fault_is_told(folder: Path) -> None:
    choices = asked(folder, "choices")[1]
    made, _ = asked(folder, "new", path="briefs/new.yaml", template="standard")
    drafted, _ = asked(folder, "new", path="briefs/more.yaml", template="standard", article="“We go,” Ann Bell said.\n")
    refused, why = asked(folder, "new", path="briefs/none.yaml", template="weekly")

    assert [template["name"] for template in choices["templates"]] == sorted([*SHIPPED, "daily"])
    assert [each["file"] for each in choices["faulty"]] == ["templates/weekly/template.yaml"]
    assert (made, drafted, refused) == (200, 200, 422)
    assert why["message"].startswith("templates/weekly/template.yaml: ")
    assert bluf.preview((folder / "briefs" / "new.yaml").read_text(), "briefs/new.yaml").ok


def test_a_style_at_fault_leaves_the_others_to_choose_from(editor: Running) -> None:
    styles = editor.folder / "templates" / "styles"
    styles.mkdir(parents=True)
    (styles / "broken.yaml").write_text("paragraphs: 3\n")
    editor.enter()
    choices = editor.post("choices").data

    assert [style["name"] for style in choices["styles"]] == [
        "chancery",
        "gazette",
        "harbour",
        "institution",
        "ministry",
        "plain",
    ]
    assert [each["file"] for each in choices["faulty"]] == ["templates/styles/broken.yaml"]


def test_templates_that_take_too_long_to_read_leave_those_that_come_with_bluf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_briefs(tmp_path)
    run = Lane.run

    async def hurried(lane: Lane, work: Any, *arguments: Any, **more: Any) -> Any:
        if not getattr(work, "keywords", {}).get("shipped", False):
            raise ExcessError(Excess.TIME)
        return await run(lane, work, *arguments, **more)

    monkeypatch.setattr(Lane, "run", hurried)
    status, opened = asked(tmp_path, "brief")
    chosen, choices = asked(tmp_path, "choices")

    assert (status, chosen) == (200, 200)
    assert opened["schema"]["properties"]["template"]["examples"] == list(SHIPPED)
    assert [template["name"] for template in choices["templates"]] == list(SHIPPED)
    assert "takes too long" in choices["faulty"][0]["message"]
