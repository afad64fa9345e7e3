"""Lead a browser that bluf opens itself past what others may have left in it at the editor's address.

Whoever listened on the port before can have left a service worker or cached pages there, which would stand in for the
editor's own page and read the token of the address. A page at another port, free and new at each start, is beyond them:
it asks the editor to have the browser drop all that it keeps of that address (Clear-Site-Data), and then leads there.
"""

import hmac
import secrets
from html import escape
from importlib import resources
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bluf.editor.address import HOST, origin
from bluf.editor.guard import HEADERS

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="editor" content="{editor}">
<title>bluf</title>
<script type="module" src="/launch.js"></script>
</head>
<body><noscript>The editor needs JavaScript, which this browser has turned off.</noscript></body>
</html>
"""


class Launcher:
    """ASGI middleware that answers at the port of the launch, and leaves all else to the editor at `port`."""

    def __init__(self, app: ASGIApp, port: int, launch: int) -> None:
        self._app, self._editor = app, origin(port)
        self._editors_host, self._own_host = f"{HOST}:{port}", f"{HOST}:{launch}"
        self._once: str | None = secrets.token_urlsafe(32)

    def address(self, entrance: str) -> str:
        """Return the address of the launch, which leads on to the editor's `entrance`."""
        return f"http://{self._own_host}/#once={self._once}&{entrance.split('#', 1)[1]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of the launch, or hand it on."""
        answer = self._answer(scope) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        host, path = Headers(scope=scope).get("host", ""), scope["path"]
        if host == self._editors_host and path == "/clean":
            return self._clean(parse_qs(scope["query_string"].decode("latin-1")).get("once", [""])[0])
        if host != self._own_host:
            return None
        headers = {**HEADERS, "content-security-policy": f"{_POLICY}; connect-src {self._editor}"}
        if path == "/":
            return HTMLResponse(_PAGE.format(editor=escape(self._editor)), headers=headers)
        if path == "/launch.js":
            script = (resources.files("bluf.editor") / "assets" / "launch.js").read_bytes()
            return Response(script, media_type="text/javascript", headers=headers)
        return PlainTextResponse("", 404, headers)

    def _clean(self, once: str) -> Response:
        """Have the browser drop what it keeps of the editor's address; once, as others could ask for it to annoy."""
        if self._once is None or not hmac.compare_digest(once.encode(), self._once.encode()):
            return PlainTextResponse("", 403, HEADERS)
        self._once = None
        leave = {"clear-site-data": '"storage", "cache"', "cross-origin-resource-policy": "same-site"}
        return PlainTextResponse("", 200, {**HEADERS, **leave, "cache-control": "no-store"})


_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
