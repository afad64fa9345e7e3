"""Plan, make and verify for those who show it, as plain data: the editor, and programs that use bluf.

A plan is shown before anything is made, and what is made is what was shown: a brief or a list that has changed since is
refused. Files are named from the workspace's folder. Everything that is wrong is raised as BriefError.
"""

import shlex
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from bluf.deliver import issuing
from bluf.deliver.addresses import mailbox
from bluf.deliver.distribution_list import Sender
from bluf.deliver.issue_states import project_of
from bluf.deliver.issuing import Asked, Issue, Options, Prepared
from bluf.deliver.ledger import FILE as LEDGER
from bluf.deliver.ledger import Ledger
from bluf.deliver.list_checks import FOLDER as LISTS
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Severity, Span

MOST_LISTS = 200  # that are named


def distribution_lists(workspace: Workspace | None = None) -> tuple[str, ...]:
    """Return the distribution lists of a project: the YAML files in its `lists/`, from the workspace's folder."""
    here = workspace or Workspace.here()
    folder = project_of(here) / LISTS
    found = sorted(path for path in folder.glob("*.y*ml") if path.suffix in (".yaml", ".yml") and path.is_file())
    return tuple(here.shown(path) for path in found[:MOST_LISTS])


@dataclass(frozen=True, slots=True)
class PlannedFor:
    """Who gets which copy. `edition` tells whether it holds less than the whole brief; `level` is the banner on it."""

    number: int
    recipient: str
    email: str
    level: str
    edition: bool
    formats: tuple[str, ...]
    cc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedIssue:
    """What an issue would make. `plan` stands for the brief and the list as they are now: `make_issue` takes it.

    `sender` is whom mails would be from, "" where the list names nobody. `warnings` are those of the brief. `sign` is
    the command that makes the same issue signed, which asks for a passphrase.
    """

    brief: str
    list: str
    title: str
    listed: str
    copies: tuple[PlannedFor, ...]
    sender: str
    warnings: tuple[Problem, ...]
    plan: str
    sign: str


def plan_issue(brief: str, to: str, workspace: Workspace | None = None) -> PlannedIssue:
    """Return who would get which copy of a brief by a list. Raises BriefError with all that is in the way."""
    here = workspace or Workspace.here()
    with here.naming(brief):
        prepared = issuing.prepare(Asked(brief, to), here)
    made, sender = prepared.plan, prepared.plan.listed.sender
    return PlannedIssue(
        brief=brief,
        list=to,
        title=" ".join(made.brief.title.split()),
        listed=str(made.listed.title),
        copies=tuple(
            PlannedFor(
                number=copy.number,
                recipient=str(copy.recipient.name),
                email=copy.recipient.mailbox.text,
                level=copy.level,
                edition=copy.setting.level is not None,
                formats=tuple(map(str, copy.recipient.formats)),
                cc=tuple(map(str, copy.recipient.cc)),
            )
            for copy in made.copies
        ),
        sender=str(sender.email) if sender else "",
        warnings=tuple(each for each in prepared.problems if each.severity is Severity.WARNING),
        plan=_digest_of(prepared),
        sign=shlex.join(("bluf", "issue", brief, "--to", to, "--sign", "KEY.p12")),
    )


@dataclass(frozen=True, slots=True)
class MadeIssue:
    """An issue that was made: its folder and how many files and mails are in it; `send` is the command that sends."""

    name: str
    folder: str
    copies: int
    files: int
    mails: int
    send: str


def make_issue(brief: str, to: str, plan: str, *, mails: bool = False, workspace: Workspace | None = None) -> MadeIssue:
    """Make the copies of a brief for a list, unsigned, and record them; with `mails`, a `.eml` for each recipient too.

    `plan` is that of the PlannedIssue that was agreed to. Raises BriefError: `plan-changed` where the brief or the list
    has changed since, and before anything was made; else what keeps the copies from being made.
    """
    here = workspace or Workspace.here()
    with here.naming(brief):
        prepared = issuing.prepare(Asked(brief, to), here)
        sender = prepared.plan.listed.sender
        if _digest_of(prepared) != plan:
            message = "the brief, its sources or the list have changed since the plan was shown: nothing was made"
            raise BriefError([Problem("plan-changed", message, Span(brief, 0, 0), hint="look at the plan again")])
        if mails and sender is None:
            hint = "give the list a `sender` with an `email`"
            raise BriefError(
                [Problem("no-sender", "nobody is named whom the mails are from", Span(to, 0, 0), hint=hint)]
            )
        options = Options()
        with Ledger.open(prepared.root, LEDGER) as ledger:
            issue = issuing.begin(prepared, ledger, here, options)
            issue = issuing.make(issue, prepared, ledger, here, options)
        letters = _written(issue, prepared, here, sender) if mails and sender else []
    return MadeIssue(
        name=issue.name,
        folder=here.shown(issue.folder),
        copies=prepared.plan.count,
        files=len(issue.made),
        mails=len(letters),
        send=shlex.join(("bluf", "issue", "--resume", issue.name, "--send")),
    )


def _written(issue: Issue, prepared: Prepared, here: Workspace, sender: Sender) -> list[Path]:
    """Write the mails of an issue, from whom its list says, beside the copies."""
    whom = str(sender.name or ""), mailbox(sender.email)
    written: list[Path] = import_module("bluf.deliver.mailing").write_mails(issue, prepared, here, whom)
    return written


def _digest_of(prepared: Prepared) -> str:
    return f"{prepared.content}-{prepared.listed}"


def verify_file(data: bytes, name: str, workspace: Workspace | None = None) -> Any:
    """Say whose copy of what a file is, and whether it is unaltered and current, as `verifying.Verdict` has it.

    Goes by the ledger of the workspace's project, and by the file's signature.
    """
    here = workspace or Workspace.here()
    return import_module("bluf.deliver.verifying").verify(data, name, project_of(here), here)
