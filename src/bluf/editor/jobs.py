"""Call bluf for the editor: what is done in processes apart from the server, so that it may take its time or fail.

Each function takes and returns what can be pickled; what goes to the page is JSON already, so that it is encoded there.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

import bluf
from bluf.editor import answers
from bluf.editor.creating import create

FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def amended(text: str, path: Path, edits: Sequence[bluf.Edit]) -> str:
    """Return the text of a brief at a path with edits made.

    Raises BriefError for what can't be read, ValueError for what can't be edited.
    """
    return bluf.amend(text, edits, path)


class Drawn(NamedTuple):
    """What goes to the page, and the files of faces that it names, by their digests."""

    content: bytes
    faces: dict[str, bytes]


def preview(text: str, path: Path, known: frozenset[str]) -> Drawn:
    """Return the preview of a brief; of faces whose digests are `known`, no files."""
    found = bluf.preview(text, path)
    return Drawn(_json(answers.preview_data(found)), _files(found, known))


def summary(text: str, path: Path, known: frozenset[str]) -> Drawn:
    """Return what the list of briefs shows of one; of faces whose digests are `known`, no files."""
    found = bluf.preview(text, path)
    return Drawn(_json(answers.summary(found)), _files(found, known))


def template_picture(name: str, root: Path, known: frozenset[str]) -> Drawn:
    """Return the picture of a template's page in a folder, as `preview` does that of a brief's. Raises BriefError."""
    page = bluf.template_page(name, brief=root / "briefs" / "new.yaml")
    return Drawn(_json(answers.picture_data(page)), _files_of(page, known))


def _files(preview: "bluf.Preview", known: frozenset[str]) -> dict[str, bytes]:
    return _files_of(preview.page, known) if preview.page else {}


def _files_of(page: "bluf.Page", known: frozenset[str]) -> dict[str, bytes]:
    faces = bluf.svg_faces(page)
    return {face.digest: face.data for face in faces if face.digest not in known}


def export(text: str, path: Path, name: str) -> tuple[bytes | None, list[dict[str, Any]]]:
    """Return a brief's PDF or DOCX, made as a build makes it; None, and the problems, where one stops it."""
    found = bluf.preview(text, path)
    if not found.ok or found.page is None:
        return None, [answers.problem_data(problem, found.path) for problem in found.problems if problem.is_error]
    return (bluf.write_pdf if name == "pdf" else bluf.write_docx)(found.page), []


def place_for_file(brief: Path, kind: str, name: str, size: int, sha256: str) -> "bluf.PlaceForFile":
    """Return where a file would go beside a brief. Raises NotAddedError."""
    return bluf.place_for_file(brief, kind, name, size, sha256)


def add_file(brief: Path, kind: str, name: str, content: bytes, replace: bool) -> str:
    """Write a file beside a brief; return its path from there. Raises NotAddedError."""
    return bluf.add_file(brief, kind, name, content, replace=replace)


def new(path: Path, template: str, article: str | None) -> list[dict[str, Any]]:
    """Write a new brief; return what keeps it from being built. Raises FileExistsError and BriefError."""
    return [answers.problem_data(problem) for problem in create(path, template, article)]


def schema(path: Path, *, shipped: bool = False) -> dict[str, Any]:
    """Return the schema of the brief's folder: of a template at fault it has nothing. With `shipped`, bluf's own."""
    return bluf.schema(path, strict=False, shipped=shipped)


def choices(root: Path, *, shipped: bool = False) -> dict[str, Any]:
    """Return the templates and styles that a new brief in a folder may use, and the first problem of each other's file.

    With `shipped`, those that come with bluf.
    """
    found = bluf.template_catalogue(root / "briefs" / "new.yaml", shipped=shipped)
    faulty = {problem.span.path: problem for problem in reversed(found.problems) if problem.span}
    return {
        "templates": [{"name": each.name, "description": each.description} for each in found.templates],
        "styles": [{"name": each.name, "description": each.description} for each in found.styles],
        "faulty": [answers.problem_data(problem) for _, problem in sorted(faulty.items())],
    }


def issued(root: Path) -> dict[str, Any]:
    """Return what has been issued in a folder, the newest first. Raises BriefError, as all of these do."""
    found = bluf.issued(bluf.Workspace(root))
    changed = answers.problem_data(found.changed) if found.changed else None
    return {"issues": [asdict(issue) for issue in found.issues], "changed": changed}


def copies(root: Path, issue: str) -> list[dict[str, Any]]:
    """Return the copies of an issue."""
    return [asdict(copy) for copy in bluf.issued_copies(issue, bluf.Workspace(root))]


def withdraw(root: Path, issue: str, why: str) -> dict[str, Any]:
    """Record that an issue is withdrawn; return how it stands."""
    return asdict(bluf.withdraw_issue(issue, why, bluf.Workspace(root)))


def lists(root: Path) -> list[str]:
    """Return the distribution lists of a folder."""
    return list(bluf.distribution_lists(bluf.Workspace(root)))


def plan(root: Path, brief: str, to: str, groups: Sequence[str]) -> dict[str, Any]:
    """Return who would get which copy of a brief by a list, or by some groups on it."""
    found = bluf.plan_issue(brief, to, bluf.Workspace(root), groups=groups)
    problems = {
        name: [answers.problem_data(each, brief) for each in getattr(found, name)]
        for name in ("warnings", "not_mailed", "not_protected")
    }
    return {**asdict(replace(found, warnings=(), not_mailed=(), not_protected=())), **problems}


def passwords(root: Path, brief: str, to: str, groups: Sequence[str]) -> list[str]:
    """Return a new password for each copy that would be made."""
    return list(bluf.issue_passwords(brief, to, bluf.Workspace(root), groups=groups))


def make_issue(
    root: Path, brief: str, to: str, groups: Sequence[str], plan: str, mails: bool, passwords: Sequence[str]
) -> dict[str, Any]:
    """Make the copies that a plan has. Raises ValueError for passwords that are not one for each copy."""
    here = bluf.Workspace(root)
    made = bluf.make_issue(brief, to, plan, groups=groups, mails=mails, passwords=passwords, workspace=here)
    return asdict(made)


def made_of(root: Path, brief: str) -> dict[str, int]:
    """Return how many files of the latest issue of a brief have been made, if that is not finished; else none."""
    latest = next((each for each in bluf.issued(bluf.Workspace(root)).issues if each.brief == brief), None)
    return {"files": latest.files if latest and latest.state == "unfinished" else 0}


def verify(root: Path, name: str, content: bytes) -> dict[str, Any]:
    """Return what is known of a file by the ledger of a folder and by its signature."""
    return answers.verdict_data(bluf.verify_file(content, name, bluf.Workspace(root)))


def warm() -> None:
    """Load what every page needs."""
    bluf.preview(
        "title: A page\ndate: 2026-01-01\nbottom_line: It is set.\nkey_points: [So that all is loaded.]\n", "x.yaml"
    )


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
