"""The letterhead of a house style: its logo, what stands for it, and lines of address."""

from dataclasses import dataclass

from bluf.document.drawing import Drawing
from bluf.problems import Span


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title of every page in a style.

    `logo` is set `height` points high. `alt` is what stands for it where it can't be seen; None: it is decoration.
    """

    logo: Drawing | None
    alt: str | None
    lines: tuple[str, ...]
    height: float
    span: Span | None = None  # of the logo in the style's file
    lines_span: Span | None = None
