"""Turn an ODT into its paragraphs (OpenDocument 1.3, part 3), with tracked changes accepted.

Text that its style hides (20.366, `text:display`) or strikes (20.381), hidden sections and fields, notes and comments
are left out; a raised figure (20.393, `style:text-position`) stays one. The document is read as a stream.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from lxml import etree

from bluf.sources.archives import DAMAGED, MAX_UNPACKED, forget
from bluf.sources.errors import SourceError
from bluf.sources.lacking import memory_told
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourceLine, SourcePlace, is_figure, raised

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _OFFICE, _TABLE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "style", "office", "table"))
_SVG = f"{_OASIS}svg-compatible:1.0}}"
_P, _H = f"{_TEXT}p", f"{_TEXT}h"
_SECTION, _CHANGES, _STYLED = f"{_TEXT}section", f"{_TEXT}tracked-changes", f"{_STYLE}style"
_GONE = frozenset(
    [
        *(f"{_TEXT}{name}" for name in ("note", "ruby-text", "number")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "event-listeners")),
        f"{_TABLE}covered-table-cell",
        _CHANGES,
    ]
)
_SIGNS = {f"{_TEXT}tab": " ", f"{_TEXT}s": " ", f"{_TEXT}line-break": " "}


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says of its text; None where it leaves that to what is around."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def within(self, outer: "_Look") -> "_Look":
        return _Look(
            outer.hidden if self.hidden is None else self.hidden,
            outer.struck if self.struck is None else self.struck,
            outer.raised if self.raised is None else self.raised,
        )


class _Styles:
    """The looks of a document's styles, by family and name, each with the style that it is made from."""

    def __init__(self) -> None:
        self._looks: dict[tuple[str, str], tuple[_Look, str | None]] = {}
        self._whole: dict[tuple[str, str], _Look] = {}  # with what they have from others

    def add(self, style: etree._Element) -> None:
        """Take in a `style:style`."""
        own = style.find(f"{_STYLE}text-properties")
        look = _Look()
        if own is not None:
            shown, struck, position = (
                own.get(name)
                for name in (f"{_TEXT}display", f"{_STYLE}text-line-through-style", f"{_STYLE}text-position")
            )
            kind = own.get(f"{_STYLE}text-line-through-type")
            lined = struck if struck is not None else kind
            look = _Look(
                None if shown is None else shown == "none",
                None if lined is None else lined != "none",
                None if position is None else position.startswith("super") or position[:1] in "123456789",
            )
        key = style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")
        self._looks[key] = (look, style.get(f"{_STYLE}parent-style-name"))

    def look(self, family: str, name: str | None) -> _Look:
        """Return the look of a style, with what it has from those that it is made from."""
        chain: list[tuple[str, str]] = []
        while name is not None and (family, name) not in self._whole:
            key = (family, name)
            self._whole[key] = _Look()  # should it be made from itself
            chain.append(key)
            name = self._looks.get(key, (_Look(), None))[1]
        found = _Look() if name is None else self._whole[family, name]
        for key in reversed(chain):
            found = self._looks.get(key, (_Look(), None))[0].within(found)
            self._whole[key] = found
        return found


def read(data: bytes, _encoding: str | None) -> ReaderOutput:
    """Turn the bytes of an ODT into its content. Raises SourceError."""
    return ReaderOutput(blocks_of_odt(data))


def blocks_of_odt(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of an ODT's body that have words, numbered from 1. Raises SourceError."""
    number = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [
                name for name in ("styles.xml", "content.xml") if name == "content.xml" or name in archive.NameToInfo
            ]
            if any(archive.getinfo(name).file_size > MAX_UNPACKED for name in parts):
                raise SourceError("source-too-large", f"its text unpacks to more than {MAX_UNPACKED:,} bytes")
            styles = _Styles()
            for name in parts:
                with memory_told(), archive.open(name) as part:
                    for text in _paragraphs(part, styles):
                        if name == "content.xml" and text.strip():
                            number += 1
                            yield Block((SourceLine(SourcePlace(paragraph=number), text),))
    except DAMAGED:
        raise SourceError(
            "source-unreadable", "it is not an ODT that can be opened", "save it again, without a password"
        ) from None


def _paragraphs(part: IO[bytes], styles: _Styles) -> Iterator[str]:
    """Yield the text of each paragraph, and of the boxes in it after it, while the part is read on."""
    inside = 0  # of how many paragraphs and parts that are left out
    hidden = 0  # of how many of them in sections that are not shown
    tags = (_P, _H, _SECTION, _STYLED, *_GONE)
    events = etree.iterparse(part, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True)
    for event, element in events:
        tag = element.tag
        if tag == _SECTION:
            if _is_hidden(element):
                hidden += 1 if event == "start" else -1
        elif event == "start":
            inside += 1
        elif tag == _STYLED:
            inside -= 1
            styles.add(element)
            forget(element)
        else:
            inside -= 1
            if inside == 0:
                if tag in (_P, _H) and not hidden:
                    yield from _texts(element, styles)
                forget(element)


def _is_hidden(section: etree._Element) -> bool:
    """Whether a section is not shown: always, or on a condition that was met when the file was saved (19.801)."""
    shown = section.get(f"{_TEXT}display", "true")
    return shown == "none" or (shown == "condition" and _is_on(section))


def _texts(paragraph: etree._Element, styles: _Styles) -> Iterator[str]:
    """Yield the text of a paragraph, and of those in it, which stand in boxes."""
    if any(_is_on(mark) for mark in paragraph.iterchildren(f"{_TEXT}hidden-paragraph")):
        return
    boxed: list[etree._Element] = []
    look = styles.look("paragraph", paragraph.get(f"{_TEXT}style-name"))
    yield "".join(_words(paragraph, look, styles, boxed))
    for inner in boxed:
        yield from _texts(inner, styles)


def _words(element: etree._Element, look: _Look, styles: _Styles, boxed: list[etree._Element]) -> Iterator[str]:
    yield _shown(element.text, look)
    for child in element:
        tag = child.tag
        if tag in (_P, _H):
            boxed.append(child)
        elif tag in _SIGNS:
            yield _shown(_SIGNS[tag], look)
        elif tag == f"{_TEXT}span":
            inner = styles.look("text", child.get(f"{_TEXT}style-name")).within(look)
            words = _words(child, inner, styles, boxed)
            if inner.raised and not look.raised:
                above = "".join(words)
                yield raised(above) if is_figure(above) else above
            else:
                yield from words
        elif isinstance(tag, str) and tag not in _GONE and not tag.startswith(_SVG) and not _is_on(child):
            yield from _words(child, look, styles, boxed)
        yield _shown(child.tail, look)


def _is_on(field: etree._Element) -> bool:
    """Whether a field that hides text was hiding it when the file was saved (19.802)."""
    return field.get(f"{_TEXT}is-hidden") == "true"


def _shown(text: str | None, look: _Look) -> str:
    return "" if text is None or look.hidden or look.struck else text
