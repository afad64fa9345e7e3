"""Find out how the names of places stand under an axis: on one line, on several, or only some of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluf.layout.charts.canvas import LabelSizes

BETWEEN = 4.0  # points that two names are apart at least
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class AxisNames:
    """The indices of the places whose names are set, the measure of each (None: on one line), and their height."""

    shown: tuple[int, ...]
    measures: tuple[float | None, ...]
    height: float


def names_under(
    names: Sequence[int], at: Sequence[float], sizes: LabelSizes, ends: tuple[float, float], *, may_thin: bool
) -> AxisNames | None:
    """Return how names stand centred under points of an axis, between two ends; None where they have no room."""
    everyone = tuple(range(len(names)))
    if _are_apart(everyone, names, at, sizes, ends):
        return AxisNames(everyone, (None,) * len(names), _height(names, sizes))
    if wrapped := _wrapped(names, at, sizes, ends):
        return wrapped
    if not may_thin:
        return None
    shown = next((kept for kept in _thinned(len(names)) if _are_apart(kept, names, at, sizes, ends)), (0,))
    return AxisNames(shown, (None,) * len(shown), _height([names[each] for each in shown], sizes))


def placed_name(width: float, at: float, ends: tuple[float, float]) -> float:
    """Return the left edge of a name under a point, kept between the ends."""
    return max(ends[0], min(at - width / 2, ends[1] - width))


def _height(names: Sequence[int], sizes: LabelSizes) -> float:
    return max((sizes(name).height for name in names), default=0.0)


def _are_apart(
    shown: Sequence[int], names: Sequence[int], at: Sequence[float], sizes: LabelSizes, ends: tuple[float, float]
) -> bool:
    last = -1e9
    for each in shown:
        width = sizes(names[each]).width
        left = placed_name(width, at[each], ends)
        if left < last + BETWEEN or width > ends[1] - ends[0]:
            return False
        last = left + width
    return True


def _wrapped(
    names: Sequence[int], at: Sequence[float], sizes: LabelSizes, ends: tuple[float, float]
) -> AxisNames | None:
    """Return names on several lines, each as wide as half the way to its neighbours; None where a word is wider."""
    measures = []
    for index, name in enumerate(names):
        before = (at[index] - at[index - 1]) / 2 if index else 1e9
        after = (at[index + 1] - at[index]) / 2 if index + 1 < len(at) else 1e9
        half = min(before, after, (ends[1] - ends[0]) / 2)
        # What stands at an end of the axis has the space beyond it, but is centred as the others are.
        half = min(half, at[index] - ends[0] + BETWEEN / 2, ends[1] - at[index] + BETWEEN / 2)
        measure = 2 * half - BETWEEN
        size = sizes(name, max(measure, 1.0))
        if sizes(name).longest > measure or size.height > (_MOST_LINES + 0.1) * sizes(name).height:
            return None
        measures.append(measure)
    height = max(sizes(name, measure).height for name, measure in zip(names, measures, strict=True))
    return AxisNames(tuple(range(len(names))), tuple(measures), height)


def _thinned(count: int) -> list[tuple[int, ...]]:
    """Return choices of fewer and fewer places, at even steps; the first is always kept, and the last if it can be."""
    steps = [step for step in range(2, count) if (count - 1) % step == 0]
    even = {step: tuple(range(0, count, step)) for step in steps}
    uneven = {step: (*range(0, max(1, count - 1 - step // 2), step), count - 1) for step in range(2, count)}
    both = sorted(
        [*((step * 1.0, kept) for step, kept in even.items()), *((step * 1.5, kept) for step, kept in uneven.items())]
    )
    return [kept for _, kept in both] + [(0, count - 1)]
