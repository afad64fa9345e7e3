"""Files that are dropped into a brief: they come in parts, sealed, and land in the brief's folder or nowhere."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.editor.running import BRIEF, Answer, Running

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
PART = 1024 * 1024
MIB = 1024 * 1024


@pytest.fixture
def entered(editor: Running) -> Running:
    editor.enter()
    return editor


def begun(editor: Running, content: bytes = PNG, **other: Any) -> Answer:
    asked = {
        "path": "briefs/ports.yaml", "kind": "picture", "name": "map.png", "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(), "where_taken": "ask",
    }  # fmt: skip
    return editor.post("add", **{**asked, **other})


def sent(editor: Running, upload: str, content: bytes) -> Answer:
    answer = editor.post("part", id=upload, at=0, data="")
    for at in range(0, len(content), PART):
        answer = editor.post("part", id=upload, at=at, data=base64.b64encode(content[at : at + PART]).decode())
    return answer


def added(editor: Running, content: bytes = PNG, **other: Any) -> Answer:
    upload = begun(editor, content, **other).data["id"]
    sent(editor, upload, content)
    return editor.post("added", id=upload)


def files(editor: Running) -> set[str]:
    return {path.relative_to(editor.folder).as_posix() for path in editor.folder.rglob("*") if path.is_file()}


def test_a_file_comes_in_parts_and_is_put_beside_the_brief(entered: Running) -> None:
    content = PNG + bytes(PART * 2)
    before = files(entered)
    upload = begun(entered, content).data

    assert upload["room"] == "free"
    assert sent(entered, upload["id"], content).data == {"at": len(content)}
    assert files(entered) == before
    assert entered.post("added", id=upload["id"]).data == {"file": "pictures/map.png"}
    assert (entered.folder / "briefs/pictures/map.png").read_bytes() == content
    assert files(entered) == before | {"briefs/pictures/map.png"}


def test_a_file_that_is_there_is_not_sent_and_another_of_its_name_is_asked_about(entered: Running) -> None:
    added(entered)
    other = PNG + b"2"

    same, taken = begun(entered).data, begun(entered, other).data
    assert (same["room"], same["file"], "id" in same) == ("same", "pictures/map.png", False)
    assert (taken["room"], taken["other"], "id" in taken) == ("taken", "pictures/map-2.png", False)
    assert added(entered, other, where_taken="keep").data == {"file": "pictures/map-2.png"}
    assert (entered.folder / "briefs/pictures/map.png").read_bytes() == PNG
    assert added(entered, other, where_taken="replace").data == {"file": "pictures/map.png"}
    assert (entered.folder / "briefs/pictures/map.png").read_bytes() == other


@pytest.mark.parametrize(
    ("kind", "name", "most"), [("picture", "a.png", 10), ("data", "a.csv", 4), ("source", "a.pdf", 20)]
)
def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    entered: Running, kind: str, name: str, most: int
) -> None:
    refused = begun(entered, kind=kind, name=name, size=most * MIB + 1)

    assert refused.status == 413
    assert f"may have {most}" in refused.data["message"]
    assert begun(entered, kind=kind, name=name, size=most * MIB).status == 200


def test_more_than_was_said_is_refused_as_soon_as_it_comes(entered: Running) -> None:
    upload = begun(entered, size=10).data["id"]
    data = base64.b64encode(bytes(11)).decode()

    assert entered.post("part", id=upload, at=0, data=data).status == 413
    assert entered.post("part", id=upload, at=0, data="").status == 404
    upload = begun(entered, size=2 * PART).data["id"]
    assert entered.post("part", id=upload, at=0, data=base64.b64encode(bytes(PART + 1)).decode()).status == 413


@pytest.mark.parametrize(
    ("content", "other"),
    [(b"<svg onload='alert(1)'></svg>", {}), (PNG, {"name": "map.jpg"}), (PNG, {"name": "a.csv", "kind": "data"})],
)
def test_what_is_not_what_its_name_says_is_not_kept(entered: Running, content: bytes, other: dict[str, str]) -> None:
    before = files(entered)
    refused = added(entered, content, **other)

    assert refused.status == 422
    assert "can't be added" in refused.data["message"]
    assert files(entered) == before


@pytest.mark.parametrize(
    "other",
    [
        {"name": "ports.yaml"}, {"name": "x.html"}, {"name": "map.png.exe"}, {"name": "map"}, {"kind": "template"},
        {"kind": "../.."}, {"size": 0},
    ],
)  # fmt: skip
def test_what_can_not_be_added_is_refused_with_the_reason(entered: Running, other: dict[str, Any]) -> None:
    refused = begun(entered, **other)
    assert refused.status == 422
    assert "can't be added" in refused.data["message"]


@pytest.mark.parametrize(
    "other",
    [
        {"size": -1}, {"size": "9"}, {"size": True}, {"size": 1.5}, {"size": None}, {"name": 1}, {"name": None},
        {"sha256": None}, {"where_taken": "overwrite"}, {"kind": None}, {"name": "a\ud800.png"},
    ],
)  # fmt: skip
def test_what_is_not_as_a_tab_asks_it_is_refused(entered: Running, other: dict[str, Any]) -> None:
    assert begun(entered, **other).status == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [("../ports.yaml", 403), ("/etc/x.yaml", 403), (".git/x.yaml", 403), ("briefs/note.txt", 403), ("no/x.yaml", 422)],
)
def test_a_file_is_put_beside_a_brief_of_the_folder_and_nowhere_else(entered: Running, path: str, status: int) -> None:
    assert begun(entered, path=path).status == status


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../../map.png", "pictures/map.png"), ("..\\..\\map.png", "pictures/map.png"),
        ("/etc/cron.d/map.png", "pictures/map.png"), (".map.png", "pictures/map.png"),
        ("CON.png", "pictures/file-CON.png"), ("a\u202egnp.exe.png", "pictures/a-gnp-exe.png"),
        ("a\x00\n.png", "pictures/a.png"), ("x" * 5000 + ".png", None),
    ],
)  # fmt: skip
def test_a_hostile_name_is_made_safe(entered: Running, name: str, file: str | None) -> None:
    before = files(entered)
    found = added(entered, name=name).data["file"]

    assert found == (file or found)
    assert len(found) < 200
    assert files(entered) - before == {f"briefs/{found}"}


def test_no_link_leads_a_file_out_of_the_folder(entered: Running, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (entered.folder / "briefs" / "pictures").symlink_to(outside)

    assert begun(entered).status == 422
    # The link is put there while the file is on its way.
    (entered.folder / "briefs" / "pictures").unlink()
    upload = begun(entered).data["id"]
    sent(entered, upload, PNG)
    (entered.folder / "briefs" / "pictures").symlink_to(outside)
    assert entered.post("added", id=upload).status == 422
    assert list(outside.iterdir()) == []


def test_a_file_that_has_not_come_whole_or_not_as_it_was_said_to_be_is_not_kept(entered: Running) -> None:
    before = files(entered)
    for content in (PNG[:-1], PNG[:-1] + b"x"):
        upload = begun(entered).data["id"]
        sent(entered, upload, content)
        assert entered.post("added", id=upload).status == 409
        assert entered.post("added", id=upload).status == 404
    assert files(entered) == before


def test_parts_must_follow_on_one_another(entered: Running) -> None:
    upload = begun(entered).data["id"]
    data = base64.b64encode(PNG[:10]).decode()

    assert entered.post("part", id=upload, at=5, data=data).status == 409
    assert entered.post("part", id=upload, at=0, data=data).data == {"at": 10}
    assert entered.post("part", id=upload, at=0, data=data).status == 409
    assert entered.post("part", id=upload, at=10, data="not base64!").status == 400
    assert entered.post("part", id="of nobody", at=0, data=data).status == 404


def test_only_so_many_files_are_on_their_way_at_once(entered: Running) -> None:
    first, *others = (begun(entered, name=f"{number}.png").data["id"] for number in range(5))

    assert entered.post("part", id=first, at=0, data="").status == 404
    assert [entered.post("part", id=each, at=0, data="").status for each in others] == [200] * 4


@pytest.mark.parametrize("route", ["add", "part", "added"])
def test_nobody_else_can_add_a_file(entered: Running, route: str) -> None:
    body = json.dumps({"path": "briefs/ports.yaml", "kind": "picture", "name": "map.png", "size": 1}).encode()
    own = {"Origin": entered.root}
    visit = entered.visit
    assert visit is not None
    sealed, elsewhere = (visit.seal(each, body)[1] for each in (route, "folder"))

    assert entered.ask("POST", f"/api/{route}", body, own).status == 401  # not sealed, of no session
    assert entered.ask("POST", f"/api/{route}", body, {**own, "bluf-session": visit.session}).status == 403
    assert entered.call(route, elsewhere, session=visit.session).status == 403  # sealed for another route
    assert entered.ask("POST", f"/api/{route}", sealed, {"bluf-session": visit.session}).status == 403  # no origin
    foreign = {"Origin": "https://example.org", "bluf-session": visit.session}
    assert entered.ask("POST", f"/api/{route}", sealed, foreign).status == 403
    rebound = {**own, "Host": "bluf.example.org", "bluf-session": visit.session}
    assert entered.ask("POST", f"/api/{route}", sealed, rebound).status == 421
    assert entered.ask("GET", f"/api/{route}", None, {"bluf-session": visit.session}).status == 403
    assert entered.call(route, sealed, {"Content-Length": str(9 * MIB)}, visit.session).status == 413


def test_what_was_added_is_served_at_no_address(entered: Running) -> None:
    file = added(entered, b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", name="map.svg").data[
        "file"
    ]
    for path in (f"/{file}", f"/briefs/{file}", f"/assets/{file}", f"/assets/../../{file}", f"/api/{file}"):
        assert entered.ask("GET", path).status in (403, 404)


def test_a_source_that_is_added_gives_its_quote_a_verdict_at_once(entered: Running) -> None:
    text = BRIEF.replace("    file: sources/note.txt\n", "")
    told = entered.preview(text).data
    assert told["failure"] is None, told
    without = told["preview"]["quotes"][0]["verdict"]
    words = "“The ports will close on Monday,” Minister Anna Berg said.\n".encode()
    file = added(entered, words, kind="source", name="A speech.txt").data["file"]
    edit = {"op": "put", "path": "sources[0].file", "value": file}

    answer = entered.preview(text, edits=[edit]).data
    assert file == "sources/A-speech.txt"
    assert "    file: sources/A-speech.txt\n" in answer["text"]
    assert (without, answer["preview"]["quotes"][0]["verdict"]) == ("unchecked", "verified")
