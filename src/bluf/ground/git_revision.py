"""Say which revision of git a folder is at, from git's own files: no program is started and no hook can be run."""

import re
from pathlib import Path

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LARGEST = 4 * 1024 * 1024  # bytes of `packed-refs` that are read
_DEEPEST = 5  # symbolic references that lead to one another


def git_revision(folder: Path) -> str:
    """Return the commit that is checked out at or above a folder; empty where there is none or it can't be told."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            try:
                return _checked_out(_git_folder(place / ".git"))
            except (OSError, ValueError):
                return ""
    return ""


def _git_folder(dot_git: Path) -> Path:
    """Return git's folder; a worktree has a file that names it (gitrepository-layout)."""
    if dot_git.is_dir():
        return dot_git
    named = _text(dot_git)
    return dot_git.parent / named.removeprefix("gitdir:").strip()


def _checked_out(git: Path) -> str:
    common = git / _text(git / "commondir").strip() if (git / "commondir").is_file() else git
    said = _text(git / "HEAD").strip()
    for _ in range(_DEEPEST):
        if _COMMIT.fullmatch(said):
            return said
        name = said.removeprefix("ref:").strip()
        if not name.startswith("refs/") or ".." in name:
            return ""
        found = next((each / name for each in (git, common) if (each / name).is_file()), None)
        said = _text(found).strip() if found else _packed(common, name)
    return ""


def _packed(git: Path, name: str) -> str:
    for line in _text(git / "packed-refs").splitlines():
        commit, _, ref = line.partition(" ")
        if ref == name:
            return commit
    return ""


def _text(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_LARGEST).decode("utf-8", "replace")
