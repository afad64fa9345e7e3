"""Files of one folder change together, even where the process was killed between two of them."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bluf.ground.digests import digest
from bluf.ground.files import write_all, write_with_note
from bluf.ground.journal import Note, notes_in, tidy

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})
    return pdf, docx


def killed(work: Callable[[], object]) -> None:
    """Do the work in a process of its own, in which something kills it without a word."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9


def dying_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Kill the process at its nth rename."""
    replace = Path.replace
    done: list[Path] = []

    def dying(self: Path, target: Path) -> Path:
        done.append(target)
        if len(done) == number:
            os._exit(9)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", dying)


def held(pair: Sequence[Path]) -> list[bytes]:
    return [path.read_bytes() for path in pair]


def unfinished(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".bluf-"))


def test_what_was_killed_between_two_files_is_completed(
    tmp_path: Path, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying_at(patched, 2)
        killed(lambda: write_all({pair[0]: b"new pdf", pair[1]: b"new docx"}))
    assert held(pair) == [b"new pdf", b"old docx"]

    tidy(tmp_path)

    assert held(pair) == [b"new pdf", b"new docx"]
    assert unfinished(tmp_path) == []


def test_what_was_killed_before_the_first_file_is_undone(
    tmp_path: Path, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying_at(patched, 1)
        killed(lambda: write_all({pair[0]: b"new pdf", pair[1]: b"new docx"}))

    tidy(tmp_path)

    assert held(pair) == [b"old pdf", b"old docx"]
    assert unfinished(tmp_path) == []


def test_what_cannot_be_completed_is_undone(
    tmp_path: Path, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying_at(patched, 2)
        killed(lambda: write_all({pair[0]: b"new pdf", pair[1]: b"new docx"}))
    (lost,) = (path for path in tmp_path.iterdir() if path.read_bytes() == b"new docx")
    lost.unlink()

    tidy(tmp_path)

    assert held(pair) == [b"old pdf", b"old docx"]
    assert unfinished(tmp_path) == []


def test_of_two_new_files_that_cannot_be_completed_neither_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying_at(patched, 2)
        killed(lambda: write_all({tmp_path / "x.pdf": b"new pdf", tmp_path / "x.docx": b"new docx"}))
    (lost,) = (path for path in tmp_path.iterdir() if path.read_bytes() == b"new docx")
    lost.unlink()

    tidy(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_next_to_write_there_puts_it_right_without_being_asked(
    tmp_path: Path, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying_at(patched, 2)
        killed(lambda: write_all({pair[0]: b"new pdf", pair[1]: b"new docx"}))

    write_all({tmp_path / "other.yaml": b"title: Other"})

    assert held(pair) == [b"new pdf", b"new docx"]
    assert unfinished(tmp_path) == []


def test_a_file_that_was_cut_short_is_removed(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    (tmp_path / ".bluf-0123456789abcdef.tmp").write_bytes(b"half a p")
    (tmp_path / ".bluf-fedcba9876543210.tmp").write_bytes(b'{"bluf journal": 1, "note": null, "mov')

    tidy(tmp_path)

    assert held(pair) == [b"old pdf", b"old docx"]
    assert unfinished(tmp_path) == []


@dataclass(frozen=True)
class Taker:
    """Takes notes, into a list of its own."""

    folder: Path
    found: list[Note] = field(default_factory=list)

    def prepare(self) -> None:
        self.folder.mkdir(exist_ok=True)

    def keep(self, notes: Sequence[Note]) -> None:
        self.found.extend(notes)


def noted(folder: Path) -> list[Note]:
    taker = Taker(folder / "record")
    tidy(folder, taker)
    return taker.found


def test_a_note_stays_until_somebody_takes_it(tmp_path: Path) -> None:
    write_with_note({tmp_path / "x.pdf": b"page"}, note={"of": "x"})
    tidy(tmp_path)

    assert notes_in(tmp_path) == ({"of": "x"},)
    assert noted(tmp_path) == [{"of": "x"}]
    assert noted(tmp_path) == []
    assert unfinished(tmp_path) == []


def test_a_note_is_there_even_where_the_process_was_killed_right_after(
    tmp_path: Path, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying_at(patched, 2)
        killed(lambda: write_with_note({pair[0]: b"new pdf", pair[1]: b"new docx"}, note={"of": "x"}))

    assert noted(tmp_path) == [{"of": "x"}]
    assert held(pair) == [b"new pdf", b"new docx"]


def test_a_note_that_could_not_be_kept_stays(tmp_path: Path) -> None:
    write_with_note({tmp_path / "x.pdf": b"page"}, note={"of": "x"})

    class Refuser(Taker):
        def keep(self, notes: Sequence[Note]) -> None:
            raise OSError(f"no room for {len(notes)} more")

    with pytest.raises(OSError, match="no room"):
        tidy(tmp_path, Refuser(tmp_path))

    assert noted(tmp_path) == [{"of": "x"}]


def test_notes_that_nobody_can_keep_do_not_pile_up(tmp_path: Path) -> None:
    class Refuser(Taker):
        def prepare(self) -> None:
            raise OSError("a file is in the way")

    for number in range(3):
        for name in ("x.pdf", "y.pdf"):
            write_with_note({tmp_path / name: b"page %d" % number}, note={"of": name, "number": number})
            with pytest.raises(OSError, match="in the way"):
                tidy(tmp_path, Refuser(tmp_path / "record"))

    assert len(unfinished(tmp_path)) == 2
    assert sorted(noted(tmp_path), key=str) == [{"of": "x.pdf", "number": 2}, {"of": "y.pdf", "number": 2}]


def test_notes_may_be_kept_in_the_very_folder_that_they_are_in(tmp_path: Path) -> None:
    write_with_note({tmp_path / "x.pdf": b"page"}, note={"of": "x"})
    taker = Taker(tmp_path)

    tidy(tmp_path, taker)

    assert taker.found == [{"of": "x"}]


@pytest.mark.parametrize(
    "move",
    [
        {"target": "../victim", "new": ".bluf-1.tmp", "old": None, "sha256": digest(b"planted")},
        {"target": "victim", "new": "../planted", "old": None, "sha256": digest(b"planted")},
        {"target": "victim", "new": "planted", "old": None, "sha256": digest(b"planted")},
        {"target": "victim", "new": ".bluf-1.tmp", "old": "/etc/passwd", "sha256": digest(b"planted")},
        {"target": "victim", "new": ".bluf-1.tmp", "old": None, "sha256": 7},
        {"target": 3, "new": ".bluf-1.tmp", "old": None, "sha256": digest(b"planted")},
        {"target": "victim"},
        "victim",
    ],
    ids=str,
)
def test_a_journal_that_names_other_files_than_its_folder_s_is_not_heeded(tmp_path: Path, move: object) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for victim in (tmp_path / "victim", folder / "victim"):
        victim.write_bytes(b"mine")
    for planted in (tmp_path / "planted", folder / "planted", folder / ".bluf-1.tmp"):
        planted.write_bytes(b"planted")
    done = {"target": "done", "new": ".bluf-2.tmp", "old": None, "sha256": digest(b"done")}
    (folder / "done").write_bytes(b"done")
    (folder / ".bluf-3.tmp").write_text(
        json.dumps({"bluf journal": 1, "note": None, "about": [], "moves": [done, move]})
    )

    tidy(folder)

    assert [(at / "victim").read_bytes() for at in (tmp_path, folder)] == [b"mine", b"mine"]
    assert unfinished(folder) == []


def test_a_pipe_of_such_a_name_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".bluf-0123456789abcdef.tmp")

    tidy(tmp_path)

    assert unfinished(tmp_path) == []


def test_what_a_link_of_such_a_name_leads_to_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".bluf-0123456789abcdef.tmp").symlink_to(elsewhere)

    tidy(folder)

    assert elsewhere.read_bytes() == b"mine"
    assert unfinished(folder) == []


def test_another_user_s_unfinished_files_are_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".bluf-0123456789abcdef.tmp").write_bytes(b"theirs")
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)

    tidy(tmp_path)

    assert unfinished(tmp_path) == [".bluf-0123456789abcdef.tmp"]
