"""Tell by tags, roles and names what stands around the article of a web page: navigation, boxes of links, comments.

A name alone proves little: a wrapper of the whole article may be called `has-sidebar` or `modal-enabled`.
`bluf.sources.page` weighs it against what the element holds.
"""

import enum
import re

from lxml import etree


def _tags(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


class Standing(enum.IntEnum):
    """How far from a page's article an element says that it stands, the nearest first."""

    WITHIN = 0  # it says nothing: it is part of what it stands in
    AROUND = 1  # around the article
    ELSEWHERE = 2  # it holds what others say or what is told elsewhere, and that may be more than the article
    UNREAD = 3  # no reader sees it


BLOCKS = _tags("""
    p h1 h2 h3 h4 h5 h6 li td th dt dd pre div section article main header body html ul ol dl table tr
    tbody thead address hr blockquote figcaption caption center details summary hgroup
    nav footer aside form figure dialog menu
""")
_BY_TAG = {
    **dict.fromkeys(_tags("form figure dialog menu"), Standing.AROUND),
    **dict.fromkeys(_tags("nav footer aside"), Standing.ELSEWHERE),
    **dict.fromkeys(
        _tags("""
            script style noscript template button select svg iframe head object video audio canvas input textarea math
            del s strike
        """),
        Standing.UNREAD,
    ),
}
_BY_ROLE = {
    **dict.fromkeys(_tags("banner search dialog"), Standing.AROUND),
    **dict.fromkeys(_tags("navigation complementary contentinfo"), Standing.ELSEWHERE),
}
_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?P<elsewhere>comments?|related|recommended|trending|most-read|footer|author-bio|wp-caption|copyright|legal|imprint|disclaimer)"
    r"|nav|navbar|navigation|menu|breadcrumbs?|share|sharing|socials?|promo|newsletter|subscribe|subscription|cookies?"
    r"|advert|advertisement|ads?|sponsored|sidebar|masthead|toolbar|pagination|popup|modal|consent|gdpr|paywall|banner|skip-link|tags"
    r")(?=$|[\s_-])",
    re.I,
)
_STATE = re.compile(r"(?:^|[_-])(?:has|with|without|no|not)[_-]", re.I)  # `has-sidebar` is no sidebar
_HUMPS = re.compile("(?<=[a-z])(?=[A-Z])")  # `relatedLinks`
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def standing(element: etree._Element) -> Standing:
    """Return how far from the article an element says that it stands."""
    tag = element.tag
    if not isinstance(tag, str):
        return Standing.UNREAD
    by_tag = _BY_TAG.get(tag, Standing.WITHIN)
    if by_tag is Standing.UNREAD or tag in ("body", "html"):
        return by_tag
    attributes = element.attrib
    if not attributes:
        return by_tag
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None:
        return Standing.UNREAD
    if tag in ("main", "article"):
        return Standing.WITHIN
    # Within a sentence a class is a look.
    by_name = named(element) if tag in BLOCKS else Standing.WITHIN
    by_role = _BY_ROLE.get(attributes.get("role", ""), Standing.WITHIN)
    by_state = Standing.AROUND if attributes.get("aria-hidden") == "true" else Standing.WITHIN
    return max(by_tag, by_name, by_role, by_state)


def named(element: etree._Element) -> Standing:
    """Return how far from the article an element stands by its class and id alone."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if not names.islower():
        names = _HUMPS.sub("-", names)
    if _NAME.search(names) is None:
        return Standing.WITHIN
    found = [name for each in names.split() if _STATE.search(each) is None for name in _NAME.finditer(each)]
    if any(name["elsewhere"] for name in found):
        return Standing.ELSEWHERE
    return Standing.AROUND if found else Standing.WITHIN
