"""The command line: turn arguments into calls of the pipeline, print what came of them, and choose the exit code."""

import signal
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run `bluf` with `args` (default: the process's own) and return its exit code."""
    interrupted = signal.getsignal(signal.SIGINT)
    loading = interrupted is signal.default_int_handler
    try:
        if loading:  # until all is loaded there is nothing to tidy up: the system ends the process at once
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        from bluf.cli.entry import main as run
    except ValueError:  # not the main thread, whose signals are none of ours
        from bluf.cli.entry import main as run
    else:
        if loading:
            signal.signal(signal.SIGINT, interrupted)
    return run(args)


__all__ = ["main"]
