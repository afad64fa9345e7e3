"""Turn what a page may name into plain values that can be sent to another process, and number the brief's fields.

So are its pictures and charts, which a page prints as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel

from bluf.brief import Prose
from bluf.brief.figure_parts import ChartFields, PictureFields
from bluf.brief.model_fields import named_fields
from bluf.brief.part import Part, is_declared
from bluf.brief.rich_text import RichText, plain_text
from bluf.filling.template_values import DeclaredGroup, Drawn, FieldGroup, Numbered, Words
from bluf.ground.located import Located

DrawnPart: TypeAlias = ChartFields | PictureFields


@dataclass(frozen=True, slots=True)
class PageValues:
    """The values by name, what the fields in them say, and the pictures and charts, each by its number there."""

    values: dict[str, Any]
    fields: tuple[RichText, ...]
    figures: tuple[DrawnPart, ...]


def page_values(known: Mapping[str, Any]) -> PageValues:
    """Return the values of a page."""
    numbering = _Numbering([], [])
    values = {name: numbering.plain(value) for name, value in known.items()}
    return PageValues(values, tuple(numbering.fields), tuple(numbering.figures))


@dataclass(frozen=True, slots=True)
class _Numbering:
    """The fields and figures met so far."""

    fields: list[RichText]
    figures: list[DrawnPart]

    def plain(self, value: Any) -> Any:
        """Return a value as one that can be sent to another process."""
        match value:
            case None:
                return None
            case Located():
                rich = value.rich if isinstance(value, Prose) else plain_text(value)
                self.fields.append(rich)
                return Words(str(rich.words), len(self.fields) - 1)
            case tuple():
                items = (self.plain(item) for item in value)
                return Numbered(items) if isinstance(value, Numbered) else tuple(items)
            case dict():
                return {name: self.plain(inner) for name, inner in value.items()}
            case ChartFields() | PictureFields():
                self.figures.append(value)
                return Drawn(self._own(value), len(self.figures) - 1)
            case Part() if is_declared(value):
                return DeclaredGroup(self._own(value))
            case BaseModel():
                return FieldGroup(self._own(value))
            case _:
                return value

    def _own(self, part: BaseModel) -> tuple[tuple[str, Any], ...]:
        own = ((name, getattr(part, name)) for name, _ in named_fields(type(part)))
        return tuple((name, self.plain(inner)) for name, inner in own)
