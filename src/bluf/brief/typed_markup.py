"""Warn of markup in a brief's prose that bluf does not read, and say which field takes what was meant.

Headings, lists, tables, quotations and code in Markdown's signs; bullets that came with pasted text; blank lines where
a field is one paragraph; a quote's own quotation marks. One problem a field and kind, at the line. Signs that prose may
have itself are let be: a dash or a number at the start of one line alone, `#1`, `> 50 %`, a bar at a line's end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property

from bluf.brief.field_text import Paragraphs, PlainProse, Prose
from bluf.brief.given_fields import GivenField, given_fields
from bluf.brief.model import Brief
from bluf.brief.own_quotation_marks import own_marks
from bluf.brief.typed_lines import TypedLine, typed_lines
from bluf.ground.located import Located
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.yaml_files.reader import YamlFile

_BULLETS = "•◦‣⁃▪▫●○■□∙·►▶➢➤✓✔❖◆"
_BULLET = re.compile(rf"(?P<sign>[{_BULLETS}])[ \t\xa0]*(?=\S)|(?P<dash>[-*+–—])[ \t\xa0]+(?=[^\W\d]|[\"“„«*\[])")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})[.)][ \t\xa0]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?!of\b)(?=\S)")
_QUOTED = re.compile(r">[ \t]*(?=[^\W\d]|[\"“„«*])")
_FENCES = ("```", "~~~")
# How a line begins by which any of these is seen, or the line of a table or under a heading.
_SIGN = re.compile(rf"[{_BULLETS}#>|:=`~]|-(?!\w)|[*+–—][ \t\xa0]|\(?\d{{1,2}}[.)][ \t\xa0]")
# What a text has in it that has such a line; most texts have none of these, and their lines need not be looked at.
# It begins with a set, so that the search for it is quick.
_ANY_SIGN = re.compile(
    rf"[\n{_BULLETS}#>|:=`~*+–—.)-](?:(?<=[^*+–—.)-])|(?<=-)(?!\w)|(?<=[*+–—])[ \t\xa0]|(?<=\d[.)])[ \t\xa0])"
)
_END = (":", ".", "!", "?", ";", "…")  # a line that ends in one may have a list under it
_DASHES = "-–—"  # signs that may begin a line of prose by chance
_SHOWN = 40


def typed_markup(brief: Brief, source: YamlFile) -> Iterator[Problem]:
    """Yield a warning for each kind of such markup in each field, unless YAML's joining of its lines is told of."""
    told = (*source.problems, *source.warnings)
    joined = {problem.span.line for problem in told if problem.code == "lines-joined" and problem.span}
    leaves = given_fields(brief).leaves()
    without_markup: list[_TypedText] = []
    for leaf in leaves:
        if not isinstance(leaf.value, Prose) or isinstance(leaf.value, PlainProse):
            continue
        typed = _TypedText(source, leaf)
        found = list(typed.problems(joined))
        yield from found
        if not any(problem.code == "markup-not-read" for problem in found):
            without_markup.append(typed)
    if any(typed.begins_with_sign for typed in without_markup):
        firsts = [(typed.path, typed.lines[0]) for typed in without_markup if typed.lines]
        for listed in _beginning_items(firsts, leaves):
            yield from _bullets(listed)


class _TypedText:
    """A field's words as they were typed; its lines are looked at only where there may be something in them."""

    def __init__(self, source: YamlFile, leaf: GivenField) -> None:
        raw = leaf.path.value_in(source.data)
        self.path = leaf.path
        self._leaf = leaf
        self._source = source
        self._text = str(raw) if isinstance(raw, Located) else str(leaf.value)
        self._may_have_signs = bool(_ANY_SIGN.search(self._text))

    @cached_property
    def lines(self) -> tuple[TypedLine, ...]:
        """The lines of the field, as its file has them."""
        return typed_lines(self._source, self._source.written.lines, self.path, self._text)

    @property
    def begins_with_sign(self) -> bool:
        """Whether the first line begins as an item of a list may."""
        return self._may_have_signs and bool(self.lines) and bool(_SIGN.match(self.lines[0].text))

    def problems(self, joined: Set[int]) -> Iterator[Problem]:
        """Yield what is wrong with the field, unless it is told already of one of its lines that was `joined`."""
        if self._may_have_signs and (not joined or joined.isdisjoint(line.place.line for line in self.lines)):
            yield from _in_lines(self.lines, self._leaf)
        if self.path.top == "quotes" and self.path.name == "text" and (marks := own_marks(self._text)):
            yield from _quotation_marks(marks, self.lines, self.path)


def _beginning_items(
    firsts: Sequence[tuple[FieldPath, TypedLine]], leaves: Sequence[GivenField]
) -> Iterable[list[tuple[FieldPath, TypedLine]]]:
    """Return those first lines with which items of a list begin, list by list. Quotes are set without bullets."""
    items: dict[FieldPath, list[tuple[FieldPath, TypedLine]]] = defaultdict(list)
    begin = {leaf.path.item: leaf.path for leaf in reversed(leaves) if leaf.path.name != "mark"}
    for path, line in firsts:
        item = path.item
        if item and begin.get(item) == path and item.top != "quotes":
            items[item.parent].append((path, line))
    return items.values()


def _in_lines(typed: Sequence[TypedLine], leaf: GivenField) -> Iterator[Problem]:
    """Yield what is wrong with a field's lines as such."""
    if len(typed) == 1 and not typed[0].text.startswith(("#", ">", *_FENCES)):
        return
    if not any(not line.text or _SIGN.match(line.text) for line in typed):
        return
    for what, at, hint in (
        ("a heading", _heading(typed), "give it as the `heading` of a part of `sections`"),
        ("a list", _list(typed), _list_hint(leaf.path)),
        ("a table", _table(typed), "bluf sets no tables from text: write each row as a point of its own"),
        ("a quotation", _quotation(typed), "`quotes` takes who said what; type the words without `>`"),
        ("code", _code(typed), "remove the signs before and after it: bluf sets all text as prose"),
    ):
        if at is not None:
            line = typed[at]
            message = f"`{shown(line.text, _SHOWN)}` is typed as {what}, and is printed as it stands"
            yield Problem("markup-not-read", message, line.place, leaf.path, hint)
    blank = next((at for at, line in enumerate(typed) if not line.text), None)
    if blank is not None and not isinstance(leaf.value, Paragraphs):
        line = next(line for line in typed[blank:] if line.text)
        message = f"`{leaf.path}` is one paragraph: the blank line before this is not printed"
        hint = "`text` of a part of `sections` takes paragraphs; make this a point of its own, or remove the blank line"
        yield Problem("paragraphs-joined", message, line.place, leaf.path, hint)


def _begins(typed: Sequence[TypedLine], at: int) -> bool:
    """Whether a line is the first of a paragraph, or under a heading."""
    return at == 0 or not typed[at - 1].text or bool(_HEADING.match(typed[at - 1].text))


def _heading(typed: Sequence[TypedLine]) -> int | None:
    for at, line in enumerate(typed):
        match = _HEADING.match(line.text)
        if match and (_begins(typed, at) or not line.text[match.end()].isdigit()):
            return at
        if at and len(line.text) > 2 and not _begins(typed, at) and set(line.text) in ({"="}, {"-"}):
            return at - 1
    return None


def _list(typed: Sequence[TypedLine]) -> int | None:
    """Return the index of the first line of a list: of several items, or of one under a line that announces it."""
    before: dict[str, tuple[int, int, int]] = {}  # by sign: the first line with it, the last one, and its number
    for at, line in enumerate(typed):
        bullet, number = _BULLET.match(line.text), _NUMBER.match(line.text)
        if not bullet and not number:
            continue
        sign = "1" if number else line.text[0]
        count = int(number["number"]) if number else 0
        if not _begins(typed, at) and typed[at - 1].text.endswith(":") and count in (0, 1):
            return at
        first, last, counted = before.get(sign, (-1, -1, -1))
        beside = last == at - 1 or _begins(typed, at) or typed[at - 1].text.endswith(_END)
        if first >= 0 and (count == counted + 1 if number else beside or sign not in _DASHES):
            return first
        before[sign] = (at, at, count)
    return None


def _list_hint(path: FieldPath) -> str:
    if path.top == "sections":
        return "write its lines as items of `points`, under the section"
    if path.top in ("key_points", "next_steps"):
        return f"write each of its lines as an item of `{path.top}` of its own"
    return "write its lines as items of `key_points`, or of `points` in a part of `sections`"


def _table(typed: Sequence[TypedLine]) -> int | None:
    for at, line in enumerate(typed):
        if at and "|" in line.text and "--" in line.text and not set(line.text) - set("|:- \t"):
            return at - 1 if typed[at - 1].text else at
        if at and _is_row(line.text) and _is_row(typed[at - 1].text):
            return at - 1
    return None


def _is_row(text: str) -> bool:
    return len(text) > 2 and text[0] == text[-1] == "|"


def _quotation(typed: Sequence[TypedLine]) -> int | None:
    for at, line in enumerate(typed):
        if _QUOTED.match(line.text) and (_begins(typed, at) or typed[at - 1].text.endswith(_END) or len(typed) == 1):
            return at
    return None


def _code(typed: Sequence[TypedLine]) -> int | None:
    return next((at for at, line in enumerate(typed) if line.text.startswith(_FENCES)), None)


def _bullets(listed: Sequence[tuple[FieldPath, TypedLine]]) -> Iterator[Problem]:
    """Yield a problem for each item that begins with a bullet, or with a number that the items beside it go on with."""
    bullets = [_BULLET.match(line.text) for _, line in listed]
    numbers = [_NUMBER.match(line.text) for _, line in listed]
    counts = {int(number["number"]) for number in numbers if number}
    all_have = len(listed) > 1 and all(pair != (None, None) for pair in zip(bullets, numbers, strict=True))
    for (path, line), bullet, number in zip(listed, bullets, numbers, strict=True):
        in_turn = number and (all_have or counts & {int(number["number"]) - 1, int(number["number"]) + 1})
        found = bullet or (number if in_turn else None)
        if found is None or (line.text[0] == "—" and not all_have):
            continue
        sign = found[0].strip()
        message = f"this begins with `{sign}`, which is printed after the bullet that bluf sets"
        span = replace(line.place, end_column=line.place.column + len(sign))
        yield Problem("pasted-bullet", message, span, path, f"remove `{sign}`: bluf sets bullets itself")


def _quotation_marks(marks: tuple[str, str], typed: Sequence[TypedLine], path: FieldPath) -> Iterator[Problem]:
    if typed:
        message = f"the quote stands in marks of its own, `{marks[0]}` and `{marks[1]}`: they are left out"
        hint = "type the quote without them: bluf sets the marks of its language"
        span = replace(typed[0].place, end_column=typed[0].place.column + 1)
        yield Problem("quotation-marks-typed", message, span, path, hint)
