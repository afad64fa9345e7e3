"""Turn what a page may name into plain values that can be sent to another process, and number the brief's fields."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from bluf.brief import Paragraphs, Prose
from bluf.filling.template_values import Part, Words
from bluf.ground.located import Located
from bluf.problems.field_path import FieldPath
from bluf.template import prose


def page_values(known: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[FieldPath, ...]]:
    """Return the values by name, and the paths of the fields that the words in them came from, by their numbers."""
    fields: dict[FieldPath, int] = {}
    values = {name: _plain(value, fields) for name, value in known.items()}
    return values, tuple(fields)


def _plain(value: Any, fields: dict[FieldPath, int]) -> Any:
    match value:
        case Paragraphs():
            number = fields.setdefault(value.path, len(fields))
            return Words(str(value), number, prose.paragraphs_markup(value), prose.plain(value))
        case Prose():
            number = fields.setdefault(value.path, len(fields))
            return Words(str(value), number, prose.markup(value), prose.plain(value))
        case Located():
            return Words(str(value), fields.setdefault(value.path, len(fields)))
        case tuple():
            return tuple(_plain(item, fields) for item in value)
        case BaseModel():
            own = ((name, getattr(value, name)) for name in type(value).model_fields)
            return Part(tuple((name, _plain(inner, fields)) for name, inner in own))
        case _:
            return value
