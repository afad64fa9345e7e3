"""Turn a template into its page: that of the brief which `bluf new` begins with, as it is."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bluf.ground.project_root import BRIEFS
from bluf.ground.workspace import Workspace
from bluf.layout import Page
from bluf.pipeline import phases
from bluf.pipeline.building import carry_out
from bluf.pipeline.project import project_of, seen_from
from bluf.pipeline.report import Report
from bluf.pipeline.run import Run
from bluf.pipeline.starting import dated, starter_of
from bluf.pipeline.targets import Task
from bluf.problems import BriefError, Problem, in_order
from bluf.template import find_template, load_style, template_folders
from bluf.template.declaration import STARTER

_STYLE_LINE = re.compile(r"^style:.*$", re.MULTILINE)
_OF_STARTERS = ("starter-text",)  # what is so of every starter


@dataclass(frozen=True, slots=True)
class _Sample:
    """A template's starter as the text of a brief that is not there.

    `path` is the brief's, from which its templates are found; `starter` is what problems of its text are told at.
    """

    path: str
    text: str
    starter: str

    def told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems at the starter's lines, without those that every starter has."""
        found = (problem for problem in problems if problem.code not in _OF_STARTERS)
        return in_order(self._at_starter(problem) for problem in found)

    def _at_starter(self, problem: Problem) -> Problem:
        span = problem.span
        return replace(problem, span=replace(span, path=self.starter)) if span and span.path == self.path else problem


def template_page(
    name: str,
    style: str | None = None,
    *,
    brief: str | os.PathLike[str] | None = None,
    workspace: Workspace | None = None,
) -> Page:
    """Return the page that the starter of a template makes, dated today, in its own house style or in `style`.

    `brief` is the path of a brief, there or not, that could name the template; without one, it is one in the `briefs/`
    of the project that the workspace's folder is in. The `workspace` is the process's own unless one is given. Raises
    BriefError: the template or the style is unknown or at fault, it has no starter, or that makes no page.
    """
    workspace = workspace or Workspace.here()
    sample = _sample(name, style, brief, workspace)
    outcome = phases.run(sample.path, workspace, sample.text.encode())
    if outcome.page is None or not outcome.ok:
        raise BriefError(sample.told(problem for problem in outcome.problems if problem.is_error))
    return outcome.page


def write_template_page(
    name: str, places: Mapping[str, Path], style: str | None = None, *, force: bool = False, workspace: Workspace
) -> Report:
    """Write that page to a place for each format (pdf, docx, png), and say what was written and what is wrong.

    Files that bluf did not make as they are are written over with `force` alone. Raises BriefError where there is no
    text to make a page of.
    """
    sample = _sample(name, style, None, workspace)
    task = Task(sample.path, places, workspace, sample.text.encode(), replace=force)
    with Run([task], fresh=True) as run:
        report = run.known.get(task.path) or carry_out(task)
    return replace(report, problems=(*sample.told(report.problems), *run.problems))


def _sample(name: str, style: str | None, brief: str | os.PathLike[str] | None, workspace: Workspace) -> _Sample:
    here = workspace.folder
    if brief is None:
        brief = seen_from((project_of(None, here) or here) / BRIEFS / f"{name}.yaml", here)
    folders = template_folders(workspace, brief)
    if problems := folders.problems():
        raise BriefError(problems)
    template = find_template(name, folders)
    text = dated(starter_of(template, workspace), workspace.today())
    if style is not None:
        load_style(style, folders, template)
        text = _in_style(text, style)
    return _Sample(os.fspath(brief), text, workspace.shown(template.folder / STARTER))


def _in_style(text: str, style: str) -> str:
    """Return a brief's text in a house style. Every line stays where it is."""
    named = f"style: {style}"
    changed, count = _STYLE_LINE.subn(lambda _: named, text, count=1)
    return changed if count else f"{text.rstrip()}\n{named}\n"
