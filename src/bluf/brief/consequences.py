"""Leave out problems of a brief that come of others, which are told already."""

from collections.abc import Iterable, Iterator

from bluf.problems import Problem
from bluf.yaml_files.reader import YamlFile

# What says that a line reads otherwise than it looks, and what is wrong with fields by that.
_MISREAD = ("look-alike", "text-taken-for-mark", "text-cut-by-comma", "lines-joined", "yaml-tag", "bad-key")
_CONSEQUENCES = ("unknown-key", "wrong-type", "text-taken-for-field", "empty-value")


def without_consequences(problems: Iterable[Problem], source: YamlFile) -> Iterator[Problem]:
    """Leave out what is wrong with a field because its line reads otherwise than it looks, as is said already.

    Of a path that can't be used, what YAML makes of its backslashes is said with it.
    """
    found = list(problems)
    misread = {problem.span.line for problem in source.problems if problem.code in _MISREAD and problem.span}
    paths = {problem.span.line for problem in found if problem.code == "outside-folder" and problem.span}
    for problem in found:
        line = problem.span.line if problem.span else 0
        is_told = line in misread and problem.code in _CONSEQUENCES
        if not is_told and not (line in paths and problem.code == "text-taken-for-mark"):
            yield problem


def without_misspelt(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out that a field is missing where an unknown one beside it is probably that field, misspelt."""
    found = list(problems)
    meant = {
        problem.field.parent / problem.data.meant
        for problem in found
        if problem.code == "unknown-key" and problem.field and problem.data and problem.data.meant
    }
    return (problem for problem in found if not (problem.code == "missing-field" and problem.field in meant))
