"""Turn a request into the same request, or a refusal: nobody but the person who started the editor gets further.

Other users and web pages on the same machine can reach a loopback port. So every request needs the cookie that the
token in the printed address is exchanged for, once; `Host` must be the editor's own, against DNS rebinding; whatever
changes something must come from the editor's own page (`Origin`, Fetch Metadata); and sizes and rates are limited, the
rates of those who have the cookie and of those who have not each by themselves.
Every answer forbids the page to load, run, send or be framed by anything but the editor (Content Security Policy 3).
"""

import hmac
import secrets
import time
from collections.abc import Callable, Iterable
from html import escape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 8 * 1024 * 1024  # bytes; a pasted article is the largest thing that is sent
RATE = 60.0  # requests a second that are answered for long
BURST = 300.0  # requests that may come at once
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
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
USED = (
    "This address has been used, or is of an earlier run.\n\n"
    "Go on in the window that it opened, or run `bluf edit` again for a new one.\n"
)
_SAFE = ("GET", "HEAD")


class Guard:
    """ASGI middleware for one run of the editor, which has a token and a cookie of its own."""

    def __init__(self, app: ASGIApp, port: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._cookie = f"bluf-{port}"  # cookies do not keep ports apart
        self._session = secrets.token_urlsafe(32)
        self._rates = {known: _Rate(clock) for known in (True, False)}
        self.token: str | None = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no other protocol is spoken
        guarded = _with_headers(send)
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, _limited(receive), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that goes no further."""
        if headers.get("host", "").lower() not in self._hosts:
            return _refused(421, "this is not the editor's address")
        known = self._has_cookie(headers)
        if not self._rates[known].has_room():
            return PlainTextResponse("too many requests", 429, {"retry-after": "1"})
        method, path = str(scope["method"]), str(scope["path"])
        if not self._is_own_page(method, path, headers):
            return _refused(403, "another page may not ask for this")
        if known:
            length = headers.get("content-length", "0")
            if not length.isdecimal() or int(length) > MAX_BODY:
                return _refused(413, f"more than {MAX_BODY // 1024 // 1024} MiB")
            return None
        return self._exchange(scope) if method == "GET" and path == "/" else _refused(403, USED)

    def _exchange(self, scope: Scope) -> Response:
        """Give the cookie for the token, which is then spent: an address may be seen in a list of processes."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        given = query.pop("token", [""])[0]
        if self.token is None or not hmac.compare_digest(given.encode(), self.token.encode()):
            return _refused(403, USED)
        self.token = None
        rest = urlencode(query, doseq=True)
        # A page and not a redirect: a browser sends a strict cookie only where the editor's own page leads.
        target = escape(f"/?{rest}" if rest else "/")
        response = HTMLResponse(
            f'<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url={target}"><title>bluf</title>'
            '<link rel="icon" href="/assets/icon.svg">'
            f'<a href="{target}">bluf edit</a></html>'
        )
        response.set_cookie(self._cookie, self._session, path="/", httponly=True, samesite="strict")
        return response

    def _is_own_page(self, method: str, path: str, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site", "none")
        origin = headers.get("origin")
        own = {f"http://{host}" for host in self._hosts}
        if method not in _SAFE:
            return origin in own and site in ("same-origin", "none")
        if path == "/":  # a click on the address may come from anywhere; without the cookie it shows nothing
            return True
        return site in ("same-origin", "none") and origin in (None, *own)

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        found = cookies.get(self._cookie)
        return found is not None and hmac.compare_digest(found.value.encode(), self._session.encode())


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
            _set(headers, HEADERS.items())
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return guarded


def _set(headers: MutableHeaders, pairs: Iterable[tuple[str, str]]) -> None:
    for name, value in pairs:
        headers[name] = value


def _refused(status: int, reason: str) -> Response:
    return PlainTextResponse(reason, status)
