"""Work that takes too long is broken into; what is done in time is not."""

import signal

import pytest

from bluf.ground.alarms import ringing_after
from tests.ground import work


class LateError(Exception):
    pass


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system does not count a process's time")
def test_work_without_end_is_broken_into() -> None:
    with pytest.raises(LateError), ringing_after(0.05, LateError()):
        work.loop()


def test_what_is_done_in_time_is_left_alone() -> None:
    with ringing_after(60.0, LateError()):
        assert work.length(b"123") == 3


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system does not count a process's time")
def test_what_was_done_on_the_signal_before_is_done_on_it_again() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with ringing_after(60.0, LateError()):
        assert signal.getsignal(signal.SIGVTALRM) != before

    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
