"""A project with a brief and a list, and keys to sign by: what the tests of issues begin with."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from bluf.deliver.issues import Issue
from bluf.deliver.issuing import Options, begin, make
from bluf.deliver.ledger import Ledger
from bluf.deliver.preparing import Asked, Prepared, prepare
from bluf.ground.workspace import Workspace

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
BRIEF = """\
title: Ministers back the plan
date: 2026-11-27
marking: TLP:AMBER
mark: TLP:CLEAR
bottom_line: The plan goes ahead.
key_points:
  - {text: Ministers agreed to it on Friday., mark: TLP:CLEAR}
  - {text: The second stage is open., mark: TLP:AMBER}
"""
LIST = """\
title: Cabinet
sender: {name: The secretariat, email: desk@harn.example}
recipients:
  - {name: Ines Okafor, email: ines@harn.example, level: TLP:AMBER}
  - {name: Press desk, email: press@harn.example, level: TLP:CLEAR, formats: [pdf, docx], groups: press}
  - {name: Оксана Чорна, email: oksana@harn.example, level: TLP:GREEN, lang: uk}
"""


def project(folder: Path, brief: str = BRIEF, listed: str = LIST) -> Workspace:
    """Write a project's brief and list, and return its workspace, in which it is always the same moment."""
    for place, text in (("briefs/ports.yaml", brief), ("lists/cabinet.yaml", listed)):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    return Workspace(folder, now=NOW)


def prepared(workspace: Workspace, *groups: str, is_protected: bool = False) -> Prepared:
    return prepare(Asked("briefs/ports.yaml", "lists/cabinet.yaml", groups, is_protected), workspace)


def issued(workspace: Workspace, options: Options | None = None) -> Issue:
    """Issue the project's brief to its list, all the way."""
    ready, options = prepared(workspace), options or Options()
    with Ledger.open(workspace.folder) as ledger:
        return make(begin(ready, ledger, workspace, options), ready, ledger, workspace, options)


def key_file(
    path: Path,
    passphrase: bytes | None = b"open sesame",
    *,
    name: str = "Ines Okafor",
    private: Callable[[], rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey] = lambda: ec.generate_private_key(
        ec.SECP256R1()
    ),
    valid: tuple[int, int] = (-10, 300),
    signs: bool = True,
    with_certificate: bool = True,
) -> Path:
    """Write a PKCS#12 file with a key and its certificate, `valid` from and to so many days after now."""
    own, now = private(), NOW
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=valid[0]))
        .not_valid_after(now + timedelta(days=valid[1]))
        .add_extension(usage, critical=True)
        .sign(own, hashes.SHA256())
    )
    hiding = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    made = pkcs12.serialize_key_and_certificates(b"key", own, certificate if with_certificate else None, None, hiding)
    path.write_bytes(made)
    return path


def rsa_key(bits: int) -> Callable[[], rsa.RSAPrivateKey]:
    return lambda: rsa.generate_private_key(65537, bits)


def tampered(path: Path, *statements: str) -> None:
    """Change a ledger's rows as its triggers forbid, and leave its chain to tell."""
    connection = sqlite3.connect(path)
    connection.executescript("DROP TRIGGER no_change; DROP TRIGGER no_removal;" + ";".join(statements))
    connection.close()
