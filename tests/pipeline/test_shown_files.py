"""Pictures and CSV files count among what a page is made from: for the record, for --watch and for what is written."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from bluf import BriefError
from bluf.ground.workspace import Workspace
from bluf.pipeline.building import build
from bluf.pipeline.watching import folders, state

BRIEF = """title: Levels
date: 2026-01-02
bottom_line: It rises.
key_points: [It rises.]
sections:
  - heading: Map
    picture: {file: shown/map.png, alt: A map of the river., caption: The river}
  - heading: Level
    chart: {kind: line, alt: It rises., data: shown/level.csv}
  - heading: Needs
    table: {data: shown/needs.csv}
"""
LEVELS = "Day,Level\nMonday,3.1\nTuesday,3.4\nWednesday,3.9\n"
NEEDS = "Village,People\nVarn,120\nOst,80\n"
SHOWN = ("map.png", "level.csv", "needs.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shown = tmp_path / "shown"
    shown.mkdir()
    (shown / "level.csv").write_text(LEVELS, encoding="utf-8")
    (shown / "needs.csv").write_text(NEEDS, encoding="utf-8")
    picture(shown / "map.png", "navy")
    (tmp_path / "levels.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def picture(place: Path, colour: str) -> None:
    Image.new("RGB", (900, 600), colour).save(place)


CHANGES: dict[str, Callable[[Path], None]] = {
    "map.png": lambda path: picture(path, "teal"),
    "level.csv": lambda path: put(path, LEVELS.replace("3.9", "3.8")),
    "needs.csv": lambda path: put(path, NEEDS.replace("120", "121")),
}


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_an_unchanged_brief_with_files_is_left_as_it_was(folder: Path) -> None:
    made = [build("levels.yaml", "out", "pdf", workspace=Workspace(folder)) for _ in range(2)]

    assert [each.unchanged for each in made] == [False, True]


@pytest.mark.parametrize("name", SHOWN)
def test_a_changed_file_makes_the_page_anew(folder: Path, name: str) -> None:
    build("levels.yaml", "out", "pdf", workspace=Workspace(folder))
    CHANGES[name](folder / "shown" / name)

    assert not build("levels.yaml", "out", "pdf", workspace=Workspace(folder)).unchanged
    assert build("levels.yaml", "out", "pdf", workspace=Workspace(folder)).unchanged


@pytest.mark.parametrize("name", SHOWN)
def test_a_file_that_has_gone_is_no_page_that_has_not_changed(folder: Path, name: str) -> None:
    build("levels.yaml", "out", "pdf", workspace=Workspace(folder))
    (folder / "shown" / name).unlink()

    with pytest.raises(BriefError):
        build("levels.yaml", "out", "pdf", workspace=Workspace(folder))


def test_the_record_has_the_digests_of_files(folder: Path) -> None:
    build("levels.yaml", "out", "pdf", workspace=Workspace(folder))
    (made,) = json.loads((folder / ".bluf" / "outputs.json").read_text(encoding="utf-8"))["builds"].values()

    assert list(made["from"]["shown"]) == [f"shown/{name}" for name in SHOWN]
    assert all(len(digest) == 64 for digest in made["from"]["shown"].values())


@pytest.mark.parametrize("name", SHOWN)
def test_watch_sees_a_file_change_come_and_go(folder: Path, name: str) -> None:
    here = Workspace(folder)
    seen = [state("levels.yaml", here)]
    CHANGES[name](folder / "shown" / name)
    os.utime(folder / "shown" / name, ns=(1, 1))
    seen.append(state("levels.yaml", here))
    (folder / "shown" / name).unlink()
    seen.append(state("levels.yaml", here))

    assert len(set(seen)) == 3
    assert folder / "shown" in folders(["levels.yaml"], here)


def test_a_pipe_in_the_place_of_a_file_holds_nothing_up(folder: Path) -> None:
    (folder / "shown" / "needs.csv").unlink()
    os.mkfifo(folder / "shown" / "needs.csv")

    state("levels.yaml", Workspace(folder))
    with pytest.raises(BriefError):
        build("levels.yaml", "out", "pdf", workspace=Workspace(folder))


def test_an_output_never_replaces_a_picture_that_is_shown(folder: Path) -> None:
    put(folder / "shown" / "map.yaml", "title: Map\ndate: 2026-01-02\nbottom_line: A map.\nkey_points: [A map.]\n")
    before = (folder / "shown" / "map.png").read_bytes()

    for known in (False, True):
        if known:
            build("levels.yaml", "out", "pdf", workspace=Workspace(folder))
        with pytest.raises(BriefError) as failed:
            build("shown/map.yaml", "shown", "png", replace=True, workspace=Workspace(folder))
        assert [problem.code for problem in failed.value.problems] == ["output-is-input"]
    assert (folder / "shown" / "map.png").read_bytes() == before


def test_the_same_bytes_come_of_the_same_files_in_any_folder(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elsewhere") / "deeper"
    shutil.copytree(folder, other)
    for name in SHOWN:
        os.utime(other / "shown" / name, (1, 1))
    made = [
        [
            (place / output.path).read_bytes()
            for output in build("levels.yaml", "out", ("pdf", "docx"), workspace=Workspace(place)).outputs
        ]
        for place in (folder, other)
    ]

    assert made[0] == made[1]
