"""Say whose copy a page is: the lines that a template prints as `copy_line` and `signed_line`.

They are in the language of who gets the copy, and stand in the footer, above whom to ask and the marking. All copies
have as many lines there, so that the page above is the same in all. A name that runs the other way than its line, and a
line that runs the other way than the page, are kept together by marks of direction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bluf.document import Block, Document, Inline, Paragraph, TextRun, paragraphs
from bluf.document.changing import with_paragraphs
from bluf.filling.template_values import Foreign
from bluf.fonts.bidi_classes import class_of
from bluf.fonts.scripts import is_right_to_left
from bluf.ground.shipped_templates import shipped
from bluf.problems import Problem, Span
from bluf.problems.wording import shown
from bluf.template.language_tags import tags_for
from bluf.template.localized_labels import labels_for, long_date, numerals
from bluf.template.page_words import WORDS, PageWords
from bluf.template.typography import Typography

# Marks of direction (UAX #9, 2.4 and 2.5): what is between one and the end stands as one beside what is around it.
_FROM_LEFT, _FROM_RIGHT, _BY_FIRST, _END = "\u2066", "\u2067", "\u2068", "\u2069"
_FORWARDS, _BACKWARDS = frozenset("L"), frozenset(("R", "AL", "AN"))
_OF_COPIES = "delivery"  # the part of a file of words that has those of copies and mails


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Whose copy a page is: its number from 1, of how many, and the name of who gets it.

    `lang` is the language of the lines, the brief's own where it is empty. `signer` is the name in the certificate by
    which the copy is signed on the day `signed`; empty where it is not signed.
    """

    number: int
    count: int
    name: str
    lang: str = ""
    signer: str = ""
    signed: date | None = None


def delivery_words(lang: str) -> dict[str, str]:
    """Return the words of copies and mails in a language, by name; those that it lacks are English, and marked so."""
    return labels_for(PageWords(shipped() / WORDS, _OF_COPIES, shared=False), lang)


def copy_values(copy: CopyLine | None, lang: str, *, as_typed: bool = False) -> Mapping[str, str | None]:
    """Return what a template knows of the copy that it prints for a page in `lang`; None for what there is not.

    Straight apostrophes of names are as the language has them, unless they are to stand `as_typed`.
    """
    if copy is None:
        return {"copy_line": None, "signed_line": None}
    own = copy.lang or lang
    words = delivery_words(own)
    number, count = numerals(str(copy.number), own), numerals(str(copy.count), own)
    line = words["copy"].format(number=number, count=count)
    named = _apart(copy.name, _language_of(words["copy"], own))
    signed_in = _language_of(words["signed"], own)
    day = copy.signed and long_date(copy.signed, signed_in)
    signed = words["signed"].format(name=_apart(copy.signer, signed_in), date=day) if day else None
    said = {"copy_line": (f"{line} · {named}", words["copy"]), "signed_line": (signed, words["signed"])}
    return {name: text and _in_language(text, label, own, lang, as_typed) for name, (text, label) in said.items()}


def with_copy(document: Document, before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Document | None:
    """Return a page's document with the lines of another copy in its footer; None where its own are not found there.

    `before` are the values that the page was filled with, and `after` those that it is to have.
    """
    left = {words: after[name] for name, words in before.items() if words is not None}

    def change(paragraph: Paragraph) -> Paragraph:
        changed = [_other(run, left) for run in paragraph.inlines]
        return replace(paragraph, inlines=tuple(changed)) if changed != list(paragraph.inlines) else paragraph

    footer = with_paragraphs(document.footer, change)
    return replace(document, footer=footer) if not left else None


def _other(run: Inline, left: dict[str, str | None]) -> Inline:
    """Return a run that says something of the copy as the other has it, and strike that off what is left."""
    if not isinstance(run, TextRun) or (words := left.get(run.text)) is None:
        return run
    del left[run.text]
    return replace(run, text=str(words), lang=words.lang if isinstance(words, Foreign) else None)


def copy_problems(values: Mapping[str, str | None], footer: tuple[Block, ...], page: Span) -> list[Problem]:
    """Return a problem where a page does not print whose copy it is, or by whom it is signed, each in one paragraph."""
    printed = {"".join(run.text for run in each.inlines if isinstance(run, TextRun)) for each in paragraphs(footer)}
    return [
        Problem(
            "copy-not-printed",
            f"the template does not print `{name}` in a paragraph of its footer: {shown(words)}",
            page,
            hint="print `{{ parts.whose_copy() }}` first in the template's footer",
        )
        for name, words in values.items()
        if words is not None and not any(words in text for text in printed)
    ]


def _in_language(text: str, words: str, own: str, page: str, as_typed: bool) -> str:
    """Return text as it is set in its language, and as of another language than the page's where it is that."""
    lang = _language_of(words, own)
    text = text if as_typed else Typography(lang).plain(text)
    if tags_for(lang)[-1] == tags_for(page)[-1]:
        return text
    backwards = is_right_to_left(lang)
    if backwards != is_right_to_left(page):
        text = f"{_FROM_RIGHT if backwards else _FROM_LEFT}{text}{_END}"
    return Foreign(text, lang)


def _apart(name: str, lang: str) -> str:
    """Return a name for a line in a language, kept together where letters of it run the other way than the line."""
    other = _FORWARDS if is_right_to_left(lang) else _BACKWARDS
    return f"{_BY_FIRST}{name}{_END}" if any(class_of[char] in other for char in name) else name


def _language_of(words: str, own: str) -> str:
    return words.lang if isinstance(words, Foreign) else own
