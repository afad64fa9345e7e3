"""Turn what stands inside a paragraph's element into runs of text, with white space collapsed as in HTML."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeGuard

from bluf.brief.addresses import is_allowed
from bluf.brief.rich_text import RichText
from bluf.document import Inline, LineBreak, StyleSheet, TextRun
from bluf.ground.located import Located, collapsed
from bluf.ground.text_map import TextMap
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.checks import Checks
from bluf.template.element_tree import Element, Node

INLINE = ("a", "br", "cite", "em", "span", "strong", "sup")
# Elements that have a character style unless `class` names another.
_STYLES = {"sup": "Footnote Reference", "a": "Hyperlink"}
_ATTRIBUTES = {"a": ("class", "lang", "href"), "span": ("class", "lang", "data-src")}


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    style: str | None = None
    href: str | None = None
    src: FieldPath | None = None
    lang: str | None = None
    made_of: Located | None = None  # the words of a field that something is made of, such as a source's number

    def text(self, words: str) -> TextRun:
        """Return words that are set so."""
        made = self.made_of.instead(words).origin if self.made_of is not None else None
        return TextRun(words, self.bold, self.italic, self.style, self.href, self.src, self.lang, made)


_PLAIN = _Look()


def is_inline(node: Node) -> bool:
    """Whether a node belongs inside a paragraph."""
    return isinstance(node, str) or node.tag in INLINE


def inlines(nodes: Iterable[Node], checks: Checks, parent: str) -> tuple[tuple[Inline, ...], ...]:
    """Return the runs of each paragraph that the nodes inside `parent` make; a block among them is a problem.

    They make one, or none where they hold no words, unless a field in them holds several.
    """
    parted: list[list[Inline]] = [[]]
    _add_runs(nodes, checks, _PLAIN, parent, parted)
    collapsed = [_collapsed(paragraph) for paragraph in parted]
    return tuple([tuple(paragraph) for paragraph in collapsed if paragraph])


def with_links_of(style: str, runs: tuple[Inline, ...], sheet: StyleSheet) -> tuple[Inline, ...]:
    """Set the links of a paragraph in its style's own form, such as `Caption Hyperlink`, where the sheet has one."""
    own = f"{style} {_STYLES['a']}"
    if own not in sheet.characters:
        return runs
    return tuple([replace(run, style=own) if _is_plain_link(run) else run for run in runs])


def _is_plain_link(run: Inline) -> TypeGuard[TextRun]:
    return isinstance(run, TextRun) and run.style == _STYLES["a"]


def _add_runs(nodes: Iterable[Node], checks: Checks, look: _Look, parent: str, parted: list[list[Inline]]) -> None:
    """Add the runs of nodes to the last of the paragraphs, and further paragraphs where a field has several."""
    for node in nodes:
        if isinstance(node, str):
            parted[-1].append(look.text(node))
        elif node.tag == "br":
            checks.attributes(node)
            parted[-1].append(LineBreak())
        elif node.tag in INLINE:
            inner = _look(node, checks, look)
            if node.words and not node.children:
                _add_field(node.words, checks, inner, node, parted)
            else:
                _add_runs(node.children, checks, inner, node.tag, parted)
        elif checks.known(node):
            checks.fault(node, f"`<{node.tag}>` can't stand inside `<{parent}>`, which holds words only")


def _add_field(rich: RichText, checks: Checks, look: _Look, element: Element, parted: list[list[Inline]]) -> None:
    """Add the runs of a field's words, set as what stands around them besides."""
    words, before = rich.words, 0
    for run in rich.runs:
        if run.start > before:
            parted.append([])
        before = run.end
        href = run.href or look.href
        style = look.style
        if run.href and not look.href:
            style = checks.style(replace(element, tag="a", attributes={}), "character", _STYLES["a"]) or look.style
        origin = words.origin and words.origin.part(run.start, run.end)
        bold, italic = look.bold or run.bold, look.italic or run.italic
        text = words[run.start : run.end]
        parted[-1].append(TextRun(text, bold, italic, style, href, look.src, look.lang, origin))


def _look(element: Element, checks: Checks, look: _Look) -> _Look:
    checks.attributes(element, *_ATTRIBUTES.get(element.tag, ("class", "lang")))
    style = checks.style(element, "character", _STYLES.get(element.tag) if _is_linked(element) else None)
    href = element.attributes.get("href", look.href)
    if href is not look.href and not is_allowed(href or ""):
        checks.fault(element, f"a link to {shown(href or '')!r}", "a link must begin with https://, http:// or mailto:")
    src, made_of = look.src, look.made_of
    if element.words:
        src, made_of = element.words.words.path or None, element.words.words
    elif "data-src" in element.attributes:
        src, made_of = FieldPath(element.attributes["data-src"]) or None, None
    return _Look(
        bold=look.bold or element.tag == "strong",
        italic=look.italic or element.tag in ("em", "cite"),
        style=style or look.style,
        href=href,
        src=src,
        lang=element.attributes.get("lang", look.lang),
        made_of=made_of,
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
        text, inner = collapsed(run.text)
        origin = run.origin.through(inner) if run.origin and inner else run.origin
        if after_space and text.startswith(" "):
            text, origin = text[1:], origin and origin.part(1, len(text))
        if not text:
            continue
        after_space = text.endswith(" ")
        last = kept[-1] if kept else None
        if isinstance(last, TextRun) and _look_alike(last, run):
            both = TextMap.joined((last.origin, origin)) if last.origin and origin else None
            kept[-1] = replace(last, text=last.text + text, origin=both)
        else:
            kept.append(run if text == run.text else replace(run, text=text, origin=origin))
    _trim(kept)
    while kept and isinstance(kept[-1], LineBreak):
        kept.pop()
        _trim(kept)
    return kept


def _look_alike(one: TextRun, other: TextRun) -> bool:
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
    if isinstance(last, TextRun) and last.text.endswith(" "):
        if last.text == " ":
            runs.pop()
        else:
            origin = last.origin and last.origin.part(0, len(last.text) - 1)
            runs[-1] = replace(last, text=last.text[:-1], origin=origin)
