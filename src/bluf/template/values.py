"""Turn the values of a style file into lengths, colours, strokes and numbers. What they can't be is a ValueError."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bluf.document import Insets, Stroke, twips

Colors: TypeAlias = Mapping[str, str]
Reader: TypeAlias = Callable[[Any, Colors], Any]

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(pt|mm|cm|in)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


def words(value: Any, _colors: Colors) -> str:
    """Return text."""
    if not isinstance(value, str):
        raise ValueError("expected text")
    return str(value)


def length(value: Any, _colors: Colors = {}) -> float:  # noqa: B006 - never written to
    """Return a length in points; it needs a unit, unless it is 0."""
    text = words(value, _colors).strip()
    if text == "0":
        return 0.0
    match = _LENGTH.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a length; write a number with pt, mm, cm or in, such as 18mm")
    return twips(float(match[1]) * _POINTS[match[2]])


def size(value: Any, colors: Colors) -> float:
    """Return a type size: whole half-points, as Word has no others."""
    points = length(value, colors)
    if not 1 <= points <= 72:
        raise ValueError(f"a type size of {points:g} pt is not between 1 and 72 pt")
    if (points * 2) % 1:
        raise ValueError(f"a type size of {points:g} pt can't be set in Word; take whole or half points")
    return points


def number(value: Any, _colors: Colors) -> float:
    """Return a number that is not below 0."""
    text = words(value, _colors).strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is not a number")
    return float(text)


def leading(value: Any, colors: Colors) -> float:
    """Return a leading, as a multiple of the size."""
    multiple = number(value, colors)
    if not 0.9 <= multiple <= 3:
        raise ValueError(f"a leading of {multiple:g} times the size is not between 0.9 and 3")
    return multiple


def flag(value: Any, _colors: Colors) -> bool:
    """Return whether something is so: true or false."""
    text = words(value, _colors).strip().lower()
    if text not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text == "true"


def one_of(*choices: str) -> Reader:
    """Return a reader of one of a few words."""

    def read(value: Any, colors: Colors) -> str:
        text = words(value, colors).strip()
        if text not in choices:
            raise ValueError(f"{text!r} is not one of {', '.join(choices)}")
        return text

    return read


def color(value: Any, colors: Colors) -> str:
    """Return a colour as `#rrggbb`: written so, or the name of one of the style's `colors`."""
    if value is None:
        raise ValueError('nothing is here: write the colour in quotes, "#1a2b3c", as YAML takes a bare # for a comment')
    text = words(value, colors).strip()
    if _COLOR.fullmatch(text):
        return text.lower()
    if text in colors:
        return colors[text]
    known = f" or one of {', '.join(colors)}" if colors else ""
    raise ValueError(f'{text!r} is not a colour; write "#rrggbb" in quotes{known}')


def stroke(value: Any, colors: Colors) -> Stroke:
    """Return a line, written as its width, its colour and, if it has one, its gap: `0.5pt hairline 3pt`."""
    parts = words(value, colors).split()
    if len(parts) not in (2, 3):
        raise ValueError(
            f"{' '.join(parts)!r} is not a line; write its width, colour and gap, such as `0.5pt grey 3pt`"
        )
    return Stroke(length(parts[0], colors), color(parts[1], colors), length(parts[2], colors) if parts[2:] else 0.0)


def insets(value: Any, colors: Colors) -> Insets:
    """Return the space at four sides, written as in CSS: all; upright and sides; or top, right, bottom, left."""
    sides = [length(part, colors) for part in words(value, colors).split()]
    match sides:
        case [every]:
            return Insets(every, every, every, every)
        case [upright, across]:
            return Insets(upright, across, upright, across)
        case [top, across, bottom]:
            return Insets(top, across, bottom, across)
        case [top, right, bottom, left]:
            return Insets(top, right, bottom, left)
        case _:
            raise ValueError("write one to four lengths: all; upright, sides; or top, right, bottom, left")


def shares(value: Any, colors: Colors) -> tuple[float, ...]:
    """Return what part of a width each column has, from a list of numbers in that proportion."""
    if not isinstance(value, list):
        raise ValueError("expected a list of numbers, such as [62, 38]")
    parts = [number(part, colors) for part in value]
    if not parts or min(parts) <= 0:
        raise ValueError("every column needs a share above 0")
    return tuple(part / sum(parts) for part in parts)


def alternatives(value: Any, colors: Colors) -> tuple[tuple[float, ...], ...]:
    """Return several lists of shares."""
    if not isinstance(value, list):
        raise ValueError("expected lists of numbers, such as [[55, 45], [50, 50]]")
    return tuple(shares(part, colors) for part in value)


def numbers(value: Any, colors: Colors) -> tuple[float, ...]:
    """Return a list of numbers."""
    if not isinstance(value, list):
        raise ValueError("expected a list of numbers, such as [0.75, 0.5]")
    return tuple(number(part, colors) for part in value)


def lengths(value: Any, colors: Colors) -> tuple[float, ...]:
    """Return a list of lengths."""
    if not isinstance(value, list):
        raise ValueError("expected a list of lengths, such as [15mm]")
    return tuple(length(part, colors) for part in value)
