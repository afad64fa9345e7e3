"""Turn a YamlFile into a Brief, or into every problem that it has, each at its line."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from bluf.brief.consequences import without_consequences, without_misspelt
from bluf.brief.data_files import with_data_files
from bluf.brief.declared_fields import FieldSpec, brief_model
from bluf.brief.empty_cells import warnings_of, with_empty_cells
from bluf.brief.empty_values import empty, mending
from bluf.brief.field_values import LONGEST_PATH
from bluf.brief.figure_checks import figure_problems, without_commas_of_rows
from bluf.brief.model import CITING, Brief
from bluf.brief.model_fields import (
    cites,
    field_at,
    fields_of,
    inner_models,
    is_list,
    meant_by,
    model_in,
    path_in_file,
    text_field,
    texts_in,
)
from bluf.brief.part import Part
from bluf.brief.portion_marks import mark_problems
from bluf.brief.source_paths import PathFault, source_path
from bluf.brief.spellings import respelt
from bluf.brief.typed_markup import typed_markup
from bluf.ground.located import Located
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.details import Details, Nearness
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, odd_character_told, shown
from bluf.yaml_files.quoting import in_quotes
from bluf.yaml_files.reader import YamlFile

SOURCES = ROOT / "sources"
_NO_DEEPER = "write them as points of their own, or put them into its sentence"
MOST_CHARACTERS, MOST_TEXTS = 100_000, 5_000  # about ten times what a page holds; beyond, no layout is tried


def template_name(source: YamlFile) -> str:
    """Return the name of the template that a brief asks for, before the brief is checked."""
    name = source.data.get("template")
    return str(name) if isinstance(name, str) and name.strip() else DEFAULT_TEMPLATE


def check_brief(source: YamlFile, fields: tuple[FieldSpec, ...] = (), *, folder: Path | None = None) -> Brief:
    """Check a brief, with the fields that its template declares.

    `folder` is the brief's own; without one, files that sources name are not looked at. Raises BriefError with all
    problems, warnings too.
    """
    brief, problems = examine_brief(source, fields, folder=folder)
    if brief is None or problems:
        raise BriefError([*problems, *warnings_of(source, brief)])
    return brief


def examine_brief(
    source: YamlFile,
    fields: tuple[FieldSpec, ...] = (),
    *,
    folder: Path | None = None,
    workspace: Workspace | None = None,
) -> tuple[Brief | None, list[Problem]]:
    """Check a brief as `check_brief` does. Return its problems, and the brief where its fields hold what they must.

    `workspace` is where the brief was read.

    So a brief with a field too many, or a reference to nothing, can be looked at further. One that is many times as
    long as a page can not.
    """
    model = brief_model(fields)
    source = with_empty_cells(with_data_files(respelt(source, model), model, folder), model)
    ids, repeated = _ids(source)
    parts = list(_parts(source.data, model, ROOT))
    problems = [
        *source.problems,
        *first(repeated),
        *first(problem for part in parts for problem in _unknown_keys(source, part)),
        *first(problem for part in parts for problem in _unknown_sources(source, part, ids)),
    ]
    brief: Brief | None = None
    marked: list[Problem] = []
    try:
        brief = model.model_validate(source.data, context=source)
        marked = list(first(mark_problems(brief, source.span)))
        problems += [problem for problem in marked if problem.is_error]
    except ValidationError as error:
        problems.extend(first(_problems(source, model, error)))
        with suppress(ValidationError):
            brief = model.model_validate(_known(source.data, model), context=source)
    problems.extend(_neither(source, model))
    if folder is not None:
        problems.extend(first(_files(source, folder)))
    if too_long := _far_too_long(source):
        problems.append(too_long)
        brief = None
    if brief is not None:
        brief._spans = {**source.spans, **dict(_shorthands(brief.model_fields_set, brief, source))}
        brief._source = replace(source, warnings=without_commas_of_rows(source.warnings, brief))
        if workspace is not None:
            brief._workspace = workspace
        found = list(first(figure_problems(brief, source)))
        problems += [problem for problem in found if problem.is_error]
        doubts = [problem for problem in (*marked, *found) if not problem.is_error]
        brief = brief.noting((*doubts, *first(typed_markup(brief, source))))
    return brief, list(without_misspelt(without_consequences(problems, source)))


def _far_too_long(source: YamlFile) -> Problem | None:
    """Return the problem of a brief that no page can hold, whatever its template and style."""
    sizes = {key: _size(value) for key, value in source.data.items()}
    texts, characters = (sum(size[at] for size in sizes.values()) for at in (0, 1))
    if texts <= MOST_TEXTS and characters <= MOST_CHARACTERS:
        return None
    longest = ROOT / max(sizes, key=lambda key: sizes[key][characters > MOST_CHARACTERS])
    message = (
        f"far too long for one page: {characters:,} characters in {texts:,} values, "
        "where a full page has about 10,000 in some hundreds"
    )
    hint = f"shorten `{shown(longest)}`; what is long belongs into a source file"
    limit, amount = (MOST_CHARACTERS, characters) if characters > MOST_CHARACTERS else (MOST_TEXTS, texts)
    details = Details(limit=limit, amount=amount)
    return Problem("does-not-fit", message, source.span(longest), longest, hint, data=details)


def _size(data: Any) -> tuple[int, int]:
    """Return how many texts there are in some data, and how many characters they have."""
    if isinstance(data, str):
        return 1, len(data)
    values = data.values() if isinstance(data, dict) else data or ()
    sizes = [_size(value) for value in values]
    return sum(texts for texts, _ in sizes), sum(characters for _, characters in sizes)


def _known(data: Any, model: type[BaseModel]) -> Any:
    """Return data without the fields that are not its model's."""
    if isinstance(data, list):
        return [_known(item, model) for item in data]
    if not isinstance(data, dict):
        return data
    inner = inner_models(model)
    known = [key for key in fields_of(model) if key in data]
    return {key: _known(data[key], inner[key]) if key in inner else data[key] for key in known}


def _shorthands(names: Iterable[str], brief: Brief, source: YamlFile) -> Iterator[tuple[FieldPath, Span]]:
    """Yield the places of fields that were given in short: `key_points[0].text` for `key_points[0]`."""
    for text in texts_in(tuple(getattr(brief, name) for name in names)):
        if text.path and text.path not in source.spans:
            yield text.path, source.span(text.path)


def _problems(source: YamlFile, model: type[Brief], error: ValidationError) -> Iterator[Problem]:
    for found in error.errors(include_url=False, include_input=False):
        path = path_in_file(found["loc"], model, source.data)
        context: dict[str, Any] = found.get("ctx") or {}
        match found["type"]:
            case "extra_forbidden":
                continue  # said by _unknown_keys, also where the rest of a part is wrong
            case "missing" if _is_split_text(path.parent.value_in(source.data), path.parent):
                continue  # said by _unknown_keys
            case "missing":
                yield _missing(source, path, model)
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


def _neither(source: YamlFile, model: type[Brief]) -> Iterator[Problem]:
    """Yield a problem for fields of which the template asks for one, where none has a value: once for each pair."""
    told: set[str] = set()
    for name, other in model._instead.items():
        if not told & {name, other} and not any(source.data.get(each) for each in (name, other)):
            told.add(name)
            empty_one = next((each for each in (name, other) if each in source.data), None)
            yield _missing(source, ROOT / name, model) if empty_one is None else empty(source, ROOT / empty_one, model)


def _details(source: YamlFile, path: FieldPath, context: Mapping[str, Any]) -> Details | None:
    """Return what a field's own check knows of its value."""
    match context.get("known"):
        case Suggestion() as meant:
            return meant.mending(source.span(path))
        case Details() as details:
            return details
        case _:
            return None


def _missing(source: YamlFile, path: FieldPath, model: type[Brief]) -> Problem:
    where, name = path.parent, path.name
    field = _field(model, path)
    instead = model._instead.get(str(path))
    hint = f"add `{name}:`" + (f" or `{instead}:`" if instead else "") + (f" — {field}" if field else "")
    message = f"`{name}` is missing" + (f" from `{where}`" if where else "")
    span = source.span(where)
    place = Span(span.path, span.line, span.column, 0, span.excerpt)
    return Problem("missing-field", message, place, path, hint, data=Details(fields=(name,)))


def _field(model: type[Brief], path: str) -> str | None:
    field = fields_of(model).get(path)
    return field.description if field else None


def _wrong_type(source: YamlFile, path: FieldPath, kind: str, model: type[Brief]) -> Problem:
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


@dataclass(frozen=True, slots=True)
class _Part:
    """A mapping of the file that has fields, and the model that it has to be."""

    data: dict[str, Any]
    model: type[BaseModel]
    path: FieldPath


def _parts(data: object, model: type[BaseModel], path: FieldPath) -> Iterator[_Part]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _parts(item, model, path / index)
    elif isinstance(data, dict):
        yield _Part(data, model, path)
        for key, inner in inner_models(model).items():
            if key in data:
                yield from _parts(data[key], inner, path / key)


def _unknown_keys(source: YamlFile, part: _Part) -> Iterator[Problem]:
    path = part.path
    if _is_split_text(part.data, path):
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
            if meant_by(key, part.model) is None and (holder := _holder(key, part.model)):
                hint = f"it is a field of `{holder}`: write it there"
                yield Problem("unknown-key", message, span, inner, hint)
                continue
            meant = _field_meant(key, part.model)
            details = meant.details if meant.meant in part.data else meant.mending(span)
            odd = odd_character_told(key, meant.meant) if meant.meant else ""
            yield Problem("unknown-key", message, span, inner, meant.hint + odd, data=details)


def _holder(key: str, model: type[BaseModel]) -> str | None:
    """Return the field whose parts alone have a field of a name that a part lacks: of its own, or else of a brief."""
    for around in (model, Brief):
        holders = [name for name, inner in inner_models(around).items() if key in fields_of(inner)]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def _refused(model: type[BaseModel], key: str) -> str | None:
    """Return why a part can't have a field that others have, None where nothing is said of it."""
    return model._refused.get(key) if issubclass(model, Part) else None


def _field_meant(key: str, model: type[BaseModel]) -> Suggestion:
    """Return the field that a key is meant for, by what others call it or by its spelling."""
    known = tuple(sorted(fields_of(model)))
    meant = meant_by(key, model)
    if meant is not None:
        return Suggestion(key, known, meant, Nearness.MEANING)
    return did_you_mean(key, known, "docs/brief.md")


def _is_split_text(data: object, path: FieldPath) -> bool:
    """Whether an item of a list is a sentence with a colon, which YAML has split: no field is named so."""
    if not (isinstance(data, dict) and path.position is not None and len(data) == 1):
        return False
    (key,) = data
    return " " in key or (not key[:1].islower() and key != "<<" and key.lower() not in _item_fields())


@cache
def _item_fields() -> frozenset[str]:
    """Return the names of the fields of all parts that are items of a brief's lists."""
    fields = fields_of(Brief)
    listed = [inner for name, inner in inner_models(Brief).items() if is_list(fields[name])]
    return frozenset(name for part in listed for name in fields_of(part))


def _ids(source: YamlFile) -> tuple[dict[str, FieldPath], list[Problem]]:
    """Return the ids of the sources with their fields, and what is wrong with those that are given twice."""
    ids: dict[str, FieldPath] = {}
    repeated: list[Problem] = []
    listed = source.data.get("sources")
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        value = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(value, str):
            continue
        path = SOURCES / index / "id"
        if value in ids:
            message = f"`{shown(value)}` is the id of `{ids[value].parent}` already"
            repeated.append(Problem("duplicate-id", message, source.span(path), path, "give each source its own id"))
        ids.setdefault(value, path)
    return ids, repeated


def _unknown_sources(source: YamlFile, part: _Part, ids: Collection[str]) -> Iterator[Problem]:
    """Find references of a part to ids that no source has."""
    if not cites(part.model, part.path):
        return
    named = part.data.get(CITING)
    for value in named if isinstance(named, list) else [named]:
        if isinstance(value, Located) and value.strip() not in ids:
            meant = did_you_mean(value, ids)
            hint = meant.hint if ids else "add it under `sources:`, with an `id` and a `title`"
            message = f"no source has the id `{shown(value)}`"
            span = source.place(value.stripped())
            details = meant.mending(span) if ids else Details(fields=("sources",))
            yield Problem("unknown-source", message, span, value.path, hint, data=details)


def _files(source: YamlFile, folder: Path) -> Iterator[Problem]:
    listed = source.data.get("sources")
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        value = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_PATH:
            continue  # the model says so
        found = source_path(folder, value)
        if isinstance(found, PathFault):
            path = SOURCES / index / "file"
            yield Problem("outside-folder", found.message, source.span(path), path, found.hint)
