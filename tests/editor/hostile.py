"""A server of another user on the same machine: it serves what it likes at a port, and records all that reaches it."""

import contextlib
import http.server
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Hostile:
    """What another's server answers, by path, and what it has seen. `echoes` has it send back what is sent to it."""

    port: int = 0
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    requests: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)
    echoes: bool = True

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def seen(self, words: str) -> bool:
        """Whether some words have reached it, wherever in a request."""
        return any(
            words.encode() in body or words in line or any(words in value for value in headers.values())
            for line, headers, body in self.requests
        )

    def paths(self) -> set[str]:
        return {line.split()[1] for line, _, _ in self.requests}


@contextmanager
def hostile(port: int = 0, **pages: str) -> Iterator[Hostile]:
    """Listen on a port; `pages` are documents of HTML by their names, `index` at the root."""
    state = Hostile(pages={f"/{'' if name == 'index' else name}": ("text/html", text) for name, text in pages.items()})

    connections: set[socket.socket] = set()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            connections.add(self.connection)

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            state.requests.append((self.requestline, dict(self.headers.items()), body))
            kind, text = state.pages.get(self.path.split("?")[0], ("text/plain", ""))
            content = text.encode() or (body if state.echoes else b"")
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_OPTIONS = answer  # noqa: N815 - the names are the library's

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True
        allow_reuse_address = True

    server = Server(("127.0.0.1", port), Handler)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        for connection in connections:  # whoever asks next asks who has the port then
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
