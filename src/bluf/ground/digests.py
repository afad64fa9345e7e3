"""Say by a SHA-256 what a file or a folder holds."""

import hashlib
import os
from pathlib import Path

from bluf.ground.file_opening import opened
from bluf.ground.filesystem import is_folder


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content`, in hex."""
    return hashlib.sha256(content).hexdigest()


def file_digest(path: Path) -> str | None:
    """Return the SHA-256 of an ordinary file's content, in hex; None where there is none that can be read."""
    try:
        with opened(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def state_digest(folder: Path) -> str:
    """Return a SHA-256 of the names, sizes and times of a folder's files, which says without reading if one changed."""
    found = hashlib.sha256()
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            state = os.lstat(os.path.join(at, name))  # noqa: PTH118 - hundreds of files, at each start
            told = f"{os.path.relpath(at, folder)}/{name} {state.st_size} {state.st_mtime_ns}\n"
            found.update(told.encode(errors="surrogatepass"))
    return found.hexdigest()


def tree_digest(folder: Path) -> str | None:
    """Return the SHA-256 of all that a folder holds, names included; None where there is no such folder.

    Links to folders are not followed: where they lead counts.
    """
    if not is_folder(folder):
        return None
    found = hashlib.sha256()
    for at, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if os.path.islink(os.path.join(at, name))]  # noqa: PTH114, PTH118
        for name in sorted([*files, *links]):
            path = Path(at, name)
            held = os.readlink(path) if name in links else file_digest(path)  # noqa: PTH115
            found.update(f"{path.relative_to(folder).as_posix()}\0{held}\n".encode(errors="surrogatepass"))
    return found.hexdigest()
