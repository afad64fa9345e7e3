"""Turn the properties of a document into what the file says of itself.

A DOCX has `docProps/core.xml` (ISO/IEC 29500-2, 11) and a company in `docProps/app.xml`; an ODT `meta.xml`
(OpenDocument 1.3, part 3, 4.3); a PDF its document information (ISO 32000-1, 14.3.3). Their dates are the file's: a
text's own date goes before them.
"""

import re
import zipfile
from io import BytesIO

import pypdfium2
from lxml import etree

from bluf.draft.about import About, Found, timestamp
from bluf.sources import formats
from bluf.sources.archives import DAMAGED
from bluf.sources.formats import Format

WHERE = "the file's properties"
MAX_PART = 1024 * 1024  # bytes of a part that is read
_NO_TITLE = re.compile(
    r"untitled\b.*|document\d*|microsoft word\b.*|powerpoint\b.*|[\w\s()-]+\.(?:docx?|pdf|odt|rtf|indd|qxd)|\W*", re.I
)


def about_file(kind: Format, data: bytes) -> About:
    """Return what the properties of a document of that kind say."""
    if kind is formats.PDF:
        return about_pdf(data)
    return about_odt(data) if kind is formats.OPEN_DOCUMENT else about_docx(data)


def about_docx(data: bytes) -> About:
    """Return what a DOCX's properties say."""
    core, app = _part(data, "docProps/core.xml"), _part(data, "docProps/app.xml")
    return _about(core.get("title"), app.get("Company"), core.get("created"), core.get("language"))


def about_odt(data: bytes) -> About:
    """Return what an ODT's properties say."""
    meta = _part(data, "meta.xml", "{*}meta/")
    return _about(meta.get("title"), None, meta.get("creation-date") or meta.get("date"), meta.get("language"))


def about_pdf(data: bytes) -> About:
    """Return what a PDF's document information says."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return About()
    try:
        said = document.get_metadata_dict()
        return _about(said.get("Title"), None, said.get("CreationDate"), None)
    finally:
        document.close()


def _about(title: str | None, publisher: str | None, created: str | None, lang: str | None) -> About:
    title, publisher, lang = (" ".join((text or "").split()) for text in (title, publisher, lang))
    headline, bar, site = title.rpartition(" | ")  # a page that was printed has its site's name there
    if bar and headline:
        title, publisher = headline, publisher or site
    day = timestamp(created or "")
    return About(
        Found(title, WHERE) if title and not _NO_TITLE.fullmatch(title) else None,
        Found(publisher, WHERE) if publisher else None,
        Found(day, WHERE) if day else None,
        None,
        Found(lang, WHERE) if lang else None,
    )


def _part(data: bytes, name: str, below: str = "") -> dict[str, str]:
    """Return the text of a part's elements by their local names; nothing where the part can't be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(name).file_size > MAX_PART:
                return {}
            root = etree.fromstring(
                archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
            )
    except DAMAGED:
        return {}
    elements = root.iterfind(f"{below}*")
    return {etree.QName(element).localname: element.text or "" for element in elements}
