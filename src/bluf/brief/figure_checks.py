"""Check what is more than words in a brief: tables, charts and pictures, each by its module."""

from collections.abc import Iterator

from pydantic import BaseModel

from bluf.brief.figure_parts import PictureFields, TableFields
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


def _problems(brief: Brief, part: BaseModel, path: FieldPath, source: YamlFile) -> Iterator[Problem]:
    if isinstance(part, TableFields):
        from bluf.brief.table_checks import table_problems  # imported for a brief that has one

        yield from table_problems(part, path, source, str(brief.lang))
    elif isinstance(part, PictureFields):
        from bluf.brief.picture_checks import picture_problems  # imported for a brief that has one

        yield from picture_problems(brief, part, path)
