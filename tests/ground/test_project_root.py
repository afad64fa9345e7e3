"""A project's root is the nearest folder at or above one that holds `briefs/`, and that may be heeded."""

import os
import stat
from pathlib import Path

import pytest

from bluf.ground.project_root import place_below_briefs, project_root


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    return tmp_path


def folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.mark.parametrize("below", [".", "briefs", "briefs/2026/march", "docs", "not/there/yet", "briefs/not/yet"])
def test_a_project_is_found_from_every_folder_below_it(top: Path, below: str) -> None:
    for name in ("briefs/2026/march", "docs"):
        folder(top / "p" / name)

    assert project_root(Path(os.path.normpath(top / "p" / below))) == top / "p"


def test_the_nearest_is_the_root(top: Path) -> None:
    folder(top / "briefs")
    folder(top / "p/briefs")

    assert project_root(top / "p/docs") == top / "p"


@pytest.mark.parametrize("inner", ["briefs/briefs", "briefs/2026/briefs"])
def test_a_folder_briefs_inside_another_is_a_part_of_its_project(top: Path, inner: str) -> None:
    folder(top / "p" / inner)

    assert project_root(top / "p" / inner) == top / "p"
    assert project_root((top / "p" / inner).parent / "notes") == top / "p"


def test_a_repository_that_is_called_briefs_is_a_project(top: Path) -> None:
    folder(top / "git/briefs/briefs")
    folder(top / "git/briefs/.git")

    assert project_root(top / "git/briefs/briefs") == top / "git/briefs"
    assert project_root(top / "git") == top / "git"


def test_a_file_that_is_called_briefs_makes_no_project(top: Path) -> None:
    (top / "briefs").write_text("x", encoding="utf-8")

    assert project_root(folder(top / "docs")) is None


def test_a_link_to_a_project_is_as_good_as_the_project(top: Path) -> None:
    folder(top / "p/briefs/2026")
    (top / "link").symlink_to("p")

    assert project_root(top / "link/briefs/2026") == top / "link"


def test_a_link_in_a_circle_makes_no_project(top: Path) -> None:
    (top / "briefs").symlink_to("briefs")

    assert project_root(top) is None


def test_the_home_folder_is_a_project_only_for_who_works_in_it(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(top))
    folder(top / "briefs/2026")
    folder(top / "work")

    assert project_root(top / "work") is None
    assert project_root(top) == top
    assert project_root(top / "briefs/2026") == top

    folder(top / ".bluf")
    assert project_root(top / "work") == top


def test_a_folder_for_everybody_s_files_is_no_project_for_those_below(top: Path) -> None:
    place = folder(top / "tmp")
    folder(place / "briefs")
    folder(place / "x")
    place.chmod(place.stat().st_mode | stat.S_ISVTX)

    assert project_root(place / "x") is None
    assert project_root(place / "briefs") is None
    assert project_root(place) == place


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no ids of users")
def test_another_user_s_folder_above_is_no_project(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(top / "shared/briefs")
    mine = folder(top / "shared/x")
    own = mine.stat().st_uid
    found = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        known = found(path)
        return os.stat_result((*known[:4], own + 1, *known[5:])) if path.name == "briefs" else known

    monkeypatch.setattr(Path, "lstat", lstat)

    assert project_root(mine) is None
    assert project_root(top / "shared") == top / "shared"
    assert project_root(top / "shared/briefs/2026") == top / "shared", "a group's project belongs to several people"


@pytest.mark.parametrize(
    ("brief", "place"),
    [("briefs/x.yaml", "."), ("briefs/2026/q1/x.yaml", "2026/q1"), ("x.yaml", None), ("notes/briefs/x.yaml", None)],
)
def test_where_a_brief_is_below_briefs(top: Path, brief: str, place: str | None) -> None:
    folder(top / "briefs")

    assert place_below_briefs(top / brief, top) == (None if place is None else Path(place))
