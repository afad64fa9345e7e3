"""The same brief gives the same bytes: whenever, wherever and by whomever it is built."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SAMPLES = ["briefs/indo-pacific-nato.yaml", "briefs/one-page-format.yaml", "tests/parity/corpus/french.yaml"]
SUFFIXES = ("pdf", "docx", "png")
# What a machine's clock says, whatever asks for it. `datetime` reads the clock itself, so its class is replaced.
RUN = """
import datetime, os, sys, time
now, mask, *arguments = sys.argv[1:]
os.umask(int(mask, 8))
seconds, real = float(now), datetime.datetime
time.time, time.time_ns = (lambda: seconds), (lambda: int(seconds * 10**9))
for name in ("gmtime", "localtime"):
    at = getattr(time, name)
    setattr(time, name, lambda given=None, at=at: at(seconds if given is None else given))
class Stopped(real):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(seconds, tz)
    utcnow = classmethod(lambda cls: cls(1970, 1, 1) + datetime.timedelta(seconds=seconds))
    today = classmethod(lambda cls: cls.now())
datetime.datetime = Stopped
assert datetime.datetime.now(datetime.UTC).timestamp() == time.time() == seconds
from bluf.cli import main
sys.exit(main(["build", *arguments, "--to", "pdf,docx,png", "--out", "built"]))
"""


@dataclass(frozen=True)
class Machine:
    """Where and when a build runs."""

    name: str
    clock: str = "1700000000"
    umask: str = "022"
    environment: dict[str, str] = field(default_factory=dict)


HERE = Machine("here", "1", "022", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "LANG": "C", "USER": "ann"})
THERE = Machine(
    "a folder élsewhere/of another name",
    "4000000000.5",
    "077",
    {
        "PYTHONHASHSEED": "4294967295",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "de_DE.UTF-8",
        "LANGUAGE": "de",
        "USER": "bob",
        "LOGNAME": "bob",
        "COLUMNS": "40",
        "PYTHONUTF8": "1",
    },
)


def built(folder: Path, machine: Machine, samples: Sequence[str] = SAMPLES, **more: str) -> dict[str, bytes]:
    """Return the files of some samples, copied to a folder of their own and built by a fresh process there."""
    place = folder / machine.name
    shutil.copytree(PROJECT / "briefs", place / "briefs", ignore=shutil.ignore_patterns("sources"))
    shutil.copytree(PROJECT / "tests/parity/corpus", place / "tests/parity/corpus")
    home = place / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment |= {"HOME": str(home), "TMPDIR": str(home), **machine.environment, **more}
    command = [sys.executable, "-c", RUN, machine.clock, machine.umask, *samples]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = {path.name: path for path in (place / "built").iterdir()}
    assert {stat.S_IMODE(path.stat().st_mode) & int(machine.umask, 8) for path in files.values()} == {0}
    return {name: path.read_bytes() for name, path in files.items()}


def digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("here"), HERE)


def test_two_machines_build_the_same_bytes(here: dict[str, bytes], tmp_path: Path) -> None:
    there = built(tmp_path, THERE)

    assert {Path(name).suffix[1:] for name in here} == set(SUFFIXES)
    assert len(here) == len(SAMPLES) * len(SUFFIXES)
    assert digests(here) == digests(there)
    for content in there.values():
        for trace in (str(tmp_path), "elsewhere", "bob", "Kiritimati"):
            assert trace.encode() not in content


def test_source_date_epoch_is_honoured_and_changes_no_more_than_the_stamps(
    here: dict[str, bytes], tmp_path: Path
) -> None:
    one = built(tmp_path / "one", HERE, SAMPLES[:1], SOURCE_DATE_EPOCH="86400")
    two = built(tmp_path / "two", THERE, SAMPLES[:1], SOURCE_DATE_EPOCH="86400")

    assert len(one) == len(SUFFIXES)
    assert digests(one) == digests(two)
    for name, content in one.items():
        assert (content == here[name]) is name.endswith(".png")
        if name.endswith(".pdf"):
            assert b"1970-01-02T00:00:00" in content
            assert b"1970-01-02" not in here[name]
