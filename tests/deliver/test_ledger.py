"""The ledger: what it records stays, whatever is done to its file, its disk or the processes that write it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bluf.deliver import ledger_faults, ledger_schema
from bluf.deliver.events import FIRST, Happening, Kind, digest_of
from bluf.deliver.ledger import FILE, Ledger
from bluf.problems import BriefError
from tests.deliver.issued import tampered

AT = "2026-03-01T09:00:00Z"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path) as opened:
        yield opened


def made(issue: str = "ports-1", copy: int = 1, kind: Kind = Kind.MADE, at: str = AT) -> Happening:
    return Happening(kind=kind, issue=issue, at=at, copy=copy, copies=3, recipient="Ines Okafor", sha256=f"{copy:064x}")


def with_events(root: Path, count: int = 5) -> Path:
    with Ledger.open(root) as ledger:
        ledger.append([made(copy=copy) for copy in range(1, count + 1)])
    return root / FILE


def code_of(raised: pytest.ExceptionInfo[BriefError]) -> str:
    (problem,) = raised.value.problems
    return problem.code


def first_changed(root: Path) -> int | None:
    with Ledger.open(root) as ledger:
        return ledger.first_changed()


def test_events_are_numbered_and_chained(ledger: Ledger) -> None:
    first, second = ledger.append([made(), made(copy=2)])

    assert (first.number, first.previous, second.number, second.previous) == (1, FIRST, 2, first.digest)
    assert second.digest == digest_of(second, 2, first.digest)
    assert ledger.events() == [first, second]
    assert isinstance(first.kind, Kind)
    assert ledger.first_changed() is None
    assert ledger.changed() is None


@pytest.mark.parametrize("statement", ["UPDATE event SET recipient = 'Eve'", "DELETE FROM event"])
def test_rows_are_neither_changed_nor_removed(ledger: Ledger, statement: str) -> None:
    ledger.append([made()])

    with pytest.raises(sqlite3.IntegrityError, match="events are not"):
        sqlite3.connect(ledger.path).execute(statement)


@pytest.mark.parametrize("column", ["issue", "at", "recipient", "email", "level", "sha256", "detail", "digest"])
def test_a_changed_row_shows(tmp_path: Path, column: str) -> None:
    path = with_events(tmp_path)
    tampered(path, f"UPDATE event SET \"{column}\" = 'other' WHERE number = 3")

    assert first_changed(tmp_path) == 3


def test_a_changed_number_shows(tmp_path: Path) -> None:
    tampered(with_events(tmp_path), "UPDATE event SET copy = 7 WHERE number = 2")

    assert first_changed(tmp_path) == 2


def test_a_removed_row_shows(tmp_path: Path) -> None:
    tampered(with_events(tmp_path), "DELETE FROM event WHERE number = 3")

    assert first_changed(tmp_path) == 3


def test_reordered_rows_show(tmp_path: Path) -> None:
    tampered(
        with_events(tmp_path),
        "UPDATE event SET number = 99 WHERE number = 2",
        "UPDATE event SET number = 2 WHERE number = 3",
        "UPDATE event SET number = 3 WHERE number = 99",
    )

    assert first_changed(tmp_path) == 2


def test_a_row_put_between_shows(tmp_path: Path) -> None:
    columns = 'number, kind, issue, at, brief, content, revision, bluf, "to", title, copy, copies, recipient, email'
    rest = 'level, form, file, sha256, "key", message_id, detail, previous'
    tampered(
        with_events(tmp_path),
        f"INSERT INTO event ({columns}, {rest}, digest) "
        f"SELECT 6, {columns.removeprefix('number, ')}, {rest}, 'made up' FROM event WHERE number = 5",
    )

    assert first_changed(tmp_path) == 6


def test_a_change_is_told_with_the_number_of_the_event(tmp_path: Path) -> None:
    tampered(with_events(tmp_path), "UPDATE event SET recipient = 'Eve' WHERE number = 4")
    with Ledger.open(tmp_path, "the ledger") as ledger:
        problem = ledger.changed()

    assert problem is not None
    assert (problem.code, problem.span and problem.span.path) == ("ledger-changed", "the ledger")
    assert "from event 4 on" in problem.message


def test_a_cut_off_end_does_not_show(tmp_path: Path) -> None:
    """That is why the docs say to keep the last digest elsewhere."""
    tampered(with_events(tmp_path), "DELETE FROM event WHERE number > 3")

    assert first_changed(tmp_path) is None


def test_nothing_is_read_where_there_is_none(tmp_path: Path) -> None:
    assert Ledger.read(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"this is no database, but long enough to be looked at as one" * 40,
        b"\0" * 4096,
        b"SQLite format 3\0" + b"\xff" * 8000,
    ],
    ids=["text", "zeros", "head-alone"],
)
def test_garbage_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    for opening in (Ledger.open, Ledger.read):
        with pytest.raises(BriefError) as raised:
            opening(tmp_path)
        assert code_of(raised) == "ledger-damaged"
    assert (tmp_path / FILE).read_bytes() == content


def test_a_truncated_ledger_is_told(tmp_path: Path) -> None:
    path = with_events(tmp_path, 200)
    path.write_bytes(path.read_bytes()[:20_000])

    with pytest.raises(BriefError) as raised, Ledger.open(tmp_path) as ledger:
        ledger.first_changed()
    assert code_of(raised) == "ledger-damaged"


def test_flipped_bytes_in_its_pages_are_told_or_show(tmp_path: Path) -> None:
    path = with_events(tmp_path, 200)
    whole = path.read_bytes()
    noticed = 0
    for place in range(5_000, len(whole), 7_919):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        told = damage_of(tmp_path)
        assert told in ("ledger-damaged", "ledger-changed", None)
        noticed += told is not None
    assert noticed > 3


def damage_of(root: Path) -> str | None:
    """Return the code of what is told of a ledger that has 200 events."""
    try:
        with Ledger.open(root) as ledger:
            problem = ledger.changed()
            assert problem or len(ledger.events()) == 200
            return problem.code if problem else None
    except BriefError as error:
        return error.problems[0].code


def test_another_database_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.executescript("CREATE TABLE person (name TEXT); INSERT INTO person VALUES ('Ines');")
    connection.close()
    before = (tmp_path / FILE).read_bytes()

    with pytest.raises(BriefError, match="no ledger of bluf's") as raised:
        Ledger.open(tmp_path)
    assert code_of(raised) == "ledger-damaged"
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("script", "name"),
    [
        (
            "DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE each(number) AS "
            "(SELECT 1 UNION ALL SELECT number + 1 FROM each) SELECT * FROM each",
            "event",
        ),
        ("DROP TABLE event; CREATE TABLE event (number INTEGER)", "event"),
        ("DROP TABLE event", "event"),
        ("CREATE TRIGGER more AFTER INSERT ON event BEGIN SELECT 1; END", "more"),
        ("DROP TRIGGER no_change; CREATE TRIGGER no_change AFTER INSERT ON event BEGIN SELECT 1; END", "no_change"),
    ],
)
def test_a_ledger_that_is_built_otherwise_is_told_and_not_read(tmp_path: Path, script: str, name: str) -> None:
    """It may be from anyone: a view could have its reader wait for ever."""
    with Ledger.open(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript(script)
    with pytest.raises(BriefError) as raised:
        Ledger.read(tmp_path)

    assert [(each.code, each.message) for each in raised.value.problems] == [
        ("ledger-damaged", f"`{name}` in this ledger is not as bluf makes it")
    ]


def test_a_ledger_that_sqlite_has_counted_is_read(tmp_path: Path) -> None:
    with Ledger.open(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("ANALYZE")
    with Ledger.open(tmp_path) as ledger:
        assert ledger.events() == []


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(with_events(tmp_path))
    connection.execute(f"PRAGMA user_version = {ledger_schema.VERSION + 1}")
    connection.close()

    with pytest.raises(BriefError, match="a newer bluf wrote this ledger") as raised:
        Ledger.open(tmp_path)
    assert code_of(raised) == "ledger-newer"


def test_a_folder_of_its_name_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(BriefError, match="this is no file") as raised:
        Ledger.open(tmp_path)
    assert code_of(raised) == "ledger-damaged"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_of_its_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)

    with pytest.raises(BriefError, match="this is no file"):
        Ledger.open(tmp_path)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_out_of_the_project_is_refused(tmp_path: Path, is_there: bool) -> None:
    other, root = tmp_path / "other", tmp_path / "project"
    other.mkdir()
    root.mkdir()
    if is_there:
        with_events(other)
    (root / FILE).symlink_to(other / FILE)

    for opening in (Ledger.open, Ledger.read):
        with pytest.raises(BriefError, match="leads out of the project") as raised:
            opening(root)
        assert code_of(raised) == "ledger-elsewhere"
    assert (other / FILE).exists() is is_there


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    path = with_events(tmp_path / "kept")
    (tmp_path / FILE).symlink_to(path)

    with Ledger.open(tmp_path) as ledger:
        ledger.append([made(copy=6)])
    with Ledger.open(tmp_path / "kept") as ledger:
        assert len(ledger.events()) == 6


def test_a_full_disk_is_told_and_nothing_is_half_written(ledger: Ledger) -> None:
    ledger.append([made()])
    pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(BriefError, match="the disk is full") as raised:
        ledger.append([made(copy=copy) for copy in range(2, 200)])
    assert code_of(raised) == "cannot-write"
    assert len(ledger.events()) == 1

    ledger._connection.execute("PRAGMA max_page_count = 100000")
    ledger.append([made(copy=2)])
    assert [event.number for event in ledger.events()] == [1, 2]
    assert ledger.first_changed() is None


def test_a_ledger_that_is_held_by_another_process_is_told(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = sqlite3.connect(ledger.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(ledger_faults, "PATIENCE", 0.1)

    with Ledger.open(tmp_path) as second:
        with pytest.raises(BriefError, match="another process has kept this ledger to itself") as raised:
            second.append([made()])
        assert code_of(raised) == "ledger-busy"
        assert second.events() == []
        holder.execute("ROLLBACK")
        second.append([made()])
    assert len(ledger.events()) == 1
    holder.close()


_WRITER = """
import sys
from pathlib import Path
from bluf.deliver.events import Happening, Kind
from bluf.deliver.ledger import Ledger

with Ledger.open(Path(sys.argv[1])) as ledger:
    print("open", flush=True)
    for copy in range(1, int(sys.argv[3]) + 1):
        if sys.argv[2] == "claim":
            if ledger.claim(Happening(kind=Kind.SENDING, issue="ports-1", copy=copy)):
                print(copy, flush=True)
        else:
            ledger.append([Happening(kind=Kind.MADE, issue=sys.argv[2], copy=copy)])
            print(copy, flush=True)
"""


def writer(root: Path, what: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(root), what, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_processes_that_begin_a_ledger_at_once_share_it(tmp_path: Path) -> None:
    writers = [writer(tmp_path, f"issue-{number}", 20) for number in range(3)]

    assert [each.wait(60) for each in writers] == [0, 0, 0]
    for each in writers:
        assert each.stdout
        each.stdout.close()
    with Ledger.open(tmp_path) as ledger:
        assert ledger.first_changed() is None
        assert [len(ledger.events(f"issue-{number}")) for number in range(3)] == [20, 20, 20]


def test_a_copy_is_claimed_by_one_of_two_processes(tmp_path: Path) -> None:
    writers = [writer(tmp_path, "claim", 30) for _ in range(2)]
    told = [each.communicate(timeout=60)[0].split()[1:] for each in writers]

    assert sorted(int(copy) for copies in told for copy in copies) == list(range(1, 31))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system does not kill so")
def test_what_was_recorded_before_a_kill_is_there(tmp_path: Path) -> None:
    process = writer(tmp_path, "ports-1", 100_000)
    assert process.stdout
    told = [process.stdout.readline() for _ in range(12)]
    process.kill()
    rest = process.communicate()[0].split()
    least = int(rest[-1] if rest and told[-1].endswith("\n") else told[-1])

    assert (tmp_path / f"{FILE}-wal").stat().st_size > 0
    with Ledger.open(tmp_path) as ledger:
        assert len(ledger.events()) in (least, least + 1)
        assert ledger.first_changed() is None
        ledger.append([made(copy=200_000)])
        assert ledger.first_changed() is None


def test_a_ledger_is_read_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a read-only folder with a log that a killed process left: SQLite can't open the file there."""
    with Ledger.open(tmp_path) as ledger:
        ledger.append([made()])
        kept = {place.name: place.read_bytes() for place in tmp_path.iterdir() if not place.name.endswith("-shm")}
    folder = tmp_path / "left"
    folder.mkdir()
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    assert (folder / f"{FILE}-wal").stat().st_size > 0
    connect = sqlite3.connect

    def refused(place: str, **options: object) -> sqlite3.Connection:
        if f"{folder.as_uri()}/" in place:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return connect(place, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", refused)
    opened = Ledger.read(folder)
    assert opened
    with opened:
        assert [event.recipient for event in opened.events()] == ["Ines Okafor"]
        assert opened.path == folder / FILE
    with pytest.raises(BriefError) as raised:
        Ledger.open(folder)
    assert code_of(raised) == "cannot-write"
    assert {place.name: place.read_bytes() for place in folder.iterdir()} == kept


_READER = """
import os, sys
from pathlib import Path
from bluf.deliver.ledger import Ledger
from bluf.problems import BriefError

if os.geteuid() == 0:
    os.setuid(65534)
with Ledger.read(Path(sys.argv[1])) as ledger:
    print(len(ledger.events()))
    try:
        ledger.append(ledger.events())
    except BriefError as error:
        print(error.problems[0].code)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no ids of users")
def test_a_ledger_of_a_read_only_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    with_events(folder).chmod(0o444)
    folder.chmod(0o555)
    for place in (tmp_path, *tmp_path.parents[:3]):
        if place != Path("/tmp") and place.stat().st_uid == os.geteuid():
            place.chmod(place.stat().st_mode | 0o055)
    try:
        read = subprocess.run([sys.executable, "-c", _READER, str(folder)], capture_output=True, text=True, timeout=60)
    finally:
        folder.chmod(0o755)

    assert (read.stdout.split(), read.stderr) == (["5", "cannot-write"], "")
    assert [place.name for place in folder.iterdir()] == [FILE]


def test_a_clock_that_was_set_back_is_told_and_its_events_are_recorded(ledger: Ledger) -> None:
    assert ledger.behind(AT) is None
    ledger.append([made()])
    problem = ledger.behind("2026-02-28T09:00:00Z")

    assert problem is not None
    assert (problem.code, problem.is_error) == ("clock-behind", False)
    assert "2026-02-28T09:00:00Z" in problem.message
    assert ledger.behind(AT) is None
    ledger.append([made(copy=2, at="2026-02-28T09:00:00Z")])
    assert [event.copy for event in ledger.events()] == [1, 2]
    assert ledger.first_changed() is None


def test_names_that_no_text_can_hold_are_recorded_with_escapes(ledger: Ledger) -> None:
    (event,) = ledger.append([Happening(kind=Kind.BEGUN, issue="ports-1", brief="briefs/p\udcffrts.yaml")])

    assert event.brief == "briefs/p\\udcffrts.yaml"
    assert ledger.events() == [event]
    assert ledger.first_changed() is None


def test_an_issue_gets_the_first_name_that_is_free(ledger: Ledger) -> None:
    names = [f"ports-{number}" for number in (1, 2, 3)]
    happening = made("", kind=Kind.BEGUN)

    assert [ledger.begin(names, happening).issue for _ in range(2)] == ["ports-1", "ports-2"]


@pytest.mark.parametrize(
    ("last", "again", "claimed"),
    [
        (None, False, True),
        (Kind.SENDING, False, False),
        (Kind.SENDING, True, True),
        (Kind.REFUSED, False, True),
        (Kind.SENT, False, False),
        (Kind.SENT, True, False),
    ],
)
def test_a_copy_is_claimed_once_unless_that_is_safe(
    ledger: Ledger, last: Kind | None, again: bool, claimed: bool
) -> None:
    if last:
        ledger.append([made(kind=last)])

    assert ledger.claim(made(kind=Kind.SENDING), again=again) is claimed
    assert ledger.mail_states("ports-1") == {1: Kind.SENDING if claimed else last}


def test_five_thousand_events_take_little_time(ledger: Ledger, record_property: Callable[[str, object], None]) -> None:
    start = time.process_time()
    for at in range(0, 5_000, 50):
        ledger.append([made(copy=at + copy) for copy in range(1, 51)])
    written = time.process_time() - start
    assert ledger.first_changed() is None
    checked = time.process_time() - start - written

    assert len(ledger.events()) == 5_000
    record_property("measured", f"5,000 events: {written:.2f} s to write, {checked:.2f} s to check")
    assert written + checked < 5
