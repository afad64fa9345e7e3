"""Find characters that the page's faces can't set: in the text of a document, and in the labels of its lists."""

import unicodedata
from collections.abc import Iterable, Iterator

from bluf.document import Document, LineBreak, ListBlock, Paragraph, blocks_within, paragraphs
from bluf.fonts.itemizing import is_simple, missing
from bluf.fonts.line_breaks import missing_extra
from bluf.fonts.printed_text import map_of_printed, printed
from bluf.fonts.script_families import extra_for
from bluf.fonts.scripts import script_of, script_of_language, scripts_of
from bluf.layout.words import look_of
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import character_named, script_name

_NO_NEED = (None, None)  # of signs of any script
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
            chain = look_of(inline, style, sheet).chain
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
    told: set[str] = set()
    for where in sorted(absent, key=lambda where: not isinstance(where, FieldPath)):
        chars, field = absent[where], where if isinstance(where, FieldPath) else None
        for extra, run in _by_need(chars, langs[where]):
            if extra and field is None and extra in told:
                continue  # a template's own words: what its fields are told to install brings their letters too
            told.update(filter(None, [extra]))
            yield _missing(run, chars[run[0]], field, "write it another way, or remove it", extra)
    if not absent:  # what brings the letters brings the breaks too
        yield from unparted.values()


def _unparted(extra: str, field: FieldPath | None, span: Span | None) -> Problem:
    message = "nothing here knows where a line of text without spaces may end"
    hint = f"install it: `pip install 'bluf[{extra}]'`"
    return Problem("missing-line-breaks", message, span, field, hint)


def _by_need(chars: Iterable[str], lang: str) -> Iterator[tuple[str | None, str]]:
    """Yield the characters, each once, by what is wanted: those that one extra brings, and others by their script.

    Signs and marks of no script of their own go with the only script that there is.
    """
    runs: dict[tuple[str | None, str | None], str] = {}
    for char in dict.fromkeys(chars):
        extra = extra_for(_needed_script(char, lang), lang)
        need = (extra, None if extra or _is_shared(char) else script_name(char))
        runs[need] = runs.get(need, "") + char
    needs = [need for need in runs if need != _NO_NEED]
    signs = runs.get(_NO_NEED, "")
    if len(needs) == 1 and all(map(_is_shared, signs)):
        runs[needs[0]] += runs.pop(_NO_NEED, "")
    yield from ((extra, run) for (extra, _), run in runs.items())


def _needed_script(char: str, lang: str) -> str | None:
    """Return the script whose families have a character: what scripts share is the language's."""
    return min(scripts_of(script_of_language(lang))) if _is_shared(char) else script_of(char)


def _is_shared(char: str) -> bool:
    """Whether a character is a mark, digit, punctuation or sign of length that several scripts use among letters."""
    category = unicodedata.category(char)
    return script_of(char) is None and (category[0] in "PMN" or category == "Lm")


def _of_labels(document: Document) -> Iterator[Problem]:
    """Yield the characters of bullets and numbers that the page prints; each style's once."""
    sheet, lang = document.sheet, document.properties.lang
    for name in dict.fromkeys(_labelled(document)):
        style = sheet.paragraphs[name]
        chain = sheet.fonts.chain(style.font, style.bold, style.italic)
        place = sheet.place_of(FieldPath.of("paragraphs", name, "label"))
        for extra, run in _by_need(missing(style.label, chain, lang), lang):
            yield _missing(run, place, None, "take another label", extra)


def _labelled(document: Document) -> Iterator[str]:
    """Yield the styles of the paragraphs that begin an item of a list."""
    for block in blocks_within((*document.header, *document.body, *document.footer)):
        if isinstance(block, ListBlock):
            for item in block.items:
                if isinstance(item.blocks[0], Paragraph):
                    yield item.blocks[0].style


def _missing(chars: str, span: Span | None, field: FieldPath | None, hint: str, extra: str | None) -> Problem:
    """Return the problem of characters that have no glyph; the extra that brings them, if any, is the better hint."""
    if extra:
        hint = f"install its letters: `pip install 'bluf[{extra}]'`, or name a family that has them in the style"
    first, more = chars[0], len(chars) - 1
    if more == 0:
        message = f"no glyph for {first!r} ({character_named(first)})"
    else:
        script = next(filter(None, map(script_name, chars)), None)
        of_script = f"{script} characters" if script else "characters"
        shown_first = chars if more < _SHOWN else f"{chars[:_SHOWN]}…"
        others = "1 other" if more == 1 else f"{more} others"
        message = f"no glyphs for {of_script}: {shown_first!r} ({character_named(first)}, and {others})"
    return Problem("missing-glyph", message, span, field, hint, data=Details(character=ord(first)))
