"""Turn a folder into a running editor and an opened browser."""

import contextlib
import os
import secrets
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import uvicorn

from bluf.editor.address import HOST, entrance
from bluf.editor.app import application
from bluf.editor.channel import derived
from bluf.editor.connections import AT_A_TIME, Connection
from bluf.editor.folder import Folder
from bluf.editor.launching import Launcher
from bluf.editor.state import own_secret, state_folder

# The first choice is a port of the user's own: a tab of an earlier run finds its server again, users of one machine do
# not get in each other's way, and nobody can have waited there for the first run. No system gives these out by itself.
PORTS = range(20000, 32768)


def edit(
    folder: Path,
    brief: Path | None = None,
    *,
    port: int | None = None,
    browser: bool = True,
    say: Callable[[str], None],
) -> None:
    """Serve the editor until interrupted. `brief` is opened first; `say` is given the address.

    Without a `port`, one of the user's own or, where that is taken, any free one. Raises OSError where a port can't be
    had, ValueError for a brief outside the folder, and StateError where the user's state folder can't be used or is not
    theirs alone.
    """
    place = Folder(folder)
    name = place.name(brief) if brief else None
    secret, token = own_secret(state_folder()), secrets.token_urlsafe(32)
    listening = _listening((port,) if port else (_own_port(secret), 0))
    chosen = listening.getsockname()[1]
    address = entrance(chosen, token, name)
    app, end = application(place, secret, chosen, token)
    with contextlib.ExitStack() as stack:
        stack.callback(listening.close)
        sockets, opened = [listening], None
        if browser:
            launch = stack.enter_context(_bound(0))
            sockets.append(launch)
            app = launcher = Launcher(app, chosen, launch.getsockname()[1])
            opened = launcher.address(address)
        say(address)
        if opened:
            _open(opened, stack)
        config = uvicorn.Config(
            app,
            http=Connection,
            backlog=AT_A_TIME,
            ws="none",
            log_level="error",  # what others' programs send is not worth a line
            access_log=False,
            server_header=False,
            timeout_keep_alive=75,
        )
        _Server(config, end).run(sockets=sockets)


class _Server(uvicorn.Server):
    """A server that does not wait for slow work when it is asked to stop."""

    def __init__(self, config: uvicorn.Config, end: Callable[[], None]) -> None:
        super().__init__(config)
        self._end = end

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is under way, then stop."""
        self._end()
        await super().shutdown(sockets)


def _own_port(secret: bytes) -> int:
    return PORTS[int.from_bytes(derived(secret, "port")) % len(PORTS)]


def _listening(ports: Sequence[int]) -> socket.socket:
    """Return a socket that listens on loopback, and there only, at the first port that can be had. Raises OSError."""
    *others, last = ports
    for port in others:
        with contextlib.suppress(OSError):
            return _bound(port)
    return _bound(last)


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # there, another's socket could take the same port otherwise
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(AT_A_TIME)
    except OSError:
        listening.close()
        raise
    return listening


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
