"""Tell by tags, roles and names what stands around the article of a web page: navigation, boxes of links, comments.

A name alone proves little: a wrapper of the whole article may be called `has-sidebar` or `modal-enabled`.
`bluf.sources.page_article` weighs it against what the element holds.
"""

import enum
import re
from functools import lru_cache

from lxml import etree


def tags(listed: str) -> frozenset[str]:
    """Return tags that are listed with spaces between them."""
    return frozenset(listed.split())


class Standing(enum.IntEnum):
    """How far from a page's article an element says that it stands, the nearest first."""

    WITHIN = 0  # it says nothing: it is part of what it stands in
    AROUND = 1  # around the article
    ELSEWHERE = 2  # it holds what others say or what is told elsewhere, and that may be more than the article
    UNREAD = 3  # no reader sees it


BLOCKS = tags("""
    p h1 h2 h3 h4 h5 h6 li td th dt dd pre div section article main header body html ul ol dl table tr
    tbody thead address hr blockquote figcaption caption center details summary hgroup
    nav footer aside form figure dialog menu
""")
_BY_TAG = {
    **dict.fromkeys(tags("form figure dialog menu"), Standing.AROUND),
    **dict.fromkeys(tags("nav footer aside"), Standing.ELSEWHERE),
    **dict.fromkeys(
        tags("""
            script style noscript template button select svg iframe title object video audio canvas input textarea math
            del s strike
        """),
        Standing.UNREAD,
    ),
}
_BY_ROLE = {
    **dict.fromkeys(tags("banner search dialog"), Standing.AROUND),
    **dict.fromkeys(tags("navigation complementary contentinfo"), Standing.ELSEWHERE),
}
_RELATED_NAMES = "related recommended trending most-read"
_ELSEWHERE_NAMES = f"{_RELATED_NAMES} comment comments footer author-bio wp-caption copyright legal imprint disclaimer"
_AROUND_NAMES = """
    nav navbar navigation menu breadcrumb breadcrumbs share sharing social socials promo newsletter subscribe
    subscription cookie cookies consent gdpr ad ads advert advertisement sponsored sidebar masthead toolbar pagination
    popup modal banner skip-link tags
"""


def _called(names: str) -> re.Pattern[str]:
    """Return a pattern of these names, each alone or as a part of a longer one: `related`, `box--related`."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names.split())})(?=$|[\s_-])", re.I)


_RELATED, _ELSEWHERE, _AROUND = map(_called, (_RELATED_NAMES, _ELSEWHERE_NAMES, _AROUND_NAMES))
# `has-sidebar` is no sidebar, and `category-social-issues` says what an article is about.
_STATE = re.compile(r"^(?:category|tag)-|(?:^|[_-])(?:has|with|without|no|not)[_-]", re.I)
_HUMPS = re.compile("(?<=[a-z])(?=[A-Z])")  # `relatedLinks`
_LONGEST = 2_000  # characters of names that are looked at
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def standing(element: etree._Element) -> Standing:
    """Return how far from the article an element says that it stands."""
    tag = element.tag
    if not isinstance(tag, str):
        return Standing.UNREAD
    by_tag = _BY_TAG.get(tag, Standing.WITHIN)
    if by_tag is Standing.UNREAD or tag in ("body", "html"):
        return by_tag
    given = element.keys()
    if not given:
        return by_tag
    if "hidden" in given or ("style" in given and _HIDDEN.search(element.get("style", "")) is not None):
        return Standing.UNREAD
    if tag in ("main", "article") or element.get("role") == "main" or element.get("itemprop") == "articleBody":
        return Standing.WITHIN
    found: Standing = by_tag
    if "role" in given:
        found = max(found, _BY_ROLE.get(element.get("role", ""), Standing.WITHIN))
    if element.get("aria-hidden") == "true":
        found = max(found, Standing.AROUND)
    if tag in BLOCKS and ("class" in given or "id" in given):  # within a sentence a class is a look
        found = max(found, _named(_names(element)))
    return found


def is_named_related(element: etree._Element) -> bool:
    """Whether an element is named as something related to the article and no part of it."""
    return _RELATED.search(_names(element)) is not None


def _names(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST]


@lru_cache(maxsize=1024)
def _named(names: str) -> Standing:
    """Return how far from the article an element of these names stands."""
    if not names.islower():
        names = _HUMPS.sub("-", names)
    for pattern, found in ((_ELSEWHERE, Standing.ELSEWHERE), (_AROUND, Standing.AROUND)):
        if pattern.search(names) is not None and any(
            pattern.search(each) is not None and _STATE.search(each) is None for each in names.split()
        ):
            return found
    return Standing.WITHIN
