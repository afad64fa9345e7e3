"""Turn what stands inside a paragraph's element into runs of text, with white space collapsed as in HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from bluf.brief.field_values import is_allowed
from bluf.document import Inline, LineBreak, Text
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.checks import Checks
from bluf.template.element_tree import Element, Node

INLINE = ("a", "br", "cite", "em", "span", "strong", "sup")
# Elements that have a character style unless `class` names another.
_STYLES = {"sup": "Footnote Reference", "a": "Hyperlink"}
_ATTRIBUTES = {"a": ("class", "lang", "href"), "span": ("class", "lang", "data-src")}
_SPACE = re.compile(r"[ \t\r\n\f]+")  # not the no-break space, which stays


@dataclass(frozen=True, slots=True)
class ParagraphEnd:
    """Where a paragraph ends in a field that holds several: what follows is one of its own."""


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    style: str | None = None
    href: str | None = None
    src: FieldPath | None = None
    lang: str | None = None


def is_inline(node: Node) -> bool:
    """Whether a node belongs inside a paragraph."""
    return isinstance(node, str) or node.tag in INLINE


def inlines(nodes: Iterable[Node], checks: Checks, parent: str) -> tuple[tuple[Inline, ...], ...]:
    """Return the runs of each paragraph that the nodes inside `parent` make; a block among them is a problem.

    They make one, or none where they hold no words, unless a field in them holds several.
    """
    runs = _runs(nodes, checks, _Look(), parent)
    parted = [list(part) for is_end, part in groupby(runs, lambda run: isinstance(run, ParagraphEnd)) if not is_end]
    collapsed = (_collapsed(run for run in part if not isinstance(run, ParagraphEnd)) for part in parted)
    return tuple(tuple(paragraph) for paragraph in collapsed if paragraph)


def _runs(nodes: Iterable[Node], checks: Checks, look: _Look, parent: str) -> Iterator[Inline | ParagraphEnd]:
    for node in nodes:
        if isinstance(node, str):
            yield Text(node, look.bold, look.italic, look.style, look.href, look.src, look.lang)
        elif node.tag == "br" and look.src and "class" in node.attributes:
            yield ParagraphEnd()
        elif node.tag == "br":
            checks.attributes(node)
            yield LineBreak()
        elif node.tag in INLINE:
            yield from _runs(node.children, checks, _look(node, checks, look), node.tag)
        elif checks.known(node):
            checks.fault(node, f"`<{node.tag}>` can't stand inside `<{parent}>`, which holds words only")


def _look(element: Element, checks: Checks, look: _Look) -> _Look:
    checks.attributes(element, *_ATTRIBUTES.get(element.tag, ("class", "lang")))
    style = checks.style(element, "character", _STYLES.get(element.tag) if _is_linked(element) else None)
    href = element.attributes.get("href", look.href)
    if href is not look.href and not is_allowed(href or ""):
        checks.fault(element, f"a link to {shown(href or '')!r}", "a link must begin with https://, http:// or mailto:")
    return _Look(
        bold=look.bold or element.tag == "strong",
        italic=look.italic or element.tag in ("em", "cite"),
        style=style or look.style,
        href=href,
        src=FieldPath(element.attributes.get("data-src", look.src or "")) or None,
        lang=element.attributes.get("lang", look.lang),
    )


def _is_linked(element: Element) -> bool:
    return element.tag != "a" or "href" in element.attributes


def _collapsed(runs: Iterable[Inline]) -> list[Inline]:
    kept: list[Inline] = []
    after_space = True
    for run in runs:
        if isinstance(run, LineBreak):
            _trim(kept)
            kept.append(run)
            after_space = True
            continue
        text = _SPACE.sub(" ", run.text)
        if after_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        after_space = text.endswith(" ")
        last = kept[-1] if kept else None
        if isinstance(last, Text) and _look_alike(last, run):
            kept[-1] = replace(last, text=last.text + text)
        else:
            kept.append(run if text == run.text else replace(run, text=text))
    _trim(kept)
    while kept and isinstance(kept[-1], LineBreak):
        kept.pop()
        _trim(kept)
    return kept


def _look_alike(one: Text, other: Text) -> bool:
    return (
        one.src == other.src
        and one.bold is other.bold
        and one.italic is other.italic
        and one.style == other.style
        and one.href == other.href
        and one.lang == other.lang
    )


def _trim(runs: list[Inline]) -> None:
    """Take the space from the end of a line; a run that was a space alone goes."""
    last = runs[-1] if runs else None
    if isinstance(last, Text) and last.text.endswith(" "):
        if last.text == " ":
            runs.pop()
        else:
            runs[-1] = replace(last, text=last.text[:-1])
