"""The process that reads sources is started early where the first brief seems to name files, and never waited for."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.cli import early

Put = Callable[..., Path]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Note the modules that a process is started with, in place of starting one."""
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr("bluf.ground.confined.warm_up", lambda *modules: calls.append(modules))
    return calls


@pytest.mark.parametrize(
    ("entry", "reader"),
    [
        ("  - {id: s, title: A}\n", None),
        ("  - id: s\n    file: sources/s.txt\n", "bluf.sources.plain"),
        ("  - file: 'a page.HTML'  # of today\n    id: s\n", "bluf.sources.html"),
        ("  - id: s\n    file: s.xyz\n", ""),
    ],
)
def test_it_reads_the_kinds_of_file_that_the_brief_names(
    put: Put, started: list[tuple[str, ...]], entry: str, reader: str | None
) -> None:
    early.get_ready([str(put("a.yaml", f"title: file\nsources:\n{entry}"))])

    assert started == ([] if reader is None else [("bluf.evidence.work", *([reader] if reader else []))])


def test_what_is_no_file_is_passed_over(tmp_path: Path, started: list[tuple[str, ...]]) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for brief in ("-", str(tmp_path / "none.yaml"), str(tmp_path), str(tmp_path / "pipe.yaml"), "a\0b"):
        early.get_ready([brief])
    early.get_ready([])

    assert started == []
