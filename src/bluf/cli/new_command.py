"""Start a brief from a template or from its sources; print what was written, and what keeps it from being built."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from bluf.cli.inputs import STDIN, SUFFIXES
from bluf.cli.output_streams import write_path
from bluf.cli.terminal import print_problems, say
from bluf.ground import filesystem
from bluf.problems import BriefError


def start(path: str, template: str, force: bool) -> int:
    """Write the starter of `template` to `path`; print what was written."""
    from bluf.pipeline.starting import start as write

    target = _file_to_write(path, force)
    try:
        files = write(target, template)
    except BriefError as error:
        print_problems(error.problems)
        return 1
    for written in files:
        write_path(str(written))
    return 0


def start_from(path: str, sources: Sequence[str], template: str, copy: bool, force: bool) -> int:
    """Draft a brief from `sources` into `path`; print what was written, and whether it is fit to build."""
    from bluf.pipeline.drafting import start_from as write

    target = _file_to_write(path, force)
    try:
        drafted = write(target, [Path(source) for source in sources], template, copy=copy)
    except BriefError as error:
        print_problems(error.problems)
        return 1
    except FileExistsError as error:
        raise click.UsageError(click.format_filename(str(error))) from None
    for written in drafted.files:
        write_path(str(written))
    if drafted.left:
        say(f"{drafted.left} of {drafted.quotes} quotes are comments in it: the page has no room for them")
    if drafted.unattributed:
        say(f"{drafted.unattributed} more are comments in it: the source does not make plain who says them")
    print_problems((*drafted.left_out, *drafted.problems))
    return 1 if drafted.problems else 0


def _file_to_write(path: str, force: bool) -> Path:
    """Return the file that a new brief goes to. Raises UsageError where there is one already, unless `force` is set."""
    target = _named(path)
    if filesystem.exists(target) and not force:
        raise click.UsageError(f"{click.format_filename(target)} is there already; --force replaces it")
    return target


def _named(path: str) -> Path:
    target = Path(path)
    if path == STDIN:
        raise click.UsageError("name the file to write; a brief is not written to standard output")
    if filesystem.is_folder(target):
        example = target / f"first{SUFFIXES[0]}"
        raise click.UsageError(f"{click.format_filename(path)} is a folder; name a file in it, such as {example}")
    if not target.name or path.endswith(("/", os.sep)):
        raise click.UsageError("name the file to write")
    return target if target.suffix.lower() in SUFFIXES else target.with_name(f"{target.name}{SUFFIXES[0]}")
