"""Find the widths at which two columns side by side are as even as can be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bluf.document import BoxStyle


class Tall(Protocol):
    """What has a height, in points."""

    height: float


ColumnT = TypeVar("ColumnT", bound=Tall)


@dataclass(frozen=True, slots=True)
class Tried(Generic[ColumnT]):
    """Columns at some shares of a box's width. `lacks`: a table in them has too little room."""

    shares: tuple[float, ...]
    shapes: tuple[ColumnT, ...]
    height: float  # of the taller one, in points
    lacks: bool

    @property
    def lean(self) -> float:
        """By how much the first column is taller than the second, in points."""
        return self.shapes[0].height - self.shapes[1].height


def evened(
    box: BoxStyle, between: tuple[float, float], tried: Callable[[tuple[float, ...]], Tried[ColumnT]], line: float
) -> Tried[ColumnT]:
    """Return two columns as even as whole per cent for the first make them, the designed ones where they are so."""
    made = [tried(box.widths)] if len(box.widths) == 2 else []
    if made and not made[0].lacks and abs(made[0].lean) < line:
        return made[0]
    low, high = round(between[0] * 100), round(between[1] * 100)
    while low <= high:
        share = (low + high) // 2
        made.append(tried((share / 100, 1 - share / 100)))
        if abs(made[-1].lean) < line / 2:
            break
        if made[-1].lean > 0:  # a wider first column is less tall
            low = share + 1
        else:
            high = share - 1
    return min(made, key=lambda each: (each.lacks, each.height))
