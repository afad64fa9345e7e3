"""The briefs below a folder are found in all its subfolders, and what is passed over is told."""

import os
from pathlib import Path

import pytest

from bluf.ground import filesystem
from bluf.pipeline.brief_search import find_briefs, is_brief_name


def put(top: Path, *names: str) -> None:
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("title: T\n", encoding="utf-8")


def found(top: Path, root: Path | None = None) -> tuple[list[str], list[str]]:
    """Return the names of the briefs and the codes of the problems."""
    result = find_briefs(top, root)
    return [path.relative_to(top).as_posix() for path in result.briefs], [each.code for each in result.problems]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.yaml", True),
        ("a.YML", True),
        ("a.json", False),
        (".a.yaml", False),
        (".yaml", False),
        ("a.receipts.yaml", False),
        ("receipts.yaml", True),
    ],
)
def test_a_brief_in_a_folder_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_brief_name(name) is expected


def test_briefs_are_found_in_all_subfolders_but_those_for_other_things(tmp_path: Path) -> None:
    put(tmp_path, "b.yaml", "a.yml", "2026/q1/c.yaml", "2026/sources/s.yaml", "2026/lists/l.yaml", "a.receipts.yaml")
    put(tmp_path, "templates/mine/template.yaml", "sources/x.yaml", ".hidden/x.yaml", "2025/z.yaml", "notes.txt")

    assert found(tmp_path) == (["a.yml", "b.yaml", "2025/z.yaml", "2026/q1/c.yaml"], [])


def test_a_folder_that_is_named_like_a_brief_is_looked_into(tmp_path: Path) -> None:
    put(tmp_path, "x.yaml/a.yaml")

    assert found(tmp_path) == (["x.yaml/a.yaml"], [])


def test_links_to_folders_are_not_followed_and_told_where_briefs_could_be_missed(tmp_path: Path) -> None:
    top = tmp_path / "p" / "briefs"
    put(tmp_path, "p/briefs/2026/a.yaml", "p/notes/b.yaml", "elsewhere/c.yaml")
    (top / "loop").symlink_to(".")
    (top / "current").symlink_to("2026")
    (top / "notes").symlink_to("../notes")
    (top / "shared").symlink_to("../../elsewhere")

    assert found(top, tmp_path / "p") == (["2026/a.yaml"], ["link-not-followed", "link-not-followed"])
    assert [each.span.path for each in find_briefs(top).problems if each.span] == [
        str(top / "notes"),
        str(top / "shared"),
    ]


def test_a_link_to_a_file_is_a_brief_unless_it_leads_out_of_the_project(tmp_path: Path) -> None:
    top = tmp_path / "p" / "briefs"
    put(tmp_path, "p/briefs/a.yaml", "p/notes/b.yaml", "elsewhere/c.yaml")
    (top / "in.yaml").symlink_to("../notes/b.yaml")
    (top / "out.yaml").symlink_to("../../elsewhere/c.yaml")
    (top / "nowhere.yaml").symlink_to("gone.yaml")

    assert found(top, tmp_path / "p") == (["a.yaml", "in.yaml", "nowhere.yaml"], ["link-not-followed"])


def test_a_folder_that_can_t_be_looked_into_is_told_and_the_others_are_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a/x.yaml", "b/y.yaml")
    scandir = os.scandir

    def refused(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)

    assert found(tmp_path) == (["b/y.yaml"], ["folder-unreadable"])


def test_the_search_ends_at_a_limit_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, *(f"{folder}/{name}.yaml" for folder in "abc" for name in range(10)))

    result = find_briefs(tmp_path, most=20)

    assert len(result.briefs) <= 20
    assert [each.code for each in result.problems] == ["too-many-files"]


def test_whether_a_folder_folds_case_is_told_by_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "Ports.yaml")

    assert not filesystem.folds_case(tmp_path / "out")

    monkeypatch.setattr(Path, "samefile", lambda *_: True)
    assert filesystem.folds_case(tmp_path / "out")
