"""A brief of a megabyte is told what is wrong with it in time and memory that grow with its length and no faster."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.pipeline.building import make
from bluf.problems import Problem
from bluf.problems.text import render
from tests.fuzz.judging import bounded

HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\n"
ROOM = (1 << 20) - 200


def long_text(unit: str) -> str:
    """A brief whose subtitle is a megabyte of something."""
    return f"{HEAD}key_points: [K]\nsubtitle: |\n  {unit * (ROOM // len(unit.encode()))}\n"


def long_list(item: str) -> str:
    """A brief with as many points as a megabyte holds."""
    return f"{HEAD}key_points:\n{item * (ROOM // len(item))}"


def many(count: int, item: Callable[[int], str]) -> str:
    return "".join(item(number) for number in range(count))


SOURCES = "sources:\n" + many(8_000, lambda number: f"- {{id: id{number}, title: A}}\n")
BRIEFS: dict[str, tuple[str, str]] = {
    "words": (long_text("word "), "does-not-fit"),
    "one word": (long_text("w"), "does-not-fit"),
    "dashes": (long_text("-"), "does-not-fit"),
    "links": (long_text("[a](https://example.org/x) "), "does-not-fit"),
    "brackets": (long_text("["), "does-not-fit"),
    "links that never end": (long_text("[a]("), "does-not-fit"),
    "asterisks": (long_text("*a **b "), "does-not-fit"),
    "backslashes": (long_text("\\*"), "does-not-fit"),
    "marks on one letter": (long_text("\u0316\u0301"), "control-character"),
    "letters that the faces lack": (long_text("漢 "), "does-not-fit"),
    "points": (long_list("- a\n"), "too-large"),
    "points with links": (long_list("- '[a](https://example.org/x) b'\n"), "does-not-fit"),
    "tags": (long_list("- !!int x\n"), "yaml-tag"),
    "comments": (long_list("- a #b\n"), "too-large"),
    "one line": (f"{HEAD}key_points: [{'a b, ' * 49_000}]\n", "does-not-fit"),
    "ids that no source has": (
        f"{HEAD}key_points:\n- {{text: A, source: [{many(12_000, lambda number: f'x{number}, ')}]}}\n",
        "unknown-source",
    ),
    "ids beside many others": (
        f"{HEAD}key_points:\n- {{text: A, source: [{many(12_000, lambda number: f'x{number}, ')}]}}\n{SOURCES}",
        "unknown-source",
    ),
    "the same id": (HEAD + "key_points: [K]\nsources:\n" + "- {id: a, title: A}\n" * 9_000, "duplicate-id"),
    "unknown fields": (HEAD + "key_points: [K]\n" + many(40_000, lambda number: f"kye{number}: v\n"), "unknown-key"),
    "a field again and again": (HEAD + "key_points: [K]\n" + "title: T\n" * 40_000, "duplicate-key"),
    "texts that are split": (long_list("- Some text: more\n"), "too-large"),
    "aliases": (
        f"title: &t T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [{'*t, ' * 200_000}]\n",
        "too-many-aliases",
    ),
    "brackets within brackets": (f"{HEAD}key_points: {'[' * 400_000}{']' * 400_000}\n", "yaml-syntax"),
    "mappings within mappings": (f"{HEAD}key_points: {'{a: ' * 200_000}\n", "too-deep"),
    "names on the way down": (
        HEAD + many(5, lambda depth: f"{' ' * depth}{'n' * 199}:\n") + f"     [{'a, ' * 45_000}]\n",
        "too-deep",
    ),
    "a path to a file": (
        f"{HEAD}key_points: [K]\nsources: [{{id: a, title: A, file: {'a/' * 400_000}b}}]\n",
        "bad-value",
    ),
    "what goes by priority": (
        f"{HEAD}fit: trim\nkey_points:\n- a\n" + "- {text: a b c d, priority: 2}\n" * 2_400,
        "trimmed",
    ),
}


@pytest.mark.parametrize("what", BRIEFS)
def test_a_brief_of_a_megabyte_of_anything_is_told_of_within_bounds(tmp_path: Path, what: str) -> None:
    text, code = BRIEFS[what]
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")

    def problems() -> tuple[Problem, ...]:
        return make(str(path), ("pdf", "docx")).report.problems

    found = bounded(problems, len(text.encode()))

    assert code in [problem.code for problem in found]
    assert len([problem for problem in found if problem.code == code]) <= 100 or code == "trimmed"
    assert len(render(problem for problem in found if problem.is_error)) < 200_000
