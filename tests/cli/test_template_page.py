"""`bluf templates NAME --to png`: the page that a template's starter makes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]
Put = Callable[..., Path]
PNG = b"\x89PNG\r\n\x1a\n"


def test_a_template_of_blufs_own_is_drawn_into_out(run: Run, tmp_path: Path) -> None:
    ended = run("templates", "decision", "--to", "png")

    assert (ended.code, ended.err, ended.lines) == (0, "", ["out/template-decision.png"])
    assert (tmp_path / "out/template-decision.png").read_bytes().startswith(PNG)


def test_a_projects_own_template_is_drawn_from_anywhere_in_it(
    run: Run, put: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: D.\nbased_on: standard\n")
    put(
        "templates/mine/starter.yaml",
        "title: A title\ndate: 2025-01-31\ntemplate: mine\nbottom_line: It is so.\nkey_points: [It is.]\n",
    )
    monkeypatch.chdir(put("briefs/2026/a.yaml").parent)

    ended = run("templates", "mine", "--to", "png,pdf")

    assert (ended.code, ended.err) == (0, "")
    assert ended.lines == ["../../out/template-mine.png", "../../out/template-mine.pdf"]
    assert (tmp_path / "out/template-mine.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("out", "written"),
    [("page.png", "page.png"), ("pages", "pages/template-decision.png"), ("a.b", "a.b/template-decision.png")],
)
def test_it_goes_where_out_says(run: Run, tmp_path: Path, out: str, written: str) -> None:
    assert run("templates", "decision", "--to", "png", "--out", out).lines == [written]
    assert (tmp_path / written).read_bytes().startswith(PNG)


def test_standard_output_takes_the_picture_alone(run: Run) -> None:
    assert run("templates", "decision", "--to", "pdf", "--out", "-").out.startswith("%PDF")


def test_a_style_is_another_page_and_an_unknown_one_is_told(run: Run, tmp_path: Path) -> None:
    run("templates", "decision", "--to", "png", "--out", "plain.png")
    run("templates", "decision", "--to", "png", "--style", "harbour", "--out", "harbour.png")
    ended = run("templates", "decision", "--to", "png", "--style", "harbor")

    assert (tmp_path / "plain.png").read_bytes() != (tmp_path / "harbour.png").read_bytes()
    assert ended.code == 1
    assert "error[style-not-found]" in ended.err
    assert "did you mean `harbour`?" in ended.err


def test_a_picture_is_drawn_anew_and_a_file_of_somebody_elses_is_kept_unless_it_may_be_replaced(
    run: Run, tmp_path: Path
) -> None:
    picture = tmp_path / "out/template-decision.png"
    run("templates", "decision", "--to", "png")
    assert run("templates", "decision", "--to", "png", "--style", "harbour").code == 0
    picture.write_bytes(b"mine")

    refused = run("templates", "decision", "--to", "png")
    assert refused.code == 1
    assert "--replace" in refused.err
    assert picture.read_bytes() == b"mine"
    assert run("templates", "decision", "--to", "png", "--replace").code == 0
    assert picture.read_bytes().startswith(PNG)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["decision"], "say what to make of the template's page: bluf templates decision --to png"),
        (["--to", "png"], "name the template to draw"),
        (["--out", "x.png"], "name the template to draw"),
        (["decision", "--to", "gif"], "'gif' is not one of"),
        (["decision", "--to", "png", "--out", "x.pdf"], "does not go with --to png"),
        (["decision", "--to", "png,pdf", "--out", "-"], "one output is one format"),
    ],
)
def test_what_cannot_be_meant_is_told(run: Run, tmp_path: Path, args: list[str], said: str) -> None:
    ended = run("templates", *args)

    assert ended.code == 2
    assert said in " ".join(ended.err.split())
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_template_and_one_without_a_starter_are_told(run: Run, put: Put) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: D.\nbased_on: standard\n")

    assert "did you mean `decision`?" in run("templates", "decison", "--to", "png").err
    assert "templates/mine: error[no-starter]" in run("templates", "mine", "--to", "png").err


def test_what_the_page_leaves_out_is_told_at_the_starters_line(run: Run, put: Put) -> None:
    run("new-template", "weekly")
    put("templates/weekly/page.html.j2", '{% extends "standard/page.html.j2" %}\n')

    ended = run("templates", "weekly", "--to", "png")

    assert ended.code == 0
    assert re.search(r"templates/weekly/starter\.yaml:\d+:\d+: warning\[unprinted\]", ended.err)
    assert "starter-text" not in ended.err
