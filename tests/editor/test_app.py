"""What the editor's server answers: previews, saves that overwrite nothing, drafts that a crash leaves."""

import asyncio
import html
import json
import os
import re
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bluf.cli import inputs
from bluf.editor.address import HostNames
from bluf.editor.drafts import Drafts
from bluf.editor.folder import Folder, OnDisk, digest, read
from bluf.editor.routes import Routes
from bluf.editor.undo import UndoStore
from tests.editor.running import ARTICLE, BRIEF, Running, put_briefs, put_samples, running


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "folder"
    put_briefs(folder)
    with running(folder, tmp_path / "state") as started:
        started.enter()
        yield started


def put_all(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: [\nkey_points:\n" if name == "half.yaml" else BRIEF, encoding="utf-8")


def test_the_list_has_the_briefs_that_a_build_of_the_project_builds(
    editor: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all(
        editor.folder,
        "plain.yaml", "briefs/2026/march/x.yml", "briefs/2026/.hidden/x.yaml", "briefs/sources/x.yaml",
        "briefs/lists/x.yaml", "briefs/templates/mine/starter.yaml", "briefs/ports.receipts.yaml",
    )  # fmt: skip
    monkeypatch.chdir(editor.folder)

    names = [brief["path"] for brief in editor.post("folder").data["briefs"]]

    assert names == ["briefs/ports.yaml", "briefs/2026/march/x.yml"]
    assert names == list(inputs.briefs((), editor.folder.resolve()).names)


def test_a_folder_that_is_no_project_is_searched_for_what_looks_like_a_brief(tmp_path: Path) -> None:
    put_all(
        tmp_path, "plain.yaml", "deep/er/x.yml", ".hidden/x.yaml", "out/x.yaml", "templates/mine/x.yaml", "half.yaml"
    )
    (tmp_path / "docker-compose.yaml").write_text("services: {}\n", encoding="utf-8")

    assert sorted(Folder(tmp_path).briefs()) == ["deep/er/x.yml", "half.yaml", "plain.yaml"]


def test_a_link_out_of_the_project_is_not_listed_and_one_inside_is(editor: Running, tmp_path: Path) -> None:
    put_all(tmp_path, "elsewhere/x.yaml")
    (editor.folder / "briefs" / "out.yaml").symlink_to(tmp_path / "elsewhere" / "x.yaml")
    (editor.folder / "briefs" / "in.yaml").symlink_to("ports.yaml")
    (editor.folder / "briefs" / "gone.yaml").symlink_to("nowhere.yaml")

    names = [brief["path"] for brief in editor.post("folder").data["briefs"]]

    assert names == ["briefs/in.yaml", "briefs/ports.yaml"]


def test_the_templates_and_styles_of_the_folder_can_be_chosen_from(editor: Running) -> None:
    choices = editor.post("choices").data

    assert {template["name"] for template in choices["templates"]} >= {"briefing-note", "decision"}
    assert {style["name"] for style in choices["styles"]} >= {"plain", "harbour"}


def test_a_brief_of_the_list_has_its_title_date_page_and_state(editor: Running) -> None:
    (editor.folder / "briefs" / "bad.yaml").write_text(BRIEF.replace("will close", "may close"), encoding="utf-8")

    good, bad = (editor.post("summary", path=f"briefs/{name}.yaml").data for name in ("ports", "bad"))

    assert (good["title"], good["date"], good["fits"]) == ("Ports close for the night", "2026-05-04", True)
    assert (good["quotes"], good["verified"], good["errors"]) == (1, 1, 0)
    assert good["svg"].startswith("<svg")
    assert (bad["verified"], bad["errors"], bad["ok"]) == (0, 1, False)


def test_the_samples_of_the_project_are_listed_and_fit(tmp_path: Path) -> None:
    put_samples(tmp_path)
    with running(tmp_path, tmp_path / "state") as editor:
        editor.enter()
        briefs = editor.post("folder").data["briefs"]

        assert len(briefs) >= 2
        assert all(editor.post("summary", path=brief["path"]).data["fits"] for brief in briefs)


def test_a_preview_has_the_page_the_problems_and_the_place_of_every_field(editor: Running) -> None:
    text = BRIEF.replace("will close on", "will not close on")

    told = editor.preview(text).data
    found = told["preview"]

    (problem,) = [each for each in found["problems"] if each["severity"] == "error"]
    assert (problem["code"], problem["line"], problem["field"]) == ("quote-altered", 14, "quotes[0].text")
    assert found["fields"]["key_points[1].text"] == [8, 5, 8]
    assert 'data-src="key_points[0].text"' in found["page"]["svg"]
    (mend,) = problem["data"]["mends"]
    assert (mend["op"], mend["field"]) == ("put", "quotes[0].text")
    assert mend["value"] == "The ports will close on Monday."
    assert "No ship will be turned away" in found["quotes"][0]["passage"]
    assert found["data"]["key_points"][0] == "The northern port closes first."
    assert told["text"] is None


def test_a_preview_of_what_is_no_yaml_says_so_and_has_no_page(editor: Running) -> None:
    found = editor.preview("title: [\n").data["preview"]

    assert found["page"] is None
    assert found["data"] is None
    assert found["problems"][0]["line"]


def test_an_edit_of_the_form_comes_back_as_text_in_which_nothing_else_has_changed(editor: Running) -> None:
    edits = [{"op": "put", "path": "key_points[0].text", "value": "The northern port stays open."}]

    found = editor.preview(BRIEF, edits=edits).data

    assert found["text"] == BRIEF.replace("The northern port closes first.", "The northern port stays open.")
    assert found["preview"]["data"]["key_points"][0] == "The northern port stays open."


@pytest.mark.parametrize(
    "edits",
    [
        [{"op": "put"}],
        [1],
        {"op": "cut"},
        [{"op": "rm", "path": "title"}],
        [{"op": "move", "path": "key_points", "index": 0, "to": 9}],
        [{}] * 1001,
    ],
)
def test_an_edit_that_makes_no_sense_changes_nothing(editor: Running, edits: Any) -> None:
    answer = editor.preview(BRIEF, edits=edits)

    assert answer.status in (400, 409)
    assert answer.data["message"]


def test_a_save_replaces_the_file_and_its_draft_goes(editor: Running) -> None:
    opened = editor.opened()
    text = opened["text"].replace("two", "2").replace("Two", "2")
    editor.preview(text, base=opened["sha256"])
    saved = editor.post("save", path=opened["path"], tab=editor.tab, base=opened["sha256"], text=text)

    assert saved.status == 200
    assert (editor.folder / opened["path"]).read_text(encoding="utf-8") == text
    assert list((editor.state / "bluf" / "drafts").glob("*.json")) == []
    assert saved.data["sha256"] == editor.opened()["sha256"]


def test_a_save_over_a_file_that_has_changed_is_refused_with_the_text_of_both_at_hand(editor: Running) -> None:
    opened = editor.opened()
    path = editor.folder / opened["path"]
    path.write_text(BRIEF + "# theirs\n", encoding="utf-8")

    refused = editor.post("save", path=opened["path"], tab="t", base=opened["sha256"], text=BRIEF + "# mine\n")

    assert refused.status == 409
    assert refused.data["text"] == path.read_text(encoding="utf-8") == BRIEF + "# theirs\n"


def test_of_two_tabs_that_save_the_second_is_told(editor: Running) -> None:
    one, other = editor.opened(), editor.opened()

    first = editor.post("save", path=one["path"], tab="1", base=one["sha256"], text=BRIEF + "# 1\n")
    second = editor.post("save", path=other["path"], tab="2", base=other["sha256"], text=BRIEF + "# 2\n")

    assert (first.status, second.status) == (200, 409)
    assert (editor.folder / one["path"]).read_text(encoding="utf-8").endswith("# 1\n")


def test_of_two_saves_at_once_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_briefs(tmp_path)
    base = digest(BRIEF.encode())
    bodies = [
        json.dumps({"path": "briefs/ports.yaml", "tab": tab, "base": base, "text": BRIEF + f"# {tab}\n"}).encode()
        for tab in ("1", "2")
    ]
    both_look = threading.Barrier(2)

    def slow_read(path: Path) -> OnDisk:
        found = read(path)
        with suppress(threading.BrokenBarrierError):
            both_look.wait(0.5)  # if both could look before one writes, they would meet here
        return found

    monkeypatch.setattr("bluf.editor.open_brief.read", slow_read)

    async def ask_both() -> list[int]:
        folder, place = Folder(tmp_path), tmp_path / "state"
        routes = Routes(folder, HostNames(b"secret", "place"), Drafts(place), UndoStore(place))
        answers = await asyncio.gather(*(routes.answer("save", body) for body in bodies))
        return sorted(answer.status for answer in answers)

    # In a thread of its own: where a browser test ran before, this one has a running event loop.
    with ThreadPoolExecutor(1) as thread:
        statuses = thread.submit(lambda: asyncio.run(ask_both())).result()

    assert statuses == [200, 409]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay_as_the_file_has_them(editor: Running, start: bytes) -> None:
    path = editor.folder / "briefs" / "ports.yaml"
    path.write_bytes(start + BRIEF.replace("\n", "\r\n").encode())
    opened = editor.opened()

    editor.post("save", path=opened["path"], tab="t", base=opened["sha256"], text=opened["text"] + "# é\n")

    assert "\r" not in opened["text"]
    assert path.read_bytes() == start + (BRIEF + "# é\n").replace("\n", "\r\n").encode()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_line_that_ends_unlike_the_others_goes_on_to_and_new_ones_end_as_most_do(editor: Running, end: str) -> None:
    path = editor.folder / "briefs" / "ports.yaml"
    mixed = BRIEF.replace("\nactors:", f"{end}actors:")
    path.write_bytes(mixed.encode())
    opened = editor.opened()
    text = BRIEF.replace("date:", "subtitle: Until Friday\ndate:").replace("role: Minister", "role: The minister")

    answer = editor.post("save", path=opened["path"], tab="t", base=opened["sha256"], text=text)

    assert opened["text"] == BRIEF
    assert answer.status == 200
    assert path.read_bytes() == text.replace("\nactors:", f"{end}actors:").encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_that_is_named_like_a_brief_is_none(editor: Running) -> None:
    os.mkfifo(editor.folder / "briefs" / "pipe.yaml")

    assert [brief["path"] for brief in editor.post("folder").data["briefs"]] == ["briefs/ports.yaml"]
    for answer in (
        editor.post("brief", path="briefs/pipe.yaml", tab="t"),
        editor.post("summary", path="briefs/pipe.yaml"),
        editor.post("save", path="briefs/pipe.yaml", tab="t", base="", text=BRIEF),
    ):
        assert (answer.status, answer.data["message"]) == (422, "the file can't be read: it is no file")


def test_a_file_that_is_not_utf_8_is_told_and_not_touched(editor: Running) -> None:
    path = editor.folder / "briefs" / "old.yaml"
    path.write_bytes("title: Zürich\nbottom_line: x\n".encode("latin-1"))

    assert editor.post("brief", path="briefs/old.yaml", tab="t").status == 422
    assert editor.post("save", path="briefs/old.yaml", tab="t", base="", text="title: x\n").status == 422
    assert path.read_bytes() == "title: Zürich\nbottom_line: x\n".encode("latin-1")


def test_a_folder_that_takes_no_file_keeps_the_old_one_and_says_why(editor: Running) -> None:
    opened = editor.opened()
    target = editor.folder / "briefs" / "ports.yaml"
    target.unlink()
    target.mkdir()

    answer = editor.post("save", path=opened["path"], tab="t", base=opened["sha256"], text=BRIEF)

    assert answer.status == 422
    assert target.is_dir()


def test_what_was_typed_is_there_after_kill_9_and_a_new_start(editor: Running) -> None:
    opened = editor.opened()
    editor.preview(BRIEF + "# typed\n", base=opened["sha256"])
    editor.kill()
    with running(editor.folder, editor.state) as again:
        again.enter()
        again.tab = "a new tab"
        (draft,) = again.opened()["drafts"]
        text = again.post("draft", path="briefs/ports.yaml", of="a tab").data

        assert (draft["tab"], draft["open"]) == ("a tab", False)
        assert text == {"text": BRIEF + "# typed\n", "base": opened["sha256"]}
        assert (editor.folder / "briefs" / "ports.yaml").read_text(encoding="utf-8") == BRIEF
        again.post("discard", path="briefs/ports.yaml", of="a tab")
        assert again.opened()["drafts"] == []


def test_a_tab_has_its_own_draft_at_once_and_others_are_told_whether_it_is_open(editor: Running) -> None:
    editor.preview(BRIEF + "# typed\n", base="")
    own, other = (editor.post("brief", path="briefs/ports.yaml", tab=tab).data for tab in ("a tab", "another"))
    editor.post("leave", path="briefs/ports.yaml", tab="a tab")
    later = editor.post("brief", path="briefs/ports.yaml", tab="another").data

    assert (own["own"]["text"], own["drafts"]) == (BRIEF + "# typed\n", [])
    assert other["own"] is None
    assert [draft["open"] for draft in (*other["drafts"], *later["drafts"])] == [True, False]


def test_drafts_of_two_tabs_do_not_replace_one_another(editor: Running) -> None:
    for tab in ("one", "two"):
        editor.tab = tab
        editor.preview(f"{BRIEF}# {tab}\n", base="")
    editor.kill()
    with running(editor.folder, editor.state) as again:
        again.enter()
        texts = {again.post("draft", path="briefs/ports.yaml", of=tab).data["text"] for tab in ("one", "two")}

        assert {draft["tab"] for draft in again.opened()["drafts"]} == {"one", "two"}
        assert texts == {f"{BRIEF}# one\n", f"{BRIEF}# two\n"}


def test_the_list_counts_drafts_and_has_the_briefs_of_which_nothing_else_is_left(editor: Running) -> None:
    editor.preview(BRIEF + "# typed\n", base="")
    (before,) = editor.post("folder").data["briefs"]
    (editor.folder / "briefs" / "ports.yaml").unlink()
    (after,) = editor.post("folder").data["briefs"]
    own = editor.post("brief", path="briefs/ports.yaml", tab="another").data

    assert (before["drafts"], after["drafts"], after["stamp"]) == (1, 1, "gone")
    assert (own["text"], own["own"]["text"]) == (None, BRIEF + "# typed\n")


def test_text_that_is_the_files_own_leaves_no_draft(editor: Running) -> None:
    editor.preview(BRIEF + "# typed\n", base="")
    editor.preview(BRIEF, base="", saved=True)

    assert list((editor.state / "bluf" / "drafts").glob("*.json")) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")
def test_drafts_are_for_their_users_eyes_only(editor: Running) -> None:
    editor.preview(BRIEF + "# typed\n", base="")
    folder = editor.state / "bluf" / "drafts"
    (draft,) = folder.glob("*.json")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600


def test_a_draft_that_is_damaged_is_passed_over(editor: Running) -> None:
    editor.preview(BRIEF + "# typed\n", base="")
    (draft,) = (editor.state / "bluf" / "drafts").glob("*.json")
    draft.write_text(json.dumps({"tab": 1})[:-3], encoding="utf-8")

    found = editor.opened()

    assert (found["own"], found["drafts"]) == (None, [])


def test_a_change_on_disk_is_told_to_a_tab_that_knows_the_old_file(editor: Running) -> None:
    opened = editor.opened()
    same = editor.post("disk", path=opened["path"], tab="t", sha256=opened["sha256"]).data
    (editor.folder / opened["path"]).write_text(BRIEF + "# theirs\n", encoding="utf-8")
    changed = editor.post("disk", path=opened["path"], tab="t", sha256=opened["sha256"]).data

    assert (same["state"], same["text"]) == ("there", None)
    assert (changed["state"], changed["text"]) == ("there", BRIEF + "# theirs\n")


def test_a_file_that_is_deleted_or_can_not_be_read_is_told_as_such(editor: Running) -> None:
    path = editor.folder / editor.opened()["path"]
    path.unlink()
    gone = editor.post("disk", path="briefs/ports.yaml", tab="t", sha256="x").data
    path.mkdir()
    folder = editor.post("disk", path="briefs/ports.yaml", tab="t", sha256="x").data
    path.rmdir()
    path.write_bytes(b"\xff")
    bytes_ = editor.post("disk", path="briefs/ports.yaml", tab="t", sha256="x").data

    assert (gone["state"], gone["text"]) == ("gone", None)
    assert (folder["state"], folder["why"]) == ("unreadable", "the file can't be read: it is no file")
    assert (bytes_["state"], bytes_["text"]) == ("unreadable", None)


def test_a_file_that_is_gone_is_made_again_only_if_that_is_asked_for(editor: Running) -> None:
    opened = editor.opened()
    path = editor.folder / opened["path"]
    path.write_bytes(BRIEF.replace("\n", "\r\n").encode())
    opened = editor.opened()
    path.unlink()
    refused = editor.post("save", path=opened["path"], tab="t", base=opened["sha256"], text=BRIEF)
    assert (refused.status, refused.data["state"], path.exists()) == (409, "gone", False)

    assert editor.post("save", path=opened["path"], tab="t", base="", text=BRIEF).status == 200
    assert path.read_bytes() == BRIEF.replace("\n", "\r\n").encode()
    assert editor.post("save", path=opened["path"], tab="t", base="", text=BRIEF + "# 2\n").status == 409


def test_a_save_whose_answer_was_lost_can_be_asked_for_again(editor: Running) -> None:
    opened = editor.opened()
    asked = {"path": opened["path"], "tab": "t", "base": opened["sha256"], "text": BRIEF + "# mine\n"}

    first, second = editor.post("save", **asked), editor.post("save", **asked)

    assert (first.status, second.status) == (200, 200)
    assert first.data == second.data


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_download_has_the_bytes_that_a_build_writes(editor: Running, format: str) -> None:
    import bluf

    path = editor.folder / "briefs" / "ports.yaml"
    answer = editor.post("export", path="briefs/ports.yaml", text=BRIEF, format=format)
    bluf.build(path, out=editor.folder / "out", to=[format])

    assert answer.body == (editor.folder / "out" / f"ports.{format}").read_bytes()


def test_a_brief_that_would_not_build_gives_no_file_but_its_problems(editor: Running) -> None:
    answer = editor.post("export", path="briefs/ports.yaml", text=BRIEF.replace("will close", "may"), format="pdf")

    assert answer.status == 422
    assert [problem["code"] for problem in answer.data["problems"]] == ["quote-altered"]


def test_a_new_brief_of_a_template_builds_as_it_is(editor: Running) -> None:
    for template in ("standard", "decision"):
        made = editor.post("new", path=f"briefs/new-{template}.yaml", template=template)

        assert made.data["path"] == f"briefs/new-{template}.yaml"
        assert made.data["problems"] == []
        assert editor.post("summary", path=made.data["path"]).data["ok"]


def test_a_new_brief_of_an_article_has_its_quotes_verified_and_the_article_beside_it(editor: Running) -> None:
    made = editor.post("new", path="briefs/drafted.yaml", template="standard", article=ARTICLE)

    found = editor.post("summary", path=made.data["path"]).data
    assert (editor.folder / "briefs" / "sources" / "drafted.txt").read_text(encoding="utf-8") == ARTICLE
    assert found["quotes"] == found["verified"] > 0


def test_a_new_brief_does_not_replace_a_file(editor: Running) -> None:
    answer = editor.post("new", path="briefs/ports.yaml", template="standard")

    assert answer.status == 409
    assert (editor.folder / "briefs" / "ports.yaml").read_text(encoding="utf-8") == BRIEF


def test_a_template_that_there_is_not_is_told(editor: Running) -> None:
    answer = editor.post("new", path="briefs/x.yaml", template="minutes")

    assert answer.status == 422
    assert "minutes" in answer.data["message"]


def test_a_hostile_brief_is_text_in_the_picture(editor: Running) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% for %}\\\" ' onload=x &lt;"
    text = BRIEF.replace("Ports close for the night", f"'{bad.replace(chr(39), chr(39) * 2)}'")

    svg = editor.preview(text).data["preview"]["page"]["svg"]

    assert "<script" not in svg
    assert "<img" not in svg
    shown = html.unescape(re.sub("<[^>]*>", " ", svg))  # whose lines end anywhere in it
    assert "{{ 7*7 }}" in " ".join(shown.split())
    assert "&lt;script&gt;" in svg
