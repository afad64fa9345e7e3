"""Keys and certificates made for a test: by themselves, by an authority, expired, or of somebody else."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from bluf.deliver.signing import SigningKey, read_key

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """Who holds a key and its certificate."""

    key: PrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def signing_key(self, folder: Path, now: datetime = NOW) -> SigningKey:
        path = folder / f"{self.certificate.serial_number}.p12"
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(b"key", self.key, self.certificate, None, NoEncryption())
        )
        return read_key(path, None, now, path.name)


def holder(
    name: str,
    by: Holder | None = None,
    *,
    days: tuple[int, int] = (-10, 300),
    vouches: bool = False,
    key: PrivateKey | None = None,
    usage: x509.ObjectIdentifier | None = None,
) -> Holder:
    """Make a holder whose certificate is valid from and to so many days after `NOW`, by another holder or by itself.

    `usage` is what alone the key is for (RFC 5280, 4.2.1.12).
    """
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    unused = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"), False
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, key_cert_sign=vouches, **unused),
            critical=True,
        )
        .add_extension(x509.BasicConstraints(ca=vouches, path_length=None), critical=True)
    )
    if usage:
        made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return Holder(key, made.sign(by.key if by else key, hashes.SHA256()))
