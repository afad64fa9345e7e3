"""Turn names in requests into files of the folder that the editor was started in, or refuse them.

No path leads out of the folder, links followed; what begins with a dot is not there for it.
"""

import errno
import hashlib
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

import bluf
from bluf.ground.project_root import BRIEFS

SUFFIXES = (".yaml", ".yml")
LOOKED_AT = 10_000  # files and folders among which briefs are looked for where there is no project
MOST = 500  # briefs that are listed
MAX_BYTES = 1024 * 1024  # a brief's limit (docs/brief.md)
_NOT_BRIEFS = (".receipts.yaml", ".receipts.yml")
_OTHERS = {"template.yaml", "style.yaml", "starter.yaml"}
_PASSED_OVER = frozenset({"node_modules", "out", "__pycache__", "tests", "docs", "site-packages"})
_ASKED = ("title:", "bottom_line:", "key_points:")


class OutsideError(ValueError):
    """A name that leads out of the folder, or to what is no brief."""


class NotReadableError(Exception):
    """A file that is there and can't be edited, with the reason; `status` is HTTP's for it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A brief's file: its text with LF line ends, the SHA-256 of its bytes, and how each of its lines ends."""

    text: str
    sha256: str
    ends: tuple[str, ...] = ()
    bom: bool = False

    def encoded(self, text: str) -> bytes:
        """Return other text as this file would hold it: lines that are in both end as they do, others as most do."""
        lines = text.split("\n")
        usual = max(("\n", "\r\n", "\r"), key=self.ends.count)
        ends = [usual] * (len(lines) - 1)
        if len(set(self.ends)) > 1:
            for old, new in _same(self.text.split("\n"), lines):
                if old < len(self.ends) and new < len(ends):
                    ends[new] = self.ends[old]
        written = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
        return ("\ufeff" * self.bom + written).encode()


class Folder:
    """The folder that the editor was started in."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._judged: dict[Path, tuple[str, bool]] = {}  # whether a file looked like a brief when it was as it is

    def path(self, name: str) -> Path:
        """Return the file of a brief by its path from the folder. Raises OutsideError."""
        parts = Path(name.replace("\\", "/")).parts
        if not parts or "\0" in name or name.startswith(("/", "\\")) or any(part.startswith(".") for part in parts):
            raise OutsideError(f"{name!r} is not a path inside the folder")
        if not name.lower().endswith(SUFFIXES) or name.lower().endswith(_NOT_BRIEFS):
            raise OutsideError(f"{name!r} is not a brief: its name should end in .yaml")
        try:
            name.encode()  # no page can ask for a name that is not UTF-8
            path = (self.root / Path(*parts)).resolve()
        except (OSError, RuntimeError, ValueError):
            raise OutsideError(f"{name!r} is not a path inside the folder") from None
        if not path.is_relative_to(self.root):
            raise OutsideError(f"{name!r} is outside the folder")
        return path

    def name(self, path: Path) -> str:
        """Return a file's path from the folder, with slashes."""
        return path.resolve().relative_to(self.root).as_posix()

    def holds(self, path: Path) -> bool:
        """Whether a file, there or not, is one that could be edited here."""
        try:
            return self.path(self.name(path)) == path
        except ValueError:
            return False

    def briefs(self) -> dict[str, str]:
        """Return the briefs that `bluf build` builds here: all below `briefs/`, each with a stamp of its file.

        In a folder that has no `briefs/` they are the YAML files that look like briefs.
        """
        home = self.root / BRIEFS
        try:
            if home.is_dir():
                found = bluf.find_briefs(home, self.root).briefs
            else:
                found = tuple(filter(self._looks_like_a_brief, bluf.find_briefs(self.root, most=LOOKED_AT).briefs))
        except OSError:
            return {}
        listed = islice((path for path in found if self._is_reached(path)), MOST)
        return {path.relative_to(self.root).as_posix(): _stamp(path) for path in listed}

    def _is_reached(self, path: Path) -> bool:
        try:
            self.path(path.relative_to(self.root).as_posix())
        except OutsideError:
            return False
        return path.exists()

    def _looks_like_a_brief(self, path: Path) -> bool:
        if not _PASSED_OVER.isdisjoint(path.relative_to(self.root).parts):
            return False
        stamp = _stamp(path)
        if self._judged.get(path, ("",))[0] != stamp:
            self._judged[path] = (stamp, _is_brief(path))
        return self._judged[path][1]


def _stamp(path: Path) -> str:
    """Return what changes when a file does."""
    try:
        found = path.stat()
    except OSError:
        return "gone"
    return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"


def _is_brief(path: Path) -> bool:
    """Whether a YAML file looks like a brief, finished or not."""
    if path.name in _OTHERS:
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            lines = [line for line in file.read(MAX_BYTES).splitlines() if line.startswith(_ASKED)]
    except OSError:
        return False
    return len(lines) >= 2


def read(path: Path) -> OnDisk:
    """Return a brief's file. Raises NotReadableError; FileNotFoundError where there is none."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would have us wait for ever
            raise OSError(errno.EINVAL, "it is no file")
        if found.st_size > MAX_BYTES:
            raise NotReadableError(413, "the file is too large for a brief (1 MiB)")
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError from None
    except UnicodeDecodeError:
        raise NotReadableError(422, "the file is not UTF-8; save it as UTF-8 to edit it here") from None
    except OSError as error:
        raise NotReadableError(422, f"the file can't be read: {error.strerror or error}") from error
    plain = text.removeprefix("\ufeff")
    ends = tuple(re.findall("\r\n|\r|\n", plain))
    return OnDisk(re.sub("\r\n?", "\n", plain), digest(data), ends, plain != text)


def _same(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of lines that are in both, in order; those of the common beginning and end at once."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    yield from ((at, at) for at in range(head))
    between = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    for block in between.get_matching_blocks():
        yield from ((head + block.a + at, head + block.b + at) for at in range(block.size))
    yield from ((len(old) - tail + at, len(new) - tail + at) for at in range(tail))


def digest(data: bytes) -> str:
    """Return the SHA-256 by which a file's change is noticed."""
    return hashlib.sha256(data).hexdigest()
