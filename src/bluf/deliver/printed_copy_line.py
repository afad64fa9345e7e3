"""Find on the page of a file whose copy it says it is, where its bytes are none that a ledger knows.

The text is taken out of a PDF (pypdfium2) or the parts of a DOCX in a process of its own, with limits: the file is from
anyone. What it says is looked up and never believed: who changes a file can change that too.
"""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice

from bluf.deliver.events import Event
from bluf.ground.confined import MIB, Allowance, ExcessError, confined

_PAGES = 3  # of a file by bluf there is one
_LONGEST = 200_000  # characters of text that are looked at
_PART = 4 * MIB  # of a part of a DOCX
_PARTS = re.compile(r"word/(?:document|footer\d*|header\d*)\.xml")
_TEXT_OR_END = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>|</w:(p)>")
_NUMBER = re.compile(r"\d+")
_NEAR = 48  # characters before or after a name in which the numbers of its copy stand
_PLACES = 100  # in which a name is looked at: on a page by bluf it stands once or twice
_NAME_AFTER = "·"  # stands before the name in a copy line of any language
_ALIKE = str.maketrans("’‘`", "'''", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u00ad")


def copy_said(data: bytes, copies: Iterable[Event]) -> Event | None:
    """Return which of some copies, in their order, a file says it is, the latest if several; None if it says none."""
    allowed = Allowance(5 + len(data) / MIB, 300 * MIB + 30 * len(data))
    try:
        text = confined(printed_text, data, allowed=allowed)
    except ExcessError:
        return None
    return _said(text, copies)


def printed_text(data: bytes) -> str:
    """Return the text of the first pages of a PDF, or of a DOCX with its footers; empty where it can't be read."""
    try:
        text = _of_docx(data) if data.startswith(b"PK") else _of_pdf(data)
    except MemoryError:
        raise
    except Exception:  # whatever a library makes of a file from anyone
        return ""
    return text[:_LONGEST]


def _of_pdf(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [document[at].get_textpage().get_text_range() for at in range(min(len(document), _PAGES))]
        return "\n".join(pages)
    finally:
        document.close()


def _of_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if _PARTS.fullmatch(name)][:20]
        parts = [package.open(name).read(_PART).decode("utf-8", "replace") for name in names]
    found = (match for part in parts for match in _TEXT_OR_END.finditer(part))
    return "".join("\n" if match[2] else html.unescape(match[1]) for match in found)


def _said(text: str, copies: Iterable[Event]) -> Event | None:
    plain = _plain(text)
    titled: dict[str, bool] = {}
    named: dict[str, tuple[int, list[set[int]]]] = {}
    best: tuple[int, bool, Event] | None = None
    for copy in copies:
        if copy.recipient not in named:
            named[copy.recipient] = _named(plain, _plain(copy.recipient))
        length, numbers = named[copy.recipient]
        if not any({copy.copy, copy.copies} <= each for each in numbers):
            continue
        title = titled.setdefault(copy.title, _plain(copy.title) in plain)
        if best is None or (length, title) >= best[:2]:
            best = length, title, copy
    return best and best[2]


def _named(text: str, name: str) -> tuple[int, list[set[int]]]:
    """Return the length of a name, and the numbers near each place where it stands in a text as in a copy line."""
    back = " ".join(reversed(name.split()))  # as words that run from the right may come out of a PDF
    return len(name), [numbers for each in dict.fromkeys((name, back)) if each for numbers in _near(text, each)]


def _near(text: str, name: str) -> Iterator[set[int]]:
    for found in islice(re.finditer(re.escape(name), text), _PLACES):
        start, end = found.span()
        around = text[max(start - _NEAR, 0) : start] + " " + text[end : end + _NEAR]
        if _NAME_AFTER in around:
            yield {int(number) for number in _NUMBER.findall(around) if len(number) < 8}


def _plain(text: str) -> str:
    """Return text without what sets it apart on a page: forms of letters and spaces, capitals, signs of direction."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().split())
