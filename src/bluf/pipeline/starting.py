"""Turn a template's starter into a brief, dated today, with the schema that editors complete it by."""

import datetime
import json
import os
import re
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.files import write_all
from bluf.pipeline.project import SCHEMA
from bluf.pipeline.template_catalogue import schema
from bluf.problems import BriefError, Problem, Span
from bluf.template import Template, find_template, folder_problems, template_folders

_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")
_DATE_LINE = re.compile(r"^date:[ \t]*\S+", re.MULTILINE)
_REFERENCE_YEAR = re.compile(r"^(reference:.*?)\b\d{4}\b", re.MULTILINE)


def start(target: Path, template: str = "standard") -> tuple[Path, ...]:
    """Write the starter of `template` to `target`, over what is there. Return the files written, the brief first.

    Other templates may be at fault: they are left out of the schema. Raises BriefError: the template is unknown, at
    fault or has no starter, or a file can't be written.
    """
    found = template_for_new(target, template)
    own = found.starter_text()
    if own is None:
        message, hint = f"the template `{template}` has no starter.yaml", "write one into its folder, or choose another"
        raise BriefError([Problem("no-starter", message, Span(str(found.folder), 0, 0), hint=hint)])
    place = find_schema(target)
    files = {} if filesystem.exists(place) else {place: schema_text(str(target), strict=False)}
    text = starter(own, reference(place, target), datetime.date.today())
    write_all({target: text.encode(), **files})
    return (target, *files)


def template_for_new(target: Path, template: str) -> Template:
    """Return the template that a new brief at `target` begins with. Raises BriefError."""
    if problems := folder_problems(target):
        raise BriefError(problems)
    return find_template(template, template_folders(target))


def schema_text(brief: str | None = None, *, strict: bool = True) -> bytes:
    """Return the JSON Schema of a brief as a file's content. Raises BriefError as `schema` does."""
    return (json.dumps(schema(brief, strict=strict), indent=2, ensure_ascii=False) + "\n").encode()


def starter(text: str, schema: str, today: datetime.date) -> str:
    """Return a starter's text with the day's date and the way to its schema on the first line."""
    body = _DATE_LINE.sub(f"date: {today.isoformat()}", _SCHEMA_LINE.sub("", text), count=1)
    body = _REFERENCE_YEAR.sub(rf"\g<1>{today.year}", body, count=1)
    return f"# yaml-language-server: $schema={schema}\n{body}"


def find_schema(brief: Path) -> Path:
    """Return the project's schema: the nearest one at or above the brief, or where it should be made.

    That is in the working folder for a brief under it, or else beside the brief. No folder above the working one is
    looked at for a brief under it.
    """
    folder, here = Path(os.path.abspath(brief)).parent, Path.cwd()  # noqa: PTH100 - links are left as they are
    top = here if folder.is_relative_to(here) else folder
    for place in (folder, *folder.parents):
        if filesystem.is_file(place / SCHEMA):
            return _shown(place / SCHEMA)
        if place == top:
            break
    return _shown(top / SCHEMA)


def _shown(path: Path) -> Path:
    """Return a path as a person here would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def reference(schema: Path, brief: Path) -> str:
    """Return the path of the schema from the brief, with slashes, as the YAML language server resolves it."""
    return Path(os.path.relpath(schema, brief.parent)).as_posix()
