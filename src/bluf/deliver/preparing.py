"""Prepare an issue: read and prove the brief, read the list, plan the copies, and say what keeps it from being mailed.

What is recorded of a brief and a list are their paths from the project's root, with slashes, and digests: an issue that
was cut short goes on only with the very same.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.deliver.distribution_list import read_list
from bluf.deliver.issues import Issue
from bluf.deliver.list_checks import is_list
from bluf.deliver.planning import Plan, plan
from bluf.deliver.protection import unprotectable
from bluf.ground.digests import digest
from bluf.ground.workspace import Workspace
from bluf.pipeline import phases
from bluf.pipeline.origins import digests_of, origins_of
from bluf.pipeline.project import root_of, within
from bluf.pipeline.reading import file_bytes
from bluf.problems import BriefError, Problem, Span
from bluf.problems.wording import shown
from bluf.template import style_names, template_folders
from bluf.version import VERSION

DRAFT, UNCHECKED = "draft", "unchecked"
REASONS = (DRAFT, UNCHECKED)  # for which nothing of a brief is mailed
_UNCHECKED = frozenset({"quote-unchecked", "receipt-stale"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: which brief goes to which list, and to which groups on it; none for all."""

    brief: str
    list: str
    groups: tuple[str, ...] = ()
    is_protected: bool = False  # whether each copy is to open with a password alone


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue that can be made: the plan, and what the ledger has to know of its brief and its list."""

    asked: Asked
    plan: Plan
    problems: tuple[Problem, ...]  # warnings and notes of the brief
    root: Path
    content: str  # digest of all that the brief is made from
    listed: str  # digest of the list's file
    brief: str  # its path from the project's root; an absolute one where it is outside
    list: str  # likewise

    @property
    def reasons(self) -> tuple[str, ...]:
        """Which of `REASONS` there are not to mail it."""
        is_unchecked = any(problem.code in _UNCHECKED and not problem.is_error for problem in self.problems)
        return tuple([DRAFT] * _is_draft(self.plan.brief) + [UNCHECKED] * is_unchecked)


def prepare(asked: Asked, workspace: Workspace) -> Prepared:
    """Read and prove the brief, read the list, and plan the copies. Raises BriefError with all that is in the way."""
    data = file_bytes(asked.brief, workspace)
    outcome = phases.run(asked.brief, workspace, data)
    listed = _list_bytes(asked.list, workspace)
    faults = [problem for problem in outcome.problems if problem.is_error]
    if faults and is_list(data, asked.brief):
        hint = "name the brief first, and the list with --to"
        message = "this is a distribution list, and no brief"
        raise BriefError([Problem("list-not-built", message, Span(asked.brief, 0, 0), hint=hint)])
    try:
        file = read_list(listed, asked.list)
    except BriefError as error:
        raise BriefError([*faults, *error.problems]) from None
    if faults or outcome.brief is None or outcome.source is None:
        raise BriefError(faults)
    folders = template_folders(workspace, asked.brief)
    made = plan(outcome.brief, file, asked.groups, style_names(folders.paths))
    if asked.is_protected and (in_the_way := unprotectable(file, made)):
        raise BriefError(in_the_way)
    root = root_of(asked.brief, workspace.folder)
    origins = digests_of(origins_of(asked.brief, outcome.source, workspace), root, data)
    content = digest(json.dumps(origins or {"brief": digest(data)}, sort_keys=True).encode())
    brief, to = (place_of(path, root, workspace) for path in (asked.brief, asked.list))
    return Prepared(asked, made, outcome.problems, root, content, digest(listed), brief, to)


def _list_bytes(path: str, workspace: Workspace) -> bytes:
    try:
        return file_bytes(path, workspace)
    except BriefError as error:
        hint = "check the path of the list"
        raise BriefError([replace(problem, hint=hint) for problem in error.problems]) from None


def prepare_again(issue: Issue, workspace: Workspace) -> Prepared:
    """Prepare an issue that was begun before. Raises BriefError (`issue-changed`) where it would be another one now."""
    details = issue.details
    brief, to = (workspace.shown(issue.root / place) for place in (issue.begun.brief, details["list"]))
    prepared = prepare(Asked(brief, to, tuple(details["groups"]), bool(details["protected"])), workspace)
    changed = [
        Problem("issue-changed", f"{what} since {issue.name} was begun", Span(path, 0, 0), hint=_anew(brief, to))
        for what, path, is_same in (
            ("what the brief is made from has changed", brief, prepared.content == issue.begun.content),
            ("the list has changed", to, prepared.listed == details["list_sha256"]),
            (f"bluf has changed, from {issue.begun.bluf} to {VERSION},", brief, issue.begun.bluf == VERSION),
        )
        if not is_same
    ]
    if changed:
        raise BriefError(changed)
    return prepared


def withheld(reasons: Iterable[str], allowed: Collection[str], path: str) -> list[Problem]:
    """Return why nothing of the brief at `path` is mailed, for each of its `reasons` that is not `allowed`."""
    said = {
        DRAFT: "the brief says by its `status` that it is not final",
        UNCHECKED: "the brief has quotes that were not checked",
    }
    return [
        Problem(
            "not-mailed",
            f"{said[reason]}: nothing of it is mailed",
            Span(path, 0, 0),
            hint=f"mend it, or mail it all the same with --allow {reason}",
        )
        for reason in reasons
        if reason not in allowed
    ]


def place_of(path: str, root: Path, workspace: Workspace) -> str:
    """Return a file's path as the ledger has it: from the project's root, or absolute where it is outside."""
    absolute = workspace.at(path)
    return within(root, absolute) or absolute.as_posix()


def _is_draft(brief: Brief) -> bool:
    """Whether a brief says that it is not final: in whatever language, its status is another than `final`."""
    status = core_value(brief, "status")
    return bool(status) and str(status).strip().casefold() != "final"


def _anew(brief: str, to: str) -> str:
    return f"put it back as it was, or issue anew: bluf issue {shown(brief)} --to {shown(to)}"
