"""`bluf new-template`: a template of one's own that works as it is, and tells its faults at its own lines."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import GOOD, Ended
from tests.conftest import PROJECT

Run = Callable[..., Ended]
Put = Callable[..., Path]
BASES = sorted(path.parent.name for path in (PROJECT / "templates").glob("*/template.yaml"))
FILES = ["template.yaml", "page.html.j2", "starter.yaml"]


def codes(ended: Ended) -> list[str]:
    return re.findall(r"(?:error|warning|note)\[[\w-]+\]", ended.err)


@pytest.mark.parametrize("base", BASES)
def test_a_template_based_on_each_of_blufs_own_is_built_at_once(run: Run, base: str, tmp_path: Path) -> None:
    written = run("new-template", "weekly", "--based-on", base)
    begun = run("new", "briefs/x.yaml", "--template", "weekly")
    built = run("build", "briefs/x.yaml")

    assert (written.code, written.lines) == (0, [f"templates/weekly/{name}" for name in FILES])
    assert (begun.code, begun.err) == (0, "")
    assert (built.code, built.lines) == (0, ["out/x.pdf", "out/x.docx"])
    assert codes(built) == ["warning[starter-text]"]  # nothing that it gives is missing on the page
    assert "template: weekly" in (tmp_path / "briefs/x.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("base", BASES)
def test_its_page_lists_the_blocks_of_its_base_and_each_can_be_replaced(run: Run, base: str, tmp_path: Path) -> None:
    run("new-template", "weekly", "--based-on", base)
    page = (tmp_path / "templates/weekly/page.html.j2").read_text(encoding="utf-8")
    listed = re.search(r"replaced here, each by its name: ([\w,\s]+)\.", page)

    assert listed
    blocks = re.split(r",\s+", listed[1])
    assert blocks == re.findall(r"\{% block (\w+) %\}", (PROJECT / f"templates/{base}/page.html.j2").read_text())
    assert f'{{% extends "{base}/page.html.j2" %}}' in page
    assert len(re.findall(r"\{% block ", page)) == 1


def test_what_is_said_after_it_draws_its_page_and_begins_a_brief(run: Run) -> None:
    ended = run("new-template", "weekly")
    said = re.findall(r"bluf (.+)", ended.err)

    assert len(said) == 2
    assert [run(*line.split()).code for line in said] == [0, 0]


def test_each_file_has_comments_and_the_fields_of_the_declaration_are_described(run: Run, tmp_path: Path) -> None:
    run("new-template", "weekly-report")
    folder = tmp_path / "templates/weekly-report"
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    declared = yaml.safe_load(texts["template.yaml"])

    assert all("#" in text for text in texts.values())
    assert all(len(line) <= 120 for text in texts.values() for line in text.splitlines())
    assert (declared["name"], declared["based_on"]) == ("weekly-report", "briefing-note")
    assert declared["labels"]["en"]["kind"] == "Weekly report"
    assert all(field["description"] for field in declared["fields"].values())
    assert declared["fields"].keys() <= yaml.safe_load(texts["starter.yaml"]).keys()


def test_it_is_written_beside_briefs_wherever_in_the_project_one_is(
    run: Run, put: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = put("briefs/2026/a.yaml").parent
    monkeypatch.chdir(inside)

    ended = run("new-template", "weekly")

    assert ended.lines[0] == "../../templates/weekly/template.yaml"
    assert (tmp_path / "templates/weekly/page.html.j2").is_file()


def test_a_field_of_the_base_is_not_declared_again(run: Run, tmp_path: Path) -> None:
    run("new-template", "first")
    run("new-template", "second", "--based-on", "first")
    run("new", "briefs/x.yaml", "--template", "second")
    built = run("build", "briefs/x.yaml")

    declared = yaml.safe_load((tmp_path / "templates/second/template.yaml").read_text(encoding="utf-8"))
    assert list(declared["fields"]) == ["open_questions_2"]
    assert (built.code, codes(built)) == (0, ["warning[starter-text]"])
    page = (tmp_path / "templates/second/page.html.j2").read_text(encoding="utf-8")
    assert "header, heading, bottom_line, figures, main, beside, sources, footer" in " ".join(page.split())


@pytest.mark.parametrize(
    ("name", "said", "meant"),
    [
        ("Weekly report", "can't be the name", "weekly-report"),
        ("templates/weekly", "can't be the name", "weekly"),
        ("../../weekly", "can't be the name", "weekly"),
        ("weekly.YAML", "can't be the name", "weekly"),
        (".hidden", "can't be the name", "hidden"),
        ("...", "can't be the name", "weekly"),
        ("", "no name", "weekly"),
        ("con", "can't be the name", "file-con"),
        ("styles", "what templates share", "our-styles"),
        ("Shared", "what templates share", "our-shared"),
        ("words", "what templates share", "our-words"),
        ("decision", "of bluf's own", "our-decision --based-on decision"),
        ("STANDARD", "of bluf's own", "our-standard --based-on standard"),
        ("briefing-note", "of bluf's own", "our-briefing-note --based-on briefing-note"),
    ],
)
def test_a_name_that_a_template_cannot_have_is_told_with_one_that_it_can(
    run: Run, tmp_path: Path, name: str, said: str, meant: str
) -> None:
    ended = run("new-template", name)

    assert (ended.code, codes(ended)) == (1, ["error[bad-template-name]"])
    assert said in ended.err
    assert f"bluf new-template {meant}\n" in ended.err
    assert list(tmp_path.iterdir()) == []
    assert run("new-template", *meant.split()).code == 0


def test_a_template_is_not_based_on_itself(run: Run) -> None:
    ended = run("new-template", "weekly", "--based-on", "weekly")

    assert (ended.code, codes(ended)) == (1, ["error[bad-template-name]"])


def test_an_unknown_base_is_told_with_those_there_are_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    ended = run("new-template", "weekly", "--based-on", "decison")

    assert (ended.code, codes(ended)) == (1, ["error[template-not-found]"])
    assert "did you mean `decision`?" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_base_at_fault_or_without_a_starter_is_told_at_its_file(run: Run, put: Put, tmp_path: Path) -> None:
    put("templates/bad/template.yaml", "name: bad\ndescription: D.\nbased_on: standard\nlables: {}\n")
    put("templates/bare/template.yaml", "name: bare\ndescription: D.\nbased_on: standard\n")

    assert (
        "templates/bad/template.yaml:4:1: error[template-invalid]" in run("new-template", "x", "--based-on", "bad").err
    )
    assert "templates/bare: error[no-starter]" in run("new-template", "x", "--based-on", "bare").err
    assert not (tmp_path / "templates/x").exists()


def test_a_template_that_is_there_is_kept_unless_forced(run: Run, put: Put) -> None:
    mine = put("templates/weekly/template.yaml", "name: weekly\n")
    other = put("templates/weekly/style.yaml", "paragraphs: {}\n")

    ended = run("new-template", "weekly")

    assert ended.code == 2
    assert "templates/weekly is there already; --force replaces" in ended.err
    assert mine.read_text(encoding="utf-8") == "name: weekly\n"
    assert run("new-template", "weekly", "--force").code == 0
    assert "based_on: briefing-note" in mine.read_text(encoding="utf-8")
    assert other.read_text(encoding="utf-8") == "paragraphs: {}\n"


def test_the_schema_that_bluf_made_has_the_new_field_and_one_that_was_changed_stays(run: Run, tmp_path: Path) -> None:
    run("new", "briefs/a.yaml")
    schema = tmp_path / "schema/brief.schema.json"
    before = schema.read_text(encoding="utf-8")

    first = run("new-template", "weekly")
    with_field = schema.read_text(encoding="utf-8")
    schema.write_text("{}", encoding="utf-8")
    second = run("new-template", "monthly")

    assert first.lines[-1] == "schema/brief.schema.json"
    assert ('"open_questions"' in before, '"open_questions"' in with_field) == (False, True)
    assert len(second.lines) == 3
    assert schema.read_text(encoding="utf-8") == "{}"


SLIPS = {
    "template.yaml": ("    type: list\n", "    type: lisst\n", "bad-fields"),
    "page.html.j2": ("{{ super() }}", "<center>{{ super() }}</center>", "template-element"),
    "starter.yaml": ("date: ", "dait: ", "unknown-key"),
}


@pytest.mark.parametrize("file", SLIPS)
def test_a_slip_in_each_file_is_told_at_its_line(run: Run, tmp_path: Path, file: str) -> None:
    run("new-template", "weekly")
    path = tmp_path / "templates/weekly" / file
    text = path.read_text(encoding="utf-8")
    right, wrong, code = SLIPS[file]
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    line = text[: text.index(right)].count("\n") + 1

    ended = run("templates", "weekly", "--to", "png")

    assert ended.code == 1
    assert re.search(rf"^templates/weekly/{re.escape(file)}:{line}:\d+: error\[{code}\]", ended.err, re.MULTILINE)
    assert "briefs/" not in ended.err
    assert not (tmp_path / "out").exists()


def test_a_slip_in_the_page_is_told_for_a_brief_of_it_too(run: Run, put: Put, tmp_path: Path) -> None:
    run("new-template", "weekly")
    page = tmp_path / "templates/weekly/page.html.j2"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("labels.open_questions", "labels.open_question"), encoding="utf-8")
    line = text[: text.index("labels.open_questions")].count("\n") + 1
    put("briefs/x.yaml", GOOD + "template: weekly\nopen_questions: [Who pays?]\n")

    assert f"templates/weekly/page.html.j2:{line}:" in run("check", "briefs/x.yaml").err


@pytest.mark.parametrize("is_file", [False, True])
def test_nothing_is_written_through_a_link_that_leads_out(run: Run, tmp_path: Path, is_file: bool) -> None:
    outside = tmp_path.parent / f"outside-{is_file}"
    outside.mkdir()
    (outside / "template.yaml").write_text("kept", encoding="utf-8")
    place = tmp_path / "templates" / "weekly"
    if is_file:
        place.mkdir(parents=True)
        (place / "template.yaml").symlink_to(outside / "template.yaml")
    else:
        place.parent.mkdir()
        place.symlink_to(outside)

    ended = run("new-template", "weekly", "--force")

    assert (ended.code, codes(ended)) == (1, ["error[link-outside]"])
    assert [path.read_text(encoding="utf-8") for path in outside.iterdir()] == ["kept"]


@pytest.mark.parametrize("name", ["बैठक", "a+b", "z" * 65])
def test_a_name_that_no_brief_can_give_is_no_templates(run: Run, name: str) -> None:
    assert codes(run("new-template", name)) == ["error[bad-template-name]"]


def test_a_brief_without_the_new_field_has_no_heading_over_nothing(run: Run, put: Put, tmp_path: Path) -> None:
    run("new-template", "weekly")
    put("briefs/x.yaml", "title: T\ndate: 2026-01-31\ntemplate: weekly\nbottom_line: B\nkey_points: [K]\n")

    assert run("build", "briefs/x.yaml", "--to", "docx").code == 0
    with zipfile.ZipFile(tmp_path / "out/x.docx") as docx:
        document = docx.read("word/document.xml").decode()
    assert "Key points" in document
    assert "Open questions" not in document
