"""Tell of values that are missing where a brief has their field, and whether the field may go.

A required field must have a value, and so must the only item of a required list. Of all else the hint says that it may
be removed.
"""

from pydantic import BaseModel

from bluf.brief.model_fields import field_at
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.reader import YamlFile


def empty(source: YamlFile, path: FieldPath, model: type[BaseModel]) -> Problem:
    """Return the problem of a field, or an item of a list, that has no value."""
    hint = mending("give it a value", source, path, model)
    return Problem("empty-value", f"`{path}` is empty", source.span(path), path, hint)


def mending(how: str, source: YamlFile, path: FieldPath, model: type[BaseModel]) -> str:
    """Return the hint for a value that is empty: it may be removed where its place may do without it."""
    return how if _is_needed(source, path, model) else f"{how}, or remove it"


def _is_needed(source: YamlFile, path: FieldPath, model: type[BaseModel]) -> bool:
    """Whether there must be a value: a required field, or the only item of a required list."""
    if path.position is not None:
        listed = path.parent
        items = listed.value_in(source.data)
        return isinstance(items, list) and len(items) == 1 and _is_needed(source, listed, model)
    found = field_at(model, path)
    return found is not None and (found.is_required() or str(path) in getattr(model, "_instead", {}))
