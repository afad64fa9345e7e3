"""Turn a brief into its edition for the readers of one level: without what is marked above it.

An item of a list (a point, quote, actor, section, step or source) that bears no mark of its own is at the level of the
section around it, or else of the banner. All that is in no list is at the level of the brief's `mark`, or else of the
banner. So nothing goes to more readers than its author said it may.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from bluf.brief.located import Text
from bluf.brief.markings import Marking
from bluf.brief.marks import banner_of, mark_of
from bluf.brief.model import Brief, Section
from bluf.problems import BriefError, Problem


def edition(brief: Brief, level: Marking) -> Brief:
    """Return the brief without what is marked above `level`, its banner at `level`; references to left-out sources go.

    What it leaves out is noted among its warnings. Text keeps the paths that it has in the whole brief.
    Raises BriefError (`no-edition`) where the banner has no such order or is below `level`, and where what must stay is
    marked above it.
    """
    banner = banner_of(brief)
    if banner is None or brief.marking is None or banner.scheme is not level.scheme or banner.level is None:
        given = f"the banner is `{banner.label}`" if banner else "the brief has no `marking`"
        hint = f"editions need a banner of the same scheme as {level.label}, which has an order"
        raise _none(brief, level, given, "marking", hint)
    if level.is_above(banner):
        hint = f"the whole brief is {banner.label}: build it without an edition"
        raise _none(brief, level, f"the banner, {banner.label}, is below it", "marking", hint)
    _check_head(brief, level, banner)
    left_out = frozenset(str(source.id) for source in brief.sources if (mark_of(source) or banner).is_above(level))
    cut = _Cut(level, left_out)
    values = {name: cut.value(getattr(brief, name), banner, name) for name in type(brief).model_fields}
    problems = list(_emptied(brief, level, values))
    if problems:
        raise BriefError(problems)
    made = brief.model_copy(update={**values, "marking": Text(level.label, brief.marking.path)})
    return made.noting(_note(brief, path, own, level) for path, own in cut.gone)


def _note(brief: Brief, path: str, own: Marking | None, level: Marking) -> Problem:
    """Say where something is left out and why, without its words: others may read the log."""
    span = brief.spans.get(path) or brief.spans.get(f"{path}.text")
    why = f"it is marked {own.label}" if own else f"it bears no mark, so it is {brief.marking} like the banner"
    return Problem("left-out", f"not in the {level.label} edition: {why}", span and replace(span, excerpt=""), path)


def _check_head(brief: Brief, level: Marking, banner: Marking) -> None:
    """Raise BriefError where what is in no list may not go to the readers of `level`."""
    own = mark_of(brief)
    if (own or banner).is_above(level):
        at = "mark" if own else "bottom_line"
        why = f"is marked {own.label}" if own else f"bears no mark, so it is {banner.label} like the banner"
        hint = f"if title, bottom line and all else that is in no list may go so far: `mark: {level.label}`"
        raise _none(brief, level, f"what is in no list {why}", at, hint)


def _emptied(brief: Brief, level: Marking, values: dict[str, Any]) -> Iterator[Problem]:
    for name, field in type(brief).model_fields.items():
        if field.is_required() and getattr(brief, name) and values[name] == ():
            hint = f"mark those that may go so far: `mark: {level.label}`"
            yield from _none(brief, level, f"all of `{name}` are above it", name, hint).problems


def _none(brief: Brief, level: Marking, why: str, field: str, hint: str) -> BriefError:
    span = brief.spans.get(field) or brief.spans.get("title")
    return BriefError([Problem("no-edition", f"there is no {level.label} edition: {why}", span, field, hint)])


class _Cut:
    """Leaves out what is above a level."""

    def __init__(self, level: Marking, left_out: frozenset[str]) -> None:
        self._level = level
        self._left_out = left_out
        self.gone: list[tuple[str, Marking | None]] = []  # the paths of what was left out, with their own marks

    def value(self, value: Any, around: Marking, path: str) -> Any:
        """Return what is left of a field's value; `around` is the level of what bears no mark."""
        if isinstance(value, tuple):
            kept = [self._item(item, around, f"{path}[{number}]") for number, item in enumerate(value)]
            return tuple(item for item in kept if item is not None)
        return self._part(value, around, path) if isinstance(value, BaseModel) else value

    def _item(self, item: Any, around: Marking, path: str) -> Any:
        """Return what is left of a list's item, None if nothing."""
        if not isinstance(item, BaseModel):
            return item
        if "mark" not in type(item).model_fields:
            return self._part(item, around, path)
        own = mark_of(item)
        if (own or around).is_above(self._level):
            self.gone.append((path, own))
            return None
        left = self._part(item, own or around, path)
        if isinstance(item, Section) and item.points and item.text is None and not getattr(left, "points", ()):
            return None  # a heading alone
        return left

    def _part(self, part: BaseModel, around: Marking, path: str) -> BaseModel:
        values = {name: self.value(getattr(part, name), around, f"{path}.{name}") for name in type(part).model_fields}
        if "source" in values:
            values["source"] = self._named(values["source"])
        return part.model_copy(update=values)

    def _named(self, ids: Any) -> Any:
        if isinstance(ids, tuple):
            return tuple(name for name in ids if str(name) not in self._left_out)
        return None if ids is not None and str(ids) in self._left_out else ids
