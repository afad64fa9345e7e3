"""Find pictures and charts of a brief that have no alternative text, or one though they are decoration.

Who can't see them is told it instead (WCAG 2.2, 1.1.1; ISO 14289-1, 7.3).
"""

from collections.abc import Iterator

from bluf.brief.model import Brief
from bluf.ground.located import Located
from bluf.problems import Problem
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath


def alternative_problems(
    brief: Brief, path: FieldPath, what: str, alt: Located | None, *, is_decorative: bool
) -> Iterator[Problem]:
    """Yield the problem of the alternative text of what stands at `path`; `what` is `picture` or `chart`."""
    if alt is None and not is_decorative:
        message = f"the {what} has no `alt`, and who can't see it learns nothing of it"
        hint = f"say in `alt:` what the {what} shows, in a sentence; or write `decorative: true` if it says nothing"
        yield Problem("missing-alt", message, brief.place(path), path, hint, data=Details(fields=("alt",)))
    elif alt is not None and is_decorative:
        message = f"the {what} is `decorative`, so that its `alt` is told to nobody"
        yield Problem("decorative-alt", message, brief.place_of(alt), path / "alt", "keep one of the two")
