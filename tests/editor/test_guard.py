"""The editor on a shared machine: nobody but its own page gets an answer, and what it answers can do nothing else."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from bluf.editor.door import SMALL
from bluf.editor.guard import BURST, MAX_BODY, RATE, Guard
from tests.editor.running import BRIEF, Running, put_briefs, running

ROUTES = (
    "folder", "choices", "summary", "face", "brief", "disk", "draft", "discard", "leave", "preview", "undo", "save",
    "export", "new", "issued", "copies", "withdraw", "lists", "plan", "passwords", "issue", "progress", "verify",
    "verified", "nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("folder")
    put_briefs(folder)
    (folder.parent / "outside.yaml").write_text("title: Not yours\nbottom_line: x\n", encoding="utf-8")
    with running(folder, tmp_path_factory.mktemp("state")) as started:
        started.enter()
        yield started


def test_it_listens_on_loopback_only(editor: Running) -> None:
    listening = Path(f"/proc/{editor.process.pid}/net/tcp")
    if not listening.exists():
        pytest.skip("this system has no /proc/net/tcp to look at")
    rows = [line.split() for line in listening.read_text().splitlines()[1:]]
    bound = {row[1].split(":")[0] for row in rows if row[3] == "0A" and int(row[1].split(":")[1], 16) == editor.port}

    assert bound == {"0100007F"}


def test_without_a_session_nothing_is_answered_but_the_page_which_holds_nothing(editor: Running) -> None:
    editor.preview(BRIEF + "# a draft\n")
    shown = [editor.ask("GET", path) for path in ("/", "/assets/app.js", "/assets/app.css", "/assets/vendor.js")]
    refused = [editor.call(route, b"{}") for route in ROUTES]
    refused += [editor.call(route, b"x" * 40, session="guessed") for route in ROUTES]

    assert {answer.status for answer in shown} == {200}
    assert {answer.status for answer in refused} == {401}
    held = (b"Ports close", b"ports.yaml", b"unsaved words", editor.token.encode())
    for answer in (*shown, *refused):
        assert not any(words in answer.body for words in held)
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_another_host_is_refused_as_dns_rebinding_would_have_it(editor: Running, host: str) -> None:
    headers = {"Host": host.format(port=editor.port)}

    for path in ("/", "/assets/app.js", "/api/folder"):
        assert editor.ask("GET", path, headers=headers).status in (400, 421)
    assert editor.post("folder", headers).status in (400, 421)


def test_localhost_leads_to_the_one_address_and_is_no_other(editor: Running) -> None:
    headers = {"Host": f"localhost:{editor.port}"}
    answer = editor.ask("GET", "/", headers=headers)

    assert (answer.status, answer.headers["location"]) == (307, f"{editor.root}/")
    assert editor.ask("GET", "/assets/app.js", headers=headers).status == 421
    assert editor.post("folder", {**headers, "Origin": f"http://localhost:{editor.port}"}).status == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}", None]
)
def test_a_post_from_another_page_is_refused(editor: Running, origin: str | None) -> None:
    headers = {"Origin": origin.format(port=editor.port)} if origin else {}
    assert editor.visit is not None
    _, body = editor.visit.seal("folder", b"{}")

    own = {"bluf-session": editor.visit.session}
    assert editor.ask("POST", "/api/folder", body, {**own, **headers}).status == 403
    assert editor.ask("POST", "/api/folder", body, {**own, "Origin": editor.root}).status == 200


def test_a_request_that_the_browser_says_is_cross_site_is_refused(editor: Running) -> None:
    for site in ("cross-site", "same-site"):
        assert editor.ask("GET", "/assets/app.js", headers={"Sec-Fetch-Site": site}).status == 403
        assert editor.post("folder", {"Sec-Fetch-Site": site}).status == 403


def test_every_answer_forbids_what_the_page_does_not_need(editor: Running) -> None:
    assert editor.visit is not None
    for answer in (
        editor.ask("GET", "/"),
        editor.ask("GET", "/nothing"),
        editor.ask("GET", "/assets/app.js"),
        editor.call("folder", editor.visit.seal("folder", b"{}")[1], session=editor.visit.session),
        editor.call("folder", b""),
        editor.ask("GET", "/", headers={"Host": "evil.example"}),
    ):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "http:" not in policy
        assert "*" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in policy
        assert "server" not in answer.headers
        assert answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "../outside.yaml", "briefs/../../outside.yaml", "/etc/passwd", "/etc/x.yaml", "briefs/sources/note.txt", "",
        "briefs/ports.receipts.yaml", ".hidden/x.yaml", "briefs\\..\\..\\outside.yaml", "briefs/\0.yaml", "~/x.yaml/..",
        "link.yaml", "linked/outside.yaml",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(editor: Running, path: str) -> None:
    link, linked = editor.folder / "link.yaml", editor.folder / "linked"
    if not link.exists():
        link.symlink_to(editor.folder.parent / "outside.yaml")
        linked.symlink_to(editor.folder.parent)

    text = "title: x\nbottom_line: y\n"
    assert editor.post("brief", path=path, tab="t", sha256="").status == 403
    assert editor.post("summary", path=path, tab="t", sha256="").status == 403
    assert editor.post("disk", path=path, tab="t", sha256="").status == 403
    assert editor.post("save", path=path, tab="t", base="", text=text).status == 403
    assert editor.post("preview", path=path, tab="t", base="", text=text).status == 403
    assert editor.post("new", path=path, template="standard").status == 403
    assert editor.post("export", path=path, text=text, format="pdf").status == 403
    assert editor.post("discard", path=path, of="t").status == 403
    assert b"Not yours" not in editor.post("folder").body


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/..%2fapp.py", "/assets/..%2f..%2fversion.py"]
)
def test_assets_are_those_of_the_editor_and_nothing_beside_them(editor: Running, path: str) -> None:
    answer = editor.ask("GET", path)

    assert answer.status in (403, 404)
    assert b"Starlette" not in answer.body


def test_a_body_over_the_limit_is_refused_whether_or_not_it_says_its_length(editor: Running) -> None:
    assert editor.visit is not None
    name = editor.visit.session
    said = editor.call("save", b"{}", {"Content-Length": str(MAX_BODY + 1)}, name)
    chunk = b"x" * 65536
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for _ in range(MAX_BODY // len(chunk) + 2)) + b"0\r\n\r\n"
    unsaid = editor.call("save", chunks, {"Transfer-Encoding": "chunked", "Content-Length": "0"}, name)

    assert said.status == 413
    assert unsaid.status in (400, 413)


def test_those_who_have_not_proven_themselves_may_send_little(editor: Running) -> None:
    assert editor.call("hello", b"x" * (SMALL + 1)).status == 403
    assert editor.call("enter", b"x" * (SMALL + 1)).status == 403


def test_a_brief_over_its_limit_is_refused(editor: Running) -> None:
    assert editor.preview("x" * (1024 * 1024 + 1)).status == 413


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"null", b'{"path": 1}', b"[" * 100_000, b"\xff", b'{"path": "\\ud800.yaml"}']
)
def test_a_body_that_is_not_what_is_asked_for_is_told_so(editor: Running, body: bytes) -> None:
    for route in ("preview", "save", "export", "new", "discard"):
        answer = editor.sealed(route, body)

        assert answer.status in (400, 403)
        assert "message" in answer.data


def test_a_lone_surrogate_is_refused_and_not_saved(editor: Running) -> None:
    body = json.dumps({"path": "briefs/ports.yaml", "tab": "t", "base": "", "text": "title: \ud800"}).encode()

    assert editor.sealed("save", body).status == 400


def test_too_many_requests_are_put_off_those_of_strangers_by_themselves_and_the_page_never() -> None:
    now = 0.0

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Response("answered")(scope, receive, send)

    async def ended() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    guard = Guard(app, 8642, lambda name: name == "proven", clock=lambda: now)

    def statuses(count: int, session: bytes = b"", method: str = "POST", path: str = "/api/folder") -> list[int]:
        headers = [(b"host", b"127.0.0.1:8642"), (b"origin", b"http://127.0.0.1:8642"), (b"bluf-session", session)]
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
        seen: list[int] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.append(message["status"])

        async def ask() -> None:
            for _ in range(count):
                await guard(scope, ended, send)

        # In a thread of its own: where a browser test ran before, this one has a running event loop.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(ask())).result()
        return seen

    assert statuses(int(BURST) + 2) == [200] * int(BURST) + [429] * 2
    assert statuses(int(BURST) + 1, b"proven") == [200] * int(BURST) + [429]
    assert statuses(9, method="GET", path="/assets/app.js") == [200] * 9
    now += 1.0
    assert statuses(int(RATE) + 1) == [200] * int(RATE) + [429]
