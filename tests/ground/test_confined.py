"""A call in a confined process gives what a plain call gives, or is ended; what is sound is never in its way."""

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bluf.ground.confined import MIB, Allowance, Excess, ExcessError, allowance, confined, end_idle
from bluf.problems import BriefError
from tests.ground import work

ENOUGH = Allowance(10.0, 200 * MIB)
A_MOMENT = Allowance(0.2, 200 * MIB)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    end_idle()
    yield
    end_idle()


def test_a_call_returns_what_the_function_returns() -> None:
    assert confined(work.length, b"12345", allowed=ENOUGH) == 5


def test_the_work_is_done_in_another_process_which_serves_the_next_call_too() -> None:
    first, second = (confined(work.whoever, allowed=ENOUGH) for _ in range(2))

    assert first == second != os.getpid()


def test_what_the_function_raises_is_raised_with_its_problems() -> None:
    with pytest.raises(BriefError) as raised:
        confined(work.blame, allowed=ENOUGH)

    (problem,) = raised.value.problems
    assert (problem.code, problem.span and problem.span.line) == ("source-missing", 3)


def test_an_unexpected_exception_says_where_it_was_raised() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        confined(work.fail, allowed=ENOUGH)

    assert 'raise ZeroDivisionError("by nothing")' in "".join(raised.value.__notes__)


def test_an_exception_that_cannot_be_sent_is_told_by_its_traceback() -> None:
    with pytest.raises(RuntimeError, match="AwkwardError: this and that"):
        confined(work.fail_awkwardly, allowed=ENOUGH)


def test_what_the_function_prints_is_not_taken_for_its_answer() -> None:
    assert confined(work.chatter, allowed=ENOUGH) == "done"


def test_too_deep_a_recursion_is_an_exception_like_any_other() -> None:
    with pytest.raises(RecursionError):
        confined(work.descend, 0, allowed=ENOUGH)


@pytest.mark.parametrize("endless", [work.loop, work.one_long_call])
def test_work_without_end_is_ended(endless: object) -> None:
    with pytest.raises(ExcessError) as raised:
        confined(endless, allowed=A_MOMENT)  # type: ignore[arg-type]

    assert raised.value.excess is Excess.TIME


def test_waiting_counts_by_the_clock_and_far_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bluf.ground.confined._PATIENCE", 1)
    with pytest.raises(ExcessError) as raised:
        confined(work.sleep, 60.0, allowed=A_MOMENT)

    assert raised.value.excess is Excess.TIME


def test_a_short_wait_takes_no_processor_time() -> None:
    confined(work.sleep, 0.5, allowed=A_MOMENT)


@pytest.mark.parametrize(("hoarding", "arguments"), [(work.hoard, (300 * MIB,)), (work.many_pieces, ())])
def test_work_that_takes_too_much_memory_is_ended(hoarding: object, arguments: tuple[int, ...]) -> None:
    with pytest.raises(ExcessError) as raised:
        confined(hoarding, *arguments, allowed=Allowance(20.0, 100 * MIB))  # type: ignore[arg-type]

    assert raised.value.excess is Excess.MEMORY


def test_memory_that_is_allowed_can_be_had() -> None:
    assert confined(work.hoard, 120 * MIB, allowed=ENOUGH) == 120 * MIB


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(ExcessError) as raised:
        confined(work.large_answer, 60 * MIB, allowed=ENOUGH)

    assert raised.value.excess is Excess.MEMORY


def test_a_process_that_falls_over_is_told_from_one_that_took_too_much() -> None:
    with pytest.raises(ExcessError) as raised:
        confined(work.fall_over, allowed=ENOUGH)

    assert raised.value.excess is Excess.CRASH


@pytest.mark.parametrize("bad", [work.loop, work.fall_over, work.many_pieces])
def test_the_next_call_is_served_after_one_that_was_ended(bad: object) -> None:
    with pytest.raises(ExcessError):
        confined(bad, allowed=A_MOMENT)  # type: ignore[arg-type]

    assert confined(work.length, b"1", allowed=ENOUGH) == 1


def test_limits_are_those_of_a_call_and_not_of_all_calls_together() -> None:
    for _ in range(5):
        assert confined(work.hoard, 90 * MIB, allowed=Allowance(10.0, 150 * MIB)) == 90 * MIB


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not say what a process holds")
def test_a_process_that_has_come_to_hold_much_is_not_kept() -> None:
    small = confined(work.whoever, allowed=ENOUGH)
    assert confined(work.whoever, allowed=ENOUGH) == small

    assert confined(work.keep, 120 * MIB, allowed=ENOUGH) == small

    assert confined(work.whoever, allowed=ENOUGH) != small


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not say what a process holds")
def test_a_call_may_take_something_whatever_the_calls_before_it_have_left() -> None:
    confined(work.keep, 90 * MIB, allowed=ENOUGH)

    assert confined(work.hoard, 20 * MIB, allowed=Allowance(10.0, 50 * MIB)) == 20 * MIB


def test_calls_from_several_threads_do_not_wait_for_one_another() -> None:
    started = threading.Barrier(2, timeout=30)

    def slow() -> bool:
        started.wait()
        with pytest.raises(ExcessError):
            confined(work.loop, allowed=Allowance(1.0, 200 * MIB))
        return True

    def quick() -> int:
        started.wait()
        return confined(work.length, b"123", allowed=ENOUGH)

    with ThreadPoolExecutor(2) as threads:
        slow_one, quick_one = threads.submit(slow), threads.submit(quick)
        assert quick_one.result(timeout=60) == 3
        assert slow_one.result(timeout=60)


def test_the_folder_is_that_of_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    confined(work.folder, allowed=ENOUGH)
    monkeypatch.chdir(tmp_path)

    assert confined(work.folder, allowed=ENOUGH) == str(tmp_path.resolve())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_has_a_confined_process_of_its_own() -> None:
    own = confined(work.whoever, allowed=ENOUGH)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        others = pool.apply(_whoever)

    assert others != own
    assert confined(work.whoever, allowed=ENOUGH) == own


def _whoever() -> int:
    return confined(work.whoever, allowed=ENOUGH)


def test_a_confined_process_ends_with_the_one_that_started_it() -> None:
    code = (
        "import os; from bluf.ground.confined import Allowance, confined; from tests.ground import work;"
        "print(confined(work.whoever, allowed=Allowance(10.0, 1 << 28)), flush=True); os.kill(os.getpid(), 9)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    served = int(ran.stdout)

    assert _ends_within(60.0, served)


def _ends_within(seconds: float, process: int) -> bool:
    for _ in range(int(seconds * 100)):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        threading.Event().wait(0.01)
    return False


def test_the_allowance_grows_with_the_input() -> None:
    small, large = allowance(0), allowance(10 * MIB)

    assert large.seconds - small.seconds == 10
    assert large.memory - small.memory == 300 * MIB
