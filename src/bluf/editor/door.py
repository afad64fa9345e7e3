"""Turn sealed requests into answers that are sealed again, and let in the browsers that have proven themselves.

`/api/hello` and `/api/enter` are the two steps of an exchange (`channel`); every other route is open to those who have
taken both. What a request asks for and how it is answered is inside the seal, status included: outside it is 200, or
401 for a session that this run does not know, whose tab then begins again.
"""

import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bluf.editor.channel import ChannelError, ProvingKeys, Session, Sessions
from bluf.editor.connections import trust
from bluf.editor.guard import SESSION

SMALL = 4096  # bytes of the messages of those who have yet to prove themselves
_NUMBER = 8  # bytes before a sealed request: its number


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, before it is sealed: JSON if it does not say another media type."""

    content: bytes
    status: int = 200
    media: str = "application/json"

    @classmethod
    def of(cls, data: Any, status: int = 200) -> "Reply":
        """Return data as JSON."""
        return cls(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"), status)


Handler = Callable[[str, bytes], Awaitable[Reply]]


class Door:
    """The routes below `/api/`. `kept` are the keys that a browser may keep; `handle` is given what is asked."""

    def __init__(self, sessions: Sessions, kept: ProvingKeys, handle: Handler) -> None:
        self._sessions, self._kept, self._handle = sessions, kept, handle

    def knows(self, name: str) -> bool:
        """Whether a session of this name has been proven."""
        return self._sessions.proven(name) is not None

    async def __call__(self, request: Request) -> Response:
        """Answer a request below `/api/`."""
        route = request.path_params["route"]
        try:
            if route == "hello":
                return self._begin(await _small(request))
            name = request.headers.get(SESSION, "")
            if route == "enter":
                answer = self._enter(name, await _small(request))
                trust(request.scope.get("state", {}))
                return answer
            session = self._sessions.proven(name)
            if session is None:
                return _refused(401)
            number, content = _opened(session, route, await request.body())
        except ChannelError:
            return _refused(403)
        trust(request.scope.get("state", {}))
        return _sealed(session, route, number, await self._handle(route, content))

    def _begin(self, body: bytes) -> Response:
        asked = _object(body)
        answer = self._sessions.begin(str(asked.get("by")), _bytes(asked.get("public")))
        return JSONResponse(
            {
                "session": answer.session,
                "place": answer.place,
                "public": _text(answer.public),
                "proof": _text(answer.proof),
            }
        )

    def _enter(self, name: str, body: bytes) -> Response:
        session = self._sessions.pending(name)
        if session is None:
            return _refused(401)
        number, content = _opened(session, "enter", body)
        session.prove(_bytes(_object(content).get("proof")))
        self._sessions.admit(name)
        # Not to a browser that has them: it keeps them so that no script can read them.
        keys = {"bluf": _text(self._kept.bluf), "browser": _text(self._kept.browser)} if session.is_new else None
        return _sealed(session, "enter", number, Reply.of({"keys": keys}))


def _opened(session: Session, route: str, body: bytes) -> tuple[int, bytes]:
    number = int.from_bytes(body[:_NUMBER])
    return number, session.opened(route, number, body[_NUMBER:])


def _sealed(session: Session, route: str, number: int, reply: Reply) -> Response:
    head = json.dumps({"status": reply.status, "media": reply.media}).encode()
    content = len(head).to_bytes(4) + head + reply.content
    return Response(session.sealed(route, number, content), media_type="application/octet-stream")


async def _small(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > SMALL:
            raise ChannelError
    return body


def _object(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise ChannelError from None
    if not isinstance(data, dict):
        raise ChannelError
    return data


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except (binascii.Error, ValueError):
        raise ChannelError from None


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _refused(status: int) -> Response:
    return JSONResponse({"message": "the editor answers its own page only"}, status)
