"""bluf as a process: pipes, signals, terminals and what stays behind."""

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, GOOD

BLUF = [sys.executable, "-m", "bluf"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "a.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, "TERM": "xterm-256color", **more}


def heed_interrupts() -> None:
    """Take signals as a shell in front would have them, though the tests may run in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def many(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / "briefs" / f"{number:03}.yaml").write_text(GOOD, encoding="utf-8")


def left_behind(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(".tmp")]


def run(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*BLUF, *arguments], cwd=folder, env=environment(), capture_output=True, text=True, timeout=120, **options
    )


def test_the_exit_code_reaches_the_shell(folder: Path) -> None:
    assert run(folder, "build").returncode == 0
    (folder / "briefs" / "b.yaml").write_text(BAD, encoding="utf-8")
    assert run(folder, "build").returncode == 1
    assert run(folder, "build", "--no").returncode == 2


def test_a_reader_that_leaves_early_ends_it_quietly(folder: Path) -> None:
    many(folder, 40)
    process = subprocess.Popen(
        [*BLUF, "build", "--to", "pdf"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None

    assert process.stdout.readline() == "out/000.pdf\n"
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=60) == 141
    assert error == ""
    assert left_behind(folder) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["schema", "build", "templates"])
def test_a_full_standard_output_is_told(folder: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*BLUF, command], cwd=folder, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert ended.returncode == 1
    assert ended.stderr == "bluf: cannot write to standard output: No space left on device\n"


def test_a_closed_standard_output_is_no_matter(folder: Path) -> None:
    line = " ".join(BLUF)
    ended = subprocess.run(
        ["sh", "-c", f"{line} build >&- 2>err"], cwd=folder, env=environment(), timeout=60, check=False
    )

    assert ended.returncode == 0
    assert (folder / "out" / "a.pdf").is_file()
    assert (folder / "err").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("command", ["build briefs/a.yaml --out -", "build briefs/a.yaml --format json"])
def test_what_goes_to_a_closed_standard_output_alone_is_an_error(folder: Path, command: str) -> None:
    line = " ".join(BLUF)
    ended = subprocess.run(
        ["sh", "-c", f"{line} {command} >&- 2>err"], cwd=folder, env=environment(), timeout=60, check=False
    )

    assert ended.returncode == 1
    told = (folder / "err").read_text(encoding="utf-8")
    assert told == "bluf: cannot write to standard output: it is closed\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_leaves_nothing_half_written(folder: Path, number: int, code: int) -> None:
    many(folder, 300)
    process = subprocess.Popen(
        [*BLUF, "build"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    assert process.stdout is not None
    process.stdout.readline()

    os.killpg(process.pid, number)
    _, error = process.communicate(timeout=60)

    assert process.returncode == code
    assert "Traceback" not in error
    assert left_behind(folder) == []
    assert len(list((folder / "out").glob("*.pdf"))) < 300
    for pdf in (folder / "out").glob("*.pdf"):
        assert pdf.read_bytes().rstrip().endswith(b"%%EOF")


def test_no_worker_stays_behind(folder: Path) -> None:
    many(folder, 30)

    ended = run(folder, "build", "--jobs", "2", "--to", "pdf", start_new_session=True)

    assert ended.returncode == 0
    assert len(ended.stdout.splitlines()) == 31


def in_terminal(folder: Path, *arguments: str, **variables: str) -> str:
    """Run bluf on a terminal of its own and return what it shows there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*BLUF, *arguments], cwd=folder, env=environment(**variables), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait(timeout=60)
    os.close(ours)
    return shown.decode()


def test_a_terminal_shows_colour_and_how_the_page_fits(folder: Path) -> None:
    shown = in_terminal(folder, "build")

    assert "out/a.pdf\r\n" in shown
    assert "\x1b[2mone page at " in shown


def test_a_page_is_not_written_to_a_terminal(folder: Path) -> None:
    shown = in_terminal(folder, "build", "briefs/a.yaml", "--to", "pdf", "--out", "-")
    assert "standard output is a terminal" in shown
    assert "%PDF" not in shown


def test_a_terminal_shows_problems_in_colour(folder: Path) -> None:
    (folder / "briefs" / "a.yaml").write_text(BAD, encoding="utf-8")

    assert "\x1b[1;31merror[bad-date]\x1b[0m" in in_terminal(folder, "build")


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(folder: Path, variables: Mapping[str, str]) -> None:
    (folder / "briefs" / "a.yaml").write_text(BAD, encoding="utf-8")

    shown = in_terminal(folder, "build", **variables)

    assert "error[bad-date]" in shown
    assert "\x1b[" not in shown


def test_many_briefs_have_a_progress_bar_on_a_terminal(folder: Path) -> None:
    many(folder, 5)

    shown = in_terminal(folder, "build", "--to", "pdf")

    assert "5/6" in shown
    assert "━" in shown
    assert "out/004.pdf\r\n" in shown


def test_a_dumb_terminal_has_no_progress_bar(folder: Path) -> None:
    many(folder, 5)

    shown = in_terminal(folder, "build", "--to", "pdf", TERM="dumb")

    assert "━" not in shown
    assert "6 briefs: 6 built, 0 at fault" in shown


def test_a_pipe_has_no_colour_and_no_progress_bar(folder: Path) -> None:
    many(folder, 5)
    (folder / "briefs" / "b.yaml").write_text(BAD, encoding="utf-8")

    ended = run(folder, "build", "--to", "pdf")

    assert "\x1b" not in ended.stdout + ended.stderr
    assert "━" not in ended.stderr


def test_a_name_cannot_steer_a_terminal(folder: Path) -> None:
    (folder / "briefs" / "b\x1b]0;owned\x07.yaml").write_text(GOOD, encoding="utf-8")

    shown = in_terminal(folder, "build", "--to", "pdf", NO_COLOR="1", TERM="dumb")

    assert "\x1b]0" not in shown
    assert "owned" in shown


def test_a_build_imports_only_what_it_uses(folder: Path) -> None:
    code = (
        "import sys; from bluf.cli import main; assert main(['build', '--to', 'pdf']) == 0;"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True, text=True, check=True
    )
    loaded = set(ended.stderr.split())

    assert "pydantic" in loaded
    assert loaded & {"docx", "lxml", "pypdfium2", "rich", "watchfiles", "multiprocessing"} == set()


class Watching:
    """`bluf build --watch` at work."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*BLUF, "build", "--watch", "--to", "pdf", *arguments],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=heed_interrupts,
        )
        self.patience = threading.Timer(90, self.process.kill)  # a test that waits in vain fails
        self.patience.daemon = True
        self.patience.start()

    def until_settled(self) -> list[str]:
        """Return the lines printed up to the one that says it is watching."""
        assert self.process.stdout is not None
        lines: list[str] = []
        for line in self.process.stdout:
            if line.startswith("watching "):
                return lines
            lines.append(line.rstrip())
        raise AssertionError(f"it ended: {lines}")

    def until(self, wanted: str) -> list[str]:
        """Return the lines printed up to the first settling after one that holds `wanted`."""
        lines: list[str] = []
        while not any(wanted in line for line in lines):
            lines += self.until_settled()
        return lines

    def end(self, number: int = signal.SIGINT) -> int:
        self.patience.cancel()
        os.killpg(self.process.pid, number)
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    started = Watching(folder)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.end(signal.SIGKILL)


def test_watch_builds_first_and_ends_well_with_ctrl_c(watching: Watching) -> None:
    assert watching.until_settled() == ["out/a.pdf"]
    assert watching.end() == 0


def test_watch_ends_on_request(watching: Watching) -> None:
    watching.until_settled()

    assert watching.end(signal.SIGTERM) == 143


def test_watch_builds_what_changes_and_nothing_else(watching: Watching, folder: Path) -> None:
    (folder / "briefs" / "b.yaml").write_text(GOOD, encoding="utf-8")
    watching.until("out/b.pdf")
    before = (folder / "out" / "a.pdf").read_bytes()

    (folder / "briefs" / "a.yaml").write_text(GOOD.replace("the plan", "the other plan"), encoding="utf-8")

    assert "out/b.pdf" not in watching.until("out/a.pdf")
    assert (folder / "out" / "a.pdf").read_bytes() != before


def test_watch_sees_a_new_brief_in_a_new_subfolder(watching: Watching, folder: Path) -> None:
    watching.until_settled()
    (folder / "briefs" / "2026").mkdir()
    (folder / "briefs" / "2026" / "new.yaml").write_text(GOOD, encoding="utf-8")

    assert "out/a.pdf" not in watching.until(str(Path("out/2026/new.pdf")))


def test_watch_sees_an_editor_that_saves_by_renaming(watching: Watching, folder: Path) -> None:
    watching.until_settled()

    for title in ("One", "Two"):
        (folder / "briefs" / "a.yaml~").write_text(GOOD.replace("Ministers", title), encoding="utf-8")
        (folder / "briefs" / "a.yaml~").replace(folder / "briefs" / "a.yaml")
        assert watching.until_settled() == ["out/a.pdf"]


def test_watch_tells_a_fault_and_goes_on(watching: Watching, folder: Path) -> None:
    watching.until_settled()
    before = (folder / "out" / "a.pdf").read_bytes()

    (folder / "briefs" / "a.yaml").write_text(BAD, encoding="utf-8")
    watching.until("a.yaml:2:7: error[bad-date]")
    assert (folder / "out" / "a.pdf").read_bytes() == before

    (folder / "briefs" / "a.yaml").write_text(GOOD, encoding="utf-8")
    watching.until("out/a.pdf")


def test_watch_takes_in_a_new_brief_and_lets_a_removed_one_go(watching: Watching, folder: Path) -> None:
    watching.until_settled()

    (folder / "briefs" / "new.yaml").write_text(GOOD, encoding="utf-8")
    assert "out/a.pdf" not in watching.until("out/new.pdf")

    (folder / "briefs" / "new.yaml").unlink()
    assert "out/a.pdf" not in watching.until_settled()

    (folder / "briefs" / "new.yaml").write_text(GOOD, encoding="utf-8")
    watching.until("out/new.pdf")


def test_watch_sees_a_template_and_a_style_change(folder: Path) -> None:
    template = folder / "templates" / "mine"
    template.mkdir(parents=True)
    (template / "template.yaml").write_text("name: mine\ndescription: Mine.\nstyle: plain\n", encoding="utf-8")
    rest = "<p>{{ date }} {{ bottom_line }}{% for point in key_points %} {{ point.text }}{% endfor %}</p>\n"
    (template / "page.html.j2").write_text(f"<h1>{{{{ title }}}}</h1>\n{rest}", encoding="utf-8")
    (folder / "briefs" / "a.yaml").write_text(f"template: mine\n{GOOD}", encoding="utf-8")
    watching = Watching(folder)
    try:
        assert watching.until_settled() == ["out/a.pdf"]

        (template / "page.html.j2").write_text("<h1>{{ nothing }}</h1>\n", encoding="utf-8")
        watching.until("page.html.j2:1")

        (template / "page.html.j2").write_text(f"<h1>{{{{ title }}}}</h1>\n<p>More</p>\n{rest}", encoding="utf-8")
        watching.until("out/a.pdf")

        (template.parent / "styles").mkdir()
        (template.parent / "styles" / "plain.yaml").write_text("based_on: plain\n", encoding="utf-8")
        watching.until("out/a.pdf")
    finally:
        watching.end()


def test_watch_sees_a_source_come_and_change(folder: Path) -> None:
    source = "sources:\n  - {id: s, title: S, file: texts/s.txt}\n"
    (folder / "briefs" / "a.yaml").write_text(GOOD + source, encoding="utf-8")
    (folder / "briefs" / "texts").mkdir()
    (folder / "briefs" / "texts" / "s.txt").write_text("one", encoding="utf-8")
    watching = Watching(folder)
    try:
        watching.until_settled()

        (folder / "briefs" / "texts" / "s.txt").write_text("one two", encoding="utf-8")

        watching.until("out/a.pdf")
    finally:
        watching.end()


def test_watching_costs_nothing_while_nothing_changes(watching: Watching, folder: Path) -> None:
    watching.until_settled()
    before = (folder / "out" / "a.pdf").stat().st_mtime_ns

    time.sleep(2.5)

    assert (folder / "out" / "a.pdf").stat().st_mtime_ns == before
