"""Amend the text of a brief, by the shape that its model gives it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pydantic import BaseModel

from bluf import yaml_edit
from bluf.brief.model import DECLARED_AFTER, Brief
from bluf.brief.model_fields import (
    fields_of,
    inner_models,
    is_list,
    is_list_of_lists,
    keyed_value,
    may_be_one,
    text_field,
)
from bluf.yaml_edit import Edit, Shape


def amend(text: str, edits: Sequence[Edit], model: type[Brief] = Brief) -> str:
    """Return a brief's text with edits made, one after the other, and no other character changed.

    `model` is that of a brief, with the fields of its template where they are known (`brief_model`). Raises BriefError
    for a text that can't be read, and ValueError for an edit that makes no sense in a brief or that can't be made
    without changing something else, such as one inside the copy that an alias stands for.
    """
    return yaml_edit.amend(text, edits, _brief_shape(model))


@lru_cache(maxsize=64)
def _brief_shape(model: type[Brief]) -> Shape:
    """Return the shape of a brief: its fields as the model lists them, those of a template after `DECLARED_AFTER`.

    Fields that the template hides are among them, so that they can be taken out.
    """
    core, shapes = list(fields_of(Brief)), {**_fields(Brief), **_fields(model)}
    place = core.index(DECLARED_AFTER) + 1
    own = [name for name in shapes if name not in core]
    return Shape({name: shapes[name] for name in (*core[:place], *own, *core[place:])}, others_after=DECLARED_AFTER)


def _fields(part: type[BaseModel]) -> Mapping[str, Shape]:
    shapes = {}
    for name, field in fields_of(part).items():
        inner, keyed = inner_models(part).get(name), keyed_value(field)
        if keyed is not None:
            shapes[name] = Shape(by_key=Shape(listed=is_list(keyed)))
            continue
        shapes[name] = Shape(
            _fields(inner) if inner else {},
            short=text_field(inner) if inner else None,
            listed=is_list(field),
            several=may_be_one(field),
            of_lists=is_list_of_lists(field),
        )
    return shapes
