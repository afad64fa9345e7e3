"""Turn a brief's prose into rich text: its words, which of them are bold, italic or linked, and where each was typed.

`**bold**`, `*italic*` and `[words](https://…)` are read as `inline_markdown` says, and nothing else of Markdown is. An
underscore is an underscore, `<` is a less-than sign, and `&amp;` is what was typed. However deep marks are nested,
bold words are bold and italic words italic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluf.brief.addresses import LONGEST_URL, is_allowed
from bluf.brief.inline_markdown import Kind, Token, tokens
from bluf.ground.located import Located
from bluf.ground.text_map import TextMap

_SPECIAL = re.compile(r"[*\[\\]")


@dataclass(frozen=True, slots=True)
class StyledRun:
    """Words that are set alike: those of a rich text from index `start` up to `end`. `href` is what they link to."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class BadLink:
    """A link that can't be set: what it points to, what is wrong with it, and which part of the typed text that is."""

    url: str
    fault: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RichText:
    """Words without their marks, white space as typed, and the runs of them that are set alike, in order.

    The runs follow each other; where one does not begin at the end of the one before, a paragraph ends.
    The words know their field and places in the file. `bad_links` are those that can't be set: their words are there.
    """

    words: Located
    runs: tuple[StyledRun, ...]
    bad_links: tuple[BadLink, ...] = ()


def plain_text(text: Located) -> RichText:
    """Return text that has no marks, such as a name."""
    return RichText(text, (StyledRun(0, len(text)),) if text else ())


def rich_text(typed: Located) -> RichText:
    """Return what prose says. A link that can't be set stays as its words alone."""
    if not _SPECIAL.search(typed):
        return plain_text(typed)
    found = tokens(typed)
    words = "".join(token.text for token in found if token.kind is Kind.WORDS)
    inner = TextMap.joined(_places(found))
    origin = typed.origin and typed.origin.through(inner)
    return RichText(Located(words, typed.path, origin), tuple(_runs(found)), tuple(_bad_links(found)))


def in_paragraphs(typed: Located) -> RichText:
    """Return what prose of several paragraphs says, each read by itself; no run has the line ends between them."""
    parts, runs, links = list[Located](), list[StyledRun](), list[BadLink]()
    at = shift = 0
    for number, part in enumerate(typed.split("\n\n")):
        if number:
            parts.append(typed.part(at - 2, at))
            shift += 2
        rich = rich_text(Located.like(typed.part(at, at + len(part))))
        runs += [replace(run, start=run.start + shift, end=run.end + shift) for run in rich.runs]
        links += [replace(link, start=link.start + at, end=link.end + at) for link in rich.bad_links]
        parts.append(rich.words)
        shift += len(rich.words)
        at += len(part) + 2
    origins = [part.origin for part in parts if part.origin is not None]
    origin = TextMap.joined(origins) if len(origins) == len(parts) else None
    return RichText(Located("".join(parts), typed.path, origin), tuple(runs), tuple(links))


def _places(found: tuple[Token, ...]) -> Iterator[TextMap]:
    for token in found:
        if token.kind is Kind.WORDS:
            length = len(token.text)
            exact = token.end - token.start == length
            yield TextMap.exact(token.start, length) if exact else TextMap.whole(length, token.start, token.end)


def _runs(found: tuple[Token, ...]) -> Iterator[StyledRun]:
    at = bold = italic = 0
    href: str | None = None
    begun = StyledRun(0, 0)
    for token in found:
        match token.kind:
            case Kind.WORDS:
                look = StyledRun(at, at + len(token.text), bold > 0, italic > 0, href)
                at = look.end
                if (begun.bold, begun.italic, begun.href) == (look.bold, look.italic, look.href):
                    begun = StyledRun(begun.start, at, look.bold, look.italic, href)
                    continue
                if begun.end > begun.start:
                    yield begun
                begun = look
            case Kind.STRONG | Kind.END_STRONG:
                bold += 1 if token.kind is Kind.STRONG else -1
            case Kind.EM | Kind.END_EM:
                italic += 1 if token.kind is Kind.EM else -1
            case Kind.LINK:
                href = token.text if is_allowed(token.text) else None
            case Kind.END_LINK:
                href = None
    if begun.end > begun.start:
        yield begun


def _bad_links(found: tuple[Token, ...]) -> Iterator[BadLink]:
    """Yield the links that can't be set: another scheme or none, a title, or no words."""
    link: Token | None = None
    words: list[str] = []
    for token in found:
        match token.kind:
            case Kind.LINK:
                link = token
                words.clear()
            case Kind.WORDS:
                words.append(token.text)
            case Kind.END_LINK if link:
                if fault := _fault(link):
                    url = link.text if len(link.text) <= LONGEST_URL else f"{link.text[:40]}…"
                    start, end = link.address
                    yield BadLink(url, fault, *((start, end) if start < end else (link.start, token.end)))
                elif not "".join(words).strip():
                    yield BadLink(link.text, "a link needs words to be seen by", link.start, token.end)
                link = None


def _fault(link: Token) -> str | None:
    """Return what is wrong with a link's address or title."""
    if len(link.text) > LONGEST_URL:
        return f"a link has at most {LONGEST_URL:,} characters"
    if not is_allowed(link.text):
        return "a link must begin with https://, http:// or mailto:"
    return "a link's title would not be shown" if link.title else None
