"""Outputs are written whole, all of a brief's or none, and nothing else is left behind."""

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluf.ground.files import Output, save, write_all, write_with_note
from bluf.problems import BriefError, Problem, Span


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(original: Callable[..., Any], error: OSError, when: Callable[[Path], bool]) -> Callable[..., Any]:
    """Return `original` made to raise `error` where `when` holds for its path."""

    def wrapped(self: Any, *args: Any, **kwargs: Any) -> Any:
        if when(Path(os.fspath(self))):
            raise error
        return original(self, *args, **kwargs)

    return wrapped


def test_a_file_is_written_and_described(tmp_path: Path) -> None:
    target = tmp_path / "out" / "x.pdf"

    written = write_all({target: b"page"})

    assert target.read_bytes() == b"page"
    assert written == (Output(str(target), hashlib.sha256(b"page").hexdigest(), 4),)


def test_folders_are_made_and_hold_nothing_else(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "b" / "x.pdf": b"1", tmp_path / "a" / "b" / "x.docx": b"2"})

    assert names(tmp_path / "a" / "b") == ["x.docx", "x.pdf"]


def test_a_new_file_has_the_permissions_of_any_other_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")

    write_all({tmp_path / "x.pdf": b"page"})

    assert (tmp_path / "x.pdf").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)

    write_all({target: b"new"})

    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def modes_while_written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that fills with the permissions of each unfinished file at the time when it is written to."""
    seen: list[int] = []
    fdopen = os.fdopen

    def watched(descriptor: int, *args: Any, **kwargs: Any) -> Any:
        seen.append(os.fstat(descriptor).st_mode & 0o777)
        return fdopen(descriptor, *args, **kwargs)

    monkeypatch.setattr(os, "fdopen", watched)
    return seen


def test_an_unfinished_file_is_its_owner_s_alone_where_it_replaces_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    modes = modes_while_written(monkeypatch)

    save(target, b"new")

    assert modes == [0o600]


def test_the_old_file_s_copy_is_no_more_readable_than_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("x.pdf", "x.docx"):
        (tmp_path / name).write_bytes(b"old")
        (tmp_path / name).chmod(0o600)
    refused = OSError(errno.EPERM, "no links here")
    monkeypatch.setattr(Path, "hardlink_to", failing(Path.hardlink_to, refused, lambda _: True))
    modes = modes_while_written(monkeypatch)

    write_all({tmp_path / "x.pdf": b"new pdf", tmp_path / "x.docx": b"new docx"})

    assert modes == [0o600] * 5  # two new files, two copies and what tells of them


@pytest.mark.skipif(not hasattr(os, "chown"), reason="this system has no groups")
def test_a_group_that_may_not_be_given_the_file_does_not_get_to_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o664)
    os.chown(target, -1, target.stat().st_gid + 1)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not yours to give")

    monkeypatch.setattr(os, "chown", refuse)

    save(target, b"new")

    assert target.stat().st_mode & 0o777 == 0o604


def test_a_file_that_holds_the_very_same_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"page")
    target.chmod(0o444)
    before = target.stat()

    write_all({target: b"page"})

    assert target.stat() == before


def test_an_objection_keeps_every_file_as_it_was(tmp_path: Path) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})

    def object_to_docx(path: Path) -> Problem | None:
        return Problem("output-changed", "no", Span(str(path), 0, 0)) if path == docx else None

    with pytest.raises(BriefError) as raised:
        write_with_note({pdf: b"new pdf", docx: b"new docx"}, object_to_docx)

    assert [problem.code for problem in raised.value.problems] == ["output-changed"]
    assert (pdf.read_bytes(), docx.read_bytes()) == (b"old pdf", b"old docx")
    assert names(tmp_path) == ["x.docx", "x.pdf"]


def test_nobody_objects_to_a_file_that_stays_as_it_is(tmp_path: Path) -> None:
    write_all({tmp_path / "x.pdf": b"page"})

    write_with_note({tmp_path / "x.pdf": b"page"}, lambda path: Problem("output-changed", str(path)))


def test_a_folder_that_is_a_link_to_nowhere_is_named_and_not_made(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "gone")

    _, message, _ = problem_of({tmp_path / "out" / "x.pdf": b"page"})

    assert f"{tmp_path / 'out'} is a link that leads nowhere" in message
    assert not (tmp_path / "gone").exists()


def test_a_folder_that_is_a_link_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "shared")

    write_all({tmp_path / "out" / "x.pdf": b"page"})

    assert names(tmp_path / "shared") == ["x.pdf"]


def test_who_reads_the_old_file_goes_on_reading_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")

    with target.open("rb") as reader:
        write_all({target: b"new"})
        assert reader.read() == b"old"


def test_a_linked_output_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "latest.pdf").write_bytes(b"old")
    link = tmp_path / "x.pdf"
    link.symlink_to(shared / "latest.pdf")

    write_all({link: b"new"})

    assert link.is_symlink()
    assert (shared / "latest.pdf").read_bytes() == b"new"
    assert names(shared) == ["latest.pdf"]


def test_a_name_of_any_length_that_the_disk_takes_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".pdf")

    write_all({target: b"page"})

    assert target.read_bytes() == b"page"


def problem_of(files: dict[Path, bytes]) -> tuple[str, str, str]:
    """Return the path, message and hint of the one problem of writing `files`."""
    with pytest.raises(BriefError) as raised:
        write_all(files)
    (problem,) = raised.value.problems
    assert problem.code == "cannot-write"
    assert problem.span is not None
    assert problem.hint
    return problem.span.path, problem.message, problem.hint


def test_a_full_disk_leaves_the_old_files_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})
    fdopen = os.fdopen

    def full(*args: Any, **kwargs: Any) -> Any:
        file = fdopen(*args, **kwargs)

        class Full:
            def __enter__(self) -> "Full":
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, content: bytes) -> None:
                file.write(content[:3])
                if content.endswith(b"docx"):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return Full()

    monkeypatch.setattr(os, "fdopen", full)

    path, message, _ = problem_of({pdf: b"new pdf", docx: b"new docx"})

    assert path == str(docx)
    assert "disk is full" in message
    assert (pdf.read_bytes(), docx.read_bytes()) == (b"old pdf", b"old docx")
    assert names(tmp_path) == ["x.docx", "x.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_target_that_is_not_an_ordinary_file_is_left_alone() -> None:
    path, message, _ = problem_of({Path("/dev/full"): b"page"})

    assert path == "/dev/full"
    assert "not an ordinary file" in message


def test_when_the_second_file_cannot_be_replaced_the_first_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target == docx:
            raise PermissionError(errno.EACCES, "open in Word")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)

    path, message, hint = problem_of({pdf: b"new pdf", docx: b"new docx"})

    assert path == str(docx)
    assert "another program has it open" in message
    assert "close it" in hint
    assert (pdf.read_bytes(), docx.read_bytes()) == (b"old pdf", b"old docx")
    assert names(tmp_path) == ["x.docx", "x.pdf"]


def test_when_the_second_of_two_new_files_fails_neither_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target.suffix == ".docx":
            raise PermissionError(errno.EACCES, "refused")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)

    problem_of({tmp_path / "x.pdf": b"1", tmp_path / "x.docx": b"2"})

    assert names(tmp_path) == []


def test_without_links_the_old_file_is_kept_by_copying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})
    refused = OSError(errno.EPERM, "no links here")
    monkeypatch.setattr(Path, "hardlink_to", failing(Path.hardlink_to, refused, lambda _: True))
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", failing(replace, PermissionError(errno.EACCES, "in use"), lambda p: p == docx))
    seen = []

    def second_fails(self: Path, target: Path) -> Path:
        seen.append(target)
        if target == docx:
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", second_fails)

    problem_of({pdf: b"new pdf", docx: b"new docx"})

    assert seen == [pdf, docx, pdf]
    assert (pdf.read_bytes(), docx.read_bytes()) == (b"old pdf", b"old docx")
    assert names(tmp_path) == ["x.docx", "x.pdf"]


def test_an_interruption_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target == docx:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_all({pdf: b"new pdf", docx: b"new docx"})

    assert (pdf.read_bytes(), docx.read_bytes()) == (b"old pdf", b"old docx")
    assert names(tmp_path) == ["x.docx", "x.pdf"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"signed off")
    target.chmod(0o444)

    path, message, _ = problem_of({target: b"new"})

    assert path == str(target)
    assert "read-only" in message
    assert target.read_bytes() == b"signed off"


def test_a_file_that_another_program_holds_open_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, docx = tmp_path / "x.pdf", tmp_path / "x.docx"
    write_all({pdf: b"old pdf", docx: b"old docx"})
    sharing = PermissionError(errno.EACCES, "The process cannot access the file")
    monkeypatch.setattr(Path, "open", failing(Path.open, sharing, lambda p: p == docx))

    path, message, hint = problem_of({pdf: b"new pdf", docx: b"new docx"})

    assert path == str(docx)
    assert "another program has it open" in message
    assert "close it" in hint
    assert pdf.read_bytes() == b"old pdf"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "not yours to write to"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EDQUOT, "quota"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_folder_that_takes_no_file_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)

    _, message, _ = problem_of({tmp_path / "x.pdf": b"page"})

    assert said in message
    assert names(tmp_path) == []


def test_a_folder_of_the_output_s_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()

    _, message, hint = problem_of({tmp_path / "x.pdf": b"page"})

    assert "there is a folder of this name" in message
    assert "--out" in hint
    assert names(tmp_path) == ["x.pdf"]


@pytest.mark.parametrize("path", ["out/x.pdf", "out/deep/er/x.pdf"])
def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path, path: str) -> None:
    (tmp_path / "out").write_text("I was here first", encoding="utf-8")

    _, message, _ = problem_of({tmp_path / path: b"page"})

    assert f"{tmp_path / 'out'} is a file, not a folder" in message


def test_a_name_too_long_for_the_disk_is_said(tmp_path: Path) -> None:
    _, message, hint = problem_of({tmp_path / ("x" * 300 + ".pdf"): b"page"})

    assert "too long" in message
    assert "shorter name" in hint
    assert names(tmp_path) == []


def test_every_file_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    for name in ("x.pdf", "x.docx"):
        (tmp_path / name).mkdir()

    with pytest.raises(BriefError) as raised:
        write_all({tmp_path / "x.pdf": b"1", tmp_path / "x.docx": b"2", tmp_path / "x.png": b"3"})

    assert len(raised.value.problems) == 2
    assert names(tmp_path) == ["x.docx", "x.pdf"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "x.pdf"
    loop.symlink_to(loop)

    problem_of({loop: b"page"})

    assert names(tmp_path) == ["x.pdf"]
