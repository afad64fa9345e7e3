"""Turn what a page may name into plain values that can be sent to another process, and number the brief's fields."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from bluf.brief import Prose
from bluf.brief.model_fields import named_fields
from bluf.brief.rich_text import RichText, plain_text
from bluf.filling.template_values import FieldGroup, Words
from bluf.ground.located import Located


def page_values(known: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[RichText, ...]]:
    """Return the values by name, and what the fields in them say, by their numbers."""
    fields: list[RichText] = []
    values = {name: _plain(value, fields) for name, value in known.items()}
    return values, tuple(fields)


def _plain(value: Any, fields: list[RichText]) -> Any:
    match value:
        case None:
            return None
        case Located():
            rich = value.rich if isinstance(value, Prose) else plain_text(value)
            fields.append(rich)
            return Words(str(rich.words), len(fields) - 1)
        case tuple():
            return tuple(_plain(item, fields) for item in value)
        case BaseModel():
            own = ((name, getattr(value, name)) for name, _ in named_fields(type(value)))
            return FieldGroup(tuple((name, _plain(inner, fields)) for name, inner in own))
        case _:
            return value
