"""The editor's page is told the same of a brief as the command line: problems, verdicts on quotes, and how it fits."""

import json
from pathlib import Path
from typing import Any

import pytest

import bluf
from bluf.cli import main
from bluf.editor import jobs
from bluf.editor.folder import NotReadableError, read
from tests.conftest import PROJECT

UNREADABLE = {"tests/cases/not-utf-8.yaml", "tests/cases/utf-16.yaml"}  # the editor opens no such file
TOLD = ("code", "severity", "message", "hint", "field", "line", "column")
NEARLY = PROJECT / "briefs" / "indo-pacific-nato.yaml"


def briefs() -> list[str]:
    """Return every case, sample and starter, from the checkout's folder."""
    found = [
        *(PROJECT / "tests" / "cases").glob("*.yaml"),
        *(PROJECT / "briefs").glob("*.yaml"),
        *(PROJECT / "templates").glob("*/starter.yaml"),
    ]
    names = sorted(path.relative_to(PROJECT).as_posix() for path in found)
    return [name for name in names if not name.endswith(".receipts.yaml")]


def in_editor(path: Path) -> dict[str, Any]:
    """Return what the browser gets of a brief as it stands on disk."""
    found: dict[str, Any] = json.loads(jobs.preview(read(path).text, path, frozenset()).content)
    return found


def by_check(names: list[str], capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    main(["check", "--format", "json", *names])
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)["briefs"]
    return found


def of_editor(told: dict[str, Any]) -> dict[str, Any]:
    fit = told["fit"]
    return {
        "ok": told["ok"],
        "problems": [[each[key] for key in TOLD] for each in told["problems"]],
        "verdicts": [(each["field"], each["verdict"], each["speaker"], each["note"]) for each in told["quotes"]],
        "fit": fit and [fit["size"], fit["fill"], fit["step"], fit["dropped"], fit["lines_over"]],
    }


def of_check(told: dict[str, Any]) -> dict[str, Any]:
    fit = told["fit"]
    return {
        "ok": told["ok"],
        "problems": [[each[key] for key in TOLD] for each in told["problems"]],
        "verdicts": [(each["field"], each["verdict"], each["speaker"], each["note"]) for each in told["quotes"]],
        "fit": fit and [fit["size_pt"], fit["fill"], fit["step"], fit["dropped"], fit["lines_over"]],
    }


@pytest.mark.usefixtures("in_project")
def test_the_editor_and_the_command_line_say_the_same_of_every_brief(capfd: pytest.CaptureFixture[str]) -> None:
    names = [name for name in briefs() if name not in UNREADABLE]

    checked = dict(zip(names, by_check(names, capfd), strict=True))

    assert len(names) > 80
    differing = {name for name in names if of_editor(in_editor(PROJECT / name)) != of_check(checked[name])}
    assert differing == set()
    assert sum(bool(told["fit"]) for told in checked.values()) > 20
    assert sum(bool(told["fit"]) and not told["ok"] for told in checked.values()) > 5
    assert any(told["quotes"] and not told["ok"] for told in checked.values())


def test_a_file_that_the_editor_does_not_open_is_one_that_is_not_utf_8() -> None:
    for name in UNREADABLE:
        with pytest.raises(NotReadableError):
            read(PROJECT / name)


def test_with_an_unknown_key_the_page_and_the_verdicts_are_shown() -> None:
    text = NEARLY.read_text(encoding="utf-8").replace("title:", "colour: red\ntitle:", 1)

    told = json.loads(jobs.preview(text, NEARLY, frozenset()).content)

    assert [each["code"] for each in told["problems"] if each["severity"] == "error"] == ["unknown-key"]
    assert [each["verdict"] for each in told["quotes"]] == ["verified"] * 6
    assert told["page"]["svg"].startswith("<svg")
    assert told["fit"]["lines_over"] == 0
    made, problems = jobs.export(text, NEARLY, "pdf")
    assert made is None
    assert [each["code"] for each in problems] == ["unknown-key"]


def test_nothing_is_written_for_a_brief_that_is_only_shown(tmp_path: Path) -> None:
    brief = tmp_path / "b.yaml"
    brief.write_text("title: T\ndate: 2026-05-04\nbottom_line: B\nkey_points: [K]\ncolour: red\n", encoding="utf-8")

    with pytest.raises(bluf.BriefError):
        bluf.build(brief, out=tmp_path / "out")

    assert bluf.preview(brief.read_text(encoding="utf-8"), brief).page is not None
    assert not (tmp_path / "out").exists()
