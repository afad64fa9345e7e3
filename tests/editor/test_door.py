"""Who is let in: those who prove themselves by the printed address or by the user's key, at one origin."""

import base64
import hmac
import http.server
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from bluf.editor.address import HostNames
from bluf.editor.channel import WINDOW, ChannelError, Sessions, proving_keys
from bluf.editor.state import StateError, own_secret
from tests.editor.running import BRIEF, Running, put_briefs, running
from tests.editor.visiting import Hello, Keys, NotBlufError, Visit, keys_of

posix = pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Running]:
    put_briefs(tmp_path / "folder")
    with running(tmp_path / "folder", tmp_path / "state") as started:
        yield started


def key_file(state: Path) -> Path:
    return state / "bluf" / "editor.key"


def kept_keys(editor: Running) -> Keys:
    """What a browser keeps, read from the user's own file."""
    return keys_of(key_file(editor.state).read_bytes(), editor.root)


def test_the_printed_address_holds_a_token_where_no_browser_sends_it(editor: Running) -> None:
    assert editor.address.startswith(f"{editor.root}/#token=")
    assert len(editor.token) >= 43


def test_the_address_lets_in_again_and_again_while_its_bluf_runs_and_not_after(editor: Running) -> None:
    port, token = editor.port, editor.token
    for _ in range(3):
        editor.enter()
        assert editor.post("folder").status == 200
    editor.kill()
    with running(editor.folder, editor.state, port=port) as again, pytest.raises(NotBlufError):
        Visit.begin(again, "address", keys_of(token.encode(), again.root))


def test_a_browser_that_came_by_the_address_gets_keys_that_hold_for_later_runs(editor: Running) -> None:
    port = editor.port
    editor.enter()
    kept = editor.visit and editor.visit.kept
    assert kept == kept_keys(editor)
    editor.kill()
    with running(editor.folder, editor.state, port=port) as again:
        again.visit = Visit.begin(again, "key", kept)

        assert again.post("folder").status == 200
        assert again.visit.kept is None  # a script that can use the keys learns nothing more of them


def test_keys_are_of_one_port_and_of_one_user(editor: Running, tmp_path: Path) -> None:
    with running(editor.folder, editor.state) as other, running(editor.folder, tmp_path / "other") as another:
        for each in (other, another):
            with pytest.raises(NotBlufError):
                Visit.begin(each, "key", kept_keys(editor))


def test_a_guessed_proof_lets_nobody_in(editor: Running) -> None:
    keys = kept_keys(editor)
    for guess in (Keys(keys.bluf, b"x" * 32), Keys(keys.bluf, keys.bluf)):
        with pytest.raises(AssertionError):
            Visit.begin(editor, "key", guess)


def test_what_was_signed_beforehand_lets_nobody_in(editor: Running) -> None:
    """Whoever had the port before could have had the browser sign what they liked; bluf's answer is new each time."""
    keys = kept_keys(editor)
    hello = Hello("key", editor.root)
    first, second = (editor.call("hello", hello.message).data for _ in range(2))
    proof = base64.b64encode(hmac.digest(keys.browser, hello.transcript(first), "sha256")).decode()
    visit = Visit(second["session"], second["place"], hello.sealing(second, b"to bluf"), hello.sealing(second, b""))

    answer = editor.call("enter", visit.seal("enter", json.dumps({"proof": proof}).encode())[1], session=visit.session)

    assert first["public"] != second["public"]
    assert answer.status == 403


def test_a_session_is_good_for_nothing_before_the_browser_has_proven_itself(editor: Running) -> None:
    hello = Hello("key", editor.root)
    told = editor.call("hello", hello.message).data
    visit = Visit(told["session"], told["place"], hello.sealing(told, b"to bluf"), hello.sealing(told, b""))

    assert editor.call("folder", visit.seal("folder", b"{}")[1], session=visit.session).status == 401


def test_a_session_ends_with_its_run(editor: Running) -> None:
    port = editor.port
    editor.enter()
    visit = editor.visit
    editor.kill()
    with running(editor.folder, editor.state, port=port) as again:
        again.visit = visit

        assert again.post("folder").status == 401


def test_a_request_counts_once_and_for_its_route(editor: Running) -> None:
    editor.enter()
    assert editor.visit is not None
    name = editor.visit.session
    _, body = editor.visit.seal("folder", b"{}")

    assert [editor.call(route, body, session=name).status for route in ("brief", "folder", "folder")] == [403, 200, 403]
    _, body = editor.visit.seal("folder", b"{}")
    assert editor.call("folder", body[:-1] + bytes([body[-1] ^ 1]), session=name).status == 403


def test_requests_may_come_in_any_order_and_each_once() -> None:
    keys = proving_keys(b"secret", "http://127.0.0.1:1")
    sessions = Sessions("http://127.0.0.1:1", "place", keys, keys)
    hello = Hello("key", "http://127.0.0.1:1")
    told = sessions.begin("key", hello.shown)
    session = sessions.pending(told.session)
    assert session is not None
    shown = {"place": "place", "session": told.session, "public": base64.b64encode(told.public).decode()}
    up = hello.sealing(shown, b"to bluf")

    def take(number: int) -> bool:
        try:
            session.opened("x", number, up.encrypt(number.to_bytes(12, "big"), b"", b"x"))
        except ChannelError:
            return False
        return True

    order = [3, 1, 2, WINDOW + 2, 5]
    assert [take(number) for number in order] == [True] * 5
    assert [take(number) for number in (*order, 2 * WINDOW, WINDOW)] == [False] * 5 + [True, False]


@pytest.mark.parametrize("public", ["", "AAAA", base64.b64encode(b"\x04" + b"\1" * 64).decode(), "ä", 7, None])
def test_a_public_key_that_is_none_is_refused(editor: Running, public: object) -> None:
    assert editor.call("hello", json.dumps({"by": "key", "public": public}).encode()).status == 403


@pytest.mark.parametrize("by", ["cookie", "", None, "entrance"])
def test_there_are_two_ways_in(editor: Running, by: str | None) -> None:
    hello = Hello("key", editor.root)
    message = {**json.loads(hello.message), "by": by}

    assert editor.call("hello", json.dumps(message).encode()).status == 403


@contextmanager
def listening(port: int) -> Iterator[list[bytes]]:
    """Whoever listens on the port after bluf: sends back what comes, and has all of it."""
    bodies: list[bytes] = []

    class Echo(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            bodies.append(body)
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Echo)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield bodies
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_whoever_listens_next_can_read_nothing_of_what_is_sent_to_them(editor: Running) -> None:
    editor.enter()
    editor.kill()
    assert editor.visit is not None
    number, sealed = editor.visit.seal("preview", b"words")
    with listening(editor.port) as bodies, pytest.raises(InvalidTag):
        editor.visit.open("preview", number, editor.call("preview", sealed))

    assert bodies
    assert all(b"words" not in body for body in bodies)


def test_a_brief_has_a_name_in_the_address_bar_that_only_its_own_bluf_can_read() -> None:
    names, others = HostNames(b"secret", "a folder"), HostNames(b"secret", "another folder")
    name = names.sealed("briefs/who is to go.yaml")

    assert names.opened(name) == "briefs/who is to go.yaml"
    assert names.sealed("briefs/who is to go.yaml") == name
    assert "who" not in name
    assert [each.opened(name) for each in (others, HostNames(b"other", "a folder"))] == [None, None]
    assert [names.opened(wrong) for wrong in ("", "x", "é", name[:-2], name + "AA")] == [None] * 5


def test_a_place_is_known_again_and_tells_another_folder_from_it(editor: Running, tmp_path: Path) -> None:
    put_briefs(tmp_path / "elsewhere")
    places = []
    for folder in (editor.folder, tmp_path / "elsewhere"):
        with running(folder, editor.state) as each:
            each.enter()
            places.append(each.visit and each.visit.place)
    editor.enter()

    assert editor.visit is not None
    assert places[0] == editor.visit.place != places[1]
    assert str(tmp_path) not in editor.visit.place


@posix
def test_the_secret_is_its_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir(mode=0o755)
    secret = own_secret(folder)
    place = folder / "editor.key"

    assert (len(secret), own_secret(folder)) == (32, secret)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, place)] == [0o700, 0o600]
    assert [each.name for each in folder.iterdir()] == ["editor.key"]


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_secret_that_others_could_have_read_is_refused(tmp_path: Path, mode: int) -> None:
    own_secret(tmp_path)
    (tmp_path / "editor.key").chmod(mode)

    with pytest.raises(StateError, match=r"other users can read .*rm "):
        own_secret(tmp_path)


@posix
def test_a_folder_that_others_can_write_to_is_refused_and_so_is_a_link_or_half_a_secret(tmp_path: Path) -> None:
    own_secret(tmp_path / "open")
    (tmp_path / "open").chmod(0o777)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "editor.key").symlink_to(tmp_path / "open" / "editor.key")
    own_secret(tmp_path / "half")
    (tmp_path / "half" / "editor.key").write_bytes(b"short")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    for name, said in (
        ("open", "can change"),
        ("linked", "can't be used"),
        ("half", "not a key"),
        ("file", "can't be"),
    ):
        with pytest.raises(StateError, match=said):
            own_secret(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file to another")
def test_a_secret_of_another_user_is_refused(tmp_path: Path) -> None:
    own_secret(tmp_path)
    os.chown(tmp_path / "editor.key", 12345, -1)

    with pytest.raises(StateError, match="belongs to another user"):
        own_secret(tmp_path)


@posix
def test_the_command_says_what_is_wrong_with_the_state_folder(tmp_path: Path) -> None:
    put_briefs(tmp_path)
    own_secret(tmp_path / "state" / "bluf")
    key_file(tmp_path / "state").chmod(0o644)
    ended = subprocess.run(
        [sys.executable, "-m", "bluf", "edit", "--no-browser"],
        cwd=tmp_path, env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip

    assert ended.returncode == 2
    assert "other users can read" in ended.stderr
    assert ended.stdout == ""


def test_a_user_has_a_port_of_their_own_and_any_other_where_that_is_taken(editor: Running) -> None:
    with running(editor.folder, editor.state) as second:
        assert second.port != editor.port
        second.enter()
        assert second.opened()["text"] == BRIEF
    port = editor.port
    editor.kill()
    with running(editor.folder, editor.state) as again:
        assert again.port == port


def test_a_service_worker_that_another_left_is_told_to_go(editor: Running) -> None:
    for path in ("/sw.js", "/api/sw.js", "/assets/app.js"):
        answer = editor.ask("GET", path, headers={"Service-Worker": "script", "Sec-Fetch-Site": "same-origin"})

        assert answer.status == 200
        assert answer.headers["content-type"].startswith("text/javascript")
        assert b"registration.unregister()" in answer.body
