"""Tasks of one command share its time in rounds: a bad one costs a small share, and many take no more than one."""

from collections.abc import Callable, Mapping

import pytest

from bluf.ground import budget
from bluf.ground.apart import InParts
from bluf.ground.budget import LEAST, LIMIT, MARGIN, MEMORY_RATE, OWN, RATE, Budget
from bluf.ground.confined import MIB, Allowance, Excess

TWENTY = [f"source{number}" for number in range(20)]
FUND = LIMIT - OWN - MARGIN


class Tries:
    """Attempts tasks that need so many seconds each. `made` are those in turn: which, and what it was allowed."""

    def __init__(self, shared: Budget, needs: Mapping[str, float], monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[tuple[str, float]] = []
        self.done: set[str] = set()
        self._shared, self._needs = shared, needs

        def in_parts(_work: object, needed: float, *, allowed: Allowance) -> InParts:
            late = needed > allowed.seconds
            return InParts((), min(needed, allowed.seconds), Excess.TIME if late else None)

        monkeypatch.setattr(budget, "in_parts", in_parts)

    def __call__(self, task: str, allowed: Allowance) -> bool:
        if allowed.seconds < LEAST or any(each == task and allowed.seconds < 1.5 * took for each, took in self.made):
            return False
        self.made.append((task, allowed.seconds))
        answer = self._shared.call(list, self._needs.get(task, 0.0), allowed=allowed)
        if answer.excess is None:
            self.done.add(task)
        return answer.excess is not None


Try = Callable[..., Tries]


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Try:
    """Have tasks of given needs attempted within one budget, of inputs without size."""

    def tried(tasks: list[str], needs: Mapping[str, float], size: int = 0) -> Tries:
        shared = Budget(size * len(tasks), clock=lambda: 0.0)
        tries = Tries(shared, needs, monkeypatch)
        shared.in_rounds(dict.fromkeys(tasks, size), tries)
        return tries

    return tried


def test_the_first_of_twenty_may_take_a_twentieth(tried: Try) -> None:
    name, seconds = tried(TWENTY, {}).made[0]

    assert name == TWENTY[0]
    assert seconds == pytest.approx(FUND / 20)


def test_what_one_does_not_use_goes_on_to_the_later_ones(tried: Try) -> None:
    allowed = [seconds for _, seconds in tried(TWENTY, {}).made]

    assert allowed == [pytest.approx(FUND / (20 - at)) for at in range(20)]


@pytest.mark.parametrize("bad", [{0}, {7}, {19}, set(range(10)), set(range(0, 20, 2)), set(range(19))])
def test_bad_ones_take_nothing_from_those_that_need_their_share(tried: Try, bad: set[int]) -> None:
    needs = {name: 100.0 if number in bad else FUND / 21 for number, name in enumerate(TWENTY)}

    assert tried(TWENTY, needs).done == {name for number, name in enumerate(TWENTY) if number not in bad}


def test_what_was_ended_is_tried_again_when_all_others_were_and_with_what_they_left(tried: Try) -> None:
    tries = tried(TWENTY, {TWENTY[3]: FUND / 2})

    assert [name for name, _ in tries.made] == [*TWENTY, TWENTY[3]]
    assert tries.done == set(TWENTY)


def test_none_gets_less_than_its_share_for_those_that_were_ended_before_it(tried: Try) -> None:
    first = dict(reversed(tried(TWENTY, dict.fromkeys(TWENTY, 100.0)).made))

    assert all(seconds >= FUND / 20 * 0.999 for seconds in first.values())


def test_twenty_bad_ones_take_no_more_than_the_fund(tried: Try) -> None:
    tries = tried(TWENTY, dict.fromkeys(TWENTY, 100.0))

    assert sum(seconds for _, seconds in tries.made) <= FUND * 1.001


def test_an_only_one_may_take_all(tried: Try) -> None:
    assert [seconds for _, seconds in tried(["a"], {}).made] == [pytest.approx(FUND)]


def test_an_input_brings_time_and_memory_of_its_own() -> None:
    shared = Budget(10 * MIB, clock=lambda: 0.0)
    allowed: dict[str, Allowance] = {}
    shared.in_rounds({"small": 0, "large": 10 * MIB}, lambda task, given: bool(allowed.update({task: given})))
    small, large = allowed["small"], allowed["large"]

    assert small.seconds == pytest.approx(FUND / 2)
    assert large.seconds == pytest.approx(FUND + 10 * RATE)  # the other's half too, which it did not use
    assert large.memory - small.memory == 10 * MIB * MEMORY_RATE


def test_tasks_that_come_later_keep_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Budget(0, clock=lambda: 0.0)
    tries = Tries(shared, dict.fromkeys("ab", 100.0), monkeypatch)
    shared.in_rounds({"a": 0}, tries, later=[0])
    shared.in_rounds({"b": 0}, tries)

    assert tries.made[0][1] == pytest.approx(FUND / 2)
    assert tries.made[-1][1] > FUND / 4


def test_what_the_command_itself_takes_meanwhile_is_taken_from_what_is_left() -> None:
    now = [0.0]
    shared = Budget(0, clock=lambda: now[0])
    now[0] = 0.5

    assert shared.left == pytest.approx(FUND - 0.5)


def test_a_call_is_not_made_when_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "in_parts", lambda *_, **__: pytest.fail("it was made"))

    assert Budget(0).call(list, allowed=Allowance(0.0, MIB)).excess is Excess.TIME
