"""Write addresses of the editor's page: the printed one, and names of briefs for the browser's address bar.

All of it stands behind the `#`, which a browser does not send. And as whoever listens on the port after bluf can read
what stands there when the page is loaded from them, a brief's name there is sealed (AES-SIV, RFC 5297: the same name
each time, so that it can be kept and opened again): only this user's bluf can read it, for this folder.
"""

import base64
import binascii
from urllib.parse import urlencode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from bluf.editor.channel import derived

HOST = "127.0.0.1"


def origin(port: int) -> str:
    """Return the one origin at which the editor can be used. `localhost` is another, which may be another's."""
    return f"http://{HOST}:{port}"


def entrance(port: int, token: str, brief: str | None) -> str:
    """Return the address that lets a browser in, as it is printed."""
    opened = {"brief": brief} if brief else {}
    return f"{origin(port)}/#{urlencode({'token': token, **opened}, safe='/')}"


class HostNames:
    """Names for the briefs of a folder that only this user's bluf can read."""

    def __init__(self, secret: bytes, place: str) -> None:
        self._siv = AESSIV(derived(secret, "names", place) + derived(secret, "names too", place))

    def sealed(self, path: str) -> str:
        """Return the name of a brief."""
        return base64.urlsafe_b64encode(self._siv.encrypt(path.encode(), None)).decode().rstrip("=")

    def opened(self, name: str) -> str | None:
        """Return the brief's path from the folder; None for what is no name of this folder."""
        try:
            content = base64.urlsafe_b64decode(name.encode() + b"=" * (-len(name) % 4))
            return self._siv.decrypt(content, None).decode()
        except (InvalidTag, ValueError, binascii.Error):
            return None
