"""`bluf new PATH --from SOURCE`: a draft that builds, or that says why not."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bluf.brief import Brief
from bluf.draft import Draft, gather
from bluf.evidence import Evidence
from bluf.ground.budget import Budget
from bluf.ground.workspace import Workspace
from bluf.pipeline import drafting
from bluf.pipeline.source_checks import prove
from bluf.template.finding import all_templates, shipped_alone
from tests.cli.conftest import GOOD, Ended
from tests.conftest import PROJECT

Run = Callable[..., Ended]
Put = Callable[..., Path]
TEMPLATES = [template.name for template in all_templates(shipped_alone(Workspace.here()))]
ARTICLES = sorted((PROJECT / "tests" / "draft" / "articles").iterdir())
STORY = """\
Harbour wall gives way

Ostvik, 4 May 2026

A third of the harbour wall of Ostvik fell into the sea on Sunday night, and 12 boats were lost.

"We heard it before we saw it," said harbour master Ida Lund. "Then the lights went out."
"""


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_the_draft_of_every_article_builds_with_all_its_quotes_verified(
    run: Run, article: Path, tmp_path: Path
) -> None:
    made = run("new", "briefs/x", "--from", str(article), "--copy-source")
    brief = tmp_path / "briefs" / "x.yaml"
    text = brief.read_text(encoding="utf-8")
    wanting = re.search(r"^  text:$", text, re.M) is not None
    brief.write_text(re.sub(r"^  text:$", "  text: All is as it was.", text, flags=re.M), encoding="utf-8")
    checked = run("check", "briefs/x.yaml")

    assert (made.code, "error[empty-value]: `bottom_line.text`" in made.err) == (int(wanting), wanting)
    assert made.lines == ["briefs/x.yaml", f"briefs/sources/{article.name}", "schema/brief.schema.json"]
    assert (checked.code, run("build", "briefs/x.yaml").code) == (0, 0)
    assert re.search(r"^(\d+) quotes?: \1 verified$", checked.out, re.M)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_has_what_its_template_asks_for_from_the_starter(
    run: Run, put: Put, tmp_path: Path, template: str
) -> None:
    put("briefs/wall.txt", STORY)

    made = run("new", "briefs/x", "--from", "briefs/wall.txt", "--template", template)
    lacking = re.findall(r"error\[missing-field\]: `(\w+)`", made.err)
    text = (tmp_path / "briefs/x.yaml").read_text(encoding="utf-8")

    assert made.err.count("error[") == len(lacking)
    assert (made.code == 0) is (lacking == [])
    assert sorted(lacking) == sorted(FACTS.get(template, []))
    for name in lacking:  # a comment has it, to be filled in
        text = re.sub(rf"(?m)^# {name}:.*\n(?:# .*\n)*", lambda block: re.sub("(?m)^# ", "", block[0]), text)
    (tmp_path / "briefs/x.yaml").write_text(text, encoding="utf-8")
    assert run("build", "briefs/x.yaml").code == 0


# What a template asks for that would pass for a fact if the starter's words stayed.
FACTS = {
    "assessment": ["judgements"],
    "incident": ["incident_id", "severity", "status", "detected", "timeline", "next_update"],
    "meeting": ["when", "where"],
    "profile": ["kind"],
    "project-status": ["period", "overall", "dimensions"],
    "situation-report": ["number", "as_of"],
}
OWN = """\
name: own
description: One with facts and without key points.
based_on: briefing-note
core: {key_points: hidden, actors: hidden, quotes: hidden}
fields: {facts: {type: points, description: What is so.}}
"""


@pytest.mark.parametrize(("drafts", "is_there"), [("drafts: facts\n", True), ("", False)])
def test_the_points_of_a_draft_go_where_the_template_says(
    run: Run, put: Put, tmp_path: Path, drafts: str, is_there: bool
) -> None:
    put("briefs/wall.txt", STORY)
    put("templates/own/template.yaml", OWN + drafts)
    put("templates/own/page.html.j2", PAGE_OF_FACTS)

    assert run("new", "briefs/x", "--from", "briefs/wall.txt", "--template", "own").code == 0
    text = (tmp_path / "briefs/x.yaml").read_text(encoding="utf-8")
    made = yaml.safe_load(text)
    assert not {"key_points", "actors", "quotes"} & made.keys()
    assert ("facts" in made) is is_there
    assert "12 boats were lost" in text
    assert run("build", "briefs/x.yaml").code == 0


PAGE_OF_FACTS = """\
{% extends "briefing-note/page.html.j2" %}
{% import "shared/parts.html.j2" as parts with context %}
{% block main %}{{ parts.bullets(facts) }}{% endblock %}
"""


def test_quotes_that_the_page_has_no_room_for_are_comments_and_it_says_so(run: Run, put: Put, tmp_path: Path) -> None:
    said = "".join(
        f'"Wall {n} is a wall that I would never have built where it stands, and {n + 2} others are as bad," '
        "said Ida Lund.\n\n"
        for n in range(3, 60)
    )
    put("wall.txt", STORY + said)
    made = run("new", "x", "--from", "wall.txt")
    quotes = yaml.safe_load((tmp_path / "x.yaml").read_text(encoding="utf-8"))["quotes"]

    assert made.code == 0
    assert f"{58 - len(quotes)} of 58 quotes are comments in it" in made.err
    assert 5 < len(quotes) < 58
    assert run("build", "x.yaml").code == 0


def test_several_sources_may_follow_one_from_or_each_its_own(run: Run, put: Put, tmp_path: Path) -> None:
    put("wall.txt", STORY)
    put("other.txt", STORY.replace("Ostvik", "Malm"))
    run("new", "x", "--from", "wall.txt", "other.txt")
    run("new", "y", "--from", "wall.txt", "--from", "other.txt")

    first, second = ((tmp_path / name).read_text(encoding="utf-8") for name in ("x.yaml", "y.yaml"))
    assert first == second
    assert [source["file"] for source in yaml.safe_load(first)["sources"]] == ["wall.txt", "other.txt"]


def test_a_source_from_elsewhere_is_refused_with_the_way_to_copy_it(run: Run, put: Put, tmp_path: Path) -> None:
    put("wall.txt", STORY)

    ended = run("new", "briefs/x", "--from", "wall.txt")

    assert ended.code == 1
    assert "wall.txt: error[outside-folder]" in ended.err
    assert "--copy-source copies it beside the brief, to briefs/sources/wall.txt" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["wall.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_the_place_of_a_copy_is_not_waited_for(run: Run, put: Put, tmp_path: Path) -> None:
    put("wall.txt", STORY)
    put("briefs/sources/other.txt", STORY)
    os.mkfifo(tmp_path / "briefs/sources/wall.txt")
    ended = run("new", "briefs/x", "--from", "wall.txt", "--copy-source")

    assert ended.code == 2
    assert "is there already and differs" in ended.err


def test_a_copy_never_replaces_another_file(run: Run, put: Put) -> None:
    put("wall.txt", STORY)
    mine = put("briefs/sources/wall.txt", "mine")

    ended = run("new", "briefs/x", "--from", "wall.txt", "--copy-source", "--force")

    assert ended.code == 2
    assert "is there already and differs" in ended.err
    assert mine.read_text(encoding="utf-8") == "mine"


def test_what_is_wrong_with_any_source_is_told_and_nothing_is_written(run: Run, put: Put, tmp_path: Path) -> None:
    put("empty.txt", "")

    ended = run("new", "x", "--from", "empty.txt", "--from", "gone.txt")

    assert ended.code == 1
    assert "empty.txt: error[source-empty]" in ended.err
    assert "gone.txt: error[source-missing]" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_a_bad_source_is_left_out_with_a_warning_and_is_not_copied(run: Run, put: Put) -> None:
    put("wall.txt", STORY)
    put("empty.txt", "")
    made = run("new", "briefs/x", "--from", "empty.txt", "wall.txt", "--copy-source")

    assert made.code == 0
    assert "empty.txt: warning[source-empty]" in made.err
    assert made.lines == ["briefs/x.yaml", "briefs/sources/wall.txt", "schema/brief.schema.json"]
    assert run("check", "briefs/x.yaml").code == 0


def test_what_was_judged_for_the_draft_is_not_judged_again(run: Run, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("wall.txt", STORY)
    monkeypatch.setattr(drafting, "prove", lambda *_: pytest.fail("it was"))

    assert run("new", "x", "--from", "wall.txt").code == 0


def test_a_quote_that_reads_otherwise_in_the_draft_is_judged_within_what_is_left(
    run: Run, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("wall.txt", STORY)
    budgets: list[Budget] = []

    def gathering(sources: Sequence[Path], files: Sequence[str], budget: Budget) -> Draft:
        budgets.append(budget)
        found = gather(sources, files, budget)
        return replace(
            found, quotes=tuple(replace(quote, text="We never heard it before we saw it.") for quote in found.quotes)
        )

    def proving(brief: Brief, budget: Budget) -> Evidence:
        budgets.append(budget)
        return prove(brief, budget)

    monkeypatch.setattr(drafting, "gather", gathering)
    monkeypatch.setattr(drafting, "prove", proving)
    monkeypatch.setattr(drafting, "_is_proven", lambda _brief, _drafted: False)
    ended = run("new", "x", "--from", "wall.txt")

    assert len({id(budget) for budget in budgets}) == 1 < len(budgets)
    assert ended.code == 1
    assert "error[quote-altered]" in ended.err


def test_a_draft_that_does_not_build_says_why(run: Run, put: Put) -> None:
    put("wall.txt", STORY.replace("12 boats", "12 \N{LISU LETTER KHA} boats"))

    ended = run("new", "x", "--from", "wall.txt")

    assert ended.code == 1
    assert ended.lines[0] == "x.yaml"
    assert "error[missing-glyph]" in ended.err


def test_a_brief_that_is_there_is_kept(run: Run, put: Put) -> None:
    put("wall.txt", STORY)
    mine = put("x.yaml")

    assert run("new", "x", "--from", "wall.txt").code == 2
    assert mine.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(("arguments", "said"), [(("a", "b"), "one PATH"), (("a", "--copy-source"), "with --from")])
def test_sources_are_named_with_from(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ended = run("new", *arguments)

    assert ended.code == 2
    assert said in ended.err


def test_a_source_that_does_not_exist_is_missing_wherever_it_was_to_be(run: Run) -> None:
    for name in ("no.txt", "../no.txt"):
        ended = run("new", "briefs/x", "--from", name)
        assert ended.code == 1
        assert "error[source-missing]" in ended.err
        assert "--copy-source" not in ended.err
