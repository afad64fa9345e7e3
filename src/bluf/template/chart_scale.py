"""Choose the axis of a chart's values: where it starts and ends, and which round values it tells.

Steps are 1, 2 or 5 times a power of ten. Bars start at zero. Lines and dots do where the values fill half of the axis
then; otherwise the axis starts at the round value below them, and is broken.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_INTERVALS = 4  # about how many steps an axis has
_SPARE = 0.12  # of the axis: what is left free beyond the last value where no round value is near
_NEAR = 0.35  # of a step: how near a round value is for the axis to end at it


@dataclass(frozen=True, slots=True)
class ValueScale:
    """The ends of an axis, the round values on it, and whether it starts elsewhere than at zero."""

    least: float
    most: float
    ticks: tuple[float, ...]
    decimals: int
    is_broken: bool


def value_scale(values: Iterable[float], *, from_zero: bool, start: float | None = None) -> ValueScale:
    """Return the axis for some values. `start` is where it starts if that is given.

    >>> value_scale([33, 24, 15.5, 9, 0], from_zero=False).ticks
    (0.0, 10.0, 20.0, 30.0)
    """
    told = sorted(values)
    low, high = (told[0], told[-1]) if told else (0.0, 0.0)
    if from_zero or (start is None and _reaches_zero(low, high)):
        low, high = min(low, 0.0), max(high, 0.0)
    if start is not None:
        low = min(low, start)
    if high <= low:
        high = low + (abs(low) or 1.0)
    step = _step((high - low) / _INTERVALS)
    least = start if start is not None else _end(low, step, -1)
    most = _end(high, step, 1)
    if start is None and high <= 0 < most:
        most = 0.0
    first, last = math.ceil(least / step - 1e-9), math.floor(most / step + 1e-9)
    ticks = [at * step for at in range(first, last + 1)]
    if start is not None and (not ticks or ticks[0] - start > step * 1e-6):
        ticks = [start, *[tick for tick in ticks if tick - start > step / 2]]
    is_broken = least > 0 or most < 0
    return ValueScale(least, most, tuple([tick + 0.0 for tick in ticks]), _decimals(ticks, step), is_broken)


def _reaches_zero(low: float, high: float) -> bool:
    """Whether an axis from zero shows values at least as well as half of it would."""
    away = low if low > 0 else -high if high < 0 else 0.0
    return away <= high - low


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough * 0.8), 10 * power)


def _end(value: float, step: float, way: int) -> float:
    """Return where the axis ends beyond a value: at a round one if it is near, or a little after the value."""
    if value == 0:
        return 0.0
    whole = (math.floor if way < 0 else math.ceil)(value / step - way * 1e-9) * step
    if way < 0 and value > 0:
        return max(0.0, whole)  # a broken axis starts at a value that is told
    return whole if abs(whole - value) <= _NEAR * step else value + way * _SPARE * 4 * step


def _decimals(ticks: Iterable[float], step: float) -> int:
    """Return how many decimals tell the round values apart, and say them exactly."""
    least = max(0, -math.floor(math.log10(step) + 1e-9))
    for decimals in range(least, 12):
        if all(abs(round(tick, decimals) - tick) < step * 1e-6 for tick in ticks):
            return decimals
    return 12
