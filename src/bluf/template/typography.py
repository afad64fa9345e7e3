"""Set a page's straight apostrophes and quotation marks as its language does, whichever way they were typed.

`straight_marks` says which. Here the words know their language and their field, and keep their places in the brief:
what is printed for a mark comes from it. A number of a source after a word is as a space to the word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bluf.document import Inline, Paragraph, Properties, TextRun
from bluf.document.changing import with_paragraphs
from bluf.filling.template_values import Foreign
from bluf.ground.text_map import TextMap
from bluf.languages.typographic_marks import (
    apostrophe_is_letter,
    clipped_words,
    quotation_marks,
    words_end_with_apostrophe,
)
from bluf.template.language_tags import tags_for
from bluf.template.page_blocks import Blocks
from bluf.template.straight_marks import Custom, Place, changed_marks

AS_TYPED = "as-typed"  # what a brief's `typography` says where all marks stay as they are
_RAISED = "Footnote Reference"  # the style of a source's number


@dataclass(frozen=True, slots=True)
class Typography:
    """How the words of a page are set: `lang` is its language, `outer` the marks that it prints around quotes."""

    lang: str
    outer: tuple[str, str] | None = None

    @classmethod
    def of(cls, lang: str, labels: Mapping[str, str]) -> "Typography":
        """Return that of a page with some labels; marks of another language among them are not its own."""
        opening, closing = labels.get("open"), labels.get("close")
        if not opening or not closing or isinstance(opening, Foreign) or isinstance(closing, Foreign):
            return cls(lang)
        return cls(lang, (opening, closing))

    def page(self, made: Blocks) -> Blocks:
        """Return what a page holds as it is printed, with what stands for its figures."""
        header, body, footer = (
            with_paragraphs(blocks, self.paragraph, self.plain) for blocks in (made.header, made.body, made.footer)
        )
        return replace(made, header=header, body=body, footer=footer)

    def properties(self, given: Properties) -> Properties:
        """Return a file's properties with the title and the subject as the page has them."""
        return replace(given, title=self.plain(given.title), subject=given.subject and self.plain(given.subject))

    def plain(self, text: str, lang: str | None = None) -> str:
        """Return text of no paragraph, such as a title in a file's properties, as it is printed."""
        place = Place(self._custom(lang))
        changed = changed_marks(text, lambda _: place)
        return "".join([changed.get(at, char) for at, char in enumerate(text)]) if changed else text

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph as it is printed; the same one where nothing changes."""
        texts = [inline for inline in paragraph.inlines if isinstance(inline, TextRun)]
        if not any("'" in text.text or '"' in text.text for text in texts):
            return paragraph
        whole: list[str] = []
        places: list[Place] = []
        for inline in paragraph.inlines:
            if isinstance(inline, TextRun):
                is_raised = inline.style == _RAISED
                whole.append(" " * len(inline.text) if is_raised else inline.text)
                place = Place(self._custom(inline.lang or paragraph.lang), inline.src)
                places += [place] * len(inline.text)
            else:
                whole.append("\n")
                places.append(Place(self._custom(paragraph.lang)))
        changed = changed_marks("".join(whole), places.__getitem__)
        return replace(paragraph, inlines=_with_changes(paragraph.inlines, changed)) if changed else paragraph

    def _custom(self, lang: str | None) -> Custom:
        return custom_of(self.lang, self.outer) if lang in (None, self.lang) else custom_of(lang or self.lang)


@lru_cache(maxsize=64)
def custom_of(lang: str, outer: tuple[str, str] | None = None) -> Custom:
    """Return how a language sets its marks; `outer` are those that a page prints around quotes, if they are its own."""
    tags = tags_for(lang)
    return Custom(
        quotation_marks(tags, outer), clipped_words(tags), words_end_with_apostrophe(tags), apostrophe_is_letter(tags)
    )


def _with_changes(inlines: tuple[Inline, ...], changed: Mapping[int, str]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    start = 0
    for inline in inlines:
        if isinstance(inline, TextRun):
            here = {at - start: changed[at] for at in range(start, start + len(inline.text)) if at in changed}
            found.append(_run(inline, here) if here else inline)
            start += len(inline.text)
        else:
            found.append(inline)
            start += 1
    return tuple(found)


def _run(run: TextRun, changed: Mapping[int, str]) -> TextRun:
    """Return a run with some characters changed, each of which comes from the one that stood there."""
    text = "".join([changed.get(at, char) for at, char in enumerate(run.text)])
    if run.origin is None or len(text) == len(run.text):
        return replace(run, text=text)
    parts: list[TextMap] = []
    since = 0
    for at, words in sorted(changed.items()):
        parts += [TextMap.exact(since, at - since), TextMap.whole(len(words), at, at + 1)]
        since = at + 1
    parts.append(TextMap.exact(since, len(run.text) - since))
    return replace(run, text=text, origin=run.origin.through(TextMap.joined(parts)))
