"""Amend the text of a brief, by the shape that its model gives it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from bluf import yaml_edit
from bluf.brief.empty_values import fields_of, model_in
from bluf.brief.model import DECLARED_AFTER, SEVERAL, SHORT, Brief
from bluf.yaml_edit import Edit, Shape


def amend(text: str, edits: Sequence[Edit]) -> str:
    """Return a brief's text with edits made, one after the other, and no other character changed.

    Raises BriefError for a text that can't be read, and ValueError for an edit that makes no sense in a brief or that
    can't be made without changing something else, such as one inside the copy that an alias stands for.
    """
    return yaml_edit.amend(text, edits, brief_shape())


@cache
def brief_shape() -> Shape:
    """Return the shape of a brief: its fields as the model lists them, those of a template after `DECLARED_AFTER`."""
    return Shape(_fields(Brief), others_after=DECLARED_AFTER)


def _fields(part: type[BaseModel]) -> Mapping[str, Shape]:
    shapes = {}
    for name, field in fields_of(part).items():
        inner = model_in(field.annotation)
        several = _says(field.json_schema_extra, SEVERAL)
        shapes[name] = Shape(
            _fields(inner) if inner else {},
            short=next(iter(inner.model_fields))
            if inner and _says(inner.model_config.get("json_schema_extra"), SHORT)
            else None,
            listed=several or getattr(field.annotation, "__origin__", None) is tuple,
            several=several,
        )
    return shapes


def _short(part: type[BaseModel]) -> str | None:
    """Return the field that bare text stands for in a part; None where it stands for none."""
    return next(iter(part.model_fields)) if _says(part.model_config.get("json_schema_extra"), SHORT) else None


def _says(extra: Any, marker: Mapping[str, Any]) -> bool:
    """Whether what the model adds to the schema has a marker."""
    return isinstance(extra, dict) and extra.items() >= marker.items()
