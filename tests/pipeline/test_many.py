"""Many briefs are made on all cores, in the order given; one that crashes leaves the others alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bluf.pipeline.parallel import Crash, crash, each


def double(number: int) -> int:
    return number * 2


def process_of(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def slow_when_early(number: int) -> int:
    time.sleep(0.05 if number % 4 == 1 else 0)
    return number


def fail_on_three(number: int) -> int:
    if number == 3:
        raise ZeroDivisionError("three")
    return number


def die_on_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def die_on_odd(number: int) -> int:
    if number % 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_every_item_is_yielded_with_its_result_in_order() -> None:
    assert list(each(double, [3, 1, 2])) == [(3, 6), (1, 2), (2, 4)]


def test_no_items_make_no_results() -> None:
    assert list(each(double, [])) == []


def test_the_order_stays_when_later_items_are_ready_earlier() -> None:
    assert [item for item, _ in each(slow_when_early, range(40), workers=4)] == list(range(40))


def test_a_single_item_stays_in_this_process() -> None:
    assert list(each(process_of, [1])) == [(1, os.getpid())]


def test_many_items_are_done_in_as_many_processes_as_asked_for() -> None:
    processes = {process for _, process in list(each(process_of, range(40), workers=3))[1:]}

    assert os.getpid() not in processes
    assert 2 <= len(processes) <= 3


def test_where_processes_are_not_forked_they_are_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bluf.pipeline.parallel._FORKS", False)

    results = list(each(process_of, range(6), workers=2))

    assert [item for item, _ in results] == list(range(6))
    assert os.getpid() not in {process for _, process in results[1:]}


def test_one_worker_is_this_process() -> None:
    assert {process for _, process in each(process_of, range(10), workers=1)} == {os.getpid()}


def test_a_crash_is_a_value_and_the_others_go_on() -> None:
    results = [result for _, result in each(fail_on_three, range(6), workers=2)]

    crash = results.pop(3)
    assert isinstance(crash, Crash)
    assert "ZeroDivisionError: three" in crash.line
    assert "test_many.py" in crash.line
    assert "Traceback" in crash.details
    assert results == [0, 1, 2, 4, 5]


def test_a_crash_in_this_process_is_a_value_too() -> None:
    (_, only), *_ = each(fail_on_three, [3])

    assert isinstance(only, Crash)


def test_a_worker_that_dies_costs_only_the_item_that_killed_it() -> None:
    results = [result for _, result in each(die_on_three, range(40), workers=2)]

    assert isinstance(results.pop(3), Crash)
    assert results == [number for number in range(40) if number != 3]


def test_several_items_that_kill_their_workers_cost_only_themselves() -> None:
    results = [result for _, result in each(die_on_odd, [0, *range(1, 9)], workers=3)]

    assert [isinstance(result, Crash) for result in results[1:]] == [bool(number % 2) for number in range(1, 9)]
    assert results[2::2] == [2, 4, 6, 8]


def test_items_are_taken_as_there_is_room_for_them() -> None:
    asked = 0

    class Counted(list[int]):
        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            return Counted(super().__getitem__(index)) if isinstance(index, slice) else super().__getitem__(index)

        def __iter__(self):  # type: ignore[no-untyped-def]
            nonlocal asked
            for number in super().__iter__():
                asked += 1
                yield number

    results = each(double, Counted(range(1000)), workers=2)
    for _ in range(10):
        next(results)

    assert 10 <= asked < 50
    results.close()


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(
        "import os, time\n"
        "from bluf.pipeline.parallel import each\n"
        "def work(number):\n"
        "    if number:\n"
        "        os.write(1, b'%d\\n' % os.getpid())\n"
        "        time.sleep(60)\n"
        "for _ in each(work, range(9), workers=2):\n"
        "    pass\n",
        encoding="utf-8",
    )
    parent = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]

    parent.kill()
    parent.wait()
    parent.stdout.close()

    for _ in range(200):
        if not any(_is_running(worker) for worker in workers):
            break
        time.sleep(0.05)
    assert not any(_is_running(worker) for worker in workers)


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_a_fault_with_a_note_is_told_by_its_own_first_line() -> None:
    error = ValueError("first\nsecond")
    error.add_note("a note\n\n")

    assert crash(error).line == "ValueError: first"


REQUESTED_WHILE_IT_STARTS = """
import multiprocessing, os, signal, sys
from bluf.pipeline import parallel

class Asked(BaseException): pass

def leave(*_): raise Asked

def started(number):
    os.kill(os.getpid(), number)  # it is held back until the worker is ready
    parallel._settle()

for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, leave)  # as the command line has it, and a forked worker with it
    with parallel._undisturbed():
        worker = multiprocessing.get_context("fork").Process(target=started, args=(number,))
        worker.start()
    worker.join(30)
    print(worker.exitcode)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no such signals on Windows")
def test_a_worker_that_is_asked_to_end_while_it_starts_ends_and_prints_nothing() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", REQUESTED_WHILE_IT_STARTS], capture_output=True, text=True, timeout=90, check=False
    )

    assert (ended.stdout.split(), ended.stderr) == (["143", "143"], "")
