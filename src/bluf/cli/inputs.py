"""Turn the command line's paths into the briefs that are meant, and `--out` into the files they become."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bluf.ground import filesystem
from bluf.ground.project_root import BRIEFS
from bluf.pipeline.brief_search import SUFFIXES, FoundBriefs, find_briefs, is_brief_name
from bluf.pipeline.project import project_of
from bluf.pipeline.targets import DEFAULT_FORMATS, FORMATS, default_folder, mirrored, output_paths
from bluf.problems import Problem

if TYPE_CHECKING:
    from bluf.markings import Marking

STDIN = "-"
STDIN_PATH = "<stdin>"  # what problems and reports call it
STDOUT = "-"
_FIRST = Path(BRIEFS, "first.yaml")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The briefs that paths mean, and what was found on the way.

    `briefs` has by its path, as a person would type it, the folder below which each was found, None if it was named
    itself. `folders` were looked into; `problems` are of what was not.
    """

    briefs: dict[str, Path | None] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The briefs' paths."""
        return tuple(self.briefs)


def briefs(paths: Sequence[str], here: Path) -> Inputs:
    """Return the briefs that `paths` mean: files as they are, folders by all below them.

    No path means all below the `briefs/` of the project that the folder `here` is in. Raises UsageError for a folder
    without briefs, and for standard input beside anything else.
    """
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("standard input (-) is one brief; name no other beside it")
    if not paths:
        return _of_project(here)
    named: dict[str, tuple[str, Path | None]] = {}
    folders: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path == STDIN or not filesystem.is_folder(here / path):
            brief = _with_suffix(path, here)
            named.setdefault(_absolute(brief, here), (brief, None))
            continue
        found = _below(Path(path), project_of(Path(path, "any"), here), here)
        if not found.briefs and not found.problems:
            raise click.UsageError(f"there is no brief in {click.format_filename(path)}: it has no .yaml file")
        for each in found.briefs:
            named.setdefault(_absolute(str(each), here), (str(each), Path(path)))
        folders.extend(found.folders)
        problems.extend(found.problems)
    return Inputs(dict(named.values()), tuple(folders), tuple(problems))


def _with_suffix(path: str, here: Path) -> str:
    """Return a brief's path, with the suffix that `bluf new` has added to it where it was left out here too."""
    if path == STDIN or not path or filesystem.exists(here / path):
        return path
    return next((path + suffix for suffix in SUFFIXES if filesystem.is_file(here / (path + suffix))), path)


def _of_project(here: Path) -> Inputs:
    root = project_of(None, here)
    if root is None:
        own = next(filter(is_brief_name, sorted(entry.name for entry in here.iterdir())), None)
        example = f", such as {click.format_filename(own)}" if own else ""
        raise click.UsageError(
            f"there is no brief to take: no folder from here up has a {BRIEFS}/. "
            f"Name one{example}, or start one: bluf new {_FIRST}"
        )
    found = _below(root / BRIEFS, root, here)
    home = os.path.relpath(root / BRIEFS, here)
    if not found.briefs and not found.problems:
        raise click.UsageError(
            f"there is no brief to take: {click.format_filename(home)}{os.sep} has no .yaml file. "
            f"Name one, or start one: bluf new {click.format_filename(Path(home, _FIRST.name))}"
        )
    return Inputs(
        {os.path.relpath(brief, here): root / BRIEFS for brief in found.briefs},
        found.folders,
        tuple(_seen_from(here, problem) for problem in found.problems),
    )


def _seen_from(here: Path, problem: Problem) -> Problem:
    """Return a problem whose place is named as a person who stands in `here` would type it."""
    span = problem.span
    return replace(problem, span=replace(span, path=os.path.relpath(span.path, here))) if span else problem


def _below(folder: Path, root: Path | None, here: Path) -> FoundBriefs:
    try:
        return find_briefs(folder, root or here / folder)
    except OSError as error:
        raise click.UsageError(f"cannot look into {click.format_filename(folder)}: {error.strerror}") from error


def _absolute(path: str, here: Path) -> str:
    return path if path == STDIN else os.path.abspath(here / path)  # noqa: PTH100 - links are left as they are


def formats(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Return the formats that `--to` names, commas between, in order and each once. Raises BadParameter."""
    if value is None:
        return None
    names = tuple(dict.fromkeys(name.strip().lower().lstrip(".") for name in value.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}")
    if not names:
        raise click.BadParameter(f"name at least one of {', '.join(FORMATS)}")
    return names


def level(_context: click.Context, _parameter: click.Parameter, value: str | None) -> "Marking | None":
    """Return the level that `--for` names. Raises BadParameter."""
    if value is None:
        return None
    from bluf.markings import MarkingError, parse_level

    try:
        return parse_level(value)
    except MarkingError as error:
        raise click.BadParameter(f"{error}: {error.hint}") from error


def targets(
    inputs: Inputs, out: str | None, to: tuple[str, ...] | None, here: Path, readers: "Marking | None" = None
) -> dict[str, dict[str, Path | None]]:
    """Return, by brief and format, the files that briefs become; None stands for standard output.

    `out` is a folder, or for one brief in one format a file or `-`; `readers` is the level that they are editions for,
    which the names then tell. Raises UsageError where one output is not possible.
    """
    return {brief: _files(brief, inputs, out, to, here, readers) for brief in inputs.briefs}


def _files(
    brief: str, inputs: Inputs, out: str | None, to: tuple[str, ...] | None, here: Path, readers: "Marking | None"
) -> dict[str, Path | None]:
    single = STDOUT if out is None and brief == STDIN else _single(out)
    if single is None:
        if brief == STDIN:
            raise click.UsageError(
                f"standard input has no name: say which file to write, such as --out {out}/brief.pdf"
            )
        folder, found_in = Path(out or ""), inputs.briefs[brief]
        if not out:
            folder = default_folder(brief, here)
        elif found_in is not None:
            folder = mirrored(brief, found_in, out, here)
        return dict(output_paths(brief, folder, to or DEFAULT_FORMATS, readers))
    if len(inputs.briefs) > 1:
        count = len(inputs.briefs)
        raise click.UsageError(f"--out {click.format_filename(single)} is one output, and there are {count} briefs")
    implied = None if single == STDOUT else Path(single).suffix.lower().lstrip(".")
    wanted = to or (implied or "pdf",)
    if len(wanted) > 1:
        raise click.UsageError(f"one output is one format: name one of {', '.join(wanted)} with --to")
    if implied and wanted != (implied,):
        raise click.UsageError(f"--out {click.format_filename(single)} does not go with --to {wanted[0]}")
    return {wanted[0]: None if single == STDOUT else Path(single)}


def _single(out: str | None) -> str | None:
    """Return `out` if it names one output rather than a folder."""
    if out is None or out == STDOUT:
        return out
    return out if Path(out).suffix.lower().lstrip(".") in FORMATS and not filesystem.is_folder(Path(out)) else None
