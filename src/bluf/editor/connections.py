"""Keep room for the person who uses the editor: connections that keep others waiting are closed.

Anyone on the machine can open connections to the port. Those that have said nothing true yet are closed when they take
too long to ask or to read, and when there are too many of them, the longest idle first. So neither idle nor slow ones,
however many, keep a browser out that has something to ask.
"""

import asyncio
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

MOST = 64  # connections at once; a browser has six for all its tabs
AT_A_TIME = 32  # that are taken before the first of them is looked at: some systems give a program 256 files
PATIENCE = 10.0  # seconds for a whole request, and for reading an answer
_NAME = "bluf.connection"


class Connection(H11Protocol):
    """A connection to the editor, `trusted` once a message has come over it that only bluf's own page can seal."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, {**app_state, _NAME: self}, _loop)
        self.trusted = False
        self._waiting_since: float | None = None  # for a request to be complete
        self._unread_since: float | None = None  # what was answered
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request, and make room for it."""
        super().connection_made(transport)
        self._waiting_since = self.loop.time()
        self._look_again()
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        super().connection_lost(exc)
        if self._timer is not None:
            self._timer.cancel()

    def handle_events(self) -> None:
        """Note when a request has come whole."""
        super().handle_events()
        if self.is_answering:
            self._waiting_since = None

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._waiting_since = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Note that an answer is not being read."""
        super().pause_writing()
        self._unread_since = self.loop.time()

    def resume_writing(self) -> None:
        """Note that it is."""
        super().resume_writing()
        self._unread_since = None

    @property
    def is_answering(self) -> bool:
        """Whether a whole request has come that is not answered yet."""
        return self.cycle is not None and not self.cycle.more_body and not self.cycle.response_complete

    @property
    def _is_open(self) -> bool:
        return not self.transport.is_closing()

    def _look_again(self) -> None:
        self._timer = self.loop.call_later(PATIENCE / 4, self._look)

    def _look(self) -> None:
        waiting = None if self.trusted else self._waiting_since
        overdue = self.loop.time() - PATIENCE
        if any(since is not None and since < overdue for since in (waiting, self._unread_since)):
            self.transport.abort()
        else:
            self._look_again()

    def _make_room(self) -> None:
        """Close the connection that is worth least, if there are too many."""
        others = [each for each in self.connections if isinstance(each, Connection) and each._is_open]
        if len(others) > MOST:
            others.remove(self)
            least = min(others, key=lambda each: (each.trusted, each.is_answering, each._waiting_since or 0.0))
            least.transport.abort()


def trust(state: dict[str, Any]) -> None:
    """Note that a request of this state (of its ASGI scope) was sealed by bluf's own page."""
    connection = state.get(_NAME)
    if isinstance(connection, Connection):
        connection.trusted = True
