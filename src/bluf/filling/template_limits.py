"""Bound what a template may do: turns of its loops, how far a range runs, what is multiplied, how much it prints."""

from contextvars import ContextVar
from typing import Any

MOST_BYTES = 256 * 1024  # of a template's file; bluf's own have 6 kB at most
MOST_TURNS = 50_000
MOST_PRINTED = 2_000_000  # characters, tags and their stamps included; a full page has about 10,000
LONGEST_RANGE = 1_000
LARGEST_NUMBER = 10**12

_turns: ContextVar[int] = ContextVar("turns of loops in the template being filled", default=0)


class TooMuchError(Exception):
    """A template went over a bound; the message says which."""


def begin() -> None:
    """Start counting for one filling of a template."""
    _turns.set(0)


def turn() -> str:
    """Count one turn of a loop. Prints nothing."""
    turns = _turns.get() + 1
    if turns > MOST_TURNS:
        raise TooMuchError(f"its loops took more than {MOST_TURNS:,} turns")
    _turns.set(turns)
    return ""


def short_range(*bounds: int) -> range:
    """Return a range, as Python's own, of a bounded length."""
    numbers = range(*bounds)
    if len(numbers) > LONGEST_RANGE:
        raise TooMuchError(f"range() may have at most {LONGEST_RANGE:,} numbers")
    return numbers


def product(operator: str, left: Any, right: Any) -> Any:
    """Return `left * right` or `left ** right`, where both are small numbers."""
    for value in (left, right):
        if not isinstance(value, int | float) or abs(value) > LARGEST_NUMBER:
            raise TooMuchError(f"`{operator}` is for numbers up to {LARGEST_NUMBER:,}")
    if operator == "**":
        if abs(right) > 64:
            raise TooMuchError("an exponent may be at most 64")
        return left**right
    return left * right
