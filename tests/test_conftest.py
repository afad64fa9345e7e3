"""The suite's own rules: a skip fails in CI, and so do a warning, a log line and a call to the network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RULES = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")


def run(tmp_path: Path, test: str, *, ci: bool) -> subprocess.CompletedProcess[str]:
    (tmp_path / "conftest.py").write_text(RULES, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(test, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "CI"))}
    if ci:
        environment["CI"] = "true"
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        cwd=tmp_path,
    )


SKIPPED_TEST = "import pytest\n\ndef test_a():\n    pytest.skip('no engine here')\n\ndef test_b():\n    pass\n"
SKIPPED_MODULE = "import pytest\npytest.importorskip('no_such_engine')\n\ndef test_a():\n    pass\n"


@pytest.mark.parametrize("test", [SKIPPED_TEST, SKIPPED_MODULE], ids=["test", "module"])
def test_a_skip_fails_the_run_in_ci(tmp_path: Path, test: str) -> None:
    (tmp_path / "test_other.py").write_text("def test_c():\n    pass\n", encoding="utf-8")

    finished = run(tmp_path, test, ci=True)

    assert finished.returncode == 1
    assert "SKIPPED IN CI" in finished.stdout


def test_a_skip_passes_elsewhere(tmp_path: Path) -> None:
    assert run(tmp_path, SKIPPED_TEST, ci=False).returncode == 0


@pytest.mark.parametrize(
    "statement",
    [
        "import logging; logging.getLogger('x').warning('odd')",
        "import warnings; warnings.warn('odd')",
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=0.1)",
    ],
    ids=["log line", "warning", "network"],
)
def test_a_test_that_is_not_quiet_fails(tmp_path: Path, statement: str) -> None:
    finished = run(tmp_path, f"def test_a():\n    {statement}\n", ci=False)

    assert finished.returncode == 1
    assert "1 failed" in finished.stdout or "1 error" in finished.stdout


def test_a_quiet_test_passes(tmp_path: Path) -> None:
    assert run(tmp_path, "def test_a():\n    pass\n", ci=True).returncode == 0
