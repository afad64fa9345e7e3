"""Briefs with what is wrong in them: NAME.yaml, and in NAME.expected a line for each problem, warnings too."""

from collections.abc import Iterator
from pathlib import Path

from bluf.brief import check_brief
from bluf.problems import BriefError, Problem, in_order
from bluf.yaml_files.reader import read_brief

FOLDER = Path(__file__).parent


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def problems_of(name: str) -> tuple[Problem, ...]:
    try:
        source = read_brief((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")
        return in_order(check_brief(source, folder=FOLDER).warnings)
    except BriefError as error:
        return error.problems


def described(problems: tuple[Problem, ...]) -> str:
    return "".join(f"{line}\n" for line in _lines(problems))


def _lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        place = f"{problem.span.line}:{problem.span.column}" if problem.span else "-"
        yield f"{place} {problem.severity}[{problem.code}] {problem.field or '-'}: {problem.message} ({problem.hint})"
