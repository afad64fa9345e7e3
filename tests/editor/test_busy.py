"""Others' connections and slow work keep nobody waiting: who has something to ask is answered."""

import asyncio
import json
import os
import resource
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bluf.editor import connections, previews
from bluf.editor.address import HostNames
from bluf.editor.door import Reply
from bluf.editor.drafts import Drafts
from bluf.editor.face_files import FaceFiles
from bluf.editor.folder import Folder
from bluf.editor.jobs import Drawn
from bluf.editor.lanes import EndingError, Lane
from bluf.editor.previews import Previews
from bluf.editor.routes import Routes
from bluf.editor.undo import UndoStore
from bluf.ground.confined import Allowance, ExcessError
from tests.editor import work
from tests.editor.running import BRIEF, Running, in_a_loop, put_briefs, running

MANY = 400


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("folder")
    put_briefs(folder)
    with running(folder, tmp_path_factory.mktemp("state")) as started:
        yield started


def connected(editor: Running, stack: ExitStack, sent: bytes = b"") -> socket.socket:
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", editor.port)))
    connection.sendall(sent)
    return connection


GET = b"GET /assets/vendor.js HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
HEAD = b"POST /api/hello HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"


HELD = {
    "half a head": HEAD[:20],
    "an answer that nobody reads": GET,
    "silent": b"",
    "half a body": HEAD + b"Content-Length: 4000\r\n\r\n{",
}


@pytest.mark.parametrize("what", HELD if os.environ.get("CI") else [*HELD][:2])
def test_hundreds_of_connections_that_hold_their_place_shut_nobody_out(editor: Running, what: str) -> None:
    if hasattr(resource, "prlimit"):  # as some systems have it from the start
        resource.prlimit(editor.process.pid, resource.RLIMIT_NOFILE, (256, 256))
    editor.enter()
    with ExitStack() as stack:
        held = [connected(editor, stack, HELD[what].replace(b"%d", str(editor.port).encode())) for _ in range(MANY)]

        assert editor.ask("GET", "/").status == 200
        editor.enter()
        assert editor.post("folder").status == 200
        assert editor.opened()["text"] == BRIEF
        assert len(held) == MANY


def test_a_connection_that_says_nothing_is_closed_and_one_that_bluf_knows_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Transport(asyncio.Transport):
        aborted = False

        def abort(self) -> None:
            self.aborted = True

        def is_closing(self) -> bool:
            return self.aborted

        def get_extra_info(self, _name: str, default: object = None) -> object:
            return default

    monkeypatch.setattr(connections, "PATIENCE", 0.04)

    async def watch() -> list[bool]:
        from uvicorn.config import Config
        from uvicorn.server import ServerState

        state, config = ServerState(), Config(Starlette(), log_level="error", lifespan="off")
        made = []
        for trusted in (False, True):
            connection = connections.Connection(config, state, {})
            connection.trusted = trusted
            connection.connection_made(Transport())
            made.append(connection)
        for _ in range(200):
            if made[0].transport.is_closing():
                break
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        return [each.transport.is_closing() for each in made]

    assert in_a_loop(watch) == [True, False]


def test_a_draft_from_a_long_article_does_not_hold_up_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_briefs(tmp_path)
    go_on = tmp_path / "go on"
    monkeypatch.setattr("bluf.editor.brief_list.jobs.new", work.slow_new)

    async def run() -> None:
        routes = Routes(
            Folder(tmp_path), HostNames(b"secret", "place"), Drafts(tmp_path / "d"), UndoStore(tmp_path / "d")
        )

        async def ask(name: str, **body: str) -> Any:
            reply: Reply = await routes.answer(name, json.dumps(body).encode())
            return json.loads(reply.content)

        new = {"path": "briefs/long.yaml", "template": "standard", "article": str(go_on)}
        drafting = asyncio.create_task(ask("new", **new))
        for at in range(3):
            typed: Any = {"preview": None}
            for _ in range(100):  # its process has to start
                if typed["preview"] is None:
                    typed = await ask("preview", path="briefs/ports.yaml", tab="one", base="", text=f"{BRIEF}# {at}\n")
            assert typed["preview"]["ok"]
        assert not drafting.done()
        go_on.touch()
        assert (await drafting)["path"] == "briefs/long.yaml"

    in_a_loop(run)


def test_a_lane_does_so_much_at_once_and_an_endless_call_is_ended(tmp_path: Path) -> None:
    async def run() -> tuple[list[str], str]:
        lane, short = Lane(2), Lane(1)
        go_on = tmp_path / "go on"
        waiting = [asyncio.create_task(lane.run(work.wait_for, go_on)) for _ in range(2)]
        third = asyncio.create_task(lane.run(work.echo, "third"))
        done, _ = await asyncio.wait([*waiting, third], timeout=1.0)
        assert not done
        assert await short.run(work.echo, "another lane") == "another lane"
        with pytest.raises(ExcessError):
            await short.run(work.loop, allowed=Allowance(0.2, 1 << 30))
        assert await short.run(work.echo, "after it") == "after it"
        go_on.touch()
        return await asyncio.gather(*waiting, third), "done"

    assert in_a_loop(run) == (["there", "there", "third"], "done")


def test_an_editor_that_is_stopped_waits_for_no_work(tmp_path: Path) -> None:
    go_on = tmp_path / "go on"

    async def run() -> None:
        lane = Lane(1)
        waiting = [asyncio.create_task(lane.run(work.wait_for, go_on)) for _ in range(2)]
        await asyncio.sleep(0.1)
        lane.end()
        first, _ = await asyncio.wait(waiting, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        go_on.touch()
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
        assert len(first) == 1
        assert [type(each) for each in outcomes] == [EndingError] * 2

    in_a_loop(run)


def test_what_a_tab_types_while_its_page_takes_long_is_kept_and_other_tabs_have_their_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_briefs(tmp_path)
    go_on = tmp_path / "go on"
    monkeypatch.setattr(previews, "SOON", 0.3)
    monkeypatch.setattr("bluf.editor.previews.jobs.preview", work.slow_preview)

    async def run() -> None:
        drafts = Drafts(tmp_path / "drafts")
        routes = Routes(Folder(tmp_path), HostNames(b"secret", "place"), drafts, UndoStore(tmp_path / "drafts"))

        async def preview(tab: str, text: str, **more: object) -> Any:
            body = {"path": "briefs/ports.yaml", "tab": tab, "base": "", "text": text, **more}
            reply: Reply = await routes.answer("preview", json.dumps(body).encode())
            return json.loads(reply.content)

        edits = [{"op": "put", "path": "title", "value": "Typed"}]
        slow = f"# slow {go_on}\n{BRIEF}"
        first = await preview("one", slow, edits=edits)
        second = await preview("one", first["text"] + "# more\n")
        other = await preview("two", BRIEF)
        while other["late"]:  # its process has to start
            other = await preview("two", BRIEF)

        assert (first["late"], first["preview"], "title: Typed" in first["text"]) == (True, None, True)
        assert (second["late"], other["preview"]) == (True, {"of": BRIEF})
        assert {draft.text for draft in drafts.of(tmp_path / "briefs" / "ports.yaml")} == {
            first["text"] + "# more\n",
            BRIEF,
        }
        go_on.touch()
        for _ in range(100):
            last = await preview("one", first["text"] + "# more\n")
            if not last["late"]:
                break
        assert last["preview"] == {"of": first["text"] + "# more\n"}

    in_a_loop(run)


def test_a_page_that_breaks_the_program_that_makes_it_is_told_and_the_text_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put_briefs(tmp_path)
    drafts = Drafts(tmp_path / "drafts")

    async def run(broken: Callable[..., object]) -> Any:
        monkeypatch.setattr("bluf.editor.previews.jobs.preview", broken)
        routes = Routes(Folder(tmp_path), HostNames(b"secret", "place"), drafts, UndoStore(tmp_path / "drafts"))
        body = json.dumps({"path": "briefs/ports.yaml", "tab": "t", "base": "", "text": BRIEF + "# kept\n"}).encode()
        answered = json.loads((await routes.answer("preview", body)).content)
        while answered["late"]:  # its process has to start
            answered = json.loads((await routes.answer("preview", body)).content)
        return answered

    ended, raised = (in_a_loop(partial(run, broken)) for broken in (work.end, work.fail))

    assert "breaks the program" in ended["failure"]
    assert "a bug in bluf (ZeroDivisionError)" in raised["failure"]
    assert "by nothing" in caplog.text
    assert [draft.text for draft in drafts.of(tmp_path / "briefs" / "ports.yaml")] == [BRIEF + "# kept\n"]


def test_previews_of_a_tab_are_made_one_at_a_time_and_the_last_is_what_it_gets(tmp_path: Path) -> None:
    class Counting(Lane):
        at_once, most = 0, 0

        async def run(self, _work: Any, *arguments: Any, **_more: Any) -> Any:  # type: ignore[override]
            self.at_once += 1
            self.most = max(self.most, self.at_once)
            await asyncio.sleep(0.02)
            self.at_once -= 1
            return Drawn(arguments[0].encode(), {})

    async def run() -> tuple[list[bytes | None], int]:
        lane = Counting(9)
        made = Previews(lane, FaceFiles())
        return [*await asyncio.gather(*(made.of("tab", tmp_path, str(at)) for at in range(4)))], lane.most

    assert in_a_loop(run) == ([b"0", b"1", b"2", b"3"], 1)
