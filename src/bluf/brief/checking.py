"""Turn a YamlFile into a Brief, or into every problem that it has, each at its line."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bluf.brief.consequences import without_consequences, without_misspelt
from bluf.brief.data_files import with_data_files
from bluf.brief.declared_fields import FieldSpec, brief_model
from bluf.brief.empty_cells import warnings_of, with_empty_cells
from bluf.brief.empty_values import empty
from bluf.brief.field_values import LONGEST_PATH
from bluf.brief.figure_checks import figure_problems, without_commas_of_rows
from bluf.brief.model import CITING, Brief
from bluf.brief.model_fields import (
    cites,
    texts_in,
)
from bluf.brief.part_checking import (
    FilePart,
    field_problems,
    file_parts,
    missing_field,
    unknown_keys,
    with_known_fields,
)
from bluf.brief.portion_marks import mark_problems
from bluf.brief.source_paths import PathFault, source_path
from bluf.brief.spellings import respelt
from bluf.brief.typed_markup import typed_markup
from bluf.ground.located import Located
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.details import Details
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import did_you_mean, shown
from bluf.yaml_files.reader import YamlFile

SOURCES = ROOT / "sources"
_DOCS = "docs/brief.md"
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
    parts = list(file_parts(source.data, model))
    problems = [
        *source.problems,
        *first(repeated),
        *first(problem for part in parts for problem in unknown_keys(source, part, model, _DOCS)),
        *first(problem for part in parts for problem in _unknown_sources(source, part, ids)),
    ]
    brief: Brief | None = None
    marked: list[Problem] = []
    try:
        brief = model.model_validate(source.data, context=source)
        marked = list(first(mark_problems(brief, source.span)))
        problems += [problem for problem in marked if problem.is_error]
    except ValidationError as error:
        problems.extend(first(field_problems(source, model, error)))
        with suppress(ValidationError):
            brief = model.model_validate(with_known_fields(source.data, model), context=source)
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


def _shorthands(names: Iterable[str], brief: Brief, source: YamlFile) -> Iterator[tuple[FieldPath, Span]]:
    """Yield the places of fields that were given in short: `key_points[0].text` for `key_points[0]`."""
    for text in texts_in(tuple(getattr(brief, name) for name in names)):
        if text.path and text.path not in source.spans:
            yield text.path, source.span(text.path)


def _neither(source: YamlFile, model: type[Brief]) -> Iterator[Problem]:
    """Yield a problem for fields of which the template asks for one, where none has a value: once for each pair."""
    told: set[str] = set()
    for name, other in model._instead.items():
        if not told & {name, other} and not any(source.data.get(each) for each in (name, other)):
            told.add(name)
            empty_one = next((each for each in (name, other) if each in source.data), None)
            if empty_one is None:
                yield missing_field(source, ROOT / name, model)
            else:
                yield empty(source, ROOT / empty_one, model)


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


def _unknown_sources(source: YamlFile, part: FilePart, ids: Collection[str]) -> Iterator[Problem]:
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
