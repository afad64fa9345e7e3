"""Every command in the README and the docs does what is shown under it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.docs.console import Command, File, same, steps

PAGES = {
    str(page.relative_to(PROJECT)): page for page in [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
}
WITH_COMMANDS = [
    name for name, page in PAGES.items() if any(isinstance(s, Command) for s in steps(page.read_text(encoding="utf-8")))
]


def test_the_readme_has_commands() -> None:
    assert "README.md" in WITH_COMMANDS


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_what_a_page_shows_is_what_happens(page: str, tmp_path: Path) -> None:
    for folder in ("briefs", "templates", "schema"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {"PATH": path, "HOME": str(tmp_path), "LANG": "C.UTF-8", "COLUMNS": "100"}

    for step in steps(PAGES[page].read_text(encoding="utf-8")):
        if isinstance(step, File):
            target = tmp_path / step.path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("a" if step.added else "w", encoding="utf-8") as file:
                file.write(step.text)
            continue
        finished = subprocess.run(
            ["bash", "-c", step.line],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert same(step.output, finished.stdout), f"$ {step.line}\n{finished.stdout}\n--- shown:\n{step.output}"


def test_a_page_is_read_into_files_and_commands() -> None:
    page = (
        "<!-- file: a.yaml -->\n```yaml\ntitle: A\n```\n\n"
        "```console\n$ one\nout\n$ two \\\n    more\n```\n"
        "```sh\nmake\n```\n"
    )

    assert steps(page) == [File("a.yaml", "title: A\n"), Command("one", "out"), Command("two \\\n    more", "")]


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [("a\nb", "a\nb\n", True), ("a", "b", False), ("a\n…\nd", "a\nb\nc\nd\n", True), ("a.c", "abc", False)],
)
def test_shown_and_printed_lines_are_compared(shown: str, printed: str, expected: bool) -> None:
    assert same(shown, printed) is expected
