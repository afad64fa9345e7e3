"""Outputs are named after their brief, and no two briefs write to the same one."""

from pathlib import Path

import pytest

from bluf.ground.workspace import Workspace
from bluf.pipeline.targets import Task, clashes, output_paths, stem


@pytest.mark.parametrize(
    ("path", "expected"),
    [("briefs/x.yaml", "x"), ("a.b.yaml", "a.b"), ("x", "x"), (".yaml", ".yaml"), ("/dev/fd/63", "63")],
)
def test_a_brief_s_name_loses_only_its_last_suffix(path: str, expected: str) -> None:
    assert stem(path) == expected


def task(path: str, folder: str = "out") -> Task:
    return Task(path, output_paths(path, folder, ["pdf", "docx"]), Workspace.here())


def test_briefs_of_one_name_clash_and_each_says_so() -> None:
    found = clashes([task("a/x.yaml"), task("b/x.yml"), task("a/y.yaml")])

    assert sorted(found) == ["a/x.yaml", "b/x.yml"]
    assert found["a/x.yaml"].code == "name-clash"
    assert f"{Path('out/x.pdf')} would be written from b/x.yml too" in found["a/x.yaml"].message


def test_briefs_of_one_name_do_not_clash_in_two_folders() -> None:
    assert clashes([task("a/x.yaml", "one"), task("b/x.yaml", "two")]) == {}


def test_two_spellings_of_one_folder_are_one_folder() -> None:
    assert clashes([task("a/x.yaml", "out"), task("b/x.yaml", "./out")])


def test_names_that_differ_in_case_clash_where_the_disk_does_not_tell_them_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bluf.ground.filesystem.folds_case", lambda _: False)
    assert clashes([task("x.yaml"), task("X.yaml")]) == {}

    monkeypatch.setattr("bluf.ground.filesystem.folds_case", lambda _: True)

    assert clashes([task("x.yaml"), task("X.yaml")])
