"""The kinds of examples, and each example by its kind, a seed and a number."""

from collections.abc import Callable, Mapping

from tests.fuzz.briefs import brief
from tests.fuzz.drawing import Drawing
from tests.fuzz.fonts import own_fonts
from tests.fuzz.inspected import inspected
from tests.fuzz.sources import source
from tests.fuzz.styles import style
from tests.fuzz.templates import template

KINDS: Mapping[str, Callable[[Drawing], dict[str, bytes]]] = {
    "briefs": brief,
    "templates": template,
    "styles": style,
    "fonts": own_fonts,
    "sources": source,
    "files": inspected,
}


def example(kind: str, seed: str, number: int) -> dict[str, bytes]:
    """Return the files of an example: a project whose brief is briefs/x.yaml, or a file to inspect."""
    return KINDS[kind](Drawing(f"{kind}-{seed}-{number}"))
