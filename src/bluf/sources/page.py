"""Find the article of a web page, and what in it is no part of it.

The article is what the page says it is (`itemprop="articleBody"`, `article`, `main`), else the smallest element that
holds nearly all of the running text; and what stands between it and the heading above it, as its lead does. What stands
around an article is known by its name; but what holds the article, or most of the text, is no sidebar whatever it is
called. So a page is measured without regard to names first. Readability libraries choose more cleverly in part, but they
rewrite the page, and with it goes the line that a quote stands on.
"""

from lxml import etree

from bluf.sources.around import Standing, standing
from bluf.sources.survey import Heading, Measured, Survey

_BETWEEN = 0.3  # of an article's running text, that may stand between it and its heading


class Page:
    """A page's article, and its raised figures: whether each is or holds a link, as the mark of a note does.

    All that is read stands in `article`, from `heading` (if that is not None) to the end of `last`.
    """

    def __init__(self, root: etree._Element) -> None:
        survey = Survey(root)
        self._kept = survey.holders()
        if self._kept:
            survey = Survey(root, self._kept)
        self.figures = survey.figures
        found = survey.article(Standing.WITHIN)
        self._boxes = survey.boxes if found.running[Standing.WITHIN] else {}
        self.last = found.element
        self.heading = _heading(found)
        self.article = found.element if self.heading is None else _common(self.heading, found.element)

    def is_around(self, element: etree._Element) -> bool:
        """Whether an element within the article is no part of it."""
        if element is self.article or element is self.last:
            return False
        if self._boxes.get(element, False):
            return True
        return element not in self._kept and standing(element) is not Standing.WITHIN

    def is_links(self, element: etree._Element) -> bool:
        """Whether an element holds hardly more than a link: where it parts a sentence it is no part of it."""
        return element in self._boxes


def _heading(article: Measured) -> etree._Element | None:
    heading: Heading | None = article.heading
    if heading is None or article.has_heading:
        return None
    between = article.before[Standing.WITHIN] - heading.before
    return heading.element if between <= _BETWEEN * article.running[Standing.WITHIN] else None


def _common(one: etree._Element, other: etree._Element) -> etree._Element:
    """Return the innermost element that both stand in."""
    above = set(one.iterancestors())
    return next(each for each in other.iterancestors() if each in above)
