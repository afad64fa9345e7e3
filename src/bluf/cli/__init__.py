"""The command line: turn arguments into calls of the pipeline, print what came of them, and choose the exit code."""

from bluf.cli.entry import main

__all__ = ["main"]
