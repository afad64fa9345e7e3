"""The hook that other repositories take checks the briefs of a commit and no other file."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert only["id"] == "bluf-check"
    return dict(only)


def run(hook: dict[str, Any], folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    name, *arguments = shlex.split(hook["entry"])
    command = [str(Path(sys.executable).parent / name), *arguments, *files]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("briefs/a.yaml", True),
        ("briefs/arctic/a.yaml", True),
        ("templates/styles/a.yaml", False),
        ("a.yaml", False),
        ("briefs/a.receipts.yaml", False),
    ],
)
def test_it_takes_the_briefs_of_a_commit(hook: dict[str, Any], path: str, taken: bool) -> None:
    assert (bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)) is taken


def test_it_stops_a_commit_with_a_brief_at_fault(hook: dict[str, Any], tmp_path: Path) -> None:
    brief = 'title: A\ndate: "{}"\nbottom_line: B\nkey_points: [C]\n'
    (tmp_path / "good.yaml").write_text(brief.format("2025-03-14"), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(brief.format("14/03/2025"), encoding="utf-8")

    assert run(hook, tmp_path, "good.yaml").returncode == 0
    stopped = run(hook, tmp_path, "good.yaml", "bad.yaml")
    assert stopped.returncode == 1
    assert "bad.yaml:2:7: error[bad-date]" in stopped.stderr
