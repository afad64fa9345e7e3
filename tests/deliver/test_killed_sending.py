"""A process that is killed (SIGKILL) at any moment of an issue gives nobody two mails, and the next goes on."""

import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from bluf.deliver.events import Kind
from bluf.deliver.ledger import Ledger
from bluf.deliver.sending import Server
from tests.deliver.killed_sending import Work, work
from tests.deliver.mail_project import people, project_at
from tests.deliver.mail_server import Certificates, Mailroom, certificates, mail_server

RECIPIENTS = 50
KILLS = 100 if os.environ.get("CI") else 10
KILLS_OF_ONE_ISSUE = 20
PATIENCE = 60.0  # seconds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.deliver.warm_sending"])
    return context


def run(processes: ForkServerContext, given: Work, is_moment: Callable[[], bool] | None = None) -> bool:
    """Run a process to its end, or kill it when its moment has come; return whether it came to its end."""
    ours, theirs = processes.Pipe()
    process = processes.Process(target=work, args=(given, theirs))
    process.start()
    theirs.close()
    with ours:
        assert ours.recv() == "begun"
        while is_moment is not None and not ours.poll(0.001):
            if is_moment():
                process.kill()
                process.join(PATIENCE)
                return False
        assert ours.poll(PATIENCE)
        assert ours.recv() == "ended"
    process.join(PATIENCE)
    assert process.exitcode == 0
    return True


def moment(room: Mailroom, chance: random.Random) -> Callable[[], bool]:
    """Return whether the moment has come: some time after the beginning, or after a mail that is yet to come."""
    if chance.random() < 0.3:
        over = time.monotonic() + chance.uniform(0, 0.3)
        return lambda: time.monotonic() > over
    target, delay = len(room.mails) + chance.randint(1, 2 * RECIPIENTS // KILLS_OF_ONE_ISSUE), chance.uniform(0, 0.02)
    reached: list[float] = []

    def has_come() -> bool:
        if not reached and len(room.mails) >= target:
            reached.append(time.monotonic())
        return bool(reached) and time.monotonic() >= reached[0] + delay

    return has_come


def laid_out(root: Path) -> Path:
    project_at(root, people(RECIPIENTS))
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the system has one: a disk takes longer over the ledger's events than all else."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture
def rooms(made: Certificates) -> Iterator[Callable[[], tuple[Mailroom, Server]]]:
    """A server for each issue, all of which end with the test."""
    running = []

    def opened() -> tuple[Mailroom, Server]:
        room = Mailroom()
        manager = mail_server(room, made)
        running.append(manager)
        return room, manager.__enter__()

    yield opened
    for manager in running:
        manager.__exit__(None, None, None)


def test_killed_at_any_moment_an_issue_reaches_everybody_and_nobody_twice(
    folder: Path,
    made: Certificates,
    processes: ForkServerContext,
    rooms: Callable[[], tuple[Mailroom, Server]],
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(16)
    killed, reached, of_unknown_fate = 0, set(), 0
    while killed < KILLS:
        root = laid_out(folder / f"killed-{killed}")
        room, server = rooms()
        given = Work(str(root), server, str(made.authority))
        stop = min(killed + KILLS_OF_ONE_ISSUE, KILLS)
        while killed < stop and not run(processes, given, moment(room, chance)):
            killed += 1
            reached.add(len(room.mails))
        run(processes, given)
        of_unknown_fate += len(check(root, room, given, processes))
    assert len(reached) > KILLS / 4, "the kills were to be spread over the whole run"
    record_property("measured", f"{killed} kills, after {sorted(reached)} mails; {of_unknown_fate} of unknown fate")


def check(root: Path, room: Mailroom, given: Work, processes: ForkServerContext) -> set[str]:
    """Assert that all have one mail but those whose fate is unknown, and what becomes of these on request."""
    everybody = {f"reader{at}@harn.example" for at in range(1, RECIPIENTS + 1)}
    with Ledger.open(root) as ledger:
        (issue,) = {event.issue for event in ledger.events()}
        to = {event.copy: event.email for event in ledger.events(issue) if event.kind is Kind.MADE}
        unknown = {to[copy] for copy, state in ledger.mail_states(issue).items() if state is Kind.SENDING}
        assert ledger.first_changed() is None
    assert {address: count for address, count in room.received.items() if count != 1} == {}
    assert everybody - set(room.received) <= unknown
    run(processes, Work(given.root, given.server, given.authority, again=True))
    assert set(room.received) == everybody
    assert {address for address, count in room.received.items() if count != 1} <= unknown
    assert max(room.received.values()) <= 2
    ids = Counter((mail["To"], mail["Message-ID"]) for mail in room.parsed())
    assert len(ids) == RECIPIENTS
    with Ledger.open(root) as ledger:
        assert ledger.first_changed() is None
        sent = Counter(event.email for event in ledger.events(issue) if event.kind is Kind.SENT)
        assert sent == dict.fromkeys(everybody, 1)
        made = Counter((event.copy, event.form) for event in ledger.events(issue) if event.kind is Kind.MADE)
        assert set(made.values()) == {1}
        assert len(made) == RECIPIENTS
    return unknown
