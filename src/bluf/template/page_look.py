"""Say how some parts of a page are set that go by the brief and its style: its memo and its sources.

A template knows this as `_look`: `memo` is "cells" where the style sets date, recipients and sender in cells beside
each other (its box `Memo` is a strip), and `memo_length` counts the characters in them. `title` and `subtitle` are the
paragraph styles in which these stand in the box `Masthead`, empty where that is their own. `one_source` is whether the
only source is named by all that can name one, so that it is named once and without numbers; `sources_length` counts
the characters of all sources as they are printed, those of scripts that are twice as wide twice.
"""

from collections.abc import Iterable
from typing import Any

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.brief.model_fields import cited_by, cites, parts_in
from bluf.document import StyleSheet
from bluf.fonts.scripts import script_of_language
from bluf.problems.field_path import FieldPath

MEMO = "Memo"
MASTHEAD = "Masthead"
_WIDE_SCRIPTS = frozenset({"Jpan", "Hans", "Hant", "Kore"})
_AROUND_SOURCE = 6  # characters: its number, and the signs between its parts
_LONGEST_ADDRESS = 49
_LONGEST_DATE = 18
_BOTTOM_LINE = FieldPath("bottom_line")


def page_look(brief: Brief, sheet: StyleSheet) -> dict[str, Any]:
    """Return how the parts of a brief's page are set in a style."""
    memo = sheet.boxes.get(MEMO)
    words = [*(brief.to or ()), *(brief.from_ or ()), *(core_value(brief, "cc") or ()), brief.reference or ""]
    return {
        "memo": "cells" if memo and memo.arrange == "strip" else "run-in",
        "memo_length": _length(words, brief),
        **{name.lower(): _in_band(name, sheet) for name in ("Title", "Subtitle")},
        "one_source": has_one_source(brief),
        "sources_length": sum(_length_of_source(source, brief) for source in brief.sources),
    }


def _in_band(name: str, sheet: StyleSheet) -> str:
    """Return the name of a style's own form for the masthead, empty where it has none."""
    own = f"{MASTHEAD} {name}"
    return own if own in sheet.paragraphs else ""


def has_one_source(brief: Brief) -> bool:
    """Whether the only source of a brief is named by all its points, its quotes, and whatever else can name one.

    The bottom line, which sums up the others, need not name it.
    """
    if len(brief.sources) != 1:
        return False
    citing = [
        cited_by(part, path) for path, part in parts_in(brief) if path != _BOTTOM_LINE and cites(type(part), path)
    ]
    return bool(citing) and all(citing)


def _length(words: Iterable[str], brief: Brief) -> int:
    wide = script_of_language(str(brief.lang)) in _WIDE_SCRIPTS
    return sum(len(each) for each in words) * (2 if wide else 1)


def _length_of_source(source: Any, brief: Brief) -> int:
    length = _length([source.title, source.publisher or ""], brief) + _AROUND_SOURCE
    length += _LONGEST_DATE if source.date else 0
    return length + (min(len(source.url), _LONGEST_ADDRESS) if source.url else 0)
