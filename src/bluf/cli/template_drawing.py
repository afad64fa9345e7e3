"""Draw the page of a template into files or to standard output, and choose the exit code."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from bluf.cli.exit_codes import AT_FAULT, GOOD
from bluf.cli.inputs import STDOUT
from bluf.cli.output_streams import write_bytes, write_path
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import is_terminal, print_problems
from bluf.ground import filesystem
from bluf.ground.project_root import BRIEFS
from bluf.ground.workspace import Workspace
from bluf.pipeline.phases import contents
from bluf.pipeline.project import project_of
from bluf.pipeline.targets import FORMATS, default_folder
from bluf.pipeline.template_page import template_page, write_template_page
from bluf.problems import BriefError


def draw_template(name: str, to: Sequence[str], style: str | None, out: str | None, force: bool) -> int:
    """Write the page of a template in the formats `to`; print what was written."""
    here = Workspace.here()
    try:
        if out == STDOUT:
            return _to_stdout(name, to, style, here)
        report = write_template_page(name, _places(name, to, out, here.folder), style, force=force, workspace=here)
    except BriefError as error:
        print_problems(error.problems)
        return AT_FAULT
    if not is_quiet():
        for output in report.outputs:
            write_path(output.path)
    print_problems(report.problems)
    return GOOD if report.ok else AT_FAULT


def _places(name: str, to: Sequence[str], out: str | None, here: Path) -> dict[str, Path]:
    """Return the file for each format: in the folder `out`, or `out` itself. Raises UsageError where that can't be."""
    implied = Path(out or "").suffix.lower().lstrip(".")
    if out is None or implied not in FORMATS or filesystem.is_folder(here / out):
        root = project_of(None, here) or here
        folder = default_folder(root / BRIEFS / f"{name}.yaml", here) if out is None else Path(out)
        return {form: folder / f"template-{name}.{form}" for form in to}
    if tuple(to) != (implied,):
        raise click.UsageError(f"--out {click.format_filename(out)} does not go with --to {','.join(to)}")
    return {implied: Path(out)}


def _to_stdout(name: str, to: Sequence[str], style: str | None, here: Workspace) -> int:
    if len(to) > 1:
        raise click.UsageError(f"one output is one format: name one of {', '.join(to)} with --to")
    if is_terminal(sys.stdout):
        raise click.UsageError(f"standard output is a terminal, and a {to[0].upper()} is no text: send it to a file")
    write_bytes(contents(template_page(name, style, workspace=here), to, here)[to[0]])
    return GOOD
