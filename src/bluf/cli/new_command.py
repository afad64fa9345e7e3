"""Start a brief, from a template or from its sources, or a template; print what was written and what is wrong."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from bluf.cli.exit_codes import AT_FAULT, GOOD
from bluf.cli.inputs import STDIN
from bluf.cli.output_streams import write_path
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import print_problems, remark
from bluf.ground import filesystem
from bluf.ground.project_root import BRIEFS, place_below_briefs
from bluf.ground.workspace import Workspace
from bluf.pipeline.brief_search import SUFFIXES
from bluf.pipeline.project import project_of, seen_from
from bluf.problems import BriefError
from bluf.problems.text import printable


def start(path: str, here: Workspace, template: str, lang: str | None, force: bool) -> int:
    """Write the starter of `template` to `path`; print what was written."""
    from bluf.pipeline.starting import start as write

    target = _file_to_write(path, here.folder, force)
    try:
        files = write(target, template, lang, workspace=here)
    except BriefError as error:
        print_problems(error.problems)
        return AT_FAULT
    _name(files)
    _say_how_to_build(target, here.folder)
    return GOOD


def start_from(path: str, here: Workspace, sources: Sequence[str], template: str, copy: bool, force: bool) -> int:
    """Draft a brief from `sources` into `path`; print what was written, and whether it is fit to build."""
    from bluf.pipeline.drafting import start_from as write

    target = _file_to_write(path, here.folder, force)
    try:
        drafted = write(target, [Path(source) for source in sources], template, copy=copy, workspace=here)
    except BriefError as error:
        print_problems(error.problems)
        return AT_FAULT
    except FileExistsError as error:
        raise click.UsageError(click.format_filename(str(error))) from None
    _name(drafted.files)
    if drafted.left:
        remark(f"{drafted.left} of {drafted.quotes} quotes are comments in it: the page has no room for them")
    if drafted.unattributed:
        remark(f"{drafted.unattributed} more are comments in it: the source does not make plain who says them")
    print_problems((*drafted.left_out, *drafted.problems))
    return AT_FAULT if drafted.problems else GOOD


def start_template(name: str, based_on: str, force: bool) -> int:
    """Write the folder of a new template; print what was written, and how to see its page."""
    from bluf.pipeline.starting_template import start_template as write

    here = Workspace.here()
    try:
        files = write(name, based_on, replace=force, workspace=here)
    except BriefError as error:
        print_problems(error.problems)
        return AT_FAULT
    except FileExistsError as error:
        folder = click.format_filename(str(error))
        raise click.UsageError(f"{folder} is there already; --force replaces the files that bluf makes there") from None
    _name(files)
    remark(f"to see its page:  bluf templates {name} --to png")
    remark(f"to begin a brief: bluf new {BRIEFS}/first.yaml --template {name}")
    return GOOD


def _say_how_to_build(target: Path, here: Path) -> None:
    """Say it of a brief that `bluf build` alone would not build."""
    brief = Path(os.path.abspath(here / target))  # noqa: PTH100 - links are left as they are
    root = project_of(brief, here)
    if root is None or place_below_briefs(brief, root) is None:
        remark(f"bluf build alone takes what is below {BRIEFS}/; this one is: bluf build {printable(str(target))}")


def _name(files: Sequence[Path]) -> None:
    if not is_quiet():
        for written in files:
            write_path(str(written))


def _file_to_write(path: str, here: Path, force: bool) -> Path:
    """Return the file that a new brief goes to. Raises UsageError where there is one already, unless `force` is set."""
    target = _named(path, here)
    if filesystem.exists(target) and not force:
        raise click.UsageError(f"{click.format_filename(target)} is there already; --force replaces it")
    return target


def _named(path: str, here: Path) -> Path:
    target = Path(path)
    if path == STDIN:
        raise click.UsageError("name the file to write; a brief is not written to standard output")
    if filesystem.is_folder(target):
        example = target / f"first{SUFFIXES[0]}"
        raise click.UsageError(f"{click.format_filename(path)} is a folder; name a file in it, such as {example}")
    if not target.name or path.endswith(("/", os.sep)):
        raise click.UsageError("name the file to write")
    if path == target.name:
        target = _home(here) / target
    return target if target.suffix.lower() in SUFFIXES else target.with_name(f"{target.name}{SUFFIXES[0]}")


def _home(here: Path) -> Path:
    """Return the folder of a new brief of a bare name: the project's `briefs/`, unless one stands in or below it."""
    root = project_of(None, here)
    if root is None or here.is_relative_to(root / BRIEFS):
        return Path()
    return seen_from(root / BRIEFS, here)
