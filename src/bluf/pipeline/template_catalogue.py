"""What a project can name: its templates and house styles, and the JSON Schema that they make of a brief."""

import os
from dataclasses import dataclass
from typing import Any

from bluf import template as templates
from bluf.brief import json_schema
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, in_order


@dataclass(frozen=True, slots=True)
class Style:
    """A house style's name and what it is for."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class TemplateCatalogue:
    """The templates and styles that a brief can name, and the problems of those that cannot be used."""

    templates: tuple[templates.Template, ...]
    styles: tuple[Style, ...]
    problems: tuple[Problem, ...] = ()


def template_catalogue(
    brief: str | os.PathLike[str] | None = None, *, shipped: bool = False, workspace: Workspace | None = None
) -> TemplateCatalogue:
    """Return what a brief at that path can name; without one, what there is from the workspace's folder.

    With `shipped`, only what comes with bluf is looked at. The `workspace` is the process's own unless one is given.
    """
    workspace = workspace or Workspace.here()
    folders = templates.shipped_alone(workspace) if shipped else templates.template_folders(workspace, brief)
    problems = list(folders.problems())
    try:
        templates.all_templates(folders)
    except BriefError as error:
        problems.extend(error.problems)
    sound = templates.all_templates(folders, strict=False)
    for template in sound:
        try:
            templates.load_style(template.style, folders, template, template.style_span)
        except BriefError as error:
            problems.extend(error.problems)
    styles = []
    for name in templates.style_names(folders):
        try:
            styles.append(Style(name, templates.load_style(name, folders).description))
        except BriefError as error:
            problems.extend(error.problems)
    return TemplateCatalogue(sound, tuple(styles), in_order(problems))


def schema(
    brief: str | os.PathLike[str] | None = None,
    *,
    strict: bool = True,
    shipped: bool = False,
    workspace: Workspace | None = None,
) -> dict[str, Any]:
    """Return the JSON Schema of a brief with the fields of every template that it can name.

    Raises BriefError for templates at fault, unless `strict` is off: then they are left out. With `shipped`, only the
    templates that come with bluf are looked at. The `workspace` is the process's own unless one is given.
    """
    workspace = workspace or Workspace.here()
    folders = templates.shipped_alone(workspace) if shipped else templates.template_folders(workspace, brief)
    problems = folders.problems()
    if problems and strict:
        raise BriefError(problems)
    found = templates.all_templates(folders, strict=strict)
    return json_schema({template.name: template.fields for template in found})
