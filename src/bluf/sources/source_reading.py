"""Turn a source's file into a `SourceText`."""

import os
import stat
import traceback
from pathlib import Path

from bluf.sources.decoding import check_encoding
from bluf.sources.errors import SourceError
from bluf.sources.formats import Format, format_of, usual_suffixes
from bluf.sources.source_text import SourceText, source_text

MAX_BYTES = 20 * 1024 * 1024


def read_source(path: Path, encoding: str | None = None) -> SourceText:
    """Read a file of at most `MAX_BYTES`. `encoding` names that of a text file; by default it is found out.

    Raises SourceError with the code of the problem.
    """
    return text_of(path.name, bytes_of(path), encoding)


def text_of(name: str, data: bytes, encoding: str | None = None) -> SourceText:
    """Turn the bytes of a file of that name into its text. Raises SourceError."""
    kind = format_named(name)
    if encoding is not None:
        check_encoding(encoding)
    found = _joined(kind, data, encoding)
    if not found.text:
        reason = f"`{name}` gives nothing to check against: {kind.emptiness}"
        raise SourceError("source-empty", reason, "give its text")
    return found


def _joined(kind: Format, data: bytes, encoding: str | None) -> SourceText:
    """Read and join a file's paragraphs. Whatever a library raises about a file from anyone is the file's fault."""
    try:
        content = kind.read(data, encoding)
        blocks = content.blocks if kind.is_plain else list(content.blocks)
    except (SourceError, MemoryError):
        raise
    except Exception as error:
        traceback.print_exception(error)  # where it is asked for: see `bluf.ground.confined`
        reason = "it is nested too deep" if isinstance(error, RecursionError) else f"it is damaged, or no {kind.name}"
        raise SourceError("source-unreadable", reason, "save it anew, or give its text") from error
    return source_text(blocks, content.title, content.author)


def status_of(path: Path) -> os.stat_result:
    """Return the status of a source's file, without opening it. Raises SourceError where it can't be a source's.

    A pipe, a device or a socket is none: one would be waited for, the other never ends.
    """
    format_named(path.name)
    try:
        found = path.stat()
    except OSError as error:
        raise _unopened(path, error) from None
    _check(path, found)
    return found


def bytes_of(path: Path) -> bytes:
    """Return a source's bytes. Raises SourceError for a name, a file or a size that is none of a source's."""
    format_named(path.name)
    try:
        # Should a pipe be there by now, one who writes to it is not waited for (POSIX open, O_NONBLOCK).
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            _check(path, os.fstat(file.fileno()))
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unopened(path, error) from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def format_named(name: str) -> Format:
    """Return the format of a file by its name. Raises SourceError where bluf reads none such."""
    found = format_of(name)
    if found is None:
        raise SourceError(
            "source-unreadable",
            f"`{name}` is of a kind that bluf does not read",
            f"give the source as {usual_suffixes()}",
        )
    return found


def _check(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("source-unreadable", f"`{path.name}` is a folder", "name the file in it")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(
            "source-unreadable", f"`{path.name}` is a pipe, a socket or a device", "give the source as a file"
        )
    if status.st_size > MAX_BYTES:
        raise _too_large(path, status.st_size)


def _too_large(path: Path, size: int) -> SourceError:
    return SourceError(
        "source-too-large",
        f"`{path.name}` has {size:,} bytes; the limit is {MAX_BYTES:,}",
        "keep the part that the brief draws on",
    )


def _first_missing(folder: Path) -> Path:
    """Return the first folder on the way to a missing one that is not there."""
    while folder.parent != folder and not folder.parent.is_dir():
        folder = folder.parent
    return folder


def _unopened(path: Path, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        folder = path.parent
        if folder.is_dir():
            missing = f"there is no file `{path.name}` in the folder `{folder.name}`"
        else:
            missing = f"there is no folder `{_first_missing(folder).name}`"
        return SourceError("source-missing", missing, "check its path, which is from the brief's folder")
    return SourceError("source-unreadable", f"`{path.name}` can't be opened: {error.strerror}")
