"""Two processes do not write into one folder at the same time."""

import os
from pathlib import Path

import pytest

from bluf.ground.locks import locked

pytest.importorskip("fcntl", reason="this system has no such locks")


def test_a_folder_is_one_process_s_at_a_time(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    folder = tmp_path / "out"
    folder.mkdir()

    def count() -> None:
        for _ in range(200):
            with locked([folder]):
                counter.write_text(str(int(counter.read_text()) + 1))

    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            try:
                count()
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]

    assert codes == [0, 0, 0]
    assert counter.read_text() == "600"


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    with locked([tmp_path]):
        assert list(tmp_path.iterdir()) == []

    assert list(tmp_path.iterdir()) == []


def test_a_folder_named_twice_is_locked_once(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    with locked([tmp_path, tmp_path / "link", tmp_path]):
        pass


def test_a_folder_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    with locked([tmp_path / "missing"]):
        pass
