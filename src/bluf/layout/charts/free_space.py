"""Keep account of what stands where in a chart, so that no word is set on another, on a line or on a bar.

Lengths are points, y down. Each question takes time in proportion to what is there.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have an area in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, across: float, down: float) -> "Box":
        """Return the box with so much more on each side."""
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)

    def is_crossed(self, x1: float, y1: float, x2: float, y2: float) -> bool:
        """Whether a straight line between two points runs through it (Liang and Barsky's clipping)."""
        if max(x1, x2) < self.left or min(x1, x2) > self.right or max(y1, y2) < self.top or min(y1, y2) > self.bottom:
            return False
        enters, leaves = 0.0, 1.0
        for step, room in (
            (x1 - x2, x1 - self.left),
            (x2 - x1, self.right - x1),
            (y1 - y2, y1 - self.top),
            (y2 - y1, self.bottom - y1),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                enters = max(enters, room / step)
            else:
                leaves = min(leaves, room / step)
        return enters <= leaves


@dataclass(slots=True)
class FreeSpace:
    """What stands in a chart of a size: boxes (words, bars, points) and straight lines."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Whether a box lies within the chart and touches nothing."""
        if box.left < -0.01 or box.top < -0.01 or box.right > self.width + 0.01 or box.bottom > self.height + 0.01:
            return False
        return not any(box.overlaps(other) for other in self.boxes) and not any(
            box.is_crossed(*line) for line in self.lines
        )
