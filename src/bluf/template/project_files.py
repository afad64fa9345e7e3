"""Read the files of templates and styles, which may come from anyone. What can't be read is a problem at the file."""

from pathlib import Path

from bluf.filling import MOST_BYTES
from bluf.ground.inside import Unfit, UnfitFileError, content, is_there
from bluf.problems import BriefError, Problem, Span


def has_file(path: Path) -> bool:
    """Whether something has this name, sound or not. Raises BriefError where that can't be told."""
    try:
        return is_there(path)
    except OSError as error:
        raise BriefError([_failed(path, error)]) from None


def file_content(path: Path, root: Path) -> bytes:
    """Return the content of a file in the folder of templates `root`, or below it. Raises BriefError."""
    try:
        return content(path, root, MOST_BYTES)
    except UnfitFileError as error:
        raise BriefError([_unfit(path, error.unfit)]) from None
    except OSError as error:
        raise BriefError([_failed(path, error)]) from None


def file_text(path: Path, root: Path) -> str:
    """Return the same as text, which must be UTF-8. Raises BriefError."""
    try:
        return file_content(path, root).decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "the file is not UTF-8"
        raise BriefError([Problem("wrong-encoding", message, Span(str(path), 0, 0), hint="save it as UTF-8")]) from None


def leads_out(path: Path, of: str) -> Problem:
    """Return the problem of a link that leads out of some folder."""
    message = f"this is reached by a symbolic link that leads out of {of}, and is not followed"
    return Problem("link-outside", message, Span(str(path), 0, 0), hint="put a copy in the link's place")


def _unfit(path: Path, unfit: Unfit) -> Problem:
    match unfit:
        case Unfit.OUTSIDE:
            return leads_out(path, "its folder of templates")
        case Unfit.SPECIAL:
            return _unreadable(path, "it is not an ordinary file", "put an ordinary file in its place")
        case Unfit.LARGE:
            hint = "a template's or style's file has some kilobytes"
            return _unreadable(path, f"it is larger than {MOST_BYTES // 1024} KiB", hint)


def _failed(path: Path, error: OSError) -> Problem:
    match error:
        case IsADirectoryError():
            return _unreadable(path, "it is a folder", "put a file in its place")
        case PermissionError():
            return _unreadable(path, "you may not read it", "change its permissions")
        case _:
            return _unreadable(path, error.strerror or str(error), "check the path")


def _unreadable(path: Path, reason: str, hint: str) -> Problem:
    return Problem("cannot-read", f"cannot read this file: {reason}", Span(str(path), 0, 0), hint=hint)
