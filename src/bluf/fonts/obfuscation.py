"""Turn a font file into what a DOCX carries of it: an obfuscated font (ISO/IEC 29500-1, 17.8.1).

The first 32 bytes are combined with the key by exclusive or, so that no program takes the part for a font to install.
The key is a GUID made of the file's content: the same font makes the same part.
"""

import hashlib
from uuid import UUID

_HIDDEN = 32  # bytes, from the first on


def font_key(data: bytes) -> str:
    """Return the key of a font file as `w:fontKey` has it: a GUID in braces, in capitals."""
    digest = hashlib.sha256(data).digest()[:16]
    return f"{{{str(UUID(bytes=digest, version=5)).upper()}}}"


def obfuscated(data: bytes, key: str) -> bytes:
    """Return a font file with its first bytes hidden by a key, or a hidden one as it was."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    hidden = bytes(byte ^ mask[at % len(mask)] for at, byte in enumerate(data[:_HIDDEN]))
    return hidden + data[_HIDDEN:]
