"""A brief in a language for which its template has no words is told which are printed in English."""

from pathlib import Path

import pytest

from bluf import load
from bluf.problems import Problem
from tests.template.samples import LEAST

OWN = "name: own\ndescription: d\nbased_on: standard\nlabels:\n  {labels}\n"


def warnings(folder: Path, yaml: str) -> list[Problem]:
    path = folder / "brief.yaml"
    path.write_text(LEAST + yaml, encoding="utf-8")
    return [problem for problem in load(path).warnings if problem.code == "language-without-words"]


def own_template(folder: Path, labels: str) -> None:
    template = folder / "templates" / "own" / "template.yaml"
    template.parent.mkdir(parents=True)
    template.write_text(OWN.format(labels=labels), encoding="utf-8")


def test_a_language_without_words_is_told_at_the_language_with_the_words(tmp_path: Path) -> None:
    (problem,) = warnings(tmp_path, "lang: eo\n")

    assert (problem.field, problem.span and problem.span.line) == ("lang", 5)
    assert "bottom_line, key_points" in problem.message
    assert problem.hint is not None
    assert "`based_on: briefing-note`" in problem.hint


@pytest.mark.parametrize("lang", ["en", "en-GB", "de-AT", "nl", "pt-BR", "it"])
def test_a_language_with_words_is_not_told(tmp_path: Path, lang: str) -> None:
    assert warnings(tmp_path, f"lang: {lang}\n") == []


def test_words_that_a_template_of_ones_own_gives_are_not_missing(tmp_path: Path) -> None:
    own_template(tmp_path, "eo: {bottom_line: Kerno, sources: Fontoj}")

    (problem,) = warnings(tmp_path, "lang: eo\ntemplate: own\n")

    assert "key_points" in problem.message
    assert "bottom_line" not in problem.message
    assert "sources" not in problem.message


def test_a_word_that_a_template_adds_in_english_alone_is_missing_in_another_language(tmp_path: Path) -> None:
    own_template(tmp_path, "en: {risks: Risks}")

    (problem,) = warnings(tmp_path, "lang: de\ntemplate: own\n")

    assert problem.message.endswith("it prints English for risks")
