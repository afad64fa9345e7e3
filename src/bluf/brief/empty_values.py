"""Tell of values that are missing where a brief has their field, and whether the field may go.

A required field must have a value, and so must the only item of a required list. Of all else the hint says that it may
be removed.
"""

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

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
    *above, name = path.names
    for each in above:
        field = fields_of(model).get(each)
        inner = model_in(field.annotation) if field else None
        if inner is None:
            return False
        model = inner
    found = fields_of(model).get(name)
    return found is not None and found.is_required()


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return a model's fields by the names that they have in a brief."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside a field's type, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = model_in(inner)
        if found is not None:
            return found
    return None
