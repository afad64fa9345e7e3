"""What the ledger's database is made of, and whether one that is opened is made so: it may be from anyone.

A view in place of the table could have a reader wait for ever, and a trigger could add to what is recorded.
"""

import sqlite3
from collections.abc import Iterator

from bluf.deliver.events import COLUMNS, Kind

VERSION = 1
APPLICATION = 0x626C7566  # "bluf": tells the file from other databases

_PARTS = f"""
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    {", ".join(f'"{name}" {"INTEGER" if name in ("copy", "copies") else "TEXT"} NOT NULL' for name in COLUMNS)},
    previous TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX event_of_issue ON event (issue, kind, copy);
CREATE UNIQUE INDEX issue_begun ON event (issue) WHERE kind = '{Kind.BEGUN}';
CREATE TRIGGER no_change BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are not changed'); END;
CREATE TRIGGER no_removal BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are not removed'); END;
"""


def create(connection: sqlite3.Connection) -> None:
    """Make a ledger of an empty database, in the transaction that is open."""
    for statement in _statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def odd_one(connection: sqlite3.Connection) -> str:
    """Return the name of what a ledger has that `create` does not make so, or lacks; empty where it is as made.

    It may lack the indexes and triggers, which guard against slips alone.
    """
    made = {_told(statement) for statement in _statements()}
    found = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        is_sqlites = str(name).startswith("sqlite_") and kind in ("table", "index")  # of a UNIQUE, or by ANALYZE
        if not is_sqlites:
            found[str(name)] = _told(str(sql))
    odd = next((name for name, sql in found.items() if sql not in made), "")
    return odd or ("" if "event" in found else "event")


def _told(statement: str) -> str:
    """Return a statement as it may be compared, however its lines are set."""
    return " ".join(statement.rstrip(";\n ").split())


def _statements() -> Iterator[str]:
    """Yield the statements, one by one: `executescript` would end the transaction that is open."""
    statement = ""
    for line in _PARTS.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
