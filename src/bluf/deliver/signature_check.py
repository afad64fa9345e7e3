"""Say by whom a PDF is signed, and whether the signature holds (ISO 32000-1, 12.8; pyHanko, the extra `bluf[sign]`).

Nothing is fetched: whom to trust is named, and nobody else is trusted. A certificate that is not an authority's vouches
for itself alone. The file is from anyone, and so is read in a process of its own, with limits. Of several signatures
the last counts, and it must cover the whole file: not a byte may stand outside of what is signed, but the signature
itself, as it is usually written.
"""

import importlib.util
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bluf.deliver.moments import stamp
from bluf.deliver.signing import OLD_HASHES, fingerprint, weakness_of_hash, weakness_of_key, whose
from bluf.ground.confined import MIB, Allowance, ExcessError, confined
from bluf.problems import BriefError, Problem, Span

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus
    from pyhanko.sign.validation.status import SignatureStatus

_HAS_ONE = b"/ByteRange"  # in the dictionary of every signature, which is never packed (ISO 32000-1, 12.8.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature in a PDF.

    `signer` is the name in its certificate and `fingerprint` that certificate's SHA-256. `is_intact`: what it covers is
    as it was signed. `covers_all`: that is all of the file. `is_trusted`: it holds, nothing in it is weak, and its
    certificate is one of those that were named, or leads to one, and is valid now or was at the moment of a time stamp
    that is trusted. `is_ours`: the ledger has an issue signed by it. `when` is the moment that the signer says, or that
    of a time stamp that is trusted, which `stamped` tells. `doubt` is a clause on why it is not trusted, or what is
    wrong; empty where nothing is.
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
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    status = _status(found, trust, now, now)
    token = status.timestamp_validity
    stamped = token is not None and bool(token.intact and token.valid) and not _untrusted(token, now)
    certificate = status.signing_cert
    moment = now
    if token is not None and stamped and now > certificate.not_valid_after:  # it was signed before it expired
        moment = token.timestamp
        status = _status(found, trust, moment, now)
    is_intact = bool(status.intact and status.valid)
    is_whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE and _is_canonical(found, data)
    doubt = _changed(is_intact, is_whole) or _untrusted(status, moment)
    return Signature(
        signer=whose(certificate),
        fingerprint=fingerprint(certificate),
        is_intact=is_intact,
        covers_all=is_whole,
        is_trusted=not doubt,
        when=_moment(token.timestamp if stamped and token else status.signer_reported_dt),
        stamped=stamped,
        doubt=doubt,
    )


def _status(
    found: "EmbeddedPdfSignature", trust: Sequence[bytes], moment: datetime, now: datetime
) -> "PdfSignatureStatus":
    """Validate a signature, whose certificate must be valid at a moment, and that of its time stamp now."""
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    def context(roots: list[Certificate], when: datetime) -> ValidationContext:
        return ValidationContext(trust_roots=roots, allow_fetching=False, moment=when, revocation_mode="soft-fail")

    named = [Certificate.load(each) for each in trust]
    signer = found.signer_cert.dump()
    vouching = [each for each in named if each.ca]  # others vouch for themselves alone (RFC 5280, 4.2.1.9)
    stamping = [each for each in named if each.ca or _stamps(each)]
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    return validate_pdf_signature(
        found,
        context([*vouching, *(each for each in named if not each.ca and each.dump() == signer)], moment),
        ts_validation_context=context(stamping, now),
        key_usage_settings=usage,
        skip_diff=True,
    )


def _stamps(certificate: "Certificate") -> bool:
    """Whether a certificate is that of a time-stamp server (RFC 3161, 2.3)."""
    usage = certificate.extended_key_usage_value
    return usage is not None and "time_stamping" in usage.native


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


def _changed(is_intact: bool, covers_all: bool) -> str:
    if not is_intact:
        return "what it signs was changed since"
    return "" if covers_all else "it does not cover the whole file: something was added or changed since"


def _weakness(status: "SignatureStatus") -> str:
    """Return what of a signature can be forged: its hash, its key, or a certificate that leads to whom is trusted."""
    if status.md_algorithm in OLD_HASHES:
        return f"it is made with {status.md_algorithm.upper()}, which can be forged"
    certificate = status.signing_cert
    if weak := weakness_of_key(certificate):
        return f"its key is too weak: {weak}"
    root, *others = status.validation_path.iter_certs(include_root=True) if status.validation_path else [certificate]
    if weak := next(filter(None, map(weakness_of_key, (root, *others))), ""):
        return f"a key that vouches for it is too weak: {weak}"
    if weak := next(filter(None, map(weakness_of_hash, others)), ""):  # who is named needs nobody to vouch for them
        return f"a certificate that vouches for it is signed with {weak}, which can be forged"
    return ""


def _untrusted(status: "SignatureStatus", moment: datetime) -> str:
    """Return why a signature, or a time stamp, is not trusted at a moment, else nothing."""
    certificate = status.signing_cert
    if weak := _weakness(status):
        return weak
    if moment > certificate.not_valid_after:  # not asked of one that was named
        return f"its certificate expired on {certificate.not_valid_after:%Y-%m-%d}"
    if moment < certificate.not_valid_before:
        return f"its certificate is not valid before {certificate.not_valid_before:%Y-%m-%d}"
    if status.trusted:
        return ""
    if certificate.self_issued:
        return "the signer made the certificate: anyone can make one in this name"
    return "nothing that was named with --trust vouches for its certificate"


def _moment(when: Any) -> str:
    return stamp(when) if isinstance(when, datetime) else ""


def grouped(fingerprint: str) -> str:
    """Return the first and the last digits of a fingerprint: who compares by eye compares those."""
    return f"{fingerprint[:16]}…{fingerprint[-16:]}"
