"""Have the process that reads sources start while bluf's own parts are imported, which takes as long."""

import os
import re
import stat
from collections.abc import Sequence

from bluf.cli.inputs import STDIN

_MOST = 1 << 16  # bytes of a brief that are looked at
_FILE = re.compile(rb"""^[ \t]++(?:- )?file:[ \t]*+["']?([^"'#\r\n]++)""", re.MULTILINE)


def get_ready(briefs: Sequence[str]) -> None:
    """Start it if the first brief seems to name files of sources. What is wrong with a brief is told later."""
    files = _files(briefs[0]) if briefs and briefs[0] != STDIN else []
    if files:
        from bluf.ground.confined import warm_up
        from bluf.sources import readers_of

        warm_up("bluf.evidence.work", *readers_of(files))


def _files(brief: str) -> list[str]:
    try:
        if not stat.S_ISREG(os.stat(brief).st_mode):  # noqa: PTH116 - a name of any bytes
            return []
        with open(brief, "rb") as file:  # noqa: PTH123
            return [name.decode("utf-8", "replace").strip() for name in _FILE.findall(file.read(_MOST))]
    except (OSError, ValueError):
        return []
