"""The browser's half of the exchange, written anew: what a program must do to be let in, and what it has then."""

import base64
import hashlib
import hmac
import itertools
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

if TYPE_CHECKING:
    from tests.editor.running import Answer, Running


def joined(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


@dataclass(frozen=True)
class Keys:
    bluf: bytes
    browser: bytes


def keys_of(secret: bytes, origin: str) -> Keys:
    """What both prove themselves by: of a token, or of the user's secret."""
    return Keys(*(hmac.digest(secret, joined(who, origin.encode()), "sha256") for who in (b"bluf", b"browser")))


class NotBlufError(Exception):
    """What answers has not proven itself."""


@dataclass
class Hello:
    """The first message, and what comes of its answer."""

    by: str
    origin: str
    own: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def shown(self) -> bytes:
        return self.own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def message(self) -> bytes:
        return json.dumps({"by": self.by, "public": base64.b64encode(self.shown).decode()}).encode()

    def transcript(self, told: Any) -> bytes:
        said = (b"bluf edit 1", self.by, self.origin, told["place"], told["session"])
        parts = [part if isinstance(part, bytes) else part.encode() for part in said]
        return hashlib.sha256(joined(*parts, self.shown, base64.b64decode(told["public"]))).digest()

    def sealing(self, told: Any, direction: bytes) -> AESGCM:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), base64.b64decode(told["public"]))
        shared = self.own.exchange(ec.ECDH(), theirs)
        return AESGCM(HKDF(hashes.SHA256(), 32, self.transcript(told), direction).derive(shared))


@dataclass
class Visit:
    """A session with an editor."""

    session: str
    place: str
    up: AESGCM
    down: AESGCM
    kept: Keys | None = None
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @classmethod
    def begin(cls, editor: "Running", by: str, keys: Keys, origin: str | None = None) -> "Visit":
        """Exchange keys with an editor. Raises NotBlufError; AssertionError if it does not let one in."""
        hello = Hello(by, origin or editor.root)
        told = editor.call("hello", hello.message).data
        transcript = hello.transcript(told)
        if base64.b64decode(told["proof"]) != hmac.digest(keys.bluf, transcript, "sha256"):
            raise NotBlufError
        up, down = hello.sealing(told, b"to bluf"), hello.sealing(told, b"to the browser")
        visit = cls(told["session"], told["place"], up, down)
        proof = base64.b64encode(hmac.digest(keys.browser, transcript, "sha256")).decode()
        number, body = visit.seal("enter", json.dumps({"proof": proof}).encode())
        answer = editor.call("enter", body, session=visit.session)
        assert answer.status == 200, answer.body
        kept = visit.open("enter", number, answer).data["keys"]
        visit.kept = kept and Keys(*(base64.b64decode(kept[who]) for who in ("bluf", "browser")))
        return visit

    def seal(self, route: str, content: bytes) -> tuple[int, bytes]:
        number = next(self.numbers)
        return number, number.to_bytes(8, "big") + self.up.encrypt(number.to_bytes(12, "big"), content, route.encode())

    def open(self, route: str, number: int, answer: "Answer") -> "Answer":
        from tests.editor.running import Answer

        content = self.down.decrypt(number.to_bytes(12, "big"), answer.body, route.encode())
        length = int.from_bytes(content[:4], "big")
        head = json.loads(content[4 : 4 + length])
        return Answer(head["status"], {"content-type": head["media"]}, content[4 + length :])
