"""Write a starter brief: its template's own, dated today, with the schema that editors complete it by."""

import datetime
import os
import re
from pathlib import Path

import click

from bluf.cli.inputs import SUFFIXES
from bluf.cli.listing import schema_text
from bluf.cli.streams import write_path
from bluf.cli.text import print_problems
from bluf.pipeline.files import write_all
from bluf.problems import BriefError
from bluf.template import find_template, template_folders

SCHEMA = Path("schema") / "brief.schema.json"
_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")
_DATE_LINE = re.compile(r"^date:[ \t]*\S+", re.MULTILINE)
_REFERENCE_YEAR = re.compile(r"^(reference:.*?)\b\d{4}\b", re.MULTILINE)


def start(path: str, template: str, force: bool) -> int:
    """Write the starter of `template` to `path`; print what was written."""
    target = file_to_write(path, force)
    try:
        found = find_template(template, template_folders(target))
        if found.starter is None:
            raise click.UsageError(f"the template {template} has no starter.yaml")
        schema = find_schema(target)
        files = {} if schema.exists() else {schema: schema_text(str(target))}
        text = starter(found.starter.read_text(encoding="utf-8"), reference(schema, target), datetime.date.today())
        write_all({target: text.encode(), **files})
    except BriefError as error:
        print_problems(error.problems)
        return 1
    for written in (target, *files):
        write_path(str(written))
    return 0


def file_to_write(path: str, force: bool) -> Path:
    """Return the file that a new brief goes to. Raises UsageError where there is one already, unless `force` is set."""
    target = _named(path)
    if target.exists() and not force:
        raise click.UsageError(f"{click.format_filename(target)} is there already; --force replaces it")
    return target


def _named(path: str) -> Path:
    target = Path(path)
    if target.is_dir():
        example = target / f"first{SUFFIXES[0]}"
        raise click.UsageError(f"{click.format_filename(path)} is a folder; name a file in it, such as {example}")
    if not target.name or path.endswith(("/", os.sep)):
        raise click.UsageError("name the file to write")
    return target if target.suffix.lower() in SUFFIXES else target.with_name(f"{target.name}{SUFFIXES[0]}")


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
        if (place / SCHEMA).is_file():
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
