"""Find flow lists and mappings, `[a, b]` and `{a: b}`, in which a comma of the text was taken for the end of an item.

`[Saves 1,200 euros a day, Quick]` is three items in YAML. A comma inside a number is sure to be the text's own; that
one inside a sentence or a name is, can only be likely. Lists of words, numbers or names are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bluf.problems import Problem, Severity
from bluf.problems.wording import shown
from bluf.yaml_files.places import Places

_NUMBER = re.compile(r"[-+]?[\d.]+%?")
_SENTENCE = 4  # words; fewer may well be an item of a list of words
_LINKED = re.compile(r"\s(?:and|&|et|und|y|e|en|och|og|ja)\s", re.IGNORECASE)
_OFFICE = re.compile(r"\s(?:of|for|de|des|du|für|di|del|van|voor)\s", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Inc|Ltd|LLC|LLP|GmbH|Jr|Sr|PhD|MD|MP|MEP|S\.A|Corp)\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class FlowText:
    """A plain text in a flow list or mapping, by its offsets in the file's text."""

    start: int
    end: int
    value: str


def cut_items(items: Sequence[FlowText | None], places: Places) -> Iterator[Problem]:
    """Yield a warning for each comma of a flow list that was probably of a text; None is an item of another kind."""
    texts = [item.value for item in items if item is not None]
    if all(_NUMBER.fullmatch(text) for text in texts):
        return
    capitals = any(text[:1].isupper() for text in texts)
    for before, after in pairwise(items):
        if before and after and _is_one_text(before, after, places.text, capitals):
            whole = places.text[before.start : after.end]
            yield _cut(before, after, f'put text that has a comma in it in quotes: "{shown(whole)}"', places)


def cut_value(before: FlowText, key: FlowText, places: Places) -> Problem:
    """Return the problem of a value in `{…}` that a comma cut: what follows became a field without a value."""
    whole = shown(places.text[before.start : key.end])
    return replace(_cut(before, key, f'put the whole value in quotes: "{whole}"', places), severity=Severity.ERROR)


def _cut(before: FlowText, after: FlowText, hint: str, places: Places) -> Problem:
    first, second = shown(before.value, 40), shown(after.value, 40)
    message = f"YAML takes the comma after `{first}` for the end of an item and `{second}` for the next"
    span = places.span(before.start, max(after.end, before.start + 1))
    return Problem("text-cut-by-comma", message, span, hint=hint)


def _is_one_text(before: FlowText, after: FlowText, text: str, capitals: bool) -> bool:
    """Whether a comma stands in a number, a date, a name or a sentence."""
    between = text[before.end : after.start]
    if between == "," and before.value[-1:].isdigit() and after.value[:1].isdigit():
        return True
    if _SUFFIX.fullmatch(after.value) or (_YEAR.fullmatch(after.value) and _has_day_and_month(before.value)):
        return True
    if _OFFICE.search(before.value) and _LINKED.search(after.value) and not _OFFICE.search(after.value):
        return True
    longest = max(len(before.value.split()), len(after.value.split()))
    return capitals and after.value[:1].islower() and longest >= _SENTENCE


def _has_day_and_month(text: str) -> bool:
    """Whether a text may hold the day and month of a date, whose year follows."""
    return any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
