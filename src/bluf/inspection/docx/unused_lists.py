"""Find the words in lists of a DOCX that no paragraph shows (ISO 29500-1, 17.9): in levels and lists without use."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.namespaces import W, val
from bluf.inspection.finding_wording import Shown, word_set, words_of
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.style_names import says_no_more
from bluf.inspection.traces import machine_paths

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBER = re.compile(r"%[1-9]")
# Words that programs put before the numbers of a list.
_USUAL = word_set(
    """
    chapter section article part appendix annex step item note example figure table exhibit schedule clause paragraph
    heading level question answer a b c i ii iii kapitel abschnitt artikel teil anhang anlage schritt punkt frage
    chapitre section article partie annexe étape capítulo sección artículo parte anexo paso capitolo sezione articolo
    hoofdstuk artikel bijlage stap раздел глава статья часть приложение шаг o q l n v t
    """
)
_SYMBOLS = ("wingdings", "webdings", "symbol", "courier new")


def numbering_traits(
    numbering: "_Element", stories: "list[_Element]", styles: "_Element | None", shown: Shown, part: str
) -> Iterator[Trait]:
    """Yield the words in levels that no paragraph uses, and the ids of lists."""
    used = _used(numbering, stories, styles)
    for abstract in numbering.iter(W + "abstractNum"):
        name = abstract.get(W + "abstractNumId", "")
        for child in ("name", "styleLink", "numStyleLink"):
            if (said := val(abstract, child)) and child == "name" and not says_no_more(said, shown):
                yield found("list-name", said, part)
                yield from machine_paths(said, part)
        for level in abstract.iterchildren(W + "lvl"):
            yield from _level(level, (name, level.get(W + "ilvl", "")) in used, shown, part)
    for change in numbering.iter(W + "lvlOverride"):
        for level in change.iterchildren(W + "lvl"):
            holder = change.getparent()
            key = (_abstract_of(holder) if holder is not None else "", level.get(W + "ilvl", ""))
            yield from _level(level, key in used, shown, part)
    ids = {val(list_, child) for list_ in numbering.iter(W + "abstractNum") for child in ("nsid", "tmpl")} - {None}
    if ids:
        yield found("ids-of-lists", f"{len(ids)} ids of lists", part)


def _level(level: "_Element", used: bool, shown: Shown, part: str) -> Iterator[Trait]:
    said = _NUMBER.sub(" ", val(level, "lvlText") or "")
    words = words_of(said)
    if used or not words or all(word in _USUAL or len(word) < 2 for word in words):
        return
    if shown.lacks(said, _USUAL):
        yield found("list-level", said.strip(), part)
    yield from machine_paths(said, part)


def _abstract_of(number: "_Element") -> str:
    return val(number, "abstractNumId") or ""


def _used(numbering: "_Element", stories: "list[_Element]", styles: "_Element | None") -> set[tuple[str, str]]:
    """Return the lists and levels that a paragraph has, by itself or by its style."""
    abstract = {number.get(W + "numId", ""): _abstract_of(number) for number in numbering.iter(W + "num")}
    used: set[tuple[str, str]] = set()
    for root in (*stories, *([styles] if styles is not None else [])):
        for properties in root.iter(W + "numPr"):
            number, level = val(properties, "numId"), val(properties, "ilvl") or "0"
            if number in abstract:
                used.add((abstract[number], level))
    worn = {style.get(W + "val") for root in stories for style in root.iter(W + "pStyle")} - {None}
    for styled in numbering.iter(W + "lvl"):
        holder = styled.getparent()
        if val(styled, "pStyle") in worn and holder is not None:
            used.add((holder.get(W + "abstractNumId", ""), styled.get(W + "ilvl", "")))
    return used
