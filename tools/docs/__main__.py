"""Write every page into `docs/` and print the paths of those that changed: `python -m tools.docs`."""

from pathlib import Path

from tools.docs import PAGES

DOCS = Path(__file__).resolve().parents[2] / "docs"

for name, page in PAGES.items():
    target, text = DOCS / name, page()
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")
        print(target.relative_to(DOCS.parent))
