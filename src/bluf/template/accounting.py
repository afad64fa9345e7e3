"""Account for every word of a brief: tell of the fields that its template does not show, or shows in part.

A field is on the page if the words that have it as their source are all of its words, white space, case and signs
apart. What a template makes of a field with a filter counts as far as the field's words are in it and it is on the
page; an address in a link counts as printed. Fields of a kind that is never for the page are not asked for
(`brief.given_fields`). Where nothing of an item or a list is shown, one problem at it stands for all in it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import unquote_plus

from bluf.brief import Brief, Prose
from bluf.brief.given_fields import GivenField
from bluf.document import Figure, Paragraph, TextRun, blocks_within, paragraphs
from bluf.filling import Filled
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.template.declaration import Template
from bluf.template.finding import is_own
from bluf.template.localized_labels import long_date
from bluf.template.page_blocks import Blocks

_DRAWN = ("data", "marks", "band")  # the fields of a chart that it draws
_WORD = re.compile(r"[^\W_]+")


def unprinted_fields(
    brief: Brief,
    given: GivenField,
    template: Template,
    made: Blocks,
    filled: Filled,
    numbered: Sequence[FieldPath],
    instead: Mapping[FieldPath, str],
    elsewhere: Mapping[FieldPath, FieldPath],
) -> Iterator[Problem]:
    """Yield a warning for each field that is given and that the template does not print.

    `numbered` are the paths of the fields by their numbers in what was filled; `instead` is what a page prints for a
    field in other words than those typed. `elsewhere` are fields that may be left out where another with the same words
    is printed: a speaker who is named above.
    """
    printed = _Printed(made, filled, numbered, elsewhere)
    page = template.page or template.folder
    for field, is_part in _missing(given, printed, str(brief.lang), instead)[0]:
        path = field.path
        what = f"shows only a part of `{path}`" if is_part else f"does not show `{path}`"
        where = "a `page.html.j2` of your own" if is_own(page) else f"its `{page.name}`"
        hint = f"take another template, or print the field in {where} (docs/templates.md)"
        yield Problem("unprinted", f"the template `{template.name}` {what}", brief.place(path), path, hint)


class _Printed:
    """What is on the page of each field."""

    def __init__(
        self, made: Blocks, filled: Filled, numbered: Sequence[FieldPath], elsewhere: Mapping[FieldPath, FieldPath]
    ) -> None:
        texts: dict[FieldPath, list[str]] = defaultdict(list)
        for paragraph in paragraphs(made.all):
            for path, text in _sourced(paragraph):
                texts[path].append(text)
        self._texts = {path: "".join(found) for path, found in texts.items()}
        for path, other in elsewhere.items():
            if other in self._texts:
                self._texts.setdefault(path, self._texts[other])
        figures = (block for block in blocks_within(made.all) if isinstance(block, Figure))
        self._drawn = {figure.src / part for figure in figures if figure.src for part in _DRAWN}
        self._derived: Mapping[FieldPath, list[int]] = defaultdict(list)
        self._made: list[tuple[str, Counter[str]]] = []
        shown = _shown(made) if filled.derived else ""
        for numbers, text in filled.derived:
            form = next((form for form in (text, unquote_plus(text)) if _letters(form) in shown), None)
            if form is None:  # in a comment, or kept in a variable that is not printed
                continue
            for number in numbers:
                self._derived[numbered[number]].append(len(self._made))
            self._made.append((_letters(form), _counted(form)))

    def is_drawn(self, path: FieldPath) -> bool:
        """Whether a field is one that a chart on the page draws, as a line, a bar or a point."""
        while path and path not in self._drawn:
            path = path.parent
        return bool(path)

    def has(self, path: FieldPath) -> bool:
        """Whether anything of a field is on the page."""
        return path in self._texts or path in self._derived

    def has_all(self, path: FieldPath, words: str) -> bool:
        """Whether all the words of a field are on the page; signs alone need only some of it there."""
        own = self._texts.get(path, "")
        if own == words or " ".join(own.split()) == words:
            return True
        letters = _letters(words)
        made = [self._made[index] for index in self._derived.get(path, ())]
        if any(letters in text for text in (_letters(own), *(text for text, _ in made))):
            return True
        counts = sum((counted for _, counted in made), _counted(own))
        return _counted(words) <= counts


def _sourced(paragraph: Paragraph) -> Iterator[tuple[FieldPath, str]]:
    for inline in paragraph.inlines:
        if isinstance(inline, TextRun) and inline.src:
            yield inline.src, inline.text


def _shown(made: Blocks) -> str:
    """Return the letters that a page shows, and after them those of the addresses that its links lead to."""
    texts = [each for paragraph in paragraphs(made.all) for each in paragraph.inlines if isinstance(each, TextRun)]
    return "\n".join(map(_letters, ["".join(each.text for each in texts), *_addresses(texts)]))


def _addresses(texts: Iterable[TextRun]) -> set[str]:
    """Return the addresses that texts link to, with the characters that stand escaped in them."""
    return {unquote_plus(each.href) for each in texts if each.href}


def _missing(
    field: GivenField, printed: _Printed, lang: str, instead: Mapping[FieldPath, str]
) -> tuple[list[tuple[GivenField, bool]], bool]:
    """Return the fields that are not all printed, each with whether a part of it is; and whether anything of this is.

    Where nothing is printed of what a field holds, that field stands for all in it.
    """
    if printed.is_drawn(field.path):
        return [], True
    if field.value is not None:
        if instead.get(field.path) == "":
            return [], True
        if not printed.has(field.path):
            return [(field, False)], False
        either = (instead.get(field.path), _words(field.value, lang))
        return [] if any(words and printed.has_all(field.path, words) for words in either) else [(field, True)], True
    missing: list[tuple[GivenField, bool]] = []
    has_any = False
    for part in field.parts:
        found, has_some = _missing(part, printed, lang, instead)
        missing += found
        has_any = has_any or has_some
    if has_any or not field.path or not field.parts:
        return missing, has_any
    return [(field, False)], False


def _words(value: str | date, lang: str) -> str:
    """Return the words that a page shows of a value."""
    if isinstance(value, date):
        return long_date(value, lang)
    return str(value.line) if isinstance(value, Prose) else " ".join(value.split())


def _letters(text: str) -> str:
    return "".join(_folded(text))


def _counted(text: str) -> Counter[str]:
    return Counter(_folded(text))


def _folded(text: str) -> Iterable[str]:
    return _WORD.findall(text.casefold())
