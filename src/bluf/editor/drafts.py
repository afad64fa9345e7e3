"""Keep unsaved text in files that survive a crash, in the user's own folder for such things.

A draft belongs to a brief and a browser tab, so two tabs never write over one another. Drafts are for the user's eyes
only (0600), and are not kept in the browser, where whoever listens on the port next could read them. They go when the
brief is saved, or after a month.
"""

import contextlib
import hashlib
import json
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bluf.editor.state import state_folder, write_private

KEPT_FOR = 30 * 24 * 3600  # seconds
_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """Unsaved text. `base` is the SHA-256 of the file that it began as; `saved` is in seconds since 1970."""

    tab: str
    base: str
    text: str
    saved: float


class Drafts:
    """The drafts of all briefs of this user."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or state_folder() / "drafts"
        self._briefs: dict[str, Path] = {}  # by the names of drafts' files

    def keep(self, brief: Path, draft: UnsavedText) -> None:
        """Write a draft, whole or not at all. Raises OSError."""
        data = {"brief": str(brief), **asdict(draft)}
        write_private(self._place(brief, draft.tab), json.dumps(data).encode())

    def forget(self, brief: Path, tab: str) -> None:
        """Remove a draft if there is one."""
        with contextlib.suppress(OSError):
            self._place(brief, tab).unlink(missing_ok=True)

    def of(self, brief: Path) -> list[UnsavedText]:
        """Return the drafts of a brief, the newest first."""
        found = [draft for path in self._folder.glob(f"{_key(brief)}-*{_SUFFIX}") if (draft := _read(path))]
        return sorted(found, key=lambda draft: -draft.saved)

    def has(self, brief: Path, tab: str) -> bool:
        """Whether there is a draft of a tab."""
        return self._place(brief, tab).is_file()

    def counts(self) -> Counter[Path]:
        """Return how many drafts there are, by brief."""
        found = Counter[Path]()
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path.name not in self._briefs:
                brief = read_object(path).get("brief")
                if isinstance(brief, str):
                    self._briefs[path.name] = Path(brief)
            if path.name in self._briefs:
                found[self._briefs[path.name]] += 1
        return found

    def clear_old(self) -> None:
        """Remove what nobody has asked for in a month, of undo too, and what a crash left half-written."""
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > KEPT_FOR:
                    path.unlink()

    def _place(self, brief: Path, tab: str) -> Path:
        return tab_file(self._folder, brief, tab, _SUFFIX)


def _key(brief: Path) -> str:
    return hashlib.sha256(str(brief).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def tab_file(folder: Path, brief: Path, tab: str, suffix: str) -> Path:
    """Return the file for what belongs to a brief and a tab."""
    return folder / f"{_key(brief)}-{hashlib.sha256(tab.encode()).hexdigest()[:12]}{suffix}"


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object that a file holds; an empty one where it holds none."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _read(path: Path) -> UnsavedText | None:
    data = read_object(path)
    try:
        return UnsavedText(str(data["tab"]), str(data["base"]), str(data["text"]), float(data["saved"]))
    except (ValueError, KeyError, TypeError):
        return None
