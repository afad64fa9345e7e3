"""Only a regular file is read, inside its folder and not too large; any other is neither followed nor waited for."""

import os
import socket
from pathlib import Path

import pytest

from bluf.ground.inside import Unfit, UnfitFileError, content, is_inside, is_there


def unfit(path: Path, root: Path, most: int = 100) -> Unfit:
    with pytest.raises(UnfitFileError) as raised:
        content(path, root, most)
    assert raised.value.path == path
    return raised.value.unfit


def test_a_file_inside_its_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")

    assert content(tmp_path / "a", tmp_path, 5) == b"12345"


def test_a_file_of_more_bytes_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")

    assert unfit(tmp_path / "a", tmp_path, 4) is Unfit.LARGE


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").symlink_to("a")

    assert content(tmp_path / "b", tmp_path, 5) == b"1"


@pytest.mark.parametrize("target", ["outside", "nowhere"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "outside").write_bytes(b"secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a").symlink_to(tmp_path / target)

    assert unfit(root / "a", root) is Unfit.OUTSIDE


def test_a_link_in_the_middle_of_the_path_is_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a").write_bytes(b"secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "b").symlink_to(tmp_path / "elsewhere")

    assert unfit(root / "b" / "a", root) is Unfit.OUTSIDE


def test_a_folder_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "rooted").mkdir()

    assert not is_inside(tmp_path / "rooted", tmp_path / "root")
    assert is_inside(tmp_path / "root", tmp_path / "root")
    assert is_inside(tmp_path / "root", Path("/"))


def test_links_that_lead_to_one_another_are_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(OSError, match="symbolic links"):
        content(tmp_path / "a", tmp_path, 5)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")

    assert unfit(tmp_path / "a", tmp_path) is Unfit.SPECIAL


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets with names")
def test_a_socket_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path has about a hundred characters at most
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("a")

        assert unfit(Path("a"), Path()) is Unfit.SPECIAL


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        content(tmp_path, tmp_path, 5)


def test_a_link_that_leads_nowhere_is_there_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("nowhere")

    assert is_there(tmp_path / "a")
    assert not is_there(tmp_path / "b")
    with pytest.raises(FileNotFoundError):
        content(tmp_path / "a", tmp_path, 5)
