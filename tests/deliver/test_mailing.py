"""Each recipient of an issue gets one mail, whatever the server says and wherever the sending breaks off."""

import math
import os
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml

from bluf.deliver.addresses import mailbox
from bluf.deliver.events import OF_SENDING, Kind
from bluf.deliver.issues import Issue, issue_named
from bluf.deliver.issuing import withdraw
from bluf.deliver.ledger import FILE
from bluf.deliver.mailing import Postage, Sent, send_mails
from bluf.deliver.sending import Server
from bluf.ground.digests import digest
from bluf.problems import BriefError
from tests.deliver.issued import tampered
from tests.deliver.mail_project import BRIEF, SENDER, MailProject, people, project_at
from tests.deliver.mail_server import (
    HOST,
    Certificates,
    Mailroom,
    free_port,
    mail_server,
    scripted_server,
)

pytestmark = pytest.mark.usefixtures("trusted")
FIRST, SECOND, THIRD = (f"reader{at}@harn.example" for at in (1, 2, 3))


@pytest.fixture
def project(tmp_path: Path) -> MailProject:
    return project_at(tmp_path, people(5))


def written(project: MailProject) -> Issue:
    issue = project.issue()
    project.write_mails(issue)
    return issue


def send(project: MailProject, issue: Issue, server: Server, *, again: bool = False) -> Sent:
    with project.ledger() as ledger:
        return send_mails(issue, ledger, Postage(server, SENDER, math.inf), project.workspace, again=again)


def kinds(project: MailProject, issue: Issue) -> list[Kind]:
    with project.ledger() as ledger:
        assert ledger.first_changed() is None
        return [event.kind for event in ledger.events(issue.name) if event.kind in OF_SENDING]


def test_the_mails_lie_beside_the_copies_and_are_the_same_each_time(project: MailProject) -> None:
    issue = project.issue()
    paths = project.write_mails(issue)
    assert [path.name for path in paths] == [f"0{at}-reader.eml" for at in range(1, 6)]
    assert {path.parent for path in paths} == {issue.folder}
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
    with project.ledger() as ledger:
        issue = issue_named(ledger, issue.name, project.root)
    assert {copy: (event.file, event.sha256) for copy, event in issue.mails.items()} == {
        at: (path.relative_to(project.root).as_posix(), digest(path.read_bytes())) for at, path in enumerate(paths, 1)
    }
    assert project.write_mails(issue) == paths
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths] == before
    with project.ledger() as ledger:
        assert tuple(ledger.events(issue.name)) == issue.events


def test_mails_of_which_none_is_recorded_or_one_is_gone_are_written_again(project: MailProject) -> None:
    issue = project.issue()
    assert not issue.has_mails
    paths = project.write_mails(issue)
    assert not issue.has_mails
    with project.ledger() as ledger:
        issue = issue_named(ledger, issue.name, project.root)
    assert issue.has_mails
    paths[2].unlink()
    assert not issue.has_mails
    project.write_mails(issue)
    assert issue.has_mails


def test_everybody_gets_their_own_copy_once(project: MailProject, room: Mailroom, server: Server) -> None:
    issue = written(project)
    assert send(project, issue, server) == Sent((1, 2, 3, 4, 5), {}, (), ())
    assert send(project, issue, server) == Sent((), {}, (), (), (1, 2, 3, 4, 5))
    assert room.received == {f"reader{at}@harn.example": 1 for at in range(1, 6)}
    assert room.connections == 2  # one, which says EHLO again after STARTTLS
    for at, mail in enumerate(room.parsed(), 1):
        (part,) = mail.iter_attachments()
        assert part.get_content() == f"copy {at} of 5 in pdf".encode()
        assert part.get_filename() == f"0{at}-reader.pdf"
    assert kinds(project, issue) == [Kind.SENDING, Kind.SENT] * 5


def test_the_ledger_has_the_server_s_words_and_the_message_s_id(
    project: MailProject, room: Mailroom, server: Server
) -> None:
    room.refused[SECOND] = "550 5.1.1 no such person"
    issue = written(project)
    assert send(project, issue, server).refused == {2: f"550 {SECOND}: 5.1.1 no such person"}
    with project.ledger() as ledger:
        events = [event for event in ledger.events(issue.name) if event.copy == 2 and event.kind in OF_SENDING]
    assert [event.kind for event in events] == [Kind.SENDING, Kind.REFUSED]
    assert {event.email for event in events} == {SECOND}
    assert {event.level for event in events} == {"TLP:AMBER"}
    assert len({event.message_id for event in events}) == 1
    assert events[1].detail == f"550 {SECOND}: 5.1.1 no such person"


@pytest.mark.parametrize("words", ["550 no", "451 later"])
def test_who_was_refused_gets_the_mail_when_sending_goes_on(
    project: MailProject, room: Mailroom, server: Server, words: str
) -> None:
    room.refused[SECOND] = words
    room.refused_data[THIRD] = words
    issue = written(project)
    outcome = send(project, issue, server)
    assert (outcome.sent, set(outcome.refused)) == ((1, 4, 5), {2, 3})
    room.refused.clear()
    room.refused_data.clear()
    assert send(project, issue, server) == Sent((2, 3), {}, (), (), (1, 4, 5))
    assert set(room.received.values()) == {1}


def test_a_mail_of_unknown_fate_is_sent_again_only_on_request_with_the_same_id(
    project: MailProject, room: Mailroom, server: Server
) -> None:
    room.closes_after.add(SECOND)
    issue = written(project)
    assert send(project, issue, server) == Sent((1, 3, 4, 5), {}, (2,), ())
    assert send(project, issue, server) == Sent((), {}, (2,), (), (1, 3, 4, 5))
    assert room.received[SECOND] == 1
    assert send(project, issue, server, again=True) == Sent((2,), {}, (), (), (1, 3, 4, 5))
    assert room.received[SECOND] == 2
    ids = [mail["Message-ID"] for mail in room.parsed() if mail["To"].addresses[0].addr_spec == SECOND]
    assert len(set(ids)) == 1
    assert send(project, issue, server, again=True).sent == ()


def test_a_mail_of_unknown_fate_keeps_its_id_whoever_sends_it_again(
    project: MailProject, room: Mailroom, server: Server
) -> None:
    room.closes_after.add(SECOND)
    issue = written(project)
    send(project, issue, server)
    other = "Other", mailbox("desk@other.example")
    project.write_mails(issue, other)
    with project.ledger() as ledger, pytest.raises(BriefError, match="another Message-ID"):
        send_mails(issue, ledger, Postage(server, other, math.inf), project.workspace, again=True)


def test_a_half_sent_list_goes_on_where_it_stopped(project: MailProject, room: Mailroom, made: Certificates) -> None:
    issue = written(project)

    with mail_server(room, made) as server:
        room.refused = {f"reader{at}@harn.example": "421 closing" for at in (3, 4, 5)}
        outcome = send(project, issue, server)
    assert outcome.sent == (1, 2)
    assert outcome.problem is not None
    assert outcome.problem.code == "mail-server"
    room.refused.clear()
    with mail_server(room, made) as server:
        assert send(project, issue, server).sent == (3, 4, 5)
    assert set(room.received.values()) == {1}


def test_a_server_that_is_not_there_leaves_all_for_later(project: MailProject) -> None:
    issue = written(project)
    outcome = send(project, issue, Server(HOST, free_port(), False))
    assert (outcome.sent, outcome.refused, outcome.unknown, outcome.left) == ((), {}, (), (1, 2, 3, 4, 5))
    assert outcome.problem is not None
    assert "can't send by" in outcome.problem.message
    assert kinds(project, issue) == []


def test_a_connection_lost_in_three_mails_in_a_row_ends_the_sending(project: MailProject, made: Certificates) -> None:
    with scripted_server(made, {}) as server:
        outcome = send(project, written(project), server)
    assert {*outcome.refused, *outcome.unknown} == {1, 2, 3}
    assert (outcome.sent, outcome.left) == ((), (4, 5))
    assert outcome.problem is not None


def test_who_gets_the_same_mail_is_in_its_envelope_and_its_header(
    tmp_path: Path, room: Mailroom, server: Server
) -> None:
    project = project_at(tmp_path, people(1, cc=["bo@harn.example", "józef@harn.example"]))
    send(project, written(project), server)
    assert room.received == {FIRST: 1, "bo@harn.example": 1, "józef@harn.example": 1}
    assert b"bcc" not in room.mails[0][1].partition(b"\r\n\r\n")[0].lower()


def test_a_second_issue_says_that_it_replaces_what_was_sent(tmp_path: Path, room: Mailroom, server: Server) -> None:
    first = project_at(tmp_path, people(1))
    send(first, written(first), server)
    second = project_at(tmp_path, people(2), BRIEF.replace("Ferries run.", "Ferries run late."))
    send(second, written(second), server)
    texts = [body.get_content() for mail in room.parsed() if (body := mail.get_body(("plain",)))]
    assert ["It replaces what was sent to you before" in text for text in texts] == [False, True, False]


@pytest.mark.parametrize("change", ["mail", "mail made longer", "copy", "no mail", "no copy", "other mail"])
def test_nothing_is_sent_of_an_issue_that_was_changed(
    project: MailProject, room: Mailroom, server: Server, change: str
) -> None:
    issue = written(project)
    path = issue.folder / ("03-reader.pdf" if "copy" in change else "03-reader.eml")
    if change.startswith("no"):
        path.unlink()
    elif change == "other mail":
        path.write_bytes((issue.folder / "02-reader.eml").read_bytes())
    elif change == "mail made longer":
        path.write_bytes(b"Bcc: x@y.example\r\n" + path.read_bytes())
    else:
        path.write_bytes(path.read_bytes().replace(b"o", b"0", 1))
    with pytest.raises(BriefError) as raised:
        send(project, issue, server)
    (problem,) = raised.value.problems
    assert problem.code == "mail-changed"
    assert problem.span is not None
    assert problem.span.path == f"out/issues/{issue.name}/{path.name}"
    assert not room.mails
    assert kinds(project, issue) == []


def test_no_mail_is_written_of_a_copy_that_was_changed(project: MailProject) -> None:
    issue = project.issue()
    (issue.folder / "03-reader.pdf").write_bytes(b"other")
    with pytest.raises(BriefError, match="this copy is not as it was made"):
        project.write_mails(issue)


def test_no_mail_is_written_for_somebody_that_the_copy_was_not_made_for(project: MailProject) -> None:
    issue = project.issue()
    other = project_at(project.root, people(5)[::-1])
    with pytest.raises(BriefError, match="copy 1 was not made for Reader 5"):
        other.write_mails(issue)


def test_mails_from_another_address_are_not_sent(project: MailProject, server: Server) -> None:
    issue = written(project)
    postage = Postage(server, ("Other", mailbox("other@harn.example")), math.inf)
    with project.ledger() as ledger, pytest.raises(BriefError, match="and not from other@harn"):
        send_mails(issue, ledger, postage, project.workspace)


def test_a_withdrawn_issue_is_sent_to_nobody(project: MailProject, room: Mailroom, server: Server) -> None:
    issue = written(project)
    with project.ledger() as ledger:
        withdraw(issue, "wrong date", ledger, project.workspace)
    with pytest.raises(BriefError, match=r"was withdrawn .* wrong date"):
        send(project, issue, server)
    assert not room.mails


def test_what_is_withdrawn_while_it_is_sent_goes_to_nobody_more(
    project: MailProject, room: Mailroom, server: Server
) -> None:
    issue = written(project)

    def withdrawn_after_two(tried: int) -> None:
        if tried == 2:
            with project.ledger() as other:
                withdraw(issue, "wrong date", other, project.workspace)

    with project.ledger() as ledger:
        postage = Postage(server, SENDER, math.inf)
        sent = send_mails(issue, ledger, postage, project.workspace, progress=withdrawn_after_two)

    assert (sent.sent, sent.left, sent.problem and sent.problem.code) == ((1, 2), (3, 4, 5), "issue-withdrawn")
    assert len(room.mails) == 2


def test_two_that_send_at_once_send_each_mail_once(project: MailProject, room: Mailroom, server: Server) -> None:
    issue = written(project)
    start = threading.Barrier(4)
    busy: list[str] = []

    def run() -> None:
        start.wait()
        try:
            send(project, issue, server, again=True)
        except BriefError as error:
            busy.extend(problem.code for problem in error.problems)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(busy) <= {"issue-busy"}
    assert room.received == {f"reader{at}@harn.example": 1 for at in range(1, 6)}


def test_progress_is_told_after_each_mail(project: MailProject, server: Server) -> None:
    told: list[int] = []
    issue = written(project)
    with project.ledger() as ledger:
        send_mails(issue, ledger, Postage(server, SENDER, math.inf), project.workspace, progress=told.append)
    assert told == [1, 2, 3, 4, 5]


def test_real_copies_are_made_mailed_and_sent(tmp_path: Path, room: Mailroom, server: Server) -> None:
    project = project_at(tmp_path, people(2, formats=["pdf", "docx"]))
    issue = project.issue(pages=True)
    project.write_mails(issue)
    assert send(project, issue, server).sent == (1, 2)
    for at, mail in enumerate(room.parsed(), 1):
        parts = list(mail.iter_attachments())
        recorded = {Path(issue.made[at, form].file).name: issue.made[at, form].sha256 for form in ("pdf", "docx")}
        assert {part.get_filename(): digest(part.get_content()) for part in parts} == recorded
        assert parts[0].get_content().startswith(b"%PDF-")


def relisted(project: MailProject, *recipients: dict[str, Any]) -> None:
    """Write the project's list anew."""
    listed = {"title": "Cabinet", "recipients": list(recipients)}
    (project.root / "lists/cabinet.yaml").write_text(yaml.safe_dump(listed), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level": "TLP:GREEN"}, "Reader 3 has TLP:GREEN now: copy 3, which is TLP:AMBER, is not sent"),
        ({"level": None}, "Reader 3 has no level now"),
        ({"level": "UK SECRET"}, "Reader 3 has UK SECRET now"),
        ({"email": "other@harn.example"}, "Reader 3 <reader3@harn.example> is on the list no more"),
        ({"cc": ["third@harn.example"]}, "Reader 3 has `desk@harn.example` under `cc` no more"),
        ({"level": "TLP:RED", "name": "Reader of ports"}, None),
    ],
)
def test_nothing_is_sent_that_the_list_does_not_allow_any_more(
    tmp_path: Path, room: Mailroom, server: Server, change: dict[str, Any], said: str | None
) -> None:
    readers = people(4)
    readers[2]["cc"] = ["desk@harn.example"]
    project = project_at(tmp_path, readers)
    issue = written(project)
    readers[2] = {name: value for name, value in (readers[2] | change).items() if value is not None}
    relisted(project, *readers)
    if said is None:
        assert send(project, issue, server).sent == (1, 2, 3, 4)
        return
    with pytest.raises(BriefError) as raised:
        send(project, issue, server)
    assert [problem.code for problem in raised.value.problems] == ["issue-changed"]
    assert said in raised.value.problems[0].message
    assert raised.value.problems[0].span
    assert raised.value.problems[0].span.path == "lists/cabinet.yaml"
    assert not room.mails


def test_who_had_their_mail_may_leave_the_list(project: MailProject, room: Mailroom, server: Server) -> None:
    room.refused[SECOND] = "450 later"
    issue = written(project)
    send(project, issue, server)
    room.refused.clear()
    relisted(project, *people(5)[1:])
    assert send(project, issue, server).sent == (2,)


def test_nothing_is_sent_where_the_list_is_gone(project: MailProject, room: Mailroom, server: Server) -> None:
    issue = written(project)
    (project.root / "lists/cabinet.yaml").unlink()
    with pytest.raises(BriefError) as raised:
        send(project, issue, server)
    assert [problem.code for problem in raised.value.problems] == ["cannot-read"]
    assert not room.mails


def test_nothing_is_sent_by_a_ledger_that_was_changed(project: MailProject, room: Mailroom, server: Server) -> None:
    issue = written(project)
    send(project, issue, server)
    tampered(project.root / FILE, "DELETE FROM event WHERE kind = 'sent' AND copy = 2")
    with pytest.raises(BriefError) as raised:
        send(project, issue, server, again=True)
    assert [problem.code for problem in raised.value.problems] == ["ledger-changed"]
    assert len(room.mails) == 5


def test_a_pipe_in_the_place_of_a_mail_is_not_waited_for(project: MailProject, room: Mailroom, server: Server) -> None:
    issue = written(project)
    place = issue.folder / "03-reader.eml"
    place.unlink()
    os.mkfifo(place)
    with pytest.raises(BriefError, match="not an ordinary file"):
        send(project, issue, server)
    assert not room.mails


def test_a_mail_is_written_through_no_link_out_of_the_project(tmp_path: Path) -> None:
    project = project_at(tmp_path / "project", people(2))
    issue, other = project.issue(), tmp_path / "elsewhere"
    other.write_text("mine", encoding="utf-8")
    (issue.folder / "02-reader.eml").symlink_to(other)
    with pytest.raises(BriefError, match="leads out of the project"):
        project.write_mails(issue)
    assert other.read_text(encoding="utf-8") == "mine"
