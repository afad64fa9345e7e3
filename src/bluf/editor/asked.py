"""Read what a tab asks for: each value is what it should be, or the request is refused with the reason."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bluf
from bluf.editor.folder import MAX_BYTES, Folder
from bluf.editor.undo import Undone, undone

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
        """Return a value that is text, all of which can be encoded."""
        value = self.data.get(key)
        if not isinstance(value, str):
            raise RefusedError(400, f"`{key}` should be text")
        _check_whole(key, value)
        return value

    def optional(self, key: str) -> str | None:
        """Return a value that is text or missing."""
        return None if self.data.get(key) is None else self.text(key)

    def texts(self, key: str) -> list[str]:
        """Return a value that is a list of texts; an empty one where it is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise RefusedError(400, f"`{key}` should be a list of texts")
        for each in value:
            _check_whole(key, each)
        return value

    def whole(self, key: str) -> int:
        """Return a value that is a whole number from 0."""
        value = self.data.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise RefusedError(400, f"`{key}` should be a whole number from 0")
        return value

    @property
    def path(self) -> Path:
        """The file of the brief. Raises OutsideError too."""
        return self.folder.path(self.text("path"))

    @property
    def brief(self) -> str:
        """The text of the brief, its lines ended by LF."""
        text = re.sub("\r\n?", "\n", self.text("text"))
        if len(text.encode()) > MAX_BYTES:
            raise RefusedError(413, "the text is too long for a brief (1 MiB)")
        return text

    @property
    def edits(self) -> list[bluf.Edit]:
        """The edits of the form that are to be made."""
        data = self.data.get("edits", [])
        if not isinstance(data, list) or len(data) > MOST_EDITS:
            raise RefusedError(400, "`edits` should be a list")
        _check_whole("edit", json.dumps(data, ensure_ascii=False))
        try:
            return [bluf.edit_from_data(each) for each in data]
        except ValueError as error:
            raise RefusedError(400, str(error)) from error

    @property
    def undo(self) -> Undone | None:
        """What the tab sends of its undo, if it does."""
        data = self.data.get("undo")
        try:
            return None if data is None else undone(data)
        except ValueError as error:
            raise RefusedError(400, "`undo` is not as a tab sends it") from error


def _check_whole(name: str, text: str) -> None:
    """Raise RefusedError for text that can't be encoded: no file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        message = f"line {line} of the {name} has half a character in it (a lone surrogate): take it out"
        raise RefusedError(400, message) from error
