"""What is planned, made and listed for those who show it: nothing is made but what was agreed to."""

from pathlib import Path

import pytest

import bluf
from bluf.deliver.events import Happening, Kind
from bluf.deliver.ledger import Ledger

BRIEF = """\
title: Ports close for the night
date: 2026-05-04
marking: TLP:AMBER
mark: TLP:CLEAR
bottom_line: Two ports close from Monday.
key_points:
  - {text: The northern port closes first., mark: TLP:CLEAR}
  - {text: The southern port follows., mark: TLP:AMBER}
"""
LIST = """\
title: Cabinet
recipients:
  - {name: Ines Okafor, email: ines@harn.example, level: TLP:AMBER, formats: [pdf, docx]}
  - {name: Press desk, email: press@harn.example, level: TLP:CLEAR}
"""
PORTS, CABINET = "briefs/ports.yaml", "lists/cabinet.yaml"


@pytest.fixture
def here(tmp_path: Path) -> bluf.Workspace:
    put(tmp_path / PORTS, BRIEF)
    put(tmp_path / CABINET, LIST)
    return bluf.Workspace(tmp_path)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def made(here: bluf.Workspace) -> bluf.MadeIssue:
    return bluf.make_issue(PORTS, CABINET, bluf.plan_issue(PORTS, CABINET, here).plan, workspace=here)


def happened(here: bluf.Workspace, *kinds: Kind, copy: int = 1) -> None:
    with Ledger.open(here.folder) as ledger:
        ledger.append([Happening(kind=kind, issue="ports-1", copy=copy, at="2026-05-04T10:00:00Z") for kind in kinds])


def codes(error: pytest.ExceptionInfo[bluf.BriefError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_plan_says_who_gets_which_edition_and_makes_nothing(here: bluf.Workspace) -> None:
    plan = bluf.plan_issue(PORTS, CABINET, here)

    assert [(each.number, each.recipient, each.level, each.edition, each.formats) for each in plan.copies] == [
        (1, "Ines Okafor", "TLP:AMBER", False, ("pdf", "docx")),
        (2, "Press desk", "TLP:CLEAR", True, ("pdf",)),
    ]
    assert plan.sign == f"bluf issue {PORTS} --to {CABINET} --sign KEY.p12"
    assert (plan.sender, [each.code for each in plan.not_mailed]) == ("", ["no-sender"])
    assert {path.name for path in here.folder.iterdir()} == {"briefs", "lists"}


def test_what_is_in_the_way_of_a_plan_is_told_at_its_line(here: bluf.Workspace) -> None:
    put(here.folder / CABINET, LIST.replace("TLP:CLEAR", "TLP:PINK"))

    with pytest.raises(bluf.BriefError) as raised:
        bluf.plan_issue(PORTS, CABINET, here)

    (problem,) = raised.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.path, problem.span.line) == ("bad-marking", CABINET, 4)


def test_an_issue_is_made_as_it_was_planned_and_listed(here: bluf.Workspace) -> None:
    issue = made(here)

    assert (issue.name, issue.copies, issue.files, issue.mails) == ("ports-1", 2, 3, 0)
    assert issue.send == "bluf issue --resume ports-1 --send"
    (state,) = bluf.issued(here).issues
    assert (state.issue, state.title, state.to, state.state) == (
        "ports-1", "Ports close for the night", "Cabinet", "current",
    )  # fmt: skip
    assert (state.copies, state.files, state.key, state.sent) == (2, 3, "", 0)
    files = [each for copy in bluf.issued_copies("ports-1", here) for each in copy.files]
    assert len(files) == 3
    assert all((here.folder / file).is_file() for file in files)


@pytest.mark.parametrize("changed", [PORTS, CABINET])
def test_nothing_is_made_of_what_has_changed_since_it_was_planned(here: bluf.Workspace, changed: str) -> None:
    plan = bluf.plan_issue(PORTS, CABINET, here)
    path = here.folder / changed
    path.write_text(path.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")

    with pytest.raises(bluf.BriefError) as raised:
        bluf.make_issue(PORTS, CABINET, plan.plan, workspace=here)

    assert codes(raised) == ["plan-changed"]
    assert bluf.issued(here).issues == ()
    assert not (here.folder / "out").exists()


def test_mails_that_would_be_from_nobody_are_refused_before_anything_is_made(here: bluf.Workspace) -> None:
    plan = bluf.plan_issue(PORTS, CABINET, here)

    with pytest.raises(bluf.BriefError) as raised:
        bluf.make_issue(PORTS, CABINET, plan.plan, mails=True, workspace=here)

    assert codes(raised) == ["no-sender"]
    assert bluf.issued(here).issues == ()


def test_of_each_mail_counts_what_was_recorded_last(here: bluf.Workspace) -> None:
    made(here)
    happened(here, Kind.SENDING, Kind.REFUSED, Kind.SENDING, Kind.SENT)
    happened(here, Kind.SENDING, copy=2)

    (state,) = bluf.issued(here).issues
    assert (state.sent, state.refused, state.unknown) == (1, 0, 1)
    assert [copy.mail for copy in bluf.issued_copies("ports-1", here)] == ["sent", "unknown"]


def test_an_issue_to_a_group_is_planned_and_made_as_such_alone(here: bluf.Workspace) -> None:
    put(here.folder / CABINET, LIST.replace("level: TLP:CLEAR", "level: TLP:CLEAR, groups: [press, all]"))
    whole, press = bluf.plan_issue(PORTS, CABINET, here), bluf.plan_issue(PORTS, CABINET, here, groups=["press"])

    assert [(each.name, each.recipients) for each in press.groups] == [("all", 1), ("press", 1)]
    assert [(each.number, each.recipient, each.files) for each in press.copies] == [
        (1, "Press desk", ("1-Press-desk.pdf",))
    ]
    assert press.sign == f"bluf issue {PORTS} --to {CABINET} --group press --sign KEY.p12"
    with pytest.raises(bluf.BriefError) as raised:
        bluf.make_issue(PORTS, CABINET, whole.plan, groups=["press"], workspace=here)
    assert codes(raised) == ["plan-changed"]
    made = bluf.make_issue(PORTS, CABINET, press.plan, groups=["press"], workspace=here)
    assert (made.copies, made.files) == (1, 1)


def test_each_copy_opens_with_the_password_that_was_handed_out_for_it_and_no_other(here: bluf.Workspace) -> None:
    import pikepdf

    put(here.folder / CABINET, LIST.replace("[pdf, docx]", "pdf"))
    plan = bluf.plan_issue(PORTS, CABINET, here)
    first, second = bluf.issue_passwords(PORTS, CABINET, here)
    assert first != second

    bluf.make_issue(PORTS, CABINET, plan.plan, passwords=(first, second), workspace=here)

    for copy, own, other in zip(bluf.issued_copies("ports-1", here), (first, second), (second, first), strict=True):
        pikepdf.open(here.folder / copy.files[0], password=own).close()
        for wrong in (other, ""):
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(here.folder / copy.files[0], password=wrong)
    assert first.encode() not in (here.folder / "bluf-ledger.sqlite").read_bytes()


@pytest.mark.parametrize("passwords", [["abc"] * 2, ["acde-acde-acde-acde-acde"], ["", ""]])
def test_passwords_that_are_not_one_for_each_copy_make_nothing(here: bluf.Workspace, passwords: list[str]) -> None:
    put(here.folder / CABINET, LIST.replace("[pdf, docx]", "pdf"))
    plan = bluf.plan_issue(PORTS, CABINET, here)

    with pytest.raises(ValueError, match="a password by `issue_passwords` for each copy"):
        bluf.make_issue(PORTS, CABINET, plan.plan, passwords=passwords, workspace=here)

    assert not (here.folder / "out").exists()


def test_a_list_with_a_docx_says_who_keeps_it_from_being_protected(here: bluf.Workspace) -> None:
    (problem,) = bluf.plan_issue(PORTS, CABINET, here).not_protected

    assert problem.span is not None
    assert (problem.code, problem.span.path, problem.span.line) == ("docx-not-protected", CABINET, 3)
    with pytest.raises(bluf.BriefError) as raised:
        bluf.issue_passwords(PORTS, CABINET, here)
    assert codes(raised) == ["docx-not-protected"]


def test_the_newest_is_first_and_supersedes_one_of_another_text(here: bluf.Workspace) -> None:
    made(here)
    put(here.folder / PORTS, BRIEF.replace("Two ports", "Three ports"))
    made(here)

    newest, first = bluf.issued(here).issues
    assert (newest.issue, newest.state) == ("ports-2", "current")
    assert (first.issue, first.state, first.latest) == ("ports-1", "superseded", "ports-2")


def test_an_issue_is_withdrawn_once_with_its_reason(here: bluf.Workspace) -> None:
    made(here)

    state = bluf.withdraw_issue("ports-1", "a wrong\n date", here)

    assert (state.state, state.why) == ("withdrawn", "a wrong date")
    assert bluf.issued(here).issues == (state,)
    with pytest.raises(bluf.BriefError) as raised:
        bluf.withdraw_issue("ports-1", "again", here)
    assert codes(raised) == ["issue-withdrawn"]


@pytest.mark.parametrize("has_ledger", [True, False])
def test_an_issue_that_is_not_in_the_ledger_is_told(here: bluf.Workspace, has_ledger: bool) -> None:
    if has_ledger:
        made(here)

    with pytest.raises(bluf.BriefError) as raised:
        bluf.withdraw_issue("ports-9", "why", here)

    assert codes(raised) == ["no-such-issue"]


def test_a_changed_ledger_is_told_where_it_was_changed(here: bluf.Workspace) -> None:
    made(here)
    with Ledger.open(here.folder) as ledger:
        ledger._connection.execute("DROP TRIGGER no_change")
        ledger._connection.execute("UPDATE event SET recipient = 'Somebody else' WHERE number = 3")

    changed = bluf.issued(here).changed
    assert changed is not None
    assert (changed.code, "event 3" in changed.message) == ("ledger-changed", True)


def test_lists_are_the_yaml_files_of_their_folder(here: bluf.Workspace) -> None:
    put(here.folder / "lists/abroad.yml", LIST)
    put(here.folder / "lists/notes.txt", "none")

    assert bluf.distribution_lists(here) == ("lists/abroad.yml", CABINET)


def test_where_nothing_was_issued_there_is_no_ledger_and_none_is_made(here: bluf.Workspace) -> None:
    assert bluf.issued(here) == bluf.Issues((), None)
    assert not list(here.folder.glob("*.sqlite*"))


def test_mails_are_written_beside_the_copies_and_none_is_sent(here: bluf.Workspace) -> None:
    put(here.folder / CABINET, "sender: {name: The desk, email: desk@harn.example}\n" + LIST)
    plan = bluf.plan_issue(PORTS, CABINET, here)

    issue = bluf.make_issue(PORTS, CABINET, plan.plan, mails=True, workspace=here)

    assert (plan.sender, plan.not_mailed, issue.mails) == ("desk@harn.example", (), 2)
    assert len(list((here.folder / issue.folder).glob("*.eml"))) == 2
    assert [copy.mail for copy in bluf.issued_copies(issue.name, here)] == ["", ""]


def test_no_mails_are_written_of_a_draft(here: bluf.Workspace) -> None:
    put(here.folder / CABINET, "sender: {email: desk@harn.example}\n" + LIST)
    put(here.folder / PORTS, BRIEF.replace("date:", "status: draft\ndate:"))
    plan = bluf.plan_issue(PORTS, CABINET, here)

    with pytest.raises(bluf.BriefError) as raised:
        bluf.make_issue(PORTS, CABINET, plan.plan, mails=True, workspace=here)

    assert codes(raised) == [each.code for each in plan.not_mailed] == ["not-mailed"]
    assert bluf.issued(here).issues == ()


def test_a_copy_is_verified_as_current_until_it_is_withdrawn(here: bluf.Workspace) -> None:
    issue = made(here)
    (copy, _) = bluf.issued_copies(issue.name, here)
    content = (here.folder / copy.files[0]).read_bytes()

    assert bluf.verify_file(content, "a.pdf", here).state == "current"
    bluf.withdraw_issue(issue.name, "a wrong date", here)
    verdict = bluf.verify_file(content, "a.pdf", here)
    assert (verdict.state, verdict.why, verdict.recipient) == ("withdrawn", "a wrong date", "Ines Okafor")
