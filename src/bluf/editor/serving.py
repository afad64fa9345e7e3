"""Turn a folder into a running editor and an opened browser."""

import contextlib
import os
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

import uvicorn

from bluf.editor.app import Editor
from bluf.editor.drafts import Drafts
from bluf.editor.folder import Folder
from bluf.editor.guard import Guard

PORT = 8642  # the first choice: a tab of an earlier run finds its server again
HOST = "127.0.0.1"


def edit(
    folder: Path,
    brief: Path | None = None,
    *,
    port: int | None = None,
    browser: bool = True,
    say: Callable[[str], None],
) -> None:
    """Serve the editor until interrupted. `brief` is opened first; `say` is given the address.

    Without a `port`, 8642 or, where that is taken, any free one. Raises OSError where a port can't be had, and
    ValueError for a brief outside the folder.
    """
    place = Folder(folder)
    listening = _listening(port)
    chosen = listening.getsockname()[1]
    guard = Guard(Editor(place, Drafts()).app(), chosen)
    opened = f"&brief={quote(place.name(brief))}" if brief else ""
    address = f"http://{HOST}:{chosen}/?token={guard.token}{opened}"
    config = uvicorn.Config(
        guard, log_level="warning", access_log=False, server_header=False, ws="none", timeout_keep_alive=75
    )
    server = uvicorn.Server(config)
    with contextlib.ExitStack() as stack:
        stack.callback(listening.close)
        say(address)
        if browser:
            _open(address, stack)
        server.run(sockets=[listening])


def _listening(port: int | None) -> socket.socket:
    """Return a socket that listens on loopback, and there only."""
    for candidate in (PORT, 0) if port is None else (port,):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name == "posix":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((HOST, candidate))
            listening.listen(128)
            return listening
        except OSError:
            listening.close()
            if candidate != PORT or port is not None:
                raise
    raise AssertionError("a port of 0 is any free one")


def _open(address: str, stack: contextlib.ExitStack) -> None:
    """Open the browser by way of a file that only its user can read: a command line shows in the list of processes."""
    folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
    page = Path(folder) / "open.html"
    target = escape(address, quote=True)
    descriptor = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(
            f'<!doctype html><meta http-equiv="refresh" content="0;url={target}"><a href="{target}">bluf edit</a>\n'
        )
    threading.Thread(target=webbrowser.open, args=(page.as_uri(),), daemon=True).start()
