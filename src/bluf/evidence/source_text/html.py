"""Turn a web page into its article's blocks: no navigation, no scripts, no asides (lxml; entities are resolved).

The article is what the page says it is (`article`, `itemprop="articleBody"`, `main`), else the element whose paragraphs
hold the most text that is not links. Readability libraries choose more cleverly, but they rewrite the page, and with it
goes the line that a quote stands on.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from bluf.evidence.source_text.speech import as_speech
from bluf.evidence.source_text.text import Block, Line, Place, is_figure, raised
from bluf.evidence.vocabulary import listed

_DROPPED = listed("""
    script style noscript template nav footer aside form button select svg iframe figure head dialog menu object
    video audio canvas input textarea math del s strike
""")
_BLOCKS = listed("""
    p h1 h2 h3 h4 h5 h6 li td th dt dd pre div section article main header body html ul ol dl table tr
    tbody thead address hr blockquote figcaption caption center details summary hgroup
""")
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|share|sharing|social|related|recommended|promo|newsletter"
    r"|subscribe|subscription|comments?|cookies?|advert|advertisement|ads?|sponsored|sidebar|masthead|toolbar|pagination"
    r"|popup|modal|banner|skip-link|tags|trending|most-read)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def blocks_of_html(text: str) -> tuple[list[Block], str | None]:
    """Return the blocks of a page's article, and the page's title."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return [], None
    article = _article(root)
    return list(_Walk(article).blocks()), _title(root, article)


def _title(root: etree._Element, article: etree._Element) -> str | None:
    for element in (article.find(".//h1"), root.find(".//h1"), root.find(".//title")):
        if element is not None:
            words = " ".join(_text(element).split())
            if words:
                return words
    return None


def _article(root: etree._Element) -> etree._Element:
    for path in ('.//*[@itemprop="articleBody"]', ".//article", './/*[@role="main"]', ".//main"):
        candidates = list(root.iterfind(path))
        if candidates:
            found = max(candidates, key=_own_text)
            if _own_text(found) >= 0.4 * _own_text(root):
                return found
    best, most = root, 0
    for parent in {above for element in root.iter("p") if (above := element.getparent()) is not None}:
        size = sum(_own_text(element) for element in parent.iterchildren("p"))
        if size > most:
            best, most = parent, size
    body = root.find(".//body")
    whole = body if body is not None else root
    return best if 2 * _own_text(best) >= _own_text(whole) else whole


def _own_text(element: etree._Element) -> int:
    """Return how many characters of an element's paragraphs are not links."""
    paragraphs = [element] if element.tag == "p" else list(element.iter("p"))
    return sum(
        len(_text(p)) - sum(len(_text(link)) for link in p.iter("a"))
        for p in paragraphs
        if not any(_is_around(above) for above in (p, *p.iterancestors()))
    )


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _is_around(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    if element.tag in ("body", "html", "main", "article"):
        return False
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "complementary", "banner", "contentinfo", "search", "dialog")
        or _HIDDEN.search(element.get("style", "")) is not None
        or (
            element.tag in _BLOCKS  # within a sentence a class is a look
            and _AROUND.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
        )
    )


def _is_signature(element: etree._Element) -> bool:
    """Whether an element closes a displayed quotation and says whose it is, as many pages have it (not HTML, 4.4.4)."""
    return (
        element.tag in ("cite", "footer")
        and any(above.tag == "blockquote" for above in element.iterancestors())
        and element.getnext() is None
        and not (element.tail or "").strip()
    )


def _is_note(element: etree._Element) -> bool:
    """Whether a raised text is the mark of a note: it is a link, or in one."""
    return element.find(".//a") is not None or any(above.tag == "a" for above in element.iterancestors())


class _Walk:
    """Gathers blocks in reading order, counting the page's lines as it goes."""

    def __init__(self, article: etree._Element) -> None:
        self._article = article
        self._line = 1
        self._lines: list[Line] = []
        self._words = ""
        self._words_line = 1

    def blocks(self) -> Iterator[Block]:
        """Yield the article's blocks."""
        yield from self._inside(self._article)
        yield from self._closed()

    def _inside(self, element: etree._Element) -> Iterator[Block]:
        line: Any = element.sourceline
        self._line = max(self._line, line or 0)
        if _is_signature(element):
            yield from self._closed()
            self._words += "— "
        elif element is not self._article and _is_around(element):
            self._line += _text(element).count("\n")
            return
        if element.tag == "blockquote":
            yield from self._closed()
            yield from as_speech([block for block in self._content(element) if block.lines])
            return
        block = element.tag in _BLOCKS
        if block:
            yield from self._closed()
        if element.tag == "br":
            self._break()
        if element.tag == "sup" and is_figure(_text(element)):
            self._words += "" if _is_note(element) else raised(_text(element))
            return
        marks = element.tag == "q"
        self._words += "“" if marks else ""
        yield from self._content(element)
        self._words += "”" if marks else ""
        if block:
            yield from self._closed()

    def _content(self, element: etree._Element) -> Iterator[Block]:
        self._add(element.text)
        for child in element:
            yield from self._inside(child)
            self._add(child.tail)
        if element.tag == "blockquote":
            yield from self._closed()

    def _add(self, text: str | None) -> None:
        for number, part in enumerate((text or "").split("\n")):
            if number:
                self._line += 1
                self._break()
            if part.strip() and not self._words.strip():
                self._words_line = self._line
            self._words += part

    def _break(self) -> None:
        if self._words.strip():
            self._lines.append(Line(Place(line=self._words_line), self._words))
            self._words = ""

    def _closed(self) -> Iterator[Block]:
        self._break()
        self._words = ""
        if self._lines:
            yield Block(tuple(self._lines))
            self._lines = []
