"""Turn names in requests into files of the folder that the editor was started in, or refuse them.

No path leads out of the folder, links followed; what begins with a dot is not there for it.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
DEPTH = 3  # levels of folders in which briefs are looked for
MOST = 500  # briefs that are listed
MAX_BYTES = 1024 * 1024  # a brief's limit (docs/brief.md)
_NOT_BRIEFS = (".receipts.yaml", ".receipts.yml")
_OTHERS = {"template.yaml", "style.yaml", "starter.yaml"}
_PASSED_OVER = {"node_modules", "out", "templates", "__pycache__", "tests", "docs", "site-packages"}
_ASKED = ("title:", "bottom_line:", "key_points:")


class OutsideError(ValueError):
    """A name that leads out of the folder, or to what is no brief."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A brief's file: its text with LF line ends, the SHA-256 of its bytes, and how it writes line ends."""

    text: str
    sha256: str
    crlf: bool = False
    bom: bool = False

    def encoded(self, text: str) -> bytes:
        """Return other text as this file would hold it."""
        return ("\ufeff" * self.bom + (text.replace("\n", "\r\n") if self.crlf else text)).encode()


class Folder:
    """The folder that the editor was started in."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def path(self, name: str) -> Path:
        """Return the file of a brief by its path from the folder. Raises OutsideError."""
        parts = Path(name.replace("\\", "/")).parts
        if not parts or "\0" in name or name.startswith(("/", "\\")) or any(part.startswith(".") for part in parts):
            raise OutsideError(f"{name!r} is not a path inside the folder")
        if not name.lower().endswith(SUFFIXES) or name.lower().endswith(_NOT_BRIEFS):
            raise OutsideError(f"{name!r} is not a brief: its name should end in .yaml")
        try:
            path = (self.root / Path(*parts)).resolve()
        except (OSError, RuntimeError, ValueError):
            raise OutsideError(f"{name!r} is not a path inside the folder") from None
        if not path.is_relative_to(self.root):
            raise OutsideError(f"{name!r} is outside the folder")
        return path

    def name(self, path: Path) -> str:
        """Return a file's path from the folder, with slashes."""
        return path.resolve().relative_to(self.root).as_posix()

    def briefs(self) -> list[str]:
        """Return the briefs in the folder and a few levels below it, those of `briefs/` first."""
        found = sorted(self._briefs(self.root, DEPTH), key=lambda name: (not name.startswith("briefs/"), name))
        return found[:MOST]

    def _briefs(self, folder: Path, depth: int) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                if depth and entry.name not in _PASSED_OVER:
                    yield from self._briefs(Path(entry.path), depth - 1)
            elif entry.name.lower().endswith(SUFFIXES) and _is_brief(Path(entry.path)):
                yield self.name(Path(entry.path))


def _is_brief(path: Path) -> bool:
    """Whether a YAML file looks like a brief, finished or not."""
    if path.name.lower().endswith(_NOT_BRIEFS) or path.name in _OTHERS:
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            lines = [line for line in file.read(MAX_BYTES).splitlines() if line.startswith(_ASKED)]
    except OSError:
        return False
    return len(lines) >= 2


def read(path: Path) -> OnDisk:
    """Return a brief's file. Raises OSError, and UnicodeDecodeError where it is not UTF-8."""
    data = path.read_bytes()
    text = data.decode("utf-8")
    plain = text.removeprefix("\ufeff")
    return OnDisk(plain.replace("\r\n", "\n"), digest(data), "\r\n" in plain, plain != text)


def digest(data: bytes) -> str:
    """Return the SHA-256 by which a file's change is noticed."""
    return hashlib.sha256(data).hexdigest()
