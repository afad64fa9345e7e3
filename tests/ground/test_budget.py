"""Calls of one command share a fund of time: a bad one leaves enough to the others, and many take no more than one."""

from collections.abc import Callable

import pytest

from bluf.ground import budget
from bluf.ground.apart import Spent
from bluf.ground.budget import COMMON, RATE, Budget
from bluf.ground.confined import MIB, Allowance, Excess, ExcessError

TWENTY = [f"source{number}" for number in range(20)]


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], list[Allowance]]:
    """Have every call take so many seconds, or be ended when it may not. Returns what calls were allowed."""

    def taking(seconds: float) -> list[Allowance]:
        allowances: list[Allowance] = []

        def apart(_work: object, *_arguments: object, allowed: Allowance) -> Spent[None]:
            allowances.append(allowed)
            if seconds > allowed.seconds:
                raise ExcessError(Excess.TIME, allowed.seconds)
            return Spent(None, seconds)

        monkeypatch.setattr(budget, "apart", apart)
        return allowances

    return taking


def test_a_call_may_take_time_and_memory_by_the_size_of_its_input() -> None:
    shared = Budget({"small": 0, "large": 10 * MIB})
    small, large = shared.allowed(["small"]), shared.allowed(["large"])

    assert large.seconds - small.seconds == pytest.approx(10 * RATE)
    assert large.memory - small.memory == 10 * MIB * budget.MEMORY_RATE


def test_what_a_call_does_not_use_is_there_for_the_next(taking: Callable[[float], list[Allowance]]) -> None:
    allowances = taking(0.0)
    shared = Budget(dict.fromkeys(TWENTY, 1000))
    for name in TWENTY:
        shared.call(len, on=[name])

    assert len({allowed.seconds for allowed in allowances}) == 1


def test_one_bad_input_leaves_a_third_of_the_fund_to_the_others(taking: Callable[[float], list[Allowance]]) -> None:
    taking(100.0)
    shared = Budget(dict.fromkeys(TWENTY, 0))
    before = shared.allowed([TWENTY[1]])
    with pytest.raises(ExcessError):
        shared.call(len, on=[TWENTY[0]])

    assert shared.allowed([TWENTY[1]]).seconds > before.seconds / 3


def test_twenty_bad_inputs_take_no_more_than_the_fund(taking: Callable[[float], list[Allowance]]) -> None:
    allowances = taking(100.0)
    shared = Budget(dict.fromkeys(TWENTY, 0))
    for name in TWENTY:
        with pytest.raises(ExcessError):
            shared.call(len, on=[name])

    assert sum(allowed.seconds for allowed in allowances) <= COMMON


def test_an_input_s_own_time_is_not_spent_twice(taking: Callable[[float], list[Allowance]]) -> None:
    taking(RATE)
    shared = Budget({"a": MIB, "b": MIB})
    shared.call(len, on=["a"])

    assert shared.allowed(["a"]).seconds == pytest.approx(shared.allowed(["b"]).seconds - RATE)


def test_a_fund_is_spent_when_a_call_may_take_no_more_than_the_least(
    taking: Callable[[float], list[Allowance]],
) -> None:
    taking(100.0)
    shared = Budget(dict.fromkeys(TWENTY, 0))
    spent = []
    for name in TWENTY[:6]:
        spent.append(shared.is_spent)
        with pytest.raises(ExcessError):
            shared.call(len, on=[name])

    assert spent == [False, False, False, True, True, True]


def test_a_call_may_be_given_a_part_of_what_it_might_take() -> None:
    shared = Budget({"a": 0})

    assert shared.allowed(["a"], 0.5).seconds == shared.allowed(["a"]).seconds / 2


def test_an_only_input_may_take_nearly_all() -> None:
    assert Budget({"a": 0}).allowed(["a"]).seconds > 0.8 * COMMON
