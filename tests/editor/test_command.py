"""`bluf edit` as a command: what it prints, where it begins, and how it ends."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bluf.cli.edit_command import _places
from tests.editor.running import free_port, put_briefs, running


def ended(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bluf", "edit", "--no-browser", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_ctrl_c_ends_it_without_complaint(tmp_path: Path) -> None:
    put_briefs(tmp_path)
    with running(tmp_path, tmp_path / "state") as editor:
        editor.enter()
        editor.process.send_signal(signal.SIGINT)
        _, said = editor.process.communicate(timeout=20)

        assert editor.process.returncode == 0
        assert said == "the editor is at this address, for you alone; stop it with Ctrl+C\n"


def test_a_port_that_is_taken_is_a_usage_error(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, tmp_path / "state", port=port):
        second = ended(tmp_path, "--port", str(port))

        assert second.returncode == 2
        assert f"port {port} can't be had" in second.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [("nope.yaml", "start one with: bluf new nope.yaml"), ("notes.txt", "its name should end in .yaml")],
)
def test_what_is_no_brief_is_a_usage_error(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    answer = ended(tmp_path, name)

    assert answer.returncode == 2
    assert said in answer.stderr
    assert answer.stdout == ""


def test_a_brief_elsewhere_is_edited_in_its_own_project(tmp_path: Path) -> None:
    put_briefs(tmp_path / "there")
    here = tmp_path / "here"
    here.mkdir()
    with running(here, tmp_path / "state", str(tmp_path / "there" / "briefs" / "ports.yaml")) as editor:
        editor.enter()

        assert editor.address.endswith("&brief=briefs/ports.yaml")
        assert [brief["path"] for brief in editor.post("folder").data["briefs"]] == ["briefs/ports.yaml"]


def test_from_below_its_root_the_project_is_opened(tmp_path: Path) -> None:
    put_briefs(tmp_path)
    below = tmp_path / "briefs" / "2026"
    below.mkdir()
    with running(below, tmp_path / "state") as editor:
        editor.enter()

        assert [brief["path"] for brief in editor.post("folder").data["briefs"]] == ["briefs/ports.yaml"]


def test_where_there_is_no_project_a_brief_is_edited_in_its_own_folder(tmp_path: Path) -> None:
    put_briefs(tmp_path / "there")
    loose = tmp_path / "loose.yaml"
    (tmp_path / "there" / "briefs" / "ports.yaml").rename(loose)
    here = tmp_path / "here"
    here.mkdir()

    assert _places(str(loose), here) == (tmp_path, loose)
    assert _places(None, here) == (here, None)
    assert _places(str(tmp_path), here) == (tmp_path, None)
