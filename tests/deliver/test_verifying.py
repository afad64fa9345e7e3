"""What a file is: by the ledger, by its signature, or unknown; and whatever was changed in it is noticed."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from time import process_time

import pikepdf
import pytest

from bluf.deliver.events import COLUMNS, Event, Happening, Kind
from bluf.deliver.issues import Issue
from bluf.deliver.issuing import Options, begin, make, withdraw
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.making import Seal
from bluf.deliver.preparing import Asked, prepare
from bluf.deliver.printed_copy_line import copy_said, printed_text
from bluf.deliver.signing import room_for, sign
from bluf.deliver.verdict_report import verdict_text
from bluf.deliver.verifying import KnownIssues, State, Verdict, verify
from bluf.ground.workspace import Workspace
from tests.deliver.certificates import NOW, Holder, holder
from tests.deliver.issued import tampered
from tests.inspection import docxs, pdfs

BRIEF = """\
title: Ministers back the plan
date: 2026-02-27
marking: TLP:AMBER
bottom_line: The plan goes ahead.
key_points:
  - Ministers agreed to it on Friday.
"""
LIST = """\
title: Cabinet
recipients:
  - {name: Ines Okafor, email: ines@harn.example, level: TLP:AMBER, formats: [pdf, docx]}
  - {name: Ines Okafor-Bell, email: bell@harn.example, level: TLP:AMBER, formats: [pdf, docx]}
  - {name: مكتب الصحافة, email: press@harn.example, level: TLP:RED, lang: ar}
"""


class Project:
    """A project in a folder, and what is done in it."""

    def __init__(self, folder: Path, signer: Holder | None = None) -> None:
        self.folder = folder
        self.workspace = Workspace(folder, now=NOW)
        self.signer = signer
        for place, text in (("briefs/ports.yaml", BRIEF), ("lists/cabinet.yaml", LIST)):
            (folder / place).parent.mkdir(parents=True)
            (folder / place).write_text(text, encoding="utf-8")

    def issue(self) -> Issue:
        options = Options()
        if self.signer:
            key = self.signer.signing_key(self.folder)
            options = Options(Seal(key.name, NOW, room_for(key)), key.fingerprint, lambda pdf: sign(pdf, key))
        prepared = prepare(Asked("briefs/ports.yaml", "lists/cabinet.yaml"), self.workspace)
        with Ledger.open(self.folder) as ledger:
            return make(begin(prepared, ledger, self.workspace, options), prepared, ledger, self.workspace, options)

    def append(self, *happenings: Happening) -> None:
        with Ledger.open(self.folder) as ledger:
            ledger.append(happenings)

    def verify(self, data: bytes, *trust: Holder, days: int = 0) -> Verdict:
        workspace = replace(self.workspace, now=NOW + timedelta(days=days))
        return verify(data, "a.pdf", self.folder, workspace, [each.der for each in trust])


@pytest.fixture(scope="module")
def authority() -> Holder:
    return holder("Harn Authority", vouches=True)


@pytest.fixture(scope="module")
def signer(authority: Holder) -> Holder:
    return holder("Harn Secretariat", authority)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, signer: Holder) -> tuple[Project, Issue]:
    project = Project(tmp_path_factory.mktemp("signed"), signer)
    return project, project.issue()


@pytest.fixture
def project(tmp_path: Path, signed: tuple[Project, Issue]) -> Project:
    """A project of its own with the issue that all share."""
    shared, _ = signed
    made = Project(tmp_path / "project", shared.signer)
    (made.folder / FILE).write_bytes((shared.folder / FILE).read_bytes())
    return made


@pytest.fixture(scope="module")
def content(signed: tuple[Project, Issue]) -> Callable[[int, str], bytes]:
    """Return the bytes of a copy in a format."""
    project, issue = signed
    return lambda copy, form: (project.folder / issue.made[copy, form].file).read_bytes()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Project:
    """A project in which nothing was issued."""
    return Project(tmp_path / "elsewhere")


Content = Callable[[int, str], bytes]


def test_a_copy_is_known_by_its_bytes(project: Project, content: Content) -> None:
    for form in ("pdf", "docx"):
        verdict = project.verify(content(1, form))

        assert verdict.is_good
        assert (verdict.state, verdict.issue, verdict.title) == (State.CURRENT, "ports-1", "Ministers back the plan")
        assert (verdict.copy, verdict.copies, verdict.recipient) == (1, 3, "Ines Okafor")
        assert (verdict.level, verdict.at) == ("TLP:AMBER", "2026-03-01T09:00:00Z")
        assert verdict.ledger.endswith(FILE)


def test_a_signature_of_the_ledgers_own_certificate_is_ours(project: Project, content: Content) -> None:
    signature = project.verify(content(1, "pdf")).signature

    assert signature is not None
    assert (signature.signer, signature.is_ours, signature.is_trusted) == ("Harn Secretariat", True, False)
    assert (signature.is_intact, signature.covers_all, signature.stamped) == (True, True, False)
    assert project.verify(content(1, "docx")).signature is None


def test_a_superseded_copy_says_by_which(project: Project, content: Content) -> None:
    late = "2026-03-02T09:00:00Z"
    project.append(
        Happening(kind=Kind.BEGUN, issue="ports-2", at=late),
        Happening(kind=Kind.SUPERSEDED, issue="ports-1", at=late, detail="ports-2"),
        Happening(kind=Kind.SUPERSEDED, issue="ports-2", at=late, detail="ports-3"),
    )
    verdict = project.verify(content(1, "pdf"))

    assert (verdict.state, verdict.latest, verdict.at) == (State.SUPERSEDED, "ports-3", late)
    assert not verdict.is_good


def test_a_withdrawn_copy_says_when_and_why(project: Project, content: Content) -> None:
    with Ledger.open(project.folder) as ledger:
        issue = Issue("ports-1", project.folder, tuple(ledger.events("ports-1")))
        withdraw(issue, "A figure is wrong.", ledger, project.workspace)
    verdict = project.verify(content(2, "pdf"))

    assert (verdict.state, verdict.why, verdict.at) == (State.WITHDRAWN, "A figure is wrong.", "2026-03-01T09:00:00Z")
    assert not verdict.is_good


def test_a_copy_of_an_issue_that_is_not_finished_is_not_current(project: Project, content: Content) -> None:
    with Ledger.open(project.folder) as ledger:
        events = ledger.events()
        begun, made = events[0], events[1]
        ledger.append([replace_happening(event, issue="ports-2") for event in (begun, made)])
    verdict = project.verify(content(1, "pdf"))

    assert (verdict.state, verdict.is_good, verdict.issue) == (State.UNFINISHED, False, "ports-2")
    assert verdict_text(verdict).endswith("✗ Genuine, but unfinished: copy 1 of 3 of ports-2, for Ines Okafor.")
    project.append(Happening(kind=Kind.MADE_ALL, issue="ports-2"))
    assert project.verify(content(1, "pdf")).state is State.CURRENT


def test_a_ledger_that_has_the_bytes_of_a_changed_file_is_belied_by_its_signature(
    project: Project, content: Content
) -> None:
    """As it is where somebody has written the ledger anew, who has not got the key."""
    data = with_revision(content(1, "pdf"))
    with Ledger.open(project.folder) as ledger:
        made = next(event for event in ledger.events() if event.kind is Kind.MADE)
        ledger.append([replace_happening(made, sha256=project_digest(data))])
    verdict = project.verify(data)

    assert (verdict.state, verdict.is_good, verdict.copy) == (State.ALTERED, False, 1)
    assert "belies" in verdict.why
    assert "Genuine" not in verdict_text(verdict)


def test_a_file_that_says_a_name_over_and_over_takes_little_time(
    record_property: Callable[[str, object], None],
) -> None:
    """Anyone may make one, and a ledger of years has a name many times."""
    copies = [Event(**asdict(made_copy(at)), number=at, previous="", digest="") for at in range(1, 2001)]
    parts = "".join(f"<w:p><w:r><w:t>{'Al · Al ' * 500}</w:t></w:r></w:p>" for _ in range(40))
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("word/document.xml", parts)
    began = process_time()
    assert copy_said(package.getvalue(), copies) is None
    took = process_time() - began
    record_property("measured", f"2,000 copies of one name: {took:.2f} s")
    assert took < 5


def test_the_last_issue_counts_of_two_with_the_same_bytes(project: Project, content: Content) -> None:
    made = project_event(project, content(1, "docx"))
    again = Happening(kind=Kind.MADE, issue="ports-2", copy=1, copies=3, recipient=made.recipient, sha256=made.sha256)
    project.append(Happening(kind=Kind.WITHDRAWN, issue="ports-1", detail="A figure is wrong."), again)

    assert project.verify(content(1, "docx")).issue == "ports-2"


def project_event(project: Project, data: bytes) -> Event:
    event = KnownIssues.of_project(project.folder, project.workspace).made(project.verify(data).sha256)
    assert event is not None
    return event


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_changed_copy_is_altered_and_says_of_which(project: Project, content: Content, form: str) -> None:
    data = content(2, form)
    changed = resaved(data) if form == "pdf" else rezipped(data, b"goes ahead", b"is stopped")
    verdict = project.verify(changed)

    assert (verdict.state, verdict.issue, verdict.copy) == (State.ALTERED, "ports-1", 2)
    assert (verdict.recipient, verdict.is_good) == ("Ines Okafor-Bell", False)


def test_an_altered_copy_in_another_script_is_found_by_its_line(project: Project, content: Content) -> None:
    verdict = project.verify(resaved(content(3, "pdf")))

    assert (verdict.state, verdict.copy, verdict.recipient) == (State.ALTERED, 3, "مكتب الصحافة")


def test_a_changed_byte_anywhere_is_noticed(project: Project, content: Content) -> None:
    """With the ledger: each is of no file that it has. A sample of places, as each is another file."""
    known = KnownIssues.of_project(project.folder, project.workspace)
    for form in ("pdf", "docx"):
        data = content(1, form)
        places = [*range(0, len(data), 997), len(data) - 1]
        for place in places:
            changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
            assert known.made(project_digest(changed)) is None


def project_digest(data: bytes) -> str:
    from bluf.ground.digests import digest

    return digest(data)


def test_a_file_signed_by_who_is_trusted_is_good_without_a_ledger(
    elsewhere: Project, content: Content, authority: Holder, signer: Holder
) -> None:
    for trusted in (authority, signer):
        verdict = elsewhere.verify(content(1, "pdf"), trusted)

        assert verdict.signature is not None
        assert (verdict.state, verdict.is_good) == (State.SIGNED, True)
        assert (verdict.signature.is_trusted, verdict.signature.is_ours) == (True, False)
        assert verdict.signature.when == "2026-03-01T09:00:00Z"
        assert verdict.signature.doubt == ""


def test_nobody_is_trusted_who_is_not_named(elsewhere: Project, content: Content) -> None:
    other = holder("Harn Authority", vouches=True)  # of the same name
    for trust in ((), (other,)):
        verdict = elsewhere.verify(content(1, "pdf"), *trust)

        assert verdict.signature is not None
        assert (verdict.state, verdict.is_good, verdict.signature.is_trusted) == (State.SIGNED, False, False)
        assert verdict.signature.holds
        assert "--trust" in verdict.why


def test_a_signature_by_a_certificate_of_ones_own_is_trusted_only_where_it_is_named(
    tmp_path: Path, elsewhere: Project, content: Content
) -> None:
    own = holder("Ines Okafor")
    data = resigned(content(1, "pdf"), own, tmp_path)

    verdict = elsewhere.verify(data)
    assert (verdict.state, verdict.is_good) == (State.SIGNED, False)
    assert "anyone can make one" in verdict.why
    assert elsewhere.verify(data, own).is_good


def test_an_expired_certificate_is_not_trusted(tmp_path: Path, elsewhere: Project, content: Content) -> None:
    own = holder("Ines Okafor", days=(-10, 5))
    data = resigned(content(1, "pdf"), own, tmp_path)

    assert elsewhere.verify(data, own).is_good
    verdict = elsewhere.verify(data, own, days=6)
    assert (verdict.state, verdict.is_good) == (State.SIGNED, False)
    assert verdict.why == "its certificate expired on 2026-03-06"


def test_a_changed_byte_in_a_signed_file_is_noticed_without_a_ledger(
    elsewhere: Project, content: Content, authority: Holder
) -> None:
    """On the page, in the signature, in the room after it, and where hexadecimal digits are spelled otherwise."""
    data = content(1, "pdf")
    start, end = place_of_signature(data)
    letter = next(at for at in range(start, end) if chr(data[at]) in "abcdef")
    places = {
        "page": (data.index(b"stream") + 40, None),
        "signature": (start + 900, None),
        "padding": (end - 4, ord("1")),
        "spelling": (letter, data[letter] - 32),
        "space": (end - 1, ord(" ")),
        "last": (len(data) - 2, None),
    }
    for name, (place, byte) in places.items():
        changed = data[:place] + bytes([byte or data[place] ^ 1]) + data[place + 1 :]
        verdict = elsewhere.verify(changed, authority)

        assert not verdict.is_good, name
        assert verdict.state in (State.ALTERED, State.UNKNOWN), name
        assert verdict.why, name


def test_what_is_appended_to_a_signed_file_is_noticed(
    elsewhere: Project, project: Project, content: Content, authority: Holder
) -> None:
    data = content(1, "pdf")
    for added in (with_revision(data), data + b"\n", data + b"% more\n"):
        verdict = elsewhere.verify(added, authority)

        assert verdict.signature is not None
        assert (verdict.state, verdict.is_good) == (State.ALTERED, False)
        assert not verdict.signature.covers_all
        assert "does not cover the whole file" in verdict.why
        assert (project.verify(added).state, project.verify(added).copy) == (State.ALTERED, 1)


def test_a_file_signed_anew_by_somebody_else_is_no_copy(
    tmp_path: Path, project: Project, content: Content, authority: Holder
) -> None:
    data = resigned(content(1, "pdf"), holder("Harn Secretariat"), tmp_path)
    verdict = project.verify(data, authority)

    assert verdict.signature is not None
    assert (verdict.state, verdict.copy, verdict.is_good) == (State.ALTERED, 1, False)
    assert (verdict.signature.is_ours, verdict.signature.is_trusted) == (False, False)


def test_an_unsigned_file_is_unknown_without_a_ledger(elsewhere: Project, content: Content) -> None:
    verdict = elsewhere.verify(content(1, "docx"))

    assert (verdict.state, verdict.is_good, verdict.signature) == (State.UNKNOWN, False, None)
    assert verdict.why == "there is no ledger here, and it is not signed"


def test_a_copy_of_another_ledger_is_unknown(project: Project, tmp_path: Path) -> None:
    other = Project(tmp_path / "other")
    (other.folder / "lists/cabinet.yaml").write_text(LIST.replace("Ines Okafor", "Jun Ito"), encoding="utf-8")
    issue = other.issue()
    verdict = project.verify((other.folder / issue.made[1, "pdf"].file).read_bytes())

    assert (verdict.state, verdict.issue, verdict.is_good) == (State.UNKNOWN, "", False)
    assert verdict.why.endswith("does not have it, and it is not signed")


@pytest.mark.parametrize(
    "data",
    [pdfs.clean(), docxs.clean(), b"", b"%PDF-", b"PK\x03\x04", b"hello", pdfs.clean()[:900], b"%PDF-1.7 /ByteRange"],
    ids=["pdf", "docx", "empty", "pdf-head", "zip-head", "text", "cut", "head-and-range"],
)
def test_a_file_by_others_is_unknown_and_breaks_nothing(project: Project, data: bytes) -> None:
    verdict = project.verify(data)

    assert (verdict.state, verdict.is_good, verdict.issue) == (State.UNKNOWN, False, "")
    assert verdict.why


def test_a_file_that_opens_only_with_a_password(project: Project, elsewhere: Project, content: Content) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content(1, "pdf"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="open", owner="sesame", R=6))
    data = out.getvalue()

    verdict = elsewhere.verify(data)
    assert (verdict.state, verdict.is_good) == (State.UNKNOWN, False)
    assert "password" in verdict.why
    project.append(Happening(kind=Kind.MADE, issue="ports-1", copy=3, copies=3, sha256=verdict.sha256))
    assert (project.verify(data).state, project.verify(data).is_good) == (State.CURRENT, True)


def test_nothing_is_good_by_a_ledger_that_was_changed(project: Project, content: Content) -> None:
    tampered(project.folder / FILE, "UPDATE event SET recipient = 'Eve' WHERE number = 2")
    verdict = project.verify(content(2, "pdf"))

    assert [problem.code for problem in verdict.problems] == ["ledger-changed"]
    assert (verdict.state, verdict.is_good) == (State.CURRENT, False)


def test_a_ledger_that_cannot_be_read_is_told_and_nothing_is_good_by_it(
    project: Project, content: Content, authority: Holder
) -> None:
    (project.folder / FILE).write_bytes(b"garbage" * 1000)
    verdict = project.verify(content(1, "pdf"), authority)

    assert [problem.code for problem in verdict.problems] == ["ledger-damaged"]
    assert (verdict.state, verdict.is_good) == (State.SIGNED, False)


def test_a_hostile_file_is_given_up_in_time(project: Project) -> None:
    """A DOCX whose document unpacks to a gigabyte: no more of it is read than a page can have."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(64):
            part.write(b"<w:t " * 3_200_000)
    copies = KnownIssues.of_project(project.folder, project.workspace).events

    assert copy_said(out.getvalue(), copies) is None


def test_text_is_read_across_runs_and_with_its_signs() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        runs = '<w:p><w:r><w:t xml:space="preserve">Copy 1 of 3 · </w:t></w:r><w:r><w:t>A &amp; B</w:t></w:r></w:p>'
        package.writestr("word/footer1.xml", runs)

    assert printed_text(out.getvalue()) == "Copy 1 of 3 · A & B\n"


def resaved(pdf: bytes) -> bytes:
    """Return a PDF as another program saves it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    return out.getvalue()


def rezipped(docx: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    assert out.getvalue() != docx
    return out.getvalue()


def with_revision(pdf: bytes) -> bytes:
    """Return a PDF with a revision appended that changes its title."""
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root[pdf_name("/Lang")] = pdf_string("fr")
    writer.update_root()  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def place_of_signature(pdf: bytes) -> tuple[int, int]:
    """Return where the digits of a signature begin and end."""
    found = re.search(rb"/Contents ?<([0-9a-f]{500,})>", pdf)
    assert found
    return found.span(1)


def resigned(pdf: bytes, by: Holder, folder: Path) -> bytes:
    """Return a signed PDF with the signature of somebody else in the place of the first."""
    start, end = place_of_signature(pdf)
    room = b"/ByteRange [0 9999999999 9999999999 9999999999]"
    place = pdf.index(b"/ByteRange")
    unsigned = pdf[:place] + room + pdf[place + len(room) : start] + b"0" * (end - start) + pdf[end:]
    return sign(unsigned, by.signing_key(folder))


def replace_happening(event: Event, **more: str) -> Happening:
    """Return an event anew, to be recorded once more with other values."""
    return Happening(**{name: getattr(event, name) for name in COLUMNS} | more)


def made_copy(number: int) -> Happening:
    return Happening(kind=Kind.MADE, issue="ports-1", title="Ports", copy=number, copies=2000, recipient="Al")
