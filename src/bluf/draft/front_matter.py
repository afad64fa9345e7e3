"""Turn the first lines of a text into what it says of itself: title, publisher, date, address.

Understood are labelled lines ("Date: 24 October 2024"), the keys of Markdown's front matter, a letterhead, a line that
is a date, a byline, and a news agency's dateline ("OSTVIK, 3 March 2026 (Northwire) -").
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bluf.brief import read_yaml
from bluf.brief.addresses import is_allowed
from bluf.draft.about import About, Found, date_in, timestamp
from bluf.draft.yaml_text import cleaned
from bluf.languages.english import BODIES
from bluf.languages.word_lists import listed
from bluf.problems import BriefError
from bluf.sources import SourceText

# Words in the names of newspapers, agencies and the like.
OUTLETS = listed("""
    bulletin chronicle courier daily desk digest dispatch echo examiner express gazette globe guardian herald
    independent inquirer insider journal ledger magazine mail messenger mirror monitor news newswire observer post
    press record register report review sentinel standard star sun telegraph times tribune voice weekly wire
""")
LINES = 14  # of a text's beginning that are looked at
LONGEST = 40  # words of a title
_LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{1,18}?)\s*[:=]\s+(\S.*)")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.S)
_TITLE_KEYS = ("title", "headline", "subject")
_SITE_KEYS = ("publisher", "published by", "outlet", "site", "source", "publication", "newspaper", "agency")
_DATE_KEYS = ("date", "published", "published on", "publication date", "issued", "posted", "released", "updated")
_URL_KEYS = ("url", "link", "canonical", "permalink", "web")
_KICKER = re.compile(
    r"\W*(?:press|news|media) (?:release|notice|statement|advisory)\b.{0,40}|\W*for immediate release\W*"
    r"|\W*(?:embargoed|strictly embargoed|not for release)\b.*|\W*(?:ref(?:erence)?|no|number|contact|tel)\b[ .:].*"
    r"|\W*(?:analysis|opinion|interview|transcript|exclusive|world|news|politics|speech|statement|q ?& ?a)\W*",
    re.I,
)
_BYLINE = re.compile(
    r"\W*(?i:by|from|words|text|story|reported by|interview by|edited by|interview:) [^\W\d_a-z].{0,100}"
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z]{2,}(?:\.? ?['’ -][^\W\d_a-z]{2,})*(?:, [A-Z][\w. ]+?)?)(?:, (?P<date>[^()—–]{4,24}?))?"
    r" ?(?:\((?P<site>[^()]{2,40})\))? ?(?:—|–|--?) (?=\S)"
)
_DATED = re.compile(r"\W*(?:published|posted|updated|issued|released|last modified|date)?\W*(?:on )?", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    where: str
    text: str


def about_opening(source: SourceText) -> About:
    """Return what the first lines of a text say of it."""
    blocks = list(_blocks(source))
    lines = [line for block in blocks for line in block]
    found = About(
        _title(blocks),
        _labelled(lines, _SITE_KEYS) or _dateline_site(source) or _letterhead(lines),
        _date(lines, source),
        _labelled(lines, _URL_KEYS),
    )
    labelled = _labelled(lines, _TITLE_KEYS)
    url = found.url if found.url is not None and is_allowed(found.url.value) else None
    return About(labelled or found.title, found.publisher, found.date, url)


def about_front_matter(text: str) -> About:
    """Return what a Markdown file's front matter says."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return About()
    lines = list(_entries(front.group(1)))
    date, url = _labelled(lines, _DATE_KEYS), _labelled(lines, _URL_KEYS)
    day = timestamp(date.value) if date is not None else None
    return About(
        _labelled(lines, _TITLE_KEYS),
        _labelled(lines, _SITE_KEYS),
        Found(day, date.where) if day is not None and date is not None else None,
        url if url is not None and is_allowed(url.value) else None,
        _labelled(lines, ("lang", "language")),
    )


def _entries(front: str) -> Iterator[_Line]:
    """Yield the texts of a front matter's keys, each on a line of its own, as YAML reads them."""
    try:
        given = read_yaml(front.encode("utf-8", "replace"), "front matter").data
    except BriefError:
        given = {}
    for number, line in enumerate(front.split("\n"), 2):
        key, colon, rest = line.partition(":")
        value = given.get(key.strip()) if isinstance(given, dict) else None
        if colon:
            text = cleaned(str(value)) if isinstance(value, str) else rest.strip()
            yield _Line(f"line {number}", f"{key.strip()}: {text}")


def without_dateline(text: str) -> str:
    """Return a paragraph without the dateline that it opens with."""
    match = _DATELINE.match(text)
    return text if match is None or not _is_dateline(match) else text[match.end() :]


def _is_dateline(match: re.Match[str]) -> bool:
    return match["site"] is not None or match["place"].split(",")[0].isupper()


def _blocks(source: SourceText) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph at the text's beginning."""
    lines = iter(source.lines)
    line = next(lines, None)
    seen = 0
    for _, end in source.paragraphs:
        block: list[_Line] = []
        while line is not None and line[0] < end:
            block.append(_Line(str(source.place(line[0])), line[1]))
            line = next(lines, None)
        yield block[:LINES]
        seen += len(block)
        if seen >= LINES:
            return


def _labelled(lines: list[_Line], keys: tuple[str, ...]) -> Found[str] | None:
    for line in lines:
        match = _LABELLED.fullmatch(line.text)
        if match is not None and match.group(1).lower() in keys and len(line.text.split()) <= LONGEST:
            return Found(match.group(2).strip(), line.where)
    return None


def _is_about(line: _Line) -> bool:
    """Whether a line is about the text and is not its title."""
    match = _LABELLED.fullmatch(line.text)
    return (
        (match is not None and match.group(1).lower() in (*_TITLE_KEYS, *_SITE_KEYS, *_DATE_KEYS, *_URL_KEYS))
        or bool(_KICKER.fullmatch(line.text) or _BYLINE.fullmatch(line.text))
        or _only_date(line.text) is not None
        or _is_letterhead(line.text)
    )


def _title(blocks: list[list[_Line]]) -> Found[str] | None:
    """Return the first lines that are neither about the text nor running prose."""
    for block in blocks:
        kept = [line for line in block if not _is_about(line)]
        if not kept:
            continue
        text = " ".join(line.text for line in kept)
        first = kept[0]
        if not _is_prose(text) and len(text.split()) <= LONGEST:
            return Found(text, first.where)
        if first.where.startswith("page") and len(first.text) < 0.85 * max(len(line.text) for line in block):
            return None if _is_prose(first.text) else Found(first.text, first.where)
        return None
    return None


def _is_prose(text: str) -> bool:
    return text.endswith((".", ":", ",", ";")) or _dateline(text) is not None or len(text.split()) > LONGEST


def _dateline(text: str) -> re.Match[str] | None:
    match = _DATELINE.match(text)
    return match if match is not None and _is_dateline(match) else None


def _dateline_site(source: SourceText) -> Found[str] | None:
    for start, end in source.paragraphs[:6]:
        match = _dateline(source.text[start:end])
        if match is not None and match["site"]:
            return Found(match["site"].strip(), str(source.place(start)))
    return None


def _letterhead(lines: list[_Line]) -> Found[str] | None:
    for line in lines:
        if _BYLINE.fullmatch(line.text):
            for part in re.split(r"\s*[,|·–—]\s+", line.text)[1:]:
                if _is_letterhead(part) or re.fullmatch(r"The(?: [A-Z][\w’'-]+){1,4}", part):
                    return Found(part, line.where)
        head = line.text.rpartition(", ")[0] if _only_date(line.text) is not None else line.text
        head = re.sub(r",? \d{1,2}(?: \w+)?$|, \w+ \d{1,2}$", "", head)
        if _is_letterhead(head):
            return Found(head, line.where)
    return None


def _is_letterhead(text: str) -> bool:
    """Whether a line is no more than a body's name: "Ministry of Transport"."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    small = ("of", "the", "for", "and", "de", "la", "on", "in")
    return (
        2 <= len(words) <= 7
        and text[-1:].isalpha()
        and not re.search(r"[:;,.?!\d\"“‘—–]", text)
        and _KICKER.fullmatch(text) is None
        and (any(word.lower() in BODIES for word in words) or words[-1].lower() in OUTLETS)
        and all(word[0].isupper() or word in small for word in words)
    )


def _only_date(text: str) -> datetime.date | None:
    """Return the date of a line that has little else: "Brussels, 24 October 2024"."""
    if text.endswith((".", "?", "!")):
        return None
    bare = _DATED.sub("", text, count=1)
    last = re.split(r"[,|·–—] ", text, maxsplit=1)[-1] if len(bare.split()) <= 14 else ""
    return date_in(text) if len(bare.split()) <= 8 or date_in(last) is not None else None


def _date(lines: list[_Line], source: SourceText) -> Found[datetime.date] | None:
    labelled = _labelled(lines, _DATE_KEYS)
    if labelled is not None and (day := timestamp(labelled.value)) is not None:
        return Found(day, labelled.where)
    for line in lines:
        day = _only_date(line.text) or (date_in(line.text) if _BYLINE.fullmatch(line.text) else None)
        if day is not None:
            return Found(day, line.where)
    for start, end in source.paragraphs[:6]:
        match = _dateline(source.text[start:end])
        if match is not None and (day := date_in(match.group())) is not None:
            return Found(day, str(source.place(start)))
    return None
