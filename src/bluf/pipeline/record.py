"""The record of what was made: `.bluf/outputs.json` at a project's root.

For each output it has the SHA-256, and for each build the digests of all that it was made from. By it bluf knows its
own files from those of others and from those that somebody has edited, and leaves as they are the outputs of briefs
that have not changed. It holds no path outside the project and nothing about the person; losing it costs a rebuild.

    {"bluf outputs": 1,
     "builds": {ID: {"brief", "options", "bluf", "from", "outputs": {FORMAT: {"sha256", "size"}}, "report"}},
     "outputs": {PATH: {"sha256", "size", "build": ID}},
     "elsewhere": {NAME: [SHA256, ...]}}

Paths are from the project's root, with slashes. Outputs outside of it are known by their name and content alone.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from bluf.ground import filesystem
from bluf.ground.digests import digest, file_digest
from bluf.ground.file_opening import opened
from bluf.ground.files import replace_file, write_all
from bluf.ground.inside import is_there
from bluf.ground.journal import Note
from bluf.ground.project_root import FOLDER
from bluf.ground.workspace import caches_of
from bluf.pipeline.project import within

FILE = "outputs.json"
_LARGEST = 256 << 20  # bytes
_KEPT_ELSEWHERE = 20  # contents that are known of each name outside the project
_NAMED = ("sources", "shown")  # the files that a brief names, as a build has them
Data: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What a project's record says. It is only read; `merged` gives another one."""

    builds: Mapping[str, Data] = field(default_factory=dict)
    outputs: Mapping[str, Data] = field(default_factory=dict)
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def knows(self, root: Path, path: Path, sha256: str) -> bool:
        """Whether bluf made the file at `path` with just this content."""
        place = within(root, path)
        if place is None:
            return sha256 in self.elsewhere.get(path.name, ())
        return place in self.outputs and self.outputs[place]["sha256"] == sha256

    def has(self, root: Path, path: Path) -> bool:
        """Whether bluf has made a file at `path`, whatever is there now."""
        place = within(root, path)
        return path.name in self.elsewhere if place is None else place in self.outputs

    def by_brief(self) -> Mapping[str, Sequence[Data]]:
        """Return the builds of each brief, the last first."""
        found: dict[str, list[Data]] = {}
        for build in reversed(list(self.builds.values())):
            if build["brief"] is not None:
                found.setdefault(build["brief"], []).append(build)
        return found

    def inputs(self) -> Iterator[tuple[str, str]]:
        """Yield every brief, source and shown file that something was made from, with the brief that it was for."""
        for build in self.builds.values():
            if build["brief"] is not None:
                yield build["brief"], build["brief"]
                yield from ((place, build["brief"]) for place, _ in files_named(build))

    def merged(self, root: Path, notes: Sequence[Note]) -> "Record":
        """Return the record with what was made since. What is no longer as it was made is left out."""
        builds, outputs = dict(self.builds), dict(self.outputs)
        elsewhere = {name: list(known) for name, known in self.elsewhere.items()}
        for note in filter(_is_note, notes):
            ident, build = _identified(note["build"])
            known = builds.pop(ident, {"outputs": {}})
            builds[ident] = {**build, "outputs": {**known["outputs"], **build["outputs"]}}
            for place, made in note["outputs"].items():
                if file_digest(root / place) == made["sha256"]:
                    outputs[place] = {**made, "build": ident}
            for name, sha256 in note["elsewhere"].items():
                others = [other for other in elsewhere.get(name, ()) if other != sha256]
                elsewhere[name] = [*others, sha256][-_KEPT_ELSEWHERE:]
        outputs = {place: made for place, made in outputs.items() if filesystem.exists(root / place)}
        return Record(_in_use(builds, outputs), outputs, elsewhere)


def files_named(build: Data) -> Iterator[tuple[str, str | None]]:
    """Yield the sources that the brief of a build named, and the files that it showed, each with its digest then."""
    for kind in _NAMED:
        yield from build["from"].get(kind, {}).items()


def _identified(build: Data) -> tuple[str, Data]:
    """Return a build with what tells it from others: what it was made from, and how."""
    telling = [build[key] for key in ("brief", "options", "bluf", "from")]
    return digest(json.dumps(telling, sort_keys=True).encode())[:16], build


def _in_use(builds: Mapping[str, Data], outputs: Mapping[str, Data]) -> dict[str, Data]:
    """Return the builds that an output is of, and the last of each brief and its options."""
    used = {made["build"] for made in outputs.values()}
    last = {json.dumps([build["brief"], build["options"]]): ident for ident, build in builds.items()}
    used.update(last.values())
    return {ident: build for ident, build in builds.items() if ident in used}


class _Read:
    """The record of a project's root as it was last read, with the state of its file."""

    last: tuple[object, Record] | None = None


def read(root: Path) -> Record:
    """Return a project's record; an empty one where there is none that can be read. It is kept until it changes."""
    place = root / FOLDER / FILE
    kept = caches_of(root).of(_Read)
    try:
        with opened(place) as file:
            found = os.fstat(file.fileno())
            state = (found.st_mtime_ns, found.st_size, found.st_ino)
            if kept.last and kept.last[0] == state:
                return kept.last[1]
            record = _record(json.loads(file.read(_LARGEST)))
    except (OSError, ValueError, RecursionError):
        return Record()
    kept.last = (state, record)
    return record


def can_keep(root: Path) -> bool:
    """Whether this user can write a project's record."""
    folder = root / FOLDER
    return os.access(folder if filesystem.is_folder(folder) else root, os.W_OK)


@dataclass(frozen=True, slots=True)
class RecordKeeper:
    """Adds to a project's record what was made: see `bluf.ground.journal.Keeper`."""

    root: Path

    @property
    def folder(self) -> Path:
        """The record's folder."""
        return self.root / FOLDER

    def prepare(self) -> None:
        """Make the record's folder if it is not there. Raises BriefError, OSError."""
        _make(self.folder)

    def keep(self, notes: Sequence[Note]) -> None:
        """Add notes of what was made. Raises BriefError where they can't be written."""
        record = read(self.root).merged(self.root, notes)
        data = {"bluf outputs": 1, "builds": record.builds, "outputs": record.outputs, "elsewhere": record.elsewhere}
        replace_file(self.folder / FILE, json.dumps(data, separators=(",", ":")).encode())


def _make(folder: Path) -> None:
    """Make the record's folder: its owner's alone, unless the project is a group's; and nothing for version control."""
    if not folder.is_dir():
        shared = bool(folder.parent.stat().st_mode & stat.S_IWGRP)
        folder.mkdir(mode=0o777 if shared else 0o700, exist_ok=True)
    ignored = folder / ".gitignore"
    if not is_there(ignored):
        write_all({ignored: b"# What bluf has made, on this machine.\n*\n"})


def _record(data: object) -> Record:
    """Return the record that a file holds. Raises ValueError where it is of another form."""
    match data:
        case {"bluf outputs": 1, "builds": dict(builds), "outputs": dict(outputs), "elsewhere": dict(elsewhere)}:
            if (
                all(_is_build(build) for build in builds.values())
                and all(_is_made(made) and made.get("build") in builds for made in outputs.values())
                and all(isinstance(known, list) for known in elsewhere.values())
            ):
                return Record(builds, outputs, elsewhere)
    raise ValueError("not a record of this form")


def _is_build(data: object) -> bool:
    return (
        isinstance(data, dict)
        and isinstance(data.get("brief"), str | None)
        and isinstance(data.get("options"), dict)
        and isinstance(data.get("bluf"), str)
        and isinstance(made_from := data.get("from"), dict)
        and all(isinstance(made_from.get(kind, {}), dict) for kind in _NAMED)
        and isinstance(outputs := data.get("outputs"), dict)
        and all(_is_made(made) for made in outputs.values())
        and isinstance(data.get("report"), dict | None)
    )


def _is_made(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get("sha256"), str) and isinstance(data.get("size"), int)


def _is_note(note: Note) -> bool:
    """Whether a note is one of what was made, of this form; anybody could leave others in a folder."""
    return (
        _is_build(note.get("build"))
        and isinstance(outputs := note.get("outputs"), dict)
        and all(_is_made(made) for made in outputs.values())
        and isinstance(elsewhere := note.get("elsewhere"), dict)
        and all(isinstance(sha256, str) for sha256 in elsewhere.values())
    )
