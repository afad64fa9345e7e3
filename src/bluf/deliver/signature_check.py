"""Say by whom a PDF is signed, and whether the signature holds (ISO 32000-1, 12.8; pyHanko, the extra `bluf[sign]`).

Nothing is fetched: whom to trust is named, and nobody else is trusted. The file is from anyone, and so is read in a
process of its own, with limits. Of several signatures the last counts, and it must cover the whole file: not a byte may
stand outside of what is signed, but the signature itself, as it is usually written.
"""

import importlib.util
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bluf.deliver.moments import stamp
from bluf.deliver.signing import fingerprint, whose
from bluf.ground.confined import MIB, Allowance, ExcessError, confined
from bluf.problems import BriefError, Problem, Span

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import EmbeddedPdfSignature

_HAS_ONE = b"/ByteRange"  # in the dictionary of every signature, which is never packed (ISO 32000-1, 12.8.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature in a PDF.

    `signer` is the name in its certificate and `fingerprint` that certificate's SHA-256. `is_intact`: what it covers is
    as it was signed. `covers_all`: that is all of the file. `is_trusted`: its certificate is one of those that were
    named, or leads to one, and is valid now. `is_ours`: the ledger has an issue signed by it. `when` is the moment that
    the signer says, or that of a time stamp that is trusted, which `stamped` tells. `doubt` is a clause on why it is
    not trusted, or what is wrong; empty where nothing is.
    """

    signer: str
    fingerprint: str
    is_intact: bool
    covers_all: bool
    is_trusted: bool
    is_ours: bool = False
    when: str = ""
    stamped: bool = False
    doubt: str = ""

    @property
    def holds(self) -> bool:
        """Whether all of the file is as it was signed, whoever signed it."""
        return self.is_intact and self.covers_all


@dataclass(frozen=True, slots=True)
class Unread:
    """Why nothing is known of a file's signature: a clause."""

    why: str


def signature_of(data: bytes, trust: Sequence[bytes], now: datetime) -> Signature | Unread | None:
    """Return the last signature of a PDF; None for a file that has none.

    `trust` are certificates in DER that are trusted, and `now` is when they and the signer's must be valid.
    """
    if _HAS_ONE not in data:
        return None
    if importlib.util.find_spec("pyhanko") is None:
        return Unread("its signature can't be checked without pyHanko: pip install 'bluf[sign]'")
    allowed = Allowance(20 + 2 * len(data) / MIB, 500 * MIB + 40 * len(data))
    try:
        return confined(_last_signature, data, tuple(trust), now, allowed=allowed)
    except ExcessError as error:
        return Unread(f"its signature can't be checked: {error.reason}")


def certificates_in(data: bytes, shown: str) -> list[bytes]:
    """Return the certificates in a file in PEM or DER, as DER. Raises BriefError (`bad-certificate`)."""
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding
    except ImportError as error:
        message = "certificates can't be read without pyHanko"
        raise BriefError([_bad(message, shown, "pip install 'bluf[sign]'")]) from error
    try:
        if b"-----BEGIN" in data:
            found = x509.load_pem_x509_certificates(data)
        else:
            found = [x509.load_der_x509_certificate(data)]
        return [each.public_bytes(Encoding.DER) for each in found]
    except ValueError as error:
        raise BriefError([_bad("there is no certificate in this file", shown, "name one in PEM or DER")]) from error


def _bad(message: str, shown: str, hint: str) -> Problem:
    return Problem("bad-certificate", message, Span(shown, 0, 0), hint=hint)


def _last_signature(data: bytes, trust: Sequence[bytes], now: datetime) -> Signature | Unread | None:
    """Check in this process. Whatever pyHanko raises about a file from anyone is the file's fault."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            return Unread("it opens only with a password, so that its signature can't be checked")
        found = reader.embedded_regular_signatures
        return _checked(found[-1], data, trust, now) if found else None
    except MemoryError:
        raise
    except Exception as error:
        return Unread(f"its signature can't be read: {' '.join(str(error).split())[:120] or type(error).__name__}")


def _checked(found: "EmbeddedPdfSignature", data: bytes, trust: Sequence[bytes], now: datetime) -> Signature:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=[Certificate.load(each) for each in trust],
        allow_fetching=False,
        moment=now,
        revocation_mode="soft-fail",
    )
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    status = validate_pdf_signature(found, context, key_usage_settings=usage, skip_diff=True)
    certificate = status.signing_cert
    is_intact = bool(status.intact and status.valid)
    is_whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE and _is_canonical(found, data)
    stamp = status.timestamp_validity
    stamped = stamp is not None and bool(stamp.intact and stamp.valid and stamp.trusted)
    is_valid = certificate.not_valid_before <= now <= certificate.not_valid_after  # not asked of one that was named
    is_trusted = is_intact and is_valid and bool(status.trusted)
    return Signature(
        signer=whose(certificate),
        fingerprint=fingerprint(certificate),
        is_intact=is_intact,
        covers_all=is_whole,
        is_trusted=is_trusted,
        when=_moment(stamp.timestamp if stamped and stamp else status.signer_reported_dt),
        stamped=stamped,
        doubt=_doubt(certificate, is_intact, is_whole, is_trusted, now),
    )


def _is_canonical(found: "EmbeddedPdfSignature", data: bytes) -> bool:
    """Whether all that stands between what is signed is the signature in hexadecimal digits, and zeros after it."""
    start, end = found.byte_range[1], found.byte_range[2]
    gap = data[start:end]
    digits = gap[1:-1]
    if gap[:1] != b"<" or gap[-1:] != b">" or digits not in (digits.lower(), digits.upper()):
        return False
    try:
        content = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return False
    return not content[_length(content) :].strip(b"\0") and len(digits) == 2 * len(content)


def _length(der: bytes) -> int:
    """Return the length of the DER value that bytes begin with."""
    from asn1crypto import parser

    return int(parser.peek(der))


def _doubt(certificate: "Certificate", is_intact: bool, covers_all: bool, is_trusted: bool, now: datetime) -> str:
    if not is_intact:
        return "what it signs was changed since"
    if not covers_all:
        return "it does not cover the whole file: something was added or changed since"
    if is_trusted:
        return ""
    if now > certificate.not_valid_after:
        return f"its certificate expired on {certificate.not_valid_after:%Y-%m-%d}"
    if now < certificate.not_valid_before:
        return f"its certificate is not valid before {certificate.not_valid_before:%Y-%m-%d}"
    if certificate.self_issued:
        return "the signer made the certificate: anyone can make one in this name"
    return "nothing that was named with --trust vouches for its certificate"


def _moment(when: Any) -> str:
    return stamp(when) if isinstance(when, datetime) else ""
