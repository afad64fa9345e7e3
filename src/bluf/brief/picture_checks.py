"""Find what is wrong with a picture of a brief without opening its file: its alternative text, its crop."""

import re
from collections.abc import Iterator

from bluf.brief.alternatives import alternative_problems
from bluf.brief.figure_parts import PictureFields
from bluf.brief.model import Brief
from bluf.ground.located import Located
from bluf.problems import Problem
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown

LONGEST_ALT = 300  # characters: screen readers say it in one go, and a listener can't stop and go back
WIDEST = 10.0  # of a crop: its width to its height, or the other way round
_RATIO = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)(?:\s{0,3}:\s{0,3}(\d{1,5}(?:\.\d{1,4})?))?", re.ASCII)
_EMPTY_WORDS = frozenset(
    ("picture", "image", "photo", "photograph", "logo", "chart", "graph", "figure", "map", "diagram", "illustration")
)
_FILE = re.compile(r"[^\s/\\]+\.(?:png|jpe?g|svg|gif|webp|tiff?|bmp|csv)", re.IGNORECASE)


def picture_problems(brief: Brief, part: PictureFields, path: FieldPath) -> Iterator[Problem]:
    """Yield the problems of a picture at `path`."""
    yield from alternative_problems(brief, path, "picture", part.alt, is_decorative=part.decorative)
    if part.alt is not None and (doubt := doubtful_alternative(str(part.alt))):
        message, hint = doubt
        yield Problem("doubtful-alt", message, brief.place_of(part.alt), path / "alt", hint)
    if part.crop is not None and crop_ratio(part.crop) is None:
        message = f"`{shown(part.crop)}` is no shape to crop to"
        hint = f"write its width to its height, such as 4:3 or 1.5; at most {WIDEST:g}:1 or 1:{WIDEST:g}"
        yield Problem("bad-value", message, brief.place_of(part.crop), path / "crop", hint, data=Details(limit=10))


def crop_ratio(text: Located | str) -> float | None:
    """Return the width to the height of a crop, None for what is none.

    >>> crop_ratio("4:2")
    2.0
    """
    found = _RATIO.fullmatch(text.strip())
    if not found or not float(found[1]) or (found[2] and not float(found[2])):
        return None
    ratio = float(found[1]) / float(found[2] or 1)
    return ratio if 1 / WIDEST <= ratio <= WIDEST else None


def doubtful_alternative(alt: str) -> tuple[str, str] | None:
    """Return what is doubtful about an alternative text, and how to mend it; None where nothing is."""
    words = " ".join(alt.split())
    if _FILE.fullmatch(words):
        return "the alternative text is the name of a file", "say what the picture shows, in a sentence"
    bare = words.rstrip(".").casefold().removeprefix("a ").removeprefix("an ").removeprefix("the ")
    if bare in _EMPTY_WORDS:
        return f"the alternative text only says {shown(words)!r}", "say what it shows, in a sentence"
    if len(words) > LONGEST_ALT:
        message = f"the alternative text has {len(words):,} characters, and a listener can't skip back in it"
        return message, f"keep to {LONGEST_ALT} characters, and put what is more into the text of the page"
    return None
