"""The public API: `import bluf`, and the page in a call or in steps."""

import hashlib
import os
import subprocess
import sys
import typing
import zipfile
from dataclasses import FrozenInstanceError
from io import BytesIO
from pathlib import Path

import pytest

import bluf
from bluf.pipeline import building

BRIEF = """\
title: Ministers back the plan
date: 2024-10-25
bottom_line: The plan goes ahead.
key_points:
  - Ministers agreed to it on Friday.
"""
LONG = BRIEF + "  - A point that takes some room, as points do.\n" * 150
TRIMMED = "fit: trim\n" + BRIEF + "  - {text: A point that may go., priority: 2}\n" * 240


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "briefs" / "plan.yaml"
    path.parent.mkdir()
    path.write_text(BRIEF, encoding="utf-8")
    return path


def test_build_writes_both_formats_and_says_what_it_wrote(brief: Path, tmp_path: Path) -> None:
    report = bluf.build(brief, out=tmp_path / "out")

    assert [output.path for output in report.outputs] == [
        str(tmp_path / "out" / "plan.pdf"),
        str(tmp_path / "out" / "plan.docx"),
    ]
    for output in report.outputs:
        content = Path(output.path).read_bytes()
        assert (output.sha256, output.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert report.ok
    assert report.path == str(brief)


def test_build_says_how_the_brief_fits(brief: Path, tmp_path: Path) -> None:
    fit = bluf.build(str(brief), out=tmp_path / "out", to=["pdf"]).fit

    assert fit is not None
    assert (fit.pages, fit.lines_over, fit.dropped) == (1, 0, ())
    assert 9 <= fit.size <= 12
    assert 0 < fit.fill < 1


def test_a_report_cannot_be_changed(brief: Path, tmp_path: Path) -> None:
    report = bluf.build(brief, out=tmp_path / "out", to=["pdf"])

    with pytest.raises(FrozenInstanceError):
        report.path = "else"  # type: ignore[misc]


def test_build_warns_of_what_trim_left_out(brief: Path, tmp_path: Path) -> None:
    brief.write_text(TRIMMED, encoding="utf-8")

    report = bluf.build(brief, out=tmp_path / "out", to=["pdf"])

    assert report.fit is not None
    assert report.fit.dropped
    assert [warning.code for warning in report.warnings] == ["trimmed"] * len(report.fit.dropped)
    assert report.warnings[-1].span is not None
    assert report.warnings[-1].span.line == 246


def test_build_raises_what_is_wrong_and_leaves_the_outputs(brief: Path, tmp_path: Path) -> None:
    bluf.build(brief, out=tmp_path)
    before = (tmp_path / "plan.pdf").read_bytes()
    brief.write_text(LONG, encoding="utf-8")

    with pytest.raises(bluf.BriefError) as raised:
        bluf.build(brief, out=tmp_path)

    assert [problem.code for problem in raised.value.problems] == ["does-not-fit"]
    assert (tmp_path / "plan.pdf").read_bytes() == before


@pytest.mark.parametrize("formats", [["odt"], [], ["pdf", "html"]])
def test_build_refuses_a_format_that_it_does_not_make(brief: Path, tmp_path: Path, formats: list[str]) -> None:
    with pytest.raises(ValueError, match="bluf makes pdf, docx, png"):
        bluf.build(brief, out=tmp_path / "out", to=formats)


def test_build_takes_one_format_as_text(brief: Path, tmp_path: Path) -> None:
    assert len(bluf.build(brief, out=tmp_path / "out", to="png").outputs) == 1


def test_the_page_can_be_made_in_steps(brief: Path) -> None:
    page = bluf.fit(bluf.compose(bluf.load(brief)))

    assert bluf.write_pdf(page).startswith(b"%PDF-")
    assert zipfile.is_zipfile(BytesIO(bluf.write_docx(page)))


def test_the_steps_make_what_build_writes(brief: Path, tmp_path: Path) -> None:
    bluf.build(brief, out=tmp_path)
    page = bluf.fit(bluf.compose(bluf.load(brief)))

    assert bluf.write_pdf(page) == (tmp_path / "plan.pdf").read_bytes()
    assert bluf.write_docx(page) == (tmp_path / "plan.docx").read_bytes()


def test_load_raises_every_problem_of_the_file(brief: Path) -> None:
    brief.write_text(BRIEF.replace("2024-10-25", "soon") + "stlye: plain\n", encoding="utf-8")

    with pytest.raises(bluf.BriefError) as raised:
        bluf.load(brief)

    assert [(problem.code, problem.span and problem.span.line) for problem in raised.value.problems] == [
        ("bad-date", 2),
        ("unknown-key", 6),
    ]


def test_load_says_when_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(bluf.BriefError) as raised:
        bluf.load(tmp_path / "gone.yaml")

    (problem,) = raised.value.problems
    assert problem.code == "cannot-read"
    assert "bluf new" in str(problem.hint)


def test_check_returns_nothing_for_a_good_brief(brief: Path) -> None:
    assert bluf.check(bluf.load(brief)) == []


def test_check_returns_what_stops_a_brief_and_what_does_not(brief: Path) -> None:
    brief.write_text(LONG, encoding="utf-8")
    assert [problem.code for problem in bluf.check(bluf.load(brief))] == ["does-not-fit"]

    brief.write_text(TRIMMED, encoding="utf-8")
    assert {problem.severity for problem in bluf.check(bluf.load(brief))} == {bluf.Severity.WARNING}


def test_a_template_that_is_missing_does_not_make_its_fields_unknown(brief: Path) -> None:
    brief.write_text(f"template: gone\noptions: []\n{BRIEF}", encoding="utf-8")

    with pytest.raises(bluf.BriefError) as raised:
        bluf.load(brief)

    assert [problem.code for problem in raised.value.problems] == ["template-not-found"]


def test_a_second_build_reads_no_font_template_or_style_again(brief: Path, tmp_path: Path) -> None:
    bluf.build(brief, out=tmp_path / "out")
    opened: list[str] = []
    audited = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if audited and event == "open" and not isinstance(arguments[0], int):
            opened.append(str(arguments[0]))

    sys.addaudithook(note)
    bluf.build(brief, out=tmp_path / "out", fresh=True)
    audited = False

    assert str(brief) in opened
    assert [path for path in opened if not path.startswith(str(tmp_path))] == []


def test_a_changed_template_is_seen_in_the_same_process(brief: Path, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("name: mine\ndescription: Mine.\nstyle: plain\n", encoding="utf-8")
    (folder / "page.html.j2").write_text("<h1>{{ title }}</h1>\n", encoding="utf-8")
    brief.write_text(f"template: mine\n{BRIEF}", encoding="utf-8")
    bluf.build(brief, out=tmp_path / "out", to=["pdf"])
    before = (tmp_path / "out" / "plan.pdf").read_bytes()

    (folder / "page.html.j2").write_text("<h1>{{ title }}</h1>\n<p>{{ bottom_line }}</p>\n", encoding="utf-8")
    bluf.build(brief, out=tmp_path / "out", to=["pdf"])

    assert (tmp_path / "out" / "plan.pdf").read_bytes() != before


def test_every_public_name_is_there_and_typed() -> None:
    for name in bluf.__all__:
        value = getattr(bluf, name)
        assert value is not None
        if callable(value) and not isinstance(value, type):
            assert "return" in typing.get_type_hints(value), name
    assert set(bluf.__all__) <= set(dir(bluf))


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        bluf.bild  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_there() -> None:
    assert bluf.__version__.count(".") == 2


def test_the_steps_need_no_files_but_the_brief(brief: Path, tmp_path: Path) -> None:
    """Two builds in two processes, from two folders, write the same bytes."""
    code = f"import bluf; print(bluf.build({str(brief)!r}, out={{!r}}, to=['pdf', 'docx']).outputs)"
    digests = []
    for number in range(2):
        elsewhere = tmp_path / f"elsewhere{number}"
        elsewhere.mkdir()
        subprocess.run(
            [sys.executable, "-c", code.format(str(elsewhere))],
            cwd=elsewhere,
            env={**os.environ, "PYTHONHASHSEED": str(number)},
            check=True,
            capture_output=True,
        )
        digests.append(
            [hashlib.sha256((elsewhere / f"plan.{kind}").read_bytes()).hexdigest() for kind in ("pdf", "docx")]
        )

    assert digests[0] == digests[1]


def test_the_pipeline_s_build_is_the_public_one() -> None:
    assert bluf.build is building.build


def test_a_template_is_begun_and_its_page_is_made(tmp_path: Path) -> None:
    here = bluf.Workspace(tmp_path)
    files = bluf.start_template("weekly", "decision", workspace=here)
    page = bluf.template_page("weekly", workspace=here)

    assert [str(file) for file in files] == [
        f"templates/weekly/{name}" for name in ("template.yaml", "page.html.j2", "starter.yaml")
    ]
    assert page.fits
    assert "Open questions" in bluf.write_svg(page)
    with pytest.raises(FileExistsError):
        bluf.start_template("weekly", workspace=here)
    assert bluf.start_template("weekly", replace=True, workspace=here) == files


def test_a_templates_page_is_found_from_the_brief_that_names_it(tmp_path: Path) -> None:
    bluf.start_template("weekly", workspace=bluf.Workspace(tmp_path))
    elsewhere = bluf.Workspace(tmp_path.parent)

    assert bluf.template_page("weekly", brief=tmp_path / "briefs" / "x.yaml", workspace=elsewhere).fits
    with pytest.raises(bluf.BriefError, match="template-not-found"):
        bluf.template_page("weekly", workspace=elsewhere)
