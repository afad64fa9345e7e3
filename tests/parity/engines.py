"""Render DOCX files with the word processors that can be run from a program: LibreOffice and ONLYOFFICE.

Both are given the page's own faces as Arial (see `fonts`) and no other font.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.parity.fonts import CONFIG

LEAST_TIME, TIME_OF_A_FILE = 600, 15  # seconds, for all files together


@dataclass(frozen=True, slots=True)
class Engine:
    """A word processor. `missing` says why it cannot be run, or is None.

    `render` makes NAME.pdf of each NAME.docx, in the folder given, with the fonts in the other folder given.
    """

    name: str
    missing: Callable[[], str | None]
    render: Callable[[Sequence[Path], Path, Path], None]


def _no_libreoffice() -> str | None:
    if not shutil.which("soffice"):
        return "LibreOffice's soffice is not on the path"
    return _no_fonts()


def _libreoffice(files: Sequence[Path], folder: Path, fonts: Path) -> None:
    """Render all files in one run, with a profile of its own, so that one that is open elsewhere does not answer."""
    profile = folder / "profile"
    _run(
        "soffice",
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
        files=len(files),
        FONTCONFIG_FILE=str(fonts / CONFIG),
    )
    shutil.rmtree(profile, ignore_errors=True)


def _no_onlyoffice() -> str | None:
    if not importlib.util.find_spec("docbuilder"):
        return "ONLYOFFICE's engine is not installed: pip install document-builder (make engines)"
    return _no_fonts()


def _no_fonts() -> str | None:
    if importlib.util.find_spec("fontTools"):
        return None
    return "fonttools, which names the page's faces for the engines, is not installed (make engines)"


def _onlyoffice(files: Sequence[Path], folder: Path, fonts: Path) -> None:
    """Render in a process of its own: the engine is native code that writes to standard output."""
    script = str(Path(__file__).with_name("onlyoffice.py"))
    _run(sys.executable, script, str(folder), str(fonts), *map(str, files), files=len(files))


def _run(*command: str, files: int, **environment: str) -> None:
    done = subprocess.run(
        command,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=max(LEAST_TIME, TIME_OF_A_FILE * files),
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")


LIBREOFFICE = Engine("LibreOffice", _no_libreoffice, _libreoffice)
ONLYOFFICE = Engine("ONLYOFFICE", _no_onlyoffice, _onlyoffice)
ENGINES = (LIBREOFFICE, ONLYOFFICE)
