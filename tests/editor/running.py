"""A running editor: the real command in a process of its own, in a folder of its own."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.conftest import PROJECT

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


@dataclass
class Answer:
    """An answer of the server."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@dataclass
class Running:
    """An editor that runs. `get` and `post` ask it as its own page would, with the cookie once it is had."""

    folder: Path
    state: Path
    address: str
    process: subprocess.Popen[str]
    cookie: str = ""
    tab: str = "a tab"
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.address).query)["token"][0]

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send just these headers, and `Host` and the cookie unless they are given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie, **(headers or {})}
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

    def enter(self) -> Answer:
        """Exchange the token for the cookie."""
        answer = self.ask("GET", f"/?{urlencode({'token': self.token})}")
        self.cookie = answer.headers.get("set-cookie", "").split(";")[0]
        return answer

    def get(self, route: str, **query: str) -> Answer:
        return self.ask("GET", f"/api/{route}?{urlencode(query)}")

    def post(self, route: str, headers: Mapping[str, str] | None = None, **body: Any) -> Answer:
        own = {"Origin": self.root, "Content-Type": "application/json", **(headers or {})}
        return self.ask("POST", f"/api/{route}", json.dumps(body).encode(), own)

    def opened(self, path: str = "briefs/ports.yaml") -> Any:
        return self.get("brief", path=path, tab=self.tab).data

    def preview(self, text: str, *, path: str = "briefs/ports.yaml", base: str = "", **more: Any) -> Answer:
        return self.post("preview", path=path, tab=self.tab, base=base, text=text, **more)

    def kill(self) -> None:
        """End the server as kill -9 does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def put_briefs(folder: Path, text: str = BRIEF) -> None:
    (folder / "briefs" / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "briefs" / "ports.yaml").write_text(text, encoding="utf-8")
    (folder / "briefs" / "sources" / "note.txt").write_text(SOURCE, encoding="utf-8")


def put_samples(folder: Path) -> None:
    """Put the project's own sample briefs into a folder."""
    shutil.copytree(PROJECT / "briefs", folder / "briefs", ignore=shutil.ignore_patterns("sources"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, state: Path, *arguments: str, port: int | None = None) -> Iterator[Running]:
    """Run `bluf edit` in a folder, its drafts in `state`; killed at the end if it is still there."""
    at = ("--port", str(port)) if port else ()
    command = [sys.executable, "-m", "bluf", "edit", "--no-browser", *at, *arguments]
    environment = {**os.environ, "XDG_STATE_HOME": str(state), "PYTHONUNBUFFERED": "1"}
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
