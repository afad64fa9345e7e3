"""List what a brief gives for its page, field by field.

Left out are fields that are not for the page: settings, file properties, what only a check needs. The model says of
each field whether it is one (`OffPage`), so a field that is added to it, or that a template declares, is among these by
itself.
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bluf.brief.field_values import OffPage
from bluf.brief.model import Brief
from bluf.brief.model_fields import named_fields, said_of
from bluf.brief.part import KeyedPart
from bluf.ground.located import Located
from bluf.problems.field_path import ROOT, FieldPath, Step


class GivenField(NamedTuple):
    """A field that has a value: its words (`value`, text or a date), or the fields and items in it (`parts`)."""

    path: FieldPath
    value: Located | date | None = None
    parts: tuple["GivenField", ...] = ()

    def leaves(self) -> list["GivenField"]:
        """Return the fields with words, in the order of the model."""
        found = [self] if self.value is not None else []
        for part in self.parts:
            found += part.leaves()
        return found


def given_fields(brief: Brief) -> GivenField:
    """Return the brief's fields for the page, as a tree; its paths are those in the file, in an edition too."""
    return _part(brief, ROOT)


def _part(part: BaseModel, path: FieldPath) -> GivenField:
    values = [(getattr(part, name), alias) for name, alias in _on_page(type(part))]
    given = [_field(value, path, alias) for value, alias in values if value is not None and value != ()]
    return GivenField(path, None, tuple([each for each in given if each is not None]))


def _field(value: Any, around: FieldPath, step: Step) -> GivenField | None:
    """Return what a value gives that stands at a step in what is around it."""
    match value:
        case Located():
            return GivenField(value.path, value) if value.path else None  # a default has no place
        case date():
            return GivenField(around / step, value)
        case tuple() if value:
            path = around / step
            items = [_field(item, path, index) for index, item in enumerate(value)]
            kept = tuple([item for item in items if item is not None])
            return GivenField(path, None, kept) if kept else None
        case BaseModel():
            part = _part(value, path_of(value) or around / step)
            return part if part.parts else None
        case _:
            return None


def path_of(part: BaseModel) -> FieldPath:
    """Return where a part stands in its file, which in an edition is not where it stands among what is left."""
    for name, _ in named_fields(type(part)):
        text = getattr(part, name)
        if isinstance(text, Located) and (path := text.path if isinstance(part, KeyedPart) else text.path.parent):
            return path
    return ROOT


@lru_cache(maxsize=256)
def _on_page(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the names of a model's fields for the page, in Python and in the file."""
    fields = model.model_fields.items()
    return tuple((name, found.alias or name) for name, found in fields if not _is_off_page(found))


def _is_off_page(found: FieldInfo) -> bool:
    return any(isinstance(each, OffPage) for each in said_of(found))
