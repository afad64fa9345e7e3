"""Turn a template, or an article that was pasted, into a new brief's file."""

import tempfile
from pathlib import Path

import bluf
from bluf.ground.template_names import DEFAULT_TEMPLATE

MAX_ARTICLE = 1024 * 1024  # bytes that are drafted from: some seconds, for which the other windows wait


def create(path: Path, template: str, article: str | None = None) -> "tuple[bluf.Problem, ...]":
    """Write a new brief to `path`, drafted from `article` if there is one, which is kept in `sources/` beside it.

    Returns what keeps the brief from being built. Raises FileExistsError, where there is a file, and BriefError.
    """
    content = (article or "").encode()
    if len(content) > MAX_ARTICLE:
        message = f"an article may have at most {MAX_ARTICLE // 1024 // 1024} MiB"
        raise _refusal("too-large", message, "paste the part that the brief is about")
    try:
        if path.exists():
            raise FileExistsError(f"{path.name} is there already")
        if not content.strip():
            bluf.start(path, template or DEFAULT_TEMPLATE)
            return ()
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / f"{path.stem}.txt"
            source.write_bytes(content)
            return bluf.start_from(path, [source], template or DEFAULT_TEMPLATE, copy=True).problems
    except FileExistsError:
        raise
    except OSError as error:
        message = f"{path.name[:60]} can't be written: {error.strerror or error}"
        raise _refusal("cannot-write", message, "use another name") from error


def _refusal(code: str, message: str, hint: str) -> "bluf.BriefError":
    return bluf.BriefError([bluf.Problem(code, message, hint=hint)])
