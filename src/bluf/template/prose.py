"""Turn a brief's prose into markup: `**bold**`, `*italic*`, `[text](https://…)` and nothing else of Markdown.

An underscore is an underscore, `<` is a less-than sign, and `&amp;` is what was typed. A backslash takes the meaning
from `*`, `[`, `]` and itself; before anything else it is a backslash. However deep marks are nested, bold words are in
one element and italic words in one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import escape

from bluf.brief import Paragraphs
from bluf.brief.field_values import LONGEST_URL, is_allowed
from bluf.template.inline_markdown import Kind, Token, tokens

PARAGRAPH_END = '<br class="Paragraph End"/>'

_SPECIAL = re.compile(r"[*\[\\]")
_ENDS = {Kind.END_STRONG: Kind.STRONG, Kind.END_EM: Kind.EM}
_TAGS = {Kind.STRONG: "strong", Kind.EM: "em"}


@dataclass(frozen=True, slots=True)
class BadLink:
    """A link that can't be set: what it points to, and what is wrong with it."""

    url: str
    fault: str


def markup(text: str) -> str:
    """Return prose as markup. A link that is not to http, https or mailto stays as its text alone."""
    if not _SPECIAL.search(text):
        return str(escape(text))
    return "".join(_tags(tokens(text)))


def paragraphs_markup(text: Paragraphs) -> str:
    """Return prose of several paragraphs as markup, with an element between them that ends one (see `inlines`)."""
    return PARAGRAPH_END.join(map(markup, text.parts))


def plain(text: str) -> str:
    """Return the words of prose, without its markup and on one line."""
    if _SPECIAL.search(text):
        text = "".join(token.text for token in tokens(text) if token.kind is Kind.WORDS)
    return " ".join(re.split(r"[ \t\r\n\f]+", text.strip()))


def bad_links(text: str) -> tuple[BadLink, ...]:
    """Return the links of prose that can't be set: another scheme or none, a title, or no words."""
    if "](" not in text:
        return ()
    found = tokens(text)
    links = (index for index, token in enumerate(found) if token.kind is Kind.LINK)
    return tuple(link for index in links for link in _faults(found[index], _inside(found, index)))


def _inside(found: Sequence[Token], link: int) -> str:
    """Return the words of the link that begins at an index."""
    after = (found[index] for index in range(link + 1, len(found)))
    inside = takewhile(lambda token: token.kind is not Kind.END_LINK, after)
    return "".join(token.text for token in inside if token.kind is Kind.WORDS)


def _faults(link: Token, words: str) -> Iterator[BadLink]:
    """Yield what is wrong with a link that holds some words."""
    if len(link.text) > LONGEST_URL:
        yield BadLink(f"{link.text[:40]}…", f"a link has at most {LONGEST_URL:,} characters")
    elif not is_allowed(link.text):
        yield BadLink(link.text, "a link must begin with https://, http:// or mailto:")
    elif link.title:
        yield BadLink(link.text, "a link's title would not be shown")
    elif not words.strip():
        yield BadLink(link.text, "a link needs words to be seen by")


def _tags(found: Sequence[Token]) -> Iterator[str]:
    depth: Counter[Kind] = Counter()
    for token in found:
        match token.kind:
            case Kind.WORDS:
                yield str(escape(token.text))
            case Kind.STRONG | Kind.EM:
                depth[token.kind] += 1
                if depth[token.kind] == 1:
                    yield f"<{_TAGS[token.kind]}>"
            case Kind.END_STRONG | Kind.END_EM:
                kind = _ENDS[token.kind]
                depth[kind] -= 1
                if not depth[kind]:
                    yield f"</{_TAGS[kind]}>"
            case Kind.LINK:
                yield f'<a href="{escape(token.text)}">' if is_allowed(token.text) else "<a>"
            case Kind.END_LINK:
                yield "</a>"
