"""Turn a web page into its article's blocks: no navigation, no scripts, no asides (lxml; entities are resolved)."""

from lxml import etree

from bluf.sources.byline import byline_of
from bluf.sources.content import Content
from bluf.sources.decoding import decoded
from bluf.sources.lacking import memory_told
from bluf.sources.page import BLOCKS, Page, is_around
from bluf.sources.speech import as_speech
from bluf.sources.text import Block, Line, Place, raised


def read(data: bytes, encoding: str | None) -> Content:
    """Turn the bytes of a web page into its article."""
    return Content(*blocks_of_html(decoded(data, encoding, html=True)))


def blocks_of_html(text: str) -> tuple[list[Block], str | None, str | None]:
    """Return the blocks of a page's article, its title, and the author that it names."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    with memory_told():
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return [], None, None
    page = Page(root)
    return _Walk(page).blocks(), _title(root, page.article), byline_of(root)


def _title(root: etree._Element, article: etree._Element) -> str | None:
    for element in (article.find(".//h1"), root.find(".//h1"), root.find(".//title")):
        if element is not None:
            words = " ".join(_text(element).split())
            if words:
                return words
    return None


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


class _Walk:
    """Gathers blocks in reading order, counting the page's lines as it goes.

    Each displayed quotation gathers its own blocks, which become a speech when it ends.
    """

    def __init__(self, page: Page) -> None:
        self._article = page.article
        self._figures = page.figures
        above = [element.tag for element in page.article.iterancestors()]
        self._links = above.count("a")  # that are open
        self._quotations = above.count("blockquote")
        self._skipped: etree._Element | None = None
        self._gathered: list[list[Block]] = [[]]
        self._lines: list[Line] = []
        self._line = 1
        self._words: list[str] = []
        self._words_line = 0  # where the words begin; 0 while there are none

    def blocks(self) -> list[Block]:
        """Return the article's blocks."""
        events = etree.iterwalk(self._article, events=("start", "end"))
        for event, element in events:
            if event == "start":
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
            if element is not self._article:
                self._add(element.tail)
        self._close()
        return self._gathered[0]

    def _start(self, element: etree._Element) -> bool:
        """Begin an element; return whether it has content to be read."""
        line = element.sourceline
        self._line = max(self._line, line if isinstance(line, int) else 0)
        if self._is_signature(element):
            self._close()
            self._say("— ")
        elif element is not self._article and is_around(element):
            self._line += _text(element).count("\n")
            return False
        if element.tag in BLOCKS:
            self._close()
        if element.tag == "br":
            self._break()
        elif element.tag == "q":
            self._say("“")
        elif element.tag == "a":
            self._links += 1
        elif element.tag == "blockquote":
            self._quotations += 1
            self._gathered.append([])
        elif element in self._figures:
            if not (self._figures[element] or self._links):
                self._say(raised(_text(element)))
            return False
        return True

    def _end(self, element: etree._Element) -> None:
        """End an element whose content was read."""
        if element.tag in BLOCKS:
            self._close()
        if element.tag == "q":
            self._say("”")
        elif element.tag == "a":
            self._links -= 1
        elif element.tag == "blockquote":
            self._quotations -= 1
            quoted = self._gathered.pop()
            self._gathered[-1].extend(as_speech(quoted))

    def _is_signature(self, element: etree._Element) -> bool:
        """Whether an element closes a displayed quotation and says whose it is, as many pages do (not HTML, 4.4.4)."""
        return (
            element.tag in ("cite", "footer")
            and self._quotations > 0
            and element.getnext() is None
            and not (element.tail or "").strip()
        )

    def _add(self, text: str | None) -> None:
        for number, part in enumerate((text or "").split("\n")):
            if number:
                self._line += 1
                self._break()
            if not self._words_line and part.strip():
                self._words_line = self._line
            self._words.append(part)

    def _say(self, mark: str) -> None:
        self._words_line = self._words_line or self._line
        self._words.append(mark)

    def _break(self) -> None:
        if self._words_line:
            self._lines.append(Line(Place(line=self._words_line), "".join(self._words)))
        self._words, self._words_line = [], 0

    def _close(self) -> None:
        self._break()
        if self._lines:
            self._gathered[-1].append(Block(tuple(self._lines)))
            self._lines = []
