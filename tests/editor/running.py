"""A running editor: the real command in a process of its own, in a folder of its own."""

import asyncio
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.conftest import PROJECT
from tests.editor.visiting import Visit, keys_of

BRIEF = """\
# yaml-language-server: $schema=../schema/brief.schema.json
title: Ports close for the night
date: 2026-05-04
# the lead
bottom_line: Two ports close from Monday.
key_points:
  - The northern port closes first.   # as agreed
  - text: The southern port follows.
    source: note
actors:
  - name: Anna Berg
    role: Minister
quotes:
  - text: The ports will close on Monday.
    speaker: Anna Berg
    source: note
sources:
  - id: note
    title: A note on ports
    file: sources/note.txt
"""
SOURCE = """\
A note on ports

“The ports will close on Monday,” Minister Anna Berg said. “No ship will be turned away.”

The northern port closes first. The southern port follows.
"""

ARTICLE = SOURCE.replace(
    "A note on ports\n",
    "Ports close on Monday\n\nThe ministry of ports decided on Friday that the northern port closes on Monday.\n",
)


@dataclass
class Answer:
    """An answer of the server, or what was sealed in one."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@dataclass
class Running:
    """An editor that runs. `post` asks it as its own page would, once it has been entered."""

    folder: Path
    state: Path
    address: str
    process: subprocess.Popen[str]
    visit: Visit | None = None
    tab: str = "a tab"

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.address).fragment)["token"][0]

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send just these headers, and `Host` unless it is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            if body is not None and "Content-Length" not in given:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def call(
        self, route: str, body: bytes, headers: Mapping[str, str] | None = None, session: str | None = None
    ) -> Answer:
        """Ask for a route below `/api/` as the editor's page would, the body as it is."""
        own = {"Origin": self.root, **({"bluf-session": session} if session else {}), **(headers or {})}
        return self.ask("POST", f"/api/{route}", body, own)

    def enter(self) -> None:
        """Get in by the printed address."""
        self.visit = Visit.begin(self, "address", keys_of(self.token.encode(), self.root))

    def post(self, route: str, headers: Mapping[str, str] | None = None, **body: Any) -> Answer:
        return self.sealed(route, json.dumps(body).encode(), headers)

    def sealed(self, route: str, content: bytes, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a route, and open the answer if it is sealed."""
        assert self.visit is not None
        number, body = self.visit.seal(route, content)
        answer = self.call(route, body, headers, self.visit.session)
        if answer.headers.get("content-type") != "application/octet-stream":
            return answer
        return self.visit.open(route, number, answer)

    def opened(self, path: str = "briefs/ports.yaml") -> Any:
        return self.post("brief", path=path, tab=self.tab).data

    def preview(self, text: str, *, path: str = "briefs/ports.yaml", base: str = "", **more: Any) -> Answer:
        """Ask for a preview until it is there."""
        while True:
            answer = self.post("preview", path=path, tab=self.tab, base=base, text=text, **more)
            if answer.status != 200 or not answer.data["late"]:
                return answer

    def kill(self) -> None:
        """End the server as kill -9 does, and wait until its port is free.

        A worker that it was just starting holds the port, as a copy of the server, until it is a program of its own.
        """
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        end = time.monotonic() + 20
        while not is_free(self.port):
            assert time.monotonic() < end, "the port of a killed server stays taken"
            time.sleep(0.01)


def put_briefs(folder: Path, text: str = BRIEF) -> None:
    (folder / "briefs" / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "briefs" / "ports.yaml").write_text(text, encoding="utf-8")
    (folder / "briefs" / "sources" / "note.txt").write_text(SOURCE, encoding="utf-8")


def put_samples(folder: Path) -> None:
    """Put the project's own sample briefs into a folder."""
    shutil.copytree(PROJECT / "briefs", folder / "briefs", ignore=shutil.ignore_patterns("sources"))


def in_a_loop(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run in a thread of its own: where a browser test ran before, this one has a running event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


def is_free(port: int) -> bool:
    """Whether a server can listen at the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    folder: Path, state: Path, *arguments: str, port: int | None = None, browser: str | None = None
) -> Iterator[Running]:
    """Run `bluf edit` in a folder, its drafts in `state`; killed at the end if it is still there.

    `browser` is the command of a browser, as `$BROWSER` has it; without, none is opened.
    """
    at = ("--port", str(port)) if port else ()
    command = [sys.executable, "-m", "bluf", "edit", *(() if browser else ("--no-browser",)), *at, *arguments]
    environment = {**os.environ, "XDG_STATE_HOME": str(state), "PYTHONUNBUFFERED": "1", "BROWSER": browser or ""}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), process.stderr.read() if process.stderr else ""
        yield Running(folder, state, address, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
