"""Run bluf as a user does: in a folder with briefs, by its arguments, reading what it prints."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bluf.cli import main

GOOD = """\
title: Ministers back the plan
date: 2024-10-25
bottom_line: The plan goes ahead.
key_points:
  - Ministers agreed to it on Friday.
  - text: The second stage is open.
    priority: 2
"""
BAD = """\
title: Ministers back the plan
date: 25/10/2024
bottom_line: The plan goes ahead.
key_point:
  - Ministers agreed to it on Friday.
"""
LONG = GOOD + "".join(
    f"  - Point {n} takes quite some room, as points do, and more than one line of it.\n" for n in range(90)
)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class _Stdin(io.TextIOWrapper):
    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Ended]:
    """Run a command in an empty folder; `input` is what it reads on standard input."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "BLUF_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, input: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", _Stdin(input))
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return Ended(code, out.decode(errors="surrogateescape"), err.decode(errors="surrogateescape"))

    return run


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Write a file under the empty folder."""

    def put(path: str, text: str = GOOD) -> Path:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    return put
