"""Print what there is: templates, house styles, and the schema they make."""

from collections.abc import Set

from bluf.cli.output_streams import write_bytes
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import print_problems, write_table
from bluf.deliver.list_schema import list_schema_text
from bluf.ground.template_names import all_names
from bluf.ground.workspace import Workspace
from bluf.pipeline.starting import schema_text
from bluf.pipeline.template_catalogue import template_catalogue
from bluf.problems import BriefError


def list_templates() -> int:
    """Print each template and each house style on a line: what it is, its name, and what it is for."""
    found = template_catalogue()
    listed = {template.name for template in found.templates}
    rows = [("template", each.name, each.description + _also_called(each.name, listed)) for each in found.templates]
    rows += [("style", style.name, style.description) for style in found.styles]
    if not is_quiet():
        write_table(rows)
    print_problems(found.problems)
    return 1 if found.problems else 0


def _also_called(template: str, listed: Set[str]) -> str:
    """Return the further names of a template, unless they are those of another one."""
    others = [f"`{name}`" for name in all_names(template)[1:] if name not in listed]
    return f" Also called {', '.join(others)}." if others else ""


def print_schema(of_lists: bool) -> int:
    """Print the JSON Schema of a brief, or of a distribution list."""
    try:
        write_bytes(list_schema_text(Workspace.here()) if of_lists else schema_text())
    except BriefError as error:
        print_problems(error.problems)
        return 1
    return 0
