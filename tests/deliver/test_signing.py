"""Copies are signed in one revision, by keys that may be trusted alone."""

import asyncio
import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bluf.deliver.issues import Issue
from bluf.deliver.issuing import Options
from bluf.deliver.making import Seal
from bluf.deliver.protection import passwords_for, protect
from bluf.deliver.signature_check import Signature, signature_of
from bluf.deliver.signing import Sealer, SigningKey, read_key
from bluf.deliver.time_stamps import TimeStampServer
from bluf.inspection import inspect
from bluf.problems import BriefError
from tests.deliver.issued import NOW, issued, key_file, prepared, project, rsa_key
from tests.writers.verapdf import verapdf


def key_in(folder: Path, **given: Any) -> SigningKey:
    return read_key(key_file(folder / "ines.p12", **given), b"open sesame", NOW, "ines.p12")


def signing(key: SigningKey, sealer: Sealer) -> Options:
    return Options(seal=Seal(key.name, NOW, sealer.room), key=key.fingerprint, sign=sealer)


def signed(folder: Path, **given: Any) -> Issue:
    key = key_in(folder, **given)
    return issued(project(folder), signing(key, Sealer(key)))


@pytest.mark.parametrize("private", [lambda: ec.generate_private_key(ec.SECP256R1()), rsa_key(3072)])
def test_a_signed_copy_has_one_revision_that_the_signature_covers(tmp_path: Path, private: Any) -> None:
    issue = signed(tmp_path, private=private)
    pdf = (issue.folder / "1-Ines-Okafor.pdf").read_bytes()

    assert pdf.count(b"%%EOF") == 1
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n?", pdf)
    assert found
    start, end, rest = map(int, found.groups())
    assert end + rest == len(pdf)
    assert re.fullmatch(rb"<[0-9a-f]+>", pdf[start:end])
    assert b"Signed by Ines Okafor" in text_of(pdf).encode()
    assert issue.begun.key == issue.made[1, "pdf"].key != ""
    assert issue.made[2, "docx"].key == ""


def text_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return str(document[0].get_textpage().get_text_bounded())


def test_the_room_is_as_large_as_the_signature_needs(tmp_path: Path) -> None:
    pdf = (signed(tmp_path, private=rsa_key(2048)).folder / "1-Ines-Okafor.pdf").read_bytes()
    room = re.search(rb"/Contents ?<([0-9a-f]+)>", pdf)
    assert room
    unused = len(room[1]) - len(room[1].rstrip(b"0"))
    assert unused <= 2 * 16 + 1


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="no pdfsig")
def test_another_program_finds_the_signature_valid_and_of_the_whole_file(tmp_path: Path) -> None:
    path = signed(tmp_path).folder / "1-Ines-Okafor.pdf"
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False, timeout=60).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "Ines Okafor" in said

    pdf = path.read_bytes()
    path.write_bytes(
        pdf.replace(b"Ministers", b"ministers", 1) if b"Ministers" in pdf else pdf[:-20] + b" " + pdf[-19:]
    )
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False, timeout=60).stdout
    assert "Signature is Valid." not in said


def test_inspect_names_the_signature_and_nothing_odd(tmp_path: Path) -> None:
    path = signed(tmp_path).folder / "1-Ines-Okafor.pdf"
    report = inspect(path)
    assert [(finding.kind, finding.what) for finding in report.findings if finding.forbidden] == []
    assert [finding.what for finding in report.findings if finding.kind == "signature"] == [
        "by Ines Okafor, D:20261128093000Z"
    ]


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
def test_signed_copies_keep_both_standards(tmp_path: Path) -> None:
    issue = signed(tmp_path, private=rsa_key(2048))
    paths = sorted(issue.folder.glob("*.pdf"))
    verdicts = verapdf(tmp_path / "validator").validate(paths)
    assert {path.name: verdict.failures for path, verdict in verdicts.items()} == {path.name: () for path in paths}
    assert len(paths) == 3


def test_a_protected_copy_opens_with_its_password_alone_and_can_be_signed(tmp_path: Path) -> None:
    import pikepdf

    key = key_in(tmp_path)
    sealer = Sealer(key)
    workspace = project(tmp_path)
    passwords = passwords_for(prepared(workspace).plan)
    options = Options(
        seal=Seal(key.name, NOW, sealer.room),
        key=key.fingerprint,
        sign=sealer,
        protect=lambda copy, pdf: protect(pdf, passwords[copy.number]),
    )
    path = issued(workspace, options).folder / "1-Ines-Okafor.pdf"

    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path, password=passwords[2])
    with pikepdf.open(path, password=passwords[1]) as file:
        assert (file.encryption.R, file.encryption.bits) == (6, 256)
        assert len(file.pages) == 1
    assert path.read_bytes().count(b"%%EOF") == 1
    if shutil.which("pdfsig"):
        asked = ["pdfsig", "-nocert", "-upw", passwords[1], str(path)]
        said = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60).stdout
        assert "Signature is Valid." in said
        assert "Total document signed" in said


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ({"valid": (-300, -1)}, "key-expired", "has expired: it was valid until 2026-11-27"),
        ({"valid": (1, 300)}, "key-expired", "is not valid before 2026-11-29"),
        ({"private": rsa_key(1024)}, "key-weak", "is too weak: RSA with 1024 bits"),
        ({"private": lambda: ec.generate_private_key(ec.SECP192R1())}, "key-weak", "too weak: EC with 192 bits"),
        ({"signs": False}, "bad-signing-key", "is not for signing"),
        ({"with_certificate": False}, "bad-signing-key", "no certificate that goes with its key"),
        ({"passphrase": b"another"}, "wrong-passphrase", "the passphrase does not open this key"),
    ],
)
def test_keys_that_nothing_is_signed_by(tmp_path: Path, given: dict[str, Any], code: str, message: str) -> None:
    with pytest.raises(BriefError, match=message) as error:
        key_in(tmp_path, **given)
    (problem,) = error.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert problem.span.path == "ines.p12"


@pytest.mark.parametrize("content", [b"", b"-----BEGIN CERTIFICATE-----", b"0\x03abc", b"0\x82\x01\x00" + bytes(256)])
def test_a_file_that_is_no_key_is_told_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k.p12"
    path.write_bytes(content)
    with pytest.raises(BriefError, match="no PKCS#12 file"):
        read_key(path, b"x", NOW, "k.p12")
    with pytest.raises(BriefError, match="can't read this key"):
        read_key(tmp_path / "gone.p12", b"x", NOW, "gone.p12")


def test_a_key_without_a_passphrase_needs_none(tmp_path: Path) -> None:
    path = key_file(tmp_path / "k.p12", None, name="The  secretariat")
    assert read_key(path, None, NOW, "k.p12").name == "The secretariat"


class _Stamps(BaseHTTPRequestHandler):
    """A time-stamp server: it answers as it is told to."""

    answers: list[Any]

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        content = answer(data) if callable(answer) else answer
        self.send_response(200 if content else 503)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def stamps() -> Any:
    server = HTTPServer(("127.0.0.1", 0), _Stamps)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def stamping(folder: Path) -> Any:
    """Return an answer with time stamps by a key that is made for it."""
    from asn1crypto.tsp import TimeStampReq
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import DummyTimeStamper

    signer = SimpleSigner.load_pkcs12_data(
        key_file(folder / "stamps.p12", None, name="Stamps", private=rsa_key(2048)).read_bytes(), ()
    )
    stamper = DummyTimeStamper(tsa_cert=signer.signing_cert, tsa_key=signer.signing_key)
    return lambda data: asyncio.run(stamper.async_request_tsa_response(TimeStampReq.load(data))).dump()


def test_it_signs_where_an_event_loop_runs(tmp_path: Path) -> None:
    """As in a notebook."""
    key = key_in(tmp_path)

    async def issue() -> Issue:
        return issued(project(tmp_path), signing(key, Sealer(key)))

    with ThreadPoolExecutor(max_workers=1) as thread:  # this one may run a loop already, for a browser
        made = thread.submit(lambda: asyncio.run(issue())).result()

    found = signature_of((made.folder / "1-Ines-Okafor.pdf").read_bytes(), (), NOW)
    assert isinstance(found, Signature)
    assert found.holds


def test_a_time_stamp_goes_into_the_signature(tmp_path: Path, stamps: str) -> None:
    _Stamps.answers = [stamping(tmp_path)]
    key = key_in(tmp_path)
    sealer = Sealer(key, TimeStampServer(stamps))
    pdf = (issued(project(tmp_path), signing(key, sealer)).folder / "1-Ines-Okafor.pdf").read_bytes()

    assert sealer.unstamped == ""
    from pyhanko.pdf_utils.reader import PdfFileReader

    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    attributes = [attribute["type"].native for attribute in signature.signer_info["unsigned_attrs"]]
    assert attributes == ["signature_time_stamp_token"]


@pytest.mark.parametrize("answer", [None, b"", b"hello", b"0\x03\x02\x01\x01"])
def test_a_server_that_gives_no_time_stamp_is_left_out(tmp_path: Path, stamps: str, answer: bytes | None) -> None:
    _Stamps.answers = [answer]
    key = key_in(tmp_path)
    sealer = Sealer(key, TimeStampServer(stamps))
    assert sealer.unstamped
    assert issued(project(tmp_path), signing(key, sealer)).is_made


def test_a_server_that_can_not_be_reached_is_left_out_from_then_on(tmp_path: Path, stamps: str) -> None:
    _Stamps.answers = [stamping(tmp_path), stamping(tmp_path), None]
    key = key_in(tmp_path)
    sealer = Sealer(key, TimeStampServer(stamps))
    assert sealer.unstamped == ""
    assert issued(project(tmp_path), signing(key, sealer)).is_made
    assert "503" in sealer.unstamped or "Unavailable" in sealer.unstamped

    nowhere = Sealer(key, TimeStampServer("http://127.0.0.1:9/"))
    assert "refused" in nowhere.unstamped.lower()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "stamps.example", "ftp://stamps.example/", "http://"])
def test_a_time_stamp_server_is_of_the_web(url: str) -> None:
    with pytest.raises(ValueError, match="http://host/path"):
        TimeStampServer(url)
