"""Agree on keys with a browser's tab, and seal all that it asks and is answered.

Both prove themselves before either says anything (a signed Diffie-Hellman exchange, as in SIGMA and RFC 8446, with
HMAC-SHA256 for the signatures): each by a key of its own that is derived from the user's secret, or from the token of
the printed address, and from the origin. So what a proof is good for is one origin, one exchange and one direction.
Keys of a session are of this exchange alone (ECDH on P-256, HKDF-SHA256 of RFC 5869), so neither who holds the proving
keys nor who later listens on the port can have them. Messages are sealed by AES-256-GCM, each under its own number,
which is taken once; a route is bound to its message, and an answer to its request.

`docs/design/030-editor.md` says what this defends against; `assets/channel.js` is the browser's half.
"""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MOST = 512  # sessions that are remembered, of tabs that are open
PENDING = 1024  # exchanges of which the browser's proof is awaited
WINDOW = 4096  # numbers of messages that may come out of order
_CURVE = ec.SECP256R1()


class ChannelError(Exception):
    """A message that is not what its sender should have sent; nothing of it is taken."""


@dataclass(frozen=True, slots=True)
class ProvingKeys:
    """What bluf and a browser prove themselves by, each by its own."""

    bluf: bytes
    browser: bytes


def derived(secret: bytes, *purpose: str) -> bytes:
    """Return 32 bytes for a purpose; who knows them knows neither the secret nor those for another purpose."""
    return hmac.digest(secret, _joined(*(part.encode() for part in purpose)), "sha256")


def proving_keys(secret: bytes, origin: str) -> ProvingKeys:
    """Return the keys of an origin."""
    return ProvingKeys(derived(secret, "bluf", origin), derived(secret, "browser", origin))


def _joined(*parts: bytes) -> bytes:
    """Return parts in one, each with its length, so that no two lists of parts give the same."""
    return b"".join(len(part).to_bytes(4) + part for part in parts)


@dataclass(slots=True)
class Session:
    """What one exchange has led to: the keys of both directions, and the messages that have been taken.

    `is_new` says that the browser came by the printed address.
    """

    transcript: bytes
    keys: ProvingKeys
    is_new: bool
    upwards: AESGCM
    downwards: AESGCM
    proven: bool = False
    _highest: int = 0
    _seen: int = 0  # a bit for each of the numbers up to the highest

    def opened(self, route: str, number: int, sealed: bytes) -> bytes:
        """Return what a request says. Raises ChannelError for what is not of this session, or has come before."""
        try:
            content = self.upwards.decrypt(_nonce(number), sealed, route.encode())
        except InvalidTag:
            raise ChannelError from None
        self._take(number)
        return content

    def sealed(self, route: str, number: int, content: bytes) -> bytes:
        """Return the sealed answer to a request that was opened."""
        return self.downwards.encrypt(_nonce(number), content, route.encode())

    def prove(self, proof: bytes) -> None:
        """Accept the browser's proof of itself. Raises ChannelError."""
        if not hmac.compare_digest(proof, hmac.digest(self.keys.browser, self.transcript, "sha256")):
            raise ChannelError
        self.proven = True

    def _take(self, number: int) -> None:
        if number > self._highest:
            self._seen = (self._seen << min(number - self._highest, WINDOW)) & ((1 << WINDOW) - 1)
            self._highest = number
        back = self._highest - number
        if back >= WINDOW or self._seen >> back & 1:
            raise ChannelError
        self._seen |= 1 << back


def _nonce(number: int) -> bytes:
    return number.to_bytes(12)


@dataclass(frozen=True, slots=True)
class Answer:
    """bluf's part of an exchange: the names of session and place, a public key, and the proof that it is bluf."""

    session: str
    place: str
    public: bytes
    proof: bytes


class Sessions:
    """The sessions of one run at one origin.

    `place` names the folder that is served; a tab compares it when bluf has restarted. `kept` are the keys that a
    browser keeps, `entrance` those of the printed address.
    """

    def __init__(self, origin: str, place: str, kept: ProvingKeys, entrance: ProvingKeys) -> None:
        self._origin, self._place = origin, place
        self._keys = {"key": kept, "address": entrance}
        self._pending: OrderedDict[str, Session] = OrderedDict()
        self._proven: OrderedDict[str, Session] = OrderedDict()

    def begin(self, by: str, public: bytes) -> Answer:
        """Answer a browser's first message: `public` is its public key, and it has the keys of "key" or "address".

        Raises ChannelError.
        """
        keys = self._keys.get(by)
        try:
            theirs = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
        except ValueError:
            raise ChannelError from None
        if keys is None or len(public) != 65:
            raise ChannelError
        own = ec.generate_private_key(_CURVE)
        shown = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        name = secrets.token_urlsafe(16)
        said = (by, self._origin, self._place, name)
        transcript = hashlib.sha256(_joined(b"bluf edit 1", *(part.encode() for part in said), public, shown)).digest()
        shared = own.exchange(ec.ECDH(), theirs)
        up, down = (_sealing(shared, transcript, direction) for direction in (b"to bluf", b"to the browser"))
        self._pending[name] = Session(transcript, keys, by == "address", up, down)
        if len(self._pending) > PENDING:
            self._pending.popitem(last=False)
        return Answer(name, self._place, shown, hmac.digest(keys.bluf, transcript, "sha256"))

    def pending(self, name: str) -> Session | None:
        """Return a session whose browser has yet to prove itself."""
        return self._pending.get(name)

    def admit(self, name: str) -> None:
        """Let a session in, now that its browser has proven itself."""
        session = self._pending.pop(name)
        assert session.proven
        self._proven[name] = session
        if len(self._proven) > MOST:
            self._proven.popitem(last=False)

    def proven(self, name: str) -> Session | None:
        """Return the session of a browser that has proven itself."""
        session = self._proven.get(name)
        if session is not None:
            self._proven.move_to_end(name)
        return session


def _sealing(shared: bytes, transcript: bytes, direction: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), 32, transcript, direction).derive(shared))
