"""Sign a PDF by a key in a PKCS#12 file: a PAdES signature in the room that the file was written with.

pyHanko makes the signature (an extra, `bluf[sign]`); the file is bluf's own, so that it stays one revision and keeps
its standards. Refused are keys that are too weak to be trusted (NIST SP 800-131A: RSA under 2,048 bits, curves under
224, SHA-1), and certificates that are not valid on the day.
"""

import asyncio
import hashlib
import re
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bluf.problems import BriefError, Problem, Span
from bluf.problems.wording import shown

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

_T = TypeVar("_T")
_DIGEST = "sha256"
_LEAST_BITS = {"rsa": 2048, "dsa": 2048, "ec": 224}
OLD_HASHES = ("md2", "md5", "sha1")
_VARIES = 16  # bytes by which a signature on a curve may be longer than another
_STAMP_VARIES = 256  # and a time stamp, which has numbers and a signature of its own
_CONTENTS = re.compile(rb"/Contents ?<(0{1000,})>")
_RANGE = re.compile(rb"/ByteRange ?\[ ?0 9999999999 9999999999 9999999999 ?\]")


class NoSignaturesError(Exception):
    """pyHanko is not installed."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key to sign by. `name` is whose it is by its certificate, `fingerprint` the certificate's SHA-256."""

    name: str
    fingerprint: str
    signer: "SimpleSigner"


def read_key(path: Path, passphrase: bytes | None, now: datetime, shown_path: str) -> SigningKey:
    """Return the key in a PKCS#12 file. `now` is when it is to be used.

    Raises BriefError (`cannot-read`, `bad-signing-key`, `wrong-passphrase`, `key-expired`, `key-weak`) and
    NoSignaturesError.
    """
    try:
        from pyhanko.sign.signers import SimpleSigner
    except ImportError as error:
        raise NoSignaturesError("signing needs pyHanko: pip install 'bluf[sign]'") from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _fault("cannot-read", f"can't read this key: {error.strerror or error}", shown_path) from error
    try:
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=passphrase)
    except ValueError as error:
        raise _unopened(data, passphrase, shown_path) from error
    except (TypeError, AttributeError) as error:  # it was opened, and has no key or no certificate
        raise _fault("bad-signing-key", "this file has no certificate that goes with its key", shown_path) from error
    certificate = signer.signing_cert
    if problem := _unfit(certificate, now, shown_path):
        raise BriefError([problem])
    return SigningKey(whose(certificate), fingerprint(certificate), signer)


def room_for(key: SigningKey, timestamper: "TimeStamper | None" = None) -> int:
    """Return how many bytes a signature by a key takes at most, with its certificates and its time stamp.

    Raises what a `timestamper` raises where its server gives no time stamp.
    """
    signing = key.signer.async_sign(bytes(32), _DIGEST, dry_run=True, use_pades=True, timestamper=timestamper)
    return len(_awaited(signing).dump()) + (_STAMP_VARIES if timestamper else 0) + _VARIES


def sign(pdf: bytes, key: SigningKey, timestamper: "TimeStamper | None" = None) -> bytes:
    """Return a PDF that has room for a signature with the signature in it: no other byte changes but its range.

    With a `timestamper`, the signature bears a time stamp; raises what that raises where its server gives none. Raises
    ValueError for a PDF without such room, or with too little.
    """
    room, place = _CONTENTS.search(pdf), _RANGE.search(pdf)
    if room is None or place is None:
        raise ValueError("the PDF has no room for a signature")
    start, end = room.start(1) - 1, room.end(1) + 1
    covered = f"/ByteRange [0 {start} {end} {len(pdf) - end}]".encode().ljust(len(place[0]))
    pdf = pdf[: place.start()] + covered + pdf[place.end() :]
    digest = hashlib.new(_DIGEST, pdf[:start] + pdf[end:]).digest()
    signing = key.signer.async_sign(digest, _DIGEST, use_pades=True, timestamper=timestamper)
    made: bytes = _awaited(signing).dump()
    if 2 * len(made) > len(room[1]):
        raise ValueError("the signature is larger than the room for it")
    return pdf[: start + 1] + made.hex().encode().ljust(len(room[1]), b"0") + pdf[end - 1 :]


class Sealer:
    """Signs PDFs by a key, with time stamps while their server gives them; `unstamped` says why it gives none."""

    def __init__(self, key: SigningKey, timestamper: "TimeStamper | None" = None) -> None:
        self.unstamped = ""
        self._key = key
        self._timestamper = timestamper
        self.room = self._tried(lambda: room_for(key, self._timestamper))

    def __call__(self, pdf: bytes) -> bytes:
        """Return a PDF that has `room` for a signature, signed."""
        return self._tried(lambda: sign(pdf, self._key, self._timestamper))

    def _tried(self, work: Callable[[], _T]) -> _T:
        """Do what may need a time stamp, and from then on without where there is none to be had."""
        if self._timestamper is None:
            return work()
        from pyhanko.sign.timestamps import TimestampRequestError

        try:
            return work()
        except (OSError, TimestampRequestError, ValueError) as error:  # an answer is read when it is used
            self._timestamper = None
            self.unstamped = str(error) or type(error).__name__
        return work()


def _awaited(work: Coroutine[Any, Any, Any]) -> Any:
    """Return what pyHanko's work gives, done in a thread of its own: that of a caller may run an event loop.

    Notebooks have one, and `asyncio.run` refuses to begin another in the same thread.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


def whose(certificate: "Certificate") -> str:
    """Return the name of who holds a certificate: the common name, or what else its subject says."""
    subject = certificate.subject.native
    for part in ("common_name", "organizational_unit_name", "organization_name", "email_address"):
        said = subject.get(part)
        if said:
            return " ".join((said if isinstance(said, str) else said[0]).split())
    return str(certificate.subject.human_friendly)


def fingerprint(certificate: "Certificate") -> str:
    """Return the SHA-256 of a certificate, in hex."""
    return hashlib.sha256(certificate.dump()).hexdigest()


def weakness_of_key(certificate: "Certificate") -> str:
    """Return what kind of key a certificate has and of how many bits where they are too few, else nothing."""
    kind, bits = certificate.public_key.algorithm, certificate.public_key.bit_size
    return f"{kind.upper()} with {bits} bits" if bits < _LEAST_BITS.get(kind, 0) else ""


def weakness_of_hash(certificate: "Certificate") -> str:
    """Return the hash that a certificate is signed with where it is out of date, else nothing."""
    return str(certificate.hash_algo).upper() if certificate.hash_algo in OLD_HASHES else ""


def _unopened(data: bytes, passphrase: bytes | None, place: str) -> BriefError:
    from asn1crypto.pkcs12 import Pfx

    try:
        is_pkcs12 = Pfx.load(data, strict=True)["version"].native == "v3"
    except ValueError:
        is_pkcs12 = False
    if not is_pkcs12:
        return _fault("bad-signing-key", "this is no PKCS#12 file (.p12, .pfx)", place)
    if passphrase:
        return _fault("wrong-passphrase", "the passphrase does not open this key", place)
    return _fault("wrong-passphrase", "this key opens only with a passphrase", place)


def _unfit(certificate: "Certificate", now: datetime, place: str) -> Problem | None:
    """Return why nothing is signed by a certificate at a moment; None where it may be."""
    name, until = shown(whose(certificate)), certificate.not_valid_after
    if now > until:
        message = f"the certificate of {name} has expired: it was valid until {until:%Y-%m-%d}"
        return _problem("key-expired", message, place, "ask whoever made it for a new one")
    if now < certificate.not_valid_before:
        message = f"the certificate of {name} is not valid before {certificate.not_valid_before:%Y-%m-%d %H:%M} UTC"
        return _problem("key-expired", message, place, "check the clock, or wait until then")
    if weak := weakness_of_key(certificate):
        least = _LEAST_BITS[certificate.public_key.algorithm]
        return _problem("key-weak", f"the key of {name} is too weak: {weak}", place, f"use one of {least} bits or more")
    if weak := weakness_of_hash(certificate):
        message = f"the certificate of {name} is signed with {weak}, which can be forged"
        return _problem("key-weak", message, place, "ask whoever made it for one with SHA-256")
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        message = f"the certificate of {name} is not for signing"
        return _problem(
            "bad-signing-key", message, place, "use one whose key usage has digital signature or non-repudiation"
        )
    return None


def _fault(code: str, message: str, place: str) -> BriefError:
    return BriefError([_problem(code, message, place)])


def _problem(code: str, message: str, place: str, hint: str | None = None) -> Problem:
    return Problem(code, message, Span(place, 0, 0), hint=hint)
