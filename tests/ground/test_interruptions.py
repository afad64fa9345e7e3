"""Whenever Ctrl-C comes, of two files that are written together both are new or both old, and nothing else is left."""

import contextlib
import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bluf.ground.files import write_all

ROUNDS = 8_000 if os.environ.get("CI") else 1_000
LONGEST = 0.002  # seconds until an interruption; writing two files takes a quarter of that


class Interrupter:
    """A thread that sends this process an interrupt some time after it has been told to."""

    def __init__(self) -> None:
        self._chance = random.Random(20261126)
        self._told, self._done = threading.Event(), threading.Event()
        self._over = False
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            self._told.wait()
            self._told.clear()
            if self._over:
                return
            threading.Event().wait(self._chance.uniform(0, LONGEST))
            os.kill(os.getpid(), signal.SIGINT)
            self._done.set()

    @contextlib.contextmanager
    def soon(self) -> Iterator[None]:
        """Interrupt the block, or what follows it; return when that has been done."""
        try:
            self._done.clear()
            self._told.set()
            yield
            while not self._done.wait(0.01):
                pass
        finally:
            self._ended()

    def _ended(self) -> None:
        while not self._done.is_set():
            with contextlib.suppress(KeyboardInterrupt):
                self._done.wait(0.01)

    def end(self) -> None:
        self._over = True
        self._told.set()


@pytest.fixture
def interrupter() -> Iterator[Interrupter]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    made = Interrupter()
    yield made
    made.end()
    signal.signal(signal.SIGINT, before)


def test_an_interrupted_pair_is_whole(tmp_path: Path, interrupter: Interrupter) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"0", docx: b"0"})
    interrupted = 0
    for number in range(1, ROUNDS):
        content = str(number).encode()
        try:
            with interrupter.soon():
                write_all({pdf: content, docx: content})
        except KeyboardInterrupt:
            interrupted += 1
        held = pdf.read_bytes(), docx.read_bytes()
        assert held[0] == held[1], number
        assert sorted(os.listdir(tmp_path)) == ["x.docx", "x.pdf"], number  # noqa: PTH208

    assert interrupted > ROUNDS / 2
