"""The ledger of what was issued: an SQLite database at the project's root, in which events are only ever added.

It is in write-ahead mode and every event is on the disk before the next step is taken, so that a process that is killed
loses nothing, and two that issue at the same time wait for one another. Each event bears the digest of the one before:
a row that was changed or taken out from between others shows. Who holds the file can write the whole chain anew, and
cut off its end; docs/distribution.md says what to do about that.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from bluf.deliver import ledger_faults, ledger_schema
from bluf.deliver.events import COLUMNS, FIRST, OF_SENDING, Event, Happening, Kind, digest_of
from bluf.deliver.ledger_faults import told
from bluf.ground import filesystem
from bluf.pipeline.project import leads_out
from bluf.problems import BriefError, Problem

FILE = "bluf-ledger.sqlite"
_NAMES = ", ".join(f'"{name}"' for name in ("number", *COLUMNS, "previous", "digest"))
_MAIL_KINDS = ", ".join(f"'{kind}'" for kind in OF_SENDING)
_ADD = f"INSERT INTO event ({_NAMES}) VALUES ({', '.join('?' * (len(COLUMNS) + 3))})"


class Ledger:
    """An open ledger. Every method raises BriefError where the file can't be read or written."""

    def __init__(self, path: Path, shown: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.shown = shown
        self._connection = connection
        self._checked = 0, FIRST  # the number and digest of the last event that was checked
        self._copied: TemporaryDirectory[str] | None = None

    @classmethod
    def open(cls, root: Path, shown: str = "") -> Self:
        """Open a project's ledger, which is made where there is none. `shown` is its name in problems.

        Raises BriefError: `ledger-newer`, `ledger-damaged`, `ledger-elsewhere`, `ledger-busy`, or `cannot-write`.
        """
        path = _path(root, shown)
        return cls._opened(path, shown or str(path), "rwc")

    @classmethod
    def read(cls, root: Path, shown: str = "") -> Self | None:
        """Open a project's ledger to look into it; None where there is none. Raises as `open` does."""
        path = _path(root, shown)
        return cls.read_file(path, shown) if filesystem.exists(path) else None

    @classmethod
    def read_file(cls, path: Path, shown: str = "") -> Self:
        """Open a ledger to look into it, wherever it is, in a folder that can't be written to too. Raises as `open`."""
        shown = shown or str(path)
        for mode in ("rw", "ro"):  # what a killed process left in the log is taken in where the folder allows it
            try:
                return cls._opened(path, shown, mode)
            except BriefError as error:
                if any(problem.code != "cannot-write" for problem in error.problems):
                    raise
        return cls._opened_copy(path, shown)

    @classmethod
    def _opened_copy(cls, path: Path, shown: str) -> Self:
        """Open a copy of a ledger, with its log: SQLite does not read one where it can't write beside it."""
        folder = TemporaryDirectory(prefix="bluf-")
        try:
            with told(shown):
                for end in ("", "-wal"):
                    if filesystem.exists(source := path.with_name(path.name + end)):
                        shutil.copyfile(source, Path(folder.name, FILE + end))
            made = cls._opened(Path(folder.name, FILE), shown, "rw")
            made._connection.execute("PRAGMA query_only = ON")
        except OSError as error:
            folder.cleanup()
            raise ledger_faults.unreadable(shown, error) from error
        except BaseException:
            folder.cleanup()
            raise
        made.path, made._copied = path, folder
        return made

    @classmethod
    def _opened(cls, path: Path, shown: str, mode: str) -> Self:
        if filesystem.exists(path) and not filesystem.is_file(path):
            raise ledger_faults.no_file(shown)
        with told(shown):
            uri = f"{path.absolute().as_uri()}?mode={mode}"
            connection = sqlite3.connect(uri, uri=True, timeout=ledger_faults.PATIENCE, isolation_level=None)
        made = cls(path, shown, connection)
        try:
            made._prepare()
        except BaseException:
            connection.close()
            raise
        return made

    def _prepare(self) -> None:
        with told(self.shown):
            if self._pragma("application_id") == 0 and self._pragma("user_version") == 0 and not self._has_tables():
                self._create()
            if self._pragma("application_id") != ledger_schema.APPLICATION:
                raise ledger_faults.not_a_ledger(self.shown)
            if (version := self._pragma("user_version")) > ledger_schema.VERSION:
                raise ledger_faults.newer(self.shown, version, ledger_schema.VERSION)
            if odd := ledger_schema.odd_one(self._connection):
                raise ledger_faults.built_otherwise(self.shown, odd)
            self._connection.execute("PRAGMA synchronous = FULL")

    def _create(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self._writing():
            if not self._has_tables():  # another process may have been first
                ledger_schema.create(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        if self._copied:
            self._copied.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def append(self, happenings: Sequence[Happening]) -> list[Event]:
        """Add events, all of them or none, and return them as they were recorded."""
        with told(self.shown), self._writing():
            return self._added(happenings)

    def begin(self, names: Iterable[str], happening: Happening) -> Event:
        """Record that an issue is begun, under the first of the `names` that no issue has."""
        with told(self.shown), self._writing():
            known = {issue for (issue,) in self._connection.execute("SELECT DISTINCT issue FROM event")}
            issue = next(name for name in names if name not in known)
            return self._added([replace(happening, issue=issue)])[0]

    def claim(self, happening: Happening, *, again: bool = False) -> bool:
        """Record that a copy is handed to a mail server, unless that has been done; say whether it is to be done.

        A copy that a server refused may be handed over anew. One whose fate is unknown may be if it is asked for
        `again`; one that was sent never.
        """
        with told(self.shown), self._writing():
            state = self._mail_state(happening.issue, happening.copy)
            if state is Kind.SENT or (state is Kind.SENDING and not again):
                return False
            self._added([happening])
            return True

    def mail_states(self, issue: str) -> dict[int, Kind]:
        """Return what is known of the mails of an issue, by the number of the copy: the last that was recorded."""
        return {event.copy: event.kind for event in self.events(issue) if event.kind in OF_SENDING}

    def withdrawal(self, issue: str) -> Event | None:
        """Return that an issue was withdrawn; None where it was not."""
        found = self._found("WHERE issue = ? AND kind = 'withdrawn'", (issue,))
        return found[0] if found else None

    def events(self, issue: str | None = None) -> list[Event]:
        """Return all events in order, or those of one issue."""
        condition, values = ("WHERE issue = ?", (issue,)) if issue is not None else ("", ())
        return self._found(condition, values)

    def latest(self) -> Event | None:
        """Return the last event; None where there is none yet."""
        found = self._found("WHERE number = (SELECT max(number) FROM event)", ())
        return found[0] if found else None

    def first_changed(self) -> int | None:
        """Return the number of the first event that is not as it was recorded; None where all are."""
        return _first_changed(self.events(), 0, FIRST)

    def changed(self) -> Problem | None:
        """Return the problem of the first event that is not as it was recorded; None where all are."""
        number = self.first_changed()
        return None if number is None else ledger_faults.changed(self.shown, number)

    def check(self) -> None:
        """Raise BriefError (`ledger-changed`) where an event is not as it was recorded: nothing is done by it then.

        Each event is looked at once, as long as the file is open.
        """
        events = self._found("WHERE number > ?", (self._checked[0],))
        if (number := _first_changed(events, *self._checked)) is not None:
            raise BriefError([ledger_faults.changed(self.shown, number)])
        if events:
            self._checked = events[-1].number, events[-1].digest

    def behind(self, at: str) -> Problem | None:
        """Return a warning where a moment is before the last event, as a clock that was set back makes it."""
        last = self.latest()
        return ledger_faults.clock_behind(self.shown, at, last.at) if last and at < last.at else None

    def _mail_state(self, issue: str, copy: int) -> Kind | None:
        condition = f"issue = ? AND copy = ? AND kind IN ({_MAIL_KINDS})"
        ask = f"SELECT kind FROM event WHERE {condition} ORDER BY number DESC LIMIT 1"
        row = self._connection.execute(ask, (issue, copy)).fetchone()
        return Kind(row[0]) if row else None

    def _found(self, condition: str, values: Sequence[object]) -> list[Event]:
        with told(self.shown):
            rows = self._connection.execute(f"SELECT {_NAMES} FROM event {condition} ORDER BY number", values)
            return [_event(row) for row in rows]

    def _added(self, happenings: Sequence[Happening]) -> list[Event]:
        row = self._connection.execute("SELECT number, digest FROM event ORDER BY number DESC LIMIT 1").fetchone()
        number, previous = row or (0, FIRST)
        made = []
        for happening in happenings:
            number += 1
            said = _storable({name: getattr(happening, name) for name in COLUMNS})
            digest = digest_of(Happening(**said), number, previous)
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
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _has_tables(self) -> bool:
        return self._connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _path(root: Path, shown: str) -> Path:
    """Return where a project's ledger is. Raises BriefError where a link there leads out of the project."""
    path = root / FILE
    if leads_out(path, root):
        raise ledger_faults.leads_away(shown or str(path))
    return path


def _first_changed(events: Iterable[Event], number: int, digest: str) -> int | None:
    """Return the number of the first event that breaks the chain, after that of a number and digest; else None."""
    for place, event in enumerate(events, number + 1):
        if event.number != place or event.previous != digest or not event.is_whole:
            return place
        digest = event.digest
    return None


def _storable(said: dict[str, Any]) -> dict[str, Any]:
    """Return values with what UTF-8 can't hold as escapes: names of files may be any bytes."""
    return {
        name: value.encode(errors="backslashreplace").decode() if type(value) is str else value  # a Kind stays one
        for name, value in said.items()
    }


def _event(row: Sequence[Any]) -> Event:
    number, *said, previous, digest = row
    values = dict(zip(COLUMNS, said, strict=True))
    return Event(**{**values, "kind": Kind(values["kind"])}, number=number, previous=previous, digest=digest)
