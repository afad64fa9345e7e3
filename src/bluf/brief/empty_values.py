"""Tell of values that are missing where a brief has their field, and whether the field may go.

A required field must have a value, and so must the only item of a required list. Of all else the hint says that it may
be removed.
"""

import re
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bluf.brief.reader import Source, parent
from bluf.problems import Problem


def empty(source: Source, path: str, model: type[BaseModel]) -> Problem:
    """Return the problem of a field, or an item of a list, that has no value."""
    hint = mending("give it a value", source, path, model)
    return Problem("empty-value", f"`{path}` is empty", source.span(path), path, hint)


def mending(how: str, source: Source, path: str, model: type[BaseModel]) -> str:
    """Return the hint for a value that is empty: it may be removed where its place may do without it."""
    return how if _is_needed(source, path, model) else f"{how}, or remove it"


def _is_needed(source: Source, path: str, model: type[BaseModel]) -> bool:
    """Whether there must be a value: a required field, or the only item of a required list."""
    if path.endswith("]"):
        listed = parent(path)
        items = value_at(source.data, listed)
        return isinstance(items, list) and len(items) == 1 and _is_needed(source, listed, model)
    *above, name = re.sub(r"\[\d+\]", "", path).split(".")
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


def value_at(data: Any, path: str) -> Any:
    """Return what a brief's data holds at a path, None if there is no such place."""
    for part in path.replace("[", ".[").split("."):
        if part.startswith("["):
            data = data[int(part[1:-1])] if isinstance(data, list) else None
        elif part:
            data = data.get(part) if isinstance(data, dict) else None
    return data
