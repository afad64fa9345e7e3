"""Which signatures are trusted: not by a key or a hash that can be forged, nor by whoever a signer vouches for."""

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps import DummyTimeStamper, TimeStamper

from bluf.deliver import signing
from bluf.deliver.issuing import Options
from bluf.deliver.making import Seal
from bluf.deliver.signature_check import Signature, signature_of
from bluf.deliver.signing import SigningKey, sign
from tests.deliver.certificates import NOW, Holder, PrivateKey, holder
from tests.deliver.issued import issued, project


@pytest.fixture(scope="module")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A copy with ample room for a signature."""
    issue = issued(project(tmp_path_factory.mktemp("unsigned")), Options(seal=Seal("Ines Okafor", NOW, 16_000)))
    return (issue.folder / "1-Ines-Okafor.pdf").read_bytes()


def signer_of(own: Holder, *others: Holder) -> SimpleSigner:
    """Return what signs by a holder's key, and puts the certificates of others beside the holder's."""
    chain = [each.certificate for each in others]
    data = pkcs12.serialize_key_and_certificates(b"key", own.key, own.certificate, chain, NoEncryption())
    signer: SimpleSigner = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=None)
    return signer


def signed(pdf: bytes, own: Holder, *others: Holder, stamper: TimeStamper | None = None) -> bytes:
    return sign(pdf, SigningKey("", "", signer_of(own, *others)), stamper)


def checked(pdf: bytes, trust: Sequence[Holder], days: int = 0) -> Signature:
    found = signature_of(pdf, [each.der for each in trust], NOW + timedelta(days=days))
    assert isinstance(found, Signature)
    return found


def weak(private: PrivateKey, by: Holder | None = None) -> Holder:
    """Return a holder of a key of any kind."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ines Okafor")])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=10))
        .not_valid_after(NOW + timedelta(days=300))
        .sign(by.key if by else private, hashes.SHA256())
    )
    return Holder(private, made)


def test_a_certificate_that_is_no_authoritys_vouches_for_itself_alone(unsigned: bytes) -> None:
    """Who has a key that is trusted could else sign in any name."""
    authority = holder("Harn Authority", vouches=True)
    for own in (holder("Ines Okafor", authority), holder("Ines Okafor")):
        other = holder("The Minister", own)
        pdf = signed(unsigned, other, own)

        assert checked(signed(unsigned, own), [own]).is_trusted
        for trust in ([own], [authority], [own, authority]):
            found = checked(pdf, trust)
            assert (found.signer, found.holds, found.is_trusted) == ("The Minister", True, False)
            assert found.doubt == "nothing that was named with --trust vouches for its certificate"


@pytest.mark.parametrize(
    ("private", "doubt"),
    [
        (lambda: rsa.generate_private_key(65537, 1024), "its key is too weak: RSA with 1024 bits"),
        (lambda: ec.generate_private_key(ec.SECP192R1()), "its key is too weak: EC with 192 bits"),
    ],
)
def test_a_weak_key_is_not_trusted_even_where_it_is_named(unsigned: bytes, private: object, doubt: str) -> None:
    assert callable(private)
    authority = holder("Harn Authority", vouches=True)
    for by in (None, authority):
        own = weak(private(), by)
        found = checked(signed(unsigned, own), [own, authority])

        assert (found.holds, found.is_trusted, found.doubt) == (True, False, doubt)


def test_a_weak_key_that_vouches_for_another_is_not_trusted(unsigned: bytes) -> None:
    authority = holder("Harn Authority", vouches=True, key=ec.generate_private_key(ec.SECP192R1()))
    found = checked(signed(unsigned, holder("Ines Okafor", authority)), [authority])

    assert (found.is_trusted, found.doubt) == (False, "a key that vouches for it is too weak: EC with 192 bits")


@pytest.mark.parametrize("hashed", ["sha1", "md5"])
def test_a_signature_with_a_hash_that_can_be_forged_is_not_trusted(
    unsigned: bytes, hashed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = weak(rsa.generate_private_key(65537, 2048))
    monkeypatch.setattr(signing, "_DIGEST", hashed)
    found = checked(signed(unsigned, own), [own])

    assert (found.is_trusted, found.doubt) == (False, f"it is made with {hashed.upper()}, which can be forged")


def _stamper(own: Holder, moment: datetime) -> TimeStamper:
    """Return what gives time stamps of a moment."""
    signer = signer_of(own)
    return DummyTimeStamper(tsa_cert=signer.signing_cert, tsa_key=signer.signing_key, fixed_dt=moment)


def test_a_certificate_that_expired_is_trusted_where_a_trusted_stamp_is_of_before(unsigned: bytes) -> None:
    stamps = holder("Harn Time", key=rsa.generate_private_key(65537, 2048), usage=ExtendedKeyUsageOID.TIME_STAMPING)
    own = holder("Ines Okafor", days=(-10, 5))
    in_time = signed(unsigned, own, stamper=_stamper(stamps, NOW))
    late = signed(unsigned, own, stamper=_stamper(stamps, NOW + timedelta(days=20)))

    found = checked(in_time, [own, stamps], days=30)
    assert (found.is_trusted, found.stamped, found.when, found.doubt) == (True, True, "2026-03-01T09:00:00Z", "")
    assert not checked(in_time, [stamps], days=30).is_trusted
    for pdf, trust, days in ((in_time, [own], 30), (late, [own, stamps], 30), (in_time, [own, stamps], 400)):
        found = checked(pdf, trust, days)
        assert (found.is_trusted, found.doubt) == (False, "its certificate expired on 2026-03-06")


def test_a_signer_stamps_no_time(unsigned: bytes) -> None:
    """Who has an expired key could else say that it signed before."""
    own = holder("Ines Okafor", days=(-10, 5), key=rsa.generate_private_key(65537, 2048))
    found = checked(signed(unsigned, own, stamper=_stamper(own, NOW)), [own], days=30)

    assert (found.stamped, found.is_trusted) == (False, False)


def test_of_two_signatures_the_last_counts(unsigned: bytes) -> None:
    ines, eve = holder("Ines Okafor"), holder("Ines Okafor")

    def more(pdf: bytes, by: Holder) -> bytes:
        made = io.BytesIO()
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        with ThreadPoolExecutor(max_workers=1) as thread:  # this one may run an event loop, for a browser
            asked = thread.submit(
                sign_pdf, writer, PdfSignatureMetadata(field_name="Second"), signer_of(by), output=made
            )
            asked.result()
        return made.getvalue()

    found = checked(more(signed(unsigned, ines), eve), [ines])
    assert (found.holds, found.is_trusted) == (True, False)
    assert checked(more(signed(unsigned, eve), ines), [ines]).is_trusted


def test_nothing_hides_beside_the_signature(unsigned: bytes) -> None:
    """What is put in the room after it would be part of the file, and not of what is signed."""
    own = holder("Ines Okafor")
    pdf = signed(unsigned, own)
    start = pdf.index(b"<", pdf.index(b"/Contents <"))
    end = pdf.index(b">", start) + 1
    content = pdf[start + 1 : end - 1].rstrip(b"0") + b"00"
    content += b"0" * (len(content) % 2)
    for hidden in (b"/Reason (Approved)", b"/ByteRange [0 1 2 3]", b"% more", b"<00>"):
        gap = (b"<" + content + b">" + hidden).ljust(end - start)
        found = signature_of(pdf[:start] + gap + pdf[end:], [own.der], NOW)
        assert not isinstance(found, Signature) or (not found.is_trusted and not found.holds), hidden
