"""What the model says of a field by its path: the order of fields, and the shorthands that may stand for them.

Fields that only a template declares are not known here: anything may stand in them, and bare text in their lists stands
for `text`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from bluf.brief.model import Brief, Part
from bluf.brief.spellings import other_spelling
from bluf.yaml_edit.edits import Step

_DECLARED_AFTER = "key_points"  # where fields that a template declares go


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: what it holds (`part`; None for text), whether it is a list, and whether one value may stand for it."""

    part: type[Part] | None = None
    listed: bool = False
    several: bool = False
    known: bool = True
    fields: Mapping[str, "Shape"] = field(default_factory=dict)

    @property
    def main(self) -> str | None:
        """The field that bare text stands for, in a part that it may stand for."""
        if not self.known:
            return "text"
        if self.part is None or self.listed or not _is_short(self.part):
            return None
        return next(iter(self.part.model_fields))

    def inner(self, step: Step) -> "Shape | None":
        """Return the shape of a field or item of this one; None where there can be none."""
        if not self.known:
            return UNKNOWN
        if isinstance(step, int):
            return Shape(self.part, fields=self.fields) if self.listed else None
        if self.listed or self.part is None:
            return None
        known = self.fields.get(step) or self.fields.get(other_spelling(step) or "")
        return known or (UNKNOWN if self.part is Brief else None)

    def rank(self, name: str) -> float:
        """Return the place of a field among those of this part."""
        names = list(self.fields)
        if name in self.fields:
            return names.index(name)
        return names.index(_DECLARED_AFTER) + 0.5 if _DECLARED_AFTER in self.fields else len(names)


UNKNOWN = Shape(known=False)


@cache
def brief_shape() -> Shape:
    """Return the shape of a brief."""
    return Shape(Brief, fields=_fields(Brief))


def shape_at(steps: Sequence[Step]) -> Shape:
    """Return the shape of the field at a path. Raises ValueError where the model has no such field."""
    shape = brief_shape()
    for number, step in enumerate(steps):
        inner = shape.inner(step)
        if inner is None:
            raise ValueError(f"`{path_of(steps[:number])}` has no `{step}`")
        shape = inner
    return shape


def path_of(steps: Sequence[Step]) -> str:
    """Return the path that steps make."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def _fields(part: type[Part]) -> dict[str, Shape]:
    shapes = {}
    for name, info in part.model_fields.items():
        inner = _part(info.annotation)
        extra = info.json_schema_extra
        several = isinstance(extra, dict) and bool(extra.get("several"))
        listed = several or _is_tuple(info.annotation)
        shapes[info.alias or name] = Shape(inner, listed, several, fields=_fields(inner) if inner else {})
    return shapes


def _is_short(part: type[Part]) -> bool:
    extra = part.model_config.get("json_schema_extra")
    return isinstance(extra, dict) and bool(extra.get("shorthand"))


def _is_tuple(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def _part(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for argument in get_args(annotation) if (part := _part(argument))), None)


@cache
def field_names() -> frozenset[str]:
    """Return the names of all fields that the model has, at any depth."""
    found: set[str] = set()

    def gather(fields: Mapping[str, Shape]) -> None:
        for name, shape in fields.items():
            found.add(name)
            gather(shape.fields)

    gather(brief_shape().fields)
    return frozenset(found)
