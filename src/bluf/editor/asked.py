"""Read what a tab asks for: each value is what it should be, or the request is refused with the reason."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bluf
from bluf.editor.folder import MAX_BYTES, Folder

MOST_EDITS = 1000


class RefusedError(Exception):
    """A request that can't be carried out as it is; `data` goes to the page."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status, self.data = status, {"message": message, **more}


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request asks for. Every method raises RefusedError for a value that is not as it should be."""

    folder: Folder
    data: Mapping[str, Any]

    @classmethod
    def read(cls, folder: Folder, content: bytes) -> "Asked":
        """Read a request's body."""
        try:
            data = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise RefusedError(400, "this is not JSON") from error
        if not isinstance(data, dict):
            raise RefusedError(400, "this is not a JSON object")
        return cls(folder, data)

    def text(self, key: str) -> str:
        """Return a value that is text."""
        value = self.data.get(key)
        if not isinstance(value, str):
            raise RefusedError(400, f"`{key}` should be text")
        return value

    def optional(self, key: str) -> str | None:
        """Return a value that is text or missing."""
        return None if self.data.get(key) is None else self.text(key)

    @property
    def path(self) -> Path:
        """The file of the brief. Raises OutsideError too."""
        return self.folder.path(self.text("path"))

    @property
    def brief(self) -> str:
        """The text of the brief, its lines ended by LF."""
        text = re.sub("\r\n?", "\n", self.text("text"))
        try:
            size = len(text.encode())
        except UnicodeEncodeError as error:
            raise RefusedError(400, "the text has half a character in it (a lone surrogate)") from error
        if size > MAX_BYTES:
            raise RefusedError(413, "the text is too long for a brief (1 MiB)")
        return text

    @property
    def edits(self) -> list[bluf.Edit]:
        """The edits of the form that are to be made."""
        data = self.data.get("edits", [])
        if not isinstance(data, list) or len(data) > MOST_EDITS:
            raise RefusedError(400, "`edits` should be a list")
        try:
            return [bluf.edit_from_data(each) for each in data]
        except ValueError as error:
            raise RefusedError(400, str(error)) from error
