"""Turn a web page into its article's blocks: no navigation, no scripts, no asides (lxml; entities are resolved)."""

from lxml import etree

from bluf.sources.around import BLOCKS
from bluf.sources.byline import byline_of
from bluf.sources.decoding import decoded
from bluf.sources.lacking import memory_told
from bluf.sources.page_article import WebPage
from bluf.sources.paragraphs import ReadParagraphs
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, raised


def read(data: bytes, encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a web page into its article."""
    return ReaderOutput(*blocks_of_html(decoded(data, encoding, html=True)))


def blocks_of_html(text: str) -> tuple[list[Block], str | None, str | None]:
    """Return the blocks of a page's article, its title, and the author that it names."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    with memory_told():
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return [], None, None
    page = WebPage(root)
    return _Walk(page).blocks(), _title(root, page), byline_of(root)


def _title(root: etree._Element, page: WebPage) -> str | None:
    for element in (page.heading, page.article.find(".//h1"), root.find(".//h1"), root.find(".//title")):
        if element is not None:
            words = " ".join(_text(element).split())
            if words:
                return words
    return None


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th"])


class _Walk:
    """Reads an article in its order, from its heading to its end."""

    def __init__(self, page: WebPage) -> None:
        self._page = page
        self._paragraphs = ReadParagraphs()
        self._above = set(page.heading.iterancestors()) if page.heading is not None else set()
        self._is_above = page.heading is not None  # until the heading is reached
        self._is_below = False  # once all of the article has been read
        above = [element.tag for element in page.article.iterancestors()]
        self._links = above.count("a")  # that are open
        self._quotations = above.count("blockquote")
        self._skipped: etree._Element | None = None

    def blocks(self) -> list[Block]:
        """Return the article's blocks."""
        events = etree.iterwalk(self._page.article, events=("start", "end"))
        for event, element in events:
            if event == "start":
                line = element.sourceline
                self._paragraphs.line = max(self._paragraphs.line, line if isinstance(line, int) else 0)
                if self._start(element):
                    self._add(element.text)
                else:
                    self._skipped = element
                    events.skip_subtree()
                continue
            if element is self._skipped:
                self._skipped = None
            else:
                self._end(element)
            if element is self._page.last:
                self._is_below = True
            if element is not self._page.article:
                self._add(element.tail)
        return self._paragraphs.blocks()

    def _start(self, element: etree._Element) -> bool:
        """Begin an element; return whether it has content to be read."""
        if element is self._page.heading:
            self._is_above = False
        is_signature = self._is_signature(element)
        if not is_signature and self._is_left_out(element):
            self._paragraphs.skip(_text(element))
            return False
        if element.tag in BLOCKS:
            self._paragraphs.start_block(element.tag)
        if element.tag in _BOLD:
            self._paragraphs.bold += 1
        if is_signature:
            if element.tag not in BLOCKS:
                self._paragraphs.end_paragraph()
            self._paragraphs.say("— ")
        if element.tag == "br":
            self._paragraphs.end_line()
        elif element.tag == "q":
            self._paragraphs.say("“")
        elif element.tag == "a":
            self._links += 1
        elif element.tag == "blockquote":
            self._quotations += 1
            self._paragraphs.start_quotation()
        elif element in self._page.figures:
            if not (self._page.figures[element] or self._links):
                self._paragraphs.say(raised(_text(element)))
            return False
        return True

    def _end(self, element: etree._Element) -> None:
        """End an element whose content was read."""
        if element.tag in BLOCKS:
            self._paragraphs.end_block()
        if element.tag in _BOLD:
            self._paragraphs.bold -= 1
        if element.tag == "q":
            self._paragraphs.say("”")
        elif element.tag == "a":
            self._links -= 1
        elif element.tag == "blockquote":
            self._quotations -= 1
            self._paragraphs.end_quotation()

    def _add(self, text: str | None) -> None:
        if not (self._is_above or self._is_below):
            self._paragraphs.add(text)
        elif text:
            self._paragraphs.skip(text)

    def _is_left_out(self, element: etree._Element) -> bool:
        if self._is_below or (self._is_above and element not in self._above):
            return True
        if self._page.is_around(element):
            return True
        if not self._page.is_links(element):
            return False
        tail = (element.tail or "").lstrip()
        return self._paragraphs.is_within_sentence(tail or _next(element), is_bare=tail != "")

    def _is_signature(self, element: etree._Element) -> bool:
        """Whether an element closes a displayed quotation and says whose it is, as many pages do (not HTML, 4.4.4)."""
        return (
            element.tag in ("cite", "footer")
            and self._quotations > 0
            and element.getnext() is None
            and not (element.tail or "").strip()
        )


def _next(element: etree._Element) -> str:
    """Return how the text of the next paragraph begins, if one stands beside an element."""
    following = element.getnext()
    return (following.text or "").lstrip() if following is not None and following.tag in ("p", element.tag) else ""
