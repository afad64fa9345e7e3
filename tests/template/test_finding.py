"""Where templates are found, and what is wrong with those that can't be used."""

import os
import shutil
from pathlib import Path

import pytest

from bluf.brief import FieldSpec
from bluf.ground.shipped_templates import shipped
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Span
from bluf.template import all_templates, find_template, template_folders
from tests.template.samples import LEAST, PAGE, composed, folders_of, words, write_brief, write_template


def faults(folder: Path, name: str = "mine") -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as caught:
        find_template(name, folders_of(folder / "templates"))
    return caught.value.problems


NAMES = [
    *("assessment", "briefing-note", "decision", "incident", "lines-to-take"),
    *("meeting", "memo", "profile", "project-status", "situation-report"),
]


def test_the_templates_that_come_with_bluf_are_found() -> None:
    assert [template.name for template in all_templates(folders_of(shipped()))] == NAMES


def test_folders_are_searched_from_the_brief_outwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    for folder in (tmp_path / "a/briefs/templates", tmp_path / "a/templates", work / "templates"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(work)

    assert tuple(template_folders(Workspace.here(), tmp_path / "a/briefs/x.yaml")) == (
        tmp_path / "a/briefs/templates",
        tmp_path / "a/templates",
        work / "templates",
        shipped(),
    )


def test_a_folder_that_is_met_twice_is_searched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "briefs").mkdir()
    monkeypatch.chdir(tmp_path)

    found = template_folders(Workspace.here(), "briefs/x.yaml")
    assert tuple(found) == (tmp_path / "templates", shipped())


def test_a_template_beside_the_brief_goes_before_bluf_s_own(tmp_path: Path) -> None:
    write_template(tmp_path, "<p>mine: {{ title }}</p>", name="standard")

    assert words(composed(tmp_path, LEAST)) == "mine: T"


def test_a_template_declares_fields_and_labels(tmp_path: Path) -> None:
    write_template(
        tmp_path,
        PAGE,
        more="fields: {risk: {type: prose, required: true}}\nlabels: {en: {risk: Risk}, de: {risk: Risiko}}\n",
    )

    template = find_template("mine", folders_of(tmp_path / "templates"))

    assert template.fields == (FieldSpec("risk", "prose", required=True),)
    assert template.labels == {"en": {"risk": "Risk"}, "de": {"risk": "Risiko"}}
    assert (template.style, template.description, template.starter) == ("plain", "A template", None)


def test_an_unknown_template_is_a_problem_where_it_is_named_and_the_others_are_listed() -> None:
    span = Span("x.yaml", 3, 11)
    with pytest.raises(BriefError) as caught:
        find_template("briefing-mote", folders_of(shipped()), span)

    (problem,) = caught.value.problems
    assert (problem.code, problem.span) == ("template-not-found", span)
    assert problem.hint == f"did you mean `briefing-note`? there are {', '.join(NAMES)}"


@pytest.mark.parametrize("name", ["../templates/mine", "mine/", "/mine", ".", "..", "", "styles", "a\\b", "c:x"])
def test_a_name_with_a_path_in_it_finds_nothing(tmp_path: Path, name: str) -> None:
    write_template(tmp_path, PAGE)

    assert faults(tmp_path, name)[0].code == "template-not-found"


def test_a_folder_that_a_symbolic_link_leads_to_elsewhere_is_not_followed_and_says_so(tmp_path: Path) -> None:
    write_template(tmp_path / "elsewhere", PAGE)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "mine").symlink_to(tmp_path / "elsewhere" / "templates" / "mine")

    (problem,) = faults(tmp_path)

    assert problem.code == "link-outside"
    assert problem.span
    assert problem.span.path == str(tmp_path / "templates" / "mine" / "template.yaml")
    assert all_templates(folders_of(tmp_path / "templates"), strict=False) == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: mine\nstyle: plain\n", 1, "`description` is missing"),
        ("name: mine\ndescription: D\n", 1, "`style` is missing"),
        ("name: other\ndescription: D\nstyle: plain\n", 1, "its folder is 'mine'"),
        ("name: mine\ndescription: D\nstyle: plain\nlabel: {}\n", 4, "unknown key `label`"),
        ("name: mine\ndescription: [D]\nstyle: plain\n", 2, "`description` should be text"),
        ("name: mine\ndescription: D\nstyle: plain\nlabels: [x]\n", 4, "not listed by language"),
        ("name: mine\ndescription: D\nstyle: plain\nlabels: {fr: {a: A}}\n", 4, "no `en`"),
        ("name: mine\ndescription: D\nstyle: plain\nlabels:\n  en: {to: To}\n  fr: {tp: A}\n", 6, "`tp` is not among"),
        ("name: mine\ndescription: D\nstyle: plain\nlabels:\n  en:\n    to: [a]\n", 6, "`to` is not text"),
        ("name: mine\ndescription: D\nstyle: plain\nfields:\n  risk: {type: prse}\n", 5, "`prse` is not a type"),
        ("name: mine\ndescription: D\nbased_on: nope\n", 3, "there is no template 'nope'"),
        ("name: mine\ndescription: D\nbased_on: mine\n", 3, "mine is based on mine"),
        ("name: mine\n\tdescription: D\n", 2, "tab"),
    ],
)
def test_a_fault_of_a_declaration_is_placed_at_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    page = write_template(tmp_path, PAGE)
    page.with_name("template.yaml").write_text(text)

    (problem,) = faults(tmp_path)

    assert problem.span is not None
    assert (Path(problem.span.path).name, problem.span.line) == ("template.yaml", line)
    assert said in problem.message


def test_all_faults_of_a_declaration_are_reported_at_once(tmp_path: Path) -> None:
    page = write_template(tmp_path, PAGE)
    page.with_name("template.yaml").write_text("naem: mine\nfields: {title: prose}\nlabels: x\n")

    assert len(faults(tmp_path)) == 6


def test_a_template_without_a_page_is_a_problem(tmp_path: Path) -> None:
    write_template(tmp_path, None)

    assert "no `page.html.j2`" in faults(tmp_path)[0].message


def test_a_bad_template_is_reported_among_all_or_left_out(tmp_path: Path) -> None:
    write_template(tmp_path, None, name="bad")
    write_template(tmp_path, PAGE, name="good")
    folders = folders_of(tmp_path / "templates")

    with pytest.raises(BriefError):
        all_templates(folders)
    assert [template.name for template in all_templates(folders, strict=False)] == ["good"]


def test_a_template_takes_from_the_one_it_is_based_on_what_it_does_not_say(tmp_path: Path) -> None:
    root = tmp_path / "templates" / "mine"
    root.mkdir(parents=True)
    (root / "template.yaml").write_text(
        "name: mine\ndescription: D\nbased_on: decision\nfields: {cost: text}\nlabels: {en: {issue: Matter}}\n"
    )

    template = find_template("mine", folders_of(tmp_path / "templates", shipped()))

    assert template.style == "plain"
    assert template.page == shipped() / "decision" / "page.html.j2"
    assert template.roles == (shipped() / "decision" / "style.yaml",)
    base = find_template("decision", folders_of(shipped()))
    assert [spec.name for spec in template.fields] == [*(spec.name for spec in base.fields), "cost"]
    assert (template.labels["en"]["issue"], template.labels["en"]["options"]) == ("Matter", "Options")
    assert template.labels["fr"]["options"] == "Options"


def test_a_page_may_extend_that_of_bluf_s_template_and_replace_a_part(tmp_path: Path) -> None:
    page = write_template(
        tmp_path, '{% extends "standard/page.html.j2" %}{% block bottom_line %}<p>{{ bottom_line }}!</p>{% endblock %}'
    )
    page.with_name("template.yaml").write_text("name: mine\ndescription: D\nbased_on: standard\n")

    document = composed(tmp_path, f"{LEAST}template: mine\n")

    assert words(document) == "Briefing noteTOctober 25, 2024B!Key pointsK"


def test_a_declaration_is_read_again_when_it_changes(tmp_path: Path) -> None:
    page = write_template(tmp_path, PAGE)
    folders = folders_of(tmp_path / "templates")
    first = find_template("mine", folders)
    assert find_template("mine", folders) is first

    page.with_name("template.yaml").write_text("name: mine\ndescription: Another\nstyle: plain\n")
    os.utime(page.with_name("template.yaml"), ns=(1, 1))

    assert find_template("mine", folders).description == "Another"


def test_a_brief_in_the_working_folder_finds_templates_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_template(tmp_path, "<p>here</p>")
    write_brief(tmp_path, LEAST)
    monkeypatch.chdir(tmp_path)

    found = find_template("mine", template_folders(Workspace.here(), "brief.yaml"))

    assert found.page == tmp_path / "templates/mine/page.html.j2"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("fields: {" + ", ".join(f"f{number}: text" for number in range(501)) + "}\n", "over 500 fields"),
        ("labels: {en: {" + ", ".join(f"l{number}: A" for number in range(5001)) + "}}\n", "over 5,000 labels"),
        ('labels: {en: {a: "a\\u0007"}}\n', "character U+0007"),
    ],
)
def test_a_declaration_has_no_more_than_any_template_needs(tmp_path: Path, more: str, said: str) -> None:
    write_template(tmp_path, PAGE, more=more)

    (problem,) = faults(tmp_path)

    assert said in problem.message
    assert problem.span
    assert problem.span.line >= 4


@pytest.mark.parametrize("asked", ["standard", "briefing-note"])
@pytest.mark.parametrize("own", ["standard", "briefing-note"])
def test_a_template_with_two_names_is_found_by_both_and_a_users_own_of_either_goes_first(
    tmp_path: Path, asked: str, own: str
) -> None:
    write_template(tmp_path, "<p>mine: {{ title }}</p>", name=own)
    folders = folders_of(tmp_path / "templates", shipped())

    assert find_template(asked, folders).folder == tmp_path / "templates" / own
    assert find_template(asked, folders_of(shipped())).folder == shipped() / "briefing-note"
    assert [template.name for template in all_templates(folders)].count(own) == 1


@pytest.mark.parametrize(("own", "base"), [("standard", "briefing-note"), ("briefing-note", "standard")])
def test_a_users_own_may_be_based_on_the_one_that_it_stands_in_for(tmp_path: Path, own: str, base: str) -> None:
    page = write_template(
        tmp_path, f'{{% extends "{base}/page.html.j2" %}}{{% block sources %}}<p>Mine.</p>{{% endblock %}}', name=own
    )
    page.with_name("template.yaml").write_text(f"name: {own}\ndescription: D\nbased_on: {base}\n", encoding="utf-8")

    assert words(composed(tmp_path, LEAST)).endswith("Mine.")


@pytest.mark.parametrize("name", ["briefing-note", "decision"])
def test_a_copy_of_one_of_blufs_own_templates_prints_the_same_words(tmp_path: Path, name: str) -> None:
    brief = LEAST + f"template: {name}\n" + "issue: I.\nrecommendation: R.\noptions: [O]\n" * (name == "decision")
    before = words(composed(tmp_path, brief))
    for folder in (name, "shared"):
        shutil.copytree(shipped() / folder, tmp_path / "templates" / folder)

    assert words(composed(tmp_path, brief)) == before
