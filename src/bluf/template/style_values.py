"""Turn the values of a style file into lengths, colours, strokes and numbers. What they can't be is a ValueError.

Every value has bounds, far from what any page needs: a style may come from anyone, and none may set words off the page.
Whether words fit between the lengths of a style is seen on the finished page (`layout.proof`).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bluf.document import Insets, Stroke, twips
from bluf.problems.wording import shown

Colors: TypeAlias = Mapping[str, str]
Reader: TypeAlias = Callable[[Any, Colors], Any]

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)\s*(pt|mm|cm|in)", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_MM = _POINTS["mm"]
LONGEST = 100.0  # millimetres: any length but a margin or a line
THICKEST = 20.0  # points: a line
NARROWEST_MARGIN, WIDEST_MARGIN = 5.0, 150.0  # millimetres: printers leave the outermost blank
HIGHEST_LOGO = twips(14 * _MM)  # of a letterhead
LOWEST_LOGO = twips(4 * _MM)
MOST_LINES, LONGEST_LINE = 6, 120  # of address, and its characters
LONGEST_LABEL = 8  # characters
LONGEST_NAME, LONGEST_PATH = 60, 200  # characters: of a family, and of its files' names
MOST_FAMILIES = 8  # for letters that a role's own family lacks
MOST_FILE_PATTERNS = 20  # names and patterns of one family
NO_LINE = Stroke(0.0, "#000000")
MOST_COLUMNS = 20
MOST_ALTERNATIVES = 12
LONGEST_PARAGRAPH = 100  # lines that a paragraph style may allow
MOST_POURED = 4  # columns into which blocks are poured
MOST_COLORS = 12  # of the series of charts
MOST_STEPS = 20  # of one list of a ladder


@dataclass(frozen=True, slots=True)
class FontChoice:
    """What a style says of a family: its name and, where it is the style's own, the names of its files."""

    family: str
    files: tuple[str, ...] = ()


def drawn(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a style says, with None for each line that has no width."""
    return {key: None if isinstance(value, Stroke) and not value.width else value for key, value in values.items()}


def words(value: Any, _colors: Colors) -> str:
    """Return text."""
    if not isinstance(value, str):
        raise ValueError("expected text")
    return str(value)


def line(value: Any, colors: Colors) -> str:
    """Return text that stands on one line, or for a picture."""
    text = unicodedata.normalize("NFC", " ".join(words(value, colors).split()))
    if not text or not all(char.isprintable() or char in "\u200c\u200d\u200e\u200f" for char in text):
        raise ValueError("expected a line of text")
    return text


def lines(value: Any, colors: Colors) -> tuple[str, ...]:
    """Return lines of address: one, or a list."""
    found = [line(each, colors) for each in _few([value] if isinstance(value, str) else value, MOST_LINES, "lines")]
    if any(len(each) > LONGEST_LINE for each in found):
        raise ValueError(f"a line of a letterhead has {LONGEST_LINE} characters at most")
    return tuple(found)


def label(value: Any, colors: Colors) -> str:
    """Return the bullet or number of a list's items: a few characters that are printed."""
    text = unicodedata.normalize("NFC", words(value, colors))
    if len(text) > LONGEST_LABEL or not text.isprintable():
        raise ValueError(f"{shown(text)!r} is no label: it has at most {LONGEST_LABEL} characters, all of them printed")
    return text


def length(value: Any, _colors: Colors = {}) -> float:  # noqa: B006 - never written to
    """Return a length in points; it needs a unit, unless it is 0."""
    return _bounded(value, 0.0, LONGEST)


def logo_height(value: Any, _colors: Colors) -> float:
    """Return the height of a letterhead's logo, in points."""
    points = _points(value)
    if not LOWEST_LOGO <= points <= HIGHEST_LOGO:
        raise ValueError(f"{shown(str(value).strip())!r} is out of bounds: a logo is between 4 and 14 mm high")
    return points


def margin(value: Any, _colors: Colors = {}) -> float:  # noqa: B006 - never written to
    """Return a margin of the page in points."""
    return _bounded(value, NARROWEST_MARGIN, WIDEST_MARGIN)


def _bounded(value: Any, least: float, most: float) -> float:
    """Return a length in points that lies between two in millimetres."""
    points = _points(value)
    if not twips(least * _MM) <= points <= twips(most * _MM):
        bounds = f"between {least:g} and {most:g} mm" if least or points < 0 else f"{most:g} mm at most"
        raise ValueError(f"{shown(str(value).strip())!r} is out of bounds: write {bounds}")
    return points


def _points(value: Any) -> float:
    text = words(value, {}).strip()
    match = _LENGTH.fullmatch(text)
    if not match and text != "0":
        raise ValueError(f"{shown(text)!r} is not a length; write a number with pt, mm, cm or in, such as 18mm")
    return twips(float(match[1]) * _POINTS[match[2]]) if match else 0.0


def size(value: Any, _colors: Colors) -> float:
    """Return a type size: whole half-points, as Word has no others."""
    points = _points(value)
    if not 1 <= points <= 72:
        raise ValueError(f"a type size of {points:g} pt is not between 1 and 72 pt")
    if (points * 2) % 1:
        raise ValueError(f"a type size of {points:g} pt can't be set in Word; take whole or half points")
    return points


def number(value: Any, colors: Colors) -> float:
    """Return a number that is not below 0."""
    found = _number(value, colors)
    if found < 0:
        raise ValueError(f"{found:g} is below 0")
    return found


def _number(value: Any, colors: Colors) -> float:
    text = words(value, colors).strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{shown(text)!r} is not a number")
    return float(text)


def between(least: float, most: float) -> Reader:
    """Return a reader of numbers between two."""

    def read(value: Any, colors: Colors) -> float:
        found = _number(value, colors)
        if not least <= found <= most:
            raise ValueError(f"{found:g} is not between {least:g} and {most:g}")
        return found

    return read


def leading(value: Any, colors: Colors) -> float:
    """Return a leading, as a multiple of the size."""
    multiple = _number(value, colors)
    if not 0.9 <= multiple <= 3:
        raise ValueError(f"a leading of {multiple:g} times the size is not between 0.9 and 3")
    return multiple


def flag(value: Any, _colors: Colors) -> bool:
    """Return whether something is so: true or false."""
    text = words(value, _colors).strip().lower()
    if text not in ("true", "false"):
        raise ValueError(f"{shown(text)!r} is neither true nor false")
    return text == "true"


def one_of(*choices: str) -> Reader:
    """Return a reader of one of a few words."""

    def read(value: Any, colors: Colors) -> str:
        text = words(value, colors).strip()
        if text not in choices:
            raise ValueError(f"{shown(text)!r} is not one of {', '.join(choices)}")
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
    known = f" or one of {shown(', '.join(colors), 300)}" if colors else ""
    raise ValueError(f'{shown(text)!r} is not a colour; write "#rrggbb" in quotes{known}')


def palette(value: Any, colors: Colors) -> tuple[str, ...]:
    """Return several colours."""
    if not isinstance(value, list) or not value:
        raise ValueError('expected a list of colours, such as [accent, "#8a6d1d"]')
    return tuple(color(each, colors) for each in _few(value, MOST_COLORS, "colours"))


def stroke(value: Any, colors: Colors) -> Stroke:
    """Return a line, written as its width, its colour and, if it has one, its gap: `0.5pt hairline 3pt`; or `none`."""
    parts = words(value, colors).split()
    if parts == ["none"]:
        return NO_LINE
    if len(parts) not in (2, 3):
        raise ValueError(
            f"{shown(' '.join(parts))!r} is not a line; write its width, colour and gap, such as `0.5pt grey 3pt`"
        )
    width, gap = length(parts[0]), length(parts[2]) if parts[2:] else 0.0
    if max(width, gap) > THICKEST:
        raise ValueError(f"a line is at most {THICKEST:g} pt thick, and as far from what it stands beside")
    return Stroke(width, color(parts[1], colors), gap)


def insets(value: Any, colors: Colors) -> Insets:
    """Return the space at four sides, written as in CSS: all; upright and sides; or top, right, bottom, left."""
    return _sides(words(value, colors), length)


def margins(value: Any, colors: Colors) -> Insets:
    """Return the margins of a page, written alike, which leave room for text between them."""
    found = _sides(words(value, colors), margin)
    if found.left + found.right > WIDEST_MARGIN * _MM or found.top + found.bottom > WIDEST_MARGIN * _MM:
        raise ValueError(f"two margins that face each other take {WIDEST_MARGIN:g} mm at most")
    return found


def _sides(text: str, read: Callable[[str], float]) -> Insets:
    match [read(part) for part in text.split()[:5]]:
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
    parts = [number(part, colors) for part in _few(value, MOST_COLUMNS, "columns")]
    if not parts or min(parts) <= 0:
        raise ValueError("every column needs a share above 0")
    whole = sum(parts)
    return tuple(part / whole for part in parts)


def alternatives(value: Any, colors: Colors) -> tuple[tuple[float, ...], ...]:
    """Return several lists of shares."""
    if not isinstance(value, list):
        raise ValueError("expected lists of numbers, such as [[55, 45], [50, 50]]")
    return tuple(shares(part, colors) for part in _few(value, MOST_ALTERNATIVES, "alternatives"))


def share_range(value: Any, colors: Colors) -> tuple[float, float]:
    """Return the least and the greatest share of a column, as fractions, from two numbers of per cent."""
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("expected two numbers of per cent, such as [50, 68]")
    least, most = (number(part, colors) / 100 for part in value)
    if not 0.1 <= least < most <= 0.9:
        raise ValueError("expected two numbers from 10 to 90, the smaller one first")
    return least, most


def column_count(value: Any, colors: Colors) -> int:
    """Return a number of columns."""
    count = number(value, colors)
    if count != int(count) or not 2 <= count <= MOST_POURED:
        raise ValueError(f"expected a whole number from 2 to {MOST_POURED}")
    return int(count)


def line_count(value: Any, colors: Colors) -> float:
    """Return a number of lines."""
    count = number(value, colors)
    if count != int(count) or not 1 <= count <= LONGEST_PARAGRAPH:
        raise ValueError(f"expected a whole number from 1 to {LONGEST_PARAGRAPH}")
    return count


def numbers(value: Any, colors: Colors) -> tuple[float, ...]:
    """Return a list of numbers."""
    if not isinstance(value, list):
        raise ValueError("expected a list of numbers, such as [0.75, 0.5]")
    return tuple(number(part, colors) for part in _few(value, MOST_STEPS, "steps"))


def narrower(value: Any, colors: Colors) -> tuple[float, ...]:
    """Return a list of margins."""
    if not isinstance(value, list):
        raise ValueError("expected a list of lengths, such as [15mm]")
    return tuple(margin(part, colors) for part in _few(value, MOST_STEPS, "steps"))


def family(value: Any, colors: Colors) -> FontChoice:
    """Return a family: its name, or a mapping with its name and its files, one or a list."""
    if isinstance(value, str):
        return FontChoice(_name(value))
    wanted = "write the name of a family, or `{family: House Sans, files: fonts/House-*.ttf}`"
    if not isinstance(value, dict) or not isinstance(value.get("family"), str):
        raise ValueError(wanted)
    unknown = next((key for key in value if key not in ("family", "files")), None)
    if unknown is not None:
        raise ValueError(f"a family has no {shown(str(unknown))!r}: {wanted}")
    files = value.get("files", [])
    names = [files] if isinstance(files, str) else files
    if not isinstance(names, list) or ("files" in value and not names):
        raise ValueError("`files` is the name of a file, a pattern such as `fonts/House-*.ttf`, or a list of them")
    return FontChoice(
        _name(value["family"]), tuple(path(each, colors) for each in _few(names, MOST_FILE_PATTERNS, "files"))
    )


def families(value: Any, colors: Colors) -> tuple[FontChoice, ...]:
    """Return several families."""
    if not isinstance(value, list):
        raise ValueError("expected a list of families, such as [Tinos]")
    return tuple(family(each, colors) for each in _few(value, MOST_FAMILIES, "families"))


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError(f"{shown(name)!r} is no name of a family: it has 1 to {LONGEST_NAME} characters")
    return str(name)


def path(value: Any, colors: Colors) -> str:
    """Return the path of a file."""
    path = words(value, colors)
    if not path.strip() or len(path) > LONGEST_PATH or not path.isprintable():
        raise ValueError(f"{shown(path)!r} is no name of a file")
    return path


def _few(items: Any, most: int, what: str) -> list[Any]:
    if not isinstance(items, list):
        raise ValueError("expected a list")
    if len(items) > most:
        raise ValueError(f"these are {len(items):,} {what}, and there may be {most}")
    return items
