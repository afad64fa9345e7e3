"""Issue, list, withdraw and verify for those who show it: the editor, and programs that use bluf.

A plan is shown before anything is made, and what is made is what was shown: a brief or a list that has changed since is
refused. All is plain data. Files are named from the workspace's folder; everything that is wrong is raised as
BriefError.
"""

import shlex
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bluf.deliver import issuing
from bluf.deliver.addresses import Mailbox, mailbox
from bluf.deliver.issue_summary import IssueSummary, summaries
from bluf.deliver.issues import issue_named
from bluf.deliver.issuing import Options, file_name
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.ledger_report import CopySummary, copy_summaries, events_of, issue_summaries
from bluf.deliver.list_checks import FOLDER as LISTS
from bluf.deliver.mail_writing import write_mails
from bluf.deliver.planning import PlannedCopy
from bluf.deliver.preparing import Asked, Prepared, prepare, withheld
from bluf.deliver.protection import is_password, passwords_for, protect, unprotectable
from bluf.deliver.verifying import Verdict, verify
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import root_of
from bluf.problems import BriefError, Problem, Severity, Span

MOST_LISTS = 200  # that are named


@dataclass(frozen=True, slots=True)
class Issues:
    """What a project has issued, the newest first. `changed` is what is wrong with the ledger's chain, if anything."""

    issues: tuple[IssueSummary, ...]
    changed: Problem | None


def issued(workspace: Workspace | None = None) -> Issues:
    """Return what has been issued in a project, by its ledger. Raises BriefError where that can't be read."""
    here = workspace or Workspace.here()
    ledger = _ledger(here)
    if ledger is None:
        return Issues((), None)
    with ledger:
        return Issues(tuple(issue_summaries(ledger.events())), ledger.changed())


def issued_copies(issue: str, workspace: Workspace | None = None) -> tuple[CopySummary, ...]:
    """Return the copies of an issue that were made. Raises BriefError (`no-such-issue`)."""
    here = workspace or Workspace.here()
    ledger = _ledger(here)
    if ledger is None:
        raise _no_ledger(here)
    with ledger:
        return tuple(copy_summaries(events_of(issue, ledger.events(), ledger.shown)))


def withdraw_issue(issue: str, why: str, workspace: Workspace | None = None) -> IssueSummary:
    """Record that an issue is withdrawn, and why; return what became of it.

    Raises BriefError where there is no such issue (`no-such-issue`), or it is withdrawn already (`issue-withdrawn`).
    """
    here = workspace or Workspace.here()
    ledger = _ledger(here)
    if ledger is None:
        raise _no_ledger(here)
    with ledger:
        issuing.withdraw(issue_named(ledger, issue, _root(here)), " ".join(why.split()), ledger, here)
        return summaries(ledger.events())[issue]


def verify_file(data: bytes, name: str, workspace: Workspace | None = None) -> Verdict:
    """Say whose copy of what a file is, and whether it is unaltered and current.

    Goes by the ledger of the workspace's project, and by the file's signature.
    """
    here = workspace or Workspace.here()
    return verify(data, name, _root(here), here)


def distribution_lists(workspace: Workspace | None = None) -> tuple[str, ...]:
    """Return the distribution lists of a project: the YAML files in its `lists/`, from the workspace's folder."""
    here = workspace or Workspace.here()
    folder = _root(here) / LISTS
    found = sorted(path for path in folder.glob("*.y*ml") if path.suffix in (".yaml", ".yml") and path.is_file())
    return tuple(here.shown(path) for path in found[:MOST_LISTS])


@dataclass(frozen=True, slots=True)
class PlannedFor:
    """Who gets which copy. `edition` tells whether it holds less than the whole brief; `level` is the banner on it.

    `files` are the names of its files, one a format.
    """

    number: int
    recipient: str
    email: str
    level: str
    edition: bool
    formats: tuple[str, ...]
    files: tuple[str, ...]
    cc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group of a list, and how many recipients are in it."""

    name: str
    recipients: int


@dataclass(frozen=True, slots=True)
class PlannedIssue:
    """What an issue would make. `plan` stands for the brief and the list as they are now: `make_issue` takes it.

    `groups` are all of the list. `sender` is whom mails would be from, `not_mailed` why there are none, and
    `not_protected` why no copy can open with a password alone. `warnings` are those of the brief. `sign` is the command
    that makes the same issue signed, which asks for a passphrase.
    """

    brief: str
    list: str
    title: str
    listed: str
    copies: tuple[PlannedFor, ...]
    groups: tuple[ListedGroup, ...]
    sender: str
    not_mailed: tuple[Problem, ...]
    not_protected: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    plan: str
    sign: str


def plan_issue(
    brief: str, to: str, workspace: Workspace | None = None, *, groups: Collection[str] = ()
) -> PlannedIssue:
    """Return who would get which copy of a brief by a list, or by some groups on it; none of them means all.

    Raises BriefError with all that is in the way.
    """
    here = workspace or Workspace.here()
    with here.naming(brief):
        prepared = prepare(Asked(brief, to, tuple(groups)), here)
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
                files=tuple(file_name(copy, form, made.count) for form in map(str, copy.recipient.formats)),
                cc=tuple(each.text for each in copy.recipient.copied),
            )
            for copy in made.copies
        ),
        groups=_groups(prepared),
        sender=str(sender.email) if sender else "",
        not_mailed=_not_mailed(prepared),
        not_protected=tuple(unprotectable(made.file, made)),
        warnings=tuple(each for each in prepared.problems if each.severity is Severity.WARNING),
        plan=_digest_of(prepared),
        sign=shlex.join(("bluf", "issue", brief, "--to", to, *_group_options(groups), "--sign", "KEY.p12")),
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


def issue_passwords(
    brief: str, to: str, workspace: Workspace | None = None, *, groups: Collection[str] = ()
) -> tuple[str, ...]:
    """Return a new password for each copy of a planned issue, in their order.

    They are kept nowhere: give them to those who need them, and then to `make_issue`. Raises BriefError.
    """
    here = workspace or Workspace.here()
    with here.naming(brief):
        prepared = prepare(Asked(brief, to, tuple(groups), is_protected=True), here)
    return tuple(passwords_for(prepared.plan).values())


def make_issue(
    brief: str,
    to: str,
    plan: str,
    *,
    groups: Collection[str] = (),
    mails: bool = False,
    passwords: Sequence[str] = (),
    workspace: Workspace | None = None,
) -> MadeIssue:
    """Make the copies of a brief for a list, unsigned, and record them; with `mails`, a `.eml` for each recipient too.

    `plan` is that of the PlannedIssue that was agreed to, with the same `groups`. With `passwords`, those of
    `issue_passwords`, each copy opens with its own alone. Raises BriefError: `plan-changed` where the brief or the list
    has changed since, and before anything was made; else what keeps the copies from being made. Raises ValueError
    for passwords that are not one for each copy.
    """
    here = workspace or Workspace.here()
    with here.naming(brief):
        prepared = prepare(Asked(brief, to, tuple(groups), bool(passwords)), here)
        if _digest_of(prepared) != plan:
            message = "the brief, its sources or the list have changed since the plan was shown: nothing was made"
            raise BriefError([Problem("plan-changed", message, Span(brief, 0, 0), hint="look at the plan again")])
        sender = _sender(prepared) if mails else None
        post = ("mail", sender[1].text) if sender else ("", "")
        options = Options(protect=_protection(prepared, passwords), post=post[0], sender=post[1])
        pages = issuing.lay_out(prepared, options)
        with Ledger.open(prepared.root, here.shown(prepared.root / FILE)) as ledger:
            issue = issuing.begin(prepared, ledger, here, options)
            issue = issuing.make(issue, prepared, ledger, here, options, pages=pages)
            letters = write_mails(issue, prepared, ledger, here, sender) if sender else []
    return MadeIssue(
        name=issue.name,
        folder=here.shown(issue.folder),
        copies=prepared.plan.count,
        files=len(issue.made),
        mails=len(letters),
        send=shlex.join(("bluf", "issue", "--resume", issue.name, "--send")),
    )


def _sender(prepared: Prepared) -> tuple[str, Mailbox]:
    """Return whom the mails of an issue are from. Raises BriefError (`no-sender`, `not-mailed`) where none may be."""
    if in_the_way := withheld(prepared.reasons, (), prepared.asked.brief):
        raise BriefError(in_the_way)
    sender = prepared.plan.listed.sender
    if sender is None:
        message, hint = "the list names nobody whom mails are from", "give the list a `sender` with an `email`"
        raise BriefError([Problem("no-sender", message, Span(prepared.asked.list, 0, 0), hint=hint)])
    return str(sender.name or ""), mailbox(sender.email)


def _protection(prepared: Prepared, passwords: Sequence[str]) -> Callable[[PlannedCopy, bytes], bytes] | None:
    if not passwords:
        return None
    if len(passwords) != prepared.plan.count or not all(map(is_password, passwords)):
        raise ValueError("there should be a password by `issue_passwords` for each copy")
    return lambda copy, pdf: protect(pdf, passwords[copy.number - 1])


def _groups(prepared: Prepared) -> tuple[ListedGroup, ...]:
    listed = prepared.plan.listed
    counted = Counter(str(group) for recipient in listed.recipients for group in recipient.groups)
    return tuple(ListedGroup(name, counted[name]) for name in listed.groups())


def _group_options(groups: Collection[str]) -> list[str]:
    return [part for group in groups for part in ("--group", group)]


def _not_mailed(prepared: Prepared) -> tuple[Problem, ...]:
    try:
        _sender(prepared)
    except BriefError as error:
        return error.problems
    return ()


def _root(here: Workspace) -> Path:
    """Return the folder whose ledger is meant by who stands in a folder."""
    return root_of(None, here.folder)


def _ledger(here: Workspace) -> Ledger | None:
    return Ledger.read(_root(here), here.shown(_root(here) / FILE))


def _no_ledger(here: Workspace) -> BriefError:
    place = Span(here.shown(_root(here) / FILE), 0, 0)
    return BriefError([Problem("no-such-issue", "nothing has been issued yet", place)])


def _digest_of(prepared: Prepared) -> str:
    return " ".join((prepared.content, prepared.listed, *sorted(prepared.asked.groups)))
