"""Write every page into `docs/` and print the paths of those that changed: `python -m tools.docs`."""

from tools.docs import DOCS, PAGES

for name, page in PAGES.items():
    target, text = DOCS / name, page()
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")
        print(target.relative_to(DOCS.parent))
