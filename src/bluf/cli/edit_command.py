"""Start the editor: find its folder, and say where it is."""

import importlib.util
from pathlib import Path

import click

from bluf.cli.output_streams import flush, write_line
from bluf.cli.terminal import remark
from bluf.ground import filesystem
from bluf.pipeline.brief_search import SUFFIXES
from bluf.pipeline.project import project_of

NEEDED = ("starlette", "uvicorn", "platformdirs", "cryptography")


def edit(path: str | None, here: Path, port: int | None, browser: bool) -> int:
    """Serve the editor until it is interrupted. Raises UsageError where it can't be."""
    if any(importlib.util.find_spec(name) is None for name in NEEDED):
        raise click.UsageError("the editor is an extra; install it with: pip install 'bluf[edit]'")
    folder, brief = _places(path, here)
    from bluf.editor import StateError
    from bluf.editor import edit as serve

    def tell(address: str) -> None:
        write_line(address)
        flush()
        remark("the editor is at this address, for you alone; stop it with Ctrl+C")

    try:
        serve(folder, brief, port=port, browser=browser, say=tell)
    except StateError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"port {port} can't be had: {error.strerror or error}") from None
    except KeyboardInterrupt:
        pass
    return 0


def _places(path: str | None, here: Path) -> tuple[Path, Path | None]:
    """Return the folder to start in, and the brief to open: the project's root, or without one as follows.

    It is the folder `here` if the brief is in it, and else the brief's own. A folder that is named is taken as it is.
    """
    if path is None:
        return project_of(None, here) or here, None
    given = Path(path)
    if filesystem.is_folder(given):
        return given, None
    name = click.format_filename(path)
    if not filesystem.is_file(given):
        raise click.UsageError(f"there is no file {name}; start one with: bluf new {name}")
    if given.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"{name} is not a brief: its name should end in {SUFFIXES[0]}")
    brief = filesystem.real(given)
    root = project_of(brief, here)
    if root:
        return root, brief
    return (here if brief.is_relative_to(here.resolve()) else brief.parent), brief
