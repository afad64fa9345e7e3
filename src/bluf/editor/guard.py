"""Turn a request into the same request, or a refusal, by what a browser says of it before anything is read.

Anyone who can reach the port can ask for the page and its scripts, which hold nothing; all else is sealed (`door`). The
checks here keep others' web pages from asking at all: `Host` must be the editor's own, against DNS rebinding; what is
asked of the editor must come from its own page (`Origin`, Fetch Metadata); sizes are limited, and rates, those of tabs
that have proven themselves and of all others each by themselves.
Every answer forbids the page to load, run, send or be framed by anything but the editor (Content Security Policy 3).
"""

import time
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bluf.editor.address import origin

MAX_BODY = 8 * 1024 * 1024  # bytes; a pasted article is the largest thing that is sent
RATE = 60.0  # requests a second that are answered for long
BURST = 300.0  # requests that may come at once
SESSION = "bluf-session"  # the header that names the session of a sealed request
API = "/api/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# The editor has no service worker. One that whoever had the port before left in the browser stands between it and its
# page; the browser asks for its script again, and gets this one.
LEAVE = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  await self.registration.unregister();
  for (const each of await self.clients.matchAll({ type: "window" })) await each.navigate(each.url);
})()));
"""


class Guard:
    """ASGI middleware for the editor at one port. `knows` tells whether a session of this name has been proven."""

    def __init__(
        self, app: ASGIApp, port: int, knows: Callable[[str], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._knows = app, knows
        self._origin = origin(port)
        self._host = self._origin.removeprefix("http://")
        self._localhost = f"localhost:{port}"
        self._rates = {known: _Rate(clock) for known in (True, False)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":  # no other protocol is spoken
            guarded = _with_headers(send)
            refusal = self._refusal(scope, Headers(scope=scope))
            if refusal is None:
                await self._app(scope, _limited(receive), guarded)
            else:
                await refusal(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that goes no further."""
        method, path, host = str(scope["method"]), str(scope["path"]), headers.get("host", "").lower()
        if host == self._localhost and path == "/":
            return RedirectResponse(f"{self._origin}/", 307)  # a browser takes what is behind the # along
        if host != self._host:
            return PlainTextResponse(f"bluf's editor is at {self._origin}/ and nowhere else\n", 421)
        if headers.get("service-worker") == "script":
            return Response(LEAVE, media_type="text/javascript")
        if not self._is_own_page(method, path, headers):
            return PlainTextResponse("another page may not ask for this\n", 403)
        if not path.startswith(API):
            return None
        known = self._knows(headers.get(SESSION, ""))
        if not self._rates[known].has_room():
            return PlainTextResponse("too many requests\n", 429, {"retry-after": "1"})
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY:
            return PlainTextResponse(f"more than {MAX_BODY // 1024 // 1024} MiB\n", 413)
        return None

    def _is_own_page(self, method: str, path: str, headers: Headers) -> bool:
        site, asked_by = headers.get("sec-fetch-site", "none"), headers.get("origin")
        if path.startswith(API):
            return method == "POST" and asked_by == self._origin and site in ("same-origin", "none")
        if method not in ("GET", "HEAD"):
            return False
        if path == "/":  # a click on the address may come from anywhere; it shows nothing by itself
            return True
        return site in ("same-origin", "none") and asked_by in (None, self._origin)


class _Rate:
    """How many more requests are answered (a token bucket)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left, self._counted = BURST, clock()

    def has_room(self) -> bool:
        """Take one request from what is allowed."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._counted) * RATE)
        self._counted = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class TooLargeError(Exception):
    """A body that did not say its length, or not truly, is over the limit."""


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise TooLargeError
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return guarded
