"""A project with a brief and a list, and an issue of it whose copies are small files that stand in for pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from bluf.deliver import issuing
from bluf.deliver.addresses import Mailbox, mailbox
from bluf.deliver.issues import Issue
from bluf.deliver.issuing import MadeFile, Options, begin, make
from bluf.deliver.ledger import Ledger
from bluf.deliver.mail_writing import write_mails
from bluf.deliver.planning import PlannedCopy
from bluf.deliver.preparing import Asked, Prepared, prepare
from bluf.ground.digests import digest
from bluf.ground.workspace import Workspace

SENDER = ("Cabinet Office", mailbox("office@harn.example"))
BRIEF = """\
title: Ports of Harn reopen
date: 2026-03-02
lang: en-GB
marking: TLP:AMBER
contact: {name: Duty desk, phone: +00 800 555 0100, email: duty@harn.example}
bottom_line: {text: "Three of **four** ports reopen on Monday."}
key_points: [{text: The fourth waits for a crane., mark: "TLP:AMBER"}, {text: Ferries run., mark: "TLP:GREEN"}]
"""


@dataclass(frozen=True)
class MailProject:
    """A project on the disk, and what was planned of its brief."""

    root: Path
    workspace: Workspace
    prepared: Prepared

    def ledger(self) -> Ledger:
        """The project's ledger, opened anew."""
        return Ledger.open(self.root)

    def issue(self, *, pages: bool = False) -> Issue:
        """Make an issue, of stand-ins unless `pages` are to be real."""
        with self.ledger() as ledger:
            begun = begin(self.prepared, ledger, self.workspace, Options())
            return make_issue(begun, self, ledger) if pages else with_stand_ins(begun, self, ledger)

    def write_mails(self, issue: Issue, sender: tuple[str, Mailbox] = SENDER) -> list[Path]:
        """Write and record the mails of an issue."""
        with self.ledger() as ledger:
            return write_mails(issue, self.prepared, ledger, self.workspace, sender)


def people(count: int, **more: Any) -> list[dict[str, Any]]:
    """Recipients with one address each."""
    return [
        {"name": f"Reader {at}", "email": f"reader{at}@harn.example", "level": "TLP:AMBER", **more}
        for at in range(1, count + 1)
    ]


def project_at(root: Path, recipients: Sequence[dict[str, Any]], brief: str = BRIEF) -> MailProject:
    """Lay out a project, and plan an issue of it."""
    for folder in ("briefs", "lists"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "briefs/ports.yaml").write_text(brief, encoding="utf-8")
    listed = {"title": "Cabinet", "recipients": list(recipients)}
    (root / "lists/cabinet.yaml").write_text(yaml.safe_dump(listed, allow_unicode=True), encoding="utf-8")
    return planned(root)


def planned(root: Path) -> MailProject:
    """Plan an issue of the project in a folder."""
    workspace = Workspace(root)
    return MailProject(root, workspace, prepare(Asked("briefs/ports.yaml", "lists/cabinet.yaml"), workspace))


def make_issue(issue: Issue, project: MailProject, ledger: Ledger) -> Issue:
    """Make what is not made yet of an issue."""
    return make(issue, project.prepared, ledger, project.workspace, Options())


def with_stand_ins(issue: Issue, project: MailProject, ledger: Ledger) -> Issue:
    """The same with a line of text for each page, which takes no time."""
    with patch.object(issuing, "_made", _stand_in):
        return make_issue(issue, project, ledger)


def _stand_in(
    issue: Issue, prepared: Prepared, _pages: object, copy: PlannedCopy, form: str, *_rest: object
) -> tuple[MadeFile, bytes]:
    content = f"copy {copy.number} of {prepared.plan.count} in {form}".encode()
    place = f"out/issues/{issue.name}/{copy.number:02d}-reader.{form}"
    return MadeFile(copy, form, place, digest(content)), content
