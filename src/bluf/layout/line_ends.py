"""Turn a document into one that says where its lines end, and where they may not, before it is broken into lines.

Joiners, marks of direction and variation selectors that do nothing where they stand are left out (`fonts.invisible`). A
line or paragraph separator (U+2028, U+2029) that was typed is a line break, as `br` is. A space or hyphen at which no
line may end (`layout.binding`) becomes U+00A0 or U+2011, in both formats; what is copied out of the PDF is a plain one.
All other characters, and their places in the brief, stay as they are.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from bluf.document import Document, Inline, LineBreak, Paragraph, TextRun
from bluf.document.changing import with_paragraphs
from bluf.fonts.invisible import idle, without
from bluf.fonts.no_break import HELD, NO_BREAK_SPACE
from bluf.fonts.scripts import is_right_to_left
from bluf.layout.binding import held_before_last, held_places
from bluf.layout.words import LINE_END

_SEPARATOR = re.compile("[\u2028\u2029]")


def with_line_ends(document: Document) -> Document:
    """Return the document with typed line ends as line breaks, and the spaces that hold what is on both sides."""
    lang = document.properties.lang

    together = {name: style.together for name, style in document.sheet.characters.items() if style.together}

    def change(paragraph: Paragraph) -> Paragraph:
        paragraph = _kept_together(paragraph, together)
        whole = _text(paragraph)
        if not whole.isascii():
            paragraph = _parted(_acting(paragraph, whole, lang))
            whole = _text(paragraph)
        return _held(paragraph, whole, lang)

    header, body, footer = (
        with_paragraphs(blocks, change) for blocks in (document.header, document.body, document.footer)
    )
    if header is document.header and body is document.body and footer is document.footer:
        return document
    return replace(document, header=header, body=body, footer=footer)


def _acting(paragraph: Paragraph, whole: str, lang: str) -> Paragraph:
    """Return a paragraph, whose text is `whole`, without the invisible characters that do nothing in it."""
    gone = idle(whole, is_right_to_left(paragraph.lang or lang))
    if not gone:
        return paragraph

    def change(run: TextRun, start: int) -> TextRun:
        here = frozenset(at - start for at in gone if start <= at < start + len(run.text))
        if not here:
            return run
        text, inner = without(run.text, here)
        return replace(run, text=text, origin=run.origin and run.origin.through(inner))

    return _with_texts(paragraph, change)


def _text(paragraph: Paragraph) -> str:
    return "".join([inline.text if isinstance(inline, TextRun) else LINE_END for inline in paragraph.inlines])


def _parted(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph whose typed line ends are line breaks, without the spaces beside them."""
    if not any(isinstance(inline, TextRun) and _SEPARATOR.search(inline.text) for inline in paragraph.inlines):
        return paragraph
    inlines = [part for inline in paragraph.inlines for part in _parts(inline)]
    while inlines and isinstance(inlines[-1], LineBreak):  # what ends the paragraph ends no line in it
        inlines.pop()
    return replace(paragraph, inlines=tuple(inlines))


def _parts(inline: Inline) -> Iterator[Inline]:
    if not isinstance(inline, TextRun):
        yield inline
        return
    text = inline.text
    bounds = [0, *(at for match in _SEPARATOR.finditer(text) for at in match.span()), len(text)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        if number % 2:
            yield LineBreak()
            continue
        if number:
            start += len(text[start:end]) - len(text[start:end].lstrip(" "))
        if end < len(text):
            end = start + len(text[start:end].rstrip(" "))
        if end > start:
            yield replace(inline, text=text[start:end], origin=inline.origin and inline.origin.part(start, end))


def _kept_together(paragraph: Paragraph, most: Mapping[str, float]) -> Paragraph:
    """Return a paragraph with no-break spaces in the words of a character style that are at most so many characters."""

    def change(run: TextRun, _start: int) -> TextRun:
        short = bool(run.style) and len(run.text) <= most.get(run.style or "", 0.0)
        return replace(run, text=run.text.replace(" ", NO_BREAK_SPACE)) if short else run

    if not any(isinstance(each, TextRun) and each.style in most for each in paragraph.inlines):
        return paragraph
    return _with_texts(paragraph, change)


def _held(paragraph: Paragraph, whole: str, lang: str) -> Paragraph:
    """Return a paragraph, whose text is `whole`, with no-break spaces and hyphens where no line may end."""
    own = paragraph.lang or lang
    langs = {own, *(inline.lang for inline in paragraph.inlines if isinstance(inline, TextRun) and inline.lang)}
    held = {each: held_places(whole, each) for each in langs}
    if paragraph.tag == "h1" and (last := held_before_last(whole)) is not None:
        held = {each: places | {last} for each, places in held.items()}
    if not any(held.values()):
        return paragraph

    def change(run: TextRun, start: int) -> TextRun:
        here = held[run.lang or own]
        text = "".join([HELD.get(char, char) if start + at in here else char for at, char in enumerate(run.text)])
        return run if text == run.text else replace(run, text=text)

    made = _with_texts(paragraph, change)
    return paragraph if made.inlines == paragraph.inlines else made


def _with_texts(paragraph: Paragraph, change: Callable[[TextRun, int], TextRun]) -> Paragraph:
    """Return a paragraph with each text changed; `change` is given where in the paragraph's text it begins."""
    inlines: list[Inline] = []
    start = 0
    for inline in paragraph.inlines:
        if isinstance(inline, TextRun):
            inlines.append(change(inline, start))
            start += len(inline.text)
        else:
            inlines.append(inline)
            start += len(LINE_END)
    return replace(paragraph, inlines=tuple(inlines))
