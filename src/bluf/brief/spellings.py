"""Read fields whose names are spelt in another English: `organization` for `organisation`, and the other way round.

Only spellings of one word count: a name that is misspelt, or means something near, is told of and never read. A
template may declare either spelling; a brief may use both, whichever its template has.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from bluf.brief.model_fields import fields_of, inner_models
from bluf.ground.located import Located
from bluf.problems import Problem
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import shown
from bluf.yaml_files.key_spellings import SPELT_TWICE, other_spelling
from bluf.yaml_files.reader import YamlFile


def respelt(source: YamlFile, model: type[BaseModel]) -> YamlFile:
    """Return a brief's file with its fields named as the model has them; a field that is given twice is a problem."""
    known = _names(model)
    if not any(other in known and name in source.text for name, other in SPELT_TWICE.items()):
        return source  # no field has another spelling than one that stands in the file
    reading = _Respelling(source)
    data = reading.laid(source.data, model, ROOT, ROOT)
    if not reading.renamed and not reading.problems:
        return source

    def moved(places: Any) -> dict[FieldPath, Any]:
        return {reading.renamed.get(path, path): place for path, place in places.items()}

    return replace(
        source,
        data=data,
        spans=moved(source.spans),
        keys=moved(source.keys),
        ends=moved(source.ends),
        problems=(*source.problems, *reading.problems),
    )


@lru_cache(maxsize=256)
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of a model's fields, and of those of all that is in it."""
    return frozenset(fields_of(model)).union(*map(_names, inner_models(model).values()))


class _Respelling:
    """Lays a file's data anew. `renamed` holds the new paths of what is called otherwise, by the old ones."""

    def __init__(self, source: YamlFile) -> None:
        self.renamed: dict[FieldPath, FieldPath] = {}
        self.problems: list[Problem] = []
        self._source = source

    def laid(self, data: Any, model: type[BaseModel] | None, old: FieldPath, new: FieldPath) -> Any:
        if old != new:
            self.renamed[old] = new
        if isinstance(data, list):
            return [self.laid(item, model, old / index, new / index) for index, item in enumerate(data)]
        if not isinstance(data, dict):
            return Located(data, new) if isinstance(data, Located) else data
        fields, inner = (fields_of(model), inner_models(model)) if model else ({}, {})
        kept: dict[str, Any] = {}
        for name, value in data.items():
            own = self._own_name(name, fields)
            if own in kept:
                self._blame(name, own, data, old)
                continue
            kept[own] = self.laid(value, inner.get(own), old / name, new / own)
        return kept

    def _own_name(self, name: str, fields: Collection[str]) -> str:
        other = other_spelling(name)
        return other if other and other in fields and name not in fields else name

    def _blame(self, name: str, own: str, data: Collection[str], path: FieldPath) -> None:
        other = next(each for each in data if each != name and each in (own, other_spelling(own)))
        first = self._source.keys[path / other].line
        message = f"`{shown(name)}` is another spelling of `{other}`, which stands on line {first} already"
        span = self._source.keys[path / name]
        self.problems.append(Problem("duplicate-key", message, span, path / name, "keep one of the two"))
