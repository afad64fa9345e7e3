"""Turn what was made of a brief into a note for the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluf.ground.digests import digest
from bluf.ground.journal import Note
from bluf.pipeline.fingerprint import fingerprint
from bluf.pipeline.freshness import options_of
from bluf.pipeline.project import within
from bluf.pipeline.remembered import to_data
from bluf.pipeline.report import Report
from bluf.pipeline.targets import Task


@dataclass(frozen=True, slots=True)
class Made:
    """A brief's report, and the bytes of each format; none if the brief is at fault."""

    report: Report
    contents: Mapping[str, bytes] = field(default_factory=dict)


def note_of(task: Task, root: Path, made_from: dict[str, Any] | None, made: Made) -> Note:
    """Return what the record is to say. `made_from` are the digests of all that it was made from, None if not known.

    Without them the outputs are known as bluf's own, and made anew each time.
    """
    files = {name: {"sha256": digest(content), "size": len(content)} for name, content in made.contents.items()}
    places = task.places
    inside = {name: place for name, path in places.items() if (place := within(root, path)) is not None}
    return {
        "build": {
            "brief": within(root, task.place) if made_from else None,
            "options": options_of(task),
            "bluf": fingerprint(),
            "from": made_from or {"sources": {}},
            "outputs": files,
            "report": to_data(made.report, root, task.workspace) if made_from else None,
        },
        "outputs": {place: files[name] for name, place in inside.items()},
        "elsewhere": {path.name: files[name]["sha256"] for name, path in places.items() if name not in inside},
    }
