"""Turn a name and a template to begin with into the folder of a new template, which builds as it is."""

from pathlib import Path

from bluf.brief.field_values import is_bare_name
from bluf.ground import filesystem
from bluf.ground.files import write_all
from bluf.ground.inside import is_inside
from bluf.ground.project_root import BRIEFS, SCHEMA
from bluf.ground.safe_names import folded, safe_name
from bluf.ground.template_names import DEFAULT_TEMPLATE, all_names
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import project_of, seen_from
from bluf.pipeline.starting import schema_text, starter_of
from bluf.problems import BriefError, Problem
from bluf.problems.wording import shown
from bluf.template import find_template, shipped_alone, template_folders, template_names
from bluf.template.finding import STYLES
from bluf.template.new_template_text import new_template_text
from bluf.template.page_inheritance import block_names
from bluf.template.project_files import leads_out

TEMPLATES = "templates"
_KEPT = (STYLES, "shared", "words")  # folders beside templates that are none


def start_template(
    name: str, based_on: str = DEFAULT_TEMPLATE, *, replace: bool = False, workspace: Workspace | None = None
) -> tuple[Path, ...]:
    """Write a template called `name`, based on another, into `templates/` of the project. Return the files written.

    It is written into `templates/` of the workspace's folder where there is no project. The project's schema is
    written anew if it is as bluf made it. The `workspace` is the process's own unless one is given. Raises BriefError:
    the name can't be a template's, or the base is unknown, at fault or has no starter; and FileExistsError where there
    is a folder of that name, unless `replace` is set.
    """
    workspace = workspace or Workspace.here()
    root = project_of(None, workspace.folder) or workspace.folder
    folders = template_folders(workspace, root / BRIEFS / "any.yaml")
    problem = _name_problem(name, based_on, template_names(shipped_alone(workspace)))
    if problems := [*folders.problems(), *([problem] if problem else [])]:
        raise BriefError(problems)
    target = root / TEMPLATES / name
    if filesystem.exists(target) and not replace:
        raise FileExistsError(str(seen_from(target, workspace.folder)))
    base = find_template(based_on, folders)
    starter = starter_of(base, workspace)
    with workspace.naming():
        files = new_template_text(name, base, block_names(base, folders), starter)
    for place in (target, *(target / file for file in files)):
        if filesystem.is_link(place) and not is_inside(place, place.parent):
            raise BriefError(workspace.named([leads_out(place, "the folder that it is in")]))
    schema, before = root / SCHEMA, _schema(root, workspace)
    is_as_made = filesystem.is_file(schema) and schema.read_bytes() == before
    written = write_all({target / file: text.encode() for file, text in files.items()}, workspace.shown)
    if is_as_made:
        written += write_all({schema: _schema(root, workspace)}, workspace.shown)
    return tuple(Path(output.path) for output in written)


def _schema(root: Path, workspace: Workspace) -> bytes:
    return schema_text(str(root / BRIEFS / "any.yaml"), strict=False, workspace=workspace)


def _name_problem(name: str, base: str, shipped: tuple[str, ...]) -> Problem | None:
    """Return the problem of a name that a new template can't have."""
    plain = safe_name(_stem(name)).replace(".", "-")
    if name != plain or not is_bare_name(name):
        message = f"`{shown(name)}` can't be the name of a template" if name else "the template has no name"
        typed = plain.lower() if any(map(str.isalnum, name)) and is_bare_name(plain.lower()) else "weekly"
        return _unfit(message, f"use letters, digits and hyphens: bluf new-template {typed}")
    if folded(name) in _KEPT:
        message = f"`{name}` can't be the name of a template: a folder of that name holds what templates share"
        return _unfit(message, f"choose another: bluf new-template our-{name.lower()}")
    taken = (each for template in shipped for each in all_names(template))
    own = next((each for each in taken if folded(each) == folded(name)), None)
    if own is not None:
        message = f"`{own}` is a template of bluf's own, and one of that name would stand in for it"
        return _unfit(message, f"base one of another name on it: bluf new-template our-{own} --based-on {own}")
    if folded(base) == folded(name):
        return _unfit(f"`{name}` can't be based on itself", "name another template with --based-on")
    return None


def _stem(name: str) -> str:
    """Return a name without the dots before it and the ending of a file that it may have been typed with."""
    plain = name.rstrip("/\\").lstrip(".")
    ending = next((each for each in (".yaml", ".yml") if plain.lower().endswith(each)), "")
    return plain[: len(plain) - len(ending)]


def _unfit(message: str, hint: str) -> Problem:
    return Problem("bad-template-name", message, hint=hint)
