"""Find what is wrong with the figures of a brief that is seen without opening a file: each a problem at its line."""

from collections.abc import Iterator

from bluf.brief.figure_parts import ChartFields
from bluf.brief.given_fields import path_of
from bluf.brief.model import Brief
from bluf.brief.model_fields import parts_in
from bluf.problems import Problem


def figure_problems(brief: Brief) -> Iterator[Problem]:
    """Yield the errors and warnings of a brief's figures, in the order of its fields."""
    for path, part in parts_in(brief):
        if isinstance(part, ChartFields):
            from bluf.brief.chart_checks import chart_problems  # imported for a brief that has one

            yield from chart_problems(brief, part, path_of(part) or path)
