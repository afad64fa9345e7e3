"""Sample words of a starter that were left in a brief are told of once, at the first of them."""

import datetime
from pathlib import Path

import pytest

from bluf.ground.shipped_templates import shipped
from bluf.pipeline.starting import starter
from bluf.problems import Problem
from bluf.template import compose
from tests.template.samples import LEAST, PAGE, load, write_brief, write_template

OWN = "title: Name the week that this report is of\nto: All desks\nbottom_line: B\nkey_points: [K]\ndate: 2025-01-01\n"


def told(folder: Path, yaml: str) -> list[Problem]:
    document = compose(load(write_brief(folder, yaml)))
    return [problem for problem in document.warnings if problem.code == "starter-text"]


@pytest.mark.parametrize("path", sorted(shipped().glob("*/starter*.yaml")), ids=str)
def test_a_starter_as_it_is_has_one_warning_at_its_title(tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = compose(load(write_brief(tmp_path, starter(text, "s.json", datetime.date(2031, 2, 3)))))

    (found,) = [problem for problem in document.warnings if problem.code == "starter-text"]
    assert (found.code, found.field, str(found.severity)) == ("starter-text", "title", "warning")
    assert "more fields still have the words of the starter" in found.message


def test_the_first_of_the_fields_by_line_is_told_of(tmp_path: Path) -> None:
    (found,) = told(tmp_path, LEAST + "next_steps:\n  - text: What happens next\n    owner: Who does it\n")

    assert (found.field, found.span and found.span.line) == ("next_steps[0].text", 6)
    assert found.message.startswith("`next_steps[0].text`, `next_steps[0].owner` still have")


def test_white_space_makes_no_difference(tmp_path: Path) -> None:
    (found,) = told(tmp_path, LEAST.replace("[K]", '["Give the fact  that carries\\n the bottom line most."]'))

    assert found.field == "key_points[0].text"


@pytest.mark.parametrize(
    "yaml",
    [
        "sections: [{heading: Background, text: It was so.}]\n",
        "template: briefing-note\nlang: en-GB\nreference: BN-2025-001\nstyle: plain\nfit: shrink\n",
        "sources: [{id: report, title: The report}]\n",
        "marking: TLP:CLEAR\n",
        "contact: {name: Who does it}\n",  # as the owner of a step, it is a sample
    ],
)
def test_what_a_brief_may_say_itself_does_not_count(tmp_path: Path, yaml: str) -> None:
    assert told(tmp_path, LEAST + yaml) == []


def test_the_starter_of_a_template_of_one_s_own_counts(tmp_path: Path) -> None:
    page = write_template(tmp_path, PAGE)
    (page.parent / "starter.yaml").write_text(OWN, encoding="utf-8")

    (found,) = told(tmp_path, OWN.replace("to: All desks", "to: Desk 4") + "template: mine\n")

    assert (found.field, found.message.endswith("still has the words of the starter")) == ("title", True)


@pytest.mark.parametrize("line", ["state: at risk now", "marking: For the board"])
def test_a_word_of_a_closed_list_and_a_marking_do_not_count(tmp_path: Path, line: str) -> None:
    more = "fields: {state: {type: choice, values: {at risk now: bad, on track: good}}}\n"
    banner = '<p class="Marking">{{ marking }}</p>'
    page = write_template(tmp_path, f"<header>{banner}</header><footer>{banner}</footer>{PAGE}", more=more)
    (page.parent / "starter.yaml").write_text(f"{OWN}{line}\n", encoding="utf-8")

    assert told(tmp_path, f"{LEAST}template: mine\n{line}\n") == []


def test_a_starter_at_fault_says_nothing_here(tmp_path: Path) -> None:
    page = write_template(tmp_path, PAGE)
    (page.parent / "starter.yaml").write_text("title: [", encoding="utf-8")

    assert told(tmp_path, LEAST + "template: mine\n") == []


@pytest.mark.parametrize(
    ("lang", "heading"), [("ja", "経緯"), ("hi", "पृष्ठभूमि"), ("zh", "背景"), ("fa", "پیشینه"), ("ur", "سیاق")]
)
def test_one_word_alone_does_not_count_in_any_script(tmp_path: Path, lang: str, heading: str) -> None:
    assert told(tmp_path, LEAST + f"lang: {lang}\nsections: [{{heading: {heading}, text: It was so.}}]\n") == []


@pytest.mark.parametrize(
    ("lang", "sample"), [("ja", "結論を最もよく支える事実を挙げる。"), ("zh-Hans", "写出最能支持结论的事实。")]
)
def test_a_sentence_counts_in_a_script_without_spaces(tmp_path: Path, lang: str, sample: str) -> None:
    (found,) = told(tmp_path, f"title: T\ndate: 2031-04-18\nlang: {lang}\nbottom_line: B\nkey_points: [{sample}]\n")

    assert found.field == "key_points[0].text"
