"""Turn what SQLite says of a ledger's file into a problem that says what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bluf.problems import BriefError, Problem, Span

PATIENCE = 20.0  # seconds for which another process is waited for
_NO_ACCESS = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)
_WHOLE = "put back a copy of it that is whole; nothing is issued without one"


@contextmanager
def told(shown: str) -> Iterator[None]:
    """Turn what goes wrong with the file into a problem of it."""
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        raise BriefError([_problem_of(error, shown)]) from error


def _problem_of(error: sqlite3.Error | ValueError, shown: str) -> Problem:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        message = f"another process has kept this ledger to itself for {PATIENCE:g} s"
        return _problem("ledger-busy", message, shown, "wait until it has ended, and try again")
    if code == sqlite3.SQLITE_FULL:
        return _problem("cannot-write", "can't write this ledger: the disk is full", shown, "make room on it")
    if code in _NO_ACCESS:
        message = f"can't open or write this ledger: {error}"
        return _problem("cannot-write", message, shown, "check the permissions of it and of its folder")
    return _problem("ledger-damaged", f"this ledger can't be read: {error}", shown, _WHOLE)


def not_a_ledger(shown: str) -> BriefError:
    """Return the error for a database of something else."""
    return BriefError([_problem("ledger-damaged", "this is a database, and no ledger of bluf's", shown, _WHOLE)])


def built_otherwise(shown: str, name: str) -> BriefError:
    """Return the error for a ledger with a table, a view or a trigger that bluf does not make so."""
    return BriefError([_problem("ledger-damaged", f"`{name}` in this ledger is not as bluf makes it", shown, _WHOLE)])


def newer(shown: str, version: int, known: int) -> BriefError:
    """Return the error for a ledger in a form that is not known here."""
    message = f"a newer bluf wrote this ledger (its form is {version}, and this bluf knows {known})"
    return BriefError([_problem("ledger-newer", message, shown, "use the newer bluf")])


def no_file(shown: str) -> BriefError:
    """Return the error for what has a ledger's name and is no file."""
    return BriefError([_problem("ledger-damaged", "this is no file, and so no ledger", shown, _WHOLE)])


def unreadable(shown: str, error: OSError) -> BriefError:
    """Return the error for a ledger that may not be read."""
    message = f"can't read this ledger: {error.strerror or error}"
    return BriefError([_problem("cannot-read", message, shown, "check its permissions")])


def leads_away(shown: str) -> BriefError:
    """Return the error for a link that leads out of the project: what is recorded must not end up anywhere else."""
    hint = "put the ledger itself at the project's root"
    return BriefError(
        [_problem("ledger-elsewhere", "this ledger is a link that leads out of the project", shown, hint)]
    )


def changed(shown: str, number: int) -> Problem:
    """Return the problem of a ledger whose chain breaks at an event."""
    message = f"this ledger was changed: from event {number} on it is not as it was recorded"
    return _problem(
        "ledger-changed", message, shown, "compare it with a copy or an export made before, and put that back"
    )


def not_asked(shown: str) -> Problem:
    """Return the warning for a ledger that lies beside a file that is verified, and is not of the project at hand."""
    message = "this ledger was not asked: it came with the file, and may be by whoever made that"
    return _problem("ledger-not-asked", message, shown, f"name it if it is yours: --ledger {shown}")


def clock_behind(shown: str, now: str, last: str) -> Problem:
    """Return the warning for a clock that is before the last event."""
    message = f"the clock says {now}, and the last event of this ledger is of {last}"
    return _problem("clock-behind", message, shown, "set the clock")


def _problem(code: str, message: str, shown: str, hint: str | None = None) -> Problem:
    return Problem(code, message, Span(shown, 0, 0), hint=hint)
