"""Put the editor's parts together into one application: its page, which holds nothing, and the door to all else."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from importlib import resources
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bluf.editor.address import HostNames, origin
from bluf.editor.channel import Sessions, derived, proving_keys
from bluf.editor.door import Door
from bluf.editor.drafts import Drafts
from bluf.editor.folder import Folder
from bluf.editor.guard import Guard, TooLargeError
from bluf.editor.routes import Routes
from bluf.editor.undo import UndoStore

UNDO_EVERY = 1.0  # seconds between writes of undo


def application(folder: Folder, secret: bytes, port: int, token: str) -> tuple[ASGIApp, Callable[[], None]]:
    """Return the ASGI application for a folder at a port, and what ends the work that it has under way.

    `token` lets browsers in, for as long as it runs.
    """
    place = derived(secret, "place", str(folder.root)).hex()[:32]
    kept, entrance = (proving_keys(each, origin(port)) for each in (secret, token.encode()))
    drafts, undo = Drafts(), UndoStore()
    routes = Routes(folder, HostNames(secret, place), drafts, undo)
    door = Door(Sessions(origin(port), place, kept, entrance), kept, routes.answer)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        drafts.clear_old()
        tasks = [asyncio.create_task(each) for each in (routes.warm(), _writing(undo))]
        yield
        for task in tasks:
            task.cancel()
        undo.write()

    app = Starlette(
        routes=[
            Route("/", _page),
            Route("/api/{route}", door.__call__, methods=["POST"]),
            Mount("/assets", StaticFiles(directory=str(resources.files("bluf.editor") / "assets"))),
        ],
        lifespan=lifespan,
        middleware=[Middleware(_Fresh)],
        exception_handlers={TooLargeError: _too_large, ClientDisconnect: _gone, Exception: _bug},
    )
    return Guard(app, port, door.knows), routes.end


async def _writing(undo: UndoStore) -> None:
    while True:
        await asyncio.sleep(UNDO_EVERY)
        await asyncio.to_thread(undo.write)


async def _page(_request: Request) -> Response:
    html = (resources.files("bluf.editor") / "assets" / "index.html").read_bytes()
    return Response(html, media_type="text/html")


class _Fresh:
    """ASGI middleware that has browsers ask for changed assets, and not fetch the same ones again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def fresh(message: Any) -> None:
            if message["type"] == "http.response.start" and scope["path"].startswith("/assets/"):
                message["headers"] = [*message["headers"], (b"cache-control", b"no-cache")]
            await send(message)

        await self._app(scope, receive, fresh if scope["type"] == "http" else send)


async def _too_large(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"message": "this is more than the editor takes"}, 413)


async def _bug(_request: Request, error: Exception) -> Response:
    message = f"this is a bug in bluf ({type(error).__name__}); the terminal has the rest"
    return JSONResponse({"message": message}, 500)


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=499)
