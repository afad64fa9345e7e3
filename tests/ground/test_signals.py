"""Requests to end the process wait while it does what must not be done by half."""

import signal
import threading
from collections.abc import Iterator

import pytest

from bluf.ground.signals import uninterrupted

REQUESTS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


class AskedError(BaseException):
    """A signal has arrived."""


@pytest.fixture(params=REQUESTS, ids=lambda number: number.name)
def request_to_end(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    def arrived(_number: int, _frame: object) -> None:
        raise AskedError

    before = signal.signal(request.param, arrived)
    yield request.param
    signal.signal(request.param, before)


def test_a_request_takes_effect_after_the_block(request_to_end: signal.Signals) -> None:
    done: list[str] = []

    with pytest.raises(AskedError):
        work_through(request_to_end, done)

    assert done == ["all"]


def work_through(number: int, done: list[str]) -> None:
    with uninterrupted():
        signal.raise_signal(number)
        done.append("all")


def test_several_requests_count_as_one(request_to_end: signal.Signals) -> None:
    seen: list[int] = []
    signal.signal(request_to_end, lambda number, _: seen.append(number))

    with uninterrupted():
        signal.raise_signal(request_to_end)
        signal.raise_signal(request_to_end)

    assert seen == [request_to_end]


def test_what_handled_a_request_before_handles_it_afterwards(request_to_end: signal.Signals) -> None:
    before = signal.getsignal(request_to_end)

    with uninterrupted():
        assert signal.getsignal(request_to_end) != before

    assert signal.getsignal(request_to_end) == before


def test_a_request_that_is_not_heeded_stays_so(request_to_end: signal.Signals) -> None:
    signal.signal(request_to_end, signal.SIG_IGN)

    with uninterrupted():
        signal.raise_signal(request_to_end)

    assert signal.getsignal(request_to_end) == signal.SIG_IGN


def test_an_exception_of_the_block_is_not_lost_for_a_request(request_to_end: signal.Signals) -> None:
    with pytest.raises(AskedError) as raised:
        fail_after(request_to_end)

    assert isinstance(raised.value.__context__, ValueError)


def fail_after(number: int) -> None:
    with uninterrupted():
        signal.raise_signal(number)
        raise ValueError("of the block")


def test_in_another_thread_nothing_is_held_back() -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            with uninterrupted():
                pass
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert failed == []
