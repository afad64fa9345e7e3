"""Hand out the passwords of copies: once, on the terminal, or in a file that is its owner's alone. No mail has them."""

import csv
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from bluf.cli.output_streams import write_line
from bluf.cli.terminal import remark
from bluf.deliver.ledger_report import cell
from bluf.deliver.planning import PlannedCopy
from bluf.ground import filesystem
from bluf.ground.files import cannot_write
from bluf.ground.workspace import Workspace
from bluf.pipeline.targets import DEFAULT_FOLDER
from bluf.problems import BriefError
from bluf.problems.text import cells, printable

_OWNERS_ALONE = 0o600


def check_place(path: str | None, root: Path, workspace: Workspace) -> None:
    """Raise UsageError where passwords can't go to a file at a path, or without one to the terminal."""
    if path is None:
        if sys.stdout is None or not sys.stdout.isatty():
            raise click.UsageError("there is no terminal to print passwords on: name a file with --passwords")
        return
    place = filesystem.real(workspace.at(path))
    name = click.format_filename(path)
    if place.is_relative_to(filesystem.real(root / DEFAULT_FOLDER)):
        raise click.UsageError(
            f"{name} is beside what is sent out: passwords go elsewhere than below {DEFAULT_FOLDER}/"
        )
    if filesystem.exists(place):
        raise click.UsageError(f"{name} is there already, and may have passwords that are needed: name a new file")


def hand_out(
    copies: Sequence[PlannedCopy],
    passwords: Mapping[int, str],
    path: str | None,
    workspace: Workspace,
    *,
    is_resumed: bool = False,
) -> None:
    """Write the passwords of some copies to a new file (CSV), or without a path print them. Raises BriefError.

    When an issue is gone on with (`is_resumed`), they take the place of those that the same copies were given before.
    """
    if is_resumed:
        remark("the copies that were not made yet have new passwords; forget those that you were shown for them")
    if path is None:
        remark("passwords, shown this once; tell each recipient theirs by another way than mail:")
        names = [printable(str(copy.recipient.name)) for copy in copies]
        width, digits = max(map(cells, names), default=0), len(str(max((copy.number for copy in copies), default=0)))
        for copy, name in zip(copies, names, strict=True):
            write_line(f"{copy.number:>{digits}}  {name}{' ' * (width - cells(name))}  {passwords[copy.number]}")
        return
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["copy", "recipient", "password"])
    table.writerows([copy.number, cell(copy.recipient.name), passwords[copy.number]] for copy in copies)
    place = workspace.at(path)
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNERS_ALONE), "wb") as file:
            file.write(text.getvalue().encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BriefError([cannot_write(place, error, workspace.shown)]) from error
