"""A project is found from any folder below it, built as a whole, and its outputs mirror its folders."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, GOOD, Ended

Run = Callable[..., Ended]
Put = Callable[..., Path]


@pytest.fixture
def project(put: Put, tmp_path: Path) -> Path:
    put("briefs/ports.yaml")
    put("briefs/2026/rail.yaml")
    put("briefs/2026/sources/notes.yaml", "a: b\n")
    put("docs/plan.txt", "")
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", [".", "briefs", "briefs/2026", "docs"])
def test_a_build_makes_every_brief_of_the_project_from_any_of_its_folders(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(project / folder)

    ended = run("build", "--to", "docx")

    assert (ended.code, ended.err) == (0, "2 briefs: 2 built, 0 at fault\n")
    out = os.path.relpath(project / "out", project / folder)
    assert ended.lines == [str(Path(out, "ports.docx")), str(Path(out, "2026/rail.docx"))]
    assert files(project / "out") == {"ports.docx", "2026/rail.docx"}
    assert [path.parent for path in project.rglob(".bluf")] == [project]


def test_what_was_built_from_one_folder_is_known_from_another(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "--to", "docx")
    monkeypatch.chdir(project / "briefs" / "2026")

    ended = run("build", "rail.yaml", "--to", "docx")

    assert ended.err == "1 brief left as it was: nothing that it is made from has changed\n"


def test_a_brief_that_is_named_from_elsewhere_is_built_into_its_project(
    run: Run, project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)

    ended = run("build", str(project / "briefs/2026/rail.yaml"), "--to", "docx")

    assert ended.lines == [str(project / "out/2026/rail.docx")]
    assert list(elsewhere.iterdir()) == []


def test_two_briefs_that_would_make_one_file_are_an_error_that_names_both(run: Run, project: Path, put: Put) -> None:
    put("briefs/2026/rail.yml")
    put("notes/ports.yaml")

    twice = run("build", "--to", "docx")
    flat = run("build", "notes/ports.yaml", "briefs/ports.yaml", "--out", "web")

    assert (twice.code, flat.code) == (1, 1)
    assert twice.err.count("error[name-clash]") == flat.err.count("error[name-clash]") == 2
    assert "briefs/2026/rail.yml: error[name-clash]" in twice.err
    assert "would be written from briefs/2026/rail.yaml too" in twice.err
    assert "would be written from notes/ports.yaml too" in flat.err
    assert files(project / "out") == {"ports.docx"}
    assert not (project / "web").exists()


def test_a_brief_elsewhere_does_not_take_the_output_of_one_in_briefs(run: Run, project: Path, put: Put) -> None:
    run("build", "briefs/ports.yaml", "--to", "docx")
    before = (project / "out/ports.docx").read_bytes()
    put("notes/ports.yaml", GOOD.replace("Ministers", "Others"))

    ended = run("build", "notes/ports.yaml", "--to", "docx")

    assert ended.code == 1
    assert "notes/ports.yaml: error[name-clash]: out/ports.docx is what briefs/ports.yaml becomes" in ended.err
    assert (project / "out/ports.docx").read_bytes() == before
    assert run("build", "notes/ports.yaml", "--to", "docx", "--out", "web").lines == ["web/ports.docx"]


def test_a_template_at_the_root_is_found_from_any_depth(
    run: Run, project: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: Ours.\nbased_on: standard\n")
    put("briefs/2026/q1/x.yaml", f"template: mine\n{GOOD}")
    monkeypatch.chdir(project / "docs")

    assert run("check", "../briefs/2026/q1/x.yaml").code == 0
    assert "mine" in run("templates").out


def test_a_check_takes_the_same_briefs(run: Run, project: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("briefs/2026/bad.yaml", BAD)
    monkeypatch.chdir(project / "briefs" / "2026")

    ended = run("check")

    assert ended.code == 1
    assert "bad.yaml:2:7: error[bad-date]" in ended.err
    assert [line.split(":")[0] for line in ended.lines] == [str(Path("../ports.yaml")), "rail.yaml"]


def test_what_is_not_looked_into_is_told_and_the_others_are_built(
    run: Run, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project / "briefs" / "shared").symlink_to(tmp_path_factory.mktemp("elsewhere"))

    ended = run("check")
    as_json = json.loads(run("check", "--format", "json").out)

    assert ended.code == 0
    assert "briefs/shared: warning[link-not-followed]" in ended.err
    assert [problem["code"] for problem in as_json["problems"]] == ["link-not-followed"]
    assert len(as_json["briefs"]) == 2


@pytest.mark.usefixtures("project")
def test_a_folder_that_can_t_be_looked_into_makes_the_command_fail(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refused(path: str | Path) -> object:
        if Path(path).name == "2026":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)

    ended = run("check")

    assert ended.code == 1
    assert "briefs/2026: error[folder-unreadable]: this folder can't be looked into: Permission denied" in ended.err
    assert ended.lines[0].startswith("briefs/ports.yaml: one page")


def test_a_new_brief_of_a_bare_name_goes_to_briefs(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "docs")
    assert run("new", "roads").lines == ["../briefs/roads.yaml", "../schema/brief.schema.json"]

    monkeypatch.chdir(project / "briefs" / "2026")
    assert run("new", "roads").lines == ["roads.yaml"]
    assert run("new", "../air.yaml").lines == ["../air.yaml"]

    monkeypatch.chdir(project)
    assert run("new", "./here").lines == ["here.yaml"]
    first = (project / "briefs" / "2026" / "roads.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first.endswith("$schema=../../schema/brief.schema.json")


def test_the_schema_is_at_the_root_of_a_project_that_is_being_made(run: Run) -> None:
    assert run("new", "team/briefs/2026/a.yaml").lines == ["team/briefs/2026/a.yaml", "team/schema/brief.schema.json"]
