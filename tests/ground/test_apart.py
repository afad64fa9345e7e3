"""A call apart is done in a copy of the process: it leaves nothing behind, and to end it costs the next one nothing."""

import os
import sys
from collections.abc import Iterator

import pytest

from bluf.ground.apart import Named, apart, in_parts
from bluf.ground.confined import MIB, Allowance, Excess, ExcessError, confined, end_idle, warm_up
from bluf.problems import BriefError
from tests.ground import work

ENOUGH = Allowance(10.0, 200 * MIB)
A_MOMENT = Allowance(0.2, 200 * MIB)
copied = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    end_idle()
    yield
    end_idle()


def test_a_call_gives_what_the_function_returns_and_the_time_it_took() -> None:
    quick, slow = apart(work.length, b"123", allowed=ENOUGH), apart(work.count_to, 2_000_000, allowed=ENOUGH)

    assert (quick.value, slow.value) == (3, 2_000_000)
    assert 0 < quick.seconds < slow.seconds < 10


@copied
@pytest.mark.parametrize(
    ("end", "excess"),
    [("return", None), ("loop", Excess.TIME), ("fall over", Excess.CRASH), ("hoard", Excess.MEMORY)],
)
def test_parts_that_came_before_a_call_was_ended_are_there(end: str, excess: Excess | None) -> None:
    answer = in_parts(work.parts_until, end, allowed=A_MOMENT)

    assert answer.excess is excess
    assert answer.parts == ("first", b"x" * 1_000_000)
    assert apart(work.length, b"123", allowed=ENOUGH).value == 3


def test_a_call_in_parts_that_fails_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        in_parts(work.parts_until, "fail", allowed=ENOUGH)


@copied
def test_parts_may_not_take_more_memory_together_than_one_answer() -> None:
    answer = in_parts(work.parts_until, "return", allowed=Allowance(10.0, 3_500_000))

    assert (answer.parts, answer.excess) == (("first",), Excess.MEMORY)


def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(BriefError) as raised:
        apart(work.blame, allowed=ENOUGH)

    assert raised.value.problems[0].code == "source-missing"


@copied
def test_nothing_is_kept_from_one_call_to_the_next() -> None:
    assert [apart(work.remember, number, allowed=ENOUGH).value for number in range(3)] == [[0], [1], [2]]


@copied
@pytest.mark.parametrize(
    ("bad", "excess"),
    [
        (work.loop, Excess.TIME),
        (work.one_long_call, Excess.TIME),
        (work.many_pieces, Excess.MEMORY),
        (work.fall_over, Excess.CRASH),
        (work.be_killed, Excess.MEMORY),
    ],
)
def test_a_call_that_is_ended_leaves_the_process_for_the_next(bad: object, excess: Excess) -> None:
    process = apart(work.parent, allowed=ENOUGH).value
    allowed = A_MOMENT if excess is Excess.TIME else Allowance(10.0, 60 * MIB)
    with pytest.raises(ExcessError) as raised:
        apart(bad, allowed=allowed)  # type: ignore[arg-type]

    assert raised.value.excess is excess
    assert apart(work.parent, allowed=ENOUGH).value == process


@copied
def test_a_call_that_is_ended_says_what_time_it_took() -> None:
    with pytest.raises(ExcessError) as raised:
        apart(work.loop, allowed=A_MOMENT)

    assert 0.15 < raised.value.seconds < 2


@copied
def test_a_library_that_breaks_when_it_gets_no_memory_is_told_from_one_that_just_breaks() -> None:
    with pytest.raises(ExcessError) as raised:
        apart(work.fall_over_for_want_of_memory, 100 * MIB, allowed=Allowance(10.0, 140 * MIB))

    assert raised.value.excess is Excess.MEMORY


def test_a_call_that_waits_without_end_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bluf.ground.confined._PATIENCE", 1)
    monkeypatch.setattr("bluf.ground.confined._LEAST_PATIENCE", 0)
    with pytest.raises(ExcessError) as raised:
        apart(work.sleep, 60.0, allowed=A_MOMENT)

    assert raised.value.excess is Excess.TIME
    assert apart(work.length, b"1", allowed=ENOUGH).value == 1


def test_a_function_can_be_called_by_name_without_importing_its_module_here() -> None:
    named: Named[int] = Named("tests.ground.elsewhere", "seven")

    assert apart(named, allowed=ENOUGH).value == 7
    assert "tests.ground.elsewhere" not in sys.modules


@copied
def test_the_module_of_a_named_function_is_imported_once_for_all_copies() -> None:
    apart(Named("tests.ground.elsewhere", "seven"), allowed=ENOUGH)

    assert apart(work.has_imported, "tests.ground.elsewhere", allowed=ENOUGH).value


def test_a_process_that_was_warmed_up_has_the_modules_that_were_asked_for() -> None:
    warm_up("tests.ground.elsewhere", "there.is.no.such.module")

    assert confined(work.has_imported, "tests.ground.elsewhere", allowed=ENOUGH)
