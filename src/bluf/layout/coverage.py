"""Find characters that the page's faces can't set: in the text of a document, and in the labels of its lists."""

import unicodedata
from collections.abc import Iterator

from bluf.document import Document, LineBreak, ListBlock, Paragraph, Text, blocks_within, paragraphs
from bluf.layout.fonts import advances, is_right_to_left, place_of_printed, printed
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.field_path import FieldPath


def check_characters(document: Document) -> None:
    """Raise BriefError naming every character that cannot be set, with its Unicode name and its place."""
    problems = [*first(_of_text(document)), *first(_of_labels(document))]
    if problems:
        raise BriefError(problems)


def _of_text(document: Document) -> Iterator[Problem]:
    covered = advances("regular")
    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        for inline in paragraph.inlines:
            if isinstance(inline, LineBreak) or inline.text.isascii():
                continue
            shown = printed(inline.text)
            absent = covered.missing(shown)
            for char in absent:
                first, last = place_of_printed(inline.text, shown.index(char), 1)
                place = document.place(inline, first, last)
                yield _missing(char, place, inline.src, "write it another way, or remove it")
            backwards = _backwards(inline, absent)
            if backwards:
                first = inline.text.index(backwards)
                yield Problem(
                    "unsupported-script",
                    f"{backwards!r} ({unicodedata.name(backwards, 'unnamed')}) is written from right to left",
                    span=document.place(inline, first, first + 1),
                    field=inline.src,
                    hint="give a transliteration or a translation",
                )


def _backwards(inline: Text, absent: list[str]) -> str | None:
    return next((char for char in inline.text if is_right_to_left(char) and char not in absent), None)


def _of_labels(document: Document) -> Iterator[Problem]:
    """Yield the characters of bullets and numbers that the page prints; each style's once."""
    covered = advances("regular")
    for name in dict.fromkeys(_labelled(document)):
        style = document.sheet.paragraphs[name]
        place = document.sheet.place_of(FieldPath.of("paragraphs", name, "label"))
        for char in covered.missing(style.label):
            yield _missing(
                char, document.sheet.place_of(FieldPath.of("paragraphs", name, "label")), None, "take another label"
            )
        for char in style.label:
            if is_right_to_left(char):
                message = f"the label of `{name}` has {char!r}, which is written from right to left"
                yield Problem("unsupported-script", message, place, hint="take another label")


def _labelled(document: Document) -> Iterator[str]:
    """Yield the styles of the paragraphs that begin an item of a list."""
    for block in blocks_within((*document.header, *document.body, *document.footer)):
        if isinstance(block, ListBlock):
            for item in block.items:
                if isinstance(item.blocks[0], Paragraph):
                    yield item.blocks[0].style


def _missing(char: str, span: Span | None, field: FieldPath | None, hint: str) -> Problem:
    name = unicodedata.name(char, "an unnamed character")
    return Problem("missing-glyph", f"no glyph for {char!r} (U+{ord(char):04X}, {name})", span, field, hint)
