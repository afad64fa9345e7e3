"""The editor on a shared machine: nobody but its own page gets an answer, and what it answers can do nothing else."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from bluf.editor.guard import BURST, MAX_BODY, RATE, Guard
from tests.editor.running import Running, put_briefs, running


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


def test_without_the_cookie_nothing_is_answered(editor: Running) -> None:
    for path in ("/", "/assets/app.js", "/api/folder", "/faces/regular.ttf"):
        assert editor.ask("GET", path, headers={"Cookie": ""}).status == 403


@pytest.mark.parametrize("cookie", ["bluf-{port}=guessed", "bluf-{port}=", "other=1", "bluf-{port}=\xe9", ";;;="])
def test_a_wrong_cookie_is_no_cookie(editor: Running, cookie: str) -> None:
    assert editor.ask("GET", "/api/folder", headers={"Cookie": cookie.format(port=editor.port)}).status == 403


def test_the_token_is_exchanged_once(tmp_path: Path) -> None:
    put_briefs(tmp_path)
    with running(tmp_path, tmp_path / "state") as fresh:
        assert fresh.ask("GET", "/?token=wrong").status == 403
        first, second = fresh.enter(), fresh.ask("GET", f"/?token={fresh.token}", headers={"Cookie": ""})

        cookie = first.headers["set-cookie"]
        assert (first.status, second.status) == (200, 403)
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "Domain" not in cookie
        fresh.cookie = cookie.split(";")[0]
        assert fresh.get("folder").status == 200


def test_the_brief_that_was_named_is_opened_after_the_exchange(tmp_path: Path) -> None:
    put_briefs(tmp_path)
    with running(tmp_path, tmp_path / "state", "briefs/ports.yaml") as fresh:
        path = fresh.address.removeprefix(fresh.root)

        assert b'url=/?brief=briefs%2Fports.yaml"' in fresh.ask("GET", path).body


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_another_host_is_refused_as_dns_rebinding_would_have_it(editor: Running, host: str) -> None:
    headers = {"Host": host.format(port=editor.port)}

    assert editor.ask("GET", "/api/folder", headers=headers).status in (400, 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}", None]
)
def test_a_post_from_another_page_is_refused(editor: Running, origin: str | None) -> None:
    headers = {"Origin": origin.format(port=editor.port)} if origin else {}

    assert editor.ask("POST", "/api/save", b"{}", headers).status == 403


def test_a_request_that_the_browser_says_is_cross_site_is_refused(editor: Running) -> None:
    for site in ("cross-site", "same-site"):
        assert editor.ask("GET", "/api/folder", headers={"Sec-Fetch-Site": site}).status == 403
        assert editor.post("preview", {"Sec-Fetch-Site": site}).status == 403


def test_every_answer_forbids_what_the_page_does_not_need(editor: Running) -> None:
    for answer in (
        editor.ask("GET", "/"),
        editor.get("folder"),
        editor.get("nothing"),
        editor.ask("GET", "/", headers={"Cookie": ""}),
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
    assert editor.get("brief", path=path).status == 403
    assert editor.get("summary", path=path).status == 403
    assert editor.get("disk", path=path).status == 403
    assert editor.post("save", path=path, tab="t", base="", text=text).status == 403
    assert editor.post("preview", path=path, tab="t", base="", text=text).status == 403
    assert editor.post("new", path=path, template="standard").status == 403
    assert editor.post("export", path=path, text=text, format="pdf").status == 403
    assert editor.post("discard", path=path, tab="t").status == 403
    assert b"Not yours" not in editor.get("folder").body


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/..%2fapp.py", "/faces/..%2f..%2fx.ttf"]
)
def test_assets_are_those_of_the_editor_and_nothing_beside_them(editor: Running, path: str) -> None:
    answer = editor.ask("GET", path)

    assert answer.status in (403, 404)
    assert b"Starlette" not in answer.body


def test_a_body_over_the_limit_is_refused_whether_or_not_it_says_its_length(editor: Running) -> None:
    own = {"Origin": editor.root}
    said = editor.ask("POST", "/api/save", b"{}", {**own, "Content-Length": str(MAX_BODY + 1)})
    chunk = b"x" * 65536
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for _ in range(MAX_BODY // len(chunk) + 2)) + b"0\r\n\r\n"
    unsaid = editor.ask("POST", "/api/save", chunks, {**own, "Transfer-Encoding": "chunked", "Content-Length": "0"})

    assert said.status == 413
    assert unsaid.status in (400, 413)


def test_a_brief_over_its_limit_is_refused(editor: Running) -> None:
    assert editor.preview("x" * (1024 * 1024 + 1)).status == 413


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"null", b'{"path": 1}', b"[" * 100_000, b"\xff", b'{"path": "\\ud800.yaml"}']
)
def test_a_body_that_is_not_what_is_asked_for_is_told_so(editor: Running, body: bytes) -> None:
    for route in ("preview", "save", "export", "new", "discard"):
        answer = editor.ask("POST", f"/api/{route}", body, {"Origin": editor.root})

        assert answer.status in (400, 403)
        assert "message" in answer.data


def test_a_lone_surrogate_is_refused_and_not_saved(editor: Running) -> None:
    body = json.dumps({"path": "briefs/ports.yaml", "tab": "t", "base": "", "text": "title: \ud800"}).encode()

    assert editor.ask("POST", "/api/save", body, {"Origin": editor.root}).status == 400


def test_too_many_requests_are_put_off_and_then_answered_again_those_without_the_cookie_by_themselves() -> None:
    now = 0.0

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Response("answered")(scope, receive, send)

    async def ended() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    guard = Guard(app, 8642, clock=lambda: now)
    seen: list[int] = []
    cookie = b""

    def statuses(count: int, headers: tuple[tuple[bytes, bytes], ...] = (), query: bytes = b"") -> list[int]:
        scope = {
            "type": "http", "method": "GET", "path": "/", "query_string": query,
            "headers": [(b"host", b"127.0.0.1:8642"), *headers],
        }  # fmt: skip
        seen.clear()

        async def send(message: Message) -> None:
            nonlocal cookie
            if message["type"] == "http.response.start":
                seen.append(message["status"])
                cookie = dict(message["headers"]).get(b"set-cookie", cookie).split(b";")[0]

        async def ask() -> None:
            for _ in range(count):
                await guard(scope, ended, send)

        # In a thread of its own: where a browser test ran before, this one has a running event loop.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(ask())).result()
        return seen

    statuses(1, query=f"token={guard.token}".encode())
    assert statuses(int(BURST) + 1) == [403] * (int(BURST) - 1) + [429] * 2
    assert statuses(int(BURST) + 1, ((b"cookie", cookie),)) == [200] * int(BURST) + [429]
    now += 1.0
    assert statuses(int(RATE) + 1) == [403] * int(RATE) + [429]
