"""Turn the command line's paths into the briefs that are meant, and `--out` into the files they become."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bluf.ground import filesystem
from bluf.pipeline.targets import DEFAULT_FOLDER, DEFAULT_FORMATS, FORMATS, output_paths

if TYPE_CHECKING:
    from bluf.markings import Marking

STDIN = "-"
STDOUT = "-"
HOME = "briefs"  # where briefs are looked for when none is named
SUFFIXES = (".yaml", ".yml")


def briefs(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the briefs that `paths` mean: files as they are, folders by what is in them, `briefs/` for nothing.

    Raises UsageError for a folder without briefs, and for standard input beside anything else.
    """
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("standard input (-) is one brief; name no other beside it")
    if not paths:
        found = tuple(_in_folder(HOME)) if os.path.isdir(HOME) else ()  # noqa: PTH112
        if not found:
            raise click.UsageError(
                f"there is no brief to take: {HOME}/ has no .yaml file. "
                f"Name one, or start one with: bluf new {HOME}/first.yaml"
            )
        return found
    named: dict[str, str] = {}
    for path in paths:
        for brief in _meant(path):
            named.setdefault(os.path.abspath(brief), brief)  # noqa: PTH100 - a name of any bytes, kept as typed
    return tuple(named.values())


def _meant(path: str) -> Iterator[str]:
    if path == STDIN or not filesystem.is_folder(Path(path)):
        yield path
        return
    found = tuple(_in_folder(path))
    if not found:
        raise click.UsageError(f"there is no brief in {click.format_filename(path)}: it has no .yaml file")
    yield from found


def _in_folder(folder: str) -> Iterator[str]:
    try:
        entries = sorted(Path(folder).iterdir())
    except OSError as error:
        raise click.UsageError(f"cannot look into {click.format_filename(folder)}: {error.strerror}") from error
    for entry in entries:
        if is_brief(entry.name) and (
            filesystem.is_file(entry) or not filesystem.exists(entry)
        ):  # a pipe or a folder is none
            yield str(entry)


def is_brief(name: str) -> bool:
    """Whether a file of this name, in a folder of briefs, is one; a hidden file and a brief's receipts are not."""
    path = Path(name)
    return path.suffix.lower() in SUFFIXES and not name.startswith(".") and not path.stem.endswith(".receipts")


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
    brief: str, out: str | None, to: tuple[str, ...] | None, count: int, readers: "Marking | None" = None
) -> dict[str, Path | None]:
    """Return the file of every format that `brief` becomes; None stands for standard output.

    `out` is a folder, or for one brief in one format a file or `-`. `count` is how many briefs there are;
    `readers` the level that they are editions for, which the names then tell. Raises UsageError where one output is not
    possible.
    """
    single = STDOUT if out is None and brief == STDIN else _single(out)
    if single is None:
        if brief == STDIN:
            raise click.UsageError(
                f"standard input has no name: say which file to write, such as --out {out}/brief.pdf"
            )
        return dict(output_paths(brief, out or DEFAULT_FOLDER, to or DEFAULT_FORMATS, readers))
    if count > 1:
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
