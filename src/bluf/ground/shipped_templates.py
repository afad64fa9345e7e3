"""Where the templates are that come with bluf."""

from functools import cache
from pathlib import Path

from bluf.ground import filesystem


@cache
def shipped() -> Path:
    """Return the folder of the templates that come with bluf: in a wheel, or in its checkout."""
    package = Path(__file__).parents[1]
    carried = package / "templates"
    return carried if filesystem.is_folder(carried) else package.parents[1] / "templates"
