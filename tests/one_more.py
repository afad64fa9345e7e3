"""A copy of bluf's code and templates to which something may be added, and Python that runs with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import bluf
from tests.conftest import PROJECT

# Prints the page of the docs that an argument names.
DOCS = "import sys; from tools.docs import PAGES; sys.stdout.write(PAGES[sys.argv[1]]())"


def copy_into(folder: Path) -> Path:
    """Copy bluf's code and templates into a folder; return where the code is."""
    code = folder / "src" / "bluf"
    shutil.copytree(Path(bluf.__file__).parent, code)  # with what is compiled, which holds for files that stay the same
    shutil.copytree(PROJECT / "templates", folder / "templates")
    return code


def change(file: Path, old: str, new: str) -> None:
    """Put other words in place of those that stand once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def said(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run Python with the code of a copy, in the project or, for bluf itself, in the copy's folder."""
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT if arguments[0] == "-c" else folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stderr
    return run.stdout + run.stderr
