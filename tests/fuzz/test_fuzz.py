"""Random input of every kind: seeded, 200 examples of each in a common run, as many as you like by `make fuzz`.

FUZZ_EXAMPLES is how many of each kind, FUZZ_SEED what they are drawn from, FUZZ_KINDS which kinds (commas between).
An example that fails is kept in tests/fuzz/found/, and is made again by its kind, the seed and its number alone:
`python -m tests.fuzz KIND SEED NUMBER`.
"""

import os
import shutil
import subprocess
import traceback
from collections.abc import Mapping
from pathlib import Path

import pytest

from bluf.ground.confined import end_idle
from bluf.ground.workspace import clear_caches
from tests.fuzz.examples import KINDS, example
from tests.fuzz.judging import judged

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "200"))
SEED = os.environ.get("FUZZ_SEED", "1")
CHOSEN = tuple(kind for kind in os.environ.get("FUZZ_KINDS", ",".join(KINDS)).split(",") if kind)
FOUND = Path(__file__).parent / "found"
CHUNK = 50  # examples of a test
MOST_TOLD = 10  # failures of a test


@pytest.mark.parametrize("first", range(0, EXAMPLES, CHUNK))
@pytest.mark.parametrize("kind", CHOSEN)
def test_bluf_holds_whatever_it_is_given(
    kind: str, first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failures = []
    for number in range(first, min(first + CHUNK, EXAMPLES)):
        failure = failure_of(tmp_path / str(number), kind, number, monkeypatch)
        if failure:
            failures.append(failure)
        if len(failures) == MOST_TOLD:
            break
    assert not caplog.records
    assert not failures, f"{len(failures)} examples fail, kept in {FOUND}:\n" + "\n".join(failures)


@pytest.mark.engines
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
@pytest.mark.parametrize("kind", [kind for kind in CHOSEN if kind != "files"])
def test_poppler_reads_what_was_made(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    for number in range(min(EXAMPLES, 100)):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        made = judged(folder, example(kind, SEED, number))
        if "pdf" in made:
            (folder / "x.pdf").write_bytes(made["pdf"])
            told = subprocess.run(["pdfinfo", "x.pdf"], capture_output=True, text=True, check=True)
            assert "Pages:           1\n" in told.stdout
            assert not told.stderr, f"example {number}: {told.stderr}"
            read += 1
    assert read > 5


def failure_of(folder: Path, kind: str, number: int, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Return what is wrong with an example, which is then kept; None where nothing is."""
    files = example(kind, SEED, number)
    folder.mkdir()
    monkeypatch.chdir(folder)
    try:
        judged(folder, files)
    except Exception as error:
        told = traceback.format_exception_only(error)[-1].strip()
        keep(FOUND / f"{kind}-{SEED}-{number}", files, "".join(traceback.format_exception(error)))
        end_idle()
        return f"{kind} {SEED} {number}: {told[:300]}"
    finally:
        clear_caches()
        shutil.rmtree(folder, ignore_errors=True)
    return None


def keep(folder: Path, files: Mapping[str, bytes], told: str) -> None:
    """Write an example and what is wrong with it into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in {**files, "failure.txt": told.encode(errors="surrogatepass")}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
