"""The ledger of what was issued: an SQLite database at the project's root, in which events are only ever added.

It is in write-ahead mode and every event is on the disk before the next step is taken, so that a process that is killed
loses nothing, and two that issue at the same time wait for one another. Each event bears the digest of the one before:
a row that was changed or taken out from between others shows. Who holds the file can write the whole chain anew, and
cut off its end; docs/distribution.md says what to do about that.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bluf.deliver.events import COLUMNS, FIRST, Event, Happening, Kind, digest_of
from bluf.problems import BriefError, Problem, Span

FILE = "bluf-ledger.sqlite"
SCHEMA = 1
_APPLICATION = 0x626C7566  # "bluf": tells the file from other databases
_PATIENCE = 20.0  # seconds for which another process is waited for

_TABLE = f"""
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    {", ".join(f'"{name}" {"INTEGER" if name in ("copy", "copies") else "TEXT"} NOT NULL' for name in COLUMNS)},
    previous TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX event_of_issue ON event (issue, kind, copy);
CREATE INDEX event_of_file ON event (sha256) WHERE sha256 != '';
CREATE UNIQUE INDEX issue_begun ON event (issue) WHERE kind = '{Kind.BEGUN}';
CREATE TRIGGER no_change BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are not changed'); END;
CREATE TRIGGER no_removal BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are not removed'); END;
"""
_NAMES = ", ".join(f'"{name}"' for name in ("number", *COLUMNS, "previous", "digest"))
_OF_MAIL = (Kind.SENDING, Kind.SENT, Kind.REFUSED)
_MAIL_KINDS = ", ".join(f"'{kind}'" for kind in _OF_MAIL)
_ADD = f"INSERT INTO event ({_NAMES}) VALUES ({', '.join('?' * (len(COLUMNS) + 3))})"


class Ledger:
    """An open ledger. Every method raises BriefError where the file can't be read or written."""

    def __init__(self, path: Path, shown: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._shown = shown
        self._connection = connection

    @classmethod
    def open(cls, root: Path, shown: str = "") -> Self:
        """Open a project's ledger, which is made where there is none. `shown` is its name in problems.

        Raises BriefError: `ledger-newer`, `ledger-damaged`, `ledger-busy`, or `cannot-write`.
        """
        path = root / FILE
        return cls._opened(path, shown or str(path), f"{path.as_uri()}?mode=rwc")

    @classmethod
    def read(cls, root: Path, shown: str = "") -> Self | None:
        """Open a project's ledger to look into it; None where there is none. Raises as `open` does."""
        path = root / FILE
        return cls._opened(path, shown or str(path), f"{path.as_uri()}?mode=rw") if path.exists() else None

    @classmethod
    def _opened(cls, path: Path, shown: str, uri: str) -> Self:
        with _told(shown):
            connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
        made = cls(path, shown, connection)
        try:
            made._prepare()
        except BaseException:
            connection.close()
            raise
        return made

    def _prepare(self) -> None:
        with _told(self._shown):
            if self._pragma("application_id") == 0 and self._pragma("user_version") == 0 and not self._has_tables():
                self._create()
            if self._pragma("application_id") != _APPLICATION:
                raise BriefError(
                    [_problem("ledger-damaged", "this is a database, and no ledger of bluf's", self._shown)]
                )
            if (version := self._pragma("user_version")) > SCHEMA:
                message = f"a newer bluf wrote this ledger (its form is {version}, and this bluf knows {SCHEMA})"
                raise BriefError([_problem("ledger-newer", message, self._shown, "use the newer bluf")])
            self._connection.execute("PRAGMA synchronous = FULL")

    def _create(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self._writing():
            if not self._has_tables():  # another process may have been first
                for statement in _statements(_TABLE):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def append(self, happenings: Sequence[Happening]) -> list[Event]:
        """Add events, all of them or none, and return them as they were recorded."""
        with _told(self._shown), self._writing():
            return self._added(happenings)

    def begin(self, names: Iterable[str], happening: Happening) -> Event:
        """Record that an issue is begun, under the first of the `names` that no issue has."""
        with _told(self._shown), self._writing():
            known = {issue for (issue,) in self._connection.execute("SELECT DISTINCT issue FROM event")}
            issue = next(name for name in names if name not in known)
            return self._added([replace(happening, issue=issue)])[0]

    def claim(self, happening: Happening, *, again: bool = False) -> bool:
        """Record that a copy is handed to a mail server, unless that has been done; say whether it is to be done.

        A copy that a server refused may be handed over anew. One whose fate is unknown may be if it is asked for
        `again`; one that was sent never.
        """
        with _told(self._shown), self._writing():
            state = self._mail_state(happening.issue, happening.copy)
            if state is Kind.SENT or (state is Kind.SENDING and not again):
                return False
            self._added([happening])
            return True

    def mail_states(self, issue: str) -> dict[int, Kind]:
        """Return what is known of the mails of an issue, by the number of the copy: the last that was recorded."""
        return {event.copy: event.kind for event in self.events(issue) if event.kind in _OF_MAIL}

    def events(self, issue: str | None = None) -> list[Event]:
        """Return all events in order, or those of one issue."""
        condition, values = ("WHERE issue = ?", (issue,)) if issue is not None else ("", ())
        return self._found(condition, values)

    def of_file(self, sha256: str) -> list[Event]:
        """Return the events of the files that have a digest, the latest first."""
        return self._found("WHERE sha256 = ? AND kind = 'made'", (sha256,))[::-1]

    def latest(self) -> Event | None:
        """Return the last event; None where there is none yet."""
        found = self._found("WHERE number = (SELECT max(number) FROM event)", ())
        return found[0] if found else None

    def first_changed(self) -> int | None:
        """Return the number of the first event that is not as it was recorded; None where all are."""
        before = FIRST
        for place, event in enumerate(self.events(), 1):
            if event.number != place or event.previous != before or not event.is_whole:
                return place
            before = event.digest
        return None

    def _mail_state(self, issue: str, copy: int) -> Kind | None:
        condition = f"issue = ? AND copy = ? AND kind IN ({_MAIL_KINDS})"
        ask = f"SELECT kind FROM event WHERE {condition} ORDER BY number DESC LIMIT 1"
        row = self._connection.execute(ask, (issue, copy)).fetchone()
        return Kind(row[0]) if row else None

    def _found(self, condition: str, values: Sequence[object]) -> list[Event]:
        with _told(self._shown):
            rows = self._connection.execute(f"SELECT {_NAMES} FROM event {condition} ORDER BY number", values)
            return [_event(row) for row in rows]

    def _added(self, happenings: Sequence[Happening]) -> list[Event]:
        row = self._connection.execute("SELECT number, digest FROM event ORDER BY number DESC LIMIT 1").fetchone()
        number, previous = row or (0, FIRST)
        made = []
        for happening in happenings:
            number += 1
            said = {name: getattr(happening, name) for name in COLUMNS}
            digest = digest_of(happening, number, previous)
            self._connection.execute(_ADD, (number, *said.values(), previous, digest))
            made.append(Event(**said, number=number, previous=previous, digest=digest))
            previous = digest
        return made

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the file alone: all that is written in it is written, or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _has_tables(self) -> bool:
        return self._connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _event(row: Sequence[Any]) -> Event:
    number, *said, previous, digest = row
    values = dict(zip(COLUMNS, said, strict=True))
    return Event(**{**values, "kind": Kind(values["kind"])}, number=number, previous=previous, digest=digest)


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, one by one: `executescript` would end the transaction that is open."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """Turn what goes wrong with the file into a problem of it."""
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        raise BriefError([_problem_of(error, shown)]) from error


def _problem_of(error: sqlite3.Error | ValueError, shown: str) -> Problem:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            message = f"another process has kept this ledger to itself for {_PATIENCE:g} s"
            return _problem("ledger-busy", message, shown, "wait until it has ended, and try again")
        case sqlite3.SQLITE_FULL:
            return _problem("cannot-write", "can't write this ledger: the disk is full", shown, "make room on it")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return _problem("cannot-write", f"can't write this ledger: {error}", shown, "check its permissions")
        case _:
            hint = "put back a copy of it that is whole; nothing is issued without one"
            return _problem("ledger-damaged", f"this ledger can't be read: {error}", shown, hint)


def _problem(code: str, message: str, shown: str, hint: str | None = None) -> Problem:
    return Problem(code, message, Span(shown, 0, 0), hint=hint)
