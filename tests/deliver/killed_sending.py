"""Issue a brief to its list in a process of its own, which can be killed at any moment, and go on where it stopped."""

import math
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from bluf.deliver.issues import Issue
from bluf.deliver.issuing import Options, begin
from bluf.deliver.ledger import Ledger
from bluf.deliver.mail_writing import write_mails
from bluf.deliver.mailing import Postage, send_mails
from bluf.deliver.sending import Server
from tests.deliver.mail_project import SENDER, MailProject, planned, with_stand_ins


@dataclass(frozen=True)
class Work:
    """What a process is to do: go on with the issue of the project in a folder, or begin one."""

    root: str
    server: Server
    authority: str
    again: bool = False


def work(given: Work, told: Connection) -> None:
    """Do it. Tells when it begins and when it has ended."""
    os.environ["SSL_CERT_FILE"] = given.authority
    project = planned(Path(given.root))
    told.send("begun")
    with project.ledger() as ledger:
        issue = with_stand_ins(_issue(project, ledger), project, ledger)
        write_mails(issue, project.prepared, ledger, project.workspace, SENDER)
        sent = send_mails(issue, ledger, Postage(given.server, SENDER, math.inf), project.workspace, again=given.again)
    assert sent.problem is None
    assert not sent.left
    assert not sent.refused
    told.send("ended")


def _issue(project: MailProject, ledger: Ledger) -> Issue:
    if events := ledger.events():
        return Issue(events[0].issue, project.root, tuple(events))
    return begin(project.prepared, ledger, project.workspace, Options())
