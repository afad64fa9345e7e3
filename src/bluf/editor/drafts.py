"""Turn unsaved text into files that survive a crash, in the user's own folder for such things.

A draft belongs to a brief and a browser tab, so two tabs never write over one another. Drafts are for the user's eyes
only (0600), and go when the brief is saved, or after a month.
"""

import contextlib
import hashlib
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

import platformdirs

KEPT_FOR = 30 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved text. `base` is the SHA-256 of the file that it began as; `saved` is in seconds since 1970."""

    tab: str
    base: str
    text: str
    saved: float


class Drafts:
    """The drafts of all briefs of this user."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or platformdirs.user_state_path("bluf", appauthor=False) / "drafts"

    def keep(self, brief: Path, draft: Draft) -> None:
        """Write a draft, whole or not at all. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._place(brief, draft.tab)
        data = {"brief": str(brief), "base": draft.base, "text": draft.text, "saved": draft.saved, "tab": draft.tab}
        new = place.with_name(f".{secrets.token_hex(8)}.tmp")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(data, file)
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)

    def forget(self, brief: Path, tab: str) -> None:
        """Remove a draft if there is one."""
        with contextlib.suppress(OSError):
            self._place(brief, tab).unlink(missing_ok=True)

    def of(self, brief: Path) -> list[Draft]:
        """Return the drafts of a brief, the newest first."""
        found = [draft for path in self._folder.glob(f"{_key(brief)}-*.json") if (draft := _read(path))]
        return sorted(found, key=lambda draft: -draft.saved)

    def clear_old(self) -> None:
        """Remove the drafts that nobody has asked for in a month, and what a crash left half-written."""
        for path in (*self._folder.glob("*.json"), *self._folder.glob(".*.tmp")):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > KEPT_FOR:
                    path.unlink()

    def _place(self, brief: Path, tab: str) -> Path:
        return self._folder / f"{_key(brief)}-{hashlib.sha256(tab.encode()).hexdigest()[:12]}.json"


def _key(brief: Path) -> str:
    return hashlib.sha256(str(brief).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _read(path: Path) -> Draft | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        return Draft(str(data["tab"]), str(data["base"]), str(data["text"]), float(data["saved"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
