"""Build briefs again as they change, until Ctrl-C.

A change in a watched folder, or a second's passing, is the occasion to look; whether a brief is built again is told
by the state of the files that it is made from. So an editor that saves by renaming, a change while a build runs and a
file system that reports no changes are all seen.
"""

import gc
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from watchfiles import watch as changes

from bluf.cli import inputs
from bluf.cli.making import build_all
from bluf.cli.terminal import print_problems, remark
from bluf.ground import filesystem
from bluf.ground.workspace import Workspace
from bluf.markings import Marking
from bluf.pipeline.watching import State, folders, state
from bluf.problems import Problem

_QUIET = 50  # milliseconds without a change before one is looked at: an editor writes in several steps
_PATIENCE = 1000  # milliseconds until the files are looked at anyway


def watch(
    paths: Sequence[str],
    here: Workspace,
    out: str | None,
    to: tuple[str, ...] | None,
    jobs: int | None,
    readers: Marking | None = None,
    *,
    fresh: bool = False,
    replace: bool = False,
) -> int:
    """Build what `paths` mean, then what changes. Return the exit code once interrupted, which is how it ends."""
    gc.enable()  # see entry.main
    seen: dict[str, State] = {}
    problems: tuple[Problem, ...] = ()
    try:
        while True:
            found = _briefs(paths, here.folder)
            names = found.names
            now = {name: state(name, here) for name in names}
            changed = [name for name in names if seen.get(name) != now[name]]
            if found.problems != problems:
                print_problems(found.problems)
                problems = found.problems
            if changed or not seen.keys() <= now.keys():
                targets = inputs.targets(found, out, to, here.folder, readers)
                build_all(targets, here, "text", jobs, only=changed, readers=readers, fresh=fresh, replace=replace)
                fresh = False
                remark(f"watching {len(names)} brief{'' if len(names) == 1 else 's'}; Ctrl-C ends it", style="2")
            seen = now
            _wait([*folders(names, here), *(found.folders or (here.folder,))])
    except KeyboardInterrupt:
        remark("")
        return 0


def _briefs(paths: Sequence[str], here: Path) -> inputs.Inputs:
    try:
        return inputs.briefs(paths, here)
    except click.UsageError:
        return inputs.Inputs()  # the last brief of a folder has gone; another may come


def _wait(watched: Iterable[Path]) -> None:
    there = sorted({path for path in watched if filesystem.is_folder(path)})
    # Not recursive: a folder of briefs may hold a great many other files.
    for _ in changes(
        *there, watch_filter=None, step=_QUIET, rust_timeout=_PATIENCE, yield_on_timeout=True, recursive=False
    ):
        return
