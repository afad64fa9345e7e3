"""`bluf verify`, `bluf ledger` and `bluf withdraw`: what they print where, and how they end."""

import csv
import hashlib
import json
import os
import pty
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click
import pytest

from bluf.cli.commands import bluf
from bluf.cli.completion import issues
from bluf.deliver.events import COLUMNS, Happening, Kind
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.signature_check import Signature
from bluf.problems.text import cells
from tests.cli.conftest import Ended
from tests.cli.test_check import is_as_described
from tests.cli.test_process import BLUF, environment, in_terminal
from tests.deliver.issued import tampered

Run = Callable[..., Ended]
AT = "2026-03-01T09:00:00Z"
PAGE = b"%PDF-1.7 the page of Ines Okafor"


def happening(kind: Kind, copy: int = 0, **more: str) -> Happening:
    return Happening(kind=kind, issue="ports-1", at=AT, copy=copy, copies=3, title="Ports stay open", **more)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which a briefing went to three people: sent to one, refused by one, of unknown fate for one."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "page.pdf").write_bytes(PAGE)
    people = [("Ines Okafor", "ines@harn.example"), ("=SUM(A1)", "sum@harn.example"), ("田中 花子", "h@harn.example")]
    with Ledger.open(tmp_path) as ledger:
        ledger.append([happening(Kind.BEGUN, to="Cabinet", brief="briefs/ports.yaml", bluf="0.1.0")])
        for copy, (name, email) in enumerate(people, 1):
            sha256 = hashlib.sha256(PAGE if copy == 1 else name.encode()).hexdigest()
            given = {"recipient": name, "email": email, "level": "TLP:AMBER", "form": "pdf", "sha256": sha256}
            ledger.append([happening(Kind.MADE, copy, **given)])
        ledger.append([happening(Kind.MADE_ALL)])
        ledger.append([happening(Kind.SENDING, copy) for copy in (1, 2, 3)])
        ledger.append([happening(Kind.SENT, 1), happening(Kind.REFUSED, 2, detail="550 no such user")])
    return tmp_path


def events(root: Path) -> list[str]:
    with Ledger.open(root) as ledger:
        return [str(event.kind) for event in ledger.events()]


@pytest.mark.usefixtures("project")
def test_a_genuine_file_ends_it_with_0(run: Run) -> None:
    ended = run("verify", "page.pdf")

    assert (ended.code, ended.err) == (0, "")
    assert ended.lines[:4] == [
        "page.pdf",
        "    copy                1 of 3, for Ines Okafor",
        "    of                  Ports stay open  (ports-1)",
        "    level               TLP:AMBER",
    ]
    assert ended.lines[-1] == "  ✓ Genuine and current: copy 1 of 3 of ports-1, for Ines Okafor."


def test_files_are_verified_one_beside_the_other(run: Run, project: Path) -> None:
    (project / "other.pdf").write_bytes(b"%PDF-1.7 by somebody else")
    ended = run("verify", "page.pdf", "missing.pdf", "other.pdf", "briefs")

    assert ended.code == 1
    assert [line for line in ended.lines if line.endswith(".pdf")] == ["page.pdf", "other.pdf"]
    assert "missing.pdf: error[cannot-read]: it can't be read: no such file" in ended.err
    assert "briefs: error[cannot-read]: it can't be read: " in ended.err
    assert ended.lines[-1] == f"  ✗ Unknown: {FILE} does not have it, and it is not signed."
    assert ended.err.endswith("\n\n4 files: 1 genuine and current, 3 not\n")


def test_files_are_counted_after_a_blank_line(run: Run, project: Path) -> None:
    (project / "again.pdf").write_bytes(PAGE)
    assert run("verify", "page.pdf", "again.pdf").err == "\n2 files: all are genuine and current\n"
    ended = run("verify", "missing.pdf", "briefs/none.pdf")
    assert ended.err.endswith("\n\n2 files: none is genuine and current\n")


def test_an_issue_shows_who_signed_it_and_that_it_is_protected(run: Run, project: Path) -> None:
    detail = json.dumps({"signer": "Office of the Secretary", "protected": True})
    with Ledger.open(project) as ledger:
        ledger.append([Happening(kind=Kind.BEGUN, issue="ports-2", at=AT, copies=1, key="ab" * 32, detail=detail)])
    lines = run("ledger", "show", "ports-2").lines
    assert "    signed by           Office of the Secretary" in lines
    assert "    certificate         abababababababab…abababababababab" in lines
    assert "    protected           each PDF opens with a password of its own" in lines
    assert "signed by" not in run("ledger", "show", "ports-1").out


@pytest.mark.usefixtures("project")
def test_standard_input_is_verified(run: Run) -> None:
    ended = run("verify", "-", input=PAGE)

    assert (ended.code, ended.lines[0]) == (0, "<stdin>")


def test_a_verdict_as_data(run: Run, project: Path) -> None:
    ended = run("verify", "page.pdf", "missing.pdf", "--format", "json")
    known, missing = json.loads(ended.out)["files"]

    assert (ended.code, ended.err) == (1, "")
    assert (known["ok"], known["state"], known["issue"], known["copy"]) == (True, "current", "ports-1", 1)
    assert (known["signature"], known["problems"], known["ledger"]) == (None, [], FILE)
    assert (missing["ok"], missing["problems"][0]["code"]) == (False, "cannot-read")
    assert project


def test_a_ledger_is_found_from_where_one_stands_or_by_its_name(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    (away / "sent.pdf").write_bytes(PAGE)
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    assert run("verify", str(away / "sent.pdf")).code == 0
    monkeypatch.chdir(away)
    assert run("verify", "sent.pdf").code == 1
    assert run("verify", "sent.pdf", "--ledger", str(project / FILE)).code == 0
    assert "error[" in run("verify", "sent.pdf", "--ledger", "nowhere.sqlite").err


def test_a_folder_from_somebody_else_does_not_vouch_for_itself(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Neither where there is no ledger at hand, nor where that has not got the file, nor where it has."""
    mine = tmp_path_factory.mktemp("mine")
    (mine / "briefs").mkdir()
    monkeypatch.chdir(mine)
    came = str(project / "page.pdf")
    ended = run("verify", came)
    assert (ended.code, "warning[ledger-not-asked]" in ended.err) == (1, True)
    assert ended.lines[-1] == "  ✗ Unknown: there is no ledger here, and it is not signed."
    assert run("verify", came, "--ledger", str(project / FILE)).code == 0
    (verdict,) = json.loads(run("verify", came, "--format", "json").out)["files"]
    assert [problem["code"] for problem in verdict["problems"]] == ["ledger-not-asked"]

    with Ledger.open(mine) as ledger:
        ledger.append([happening(Kind.BEGUN)])
    assert run("verify", came).lines[-1] == f"  ✗ Unknown: {FILE} does not have it, and it is not signed."
    with Ledger.open(mine) as ledger:
        ledger.append([happening(Kind.MADE, 1, recipient="Ines Okafor", sha256=hashlib.sha256(PAGE).hexdigest())])
        ledger.append([happening(Kind.WITHDRAWN, detail="A figure is wrong.")])
    ended = run("verify", came)

    assert (ended.code, ended.lines[-1][:24]) == (1, "  ✗ Genuine, but withdra")
    assert f"    ledger              {FILE}" in ended.lines


def test_a_changed_ledger_is_said_first(run: Run, project: Path) -> None:
    tampered(project / FILE, "UPDATE event SET recipient = 'Eve' WHERE number = 3")
    for command in (("verify", "page.pdf"), ("ledger",), ("ledger", "show", "ports-1"), ("ledger", "export")):
        ended = run(*command)

        assert ended.code == 1
        assert ended.err.startswith(f"{FILE}: error[ledger-changed]: this ledger was changed: from event 3 on")
        assert ended.out
    assert run("verify", "page.pdf").lines[-1] == "  ✗ Not to be relied on: the ledger is at fault."
    assert json.loads(run("ledger", "--format", "json").out)["problems"][0]["code"] == "ledger-changed"
    assert run("withdraw", "ports-1", "--why", "x", "--yes").code == 1
    assert "withdrawn" not in events(project)


def test_a_damaged_ledger_is_told(run: Run, project: Path) -> None:
    (project / FILE).write_bytes(b"garbage" * 1000)
    for command in (("ledger",), ("ledger", "show", "ports-1"), ("ledger", "export"), ("withdraw", "a", "--why", "x")):
        ended = run(*command)

        assert (ended.code, ended.out) == (1, "")
        assert "error[ledger-damaged]" in ended.err


@pytest.mark.usefixtures("project")
def test_no_certificate_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("-----BEGIN nothing", encoding="utf-8")
    for name in ("cert.pem", "page.pdf"):
        ended = run("verify", "page.pdf", "--trust", name)

        assert (ended.code, ended.out) == (1, "")
        assert f"{name}: error[bad-certificate]: there is no certificate in this file" in ended.err


def test_a_project_without_a_ledger_has_issued_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()

    assert run("ledger").lines == ["nothing has been issued yet"]
    assert json.loads(run("ledger", "--format", "json").out) == {"issues": [], "problems": []}
    assert "nothing has been issued yet" in run("ledger", "show", "ports-1").err
    assert [place.name for place in tmp_path.iterdir()] == ["briefs"]


@pytest.mark.parametrize("command", [("ledger",), ("ledger", "list")])
@pytest.mark.usefixtures("project")
def test_issues_are_listed_with_how_their_mails_fared(run: Run, command: tuple[str, ...]) -> None:
    ended = run(*command)

    assert (ended.code, ended.err) == (0, "")
    assert [line.split() for line in ended.lines] == [
        ["ISSUE", "ISSUED", "TO", "TITLE", "COPIES", "SENT", "REFUSED", "UNKNOWN", "STATE"],
        ["ports-1", "2026-03-01", "Cabinet", "Ports", "stay", "open", "3", "1", "1", "1", "current"],
    ]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_tables_are_as_wide_as_the_terminal_at_most_and_aligned(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    long = "Ein Titel, der auf keine Zeile geht, weil er so lang ist wie die Sitzung selbst es war"
    with Ledger.open(project) as ledger:
        ledger.append([Happening(kind=Kind.BEGUN, issue="ferry-1", at=AT, title=long, to="Kabinett " * 9, copies=12)])
    monkeypatch.setenv("COLUMNS", str(columns))
    listed, shown = run("ledger").lines, run("ledger", "show", "ports-1").lines

    assert max(map(cells, (*listed, *shown))) <= columns
    assert {line.rstrip().endswith(("STATE", "current", "unfinished")) for line in listed} == {True}
    assert (
        len({cells(line[: line.index(word)]) for line, word in zip(listed, ("STATE", "unfin", "curr"), strict=True)})
        == 1
    )
    rows = shown[-3:]
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]
    assert len({cells(row[: row.index("TLP:AMBER")]) for row in rows}) == 1


@pytest.mark.usefixtures("project")
def test_an_issue_is_shown_with_its_copies(run: Run) -> None:
    ended = run("ledger", "show", "ports-1")

    assert ended.code == 0
    assert ended.lines[0] == "ports-1"
    assert "    to                  Cabinet, 3 copies" in ended.lines
    assert ended.lines[-3].split()[-3:] == ["sent", "2026-03-01", "09:00"]
    assert ended.lines[-2].endswith("refused 2026-03-01 09:00 550 no such user")
    assert "unknown 2026-03-01" in ended.lines[-1]

    data = json.loads(run("ledger", "show", "ports-1", "--format", "json").out)
    assert [copy["mail"] for copy in data["copies"]] == ["sent", "refused", "unknown"]
    assert (data["issue"]["state"], len(data["events"])) == ("current", 10)


@pytest.mark.usefixtures("project")
def test_an_issue_that_is_not_there_is_told_with_what_was_meant(run: Run) -> None:
    for command in (("ledger", "show", "port-1"), ("withdraw", "port-1", "--why", "x", "--yes")):
        ended = run(*command)

        assert (ended.code, ended.out) == (1, "")
        assert f"{FILE}: error[no-such-issue]: there is no issue `port-1` in this ledger" in ended.err
        assert "did you mean `ports-1`?" in ended.err


def test_an_export_has_every_event_and_no_formula(run: Run, project: Path) -> None:
    ended = run("ledger", "export", "--out", "events.csv")
    with (project / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert (ended.code, ended.lines) == (0, ["events.csv"])
    assert list(rows[0]) == ["number", *COLUMNS, "previous", "digest"]
    assert len(rows) == 10
    assert rows[2]["recipient"] == "'=SUM(A1)"
    assert run("ledger", "export").out == (project / "events.csv").read_bytes().decode()

    data = json.loads(run("ledger", "export", "--format", "json").out)["events"]
    assert data[2]["recipient"] == "=SUM(A1)"
    assert [event["digest"] for event in data] == [row["digest"] for row in rows]
    assert data[1]["previous"] == data[0]["digest"]


@pytest.mark.parametrize("place", [FILE, "briefs/ports.yaml", "page.pdf"])
def test_an_export_takes_the_place_of_nothing_but_an_export(run: Run, project: Path, place: str) -> None:
    (project / "briefs/ports.yaml").write_text("title: Ports stay open\n", encoding="utf-8")
    before = (project / place).read_bytes()
    ended = run("ledger", "export", "--out", place)

    assert (ended.code, "is no export" in ended.err) == (2, True)
    assert (project / place).read_bytes() == before
    for form in ("csv", "json", "csv"):
        assert run("ledger", "export", "--format", form, "--out", "events").code == 0


def test_nothing_that_is_printed_steers_a_terminal(run: Run, project: Path) -> None:
    """Whatever is in a ledger or a path: controls of both kinds, and signs that turn words round."""
    hostile = "\x1b[2J\x9b31m\u202e\n  ✓ Genuine"
    page = project / f"a{hostile}.pdf"
    page.write_bytes(PAGE + b" more")
    with Ledger.open(project) as ledger:
        sha256 = hashlib.sha256(page.read_bytes()).hexdigest()
        given = {"recipient": hostile, "email": hostile, "level": hostile, "form": "pdf", "sha256": sha256}
        ledger.append([happening(Kind.MADE, 2, **given), happening(Kind.REFUSED, 2, detail=hostile)])
    verified = ("verify", page.name)
    for command in (verified, ("ledger",), ("ledger", "show", "ports-1"), (*verified, "nowhere\x1b[2J.pdf")):
        for form in ("text", "json"):
            ended = run(*command, "--format", form)
            assert not {"\x1b", "\x9b", "\u202e"} & set(ended.out + ended.err), (command, form)
            assert not [line for line in ended.lines if line.startswith("  ✓ Genuine") and "current" not in line]
    (verdict,) = json.loads(run(*verified, "--format", "json").out)["files"]
    assert (verdict["recipient"], verdict["path"]) == (hostile, page.name)


@pytest.mark.parametrize("start", "=+-@\t\r\n")
def test_no_cell_of_an_export_begins_as_a_formula_does(run: Run, project: Path, start: str) -> None:
    with Ledger.open(project) as ledger:
        ledger.append([happening(Kind.WITHDRAWN, detail=f"{start}cmd|' /C calc'!A0")])
    rows = list(csv.reader(run("ledger", "export").out.splitlines(keepends=True)))

    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def test_an_issue_is_withdrawn_once_and_verify_says_so(run: Run, project: Path) -> None:
    ended = run("withdraw", "ports-1", "--why", "A figure\n is wrong.", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert ended.lines == ["ports-1 is withdrawn. bluf tells nobody who has a copy: do that yourself."]
    assert events(project)[-1] == "withdrawn"

    verdict = run("verify", "page.pdf")
    assert verdict.code == 1
    assert any(line.startswith("  ! withdrawn") and line.endswith(": A figure is wrong.") for line in verdict.lines)
    assert verdict.lines[-1] == "  ✗ Genuine, but withdrawn: copy 1 of 3 of ports-1, for Ines Okafor."

    again = run("withdraw", "ports-1", "--why", "Once more", "--yes")
    assert again.code == 1
    assert "error[issue-withdrawn]" in again.err
    assert events(project).count("withdrawn") == 1


def test_nothing_is_withdrawn_where_nobody_can_be_asked(run: Run, project: Path) -> None:
    ended = run("withdraw", "ports-1", "--why", "A figure is wrong.")

    assert (ended.code, "--yes" in ended.err) == (2, True)
    assert run("withdraw", "ports-1", "--why", " ", "--yes").code == 2
    assert "withdrawn" not in events(project)


def test_a_terminal_shows_colour(project: Path) -> None:
    shown = in_terminal(project, "ledger", COLUMNS="100")

    assert "\x1b[32mcurrent\x1b[0m" in shown


@pytest.mark.parametrize(("answer", "is_withdrawn"), [(b"y\n", True), (b"n\n", False), (b"\n", False)])
def test_a_terminal_is_asked_whether_it_is_meant(project: Path, answer: bytes, is_withdrawn: bool) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, answer)
    command = [*BLUF, "withdraw", "ports-1", "--why", "A figure is wrong."]
    process = subprocess.Popen(command, cwd=project, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs)
    code = process.wait(timeout=60)
    shown = os.read(ours, 65536).decode()
    os.close(theirs)
    os.close(ours)

    assert "ports-1: Ports stay open (3 copies to Cabinet, 1 sent)" in shown
    assert "why: A figure is wrong." in shown
    assert (code == 0, "withdrawn" in events(project)) == (is_withdrawn, is_withdrawn)
    assert ("nothing was withdrawn" in shown) != is_withdrawn


def test_withdrawing_as_data(run: Run, project: Path) -> None:
    ended = run("withdraw", "ports-1", "--why", "A figure is wrong.", "--yes", "--format", "json")
    data = json.loads(ended.out)

    assert (data["issue"], data["why"], data["problems"]) == ("ports-1", "A figure is wrong.", [])
    assert project


def test_a_clock_before_the_last_event_is_told_and_the_withdrawal_recorded(run: Run, project: Path) -> None:
    with Ledger.open(project) as ledger:
        ledger.append([Happening(kind=Kind.BEGUN, issue="ferry-1", at="2999-01-01T00:00:00Z")])
    ended = run("withdraw", "ports-1", "--why", "A figure is wrong.", "--yes")

    assert ended.code == 0
    assert "warning[clock-behind]" in ended.err
    assert events(project)[-1] == "withdrawn"


@pytest.mark.usefixtures("project")
def test_names_of_issues_are_completed(run: Run) -> None:
    run("ledger")  # stands in the project's folder
    context = click.Context(bluf)
    argument = click.Argument(["issue"])

    assert [item.value for item in issues(context, argument, "po")] == ["ports-1"]
    assert issues(context, argument, "x") == []


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (("verify", "page.pdf", "missing.pdf"), "verified"),
        (("ledger",), "issued"),
        (("ledger", "show", "ports-1"), "shown"),
        (("withdraw", "ports-1", "--why", "A figure is wrong.", "--yes"), "withdrawn"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_is_printed_as_data_is_what_the_docs_say(run: Run, command: tuple[str, ...], kind: str) -> None:
    assert is_as_described(json.loads(run(*command, "--format", "json").out), kind)


def test_a_signature_as_data_is_what_the_docs_say() -> None:
    signature = Signature(signer="Ines", fingerprint="ab", is_intact=True, covers_all=True, is_trusted=False)

    assert is_as_described(asdict(signature), "signature")
