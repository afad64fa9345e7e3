"""Every brief in `tests/cases` gives the problems that stand beside it, places and hints included."""

import pytest

from bluf.problems import CATALOGUE
from bluf.problems.catalogue import BRIEF
from tests import cases


@pytest.mark.parametrize("name", cases.names())
def test_the_problems_of_a_brief_are_those_expected(name: str) -> None:
    expected = (cases.FOLDER / f"{name}.expected").read_text(encoding="utf-8")
    assert cases.described(cases.problems_of(name)) == expected


def test_there_are_many_cases() -> None:
    assert len(cases.names()) > 60


def test_every_problem_of_reading_has_a_case() -> None:
    # `too-large` is tested with a file that is made, `bad-fields` and `bad-template-name` with templates.
    seen = {problem.code for name in cases.names() for problem in cases.problems_of(name)}
    assert set(BRIEF) - seen == {"too-large", "bad-fields", "bad-template-name"}
    assert seen <= set(CATALOGUE)


def test_problems_come_in_the_order_of_their_lines() -> None:
    for name in cases.names():
        lines = [problem.span.line for problem in cases.problems_of(name) if problem.span]
        assert lines == sorted(lines)


def test_every_problem_has_a_place_and_a_hint() -> None:
    for name in cases.names():
        for problem in cases.problems_of(name):
            assert problem.span, name
            assert problem.hint, name
