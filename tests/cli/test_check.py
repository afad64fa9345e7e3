"""`bluf check`: all that is wrong, and nothing written."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, GOOD, LONG, Ended
from tests.conftest import PROJECT

Run = Callable[..., Ended]
Put = Callable[..., Path]


def test_a_good_brief_is_told_in_a_line_and_nothing_is_written(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")

    ended = run("check")

    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(r"briefs/a\.yaml: one page at [\d.]+ pt, \d+% full\n", ended.out)
    assert [path.name for path in tmp_path.iterdir()] == ["briefs"]


def test_what_is_wrong_goes_to_standard_error(run: Run, put: Put) -> None:
    put("a.yaml", BAD)
    put("b.yaml")

    ended = run("check", "a.yaml", "b.yaml")

    assert ended.code == 1
    assert "a.yaml:2:7: error[bad-date]" in ended.err
    assert ended.err.endswith("2 briefs: 1 checked, 1 at fault\n")
    assert len(ended.lines) == 1


def test_a_brief_that_does_not_fit_is_at_fault(run: Run, put: Put) -> None:
    put("a.yaml", LONG)

    ended = run("check", "a.yaml")

    assert ended.code == 1
    assert "error[does-not-fit]" in ended.err


def test_standard_input_can_be_checked(run: Run) -> None:
    assert run("check", "-", input=BAD.encode()).err.startswith("<stdin>:2:7: error[bad-date]")
    assert run("check", "-", input=GOOD.encode()).out.startswith("<stdin>: one page")


def test_a_template_s_fault_is_told_in_the_template(run: Run, put: Put) -> None:
    put("a.yaml", f"template: mine\n{GOOD}")
    put("templates/mine/template.yaml", "name: mine\ndescription: Mine.\nstyle: plain\n")
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>\n<p>{{ titel }}</p>\n")

    ended = run("check", "a.yaml")
    (problem,) = json.loads(run("check", "a.yaml", "--format", "json").out)["briefs"][0]["problems"]

    assert ended.code == 1
    assert ended.err.startswith("templates/mine/page.html.j2:2:")
    assert (problem["path"], problem["line"]) == ("templates/mine/page.html.j2", 2)


def test_sarif_has_a_result_for_each_problem(run: Run, put: Put) -> None:
    put("a.yaml", BAD)
    put("b.yaml")

    ended = run("check", ".", "--format", "sarif")
    (log,) = json.loads(ended.out)["runs"]

    assert (ended.code, ended.err) == (1, "")
    assert log["tool"]["driver"]["name"] == "bluf"
    assert sorted(result["ruleId"] for result in log["results"]) == ["bad-date", "unknown-key"]
    (place,) = log["results"][1]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a.yaml"


def described() -> dict[str, dict[str, str]]:
    """Return the members that docs/json.md lists, with their types, by the heading they stand under."""
    page = (PROJECT / "docs" / "json.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)[1:]
    return {
        title: dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", text, flags=re.MULTILINE))
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    }


KINDS: dict[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def is_as_described(value: object, kind: str) -> bool:
    """Say whether a value is of a kind as the page writes it: `string or null`, `list of [problem](#problem)`."""
    inner = re.sub(r"\[(\w+)\]\(#\w+\)", r"\1", kind)
    if inner.startswith("list of "):
        item = inner.removeprefix("list of ").removesuffix("s" if inner.endswith(("strings", "integers")) else "")
        return isinstance(value, list) and all(is_as_described(part, item) for part in value)
    return any(
        KINDS[option](value) if option in KINDS else has_members(value, option) for option in inner.split(" or ")
    )


def has_members(value: object, title: str) -> bool:
    members = described()[title]
    return (
        isinstance(value, dict)
        and list(value) == list(members)
        and all(is_as_described(value[name], kind) for name, kind in members.items())
    )


def test_the_page_on_json_describes_every_object() -> None:
    assert {title: len(members) for title, members in described().items()} == {
        "The object": 2,
        "brief": 8,
        "problem": 11,
        "data": 9,
        "difference": 4,
        "run": 2,
        "mend": 9,
        "quote": 10,
        "fit": 6,
        "issuing": 7,
        "addressee": 6,
        "copyfile": 4,
        "sending": 5,
        "refusal": 2,
        "output": 3,
        "verified": 2,
        "verdict": 17,
        "signature": 9,
        "issued": 2,
        "shown": 4,
        "issue": 15,
        "copy": 9,
        "event": 23,
        "withdrawn": 4,
    }


@pytest.mark.parametrize("command", ["check", "build"])
def test_json_is_as_the_page_describes_it(run: Run, put: Put, command: str) -> None:
    put("a.yaml")
    put("b.yaml", BAD)
    put("c.yaml", LONG)
    put("d.yaml", "fit: trim\n" + GOOD + "  - {text: word word word word word word word, priority: 2}\n" * 90)

    ended = run(command, ".", "gone.yaml", "--format", "json")
    shown = json.loads(ended.out)

    assert has_members(shown, "The object"), ended.out
    assert [brief["ok"] for brief in shown["briefs"]] == [True, False, False, True, False]
    assert [bool(brief["outputs"]) for brief in shown["briefs"]] == [
        command == "build" and b["ok"] for b in shown["briefs"]
    ]
    assert shown["briefs"][3]["fit"]["dropped"]


def test_a_value_of_another_kind_is_not_as_described() -> None:
    assert not is_as_described(1, "string or null")
    assert not is_as_described([1], "list of strings")
    assert not is_as_described(True, "integer")
    assert not has_members({"path": "x"}, "output")
