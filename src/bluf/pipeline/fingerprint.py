"""Say what state of bluf a page was made by: its version, its own files, and the libraries that it has."""

import os
import sys
from functools import cache
from pathlib import Path

from bluf.ground.digests import digest, state_digest
from bluf.version import VERSION


@cache
def fingerprint() -> str:
    """Return text that differs when bluf, Python or a library has changed: another page may come of the same brief.

    It is told by the names, sizes and times of bluf's files, and by the names and versions of installed libraries.
    """
    seen = "\n".join([state_digest(Path(__file__).parents[1]), *sorted(_libraries()), sys.version])
    return f"{VERSION} {digest(seen.encode(errors='surrogatepass'))[:16]}"


def _libraries() -> set[str]:
    """Return the names of installed distributions with their versions, as their folders have them."""
    found: set[str] = set()
    for place in sys.path:
        try:
            found.update(name for name in os.listdir(place or ".") if name.endswith(".dist-info"))  # noqa: PTH208
        except OSError:
            continue
    return found
