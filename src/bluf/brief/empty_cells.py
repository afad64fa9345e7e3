"""Lay a brief's file anew with nothing where a cell of a table or a value of a chart is YAML's `null` or `~`.

Elsewhere these are text as typed, with a warning (`nothing-as-text`). Among values in order, one that is missing has to
be written somehow, and this is how YAML writes it.
"""

from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from bluf.brief.figure_parts import ChartFields, TableFields
from bluf.brief.model import Brief
from bluf.brief.model_fields import inner_models
from bluf.ground.located import Located
from bluf.problems import Problem
from bluf.yaml_files.reader import YamlFile

_NOTHING = ("null", "~")
_WARNING = "nothing-as-text"


def with_empty_cells(source: YamlFile, model: type[BaseModel]) -> YamlFile:
    """Return the file with its empty cells, and without the warnings of them."""
    told = {(found.span.line, found.span.column) for found in source.warnings if found.code == _WARNING and found.span}
    if not told:
        return source
    emptying = _Emptying(source, told)
    data = emptying.laid(source.data, model)
    places = emptying.places
    if not places:
        return source
    warnings = [
        found
        for found in source.warnings
        if not (found.code == _WARNING and found.span and (found.span.line, found.span.column) in places)
    ]
    return replace(source, data=data, warnings=tuple(warnings))


def warnings_of(source: YamlFile, brief: Brief | None) -> list[Problem]:
    """Return the warnings of a file that hold for the brief that was made of it, if one was."""
    return [found for found in source.warnings if brief is None or found in brief.warnings]


class _Emptying:
    """Empties the cells of a file's tables and charts; `places` are the lines and columns where they stand."""

    def __init__(self, source: YamlFile, told: set[tuple[int, int]]) -> None:
        self.places: set[tuple[int, int]] = set()
        self._source = source
        self._told = told

    def laid(self, data: Any, model: type[BaseModel]) -> Any:
        if isinstance(data, list):
            return [self.laid(item, model) for item in data]
        if not isinstance(data, dict):
            return data
        if issubclass(model, TableFields):
            return {key: self._cells(value) if key == "rows" else value for key, value in data.items()}
        if issubclass(model, ChartFields):
            given = data.get("data")
            if not isinstance(given, dict) or not isinstance(given.get("series"), dict):
                return data
            return {**data, "data": {**given, "series": {k: self._cells(v) for k, v in given["series"].items()}}}
        inner = inner_models(model)
        return {key: self.laid(value, inner[key]) if key in inner else value for key, value in data.items()}

    def _cells(self, data: Any) -> Any:
        if isinstance(data, list):
            return [self._cells(item) for item in data]
        if isinstance(data, Located) and data in _NOTHING:
            span = self._source.place(data)
            if (span.line, span.column) in self._told:  # not one in quotes, which is text
                self.places.add((span.line, span.column))
                return None
        return data
