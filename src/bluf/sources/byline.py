"""Find the one author that a web page names in its metadata: JSON-LD, microdata, Open Graph, `meta`.

A name is taken only where it can be nothing else: no address, no list of names, no sentence.
"""

import html
import re
from collections.abc import Iterator

from lxml import etree

from bluf.sources.linked_data import articles, listed

_META = ("article:author", "author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_BY = re.compile(r"(?:by|von|par|por|av|di|door)\s+(?=[^\W\d_])", re.I)
_SEVERAL = re.compile(r"[,;|/&@<>]|\b(?:and|und|et|y|e|och|og|en|i|und|with)\b|https?:", re.I)
_LONGEST = 80  # characters of a name
_MOST_WORDS = 8


def byline_of(root: etree._Element) -> str | None:
    """Return the author that a page names; None where it names none, or several."""
    for named in (_linked(root), _marked(root), *(_meta(root, name) for name in _META)):
        names = {" ".join(name.split()) for name in named} - {""}
        if names:
            return single_name(names.pop()) if len(names) == 1 else None
    return None


def single_name(text: str) -> str | None:
    """Return a byline as the one name that it gives; None where it is no name, or several."""
    name = _BY.sub("", " ".join(text.split()), count=1) if _BY.match(text) else " ".join(text.split())
    if not name or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return None
    if _SEVERAL.search(name) is not None or any(letter.isdigit() for letter in name):
        return None
    return name if any(letter.isalpha() for letter in name) else None


def _linked(root: etree._Element) -> Iterator[str]:
    for article in articles(root):
        for author in listed(article.get("author")):
            name = author.get("name") if isinstance(author, dict) else author
            yield from (html.unescape(each) for each in listed(name) if isinstance(each, str))


def _marked(root: etree._Element) -> Iterator[str]:
    """Yield what microdata calls an author (schema.org, `itemprop=author`), or the name that is marked within it."""
    for element in root.iterfind(".//*[@itemprop='author']"):
        marked = element.find(".//*[@itemprop='name']")
        named = element if marked is None else marked
        yield named.get("content") or "".join(str(part) for part in named.itertext())


def _meta(root: etree._Element, wanted: str) -> Iterator[str]:
    for element in root.iter("meta"):
        if wanted in ((element.get("property") or "").lower(), (element.get("name") or "").lower()):
            content = element.get("content") or ""
            # Open Graph's author is the address of a profile, where a page keeps to it.
            yield "" if re.match(r"\s*(?:https?:|www\.|/)", content) else content
