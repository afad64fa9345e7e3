"""Turn a brief into its edition for the readers of one level: without what is marked above it.

What goes to more readers is only what its author said may go:

- An item of a list, whether a mapping or bare text, is at the level of its own `mark`; without one, at that of the
  nearest item around it that bears one, or else of the banner.
- All else is at the level of the brief's `mark`, or else of the banner; a mapping that bears a mark of its own above
  the edition's level is left out.
- References to sources that are left out go too.
- What bears a mark that does not compare with the edition's level, such as one of another scheme, is left out.

It asks the model what is a list and what must be there, so a field that is added follows these rules by itself.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel

from bluf.brief.model import CITING, Brief, Section
from bluf.brief.part import OneValue
from bluf.brief.portion_marks import banner_of, mark_of
from bluf.markings import Marking
from bluf.problems import BriefError, Problem, Span
from bluf.problems.field_path import ROOT, FieldPath

_NOTHING = (None, ())
_SCALARS = (str, int, date, type(None))  # what holds no parts


def edition(brief: Brief, level: Marking) -> Brief:
    """Return the brief without what is marked above `level`, its banner at `level`.

    What it leaves out is noted among its warnings. Text keeps the paths that it has in the whole brief.
    Raises BriefError (`no-edition`) where the banner has no such order or is below `level`, and where what must stay is
    marked above it: what is in no list, or all of a list that is required.
    """
    banner = banner_of(brief)
    if banner is None or brief.marking is None or banner.scheme != level.scheme or banner.level is None:
        given = f"the banner is `{banner.label}`" if banner else "the brief has no `marking`"
        hint = f"editions need a banner of the same scheme as {level.label}, which has an order"
        raise BriefError([_none(brief, level, given, ROOT / "marking", hint)])
    if (level.level or 0) > banner.level:
        hint = f"the whole brief is {banner.label}: build it without an edition"
        raise BriefError([_none(brief, level, f"the banner, {banner.label}, is below it", ROOT / "marking", hint)])
    _check_head(brief, level, banner)
    cut = _Cut(brief, level, banner)
    values = cut.fields(brief, banner, ROOT)
    if cut.missed:
        raise BriefError(cut.missed)
    made = brief.model_copy(update={**values, "marking": brief.marking.instead(level.label)})
    return made.noting(cut.gone)


def _check_head(brief: Brief, level: Marking, banner: Marking) -> None:
    """Raise BriefError where what is in no list may not go to the readers of `level`."""
    own = mark_of(brief)
    if not (own or banner).may_go_to(level):
        at = ROOT / ("mark" if own else "bottom_line")
        why = f"is marked {own.label}" if own else f"bears no mark, so it is {banner.label} like the banner"
        hint = f"if title, bottom line and all else that is in no list may go so far: `mark: {level.label}`"
        raise BriefError([_none(brief, level, f"what is in no list {why}", at, hint)])


def _none(brief: Brief, level: Marking, why: str, path: FieldPath, hint: str) -> Problem:
    return Problem("no-edition", f"there is no {level.label} edition: {why}", _place(brief, path), path, hint)


def _place(brief: Brief, path: FieldPath) -> Span | None:
    """Return the place of a field, or of the nearest thing around it."""
    found = next((around for around in path.upwards() if around and around in brief.spans), ROOT / "title")
    return brief.spans.get(found)


class _Cut:
    """Leaves out what is above a level."""

    def __init__(self, brief: Brief, level: Marking, banner: Marking) -> None:
        self.gone: list[Problem] = []  # notes of what was left out
        self.missed: list[Problem] = []  # what must stay and is above the level
        self._brief = brief
        self._level = level
        self._banner = banner
        self._left_out = {
            str(source.id) for source in brief.sources if not (mark_of(source) or banner).may_go_to(level)
        }

    def fields(self, part: BaseModel, around: Marking, path: FieldPath) -> dict[str, Any]:
        """Return what is left of a part's fields; `around` is the level of the items of its lists that bear no mark."""
        values = {}
        for name, field in type(part).model_fields.items():
            given, at = getattr(part, name), path / (field.alias or name)
            is_one = any(isinstance(each, OneValue) for each in field.metadata)
            left = given if is_one else self._value(given, around, at)
            values[name] = self._without_references(left) if name == CITING else left
            if field.is_required() and given not in _NOTHING and values[name] in _NOTHING:
                self._miss(at, given)
        if isinstance(part, Brief):
            for name, other in part._instead.items():
                pair = (getattr(part, name), values[name], values[other])
                if pair[0] not in _NOTHING and pair[1] in _NOTHING and pair[2] in _NOTHING:
                    self._miss(path / name, pair[0])
        return values

    def _value(self, value: Any, around: Marking, path: FieldPath) -> Any:
        if isinstance(value, tuple):
            kept = (self._item(item, around, path / number) for number, item in enumerate(value))
            return tuple(item for item in kept if item not in _NOTHING)
        if not isinstance(value, BaseModel):
            if not isinstance(value, _SCALARS):
                raise TypeError(f"an edition can't tell what is in a {type(value).__name__}")
            return value
        own = mark_of(value)
        if own and not own.may_go_to(self._level):
            self._leave_out(path, own)
            return None
        return value.model_copy(update=self.fields(value, around, path))

    def _item(self, item: Any, around: Marking, path: FieldPath) -> Any:
        """Return what is left of a list's item: None, or an empty tuple for a list, if nothing is."""
        own = mark_of(item) if isinstance(item, BaseModel) else None
        if not isinstance(item, tuple) and not (own or around).may_go_to(self._level):
            self._leave_out(path, own)
            return None
        if not isinstance(item, BaseModel):
            return self._value(item, around, path)
        left = item.model_copy(update=self.fields(item, own or around, path))
        if isinstance(item, Section) and isinstance(left, Section) and _has_content(item) and not _has_content(left):
            self._note(path, "nothing is left of it but its heading")
            return None
        return left

    def _without_references(self, named: Any) -> Any:
        """Return the ids in a `source`, of which there may be one or several, that are not of left-out sources."""
        if isinstance(named, tuple):
            return tuple(one for one in named if not (isinstance(one, str) and one in self._left_out))
        return None if isinstance(named, str) and named in self._left_out else named

    def _leave_out(self, path: FieldPath, own: Marking | None) -> None:
        why = f"it bears no mark, so it is {self._banner.label} like the banner"
        if own:
            does_compare = own.compares_with(self._level)
            why = f"it is marked {own.label}" + ("" if does_compare else ", which has no place in the order of levels")
        self._note(path, why)

    def _note(self, path: FieldPath, why: str) -> None:
        """Say where something is left out and why, without its words: others may read the log."""
        span = _place(self._brief, path)
        message = f"not in the {self._level.label} edition: {why}"
        self.gone.append(Problem("left-out", message, span and replace(span, excerpt=""), path))

    def _miss(self, path: FieldPath, given: Any) -> None:
        """Say that a field of which nothing is left is required; `given` is what was there."""
        why = f"`{path}` is required, and all of it is above that level"
        hint = f"mark what may go so far: `{self._marked(path, given)}` (docs/markings.md says what takes a mark)"
        self.missed.append(_none(self._brief, self._level, why, path, hint))

    def _marked(self, path: FieldPath, given: Any) -> str:
        """Return how a field's first item is written with a mark: one that is text alone becomes a mapping."""
        mark = f"mark: {self._level.label}"
        if not isinstance(given, tuple) or not isinstance(given[0], BaseModel):
            return mark
        spans, item = self._brief.spans, path / 0
        alone = [name for name in type(given[0]).model_fields if spans.get(item / name) == spans.get(item)]
        return f"{{{alone[0]}: …, {mark}}}" if alone else mark


def _has_content(section: Section) -> bool:
    """Whether a section has anything under its heading."""
    under = set(Section.model_fields) - {"heading", "mark", "numbered"}
    return any(getattr(section, name) not in _NOTHING for name in under)
