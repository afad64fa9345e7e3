"""Turn a brief into one whose references to sources all lead somewhere, so that it can be set though some do not."""

from typing import Any

from pydantic import BaseModel

from bluf.brief.model import Brief

_REFERENCE = "source"  # the field by which points, quotes and the bottom line name sources


def without_unknown_sources(brief: Brief) -> Brief:
    """Return the brief without references to ids that no source has."""
    known = {str(source.id) for source in brief.sources}
    return brief.model_copy(update=_fields(brief, known))


def _fields(part: BaseModel, known: set[str]) -> dict[str, Any]:
    return {
        name: _known(value, known) if name == _REFERENCE else _value(value, known)
        for name in type(part).model_fields
        if (value := getattr(part, name)) is not None
    }


def _value(value: Any, known: set[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_value(item, known) for item in value)
    return value.model_copy(update=_fields(value, known)) if isinstance(value, BaseModel) else value


def _known(named: Any, known: set[str]) -> Any:
    """Return the ids that some source has, of one or several."""
    if isinstance(named, tuple):
        return tuple(one for one in named if not isinstance(one, str) or one in known)
    return None if isinstance(named, str) and named not in known else named
