"""A path that no file can have, or that leads nowhere, is an error of whoever wrote it and never a bug."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.cli import main
from bluf.cli.exit_codes import BUG
from bluf.ground import filesystem

HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\n"
NAMES = {
    "too long": "x" * 300,
    "too deep": "x/" * 490 + "x",
    "in a circle": "circle",
    "behind a circle": "circle/x",
    "through a file": "file.txt/x",
    "led nowhere": "nowhere",
    "a folder": "folder",
    "with a NUL": "a\0b",
    "half a character": "\ud800",
}
FIELDS: dict[str, Callable[[str], dict[str, str]]] = {
    "source": lambda name: {"b.yaml": f"{HEAD}sources: [{{id: s, title: S, file: {name}}}]\n"},
    "template": lambda name: {"b.yaml": f"{HEAD}template: {name}\n"},
    "style": lambda name: {"b.yaml": f"{HEAD}style: {name}\n"},
    "base of a style": lambda name: {
        "b.yaml": f"{HEAD}style: mine\n",
        "templates/styles/mine.yaml": f"based_on: {name}\n",
    },
    "base of a template": lambda name: {
        "b.yaml": f"{HEAD}template: mine\n",
        "templates/mine/template.yaml": f"name: mine\ndescription: D\nbased_on: {name}\n",
    },
    "style of a template": lambda name: {
        "b.yaml": f"{HEAD}template: mine\n",
        "templates/mine/template.yaml": f"name: mine\ndescription: D\nbased_on: standard\nstyle: {name}\n",
    },
    "part of a template": lambda name: {
        "b.yaml": f"{HEAD}template: mine\n",
        "templates/mine/template.yaml": "name: mine\ndescription: D\nbased_on: standard\n",
        "templates/mine/page.html.j2": f"{{% include {name} %}}<p>A</p>\n",
    },
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "nowhere").symlink_to("not-there")
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("Words.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("files", FIELDS.values(), ids=FIELDS)
def test_a_path_in_a_file_is_an_error_that_check_and_build_tell_alike(
    project: Path, files: Callable[[str], dict[str, str]], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, text in files(json.dumps(name)).items():
        (project / place).parent.mkdir(parents=True, exist_ok=True)
        (project / place).write_text(text, encoding="utf-8")

    assert main(["check", "b.yaml"]) == 1
    checked = capsys.readouterr().err
    assert main(["build", "b.yaml"]) == 1
    assert capsys.readouterr().err == checked
    assert not (project / "out").exists()


@pytest.mark.parametrize("name", [name for name in NAMES.values() if "\0" not in name and name.isascii()])
@pytest.mark.parametrize(
    "command",
    [
        ("build", "b.yaml", "--out", "{}"),
        ("build", "b.yaml", "--to", "pdf", "--out", "{}.pdf"),
        ("build", "{}/b.yaml"),
        ("check", "{}"),
        ("new", "{}/n.yaml"),
        ("new", "n.yaml", "--from", "{}"),
        ("inspect", "{}"),
    ],
    ids=lambda command: " ".join(command),
)
def test_a_path_on_the_command_line_is_no_bug(project: Path, command: tuple[str, ...], name: str) -> None:
    (project / "b.yaml").write_text(HEAD, encoding="utf-8")

    assert main([part.format(name) for part in command]) != BUG


@pytest.mark.parametrize("link", ["templates", "out", ".bluf", "b.receipts.yaml"])
def test_a_link_to_a_name_that_is_too_long_is_no_bug(project: Path, link: str) -> None:
    (project / "b.yaml").write_text(HEAD, encoding="utf-8")
    (project / link).symlink_to("x" * 300)

    assert main(["check", "b.yaml"]) != BUG
    assert main(["build", "b.yaml"]) != BUG


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_whether_something_is_there_can_be_asked_of_any_name(project: Path, name: str) -> None:
    path = project / name

    assert filesystem.is_folder(path) == (name == "folder")
    assert not filesystem.is_file(path)
    assert filesystem.exists(path) == (name == "folder")
    assert filesystem.is_link(path) == (name in ("circle", "nowhere"))
    assert filesystem.real(path).is_absolute()
