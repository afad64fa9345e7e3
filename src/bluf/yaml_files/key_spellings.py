"""The names of fields that have a spelling in another English: `organization` for `organisation`."""

from typing import Any

from bluf.problems.field_path import ROOT, FieldPath

# The first of each is bluf's own.
_SPELLINGS = (("organisation", "organization"),)
SPELT_TWICE = {**dict(_SPELLINGS), **{other: own for own, other in _SPELLINGS}}


def other_spelling(name: str | int) -> str | None:
    """Return the other spelling of a field's name, None if there is none."""
    return SPELT_TWICE.get(name) if isinstance(name, str) else None


def as_spelt(path: FieldPath, data: Any) -> FieldPath:
    """Return a path with its names in the spelling that some data has."""
    found = ROOT
    for step in path.steps:
        other = other_spelling(step)
        if other and isinstance(data, dict) and step not in data and other in data:
            step = other
        found = found / step
        data = FieldPath.of(step).value_in(data)
    return found
