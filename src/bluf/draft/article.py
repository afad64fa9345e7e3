"""Turn the file of a source into an Article: its prepared text, and what it says of itself."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from bluf.brief.source_paths import missing_hint
from bluf.draft.about import About, Found
from bluf.draft.front_matter import about_front_matter, about_opening
from bluf.draft.hyphens import with_judged_hyphens
from bluf.draft.web import about_page, without_site
from bluf.evidence.quotes import PreparedSource, prepared
from bluf.evidence.quotes.person_names import plain_letters
from bluf.problems import Problem, Span
from bluf.sources import SourceError, SourceText, formats
from bluf.sources.decoding import decoded
from bluf.sources.formats import Format
from bluf.sources.source_reading import bytes_of, format_named, text_of

LONGEST_ID = 24
_WITH_PROPERTIES = (formats.WORD, formats.OPEN_DOCUMENT, formats.PDF)
_SAVE_AS_UTF8 = "save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Article:
    """A source that a draft is made from. `file` is what the brief will call it."""

    id: str
    file: str
    text: PreparedSource
    about: About


def read_article(path: Path, file: str, id_: str) -> Article | Problem:
    """Read a source. Return the problem where it can't be read."""
    try:
        data = bytes_of(path)
        text = text_of(path.name, data)
    except SourceError as error:
        return source_problem(path, error)
    about = _about(format_named(path.name), data, text).shortened()
    return Article(id_, file, prepared(with_judged_hyphens(text)), about)


def source_problem(path: Path, error: SourceError) -> Problem:
    """Return the problem of a source that can't be drafted from."""
    hint = error.hint
    if error.code == "source-missing":
        hint, _ = missing_hint(path.parent, path.name)
    elif error.of_encoding:
        hint = _SAVE_AS_UTF8
    return Problem(error.code, error.message, Span(str(path), 0, 0), hint=hint)


def _about(kind: Format, data: bytes, text: SourceText) -> About:
    opening, said = about_opening(text), _said(kind, data)
    if kind is formats.WEB_PAGE:
        heading = Found(without_site(text.title, None), "the page's heading") if text.title else None
        return said.filled_by(About(heading)).filled_by(opening)
    if kind in _WITH_PROPERTIES:  # their dates are the file's
        return About(said.title, opening.publisher, opening.date, opening.url, said.lang).filled_by(
            opening.filled_by(said)
        )
    if text.title:
        said = said.filled_by(About(Found(text.title, "the file")))
    return said.filled_by(opening)


def _said(kind: Format, data: bytes) -> About:
    """Return what a file says of itself beside its text: nothing, where a library can't make anything of that."""
    try:
        if kind is formats.MARKDOWN:
            return about_front_matter(decoded(data))
        if kind is formats.WEB_PAGE:
            return about_page(decoded(data, html=True))
        if kind is formats.MAIL:
            from bluf.draft.mail_headers import about_mail

            return about_mail(data)
        if kind in _WITH_PROPERTIES:
            from bluf.draft.source_properties import about_file

            return about_file(kind, data)
        return About()
    except MemoryError:
        raise
    except Exception:
        return About()


def ids_of(sources: Iterable[Path]) -> list[str]:
    """Return a short id for each source, made of its file's name."""
    found: list[str] = []
    for source in sources:
        found.append(_id(source.stem, found))
    return found


def _id(stem: str, taken: Collection[str]) -> str:
    """Return a short id for a source, made of its file's name."""
    words = re.findall(r"[a-z0-9]+", plain_letters(stem))
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if found and len(longer) > LONGEST_ID:
            break
        found = longer
    found = found[:LONGEST_ID] or "source"
    number, unique = 2, found
    while unique in taken:
        unique, number = f"{found}-{number}", number + 1
    return unique
