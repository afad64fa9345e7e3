"""Issues in the editor: planned, made once that is agreed to, listed, withdrawn; and files that are verified."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.deliver.test_public_steps import BRIEF, CABINET, LIST, PORTS, put
from tests.editor.running import Answer, Running, running

MIB = 1024 * 1024


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Running]:
    put(tmp_path / "folder" / PORTS, BRIEF)
    put(tmp_path / "folder" / CABINET, LIST)
    with running(tmp_path / "folder", tmp_path / "state") as started:
        started.enter()
        yield started


def planned(editor: Running) -> Any:
    return editor.post("plan", path=PORTS, list=CABINET).data


def made(editor: Running) -> Any:
    return editor.post("issue", path=PORTS, list=CABINET, plan=planned(editor)["plan"]).data


def verified(editor: Running, content: bytes, name: str = "a.pdf") -> Answer:
    asked = editor.post("verify", name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest()).data
    for at in range(0, len(content), asked["part"]):
        part = base64.b64encode(content[at : at + asked["part"]]).decode()
        assert editor.post("part", id=asked["id"], at=at, data=part).status == 200
    return editor.post("verified", id=asked["id"])


def test_nothing_is_made_before_the_plan_that_was_shown_is_agreed_to(editor: Running) -> None:
    assert editor.post("lists").data == {"lists": [CABINET]}
    plan = planned(editor)

    assert [(each["recipient"], each["level"]) for each in plan["copies"]] == [
        ("Ines Okafor", "TLP:AMBER"), ("Press desk", "TLP:CLEAR"),
    ]  # fmt: skip
    assert not (editor.folder / "out").exists()
    put(editor.folder / CABINET, LIST.replace("Press desk", "Wires"))
    stale = editor.post("issue", path=PORTS, list=CABINET, plan=plan["plan"])
    assert (stale.status, stale.data["problems"][0]["code"]) == (422, "plan-changed")
    assert not (editor.folder / "out").exists()

    issue = made(editor)
    assert (issue["name"], issue["copies"], issue["files"]) == ("ports-1", 2, 3)
    assert len(list((editor.folder / issue["folder"]).iterdir())) == 3


def test_more_copies_than_are_made_here_are_planned_and_not_made(editor: Running) -> None:
    rows = "".join(f"  - {{name: N{at}, email: n{at}@harn.example, level: TLP:AMBER}}\n" for at in range(501))
    put(editor.folder / CABINET, f"title: All\nrecipients:\n{rows}")
    plan = planned(editor)

    assert (len(plan["copies"]), plan["most"]) == (501, 500)
    answer = editor.post("issue", path=PORTS, list=CABINET, plan=plan["plan"])
    assert (answer.status, answer.data["message"]) == (413, "more than 500 copies are made on the command line")
    assert not (editor.folder / "out").exists()


def test_a_group_alone_gets_protected_copies_by_passwords_that_came_first(editor: Running) -> None:
    put(editor.folder / CABINET, LIST.replace("level: TLP:CLEAR", "level: TLP:CLEAR, groups: press"))
    asked: dict[str, Any] = {"path": PORTS, "list": CABINET, "groups": ["press"]}
    plan = editor.post("plan", **asked).data
    assert (plan["groups"], plan["not_protected"]) == ([{"name": "press", "recipients": 1}], [])
    (password,) = editor.post("passwords", **asked).data["passwords"]
    assert not (editor.folder / "out").exists()

    issue = editor.post("issue", **asked, plan=plan["plan"], passwords=[password]).data

    (copy,) = (editor.folder / issue["folder"]).iterdir()
    assert (copy.name, b"/Encrypt" in copy.read_bytes()) == ("1-Press-desk.pdf", True)
    assert editor.post("progress", path=PORTS).data == {"files": 0}  # it is finished


@pytest.mark.parametrize(
    "more",
    [{"passwords": ["1234", "1234"]}, {"passwords": "abc"}, {"passwords": [1, 2]}, {"groups": "press"}, {"groups": 1}],
    ids=str,
)
def test_passwords_and_groups_that_are_none_are_refused(editor: Running, more: dict[str, Any]) -> None:
    put(editor.folder / CABINET, LIST.replace("[pdf, docx]", "pdf"))
    plan = planned(editor)["plan"]

    assert editor.post("issue", path=PORTS, list=CABINET, plan=plan, **more).status == 400
    assert not (editor.folder / "out").exists()


def test_problems_of_a_list_come_with_their_file_and_line(editor: Running) -> None:
    put(editor.folder / CABINET, LIST.replace("press@harn.example", "nobody"))

    answer = editor.post("plan", path=PORTS, list=CABINET)

    assert answer.status == 422
    assert [(each["file"], each["line"]) for each in answer.data["problems"]] == [(CABINET, 4)]


@pytest.mark.parametrize("to", ["../lists/cabinet.yaml", "/etc/passwd", "lists/../../x.yaml", "out/x.sqlite"])
def test_a_list_outside_the_folder_is_refused(editor: Running, to: str) -> None:
    assert editor.post("plan", path=PORTS, list=to).status in (403, 404)


def test_a_list_that_is_a_link_out_of_the_folder_is_refused(editor: Running) -> None:
    put(editor.folder.parent / "others.yaml", LIST)
    (editor.folder / "lists" / "linked.yaml").symlink_to(editor.folder.parent / "others.yaml")

    for route in ("plan", "passwords", "issue"):
        assert editor.post(route, path=PORTS, list="lists/linked.yaml", plan="x").status == 403


def test_another_page_can_ask_for_none_of_it(editor: Running) -> None:
    plan = planned(editor)["plan"]

    for route in ("plan", "passwords", "issue", "withdraw", "verify"):
        asked = {"path": PORTS, "list": CABINET, "plan": plan, "issue": "ports-1", "why": "x", "name": "a", "size": 1}
        assert editor.post(route, {"Origin": "http://elsewhere.example"}, **asked).status == 403
        assert editor.post(route, {"Sec-Fetch-Site": "cross-site"}, **asked).status == 403
        assert editor.call(route, json.dumps(asked).encode()).status == 401  # without a session, not sealed
    assert not (editor.folder / "out").exists()


def test_what_was_issued_is_listed_with_its_copies_and_is_withdrawn_with_a_reason(editor: Running) -> None:
    made(editor)
    (issue,) = editor.post("issued").data["issues"]
    copies = editor.post("copies", issue="ports-1").data["copies"]

    assert (issue["state"], issue["copies"], issue["sent"]) == ("current", 2, 0)
    assert [(each["copy"], len(each["files"])) for each in copies] == [(1, 2), (2, 1)]
    assert editor.post("withdraw", issue="ports-1", why=" ").status == 400
    assert editor.post("withdraw", issue="ports-1", why="w" * 2001).status == 413
    assert editor.post("withdraw", issue="ports-1", why="a wrong date").data["state"] == "withdrawn"
    again = editor.post("withdraw", issue="ports-1", why="again")
    assert (again.status, editor.post("issued").data["issues"][0]["why"]) == (422, "a wrong date")


def test_what_is_not_in_the_ledger_is_refused_and_makes_none(editor: Running) -> None:
    assert editor.post("issued").data == {"issues": [], "changed": None}
    assert editor.post("copies", issue="ports-1").status == 422
    assert editor.post("withdraw", issue="ports-1", why="x").status == 422
    assert not list(editor.folder.glob("*.sqlite*"))


def test_a_ledger_that_is_none_is_told_and_stays_as_it_is(editor: Running) -> None:
    path = editor.folder / "bluf-ledger.sqlite"
    path.write_bytes(b"not a database" * 100)

    for answer in (editor.post("issued"), editor.post("withdraw", issue="ports-1", why="x")):
        assert (answer.status, answer.data["problems"][0]["code"]) == (422, "ledger-damaged")
    assert verified(editor, b"%PDF-1.7").data["problems"][0]["code"] == "ledger-damaged"
    assert path.read_bytes() == b"not a database" * 100


def test_a_copy_is_verified_until_a_byte_of_it_is_changed_or_it_is_withdrawn(editor: Running) -> None:
    made(editor)
    path = editor.folder / editor.post("copies", issue="ports-1").data["copies"][0]["files"][0]
    content = path.read_bytes()
    before = {each for each in editor.folder.rglob("*") if each.is_file()}

    found = verified(editor, content).data
    assert (found["state"], found["is_good"], found["recipient"], found["copy"], found["copies"]) == (
        "current", True, "Ines Okafor", 1, 2,
    )  # fmt: skip
    changed = verified(editor, content[:-20] + bytes([content[-20] ^ 1]) + content[-19:]).data
    assert (changed["state"] in ("altered", "unknown"), changed["is_good"]) == (True, False)
    editor.post("withdraw", issue="ports-1", why="a wrong date")
    gone = verified(editor, content).data
    assert (gone["state"], gone["is_good"], gone["why"]) == ("withdrawn", False, "a wrong date")
    assert {each for each in editor.folder.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x03\x04" + bytes(99), b"<html>", bytes(3 * MIB)], ids=len
)  # fmt: skip
def test_a_file_that_is_none_of_these_is_unknown(editor: Running, content: bytes) -> None:
    answer = verified(editor, content, "x" * 400 + "/../\u202e.pdf")

    assert answer.status == 422 or (answer.data["state"], answer.data["is_good"]) == ("unknown", False)


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(editor: Running) -> None:
    answer = editor.post("verify", name="a.pdf", size=32 * MIB + 1, sha256="")

    assert (answer.status, answer.data["message"]) == (413, "a file of more than 32 MiB is not verified here")


def test_more_than_was_announced_is_not_taken(editor: Running) -> None:
    asked = editor.post("verify", name="a.pdf", size=3, sha256=hashlib.sha256(b"abc").hexdigest()).data

    assert editor.post("part", id=asked["id"], at=0, data=base64.b64encode(b"abcd").decode()).status == 413
    assert editor.post("verified", id=asked["id"]).status == 404
