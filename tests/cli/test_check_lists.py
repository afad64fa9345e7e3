"""`bluf check` of distribution lists: beside briefs, in each form, with what is wrong at its line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Ended

Run = Callable[..., Ended]
Put = Callable[..., Path]

LIST = "title: Cabinet\nrecipients:\n  - {name: Ines Okafor, email: ines@harn.example, level: TLP:AMBER}\n"
BAD_LIST = f"{LIST}  - {{name: B, email: INES@harn.example, levle: x}}\n"


def test_a_good_list_is_told_in_a_line(run: Run, put: Put) -> None:
    put("lists/cabinet.yaml", LIST)

    ended = run("check", "lists/cabinet.yaml")

    assert (ended.code, ended.out, ended.err) == (0, "lists/cabinet.yaml: a list of 1 recipient\n", "")


def test_a_list_is_not_built_and_told_to_be_one(run: Run, put: Put) -> None:
    put("lists/cabinet.yaml", LIST)

    ended = run("build", "lists/cabinet.yaml")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("lists/cabinet.yaml: error[list-not-built]: this is a distribution list, and no brief")
    assert "bluf check lists/cabinet.yaml" in ended.err


def test_what_is_wrong_with_a_list_is_told_at_its_line(run: Run, put: Put) -> None:
    put("lists/cabinet.yaml", BAD_LIST)

    ended = run("check", "lists/cabinet.yaml")

    assert (ended.code, ended.out) == (1, "")
    assert "lists/cabinet.yaml:4:22: error[duplicate-recipient]" in ended.err
    assert "lists/cabinet.yaml:4:41: error[unknown-key]" in ended.err
    assert "did you mean `level`?" in ended.err


def test_a_list_s_problems_are_data_too(run: Run, put: Put) -> None:
    put("lists/cabinet.yaml", BAD_LIST)
    put("lists/press.yaml", LIST)

    ended = run("check", "lists", "--format", "json")
    faulty, good = json.loads(ended.out)["briefs"]

    assert ended.code == 1
    assert [(each["path"], each["ok"], each["recipients"]) for each in (faulty, good)] == [
        ("lists/cabinet.yaml", False, 0),
        ("lists/press.yaml", True, 1),
    ]
    assert [(each["code"], each["line"], each["column"], each["field"]) for each in faulty["problems"]] == [
        ("duplicate-recipient", 4, 22, "recipients[1].email"),
        ("unknown-key", 4, 41, "recipients[1].levle"),
    ]


def test_a_list_s_problems_are_results_of_sarif(run: Run, put: Put) -> None:
    put("lists/cabinet.yaml", BAD_LIST)

    (log,) = json.loads(run("check", "lists/cabinet.yaml", "--format", "sarif").out)["runs"]

    places = [result["locations"][0]["physicalLocation"] for result in log["results"]]
    assert [result["ruleId"] for result in log["results"]] == ["duplicate-recipient", "unknown-key"]
    assert {place["artifactLocation"]["uri"] for place in places} == {"lists/cabinet.yaml"}
    assert [(place["region"]["startLine"], place["region"]["startColumn"]) for place in places] == [(4, 22), (4, 41)]
    assert {rule["id"] for rule in log["tool"]["driver"]["rules"]} == {"duplicate-recipient", "unknown-key"}


def test_lists_and_briefs_are_checked_together(run: Run, put: Put) -> None:
    put("lists/cabinet.yaml", LIST)
    put("briefs/a.yaml")

    ended = run("check", "lists/cabinet.yaml", "briefs")

    assert (ended.code, ended.err) == (0, "2 files: 2 checked, 0 at fault\n")
    assert [line.partition(": ")[0] for line in ended.lines] == ["lists/cabinet.yaml", "briefs/a.yaml"]
    assert run("check").lines == ended.lines[1:]


def test_a_list_is_known_by_its_recipients_or_its_folder(run: Run, put: Put) -> None:
    put("elsewhere.yaml", LIST)
    put("lists/empty.yaml", "title: Cabinet\n")
    put("lists/brief.yaml")

    assert run("check", "elsewhere.yaml").out == "elsewhere.yaml: a list of 1 recipient\n"
    assert run("check", "-", input=LIST.encode()).out == "<stdin>: a list of 1 recipient\n"
    assert "`recipients` is missing" in run("check", "lists/empty.yaml").err
    assert "one page" in run("check", "lists/brief.yaml").out


def test_a_brief_may_have_a_field_of_recipients(run: Run, put: Put) -> None:
    put("a.yaml", f"template: mine\nrecipients: [A]\n{GOOD}")
    put("templates/mine/template.yaml", (
        "name: mine\ndescription: Mine.\nstyle: plain\nbased_on: briefing-note\n"
        "fields: {recipients: {type: list, items: text}}\n"
    ))  # fmt: skip

    assert "a.yaml: one page" in run("check", "a.yaml").out


def test_so_they_are_of_a_list_that_has_other_faults(run: Run, put: Put) -> None:
    put("lists/a.yaml", f"style: bureau\ntilte: Cabinet\n{LIST[:-2]}, lang: eo}}\n")
    ended = run("check", "lists/a.yaml")
    told = ("1:8: error[style-not-found]", "2:1: error[unknown-key]", "5:75: warning[language-without-words]")
    assert [line for line in told if f"lists/a.yaml:{line}" not in ended.err] == []


def test_a_style_that_is_not_there_and_a_language_without_words_are_told(run: Run, put: Put) -> None:
    put("lists/a.yaml", f"style: bureau\n{LIST[:-2]}, style: gazete, lang: eo}}\n")

    ended = run("check", "lists/a.yaml")

    assert ended.code == 1
    assert "lists/a.yaml:1:8: error[style-not-found]" in ended.err
    line = f"{LIST.splitlines()[2][:-1]}, style: gazete, lang: eo}}"
    assert f"lists/a.yaml:4:{line.index('gazete') + 1}: error[style-not-found]" in ended.err
    assert f"lists/a.yaml:4:{line.index('eo}') + 1}: warning[language-without-words]" in ended.err


def test_nothing_is_recorded_beside_a_list(run: Run, put: Put, tmp_path: Path) -> None:
    put("lists/cabinet.yaml", LIST)

    assert run("check", "lists/cabinet.yaml", "--record").code == 0
    assert [path.name for path in (tmp_path / "lists").iterdir()] == ["cabinet.yaml"]


@pytest.mark.parametrize("name", ["lists/nowhere.yaml", "lists"])
def test_a_list_that_is_not_there_is_told(run: Run, name: str) -> None:
    assert run("check", name).code != 0


def test_the_schema_of_lists_is_printed(run: Run) -> None:
    schema = json.loads(run("schema", "--list").out)

    assert schema["title"] == "bluf distribution list"
    assert set(schema["properties"]) == {"title", "sender", "page", "style", "recipients"}
