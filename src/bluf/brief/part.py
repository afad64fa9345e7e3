"""What the parts of a brief are made of: their base models, and markers that say what a field is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, SupportsIndex

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

# For the schema: bare text may stand for a part, as its first field; one value may stand for a list of one.
SHORT: JsonDict = {"shorthand": True}
SEVERAL: JsonDict = {"several": True}


class Part(BaseModel):
    """What every part of a brief has in common: it is frozen, and unknown fields are errors.

    `_made_by` is the function that made the model of a template's declared fields, and its arguments. Such a model has
    no place in a module, so what is pickled is how to make it again.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    _hidden: ClassVar[frozenset[str]] = frozenset()  # the names of fields that its template's briefs don't have
    _instead: ClassVar[Mapping[str, str]] = {}  # fields that it asks for unless another is given, with that one
    _refused: ClassVar[Mapping[str, str]] = {}  # fields that it can't have and that others may look for: why not
    _made_by: ClassVar[tuple[Callable[..., type["Part"]], tuple[Any, ...]] | None] = None

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        """Pickle the values, and how to make the model where it is one of declared fields."""
        if type(self)._made_by is None:
            return super().__reduce_ex__(protocol)
        return _unfilled, type(self)._made_by, self.__getstate__()


class KeyedPart(Part):
    """What a mapping with free keys holds: its first field is the key, and its place in the file is the key's."""


def is_declared(part: Part) -> bool:
    """Whether a part is of a model whose fields a template has declared."""
    return type(part)._made_by is not None


def _unfilled(make: Callable[..., type[Part]], arguments: tuple[Any, ...]) -> Part:
    """Return a part of a model that `make` makes, whose values are still to be set."""
    model = make(*arguments)
    return model.__new__(model)


class ShortPart(Part):
    """A part that bare text may stand for; the schema says so (see `schema`)."""

    model_config = ConfigDict(json_schema_extra=SHORT)


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Says by which words others call a field, in lower case: a brief that uses one is told the field's name."""

    names: frozenset[str]

    @classmethod
    def of(cls, *names: str) -> "OtherNames":
        """Return the marker for some names."""
        return cls(frozenset(names))


@dataclass(frozen=True, slots=True)
class OneValue:
    """Says that a list is one value and has no items to mark: it is at the level of what it stands in."""


@dataclass(frozen=True, slots=True)
class InNumbers:
    """Says of a list of points that a template declares that they are numbered."""


@dataclass(frozen=True, slots=True)
class FreeKeys:
    """Says that a field is a mapping in the file whose keys are the author's own words (see `field_values.by_key`)."""
