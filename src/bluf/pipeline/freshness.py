"""Tell which briefs need not be built: nothing that they are made from has changed, and their outputs are as made."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bluf.ground.digests import file_digest
from bluf.ground.files import Output
from bluf.pipeline import record as records
from bluf.pipeline.fingerprint import fingerprint
from bluf.pipeline.origins import templates_digest
from bluf.pipeline.project import within
from bluf.pipeline.remembered import from_data
from bluf.pipeline.report import Report
from bluf.pipeline.source_checks import receipts_path
from bluf.pipeline.targets import Task
from bluf.problems import BriefError
from bluf.template import template_folders


def options_of(task: Task) -> dict[str, Any]:
    """Return what a task's outputs depend on besides files, as the record has it."""
    return {"for": task.level.label if task.level else None, "SOURCE_DATE_EPOCH": task.workspace.stamp()}


class Freshness:
    """Looks into a project's record for briefs that are unchanged. What several share is looked at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._record = records.read(root)
        self._digests: dict[Path, str | None] = {}
        self._folders: dict[Path, tuple[Path, ...]] = {}

    @cached_property
    def _builds(self) -> Mapping[str, Sequence[records.Data]]:
        return self._record.by_brief()

    def report_of(self, task: Task) -> Report | None:
        """Return what a build of the task would say, where it would make what is there already; None elsewhere."""
        place = within(self._root, task.place)
        builds = self._builds.get(place, ()) if place and task.data is None else ()
        if not builds:
            return None
        try:
            options = options_of(task)
        except BriefError:
            return None  # the build will say so
        for build in builds:
            if build["report"] and build["options"] == options and self._is_current(build, task):
                try:
                    report = from_data(build["report"], task.path, self._root, task.workspace)
                except ValueError:
                    return None
                return replace(report, outputs=_outputs(build, task), unchanged=True)
        return None

    def _is_current(self, build: records.Data, task: Task) -> bool:
        made_from = build["from"]
        return (
            build["bluf"] == fingerprint()
            and all(
                form in build["outputs"] and file_digest(path) == build["outputs"][form]["sha256"]
                for form, path in task.places.items()
            )
            and file_digest(task.place) == made_from.get("brief")
            and file_digest(receipts_path(task.place)) == made_from.get("receipts")
            and all(self._digest(self._root / place) == sha256 for place, sha256 in records.files_named(build))
            and self._templates(task) == made_from.get("templates")
        )

    def _digest(self, path: Path, digest: Callable[[Path], str | None] = file_digest) -> str | None:
        if path not in self._digests:
            self._digests[path] = digest(path)
        return self._digests[path]

    def _templates(self, task: Task) -> list[str | None]:
        folder = task.place.parent
        if folder not in self._folders:
            self._folders[folder] = template_folders(task.workspace, task.path).paths
        return [self._digest(found, templates_digest) for found in self._folders[folder]]


def _outputs(build: records.Data, task: Task) -> tuple[Output, ...]:
    made = build["outputs"]
    return tuple(
        Output(os.fspath(path), made[form]["sha256"], made[form]["size"]) for form, path in task.outputs.items()
    )
