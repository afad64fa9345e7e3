"""Keep what outlives a run of the editor in the user's own state folder: its secret, and drafts and undo.

The folder is the user's alone (0700), and the secret a file in it that nobody else can read (0600). A secret that
others could have read is none: it is refused, never used or mended in silence.
"""

import os
import secrets
import stat
from pathlib import Path

import platformdirs

SECRET_BYTES = 32
_NAME = "editor.key"


class StateError(Exception):
    """The state folder or the secret in it can't be used, or is not the user's alone."""


def state_folder() -> Path:
    """Return where this user's programs keep their state, without making it."""
    return Path(platformdirs.user_state_path("bluf", appauthor=False))


def own_secret(folder: Path) -> bytes:
    """Return the secret of this user's editor, made at its first run. Raises StateError."""
    try:
        return _own_secret(folder)
    except OSError as error:
        raise StateError(f"{folder} can't be used: {error.strerror or error}") from error


def _own_secret(folder: Path) -> bytes:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / _NAME
    if not os.path.lexists(place):
        _check(folder, folder.stat(), 0)
        _tighten(folder)
        _make(place)
    _check(folder, folder.stat(), 0o022)
    _tighten(folder)
    descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        _check(place, os.fstat(descriptor), 0o077)
        secret = file.read(SECRET_BYTES + 1)
    if len(secret) != SECRET_BYTES:
        raise StateError(f"{place} is not a key; remove it, and bluf makes a new one")
    return secret


def _check(path: Path, found: os.stat_result, others: int) -> None:
    """Raise StateError if the file belongs to another user, or grants any of the permissions `others`."""
    if os.name != "posix":
        return  # a profile's folder is its user's alone
    if found.st_uid != os.getuid():
        raise StateError(f"{path} belongs to another user; set XDG_STATE_HOME to a folder of your own")
    if stat.S_IMODE(found.st_mode) & others:
        what = "change" if stat.S_ISDIR(found.st_mode) else "read"
        mend = f"chmod 700 {path}" if what == "change" else f"rm {path}"
        raise StateError(f"other users can {what} {path}; mend it with: {mend}")


def _tighten(folder: Path) -> None:
    if os.name == "posix":
        folder.chmod(0o700)


def _make(place: Path) -> None:
    """Write a new secret, whole or not at all; of two runs that begin at once, the first to finish decides."""
    new = place.with_name(f".{secrets.token_hex(8)}.tmp")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
        try:
            os.link(new, place)
        except FileExistsError:
            pass
        except OSError:  # a disk without links
            new.replace(place)
    finally:
        new.unlink(missing_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that its user alone can read, whole or not at all. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f".{secrets.token_hex(8)}.tmp")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
