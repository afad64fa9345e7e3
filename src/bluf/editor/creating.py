"""Turn a template, or an article that was pasted, into a new brief's file."""

import tempfile
from pathlib import Path

import bluf


def create(path: Path, template: str, article: str | None = None) -> tuple[bluf.Problem, ...]:
    """Write a new brief to `path`, drafted from `article` if there is one, which is kept in `sources/` beside it.

    Returns what keeps the brief from being built. Raises FileExistsError, where there is a file, and BriefError.
    """
    if path.exists():
        raise FileExistsError(f"{path.name} is there already")
    if not article or not article.strip():
        bluf.start(path, template or "standard")
        return ()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.txt"
        source.write_text(article, encoding="utf-8", newline="\n")
        return bluf.start_from(path, [source], template or "standard", copy=True).problems
