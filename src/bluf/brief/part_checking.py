"""Check what a file holds against the model of what it should be, and say what is wrong at each line.

The model may be that of a brief or of another file; `docs` is the page that lists its fields.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from bluf.brief.empty_values import empty, mending
from bluf.brief.model_fields import (
    field_at,
    fields_of,
    inner_models,
    is_list,
    meant_by,
    model_in,
    path_in_file,
    text_field,
)
from bluf.brief.part import Part
from bluf.problems import Problem, Span
from bluf.problems.details import Details, Nearness
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, odd_character_told, shown
from bluf.yaml_files.quoting import in_quotes
from bluf.yaml_files.reader import YamlFile

_NO_DEEPER = "write them as points of their own, or put them into its sentence"


@dataclass(frozen=True, slots=True)
class FilePart:
    """A mapping of the file that has fields, and the model that it has to be."""

    data: dict[str, Any]
    model: type[BaseModel]
    path: FieldPath


def file_parts(data: object, model: type[BaseModel], path: FieldPath = ROOT) -> Iterator[FilePart]:
    """Yield the mappings in a file's data whose fields a model knows, from the outermost."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from file_parts(item, model, path / index)
    elif isinstance(data, dict):
        yield FilePart(data, model, path)
        for key, inner in inner_models(model).items():
            if key in data:
                yield from file_parts(data[key], inner, path / key)


def with_known_fields(data: Any, model: type[BaseModel]) -> Any:
    """Return data without the fields that are not its model's."""
    if isinstance(data, list):
        return [with_known_fields(item, model) for item in data]
    if not isinstance(data, dict):
        return data
    inner = inner_models(model)
    known = [key for key in fields_of(model) if key in data]
    return {key: with_known_fields(data[key], inner[key]) if key in inner else data[key] for key in known}


def field_problems(source: YamlFile, model: type[Part], error: ValidationError) -> Iterator[Problem]:
    """Yield what is wrong with the values of a file's fields; unknown ones are left to `unknown_keys`."""
    for found in error.errors(include_url=False, include_input=False):
        path = path_in_file(found["loc"], model, source.data)
        context: dict[str, Any] = found.get("ctx") or {}
        match found["type"]:
            case "extra_forbidden":
                continue  # said by unknown_keys, also where the rest of a part is wrong
            case "missing" if _is_split_text(path.parent.value_in(source.data), path.parent, model):
                continue  # said by unknown_keys
            case "missing":
                yield missing_field(source, path, model)
            case "too_short" if path.value_in(source.data):
                continue  # its items are wrong, and said to be
            case "too_short":
                hint = mending("write at least one", source, path, model)
                yield Problem("empty-value", f"`{path}` has no items", source.span(path), path, hint)
            case "too_long":
                most, items = context["max_length"], path.value_in(source.data)
                count = len(items) if isinstance(items, list) else most + 1
                message = f"`{path}` has {count} items, and there may be {most}"
                over = path / most
                hint = "keep those that matter most, or put the others into a table"
                details = Details(limit=most, amount=count)
                yield Problem("too-many-items", message, source.span(over), over, hint, data=details)
            case "tuple_type" | "model_type" | "model_attributes_type" | "list_type" | "dict_type":
                yield _wrong_type(source, path, found["type"], model)
            case "no-mapping":
                hint = "write under it what is meant, as `name: value`"
                yield Problem("wrong-type", f"`{path}` should be a mapping", source.span(path), path, hint)
            case "empty-value":
                yield empty(source, path if path in source.spans else path.parent, model)  # it may be given in short
            case code:
                hint = context.get("hint") or "write text, in quotes if need be"
                yield Problem(code, found["msg"], source.span(path), path, hint, data=_details(source, path, context))


def _details(source: YamlFile, path: FieldPath, context: Mapping[str, Any]) -> Details | None:
    """Return what a field's own check knows of its value."""
    match context.get("known"):
        case Suggestion() as meant:
            return meant.mending(source.span(path))
        case Details() as details:
            return details
        case _:
            return None


def missing_field(source: YamlFile, path: FieldPath, model: type[Part]) -> Problem:
    """Return the problem of a field that must be there and is not."""
    where, name = path.parent, path.name
    field = _description(model, path)
    instead = model._instead.get(str(path))
    hint = f"add `{name}:`" + (f" or `{instead}:`" if instead else "") + (f" — {field}" if field else "")
    message = f"`{name}` is missing" + (f" from `{where}`" if where else "")
    span = source.span(where)
    place = Span(span.path, span.line, span.column, 0, span.excerpt)
    return Problem("missing-field", message, place, path, hint, data=Details(fields=(name,)))


def _description(model: type[Part], path: str) -> str | None:
    field = fields_of(model).get(path)
    return field.description if field else None


def _wrong_type(source: YamlFile, path: FieldPath, kind: str, model: type[Part]) -> Problem:
    field = field_at(model, path)
    part = model_in(field.annotation) if field else None
    is_listed = path.position is not None and isinstance(path.value_in(source.data), list)
    deeper = _refused(part, path.name) if part and is_listed else None
    if deeper:
        message, hint = deeper, _NO_DEEPER
    elif kind in ("tuple_type", "list_type"):
        message, hint = f"`{path}` should be a list", "write each item on a line of its own, after `- `"
        if path.position is not None:  # a list in a list, such as a row of a table
            hint = "write its values in order, between brackets: `[first, second]`"
    elif path.position is not None and _may_be_text(model, path):
        message, hint = (
            f"`{path}` should be text, or a mapping of fields",
            "write text after `- `, in quotes if need be",
        )
    else:
        message, hint = f"`{path}` should be a mapping of fields", _with_fields(part)
    if path.value_in(source.data) is None:
        return empty(source, path, model)
    return Problem("wrong-type", message, source.span(path), path, hint)


def _with_fields(part: type[BaseModel] | None) -> str:
    """Return how a mapping of fields is written: with the first field that it must have."""
    fields = fields_of(part) if part else {}
    needed = next((name for name, field in fields.items() if field.is_required()), None)
    return f"write its fields under it, as `{needed}: …`" if needed else "write its fields under it, as `name: value`"


def _may_be_text(model: type[BaseModel], path: FieldPath) -> bool:
    """Whether bare text may stand for an item of a list."""
    field = field_at(model, path)
    part = model_in(field.annotation) if field else None
    return part is not None and text_field(part) is not None


def unknown_keys(source: YamlFile, part: FilePart, root: type[Part], docs: str) -> Iterator[Problem]:
    """Yield a problem for each key of a mapping that is not a field; `root` is the model of the whole file."""
    path = part.path
    if _is_split_text(part.data, path, root):
        ((key, value),) = part.data.items()
        span = source.keys.get(path / key)
        typed = re.match(r"\s+(?=:)", span.excerpt[span.end_column - 1 :]) if span and span.end_column else None
        colon = (typed[0] if typed else "") + (": " if isinstance(value, str) else ":" if value is None else ": …")
        message = "the `: ` in this text makes YAML take it for a field with a value"
        hint = f"put the whole text in quotes: - {in_quotes(key + colon + (value if isinstance(value, str) else ''))}"
        yield Problem("text-taken-for-field", message, span, path, hint)
        return
    fields = fields_of(part.model)
    for key in part.data:
        if key not in fields:
            inner = path / key
            if issubclass(part.model, Part) and key in part.model._hidden:
                message = f"briefs of this template have no `{key}`"
                hint = "take it out, or name a template that has it (`bluf templates`)"
                yield Problem("unknown-key", message, source.keys.get(inner), inner, hint)
                continue
            if why := _refused(part.model, key):
                yield Problem("unknown-key", why, source.keys.get(inner), inner, _NO_DEEPER)
                continue
            where = f" in `{path}`" if path else ""
            message = f"`{shown(key)}` is not a field{where}"
            span = source.keys.get(inner)
            if key == "<<":
                hint = "YAML's merge key is not read: write the fields out"
                yield Problem("unknown-key", message, span, inner, hint)
                continue
            name, colon, value = key.partition(":")
            if colon and name in fields:
                hint = f"did you mean `{name}`? write `{name}: {shown(value)}`, with a space after the `:`"
                yield Problem("unknown-key", message, span, inner, hint, data=Details(name, Nearness.SPELLING))
                continue
            if meant_by(key, part.model) is None and (holder := _holder(key, part.model, root)):
                hint = f"it is a field of `{holder}`: write it there"
                yield Problem("unknown-key", message, span, inner, hint)
                continue
            meant = _field_meant(key, part.model, docs)
            details = meant.details if meant.meant in part.data else meant.mending(span)
            odd = odd_character_told(key, meant.meant) if meant.meant else ""
            yield Problem("unknown-key", message, span, inner, meant.hint + odd, data=details)


def _holder(key: str, model: type[BaseModel], root: type[Part]) -> str | None:
    """Return the field whose parts alone have a field of a name that a part lacks: of its own, or of the whole file."""
    for around in (model, root):
        holders = [name for name, inner in inner_models(around).items() if key in fields_of(inner)]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def _refused(model: type[BaseModel], key: str) -> str | None:
    """Return why a part can't have a field that others have, None where nothing is said of it."""
    return model._refused.get(key) if issubclass(model, Part) else None


def _field_meant(key: str, model: type[BaseModel], docs: str) -> Suggestion:
    """Return the field that a key is meant for, by what others call it or by its spelling."""
    known = tuple(sorted(fields_of(model)))
    meant = meant_by(key, model)
    if meant is not None:
        return Suggestion(key, known, meant, Nearness.MEANING)
    return did_you_mean(key, known, docs)


def _is_split_text(data: object, path: FieldPath, root: type[Part]) -> bool:
    """Whether an item of a list is a sentence with a colon, which YAML has split: no field is named so."""
    if not (isinstance(data, dict) and path.position is not None and len(data) == 1):
        return False
    (key,) = data
    return " " in key or (not key[:1].islower() and key != "<<" and key.lower() not in _item_fields(root))


@cache
def _item_fields(root: type[Part]) -> frozenset[str]:
    """Return the names of the fields of all parts that are items of a file's lists."""
    fields = fields_of(root)
    listed = [inner for name, inner in inner_models(root).items() if is_list(fields[name])]
    return frozenset(name for part in listed for name in fields_of(part))
