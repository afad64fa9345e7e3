"""Links that lead out of a folder of templates are not followed, and what is no ordinary file is not waited for."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.ground.workspace import Workspace
from bluf.pipeline import phases
from bluf.pipeline.starting import start
from bluf.pipeline.template_catalogue import schema, template_catalogue
from bluf.problems import BriefError, Problem
from bluf.template import template_folders
from tests.template.samples import LEAST, SHIPPED

SECRET = "a-secret-of-another-folder"
BRIEF = f"{LEAST}template: mine\nstyle: house\n"
FILES = {
    "mine/template.yaml": "name: mine\ndescription: Mine.\nstyle: plain\nlabels: {en: {a: A}}\n",
    "mine/page.html.j2": '<h1>{{ title }}</h1>{% include "part.html.j2" %}{% import "shared/macros.html.j2" as m %}'
    "<p>{{ date }} {{ bottom_line }} {{ key_points[0].text }}</p>",
    "mine/part.html.j2": "<p>part</p>",
    "mine/style.yaml": "paragraphs: {Mine: {bold: true}}\n",
    "mine/starter.yaml": LEAST,
    "shared/macros.html.j2": "{% macro a() %}{% endmacro %}",
    "styles/house.yaml": "based_on: plain\n",
}
PLACES = [*FILES, "mine", "shared", "styles", ""]  # "": the folder of templates itself


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a template and a style of its own, in a folder beside a brief's."""
    folder = tmp_path / "project"
    for name, text in FILES.items():
        write(folder / "templates" / name, text)
    write(folder / "briefs" / "x.yaml", BRIEF)
    monkeypatch.chdir(folder)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found() -> list[Problem]:
    """Return the problems of the project's brief."""
    try:
        return phases.check(phases.load("briefs/x.yaml"))
    except BriefError as error:
        return list(error.problems)


def raised_by(call: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as raised:
        call()
    return raised.value.problems


def told_of(place: str) -> list[Problem]:
    """Return the problems that the use of a file brings up."""
    if place == "mine/starter.yaml":
        return list(raised_by(lambda: start(Path("briefs/new.yaml"), "mine")))
    return found()


def moved_and_linked(project: Path, place: str) -> Path:
    """Move a part of the templates out of the project and put a link in its place, which is returned."""
    path = project / "templates" / place if place else project / "templates"
    outside = project.parent / "outside" / path.name
    outside.parent.mkdir()
    path.rename(outside)
    for file in [outside] if outside.is_file() else [at for at in outside.rglob("*") if at.is_file()]:
        file.write_text(
            f"{file.read_text()}{{# {SECRET} #}}" if file.suffix == ".j2" else f"{file.read_text()}# {SECRET}\n"
        )
    path.symlink_to(outside)
    return path


def test_the_project_is_sound() -> None:
    assert found() == []


@pytest.mark.parametrize("place", [place for place in PLACES if place != "mine/starter.yaml"])
def test_a_link_out_of_the_templates_is_an_error_that_says_so(project: Path, place: str) -> None:
    link = moved_and_linked(project, place)

    (problem, *others) = found()

    assert (problem.code, others) == ("link-outside", [] if place else others)
    assert problem.span
    assert Path(problem.span.path).resolve().is_relative_to(link.resolve())
    assert SECRET not in str(problem)


@pytest.mark.parametrize("place", ["mine/starter.yaml", "mine", ""])
def test_a_new_brief_holds_nothing_that_a_link_leads_out_to(project: Path, place: str) -> None:
    moved_and_linked(project, place)

    (problem,) = raised_by(lambda: start(Path("briefs/new.yaml"), "mine"))

    assert problem.code == "link-outside"
    assert not Path("briefs/new.yaml").exists()


def test_a_file_of_blufs_own_does_not_stand_in_for_one_that_a_link_leads_out_to(project: Path) -> None:
    write(project / "templates" / "shared" / "parts.html.j2", "")
    moved_and_linked(project, "shared")
    write(project / "briefs" / "x.yaml", LEAST)

    assert [problem.code for problem in found()] == ["link-outside"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_of_blufs_own_does_not_stand_in_either(project: Path, name: str) -> None:
    (project / "templates" / "mine").rename(project / "templates" / name)
    moved_and_linked(project, name)
    write(project / "briefs" / "x.yaml", f"{LEAST}template: {name}\n")

    assert [problem.code for problem in found()] == ["link-outside"]


@pytest.mark.parametrize("place", ["mine", "styles", ""])
def test_what_can_be_named_is_told_with_the_link(project: Path, place: str) -> None:
    moved_and_linked(project, place)

    assert "link-outside" in [problem.code for problem in template_catalogue().problems]
    if place != "styles":
        assert [problem.code for problem in raised_by(schema)] == ["link-outside"]


@pytest.mark.parametrize("place", [*FILES, "mine", "styles"])
def test_a_link_within_the_templates_is_followed(project: Path, place: str) -> None:
    path = project / "templates" / place
    path.rename(project / "templates" / "elsewhere")
    path.symlink_to(project / "templates" / "elsewhere")

    assert found() == []


def test_a_folder_of_templates_may_be_a_link_to_another_one_that_is_looked_into(project: Path) -> None:
    (project / "briefs" / "templates").symlink_to(Path("..") / "templates")

    assert found() == []
    assert template_folders(Workspace.here(), "briefs/x.yaml").paths[:-1] == (project / "briefs/templates",)


def test_a_folder_of_templates_may_be_a_link_to_one_beside_it(project: Path) -> None:
    (project / "templates").rename(project / "house")
    (project / "templates").symlink_to("house")

    assert found() == []


def test_a_project_may_lie_behind_a_link(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = project.parent / "link"
    link.symlink_to(project)
    monkeypatch.chdir(project.parent)

    assert phases.check(phases.load("link/briefs/x.yaml")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("place", FILES)
def test_a_pipe_in_a_files_place_is_an_error_and_is_not_waited_for(project: Path, place: str) -> None:
    path = project / "templates" / place
    path.unlink()
    os.mkfifo(path)

    (problem, *_) = told_of(place)

    assert (problem.code, problem.span and Path(problem.span.path).name) == ("cannot-read", path.name)
    assert "not an ordinary file" in problem.message


@pytest.mark.parametrize("place", FILES)
def test_a_folder_in_a_files_place_is_an_error(project: Path, place: str) -> None:
    path = project / "templates" / place
    path.unlink()
    path.mkdir()

    assert told_of(place)[0].code == "cannot-read"


def test_a_link_that_leads_nowhere_is_an_error(project: Path) -> None:
    path = project / "templates" / "mine" / "part.html.j2"
    path.unlink()
    path.symlink_to("nowhere")

    assert found()[0].code == "cannot-read"


@pytest.mark.parametrize("name", ["../secret", "..", "shared/../../x", "/etc/passwd", "\\ud800", "a\\0b"])
def test_a_name_that_is_no_path_in_the_templates_is_not_looked_for(project: Path, name: str) -> None:
    write(project / "templates" / "mine" / "page.html.j2", f'<h1>{{{{ title }}}}</h1>{{% include "{name}" %}}')

    assert [problem.code for problem in found()] == ["template-missing-file"]


@pytest.mark.parametrize("name", ["\ud800", "../mine", "mi\0ne", "n" * 5000])
def test_a_template_of_a_name_that_no_folder_has_is_not_found(name: str) -> None:
    (problem,) = raised_by(lambda: start(Path("briefs/new.yaml"), name))

    assert problem.code == "template-not-found"
    assert len(problem.message) < 200


def test_a_starter_that_is_not_utf_8_is_an_error(project: Path) -> None:
    (project / "templates" / "mine" / "starter.yaml").write_bytes(b"title: caf\xe9\n")

    (problem,) = raised_by(lambda: start(Path("briefs/new.yaml"), "mine"))

    assert problem.code == "wrong-encoding"
