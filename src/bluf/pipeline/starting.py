"""Turn a template's starter into a brief: dated today, in a language, with the schema that editors complete it by."""

import datetime
import json
import os
import re
from pathlib import Path

from bluf.brief import language_hint
from bluf.ground import filesystem
from bluf.ground.files import write_all
from bluf.ground.project_root import BRIEFS, SCHEMA, project_root
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import seen_from
from bluf.pipeline.template_catalogue import schema
from bluf.problems import BriefError, Problem, Span
from bluf.problems.wording import shown
from bluf.template import Template, find_template, template_folders

_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")
_DATE_LINE = re.compile(r"^(date|valid_on|decision_by):[ \t]*\d{4}-\d\d-\d\d", re.MULTILINE)
_WHOLE_DATE_LINE = re.compile(r"^date:.*\n", re.MULTILINE)
_LANG_LINE = re.compile(r"^(?:# )?lang:[ \t]*\S*(?P<rest>[ \t]+#.*)?$", re.MULTILINE)
_TAKEN_FOR_OTHERS = ("no", "on")  # tags that YAML 1.1 reads as truth values
_REFERENCE_YEAR = re.compile(r"^(reference:.*?)\b\d{4}\b", re.MULTILINE)


def start(
    target: Path, template: str = DEFAULT_TEMPLATE, lang: str | None = None, *, workspace: Workspace | None = None
) -> tuple[Path, ...]:
    """Write the starter of `template` to `target`, over what is there. Return the files written, the brief first.

    `lang` is the language that the brief is to be in, a tag of BCP 47 (default: as the starter has it). Other templates
    may be at fault: they are left out of the schema. A relative path starts from the folder of the `workspace`, the
    process's own unless one is given, and the brief bears its date. Raises BriefError: the template is unknown, at
    fault or has no starter, `lang` is no language, or a file can't be written.
    """
    workspace = workspace or Workspace.here()
    language_problem = None if lang is None else language_hint(lang)
    if language_problem is not None:
        message = f"`{shown(str(lang))}` is not a language tag"
        raise BriefError([Problem("bad-language", message, hint=language_problem)])
    found = template_for_new(target, template, workspace)
    own = starter_of(found, workspace, lang)
    place = find_schema(target, workspace.folder)
    is_there = filesystem.exists(workspace.at(place))
    files = {} if is_there else {place: schema_text(str(target), strict=False, workspace=workspace)}
    text = starter(own, reference(workspace.at(place), workspace.at(target)), workspace.today(), lang)
    new = {target: text.encode(), **files}
    write_all({workspace.at(path): content for path, content in new.items()}, workspace.shown)
    return tuple(new)


def template_for_new(target: Path, template: str, workspace: Workspace) -> Template:
    """Return the template that a new brief at `target` begins with. Raises BriefError."""
    folders = template_folders(workspace, target)
    if problems := folders.problems():
        raise BriefError(problems)
    return find_template(template, folders)


def starter_of(template: Template, workspace: Workspace, lang: str | None = None) -> str:
    """Return a template's starter, in a language if there is one in it. Raises BriefError where it has none."""
    text = template.starter_text(lang)
    if text is None:
        message = f"the template `{template.name}` has no starter.yaml"
        hint = "write one into its folder, or choose another"
        raise BriefError([Problem("no-starter", message, Span(workspace.shown(template.folder), 0, 0), hint=hint)])
    return text


def schema_text(brief: str | None = None, *, strict: bool = True, workspace: Workspace | None = None) -> bytes:
    """Return the JSON Schema of a brief as a file's content. Raises BriefError as `schema` does."""
    return (json.dumps(schema(brief, strict=strict, workspace=workspace), indent=2, ensure_ascii=False) + "\n").encode()


def starter(text: str, schema: str, today: datetime.date, lang: str | None = None) -> str:
    """Return a starter's text with the day's date, the brief's language, and on the first line the way to its schema.

    `lang` is a language tag; without one, the starter's own stays.
    """
    body = dated(_SCHEMA_LINE.sub("", text), today)
    return f"# yaml-language-server: $schema={schema}\n{_in_language(body, lang) if lang else body}"


def dated(text: str, today: datetime.date) -> str:
    """Return a starter's text with a day's date, and its year in the reference. Every line stays where it is."""
    body = _DATE_LINE.sub(rf"\1: {today.isoformat()}", text)
    return _REFERENCE_YEAR.sub(rf"\g<1>{today.year}", body, count=1)


def _in_language(text: str, lang: str) -> str:
    """Return a starter with its language set: in the place of its own `lang:`, a comment or not, or after the date."""
    value = f'"{lang}"' if lang.lower() in _TAKEN_FOR_OTHERS else lang
    named = f"lang: {value}"
    changed, count = _LANG_LINE.subn(lambda line: named + (line["rest"] or ""), text, count=1)
    if not count:
        changed, count = _WHOLE_DATE_LINE.subn(lambda line: f"{line.group()}{named}\n", text, count=1)
    return changed if count else f"{named}\n{text}"


def find_schema(brief: Path, here: Path) -> Path:
    """Return the project's schema: the nearest one at or above the brief, or where it should be made, at the root.

    `here` is the folder that one stands in; it is the root for a brief under it that no project has, and else the
    brief's own folder is. No folder above the root is looked at.
    """
    folder = Path(os.path.normpath(here / brief)).parent  # links are left as they are
    top = _root_of_new(folder) or (here if folder.is_relative_to(here) else folder)
    for place in (folder, *folder.parents):
        if filesystem.is_file(place / SCHEMA):
            return seen_from(place / SCHEMA, here)
        if place == top:
            break
    return seen_from(top / SCHEMA, here)


def _root_of_new(folder: Path) -> Path | None:
    """Return the root of the project that a new brief's folder will be in, once it is there."""
    root = project_root(folder)
    above = reversed((folder, *folder.parents))
    made = next((place.parent for place in above if place.name == BRIEFS and not filesystem.exists(place)), None)
    if made is None or (root and made.is_relative_to(root / BRIEFS)):
        return root
    return made


def reference(schema: Path, brief: Path) -> str:
    """Return the path of the schema from the brief, with slashes, as the YAML language server resolves it."""
    return Path(os.path.relpath(schema, brief.parent)).as_posix()
