"""Values that no tab sends are refused, at every route, and none of them ends as a fault of the editor's own."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bluf.editor.address import HostNames
from bluf.editor.drafts import Drafts
from bluf.editor.folder import Folder
from bluf.editor.routes import Routes
from bluf.editor.undo import UndoStore
from tests.editor.running import BRIEF, Running, in_a_loop, put_briefs

# By route: a request that it answers.
PATH = {"path": "briefs/ports.yaml"}
UNDO = {"kept": 0, "steps": [[0, "a", "b"]], "done": 1}
EDIT = {"op": "put", "path": "title", "value": "Ports"}
ROUTES: dict[str, dict[str, Any]] = {
    "folder": {},
    "choices": {},
    "summary": PATH,
    "face": {"digest": "0"},
    "brief": {**PATH, "tab": "t"},
    "disk": {**PATH, "tab": "t", "sha256": ""},
    "draft": {**PATH, "of": "t"},
    "discard": {**PATH, "of": "t"},
    "leave": {**PATH, "tab": "t"},
    "preview": {**PATH, "tab": "t", "base": "", "text": BRIEF, "undo": UNDO, "edits": [EDIT]},
    "undo": {**PATH, "tab": "t", "text": BRIEF, "undo": UNDO},
    "save": {**PATH, "tab": "t", "base": "", "text": BRIEF},
    "export": {**PATH, "text": BRIEF, "format": "pdf"},
    "new": {"path": "briefs/new.yaml", "template": "standard", "article": "We go on Monday."},
}
HALF = "\\ud800"  # as JSON, half a character
ODD = (
    "1", "1e999", "-1e999", "NaN", "true", "[]", "{}", "[null]", f'"{HALF}"', f'["{HALF}"]', f'{{"{HALF}": 1}}',
    "9" * 4000, "9" * 5000, "[" * 2000 + "]" * 2000, '"\\u0000"', '"a\\nb\\udfff.yaml"',
)  # fmt: skip
ODD_UNDO = (
    '{"kept": 0, "steps": [[1e999, "a", "b"]], "done": 1}',
    '{"kept": 1e999, "steps": [], "done": 0}',
    '{"kept": 0, "steps": [], "done": -1e999}',
    '{"kept": 0, "steps": [], "done": NaN}',
    '{"kept": -1, "steps": [], "done": 0}',
    '{"kept": 0, "steps": [], "done": 1}',
    '{"kept": 0, "steps": [[0, "a"]], "done": 0}',
    '{"kept": 0, "steps": [[-1, "a", "b"]], "done": 1}',
    '{"kept": 0, "steps": [["0", "a", "b"]], "done": 1}',
    '{"kept": 0, "steps": [[0, null, {}]], "done": 1}',
    '{"kept": 0, "steps": {"0": 1}, "done": 0}',
    '{"kept": null}',
)
ODD_EDITS = (
    "[1]", "[{}]", '[{"op": 1, "path": "title"}]', '[{"op": "put", "path": "title", "value": 1e999}]',
    f'[{{"op": "put", "path": "title", "value": "a{HALF}"}}]', f'[{{"op": "cut", "path": "{HALF}"}}]',
    '[{"op": "move", "path": "key_points", "index": 1e999, "to": 0}]',
    '[{"op": "insert", "path": "key_points", "index": -1, "value": "a"}]',
    f'[{{"op": "insert", "path": "quotes", "index": 0, "value": {{"text": "{HALF}"}}}}]',
)  # fmt: skip


def with_value(route: str, key: str, value: str) -> bytes:
    """A route's request with JSON in place of one of its values."""
    rest = {name: each for name, each in ROUTES[route].items() if name != key}
    return f"{json.dumps(rest)[:-1]}{', ' if rest else ''}{json.dumps(key)}: {value}}}".encode()


def test_every_route_of_the_table_is_answered_as_it_stands(editor: Running) -> None:
    editor.enter()
    answers = {route: editor.post(route, **body).status for route, body in ROUTES.items()}

    assert {route: status for route, status in answers.items() if status != 200} == {"face": 404, "draft": 404}


def test_odd_values_are_refused_and_never_end_as_a_bug(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    put_briefs(tmp_path)
    places = Drafts(tmp_path / "drafts"), UndoStore(tmp_path / "drafts")
    taken = {}

    async def ask() -> None:  # of the routes themselves: a browser may not ask for so much at once
        routes = Routes(Folder(tmp_path), HostNames(b"secret", "place"), *places)
        for route, key in ((route, key) for route, body in ROUTES.items() for key in body):
            for value in (*ODD, *(ODD_UNDO if key == "undo" else ()), *(ODD_EDITS if key == "edits" else ())):
                status = (await routes.answer(route, with_value(route, key, value))).status
                if status not in ({400, 403} if key == "path" else {400}) and not _is_text_or_nothing(key, value):
                    taken[route, key, value[:60]] = status

    in_a_loop(ask)

    assert taken == {}
    assert caplog.text == ""


def _is_text_or_nothing(key: str, value: str) -> bool:
    """Whether a value is one that the key may have, if an unusual one."""
    if value == '"\\u0000"':
        return key in ("tab", "of", "base", "sha256", "text", "article", "template", "digest")
    return key == "edits" and value == "[]"


def test_half_a_character_is_refused_wherever_text_stands(editor: Running) -> None:
    editor.enter()
    for route, body in ROUTES.items():
        for key in (name for name, value in body.items() if isinstance(value, str)):
            answer = editor.sealed(route, with_value(route, key, f'"a\\nb{HALF}"'))

            assert answer.status == 400, (route, key)
            assert answer.data["message"].startswith(f"line 2 of the {key} has half a character"), (route, key)


def test_half_a_character_that_was_typed_and_taken_out_again_keeps_nothing_from_going_on(editor: Running) -> None:
    editor.enter()
    steps = f'{{"kept": 0, "steps": [[0, "", "{HALF}"], [0, "{HALF}", ""]], "done": 2}}'

    assert editor.sealed("preview", with_value("preview", "undo", steps)).data["undo"] == 2
    assert editor.post("brief", **ROUTES["brief"]).status == 200


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX alone")
def test_a_file_whose_name_is_not_utf8_keeps_no_other_from_being_listed(editor: Running) -> None:
    with open(os.fsencode(editor.folder / "briefs") + b"/port\xff.yaml", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(BRIEF)
    editor.enter()

    assert [each["path"] for each in editor.post("folder").data["briefs"]] == ["briefs/ports.yaml"]
