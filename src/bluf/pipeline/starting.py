"""Turn a template's starter into a brief, dated today, with the schema that editors complete it by."""

import datetime
import json
import os
import re
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.files import write_all
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import SCHEMA
from bluf.pipeline.template_catalogue import schema
from bluf.problems import BriefError, Problem, Span
from bluf.template import Template, find_template, folder_problems, template_folders

_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")
_DATE_LINE = re.compile(r"^date:[ \t]*\S+", re.MULTILINE)
_REFERENCE_YEAR = re.compile(r"^(reference:.*?)\b\d{4}\b", re.MULTILINE)


def start(target: Path, template: str = "standard", *, workspace: Workspace | None = None) -> tuple[Path, ...]:
    """Write the starter of `template` to `target`, over what is there. Return the files written, the brief first.

    Other templates may be at fault: they are left out of the schema. A relative path starts from the folder of the
    `workspace`, the process's own unless one is given, and the brief bears its date. Raises BriefError: the template is
    unknown, at fault or has no starter, or a file can't be written.
    """
    workspace = workspace or Workspace.here()
    found = template_for_new(target, template, workspace)
    own = found.starter_text()
    if own is None:
        message, hint = f"the template `{template}` has no starter.yaml", "write one into its folder, or choose another"
        raise BriefError([Problem("no-starter", message, Span(workspace.shown(found.folder), 0, 0), hint=hint)])
    place = find_schema(target, workspace)
    is_there = filesystem.exists(workspace.at(place))
    files = {} if is_there else {place: schema_text(str(target), strict=False, workspace=workspace)}
    text = starter(own, reference(workspace.at(place), workspace.at(target)), workspace.today())
    new = {target: text.encode(), **files}
    write_all({workspace.at(path): content for path, content in new.items()}, workspace.shown)
    return tuple(new)


def template_for_new(target: Path, template: str, workspace: Workspace) -> Template:
    """Return the template that a new brief at `target` begins with. Raises BriefError."""
    if problems := folder_problems(workspace, target):
        raise BriefError(problems)
    return find_template(template, template_folders(workspace, target))


def schema_text(brief: str | None = None, *, strict: bool = True, workspace: Workspace | None = None) -> bytes:
    """Return the JSON Schema of a brief as a file's content. Raises BriefError as `schema` does."""
    return (json.dumps(schema(brief, strict=strict, workspace=workspace), indent=2, ensure_ascii=False) + "\n").encode()


def starter(text: str, schema: str, today: datetime.date) -> str:
    """Return a starter's text with the day's date and the way to its schema on the first line."""
    body = _DATE_LINE.sub(f"date: {today.isoformat()}", _SCHEMA_LINE.sub("", text), count=1)
    body = _REFERENCE_YEAR.sub(rf"\g<1>{today.year}", body, count=1)
    return f"# yaml-language-server: $schema={schema}\n{body}"


def find_schema(brief: Path, workspace: Workspace) -> Path:
    """Return the project's schema: the nearest one at or above the brief, or where it should be made.

    That is in the working folder for a brief under it, or else beside the brief. No folder above the working one is
    looked at for a brief under it.
    """
    folder, here = Path(os.path.normpath(workspace.at(brief))).parent, workspace.folder  # links are left as they are
    top = here if folder.is_relative_to(here) else folder
    for place in (folder, *folder.parents):
        if filesystem.is_file(place / SCHEMA):
            return Path(workspace.shown(place / SCHEMA))
        if place == top:
            break
    return Path(workspace.shown(top / SCHEMA))


def reference(schema: Path, brief: Path) -> str:
    """Return the path of the schema from the brief, with slashes, as the YAML language server resolves it."""
    return Path(os.path.relpath(schema, brief.parent)).as_posix()
