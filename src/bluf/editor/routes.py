"""Answer requests that have been unsealed, each by its route; what can't be answered is told with the reason."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from bluf.editor import jobs
from bluf.editor.address import HostNames
from bluf.editor.asked import Asked, RefusedError
from bluf.editor.brief_list import Listing
from bluf.editor.door import Reply
from bluf.editor.drafts import Drafts
from bluf.editor.face_files import FaceFiles
from bluf.editor.folder import Folder, NotReadableError, OutsideError
from bluf.editor.issuing import Issuing
from bluf.editor.lanes import ELSE, TYPING, EndingError, Lane, reason
from bluf.editor.open_brief import Editing
from bluf.editor.own_faults import reported
from bluf.editor.template_pictures import TemplatePictures
from bluf.editor.undo import UndoStore
from bluf.editor.uploads import Uploads
from bluf.ground.confined import ExcessError


class Routes:
    """What one run of the editor answers in a folder."""

    def __init__(self, folder: Folder, names: HostNames, drafts: Drafts, undo: UndoStore) -> None:
        self._folder = folder
        self._typing, self._else = Lane(TYPING), Lane(ELSE)
        faces = FaceFiles()
        listing = Listing(folder, names, drafts, self._else, faces)
        editing = Editing(folder, names, drafts, undo, self._typing, faces)
        pictures, uploads = TemplatePictures(folder, self._else, faces), Uploads(self._else)
        issuing = Issuing(folder, self._else, uploads)
        self._routes: dict[str, Callable[[Asked], Awaitable[Reply]]] = {
            "folder": listing.list_folder,
            "choices": listing.choices,
            "summary": listing.summary,
            "face": listing.face,
            "picture": pictures.picture,
            "brief": editing.brief,
            "disk": editing.disk,
            "draft": editing.draft,
            "discard": editing.discard,
            "leave": editing.leave,
            "preview": editing.preview,
            "undo": editing.undo,
            "save": editing.save,
            "export": editing.export,
            "new": listing.new,
            "add": uploads.begin,
            "part": uploads.part,
            "added": uploads.end,
            "issued": issuing.issued,
            "copies": issuing.copies,
            "withdraw": issuing.withdraw,
            "lists": issuing.lists,
            "plan": issuing.plan,
            "passwords": issuing.passwords,
            "issue": issuing.make,
            "progress": issuing.progress,
            "verify": issuing.verify,
            "verified": uploads.end,
        }

    async def answer(self, route: str, content: bytes) -> Reply:
        """Answer a request that has been unsealed."""
        try:
            handler = self._routes.get(route)
            if handler is None:
                raise RefusedError(404, "the editor has no such thing")
            return await handler(Asked.read(self._folder, content))
        except RefusedError as error:
            return Reply.of(error.data, error.status)
        except OutsideError as error:
            return Reply.of({"message": str(error)}, 403)
        except FileNotFoundError:
            return Reply.of({"message": "there is no such file"}, 404)
        except NotReadableError as error:
            return Reply.of({"message": str(error)}, error.status)
        except ExcessError as error:
            return Reply.of({"message": reason(error)}, 422)
        except EndingError:
            return Reply.of({"message": "bluf is being stopped"}, 503)
        except Exception as error:
            return Reply.of({"message": reported(error)}, 500)

    def end(self) -> None:
        """Keep nobody waiting: the editor is being stopped."""
        self._typing.end()
        self._else.end()

    async def warm(self) -> None:
        """Load what pages need before they are asked for: a process that previews, then what amends a brief here."""
        await self._typing.run(jobs.warm)
        await asyncio.to_thread(jobs.amended, "title: A page\n", Path("brief.yaml"), ())
