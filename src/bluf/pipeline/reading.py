"""Turn a brief's file into its YAML, and that into a Brief with the template and style that it names."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from bluf import template as templates
from bluf.brief import Brief, FieldSpec, YamlFile, examine_brief, spellings, template_name
from bluf.brief.declared_fields import brief_model
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Span
from bluf.problems.field_path import ROOT, FieldPath
from bluf.yaml_files.reader import MAX_BYTES

NEARLY = 0.8  # how much of a field's name is right when it is misspelt


def file_bytes(path: str | os.PathLike[str], workspace: Workspace) -> bytes:
    """Return a file's content, no more of it than shows that it is too large. Raises BriefError (`cannot-read`)."""
    try:
        with workspace.at(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = f"check the path, or start a brief with: bluf new {os.fspath(path)}"
        raise BriefError([_cannot_read(os.fspath(path), error, hint)]) from error
    except (OSError, ValueError) as error:
        raise BriefError([_cannot_read(os.fspath(path), error)]) from error


def examined(source: YamlFile, workspace: Workspace) -> tuple[Brief | None, list[Problem], bool]:
    """Check what YAML holds against the model, the template's own fields, and the files that it names.

    Return the brief where its fields hold enough to look at it further, what is wrong, and whether its template and
    style can be used.
    """
    folders = templates.template_folders(workspace, source.path)
    found = list(folders.problems())
    template = None
    if not found:
        with _collecting(found), reading(workspace):
            template = templates.find_template(template_name(source), folders, source.span(FieldPath("template")))
        with _collecting(found), reading(workspace):
            _find_style(source, folders, template)
    fields = template.fields if template else ()
    folder = workspace.at(Path(source.path).parent)
    brief, problems = examine_brief(source, fields, folder=folder, workspace=workspace)
    if brief and template:
        brief = brief.noting([*templates.missing_words(brief, template), *template.notes])
    known = [problem for problem in problems if template or not _may_be_declared(problem)]
    return brief, [*found, *known], not found


def respelt(source: YamlFile, workspace: Workspace) -> YamlFile:
    """Return a brief's file with its fields named as bluf and its template have them (see `brief.spellings`)."""
    return spellings.respelt(source, model_of(source, workspace))


def model_of(source: YamlFile, workspace: Workspace) -> type[Brief]:
    """Return the model of a brief, with the fields of its template where that can be used."""
    fields: tuple[FieldSpec, ...] = ()
    with contextlib.suppress(BriefError, OSError):
        folders = templates.template_folders(workspace, source.path)
        fields = templates.find_template(template_name(source), folders).fields
    return brief_model(fields)


@contextlib.contextmanager
def reading(workspace: Workspace) -> Iterator[None]:
    """Turn a template or style that may not be read into a problem of its file."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        raise BriefError([_cannot_read(workspace.shown(os.fsdecode(error.filename)), error)]) from error


def _cannot_read(path: str, error: OSError | ValueError, hint: str | None = None) -> Problem:
    match error:
        case FileNotFoundError():
            reason, usual = "there is no such file", "check the path"
        case IsADirectoryError():
            reason, usual = "it is a folder", "name a file in it"
        case PermissionError():
            reason, usual = "you may not read it", "change its permissions"
        case OSError():
            reason, usual = error.strerror or str(error), "check the path"
        case _:
            reason, usual = str(error), "check the path"
    return Problem("cannot-read", f"cannot read this file: {reason}", span=Span(path, 0, 0), hint=hint or usual)


@contextlib.contextmanager
def _collecting(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except BriefError as error:
        problems.extend(error.problems)


def _find_style(source: YamlFile, folders: templates.TemplateFolders, template: templates.Template | None) -> None:
    """Raise BriefError if the brief names a style that there is not, or that is at fault."""
    named = source.data.get("style")
    if isinstance(named, str) and named.strip():
        templates.load_style(str(named), folders, template, source.span(FieldPath("style")))
    elif template and template.style:
        templates.load_style(template.style, folders, template, template.style_span)


def _may_be_declared(problem: Problem) -> bool:
    """Whether a field that is unknown or missing might not be so by the template, when there is no such template.

    It isn't where it is in a part of the brief's own, or spelt nearly as one of the brief's own is.
    """
    from difflib import SequenceMatcher  # imported when something is wrong

    field = problem.field or ROOT
    if len(field.steps) > 1 or problem.code not in ("unknown-key", "missing-field"):
        return False
    if problem.code == "missing-field":  # the template may make it optional
        return field not in ("title", "date")
    meant = problem.data.meant if problem.data else None
    return meant is None or SequenceMatcher(None, field.lower(), meant).ratio() < NEARLY
