"""Turn a web page's metadata into what it says of itself.

JSON-LD (schema.org's `headline`, `datePublished`, `publisher`) comes first, then Open Graph, then `meta`, `time`,
`link rel=canonical` and `html lang`.
"""

import datetime
import html

from lxml import etree

from bluf.brief.addresses import is_allowed
from bluf.draft.about import About, Found, timestamp
from bluf.sources.lacking import memory_told
from bluf.sources.linked_data import articles

WHERE = "the page's metadata"
_SITE = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_DATE = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued",
    "citation_publication_date", "pubdate", "publish-date", "parsely-pub-date",
)  # fmt: skip


def about_page(text: str) -> About:
    """Return what a page says of itself, apart from the words of its article."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    with memory_told():
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return About()
    meta = _meta(root)
    linked = next(articles(root), {})
    publisher = linked.get("publisher")
    name = _text(publisher.get("name") if isinstance(publisher, dict) else publisher) or _first(meta, _SITE)
    name = name or _named_in_title(root)
    title = _text(linked.get("headline")) or meta.get("og:title")
    day = timestamp(_text(linked.get("datePublished")) or _first(meta, _DATE) or "") or _time(root)
    url = next((url for url in (_canonical(root), meta.get("og:url")) if url and is_allowed(url)), None)
    lang = (root.get("lang") or "").strip()
    return About(
        Found(without_site(title, name), WHERE) if title else None,
        Found(name, WHERE) if name else None,
        Found(day, WHERE) if day else None,
        Found(url, WHERE) if url else None,
        Found(lang, WHERE) if lang else None,
    )


def without_site(title: str, site: str | None) -> str:
    """Return a title without the name of its site at the end: "Storm | The Gazette"."""
    for parted in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(parted)
        if found and (parted == " | " if site is None else tail.strip().lower() == site.lower()):
            return head.strip()
    return title


def _named_in_title(root: etree._Element) -> str | None:
    """Return the site's name from a title such as "Storm | The Gazette"."""
    title = root.find(".//title")
    head, found, tail = " ".join("".join(map(str, title.itertext())).split() if title is not None else ()).rpartition(
        " | "
    )
    return tail if found and head and len(tail.split()) <= 6 else None


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: object) -> str | None:
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _time(root: etree._Element) -> datetime.date | None:
    for element in root.iter("time"):
        day = timestamp(element.get("datetime") or "")
        if day is not None:
            return day
    return None


def _canonical(root: etree._Element) -> str | None:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return (element.get("href") or "").strip() or None
    return None
