"""bluf issue: what it asks for, makes, writes and refuses, by its arguments."""

import csv
import json
import os
import pty
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bluf.cli.issue_command import Request
from bluf.cli.issue_command import issue as carry_out
from bluf.cli.issue_mail import Post, Row, list_lines
from bluf.deliver.addresses import Mailbox
from bluf.deliver.events import Happening, Kind
from bluf.deliver.issues import Issue
from bluf.deliver.ledger import Ledger
from bluf.deliver.mailing import Postage, Sent
from bluf.deliver.preparing import Prepared
from bluf.deliver.sending import Server
from bluf.ground.workspace import Workspace
from tests.cli.conftest import Ended
from tests.cli.test_check import has_members
from tests.deliver.issued import BRIEF, LIST, NOW, key_file, project

Run = Callable[..., Ended]
ISSUE = ("issue", "briefs/ports.yaml", "--to", "lists/cabinet.yaml")
ALWAYS = (-3650, 36500)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project(tmp_path)
    return tmp_path


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_copies_are_made_and_their_paths_printed(run: Run, folder: Path) -> None:
    ended = run(*ISSUE)

    assert ended.code == 0
    assert ended.lines == [
        "out/issues/ports-1/1-Ines-Okafor.pdf",
        "out/issues/ports-1/2-Press-desk.pdf",
        "out/issues/ports-1/2-Press-desk.docx",
        "out/issues/ports-1/3-Оксана-Чорна.pdf",
    ]
    assert all((folder / line).is_file() for line in ended.lines)
    assert ended.err == "ports-1: 3 of 3 copies made\n"


def test_a_clock_before_the_last_issue_is_told_and_the_issue_is_made(run: Run, folder: Path) -> None:
    with Ledger.open(folder) as ledger:
        ledger.append([Happening(kind=Kind.BEGUN, issue="ferry-1", at="2999-01-01T00:00:00Z")])
    ended = run(*ISSUE)

    assert (ended.code, len(ended.lines)) == (0, 4)
    assert "warning[clock-behind]: the clock says " in ended.err
    with Ledger.open(folder) as ledger:
        assert ledger.events("ports-1")[-1].kind is Kind.MADE_ALL


def test_a_dry_run_lists_who_gets_what_and_writes_nothing(run: Run, folder: Path) -> None:
    before = everything(folder)
    ended = run(*ISSUE, "--dry-run", "--send")

    assert ended.code == 0
    assert ended.lines == [
        "1  TLP:AMBER  Ines Okafor <ines@harn.example>     1-Ines-Okafor.pdf",
        "2  TLP:CLEAR  Press desk <press@harn.example>     2-Press-desk.pdf, 2-Press-desk.docx",
        "3  TLP:GREEN  Оксана Чорна <oksana@harn.example>  3-Оксана-Чорна.pdf",
    ]
    assert ended.err == "3 copies would be made; nothing was written\n"
    assert everything(folder) == before
    assert not (folder / "out").exists()


def test_a_dry_run_does_not_touch_a_ledger_that_is_there(run: Run, folder: Path) -> None:
    run(*ISSUE)
    before = {name: (folder / name).stat().st_mtime_ns for name in everything(folder)}
    assert run(*ISSUE, "--dry-run").code == 0
    assert {name: (folder / name).stat().st_mtime_ns for name in everything(folder)} == before


@pytest.mark.usefixtures("folder")
def test_a_group_gets_an_issue_of_its_own(run: Run) -> None:
    ended = run(*ISSUE, "--group", "press", "--format", "json")
    said = json.loads(ended.out)

    assert said["issue"] == "ports-1"
    assert [row["recipient"] for row in said["recipients"]] == ["Press desk"]
    assert [Path(made["path"]).name for made in said["made"]] == ["1-Press-desk.pdf", "1-Press-desk.docx"]
    assert said["problems"] == []
    assert said["sending"] is None


def test_mistakes_in_the_brief_and_the_list_are_told_at_their_lines_and_nothing_is_made(run: Run, folder: Path) -> None:
    project(folder, BRIEF.replace("2026-11-27", "27/11"), LIST.replace("press@harn.example", "press at harn"))
    before = everything(folder)
    ended = run(*ISSUE)

    assert ended.code == 1
    assert "briefs/ports.yaml:2:7: error[bad-date]" in ended.err
    assert "lists/cabinet.yaml:5:31: error[bad-email]" in ended.err
    assert everything(folder) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("issue",), "name a BRIEF, and with --to the list"),
        (("issue", "briefs/ports.yaml"), "name a BRIEF, and with --to the list"),
        ((*ISSUE, "--mail", "--send"), "leave out --mail"),
        ((*ISSUE, "--timestamp", "http://stamps.example"), "name a key with --sign"),
        ((*ISSUE, "--passphrase-fd", "3"), "name it with --sign"),
        ((*ISSUE, "--passwords", "p.csv"), "--passwords goes with --protect"),
        ((*ISSUE, "--again"), "--again goes with --resume"),
        ((*ISSUE, "--resume"), "leave out what it was begun with"),
        ((*ISSUE, "--send"), "there is no terminal on which to confirm"),
        ((*ISSUE, "--mail", "--from", "the desk"), "is not an e-mail address"),
    ],
)
def test_what_can_not_be_asked_for(run: Run, folder: Path, arguments: Sequence[str], message: str) -> None:
    before = everything(folder)
    ended = run(*arguments)
    assert ended.code == 2
    assert message in " ".join(ended.err.split())
    assert everything(folder) == before


@pytest.mark.usefixtures("folder")
def test_a_list_that_is_not_there_is_told(run: Run) -> None:
    ended = run("issue", "briefs/ports.yaml", "--to", "lists/nobody.yaml")
    assert ended.code == 1
    assert "lists/nobody.yaml: error[cannot-read]" in ended.err
    assert "bluf new" not in ended.err
    assert "= hint: choose from: `lists/cabinet.yaml`" in ended.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["cabinet", "lists/cabinte.yaml", "cabinet.yaml"])
def test_the_list_that_was_meant_is_named(run: Run, name: str) -> None:
    ended = run("issue", "briefs/ports.yaml", "--to", name)
    assert ended.code == 1
    assert f"{name}: error[cannot-read]" in ended.err
    assert "= hint: did you mean `lists/cabinet.yaml`?" in ended.err


def test_a_brief_and_a_list_in_each_other_s_place_are_told_in_one_line_each(run: Run, folder: Path) -> None:
    before = everything(folder)
    ended = run("issue", "lists/cabinet.yaml", "--to", "briefs/ports.yaml")
    assert ended.code == 1
    assert "briefs/ports.yaml: error[brief-not-a-list]: this is a brief, and no distribution list" in ended.err
    assert "lists/cabinet.yaml: error[list-not-built]: this is a distribution list, and no brief" in ended.err
    assert ended.err.count("= hint: name the brief first, and the list with --to") == 2
    assert ended.err.count("error[") == 2
    assert everything(folder) == before


@dataclass
class StandIn:
    """Takes mails in place of a server: `refuses` are the copies that it does not take."""

    refuses: tuple[int, ...] = ()
    written: list[tuple[str, Mailbox]] = field(default_factory=list)
    sent: list[tuple[str, Postage, bool]] = field(default_factory=list)

    def server(self, _environment: Mapping[str, str]) -> Server:
        return Server("mail.harn.example", 587, False)

    def write(
        self, issue: Issue, _prepared: Prepared, ledger: Ledger, _workspace: Workspace, sender: tuple[str, Mailbox]
    ) -> list[Path]:
        self.written.append(sender)
        paths = {number: issue.folder / f"{number}.eml" for number in range(1, issue.begun.copies + 1)}
        for path in paths.values():
            path.write_bytes(b"mail")
        places = {number: path.relative_to(issue.root).as_posix() for number, path in paths.items()}
        of_issue = Happening(kind=Kind.MAIL_WRITTEN, issue=issue.name)
        ledger.append([replace(of_issue, copy=number, file=place) for number, place in places.items()])
        return list(paths.values())

    def send(self, issue: Issue, _ledger: Ledger, postage: Postage, _workspace: Workspace, **more: Any) -> Sent:
        assert issue.is_made
        self.sent.append((issue.name, postage, more["again"]))
        copies = range(1, issue.begun.copies + 1)
        return Sent(
            sent=tuple(copy for copy in copies if copy not in self.refuses),
            refused=dict.fromkeys(self.refuses, "550 no such mailbox"),
            unknown=(),
            left=(),
        )

    def post(self) -> Post:
        return Post(server=self.server, write=self.write, send=self.send)


def asked(stand_in: StandIn, folder: Path, **more: Any) -> int:
    request = Request(**{"brief": "briefs/ports.yaml", "to": "lists/cabinet.yaml", **more})
    return carry_out(request, Workspace(folder, now=NOW), stand_in.post())


def test_mails_are_written_from_the_lists_sender_and_not_sent(folder: Path) -> None:
    post = StandIn()
    assert asked(post, folder, post="mail") == 0
    assert post.written == [("The secretariat", Mailbox("desk", "harn.example"))]
    assert post.sent == []


def test_mails_are_sent_with_yes_at_the_rate_and_from_the_address_that_are_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = StandIn(refuses=(2,))
    code = asked(post, folder, post="send", yes=True, sender="Ines <ines@harn.example>", per_minute=5.0)

    assert code == 1
    ((name, postage, again),) = post.sent
    assert (name, postage.per_minute, again) == ("ports-1", 5.0, False)
    assert postage.sender == ("Ines", Mailbox("ines", "harn.example"))
    said = capsys.readouterr().err
    assert "ports-1: 3 of 3 copies made, 2 mails sent, 1 refused" in said
    assert "refused: Press desk <press@harn.example>: 550 no such mailbox" in said
    assert "bluf issue --resume ports-1" in said


@pytest.mark.parametrize(
    ("extra", "allowed", "codes"),
    [
        ("status: draft\n", (), ["draft"]),
        ("status: draft\n", ("unchecked",), ["draft"]),
        ("status: draft\n", ("draft",), []),
        ("quotes: [{text: We agree., speaker: Ines, mark: TLP:CLEAR}]\n", (), ["unchecked"]),
        ("quotes: [{text: We agree., speaker: Ines, mark: TLP:CLEAR}]\n", ("unchecked",), []),
        ("status: draft\nquotes: [{text: We agree., speaker: Ines, mark: TLP:CLEAR}]\n", (), ["draft", "unchecked"]),
    ],
)
@pytest.mark.parametrize("kind", ["mail", "send"])
def test_drafts_and_unchecked_quotes_are_mailed_only_if_asked_for_by_name(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    extra: str,
    allowed: tuple[str, ...],
    codes: list[str],
) -> None:
    project(folder, BRIEF + extra)
    post = StandIn()
    code = asked(post, folder, post=kind, yes=True, allowed=allowed)

    said = capsys.readouterr().err
    assert code == bool(codes)
    assert [reason for reason in ("draft", "unchecked") if f"--allow {reason}" in said] == codes
    assert bool(post.written) is not bool(codes)
    assert (folder / "bluf-ledger.sqlite").exists() is not bool(codes)


def test_a_draft_that_was_made_is_not_mailed_later_either(folder: Path) -> None:
    project(folder, BRIEF + "status: draft\n")
    post = StandIn()
    assert asked(post, folder) == 0
    assert asked(post, folder, to=None, brief=None, resume="", post="send", yes=True) == 1
    assert asked(post, folder, to=None, brief=None, resume="ports-1", post="send", yes=True) == 1
    assert (post.written, post.sent) == ([], [])
    assert asked(post, folder, to=None, brief=None, resume="ports-1", post="send", yes=True, allowed=("draft",)) == 0
    assert [name for name, _, _ in post.sent] == ["ports-1"]


def test_resuming_sends_what_was_to_be_sent_though_the_brief_has_changed_since(folder: Path) -> None:
    post = StandIn(refuses=(1,))
    assert asked(post, folder, post="send", yes=True, sender="ines@harn.example") == 1
    project(folder, BRIEF.replace("Friday", "Monday"))
    post.refuses = ()

    assert asked(post, folder, brief=None, to=None, resume="", yes=True, again=True) == 0
    name, postage, again = post.sent[1]
    assert (name, again, postage.sender[1].text) == ("ports-1", True, "ines@harn.example")
    assert len(post.written) == 1


def test_copies_that_are_gone_are_made_again_with_the_bytes_of_before(run: Run, folder: Path) -> None:
    run(*ISSUE, "--mail")
    issued = folder / "out" / "issues" / "ports-1"
    before = {path.name: path.read_bytes() for path in issued.iterdir()}
    for gone in ("2-Press-desk.docx", "3-Оксана-Чорна.pdf", "3-Оксана-Чорна.eml"):
        (issued / gone).unlink()

    assert run("issue", "--resume", "ports-1").code == 0
    assert {path.name: path.read_bytes() for path in issued.iterdir()} == before


def test_a_copy_that_is_gone_is_not_made_from_another_brief(run: Run, folder: Path) -> None:
    run(*ISSUE)
    gone = folder / "out" / "issues" / "ports-1" / "1-Ines-Okafor.pdf"
    gone.unlink()
    project(folder, BRIEF.replace("Friday", "Monday"))

    ended = run("issue", "--resume", "ports-1")

    assert ended.code == 1
    assert "error[issue-changed]: what the brief is made from has changed since ports-1 was begun" in ended.err
    assert not gone.exists()


def test_a_copy_that_is_gone_and_was_sent_keeps_no_other_from_being_sent(folder: Path) -> None:
    post = StandIn(refuses=(2,))
    assert asked(post, folder, post="send", yes=True) == 1
    with Ledger.open(folder) as ledger:
        ledger.append([Happening(kind=Kind.SENT, issue="ports-1", at="2026-11-28T09:30:00Z", copy=1)])
    (folder / "out" / "issues" / "ports-1" / "1-Ines-Okafor.pdf").unlink()
    project(folder, BRIEF.replace("Friday", "Monday"))
    post.refuses = ()

    assert asked(post, folder, brief=None, to=None, resume="", yes=True) == 0


def test_a_signed_copy_that_is_gone_is_told_with_what_to_do(run: Run, folder: Path) -> None:
    key_file(folder / "ines.p12", None, valid=ALWAYS)
    run(*ISSUE, "--sign", "ines.p12")
    issued = folder / "out" / "issues" / "ports-1"
    for path in issued.iterdir():
        path.unlink()

    ended = run("issue", "--resume", "ports-1", "--sign", "ines.p12")

    assert ended.code == 1
    assert ended.err.count("error[mail-changed]: this copy is not there any more, and can't be made again") == 3
    assert "put it back from a copy that you kept, or issue the brief anew" in ended.err
    assert not list(issued.iterdir())


def test_a_copy_that_was_changed_is_told_with_how_to_have_it_again(run: Run, folder: Path) -> None:
    run(*ISSUE)
    changed = folder / "out" / "issues" / "ports-1" / "1-Ines-Okafor.pdf"
    changed.write_bytes(b"%PDF-1.7 of somebody else")

    ended = run("issue", "--resume", "ports-1", "--mail")

    assert ended.code == 1
    assert "1-Ines-Okafor.pdf: error[mail-changed]: this copy is not as it was made" in ended.err
    assert "take away what is there, and have it made again: bluf issue --resume ports-1" in ended.err
    assert changed.read_bytes() == b"%PDF-1.7 of somebody else"


def test_json_is_as_the_page_describes_it(run: Run, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert asked(StandIn(refuses=(2,)), folder, post="send", yes=True, form="json") == 1
    said = json.loads(capfdbinary.readouterr().out)
    assert has_members(said, "issuing"), said
    assert said["sending"]["refused"] == [{"copy": 2, "said": "550 no such mailbox"}]
    assert len(said["mails"]) == len(said["recipients"]) == 3

    project(folder, BRIEF.replace("2026-11-27", "27/11"))
    said = json.loads(run(*ISSUE, "--format", "json").out)
    assert has_members(said, "issuing"), said
    assert [problem["code"] for problem in said["problems"]] == ["bad-date"]
    assert (said["issue"], said["sending"]) == (None, None)


@pytest.mark.usefixtures("folder")
def test_an_issue_is_gone_on_with_by_its_brief(run: Run) -> None:
    assert "nothing was issued here yet" in run("issue", "--resume").err
    run(*ISSUE)
    ended = run("issue", "briefs/ports.yaml", "--resume")
    assert ended.code == 1
    assert "no issue of `briefs/ports.yaml` has anything left to do" in ended.err
    assert run("issue", "--resume", "ports-1").code == 0


def test_a_long_list_is_listed_whole_and_counted_by_level() -> None:
    rows = [Row(n, f"R{n}", f"r{n}@h.example", "TLP:RED" if n < 5 else "TLP:GREEN", ("a.pdf",)) for n in range(1, 31)]
    assert len(list_lines(rows[:20])) == 20
    lines = list_lines(rows)
    assert len(lines) == 31
    assert lines[-1] == "  in all 30: TLP:RED: 4, TLP:GREEN: 26"


def test_what_is_listed_stands_in_columns_in_any_script() -> None:
    rows = [
        Row(9, "山田 花子", "h@h.example", "TLP:RED", ("a.pdf",)),
        Row(10, "Ines Okafor", "i@h.example", "", ("b.pdf",)),
    ]
    assert list_lines(rows) == [
        "   9  TLP:RED   山田 花子 <h@h.example>    a.pdf",
        "  10  no level  Ines Okafor <i@h.example>  b.pdf",
    ]


def only_pdfs(folder: Path) -> None:
    project(folder, BRIEF, LIST.replace(", formats: [pdf, docx]", ""))


def test_passwords_go_into_a_file_that_is_its_owners_alone(run: Run, folder: Path) -> None:
    import pikepdf

    only_pdfs(folder)
    ended = run(*ISSUE, "--protect", "--passwords", "passwords.csv")

    assert ended.code == 0
    assert "note[protected-not-pdfa]" in ended.err
    place = folder / "passwords.csv"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    rows = list(csv.DictReader(place.read_text(encoding="utf-8").splitlines()))
    assert [row["recipient"] for row in rows] == ["Ines Okafor", "Press desk", "Оксана Чорна"]
    assert len({row["password"] for row in rows}) == 3
    for row, path in zip(rows, ended.lines, strict=True):
        assert row["password"] not in ended.out + ended.err
        with pikepdf.open(folder / path, password=row["password"]) as file:
            assert file.encryption.R == 6


def test_a_name_in_the_file_of_passwords_is_no_formula(run: Run, folder: Path) -> None:
    only_pdfs(folder)
    place = folder / "lists/cabinet.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("Ines Okafor", '"=SUM(A1)"'), encoding="utf-8")
    assert run(*ISSUE, "--protect", "--passwords", "passwords.csv").code == 0
    (first, *_) = csv.DictReader((folder / "passwords.csv").read_text(encoding="utf-8").splitlines())
    assert first["recipient"] == "'=SUM(A1)"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("out/p.csv", "passwords go elsewhere than below out/"),
        ("lists/cabinet.yaml", "is there already"),
        (None, "there is no terminal to print passwords on"),
    ],
)
def test_passwords_have_a_place_of_their_own(run: Run, folder: Path, place: str | None, message: str) -> None:
    only_pdfs(folder)
    ended = run(*ISSUE, "--protect", *(["--passwords", place] if place else []))
    assert ended.code == 2
    assert message in " ".join(ended.err.split())
    assert not (folder / "out").exists()


def test_who_wants_a_docx_can_not_have_it_protected(run: Run, folder: Path) -> None:
    ended = run(*ISSUE, "--protect", "--passwords", "p.csv")
    assert ended.code == 1
    assert "lists/cabinet.yaml:5:" in ended.err
    assert "error[docx-not-protected]: Press desk wants a DOCX" in ended.err
    assert not (folder / "p.csv").exists()


def test_a_passphrase_comes_from_a_descriptor(run: Run, folder: Path) -> None:
    key_file(folder / "ines.p12", valid=ALWAYS)
    ours, theirs = os.pipe()
    os.write(theirs, b"open sesame\n")
    os.close(theirs)
    ended = run(*ISSUE, "--sign", "ines.p12", "--passphrase-fd", str(ours))
    assert ended.code == 0
    assert b"/ETSI.CAdES.detached" in (folder / ended.lines[0]).read_bytes()

    ended = run(*ISSUE, "--sign", "ines.p12", "--passphrase-fd", "99")
    assert ended.code == 2
    assert "--passphrase-fd 99 can't be read" in ended.err


def test_a_passphrase_comes_from_the_keyring_by_the_keys_name(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring

    key_file(folder / "ines.p12", valid=ALWAYS)
    asked: list[tuple[str, str]] = []

    def kept(service: str, name: str) -> str:
        asked.append((service, name))
        return "open sesame"

    monkeypatch.setattr(keyring, "get_password", kept)
    assert run(*ISSUE, "--sign", "ines.p12").code == 0
    assert asked == [("bluf", "ines.p12")]


def test_a_key_with_a_passphrase_and_nobody_to_ask(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    monkeypatch.setattr(keyring, "get_password", lambda *_: None)
    key_file(folder / "ines.p12", valid=ALWAYS)
    ended = run(*ISSUE, "--sign", "ines.p12")
    assert ended.code == 1
    assert "ines.p12: error[wrong-passphrase]: this key opens only with a passphrase" in ended.err
    assert not (folder / "out").exists()


@pytest.mark.usefixtures("folder")
def test_without_pyhanko_the_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.sign.signers", None)
    ended = run(*ISSUE, "--sign", "ines.p12")
    assert ended.code == 2
    assert "pip install 'bluf[sign]'" in ended.err


def test_a_signed_issue_goes_on_with_its_own_key_alone(run: Run, folder: Path) -> None:
    key_file(folder / "a.p12", None, valid=ALWAYS)
    key_file(folder / "b.p12", None, valid=ALWAYS)
    blocker = folder / "out/issues"
    blocker.parent.mkdir()
    blocker.write_text("no folder")
    ended = run(*ISSUE, "--sign", "a.p12")
    assert ended.code == 1
    assert "error[cannot-write]" in ended.err
    blocker.unlink()

    assert "ports-1 is signed: name its key with --sign" in run("issue", "--resume").err
    assert "was begun with another key, that of Ines Okafor" in run("issue", "--resume", "--sign", "b.p12").err
    ended = run("issue", "--resume", "--sign", "a.p12")
    assert ended.code == 0
    assert ended.err == "ports-1: 3 of 3 copies made\n"


def on_a_terminal(folder: Path, answers: Sequence[tuple[bytes, bytes]], *arguments: str) -> tuple[int, str]:
    """Run bluf on a terminal, and type each answer when its question is there; return its code and what was shown."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bluf", *arguments],
        cwd=folder,
        env={**kept, "TERM": "xterm", "BLUF_SMTP": "smtp://127.0.0.1:9"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown, seen, left = b"", 0, list(answers)
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
        if left and left[0][0] in shown[seen:]:
            seen = len(shown)
            time.sleep(0.3)
            os.write(ours, left.pop(0)[1] + b"\n")
    code = process.wait(timeout=60)
    os.close(ours)
    return code, shown.decode()


def test_a_wrong_passphrase_may_be_typed_again_twice_and_is_not_shown(folder: Path) -> None:
    key_file(folder / "ines.p12", valid=ALWAYS)
    question = b"Passphrase of ines.p12:"
    typed = [(question, b"wrong one"), (question, b"wrong two"), (question, b"open sesame")]
    code, shown = on_a_terminal(folder, typed, *ISSUE, "--sign", "ines.p12")
    assert code == 0
    assert shown.count("That is not its passphrase; try again.") == 2
    assert "wrong one" not in shown
    assert "open sesame" not in shown

    typed = [(question, b"1"), (question, b"2"), (question, b"3")]
    code, shown = on_a_terminal(folder, typed, *ISSUE, "--sign", "ines.p12")
    assert code == 1
    assert "the passphrase does not open this key" in shown
    assert not (folder / "out/issues/ports-2").exists()


def test_what_is_to_be_sent_is_listed_and_declining_leaves_no_trace(folder: Path) -> None:
    code, shown = on_a_terminal(folder, [(b"[y/N]:", b"n")], *ISSUE, "--send")
    assert code == 1
    assert "1  TLP:AMBER  Ines Okafor <ines@harn.example>     1-Ines-Okafor.pdf" in shown
    assert "Send these 3 mails from desk@harn.example? [y/N]:" in shown
    assert "nothing was sent" in shown
    assert not (folder / "bluf-ledger.sqlite").exists()


def test_passwords_are_printed_once_on_a_terminal(folder: Path) -> None:
    only_pdfs(folder)
    code, shown = on_a_terminal(folder, [], *ISSUE, "--protect")
    assert code == 0
    assert shown.count("1  Ines Okafor   ") == 1  # as wide as the longest name
    assert "copies" in shown.split("ports-1:")[0].split("━")[0].splitlines()[-1]  # what the bar counts
    assert "briefs " not in shown
    assert "tell each recipient theirs by another way than mail" in shown


def test_an_address_under_cc_is_listed_as_the_mail_has_it(run: Run, folder: Path) -> None:
    place = folder / "lists/cabinet.yaml"
    text = place.read_text(encoding="utf-8")
    lookalike = "desk@h\u0430rn.example"  # with a Cyrillic letter
    place.write_text(text.replace("level: TLP:AMBER}", f"level: TLP:AMBER, cc: [{lookalike}]}}", 1), encoding="utf-8")
    ended = run("issue", "briefs/ports.yaml", "--to", "lists/cabinet.yaml", "--dry-run")
    assert ended.code == 0, ended.err
    assert lookalike not in ended.out
    assert "(and desk@xn--" in ended.out
