"""`bluf build --for LEVEL`: nothing that is left out is anywhere in the files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.editions.searching import everything_in

Run = Callable[..., Ended]
Put = Callable[..., Path]

SECRET = "Zebulon"  # in all that must not survive
WHOLE = f"""\
title: Ministers back the plan
date: 2024-10-25
marking: TLP:RED
mark: TLP:CLEAR
bottom_line: {{text: The plan goes ahead., source: [hidden, minutes]}}
key_points:
  - {{text: The {SECRET} stage is secret., source: hidden, mark: TLP:RED}}
  - {{text: Ministers agreed to it., source: [hidden, minutes], mark: TLP:GREEN}}
  - A point about {SECRET} that nobody has marked.
actors:
  - {{name: Anna {SECRET}, role: "{SECRET} envoy", position: Opposes it., mark: TLP:AMBER}}
  - {{name: Per Dahl, role: Mayor, mark: TLP:CLEAR}}
quotes:
  - {{text: "We know nothing of {SECRET}.", speaker: "{SECRET}", unverified: heard by {SECRET}, mark: TLP:RED}}
sections:
  - {{heading: "{SECRET}", text: "On [{SECRET}](https://zebulon.example/secret).", mark: TLP:AMBER+STRICT}}
  - {{heading: Background, text: The route is old., mark: TLP:GREEN, points: [{{text: "{SECRET}", mark: TLP:AMBER}}]}}
next_steps:
  - {{text: Tell {SECRET}, owner: "{SECRET}", mark: TLP:RED}}
sources:
  - {{id: hidden, title: "{SECRET} papers", publisher: "{SECRET}", url: "https://zebulon.example/x", mark: TLP:RED}}
  - {{id: minutes, title: Minutes of the council, url: "https://example.org/minutes", mark: TLP:GREEN}}
"""
# The same brief as if it had been written for these readers alone.
GREEN = """\
title: Ministers back the plan
date: 2024-10-25
marking: TLP:GREEN
mark: TLP:CLEAR
bottom_line: {text: The plan goes ahead., source: [minutes]}
key_points:
  - {text: Ministers agreed to it., source: [minutes], mark: TLP:GREEN}
actors:
  - {name: Per Dahl, role: Mayor, mark: TLP:CLEAR}
sections:
  - {heading: Background, text: The route is old., mark: TLP:GREEN}
sources:
  - {id: minutes, title: Minutes of the council, url: "https://example.org/minutes", mark: TLP:GREEN}
"""
DECISION = "template: decision\nissue: I\nrecommendation: R\noptions: [{name: O, mark: TLP:GREEN}]\n"


def test_the_search_finds_what_is_there(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml", WHOLE)
    run("build", "a.yaml")

    for form in ("pdf", "docx"):
        held = everything_in(tmp_path / f"out/a.{form}")
        assert SECRET.casefold() in held
        assert "zebulon.example/secret" in held


@pytest.mark.parametrize("template", ["", DECISION])
def test_nothing_left_out_is_in_either_file(run: Run, put: Put, tmp_path: Path, template: str) -> None:
    put("a.yaml", WHOLE + template)

    assert run("build", "a.yaml", "--for", "TLP:GREEN").lines == ["out/a.tlp-green.pdf", "out/a.tlp-green.docx"]
    for form in ("pdf", "docx"):
        held = everything_in(tmp_path / f"out/a.tlp-green.{form}")
        assert SECRET.casefold() not in held
        assert "tlp:red" not in held
        assert "tlp:green" in held
        assert "minutes of the council" in held


@pytest.mark.parametrize("template", ["", DECISION])
def test_an_edition_is_the_bytes_of_a_brief_written_without_what_it_leaves_out(
    run: Run, put: Put, tmp_path: Path, template: str
) -> None:
    put("a.yaml", WHOLE + template)
    put("b.yaml", GREEN + template)

    run("build", "a.yaml", "--for", "tlp:green", "--to", "pdf,docx,png")
    run("build", "b.yaml", "--to", "pdf,docx,png")

    for suffix in ("pdf", "docx", "png"):
        assert (tmp_path / f"out/a.tlp-green.{suffix}").read_bytes() == (tmp_path / f"out/b.{suffix}").read_bytes()


def test_several_briefs_are_each_built_for_the_level(run: Run, put: Put) -> None:
    put("briefs/a.yaml", WHOLE)
    put("briefs/b.yaml", WHOLE)
    put("briefs/c.yaml", GREEN)

    ended = run("build", "--for", "TLP:AMBER+STRICT", "--to", "pdf")

    assert ended.code == 1
    assert ended.lines == ["out/a.tlp-amber-strict.pdf", "out/b.tlp-amber-strict.pdf"]
    assert "briefs/c.yaml:3:10: error[no-edition]" in ended.err


def test_an_edition_that_cannot_be_made_writes_nothing(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml", GREEN)

    assert run("build", "a.yaml", "--for", "TLP:CLEAR").code == 1
    assert not (tmp_path / "out").exists()


def test_a_decision_whose_options_bear_no_mark_has_no_lower_edition(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml", WHOLE + DECISION.replace("{name: O, mark: TLP:GREEN}", f"{SECRET}, {{name: {SECRET}}}"))

    ended = run("build", "a.yaml", "--for", "TLP:GREEN")

    assert ended.code == 1
    assert "error[no-edition]: there is no TLP:GREEN edition: `options` is required" in ended.err
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_named_keeps_its_name(run: Run, put: Put) -> None:
    put("a.yaml", WHOLE)

    assert run("build", "a.yaml", "--for", "TLP:GREEN", "--out", "page.pdf").lines == ["page.pdf"]


def test_an_edition_can_go_to_standard_output(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml", WHOLE)
    run("build", "a.yaml", "--for", "TLP:GREEN", "--to", "docx")

    assert (
        run("build", "-", "--for", "TLP:GREEN", "--to", "docx", input=WHOLE.encode()).out.encode(
            errors="surrogateescape"
        )
        == (tmp_path / "out/a.tlp-green.docx").read_bytes()
    )


def test_the_report_as_json_names_the_editions_files(run: Run, put: Put) -> None:
    put("a.yaml", WHOLE)

    (brief,) = json.loads(run("build", "a.yaml", "--for", "TLP:GREEN", "--format", "json").out)["briefs"]

    assert [output["path"] for output in brief["outputs"]] == ["out/a.tlp-green.pdf", "out/a.tlp-green.docx"]


def test_check_says_whether_an_edition_can_be_made(run: Run, put: Put) -> None:
    put("a.yaml", GREEN)

    assert run("check", "a.yaml", "--for", "TLP:GREEN").code == 0
    assert "error[no-edition]" in run("check", "a.yaml", "--for", "TLP:CLEAR").err


def test_receipts_which_are_of_the_whole_brief_are_not_recorded_for_an_edition(
    run: Run, put: Put, tmp_path: Path
) -> None:
    put("a.yaml", WHOLE)

    ended = run("check", "a.yaml", "--for", "TLP:GREEN", "--record")

    assert ended.code == 2
    assert "receipts are of the whole brief" in ended.err
    assert not list(tmp_path.glob("*.receipts.yaml"))


@pytest.mark.parametrize(
    ("level", "mend"),
    [
        ("TLP:WHITE", "in TLP 2.0 it is `TLP:CLEAR`"),
        ("TLP:GREN", "did you mean `TLP:GREEN`?"),
        ("secret", "choose from: `TLP:CLEAR`"),
        ("CUI", "choose from: `TLP:CLEAR`"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_level_of_no_order_is_a_misuse(run: Run, put: Put, command: str, level: str, mend: str) -> None:
    put("a.yaml", WHOLE)

    ended = run(command, "a.yaml", "--for", level)

    assert ended.code == 2
    assert mend in ended.err


def test_a_trimmed_edition_says_which_line_of_the_whole_brief_went(run: Run, put: Put) -> None:
    head = "title: T\ndate: 2024-10-25\nmarking: TLP:RED\nmark: TLP:GREEN\nfit: trim\nbottom_line: B\nkey_points:\n"
    text = "A point that takes quite some room, as points do, and runs over more than one line of the page it is on."
    points = [
        f"  - {{text: '{text}', mark: {'TLP:GREEN' if number % 2 else 'TLP:RED'}, priority: {1 + number // 60}}}\n"
        for number in range(120)
    ]
    put("a.yaml", head + "".join(points))

    report = json.loads(run("check", "a.yaml", "--for", "TLP:GREEN", "--format", "json").out)["briefs"][0]

    dropped = report["fit"]["dropped"]
    assert dropped[:2] == ["key_points[119]", "key_points[117]"]
    trimmed = {problem["field"]: problem["line"] for problem in report["problems"] if problem["code"] == "trimmed"}
    assert trimmed["key_points[119]"] == 8 + 119
    assert len(trimmed) == len(dropped)


def test_what_an_edition_leaves_out_is_told_by_its_place_without_its_words(run: Run, put: Put) -> None:
    put("plan.yaml", WHOLE)
    ended = run("build", "plan.yaml", "--for", "TLP:GREEN")
    told = [line for line in ended.err.splitlines() if "[left-out]" in line]

    assert len(told) == 8
    assert "plan.yaml:7:5: note[left-out]: not in the TLP:GREEN edition: it is marked TLP:RED" in told[0]
    assert "plan.yaml:9:5: note[left-out]" in told[1]
    assert "it bears no mark, so it is TLP:RED like the banner" in told[1]
    assert SECRET not in "".join(told)
