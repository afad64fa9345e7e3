"""Turn the code's tables into the docs that list them: `docs/brief.md` and `docs/diagnostics.md`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from bluf.problems import catalogue
from bluf.problems.catalogue import Code

HERE = Path(__file__).parent
_AREAS: tuple[tuple[str, str], ...] = (
    ("The brief", "BRIEF"),
    ("Templates and styles", "TEMPLATE"),
    ("The page", "LAYOUT"),
    ("Output", "OUTPUT"),
    ("Evidence", "EVIDENCE"),
)
_DIAGNOSTICS = """\
# Diagnostics

Every problem that bluf can report, by its code. An error stops the brief's build and leaves its earlier output as it
was; a warning and a note do not. Each is printed as `file:line:column: severity[code]: message`, with the line that
it is about, a caret under the place, and a hint; `--format json` gives the same as data.

This page is written by `make docs` from `src/bluf/problems/catalogue.py`.
"""


def diagnostics() -> str:
    """Return `docs/diagnostics.md`."""
    parts = [_DIAGNOSTICS]
    for title, table in _AREAS:
        codes: Mapping[str, Code] = getattr(catalogue, table)
        if codes:
            parts.append(f"\n## {title}\n")
            parts.extend(_diagnostic(code) for code in sorted(codes.values(), key=lambda code: code.name))
    return "".join(parts)


def _diagnostic(code: Code) -> str:
    return f"\n### {code.name}\n\n*{code.severity.capitalize()}.* {code.meaning}\n\n**Mend:** {code.mend}\n"


PAGES = {"diagnostics.md": diagnostics}


def main() -> int:
    """Write every page; print the paths of those that changed."""
    for name, page in PAGES.items():
        target, text = HERE / name, page()
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
            print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
