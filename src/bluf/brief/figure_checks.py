"""Check what is more than words in a brief: tables, charts and pictures, each by its module."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from bluf.brief.field_text import Prose
from bluf.brief.figure_parts import ChartFields, PictureFields, TableFields
from bluf.brief.given_fields import path_of
from bluf.brief.model import Brief
from bluf.brief.model_fields import parts_in
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.reader import YamlFile


def figure_problems(brief: Brief, source: YamlFile) -> Iterator[Problem]:
    """Yield what is wrong with a brief's figures, and what is doubtful, each at its place."""
    for path, part in parts_in(brief):
        yield from _problems(brief, part, path_of(part) or path, source)


def without_commas_of_rows(warnings: Iterable[Problem], brief: Brief) -> tuple[Problem, ...]:
    """Leave out that YAML may have cut a text at its comma, in a table's rows that have as many values as columns.

    There commas part the values, as the columns show.
    """
    found = tuple(warnings)
    if not any(problem.code == "text-cut-by-comma" for problem in found):
        return found
    rows = [row for _, part in parts_in(brief) if isinstance(part, TableFields) for row in _whole_rows(part)]
    spans = (brief.spans.get(cell.path) for row in rows for cell in row if cell is not None)
    places = {(span.line, span.column) for span in spans if span}
    return tuple(
        problem
        for problem in found
        if problem.code != "text-cut-by-comma"
        or problem.span is None
        or (problem.span.line, problem.span.column) not in places
    )


def _whole_rows(table: TableFields) -> Iterator[tuple[Prose | None, ...]]:
    """Yield the rows of a table that have as many values as it has columns."""
    return (row for row in table.rows if len(row) == len(table.columns) and table.data is None)


def _problems(brief: Brief, part: BaseModel, path: FieldPath, source: YamlFile) -> Iterator[Problem]:
    if isinstance(part, TableFields):
        from bluf.brief.table_checks import table_problems  # imported for a brief that has one

        yield from table_problems(part, path, source, str(brief.lang))
    elif isinstance(part, ChartFields):
        from bluf.brief.chart_checks import chart_problems  # imported for a brief that has one

        yield from chart_problems(brief, part, path)
    elif isinstance(part, PictureFields):
        from bluf.brief.picture_checks import picture_problems  # imported for a brief that has one

        yield from picture_problems(brief, part, path)
