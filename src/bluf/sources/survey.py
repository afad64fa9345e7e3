"""Measure what each element of a web page holds, in one walk, however deep the elements are nested.

Of the elements that have closed, only those that may be chosen are remembered.
"""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from lxml import etree

from bluf.sources.around import BLOCKS, Standing, is_named_related, standing, tags
from bluf.sources.source_text import is_figure

_PARTS = tags("p h1 h2 h3 h4 h5 h6 ul ol dl li dt dd pre blockquote address table thead tbody tr th")  # of an article
_CALLED: tuple[Callable[[etree._Element], bool], ...] = (  # what a page calls its article, the plainest first
    lambda element: element.get("itemprop") == "articleBody" and element.tag not in _PARTS,
    lambda element: element.tag == "article",
    lambda element: element.get("role") == "main",
    lambda element: element.tag == "main",
)
_ARTICLE = 1  # which of those is the element
_LEAST = 0.4  # of the running text, that what is called the article must hold
_NEARLY_ALL = 0.85  # of the running text, that an element must hold that is not called the article
_RUNNING = 80  # characters from which text is running text that stands in no `p`
_LINKED = 0.6  # of the words of a box of links, that are in links
_FIRST = 10  # as much text as stands above it, that something told elsewhere must hold to be the article
_SOME = 0.1  # of all text, from which what is not told elsewhere is an article by itself
_NO_BOXES = frozenset(["li", "blockquote"])  # a line of an article may be linked as a whole
_FIGURE = 40  # characters of a figure that stands raised, at most
KINDS = (Standing.WITHIN, Standing.AROUND, Standing.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level. `before` is the running text above it, as `Measured.running`."""

    element: etree._Element
    before: tuple[int, ...]


@dataclass(slots=True)
class SurveyedSource:
    """What an element holds, in characters.

    - `standing` is how far from the article it says that it stands, `within` what it or one that it stands in says;
    - `is_linked`: it is or stands in a link; `in_article`: it is or stands in an `article`;
    - `before` is the running text above it; `heading` the last heading above it; `boxes` how many boxes of links are;
    - `running` is the running text in it, without links: for each of `KINDS`, what stands no further from the article;
    - `lines` is the text that stands in no block within it, `linked` how much of that is in links;
    - `text` and `text_linked` are the same of the blocks that it is or holds;
    - `start` is how its text begins, `links` how many links are in it, `has_heading` whether an `h1` is;
    - `around` is the one that holds the most text, of those in it that say that they stand around an article.
    """

    element: etree._Element
    standing: Standing
    within: Standing
    is_linked: bool
    in_article: bool
    before: tuple[int, ...]
    heading: Heading | None
    boxes: int
    running: list[int] = field(default_factory=lambda: [0] * len(KINDS))
    lines: int = 0
    linked: int = 0
    text: int = 0
    text_linked: int = 0
    links: int = 0
    start: str = ""
    has_heading: bool = False
    around: "SurveyedSource | None" = None

    def add(self, text: str | None) -> None:
        """Count a piece of its text."""
        if text and (words := text.strip()):
            self.lines += len(words) + 1
            if len(self.start) <= _FIGURE:
                self.start += text[: _FIGURE + 1]

    def take_in(self, inner: "SurveyedSource") -> None:
        """Count an element in it, and the text up to the next one."""
        if inner.within is not Standing.UNREAD:
            if inner.element.tag not in BLOCKS:
                self.lines += inner.lines
                self.linked += inner.linked
            if len(self.start) <= _FIGURE:
                self.start += inner.start
            self.text += inner.text
            self.text_linked += inner.text_linked
            if inner.running[-1]:
                for kind in KINDS:
                    self.running[kind] += inner.running[kind]
            self.links += inner.links
            self.has_heading |= inner.has_heading
            around = inner.around if inner.standing is Standing.WITHIN else inner
            if around is not None and (self.around is None or around.running[-1] > self.around.running[-1]):
                self.around = around
        self.add(inner.element.tail)

    def close(self) -> int:
        """Count what can be told once all of it is known; return the running text that is its own."""
        tag = self.element.tag
        if self.is_linked:
            self.linked = self.lines
        if tag == "a":
            self.links += 1
        if tag not in BLOCKS:
            return 0
        self.text += self.lines
        self.text_linked += self.linked
        own = self.lines - self.linked
        if tag != "p" and own < _RUNNING:
            return 0
        for kind in KINDS[self.within :]:
            self.running[kind] += own
        return own

    @property
    def is_box(self) -> bool | None:
        """Whether it is a box of links, for sure; None where it is none.

        A box is a block of links without running text, or a part of a line that is named as one. A line or a block that
        is a single link may be one.
        """
        tag = self.element.tag
        if not self.links or self.running[-1] or self.has_heading or tag in _NO_BOXES:
            return None
        if tag in BLOCKS:
            return self.links > 1 and tag != "p" if self.text_linked >= _LINKED * self.text else None
        is_linked = self.text_linked + self.linked >= _LINKED * (self.text + self.lines)
        return True if is_linked and tag != "a" and is_named_related(self.element) else None


class Survey:
    """What the elements of a page hold, where those in `kept` say nothing of where they stand.

    `figures` are the raised figures, and whether each is or holds a link. `boxes` are the boxes of links, and whether
    each is one for sure.
    """

    def __init__(self, root: etree._Element, kept: Collection[etree._Element] = ()) -> None:
        self.figures: dict[etree._Element, bool] = {}
        self.boxes: dict[etree._Element, bool] = {}
        self._kept = kept
        self._read = (0,) * len(KINDS)  # running text so far
        self._heading: Heading | None = None
        self._called: dict[tuple[int, Standing], SurveyedSource] = {}
        self._fullest: tuple[deque[SurveyedSource], ...] = tuple(deque() for _ in KINDS)
        self._body: SurveyedSource | None = None
        self.whole = self._measured(root)

    def _measured(self, root: etree._Element) -> SurveyedSource:
        opened: list[SurveyedSource] = []
        closed = None
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                measured = self._opened(element, opened[-1] if opened else None)
                if measured.standing is Standing.UNREAD:
                    events.skip_subtree()
                opened.append(measured)
                measured.add(element.text)
                continue
            closed = opened.pop()
            own_text = closed.close()
            if own_text:
                self._read = tuple(
                    read + own_text if kind >= closed.within else read
                    for kind, read in zip(KINDS, self._read, strict=True)
                )
            self._note(closed)
            if opened:
                opened[-1].take_in(closed)
        assert closed is not None
        return closed

    def _opened(self, element: etree._Element, parent: SurveyedSource | None) -> SurveyedSource:
        own = standing(element) if element not in self._kept else Standing.WITHIN
        is_linked, in_article = _is_link(element), element.tag == "article"
        if parent is None:
            within = own
        else:
            within = own if own > parent.within else parent.within
            is_linked, in_article = is_linked or parent.is_linked, in_article or parent.in_article
        return SurveyedSource(element, own, within, is_linked, in_article, self._read, self._heading, len(self.boxes))

    def _note(self, measured: SurveyedSource) -> None:
        element = measured.element
        if element.tag == "sup" and measured.lines <= _FIGURE and is_figure(measured.start):
            self.figures[element] = measured.links > 0
        if measured.within is Standing.WITHIN:
            if element.tag == "h1" and measured.lines:
                measured.has_heading = True
                self._heading = Heading(element, self._read)
            elif (is_box := measured.is_box) is not None:
                while len(self.boxes) > measured.boxes:
                    self.boxes.popitem()
                self.boxes[element] = is_box
        if element.tag == "body" and self._body is None:
            self._body = measured
        if measured.running[-1]:
            called = [number for number, is_called in enumerate(_CALLED) if is_called(element)]
            for kind in KINDS:
                self._weigh(measured, kind, called)

    def _weigh(self, measured: SurveyedSource, kind: Standing, called: Sequence[int]) -> None:
        held = measured.running[kind]
        if not held:
            return
        for number in called:
            best = self._called.get((number, kind))
            if best is None or held > best.running[kind]:
                self._called[number, kind] = measured
        fullest = self._fullest[kind]
        if measured.element.tag not in _PARTS and (not fullest or held > fullest[-1].running[kind]):
            fullest.append(measured)
            while fullest[0].running[kind] < _NEARLY_ALL * held:
                fullest.popleft()

    def called(self, kind: Standing) -> SurveyedSource | None:
        """Return what the page calls its article, of what stands no further from it than `kind`."""
        for number in range(len(_CALLED)):
            found = self._called.get((number, kind))
            if found is not None and found.running[kind] >= _LEAST * self.whole.running[kind]:
                return found
        return None

    def article(self, kind: Standing) -> SurveyedSource:
        """Return the article, of what stands no further from it than `kind`."""
        found = self.called(kind)
        if found is not None:
            return found
        least = _NEARLY_ALL * self.whole.running[kind]
        fullest = (each for each in self._fullest[kind] if each.running[kind] >= least)
        return next(fullest, self._body or self.whole)

    def holders(self) -> set[etree._Element]:
        """Return elements that say that they stand around the article, and in fact hold it or most of the text."""
        articles = [self.called(Standing.ELSEWHERE)]
        if self.whole.running[Standing.AROUND] >= _SOME * self.whole.running[Standing.ELSEWHERE]:
            articles.append(self.article(Standing.AROUND))
        holders = []
        for measured in [self.whole, *filter(None, articles)]:
            if measured.around is not None and self._is_most(measured.around, measured):
                holders.append(measured.around.element)
        for article in filter(None, articles):
            holders += [article.element, *article.element.iterancestors()]
        return {each for each in holders if each not in self._kept and standing(each) is not Standing.WITHIN}

    def _is_most(self, part: SurveyedSource, whole: SurveyedSource) -> bool:
        """Whether a part that says that it stands around an article may hold it: it is most of the whole's text.

        What is told elsewhere may be longer than the article, but comes after it; and a long sidebar may stand beside
        an `article`.
        """
        kind = part.standing
        held = part.running[kind]
        if not part.in_article:
            beside = self._called.get((_ARTICLE, Standing.WITHIN))
            if beside is not None and beside.running[Standing.WITHIN] >= _LEAST * held:
                return False
            above = part.before[Standing.AROUND] - whole.before[Standing.AROUND]
            if kind is Standing.ELSEWHERE and _FIRST * above > held:
                return False
        return 2 * held >= whole.running[kind] > 0 or (part.has_heading and held > whole.running[Standing.WITHIN])


def _is_link(element: etree._Element) -> bool:
    """Whether an element is a link, and not only the place that one leads to."""
    if element.tag != "a":
        return False
    return element.get("href") is not None or (element.get("name") is None and element.get("id") is None)
