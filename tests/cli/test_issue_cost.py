"""What an issue costs beside builds of its brief: copies are one page with another line, and not as many pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT

BRIEF = "briefs/indo-pacific-nato.yaml"
MANY = 12


def spent(folder: Path, *arguments: str) -> float:
    """Return how many seconds of a processor a command takes from its start to its end."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "bluf", *arguments], cwd=folder, check=True, capture_output=True, timeout=120)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_twelve_copies_cost_less_than_three_builds(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "briefs", tmp_path / "briefs")
    people = "".join(
        f"  - {{name: Reader {at}, email: reader{at}@harn.example, formats: [pdf, docx], level: TLP:RED}}\n"
        for at in range(MANY)
    )
    (tmp_path / "many.yaml").write_text(f"title: Many\nrecipients:\n{people}", encoding="utf-8")
    build = ("build", BRIEF, "--to", "pdf,docx", "--fresh")
    spent(tmp_path, *build)  # what is kept for the next time is there for both

    one = spent(tmp_path, *build)
    copies = spent(tmp_path, "issue", BRIEF, "--to", "many.yaml")

    assert len(list((tmp_path / "out" / "issues" / "indo-pacific-nato-1").iterdir())) == 2 * MANY
    assert copies < 3 * one
