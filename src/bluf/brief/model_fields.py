"""Ask the model what it says of a field: its type and shorthands, by its name or its path.

What others need to know of a field is declared with it in `model`: they ask here, and keep no lists of names.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bluf.brief.model import CITING
from bluf.brief.part import SEVERAL, SHORT, FreeKeys, OtherNames, Part
from bluf.ground.located import Located
from bluf.problems.field_path import ROOT, FieldPath, Step


@lru_cache(maxsize=256)
def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return a model's fields by the names that they have in a brief: what pydantic tells anew each time, kept.

    Those that a template hides are not among them.
    """
    hidden = model._hidden if issubclass(model, Part) else ()
    named = ((field.alias or name, field) for name, field in model.model_fields.items())
    return {name: field for name, field in named if name not in hidden}


@lru_cache(maxsize=256)
def named_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the names of a model's fields, in Python and in a brief."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside a field's type, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = model_in(inner)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=256)
def inner_models(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """Return the models inside a model's fields, by the names that the fields have in a brief.

    What a mapping with free keys holds is not among them: its keys are no fields.
    """
    fields = fields_of(model).items()
    found = {name: model_in(field.annotation) for name, field in fields if not _has_free_keys(field)}
    return {name: inner for name, inner in found.items() if inner is not None}


def _has_free_keys(field: FieldInfo) -> bool:
    return any(isinstance(each, FreeKeys) for each in field.metadata)


def said_of(field: FieldInfo) -> Iterator[Any]:
    """Yield what the model says of a field and of the types that its type is made of."""
    yield from field.metadata
    yield from _said_of_type(field.annotation)


def _said_of_type(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        yield from _said_of_type(inner)


def field_at(model: type[BaseModel], path: FieldPath) -> FieldInfo | None:
    """Return the field that a path leads to, or whose item it leads to; None where the model has no such field."""
    *above, name = path.names or ("",)
    for each in above:
        inner = inner_models(model).get(each)
        if inner is None:
            return None
        model = inner
    return fields_of(model).get(name)


def path_in_file(steps: Sequence[Step], model: type[BaseModel], data: Any) -> FieldPath:
    """Return the path in the file of what a model holds at some steps.

    They differ where a mapping with free keys is a list of parts in the model, each of a key and its value.
    """
    path, around, at = ROOT, fields_of(model), 0
    while at < len(steps):
        step = steps[at]
        path, at = path / step, at + 1
        field = around.get(step) if isinstance(step, str) else None
        if field is None:
            continue
        if _has_free_keys(field) and at < len(steps):
            keys, index = path.value_in(data), steps[at]
            if isinstance(keys, dict) and isinstance(index, int) and index < len(keys):
                path, at = path / list(keys)[index], at + 2  # the field that holds the value is no step of the file
            continue
        inner = model_in(field.annotation)
        around = fields_of(inner) if inner else {}
    return path


def text_field(part: type[BaseModel]) -> str | None:
    """Return the field that bare text stands for in a part; None where it stands for none."""
    return next(iter(part.model_fields)) if _says(part.model_config.get("json_schema_extra"), SHORT) else None


def is_list(field: FieldInfo) -> bool:
    """Whether a field holds a list, also where one value may stand for it."""
    return may_be_one(field) or getattr(field.annotation, "__origin__", None) is tuple


def is_list_of_lists(field: FieldInfo) -> bool:
    """Whether each item of a field's list is a list itself, as the rows of a table are."""
    return is_list(field) and any(_is_tuple(inner) for inner in getattr(field.annotation, "__args__", ()))


def _is_tuple(annotation: Any) -> bool:
    unmarked = getattr(annotation, "__origin__", None)
    return unmarked is tuple or getattr(unmarked, "__origin__", None) is tuple


def keyed_value(field: FieldInfo) -> FieldInfo | None:
    """Return the field for what stands at each key of a mapping with free keys (see `by_key`); None for any other."""
    if not _has_free_keys(field):
        return None
    part = model_in(field.annotation)
    assert part is not None
    _key, value = part.model_fields.values()
    return value


def may_be_one(field: FieldInfo) -> bool:
    """Whether one value may stand for a list of one."""
    return _says(field.json_schema_extra, SEVERAL)


def meant_by(word: str, model: type[BaseModel]) -> str | None:
    """Return the field that others call by a word, in any case and with `-` for `_`; None where there is none."""
    typed = word.lower().replace("-", "_")
    for name, field in fields_of(model).items():
        if any(isinstance(each, OtherNames) and typed in each.names for each in field.metadata):
            return name
    return None


def cites(model: type[BaseModel], path: FieldPath) -> bool:
    """Whether the part at a path may name sources by their ids.

    So may the parts of a brief that have `source`, and the items of a template's lists that do. In a mapping that is no
    item, a template may call a text of its own so.
    """
    field = model.model_fields.get(CITING)
    return field is not None and (path.position is not None or is_list(field))


def cited_by(part: BaseModel, path: FieldPath) -> tuple[str, ...]:
    """Return the ids of the sources that the part at a path names."""
    named = getattr(part, CITING) if cites(type(part), path) else ()
    listed = named if isinstance(named, tuple) else (named,)
    return tuple(str(each) for each in listed if isinstance(each, str))


def parts_in(value: object, path: FieldPath = ROOT) -> Iterator[tuple[FieldPath, BaseModel]]:
    """Yield a brief, or a part of it, and all parts in it, each with its path."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, alias in _holding_parts(type(value)):
            yield from parts_in(getattr(value, name), path / alias)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel | tuple):
                yield from parts_in(item, path / index)


def texts_in(value: object) -> list[Located]:
    """Return all text of a brief, or of a part of it, in the order of its fields."""
    found: list[Located] = []
    _add_texts(value, found)
    return found


def _add_texts(value: object, found: list[Located]) -> None:
    if isinstance(value, Located):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _add_texts(item, found)
    elif value is not None and isinstance(value, BaseModel):
        for name, _ in named_fields(type(value)):
            _add_texts(getattr(value, name), found)


@lru_cache(maxsize=256)
def _holding_parts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the names of the fields that hold parts, as the model says, in Python and in a brief."""
    return tuple((name, alias) for name, alias in named_fields(model) if alias in inner_models(model))


def _says(extra: Any, marker: Mapping[str, Any]) -> bool:
    """Whether what the model adds to the schema has a marker."""
    return isinstance(extra, dict) and extra.items() >= marker.items()
