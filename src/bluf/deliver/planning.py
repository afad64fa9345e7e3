"""Say who gets which copy of a brief: the edition for their level, on their paper and in their style, or why none.

Nothing is left to chance about who may read what: a level and a banner that do not compare, and a brief without a
banner for somebody with a level, are refused.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bluf.brief import Brief
from bluf.brief.editions import edition
from bluf.brief.portion_marks import banner_of
from bluf.deliver.distribution_list import RECIPIENTS, DistributionList, ListFile, Recipient
from bluf.markings import Marking
from bluf.problems import BriefError, Problem, first, in_order
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import did_you_mean, shown


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page of a brief depends on besides whose copy it is; None: as the brief has it."""

    level: Marking | None = None  # of the edition; None: the whole brief
    page: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedCopy:
    """A copy that is to be made. `number` counts from 1 in the order of the list; `level` is the banner on it.

    `field` is that of the recipient in the list, of whom some may get none.
    """

    number: int
    field: FieldPath
    recipient: Recipient
    setting: Setting
    level: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Who gets which copy of a brief."""

    brief: Brief
    file: ListFile
    copies: tuple[PlannedCopy, ...]

    @property
    def listed(self) -> DistributionList:
        """The list."""
        return self.file.listed

    @property
    def count(self) -> int:
        """How many copies there are."""
        return len(self.copies)

    def brief_of(self, setting: Setting) -> Brief:
        """Return the brief as it is set for some copies. Raises BriefError where there is no such edition."""
        brief = edition(self.brief, setting.level) if setting.level else self.brief
        own = {name: value for name in ("page", "style") if (value := getattr(setting, name))}
        return brief.model_copy(update=own) if own else brief


def plan(brief: Brief, file: ListFile, groups: Collection[str] = (), styles: Collection[str] = ()) -> Plan:
    """Plan the copies of a brief for a list, or for those on it who are in one of some groups.

    `styles` are the names of the styles that there are. Raises BriefError (`no-copy`, `unknown-group`,
    `style-not-found`) with all that is wrong.
    """
    listed, problems = file.listed, [*_unknown_groups(file, groups), *first(unknown_styles(file, styles))]
    copies: list[PlannedCopy] = []
    asked = [
        (at, each)
        for at, each in enumerate(listed.recipients)
        if not groups or not set(groups).isdisjoint(map(str, each.groups))
    ]
    for at, recipient in asked:
        found = _level(brief, file, at, recipient)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        setting = Setting(found[0], _str(recipient.page or listed.page), _str(recipient.style or listed.style))
        copies.append(PlannedCopy(len(copies) + 1, RECIPIENTS / at, recipient, setting, found[1]))
    if problems:
        raise BriefError(in_order(problems))
    return Plan(brief, file, tuple(copies))


def _level(brief: Brief, file: ListFile, at: int, recipient: Recipient) -> tuple[Marking | None, str] | Problem:
    """Return the level of the edition that a recipient gets, None for the whole brief, and its banner."""
    banner, level = banner_of(brief), recipient.marking
    field, name = RECIPIENTS / at / "level", shown(recipient.name)
    if banner is None or banner.level is None:
        if level is None:
            return None, banner.label if banner else ""
        what = f"`{banner.label}` has no order of levels" if banner else "the brief has no `marking`"
        hint = "give the brief a marking that has levels, or take theirs out of the list"
        return file.problem("no-copy", f"there is no copy for {name}, with {level.label}: {what}", field, hint)
    if level is None:
        message = f"there is no copy for {name}, who has no level: the brief is {banner.label}"
        return file.problem("no-copy", message, field, f"say what they may read: `level: {banner.label}`")
    if banner.may_go_to(level):
        return None, banner.label
    try:
        edition(brief, level)
    except BriefError as error:
        why = _why_none(banner, level, error.problems[0])
        return file.problem("no-copy", f"there is no copy for {name}, with {level.label}: {why[0]}", field, why[1])
    return level, level.label


def _why_none(banner: Marking, level: Marking, problem: Problem) -> tuple[str, str | None]:
    """Return why there is no edition for a level, and what to do."""
    if banner.compares_with(level) and (level.level or 0) > (banner.level or 0):
        what = f"no list can say who may read what is {banner.label}"
        return what, "take out of the banner what stands after its level, or hand the brief over another way"
    return problem.message, problem.hint


def _unknown_groups(file: ListFile, groups: Collection[str]) -> Iterator[Problem]:
    known = file.listed.groups()
    for group in groups:
        if group not in known:
            hint = did_you_mean(group, known).hint if known else "no recipient is in a group"
            yield file.problem("unknown-group", f"the list has no group `{shown(group)}`", RECIPIENTS, hint)


def unknown_styles(file: ListFile, styles: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each style that a list names and that is none of those that there are."""
    named = [(FieldPath("style"), file.listed.style)]
    named += [(RECIPIENTS / at / "style", each.style) for at, each in enumerate(file.listed.recipients)]
    for field, style in named:
        if style is not None and str(style) not in styles:
            message = f"there is no style `{shown(style)}`"
            yield file.problem("style-not-found", message, field, did_you_mean(str(style), styles).hint)


def _str(value: str | None) -> str | None:
    return str(value) if value is not None else None
