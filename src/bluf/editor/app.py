"""Turn requests into answers: the routes of the editor.

The browser holds the text; the server holds nothing that a crash could lose but drafts, which are files. Every call of
bluf runs on one thread, because it keeps fonts and templates between calls.
"""

import asyncio
import contextlib
import json
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

import bluf
from bluf.editor import answers
from bluf.editor.creating import create
from bluf.editor.drafts import Draft, Drafts
from bluf.editor.folder import MAX_BYTES, Folder, OnDisk, OutsideError, read
from bluf.editor.guard import TooLargeError

ALIVE = 10.0  # seconds after its last word that a tab counts as open
FORMATS = {
    "pdf": ("application/pdf", bluf.write_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", bluf.write_docx),
}
_T = TypeVar("_T")


class RefusedError(Exception):
    """A request that can't be carried out as it is."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status, self.data = status, {"message": message, **more}


class Editor:
    """One run of the editor in a folder."""

    def __init__(self, folder: Folder, drafts: Drafts) -> None:
        self.folder = folder
        self._drafts = drafts
        self.worker = ThreadPoolExecutor(1, "bluf")
        self._tabs: dict[str, float] = {}

    def app(self) -> Starlette:
        """Return the ASGI application, unguarded."""
        assets = str(resources.files("bluf.editor") / "assets")
        routes = [
            Route("/", self.page),
            Route("/faces/{name}.ttf", self.face),
            Route("/api/folder", self.listing),
            Route("/api/summary", self.summary),
            Route("/api/brief", self.brief),
            Route("/api/disk", self.disk),
            Route("/api/preview", self.preview, methods=["POST"]),
            Route("/api/save", self.save, methods=["POST"]),
            Route("/api/export", self.export, methods=["POST"]),
            Route("/api/new", self.new, methods=["POST"]),
            Route("/api/discard", self.discard, methods=["POST"]),
            Mount("/assets", StaticFiles(directory=assets)),
        ]
        return Starlette(
            routes=routes,
            lifespan=self._lifespan,
            middleware=[Middleware(_Fresh)],
            exception_handlers={
                RefusedError: _refused,
                OutsideError: _outside,
                TooLargeError: _too_large,
                ClientDisconnect: _gone,
                Exception: _bug,
            },
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        self._drafts.clear_old()
        yield
        self.worker.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self.worker, work)

    async def page(self, _request: Request) -> Response:
        """Answer with the page that all else happens on."""
        html = (resources.files("bluf.editor") / "assets" / "index.html").read_bytes()
        return Response(html, media_type="text/html")

    async def face(self, request: Request) -> Response:
        """Answer with a face that the briefing is set in."""
        faces = await self._run(bluf.faces)
        if request.path_params["name"] not in faces:
            raise RefusedError(404, "there is no such face")
        return Response(faces[request.path_params["name"]], media_type="font/ttf", headers=_KEEP)

    async def listing(self, _request: Request) -> Response:
        """Answer with what the folder has: briefs, and the templates and styles to make them of."""
        found = await self._run(partial(bluf.shelf, str(self.folder.root / "briefs" / "new.yaml")))
        return JSONResponse(
            {
                "folder": self.folder.root.name,
                "version": bluf.__version__,
                "briefs": await self._run(self.folder.briefs),
                "templates": [{"name": each.name, "description": each.description} for each in found.templates],
                "styles": [{"name": each.name, "description": each.description} for each in found.styles],
            }
        )

    async def summary(self, request: Request) -> Response:
        """Answer with how one brief of the list stands."""
        path = self.folder.path(request.query_params.get("path", ""))
        disk = _read(path)
        found = await self._run(partial(bluf.preview, disk.text, path))
        return JSONResponse({**answers.summary(found), "drafts": len(self._left(path, disk))})

    async def brief(self, request: Request) -> Response:
        """Answer with a brief's text, and the drafts of it that a crash has left."""
        path, tab = self.folder.path(request.query_params.get("path", "")), request.query_params.get("tab", "")
        disk = _read(path)
        drafts = [_draft_data(draft) for draft in self._left(path, disk, tab)]
        self._seen(tab)
        return JSONResponse(
            {
                "path": self.folder.name(path),
                "text": disk.text,
                "sha256": disk.sha256,
                "schema": await self._run(partial(_schema, path)),
                "drafts": drafts,
            }
        )

    def _left(self, path: Path, disk: OnDisk, own: str = "") -> list[Draft]:
        """Return the drafts that differ from the file and that no open tab holds but `own`, which has been reloaded."""
        now = time.monotonic()
        open_tabs = {tab for tab, seen in self._tabs.items() if now - seen < ALIVE and tab != own}
        return [draft for draft in self._drafts.of(path) if draft.tab not in open_tabs and draft.text != disk.text]

    async def disk(self, request: Request) -> Response:
        """Answer with the file as it is now, its text only if it is not the one that the tab knows."""
        path, tab = self.folder.path(request.query_params.get("path", "")), request.query_params.get("tab", "")
        self._seen(tab)
        disk = _read(path)
        known = request.query_params.get("sha256") == disk.sha256
        left = [_draft_data(draft) for draft in self._left(path, disk) if draft.tab != tab]
        return JSONResponse({"sha256": disk.sha256, "text": None if known else disk.text, "drafts": left})

    async def preview(self, request: Request) -> Response:
        """Answer with the brief as the tab has it, edits of its form carried out first; keep it as a draft."""
        asked = await _asked(request)
        path, text, tab = self.folder.path(_str(asked, "path")), _brief_text(asked), _str(asked, "tab")
        edits = _edits(asked.get("edits", []))
        amended, found = await self._run(partial(_amended_preview, text, path, edits))
        undrafted = self._keep(path, tab, _str(asked, "base"), amended, saved=asked.get("saved") is True)
        told = {"text": amended if edits else None, "undrafted": undrafted}
        return JSONResponse({**answers.preview_data(found), **told})

    def _keep(self, path: Path, tab: str, base: str, text: str, *, saved: bool) -> str | None:
        """Keep a tab's text as a draft; return why that can't be done if it can't."""
        self._seen(tab)
        if saved:
            self._drafts.forget(path, tab)
            return None
        try:
            self._drafts.keep(path, Draft(tab, base, text, time.time()))
        except OSError as error:
            return error.strerror or str(error)
        return None

    def _seen(self, tab: str) -> None:
        self._tabs[tab[:64]] = time.monotonic()
        if len(self._tabs) > 1000:
            self._tabs.pop(next(iter(self._tabs)))

    async def save(self, request: Request) -> Response:
        """Write the text to its file, unless the file is no longer what the tab began with."""
        asked = await _asked(request)
        path, text, tab = self.folder.path(_str(asked, "path")), _brief_text(asked), _str(asked, "tab")
        # On the worker whole, so that nothing else is saved between the look and the write.
        sha256 = await self._run(partial(_saved, path, text, _str(asked, "base")))
        self._drafts.forget(path, tab)
        return JSONResponse({"sha256": sha256})

    async def export(self, request: Request) -> Response:
        """Answer with the PDF or DOCX of the text, made as a build makes it; with the problems if one stops it."""
        asked = await _asked(request)
        path, text, name = self.folder.path(_str(asked, "path")), _brief_text(asked), _str(asked, "format")
        if name not in FORMATS:
            raise RefusedError(400, f"bluf makes {' and '.join(FORMATS)} here")
        media, write = FORMATS[name]
        found = await self._run(partial(bluf.preview, text, path))
        if not found.ok or found.page is None:
            problems = [answers.problem_data(problem) for problem in found.problems if problem.is_error]
            raise RefusedError(422, "a problem keeps the brief from being built", problems=problems)
        content = await self._run(partial(write, found.page))
        return Response(content, media_type=media)

    async def new(self, request: Request) -> Response:
        """Make a brief from a template, or a draft of one from an article."""
        asked = await _asked(request)
        article = asked.get("article")
        path = self.folder.path(_str(asked, "path"))
        try:
            problems = await self._run(
                partial(create, path, _str(asked, "template"), article if isinstance(article, str) else None)
            )
        except FileExistsError as error:
            raise RefusedError(409, str(error)) from error
        except bluf.BriefError as error:
            told = [answers.problem_data(problem) for problem in error.problems]
            raise RefusedError(422, error.problems[0].message, problems=told) from error
        told = [answers.problem_data(problem) for problem in problems]
        return JSONResponse({"path": self.folder.name(path), "problems": told})

    async def discard(self, request: Request) -> Response:
        """Forget a draft."""
        asked = await _asked(request)
        self._drafts.forget(self.folder.path(_str(asked, "path")), _str(asked, "tab"))
        return JSONResponse({})


_KEEP = {"cache-control": "private, max-age=86400"}


class _Fresh:
    """ASGI middleware that has browsers ask for changed assets, and not fetch the same ones again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def fresh(message: Any) -> None:
            if message["type"] == "http.response.start" and scope["path"].startswith("/assets/"):
                message["headers"] = [*message["headers"], (b"cache-control", b"no-cache")]
            await send(message)

        await self._app(scope, receive, fresh if scope["type"] == "http" else send)


def _draft_data(draft: Draft) -> dict[str, Any]:
    return {"tab": draft.tab, "text": draft.text, "base": draft.base, "saved": draft.saved}


def _read(path: Path) -> OnDisk:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RefusedError(413, "the file is too large for a brief (1 MiB)")
        return read(path)
    except FileNotFoundError as error:
        raise RefusedError(404, "there is no such file") from error
    except UnicodeDecodeError as error:
        raise RefusedError(422, "the file is not UTF-8; save it as UTF-8 to edit it here") from error
    except OSError as error:
        raise RefusedError(422, f"the file can't be read: {error.strerror or error}") from error


def _saved(path: Path, text: str, base: str) -> str:
    """Write a text to its file if that is still the one with the SHA-256 `base`; return the new one."""
    try:
        disk = read(path)
    except FileNotFoundError:
        disk = OnDisk("", "")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError(422, f"the file can't be read: {getattr(error, 'strerror', None) or error}") from error
    if disk.sha256 != base:
        raise RefusedError(409, "the file has changed on disk", sha256=disk.sha256, text=disk.text)
    try:
        return bluf.save(path, disk.encoded(text)).sha256
    except bluf.BriefError as error:
        raise RefusedError(422, error.problems[0].message) from error


def _schema(path: Path) -> dict[str, Any]:
    """Return the schema of the brief's folder; where a template of its own is at fault, that of bluf alone."""
    try:
        return bluf.schema(path)
    except bluf.BriefError:
        return bluf.schema()


def _amended_preview(text: str, path: Path, edits: list[bluf.Edit]) -> tuple[str, bluf.Preview]:
    try:
        amended = bluf.amend(text, edits) if edits else text
    except bluf.BriefError as error:
        raise RefusedError(409, f"the YAML can't be read: {error.problems[0].message}") from error
    except ValueError as error:
        raise RefusedError(409, str(error)) from error
    return amended, bluf.preview(amended, path)


async def _asked(request: Request) -> dict[str, Any]:
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "this is not JSON") from error
    if not isinstance(data, dict):
        raise RefusedError(400, "this is not a JSON object")
    return data


def _str(asked: dict[str, Any], key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise RefusedError(400, f"`{key}` should be text")
    return value


def _brief_text(asked: dict[str, Any]) -> str:
    text = re.sub("\r\n?", "\n", _str(asked, "text"))
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise RefusedError(400, "the text has half a character in it (a lone surrogate)") from error
    if size > MAX_BYTES:
        raise RefusedError(413, "the text is too long for a brief (1 MiB)")
    return text


def _edits(data: object) -> list[bluf.Edit]:
    if not isinstance(data, list) or len(data) > 1000:
        raise RefusedError(400, "`edits` should be a list")
    try:
        return [bluf.edit_from_data(each) for each in data]
    except ValueError as error:
        raise RefusedError(400, str(error)) from error


Handler = Callable[[Request, Exception], Awaitable[Response]]


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return JSONResponse(error.data, error.status)


async def _outside(_request: Request, error: Exception) -> Response:
    return JSONResponse({"message": str(error)}, 403)


async def _too_large(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"message": "this is more than the editor takes"}, 413)


async def _bug(_request: Request, error: Exception) -> Response:
    message = f"this is a bug in bluf ({type(error).__name__}); the terminal has the rest"
    return JSONResponse({"message": message}, 500)


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=499)
