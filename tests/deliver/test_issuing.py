"""An issue is recorded step by step, goes on where it stopped, and is the same when it is made again."""

import errno
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

import pytest

from bluf.deliver.events import Event, Kind
from bluf.deliver.issues import at_work, issue_named, unfinished_issue
from bluf.deliver.issuing import Options, begin, file_name, make, withdraw
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.preparing import Asked, prepare, prepare_again, withheld
from bluf.ground.digests import digest
from bluf.ground.files import cannot_write
from bluf.ground.workspace import Workspace
from bluf.pipeline.guarding import write_no_link
from bluf.problems import BriefError
from tests.deliver.issued import BRIEF, LIST, issued, prepared, project, tampered


def codes(error: pytest.ExceptionInfo[BriefError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_each_recipient_gets_the_files_that_they_want_and_the_ledger_has_them_all(tmp_path: Path) -> None:
    issue = issued(project(tmp_path))

    assert issue.name == "ports-1"
    assert list(files(tmp_path / "out/issues/ports-1")) == [
        "1-Ines-Okafor.pdf",
        "2-Press-desk.docx",
        "2-Press-desk.pdf",
        "3-Оксана-Чорна.pdf",
    ]
    assert [event.kind for event in issue.events] == [Kind.BEGUN, *[Kind.MADE] * 4, Kind.MADE_ALL]
    for event in issue.made.values():
        assert digest((tmp_path / event.file).read_bytes()) == event.sha256
    assert [event.level for event in issue.made.values()] == ["TLP:AMBER", "TLP:CLEAR", "TLP:CLEAR", "TLP:GREEN"]


def test_paths_in_the_ledger_are_from_the_projects_root_wherever_one_stands(tmp_path: Path) -> None:
    project(tmp_path)
    below = Workspace(tmp_path / "briefs")
    ready = prepare(Asked("ports.yaml", "../lists/cabinet.yaml"), below)

    with Ledger.open(ready.root) as ledger:
        issue = begin(ready, ledger, below, Options())

    assert ready.root == tmp_path
    assert issue.begun.brief == "briefs/ports.yaml"
    assert issue.details["list"] == "lists/cabinet.yaml"


def test_the_same_issue_made_again_has_the_same_bytes(tmp_path: Path) -> None:
    workspace = project(tmp_path)

    first, second = issued(workspace), issued(workspace)

    assert second.name == "ports-2"
    assert files(first.folder) == files(second.folder)
    assert not any(event.kind is Kind.SUPERSEDED for event in events(tmp_path))


def test_an_issue_of_another_content_supersedes_the_one_before(tmp_path: Path) -> None:
    first = issued(project(tmp_path))
    second = issued(project(tmp_path, BRIEF.replace("Friday", "Monday")))

    superseded = [event for event in events(tmp_path) if event.kind is Kind.SUPERSEDED]
    assert [(event.issue, event.detail) for event in superseded] == [(first.name, second.name)]


def test_an_unfinished_issue_that_is_superseded_is_not_gone_on_with_unless_it_is_named(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    with Ledger.open(tmp_path) as ledger:
        begun = begin(prepared(workspace), ledger, workspace, Options())
        assert unfinished_issue(ledger, tmp_path).name == begun.name
    issued(project(tmp_path, BRIEF.replace("Friday", "Monday")))
    with Ledger.open(tmp_path) as ledger:
        with pytest.raises(BriefError, match="has anything left to do"):
            unfinished_issue(ledger, tmp_path)
        assert issue_named(ledger, begun.name, tmp_path).is_made is False


def events(root: Path) -> list[Event]:
    ledger = Ledger.read(root)
    assert ledger is not None
    with ledger:
        return ledger.events()


def test_an_issue_that_was_cut_short_goes_on_where_it_stopped(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    ready = prepared(workspace)
    written: list[int] = []

    def stop(done: int) -> None:
        written.append(done)
        if done == 2:
            raise KeyboardInterrupt

    with Ledger.open(tmp_path) as ledger:
        begun = begin(ready, ledger, workspace, Options())
        with pytest.raises(KeyboardInterrupt):
            make(begun, ready, ledger, workspace, Options(), stop)
        left = unfinished_issue(ledger, tmp_path)
        assert (left.name, len(left.made), left.is_made) == ("ports-1", 3, False)

        again = prepare_again(left, workspace)
        done = make(left, again, ledger, workspace, Options())

        assert done.is_made
        assert [event.kind for event in done.events] == [Kind.BEGUN, *[Kind.MADE] * 4, Kind.MADE_ALL]
        assert files(done.folder) == files(issued(workspace).folder)
        with pytest.raises(BriefError, match="has anything left to do"):
            unfinished_issue(ledger, tmp_path)


@pytest.mark.parametrize(
    ("brief", "listed", "message"),
    [
        (BRIEF.replace("Friday", "Monday"), LIST, "what the brief is made from has changed since ports-1 was begun"),
        (BRIEF, LIST.replace("Ines", "Inês"), "the list has changed since ports-1 was begun"),
    ],
)
def test_an_issue_goes_on_only_with_the_same_brief_and_list(
    tmp_path: Path, brief: str, listed: str, message: str
) -> None:
    workspace = project(tmp_path)
    with Ledger.open(tmp_path) as ledger:
        issue = begin(prepared(workspace), ledger, workspace, Options())

    with pytest.raises(BriefError) as error:
        prepare_again(issue, project(tmp_path, brief, listed))

    (problem,) = error.value.problems
    assert (problem.code, problem.message) == ("issue-changed", message)
    assert problem.hint is not None
    assert "issue anew: bluf issue briefs/ports.yaml --to lists/cabinet.yaml" in problem.hint


def test_what_was_made_before_a_full_disk_stays_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = LIST + "".join(
        f"  - {{name: Reader {n}, email: reader{n}@harn.example, level: TLP:CLEAR}}\n" for n in range(60)
    )
    workspace = project(tmp_path, BRIEF, many)
    ready = prepared(workspace)
    batches: list[int] = []

    def full(contents: dict[Path, bytes], root: Path, shown: Callable[[Path], str]) -> None:
        batches.append(len(contents))
        if len(batches) == 2:
            raise BriefError([cannot_write(next(iter(contents)), OSError(errno.ENOSPC, "full"))])
        write_no_link(contents, root, shown)

    with Ledger.open(tmp_path) as ledger:
        issue = begin(ready, ledger, workspace, Options())
        monkeypatch.setattr("bluf.deliver.issuing.write_no_link", full)
        with pytest.raises(BriefError) as error:
            make(issue, ready, ledger, workspace, Options())
        assert codes(error) == ["cannot-write"]
        stopped = issue_named(ledger, "ports-1", tmp_path)
        assert len(stopped.made) == batches[0] == len(files(issue.folder))
        monkeypatch.undo()

        assert len(make(stopped, ready, ledger, workspace, Options()).made) == 64


def test_two_processes_are_not_at_work_on_one_issue(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    ready = prepared(workspace)
    with Ledger.open(tmp_path) as ledger:
        issue = begin(ready, ledger, workspace, Options())
        with at_work(issue), pytest.raises(BriefError) as error:
            make(issue, ready, ledger, workspace, Options())
        assert codes(error) == ["issue-busy"]
        assert make(issue, ready, ledger, workspace, Options()).is_made


def _make_until_killed(root: Path, is_at_work: Signal) -> None:
    def wait(_made: int) -> None:
        is_at_work.set()
        time.sleep(60)

    workspace = Workspace(root)
    ready = prepared(workspace)
    with Ledger.open(root) as ledger:
        make(begin(ready, ledger, workspace, Options()), ready, ledger, workspace, Options(), wait)


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    forking = multiprocessing.get_context("fork")
    is_at_work = forking.Event()
    process = forking.Process(target=_make_until_killed, args=(tmp_path, is_at_work))
    process.start()
    assert is_at_work.wait(60)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()

    with Ledger.open(tmp_path) as ledger:
        issue = unfinished_issue(ledger, tmp_path)
        assert make(issue, prepare_again(issue, workspace), ledger, workspace, Options()).is_made


def test_two_recipients_of_one_name_have_a_file_each(tmp_path: Path) -> None:
    listed = "title: T\nrecipients:\n" + "".join(
        f"  - {{name: Trade/A. Novak, email: {who}@harn.example, level: TLP:AMBER}}\n" for who in ("anna", "adam")
    )
    issue = issued(project(tmp_path, BRIEF, listed))

    assert list(files(issue.folder)) == ["1-Trade-A-Novak.pdf", "2-Trade-A-Novak.pdf"]


def test_an_issue_that_the_ledger_has_not_is_told_with_one_that_it_has(tmp_path: Path) -> None:
    issued(project(tmp_path))
    with Ledger.open(tmp_path) as ledger, pytest.raises(BriefError) as error:
        issue_named(ledger, "port-1", tmp_path)
    (problem,) = error.value.problems
    assert problem.code == "no-such-issue"
    assert problem.hint is not None
    assert "ports-1" in problem.hint


def test_an_issue_is_withdrawn_once(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    issue = issued(workspace)
    with Ledger.open(tmp_path) as ledger:
        withdraw(issue, "a wrong figure", ledger, workspace)
        with pytest.raises(BriefError, match="was withdrawn on 2026-11-28 09:30 UTC: a wrong figure"):
            withdraw(issue_named(ledger, issue.name, tmp_path), "again", ledger, workspace)


def test_a_brief_with_errors_is_not_prepared_and_the_faults_of_both_files_are_told(tmp_path: Path) -> None:
    workspace = project(tmp_path, BRIEF.replace("date: 2026-11-27", "date: 27/11"), LIST.replace("@harn", " harn"))
    with pytest.raises(BriefError) as error:
        prepared(workspace)
    assert "bad-email" in codes(error)
    assert "bad-date" in codes(error)


@pytest.mark.parametrize(
    ("extra", "reasons"),
    [
        ("", ()),
        ("status: draft\n", ("draft",)),
        ("status: Entwurf\n", ("draft",)),
        ("status: Final\n", ()),
        ("quotes: [{text: We agree., speaker: Ines, mark: TLP:CLEAR}]\n", ("unchecked",)),
        ("status: draft\nquotes: [{text: We agree., speaker: Ines, mark: TLP:CLEAR}]\n", ("draft", "unchecked")),
    ],
)
def test_what_keeps_a_brief_from_being_mailed(tmp_path: Path, extra: str, reasons: tuple[str, ...]) -> None:
    ready = prepared(project(tmp_path, BRIEF + extra))
    assert ready.reasons == reasons
    assert [each.code for each in withheld(reasons, ["draft"], "briefs/ports.yaml")] == ["not-mailed"] * (
        "unchecked" in reasons
    )


def test_an_issue_made_by_another_bluf_does_not_go_on(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    issue = issued(workspace)
    older = replace(issue, events=(replace(issue.begun, bluf="0.1"), *issue.events[1:]))
    with pytest.raises(BriefError, match=r"bluf has changed, from 0\.1"):
        prepare_again(older, workspace)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_copy_is_written_through_no_link_out_of_the_project(tmp_path: Path, is_there: bool) -> None:
    root, other = tmp_path / "project", tmp_path / "elsewhere"
    root.mkdir()
    if is_there:
        other.write_text("mine", encoding="utf-8")
    workspace = project(root)
    with Ledger.open(root) as ledger:
        ready = prepared(workspace)
        issue = begin(ready, ledger, workspace, Options())
        issue.folder.mkdir(parents=True)
        link = issue.folder / file_name(ready.plan.copies[0], "pdf", ready.plan.count)
        link.symlink_to(other)
        with pytest.raises(BriefError) as error:
            make(issue, ready, ledger, workspace, Options())
        assert codes(error) == ["output-link"]
        assert not issue_named(ledger, issue.name, root).made
    assert (other.read_text(encoding="utf-8") if other.exists() else None) == ("mine" if is_there else None)


def test_an_issue_takes_no_name_that_a_link_has(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    folder = tmp_path / "out/issues"
    folder.mkdir(parents=True)
    (folder / "ports-1").symlink_to(tmp_path / "nowhere")
    with Ledger.open(tmp_path) as ledger:
        assert begin(prepared(workspace), ledger, workspace, Options()).name == "ports-2"


def test_nothing_is_issued_by_a_ledger_that_was_changed(tmp_path: Path) -> None:
    workspace = project(tmp_path)
    ready = prepared(workspace)
    with Ledger.open(tmp_path) as ledger:
        issue = begin(ready, ledger, workspace, Options())
    tampered(tmp_path / FILE, "UPDATE event SET title = 'Other' WHERE number = 1")
    with Ledger.open(tmp_path) as ledger:
        with pytest.raises(BriefError) as begun:
            begin(ready, ledger, workspace, Options())
        with pytest.raises(BriefError) as gone_on:
            make(issue, ready, ledger, workspace, Options())
    assert codes(begun) == codes(gone_on) == ["ledger-changed"]
    assert not issue.folder.exists()
