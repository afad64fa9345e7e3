"""Find the article of a web page: each element is measured once, however deep it is nested.

The article is what the page says it is (`itemprop="articleBody"`, `article`, `main`), else the element whose paragraphs
hold the most text that is not links. Readability libraries choose more cleverly, but they rewrite the page, and with it
goes the line that a quote stands on.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from bluf.sources.text import is_figure


def _tags(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DROPPED = _tags("""
    script style noscript template nav footer aside form button select svg iframe figure head dialog menu object
    video audio canvas input textarea math del s strike
""")
BLOCKS = _tags("""
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
_CALLED: tuple[Callable[[etree._Element], bool], ...] = (  # what a page calls its article, the plainest first
    lambda element: element.get("itemprop") == "articleBody",
    lambda element: element.tag == "article",
    lambda element: element.get("role") == "main",
    lambda element: element.tag == "main",
)
_LEAST = 0.4  # of a page's running text, that what is called the article must hold
_LONGEST_FIGURE = 40  # characters of a figure that stands raised


def is_around(element: etree._Element) -> bool:
    """Whether an element stands around an article and is no part of it."""
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
            element.tag in BLOCKS  # within a sentence a class is a look
            and _AROUND.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
        )
    )


@dataclass(slots=True)
class _Measured:
    """What an element holds, in characters.

    `text` is all of it, `linked` that in links. `own` is the running text: of its paragraphs, if they are not around an
    article, without links. `as_paragraph` is that of itself, `of_children` that of the paragraphs right in it.
    `start` is how its text begins, and `has_link` whether there is a link in it.
    """

    element: etree._Element
    around: bool
    text: int = 0
    linked: int = 0
    own: int = 0
    as_paragraph: int = 0
    of_children: int = 0
    start: str = ""
    has_link: bool = False

    @property
    def running(self) -> int:
        """How much running text the element holds."""
        return self.as_paragraph if self.element.tag == "p" else self.own

    def add(self, text: str | None) -> None:
        """Count a piece of its text."""
        if text:
            self.text += len(text)
            if len(self.start) <= _LONGEST_FIGURE:
                self.start += text[: _LONGEST_FIGURE + 1]

    def take_in(self, inner: "_Measured") -> None:
        """Count an element in it, and the text up to the next one."""
        self.add(inner.start)
        self.text += inner.text - len(inner.start)
        self.linked += inner.linked
        self.own += inner.own
        self.of_children += inner.as_paragraph
        self.has_link |= inner.has_link
        self.add(inner.element.tail)

    def close(self) -> None:
        """Count what can be told once all of it is known."""
        if self.element.tag == "a":
            self.linked += self.text
        elif self.element.tag == "p" and not self.around:
            self.as_paragraph = self.text - self.linked
            self.own += self.as_paragraph


class Page:
    """A page's article, and its raised figures: whether each is or holds a link, as the mark of a note does."""

    def __init__(self, root: etree._Element) -> None:
        self.figures: dict[etree._Element, bool] = {}
        self._called: tuple[list[_Measured], ...] = tuple([] for _ in _CALLED)
        self._body: _Measured | None = None
        self._fullest: _Measured | None = None
        self._whole = self._measured(root)
        self.article = self._article()

    def _measured(self, root: etree._Element) -> _Measured:
        opened: list[_Measured] = []
        closed = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                around = is_around(element) or bool(opened and opened[-1].around)
                opened.append(_Measured(element, around, has_link=element.tag == "a"))
                opened[-1].add(element.text)
                for number, is_called in enumerate(_CALLED):
                    if is_called(element):
                        self._called[number].append(opened[-1])
                continue
            closed = opened.pop()
            closed.close()
            self._note(closed)
            if opened:
                opened[-1].take_in(closed)
        assert closed is not None
        return closed

    def _note(self, measured: _Measured) -> None:
        element = measured.element
        if element.tag == "body" and self._body is None:
            self._body = measured
        elif element.tag == "sup" and measured.text <= _LONGEST_FIGURE and is_figure(measured.start):
            self.figures[element] = measured.has_link
        if measured.of_children > (self._fullest.of_children if self._fullest else 0):
            self._fullest = measured

    def _article(self) -> etree._Element:
        for called in self._called:
            if called:
                found = max(called, key=lambda each: each.running)
                if found.running >= _LEAST * self._whole.running:
                    return found.element
        whole = self._body or self._whole
        if self._fullest is not None and 2 * self._fullest.running >= whole.running:
            return self._fullest.element
        return whole.element if whole.running else self._whole.element
