"""Say that bluf, not a brief, is at fault, in the one line that a report of the bug needs."""

import os

from bluf.cli.exit_codes import BUG
from bluf.cli.terminal import say
from bluf.problems.text import printable
from bluf.version import NAME


def report_bug(error: BaseException) -> int:
    """Say that bluf, not the brief, is at fault; return the exit code for it."""
    from bluf.pipeline.parallel import crash

    met = crash(error)
    say_bug(met.line, met.details)
    return BUG


def say_bug(line: str, details: str, brief: str | None = None) -> None:
    """Print the one line that a bug report needs, and with BLUF_DEBUG the traceback."""
    import platform  # imported when something is wrong

    if os.environ.get("BLUF_DEBUG"):
        say(details, end="")
    where = f" on {brief}" if brief else ""
    system = f"{NAME}, Python {platform.python_version()}, {platform.system()}"
    shown = "" if os.environ.get("BLUF_DEBUG") else "; with BLUF_DEBUG=1 it prints where"
    say(printable(f"bluf: a bug in bluf{where}, please report it: {line} [{system}]{shown}"))
