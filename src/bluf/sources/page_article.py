"""Find the article of a web page, and what in it is no part of it.

The article is what the page says it is (`itemprop="articleBody"`, `article`, `main`), else the smallest element that
holds nearly all of the running text; to it belongs what stands between it and the heading above it, as a lead does.

What stands around an article is known by its tag, role or name. But what holds the article, or most of the text, is no
sidebar, whatever it is called: so a page is first measured as if such names said nothing.
"""

from lxml import etree

from bluf.sources.around import Standing, standing
from bluf.sources.survey import KINDS, Heading, Survey, SurveyedSource

_NESTED = 3  # parts of a page that say that they stand around the article, one in the other, and hold it
_HARDLY = 200  # characters
_SOME = 0.1  # of what could be read
_BETWEEN = 0.3  # of an article's running text, that may stand between it and its heading


class WebPage:
    """A page's article, and its raised figures: whether each is or holds a link, as the mark of a note does.

    All that is read stands in `article`, from `heading` (if that is not None) to the end of `last`.
    """

    def __init__(self, root: etree._Element) -> None:
        survey = Survey(root)
        self._kept: set[etree._Element] = set()
        for _ in range(_NESTED):
            holders = survey.holders()
            if not holders:
                break
            self._kept |= holders
            survey = Survey(root, self._kept)
        self.figures = survey.figures
        self._furthest = _furthest(survey.whole)
        found = survey.article(self._furthest)
        self._boxes = survey.boxes if found.running[self._furthest] else {}
        self.last = found.element
        self.heading = _heading(found, self._furthest)
        self.article = found.element if self.heading is None else _common(self.heading, found.element)

    def is_around(self, element: etree._Element) -> bool:
        """Whether an element within the article is no part of it."""
        if element is self.article or element is self.last:
            return False
        if self._boxes.get(element, False):
            return True
        return element not in self._kept and standing(element) > self._furthest

    def is_links(self, element: etree._Element) -> bool:
        """Whether an element holds hardly more than a link: where it parts a sentence it is no part of it."""
        return element in self._boxes


def _furthest(whole: SurveyedSource) -> Standing:
    """Return how far from the article a part may say that it stands and still be read.

    That is `WITHIN`, unless it leaves hardly a word.
    """
    found = Standing.WITHIN
    for further in KINDS[1:]:
        if whole.running[found] < min(_HARDLY, _SOME * whole.running[further]):
            found = further
    return found


def _heading(article: SurveyedSource, furthest: Standing) -> etree._Element | None:
    heading: Heading | None = article.heading
    if heading is None or article.has_heading:
        return None
    between = article.before[furthest] - heading.before[furthest]
    return heading.element if between <= _BETWEEN * article.running[furthest] else None


def _common(one: etree._Element, other: etree._Element) -> etree._Element:
    """Return the innermost element that both stand in."""
    above = set(one.iterancestors())
    return next(each for each in other.iterancestors() if each in above)
