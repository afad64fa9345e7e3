"""Find characters that the page's faces can't set: in the text of a document, and in the labels of its lists."""

import unicodedata
from collections.abc import Iterable, Iterator

from bluf.document import Document, LineBreak, ListBlock, Paragraph, blocks_within, paragraphs
from bluf.fonts.itemizing import is_simple, missing
from bluf.fonts.line_breaks import missing_extra
from bluf.fonts.printed_text import map_of_printed, printed
from bluf.fonts.script_families import extra_for
from bluf.fonts.scripts import script_of as iso_script
from bluf.layout.lines import look
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import character_named, script_of

_SHOWN = 12  # characters without a glyph that a message repeats


def check_characters(document: Document) -> None:
    """Raise BriefError naming the characters that cannot be set and their place: a problem a field and script."""
    problems = [*first(_of_text(document)), *first(_of_labels(document))]
    if problems:
        raise BriefError(problems)


def _of_text(document: Document) -> Iterator[Problem]:
    sheet, usual = document.sheet, document.properties.lang
    absent: dict[FieldPath | Span | None, dict[str, Span | None]] = {}
    langs: dict[FieldPath | Span | None, str] = {}
    unparted: dict[str, Problem] = {}
    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        style = sheet.paragraphs[paragraph.style]
        for inline in paragraph.inlines:
            if isinstance(inline, LineBreak):
                continue
            chain = look(inline, style, sheet).chain
            shown = printed(inline.text)
            if is_simple(shown, chain.first):
                continue
            lang = inline.lang or paragraph.lang or usual
            if (extra := missing_extra(shown, lang)) and extra not in unparted:
                unparted[extra] = _unparted(extra, inline.src, document.spans.get(inline.src) if inline.src else None)
            lacking = missing(shown, chain, lang)
            if not lacking:
                continue
            firsts = {char: at for at, char in reversed(tuple(enumerate(shown)))}
            origins = map_of_printed(inline.text)
            for char in lacking:
                at = firsts[char]
                place = document.place(inline, *((origins and origins.span(at, at + 1)) or (at, at + 1)))
                absent.setdefault(inline.src or place, {}).setdefault(char, place)
                langs.setdefault(inline.src or place, lang)
    for where, chars in absent.items():
        field = None if isinstance(where, Span) else where
        for run in _by_script(chars):
            yield _missing(run, chars[run[0]], field, "write it another way, or remove it", langs[where])
    if not absent:  # what brings the letters brings the breaks too
        yield from unparted.values()


def _unparted(extra: str, field: FieldPath | None, span: Span | None) -> Problem:
    message = "nothing here knows where a line of text without spaces may end"
    hint = f"install it: `pip install 'bluf[{extra}]'`"
    return Problem("missing-line-breaks", message, span, field, hint)


def _by_script(chars: Iterable[str]) -> Iterator[str]:
    """Yield the characters, each once, together with others of their script; punctuation goes with the only script."""
    runs: dict[str | None, str] = {}
    for char in dict.fromkeys(chars):
        script = script_of(char)
        runs[script] = runs.get(script, "") + char
    scripts = [script for script in runs if script is not None]
    signs = runs.get(None, "")
    if len(scripts) == 1 and all(unicodedata.category(char)[0] == "P" for char in signs):
        runs[scripts[0]] += runs.pop(None, "")
    yield from runs.values()


def _of_labels(document: Document) -> Iterator[Problem]:
    """Yield the characters of bullets and numbers that the page prints; each style's once."""
    sheet, lang = document.sheet, document.properties.lang
    for name in dict.fromkeys(_labelled(document)):
        style = sheet.paragraphs[name]
        chain = sheet.fonts.chain(style.font, style.bold, style.italic)
        place = sheet.place_of(FieldPath.of("paragraphs", name, "label"))
        for run in _by_script(missing(style.label, chain, lang)):
            yield _missing(run, place, None, "take another label", lang)


def _labelled(document: Document) -> Iterator[str]:
    """Yield the styles of the paragraphs that begin an item of a list."""
    for block in blocks_within((*document.header, *document.body, *document.footer)):
        if isinstance(block, ListBlock):
            for item in block.items:
                if isinstance(item.blocks[0], Paragraph):
                    yield item.blocks[0].style


def _missing(chars: str, span: Span | None, field: FieldPath | None, hint: str, lang: str) -> Problem:
    """Return the problem of characters of one script that have no glyph; what brings its letters is the better hint."""
    extra = next((found for char in chars if (found := extra_for(iso_script(char), lang))), None)
    if extra:
        hint = f"install its letters: `pip install 'bluf[{extra}]'`, or name a family that has them in the style"
    first, more = chars[0], len(chars) - 1
    if more == 0:
        message = f"no glyph for {first!r} ({character_named(first)})"
    else:
        script = script_of(first)
        of_script = f"{script} characters" if script else "characters"
        shown_first = chars if more < _SHOWN else f"{chars[:_SHOWN]}…"
        others = "1 other" if more == 1 else f"{more} others"
        message = f"no glyphs for {of_script}: {shown_first!r} ({character_named(first)}, and {others})"
    return Problem("missing-glyph", message, span, field, hint, data=Details(character=ord(first)))
