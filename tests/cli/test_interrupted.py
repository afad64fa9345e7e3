"""All of a brief's files or none: interrupted between two of them, killed, or built twice at the same time."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import bluf
from tests.cli.conftest import GOOD

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no signals")

REQUESTS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
KILLS = 30 if os.environ.get("CI") else 10

# Runs bluf as its command does, with a signal to itself at the nth call of a function that writes or moves a file.
SIGNALLED = """
import os, pathlib, signal, sys
from bluf.cli import main
place, name, number, which = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
owner = {"os": os, "Path": pathlib.Path}[place]
original, calls = getattr(owner, name), []
def signalled(*arguments, **options):
    calls.append(name)
    result = original(*arguments, **options)
    if len(calls) == number:
        os.kill(os.getpid(), which)
    return result
setattr(owner, name, signalled)
sys.exit(main(sys.argv[5:]))
"""


# The same from a finalizer, in which Python drops what a signal's handler raises.
LOST = """
import os, sys, time
from bluf.cli import entry, main
which, slow = int(sys.argv[1]), [float(sys.argv[2])]
def wait(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
begin = entry.start_new_thread
def begin_slowly(*arguments):
    begin(*arguments)
    wait(slow.pop() if slow else 0)
entry.start_new_thread = begin_slowly
class Finalized:
    def __del__(self):
        os.kill(os.getpid(), which)
        len("a")
class Finder:
    def find_spec(self, name, *_):
        if name == "bluf.pipeline.building_many":
            Finalized()
            wait(30)
sys.meta_path.insert(0, Finder())
sys.exit(main(["build"]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "a", "First")
    ended = build(tmp_path)
    assert ended.returncode == 0
    return tmp_path


def write(folder: Path, name: str, title: str) -> None:
    (folder / "briefs").mkdir(exist_ok=True)
    (folder / "briefs" / f"{name}.yaml").write_text(GOOD.replace("Ministers back the plan", title), encoding="utf-8")


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "COLUMNS"}


def heed_requests() -> None:
    """Take signals as a shell in front would have them, though the tests may run in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def heed_no_interrupt() -> None:
    """Take signals as a job in the background of a script has them."""
    heed_requests()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run(folder: Path, *command: str, heeding: Callable[[], None] = heed_requests) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=heeding,
    )


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "bluf", "build", *arguments)


def interrupted(folder: Path, place: str, name: str, number: int, which: int) -> subprocess.CompletedProcess[str]:
    return run(folder, "-c", SIGNALLED, place, name, str(number), str(which), "build")


def titles(folder: Path, name: str = "a") -> tuple[str, str]:
    """Return the titles of a brief's PDF and DOCX."""
    with pikepdf.open(folder / "out" / f"{name}.pdf") as pdf:
        title = str(pdf.docinfo.Title)
    with zipfile.ZipFile(folder / "out" / f"{name}.docx") as docx:
        core = docx.read("docProps/core.xml").decode()
    return title, core.split("<dc:title>")[1].split("</dc:title>")[0]


def unfinished(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob(".bluf-*.tmp")]


@pytest.mark.parametrize(("which", "code"), REQUESTS)
@pytest.mark.parametrize("number", [1, 2])
def test_a_request_between_two_files_waits_for_the_second(folder: Path, which: int, code: int, number: int) -> None:
    write(folder, "a", "Second")

    ended = interrupted(folder, "Path", "replace", number, which)

    assert (ended.returncode, titles(folder)) == (code, ("Second", "Second"))
    assert "Traceback" not in ended.stderr
    assert unfinished(folder) == []
    assert "left as it was" in build(folder).stderr


@pytest.mark.parametrize(("which", "code"), REQUESTS)
@pytest.mark.parametrize("number", range(1, 5))
def test_a_request_while_a_file_is_written_leaves_no_part_of_one(
    folder: Path, which: int, code: int, number: int
) -> None:
    write(folder, "a", "Second")

    ended = interrupted(folder, "os", "fdopen", number, which)

    assert ended.returncode == code
    assert len(set(titles(folder))) == 1
    assert unfinished(folder) == []
    assert build(folder).returncode == 0
    assert titles(folder) == ("Second", "Second")


@pytest.mark.parametrize(
    ("place", "name", "number"), [("Path", "replace", 1), *(("os", "fdopen", n) for n in (1, 2, 3, 4))]
)
def test_after_a_kill_the_next_build_puts_all_right(folder: Path, place: str, name: str, number: int) -> None:
    write(folder, "a", "Second")
    ended = interrupted(folder, place, name, number, signal.SIGKILL)
    assert ended.returncode == -signal.SIGKILL

    ended = build(folder)

    assert (ended.returncode, ended.stdout) == (0, "out/a.pdf\nout/a.docx\n")
    assert titles(folder) == ("Second", "Second")
    assert unfinished(folder) == []
    assert "left as it was" in build(folder).stderr


def test_after_a_kill_the_outputs_are_known_though_the_brief_has_changed_since(folder: Path) -> None:
    write(folder, "a", "Second")
    interrupted(folder, "Path", "replace", 2, signal.SIGKILL)
    write(folder, "a", "Third")

    ended = build(folder)

    assert (ended.returncode, titles(folder)) == (0, ("Third", "Third"))


def test_a_kill_s_leavings_are_removed_wherever_bluf_writes(folder: Path) -> None:
    places = ("out", "briefs", "briefs/sources", "schema", ".bluf")
    for place in places:
        (folder / place).mkdir(exist_ok=True)
        (folder / place / ".bluf-0123456789abcdef.tmp").write_bytes(b"half a page")

    assert build(folder).returncode == 0

    assert unfinished(folder) == []


def test_builds_killed_at_any_time_leave_pairs_that_the_next_build_makes_whole(folder: Path) -> None:
    names = [f"b{number}" for number in range(12)]
    chance = random.Random(20261126)
    for round_ in range(KILLS):
        for name in names:
            write(folder, name, f"Round {round_}")
        process = subprocess.Popen(
            [sys.executable, "-m", "bluf", "build", "--jobs", "2"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.2, 0.9))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    ended = build(folder)

    assert ended.returncode == 0, ended.stderr
    assert {titles(folder, name) for name in names} == {(f"Round {KILLS - 1}",) * 2}
    assert unfinished(folder) == []


def test_two_builds_of_one_name_at_the_same_time_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sides = []
    for side in ("left", "right"):
        (tmp_path / side).mkdir()
        write(tmp_path / side, "a", side.title())
        child = os.fork()
        if child == 0:
            failed = True
            try:
                for _ in range(25):
                    bluf.build(f"{side}/briefs/a.yaml", out="out", fresh=True, replace=True)
                    assert len(set(titles(tmp_path))) == 1 or _again(tmp_path)
                failed = False
            finally:
                os._exit(failed)
        sides.append(child)

    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in sides] == [0, 0]
    assert titles(tmp_path) in (("Left", "Left"), ("Right", "Right"))
    assert unfinished(tmp_path) == []


def _again(folder: Path) -> bool:
    """Whether a pair is whole when looked at once more: it may have been read between two files of one build."""
    return any(len(set(titles(folder))) == 1 for _ in range(50))


@pytest.mark.parametrize(("which", "code"), REQUESTS)
def test_a_signal_at_the_very_start_ends_it_with_the_signal_s_code(folder: Path, which: int, code: int) -> None:
    for milliseconds in range(0, 100, 8):
        process = subprocess.Popen(
            [Path(sys.executable).with_name("bluf"), "build", "--fresh"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heed_requests,
        )
        time.sleep(milliseconds / 1000)
        process.send_signal(which)
        _, error = process.communicate(timeout=60)
        # Python's own start, before any code of bluf's runs, ends with 1 at an interrupt.
        before_bluf = process.returncode == 1 and "KeyboardInterrupt" in error and "bluf" not in error
        assert process.returncode in (code, -which) or before_bluf, (milliseconds, error)
        assert "Error in" not in error


@pytest.mark.parametrize("slow", [0.0, 0.3])  # seconds before Python goes on, which may be when it is asked again
@pytest.mark.parametrize(("which", "code"), REQUESTS)
def test_a_signal_whose_exception_python_drops_ends_it_all_the_same(
    folder: Path, which: int, code: int, slow: float
) -> None:
    write(folder, "a", "Second")

    ended = run(folder, "-c", LOST, str(int(which)), str(slow))

    assert (ended.returncode, titles(folder)) == (code, ("First", "First"))
    assert "Exception ignored" not in ended.stderr


@pytest.mark.parametrize(("which", "code"), REQUESTS[1:])
def test_so_it_does_where_an_interrupt_is_ignored(folder: Path, which: int, code: int) -> None:
    write(folder, "a", "Second")

    ended = run(folder, "-c", LOST, str(int(which)), "0", heeding=heed_no_interrupt)

    assert (ended.returncode, titles(folder)) == (code, ("First", "First"))
    assert "Exception ignored" not in ended.stderr


@pytest.mark.parametrize(("which", "code"), REQUESTS)
def test_a_signal_ends_a_build_that_waits_for_another_to_let_go_of_the_record(
    folder: Path, which: int, code: int
) -> None:
    import fcntl

    write(folder, "a", "Second")
    held = os.open(folder / ".bluf", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    process = subprocess.Popen(
        [sys.executable, "-m", "bluf", "build"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_requests,
    )
    assert process.stdout is not None
    while "out/a.docx" not in process.stdout.readline():  # all is written, and it records now
        assert process.poll() is None
    process.send_signal(which)
    process.communicate(timeout=60)
    os.close(held)

    assert process.returncode == code
    assert titles(folder) == ("Second", "Second")
    assert "left as it was" in build(folder).stderr
    assert unfinished(folder) == []
