"""Find what stands in a DOCX and on no page of it.

Notes and headers that nothing uses, fallbacks, text where no text is shown, remarks in the XML.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from bluf.inspection.docx.names import R, W, is_on
from bluf.inspection.docx.package import Package
from bluf.inspection.report import Finding, Trait, Unseen
from bluf.inspection.wording import says_more, squeezed
from bluf.inspection.xml import attributes, remarks
from bluf.problems import BriefError

if TYPE_CHECKING:
    from lxml.etree import _Element

Stories = Mapping[str, "_Element"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = {"footnote": "a footnote", "endnote": "an endnote"}
# The elements of WordprocessingML that hold text; what the last has is no words.
_WORDED = frozenset(W + name for name in ("t", "delText", "instrText", "delInstrText", "fldData"))
_KNOWN = (
    "{http://schemas.openxmlformats.org/",
    "{http://schemas.microsoft.com/",
    "{http://www.w3.org/XML/1998/namespace",
    "{urn:schemas-microsoft-com:",
)
_NESTED = 4  # choices within choices


def words_of(element: "_Element") -> str:
    """Return the text in an element that pages show, paragraphs apart."""
    return "".join((piece.text or "") if piece.tag == W + "t" else " " for piece in element.iter(W + "t", W + "p"))


def unused_traits(package: Package, stories: Stories, main: str) -> Iterator[Finding]:
    """Yield the text of notes that nothing refers to, and of headers and footers that no page has."""
    for note, called in _NOTES.items():
        referred = {
            reference.get(W + "id") for story in stories.values() for reference in story.iter(f"{W}{note}Reference")
        }
        for part, story in stories.items():
            for found in story.iterchildren(W + note):
                if found.get(W + "id") not in referred and found.get(W + "type", "normal") == "normal":
                    yield from _told(words_of(found), f"{called} that nothing refers to", part)
    used = _headers_used(package, stories[main])
    relations = {r.target: r.id for r in package.relations if r.source == main and r.kind in ("header", "footer")}
    for part, story in stories.items():
        if part in relations and relations[part] not in used:
            yield from _told(words_of(story), "in a header or footer that no page has", part)


def _headers_used(package: Package, body: "_Element") -> set[str]:
    """Return the ids of the headers and footers that pages have: of first and even pages where these have their own."""
    first = any(is_on(section, "titlePg") for section in body.iter(W + "sectPr"))
    even = any(is_on(package.tree(part), "evenAndOddHeaders") for part in package.targets("settings"))
    had = {"default", *(["first"] if first else []), *(["even"] if even else [])}
    references = body.iter(W + "headerReference", W + "footerReference")
    return {reference.get(R + "id", "") for reference in references if reference.get(W + "type", "default") in had}


def element_traits(root: "_Element", where: str) -> Iterator[Finding]:
    """Yield the text of a story that stands in a fallback alone, or in no element that is shown."""
    for either in root.iter(_MC + "AlternateContent"):
        if len(list(islice(either.iterancestors(either.tag), _NESTED))) == _NESTED:
            continue
        shown = squeezed(" ".join(words_of(choice) for choice in either.iterchildren(_MC + "Choice")))
        for fallback in either.iterchildren(_MC + "Fallback"):
            if says_more(said := words_of(fallback), shown):
                yield from _told(said, "in a fallback, which few programs show", where)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        known = element.tag.startswith(_KNOWN)
        if not known or (element.tag.startswith(W) and element.tag not in _WORDED):
            text = " ".join([element.text or "", *(child.tail or "" for child in element)])
            yield from _told(text, "in an element that shows no text", where)
        for name, value in attributes(element).items():
            if (not known and ":" not in name) or (name[0] == "{" and not name.startswith(_KNOWN)):
                yield from _told(value, "in an attribute that programs do not know", where)


def remark_traits(package: Package) -> Iterator[Trait]:
    """Yield the comments and instructions in the XML of all parts."""
    for part in package.names:
        if part.endswith((".xml", ".rels")):
            try:
                root = package.tree(part)
            except BriefError:
                yield Unseen(f"{part}: damaged or too large, so remarks in it were not looked for")
                continue
            for text in remarks(root):
                yield from _told(text, "a remark in the XML", part)


def _told(text: str, why: str, where: str) -> Iterator[Finding]:
    if squeezed(text):
        yield Finding("hidden-text", f"{' '.join(text.split())[:90]} ({why})", where)
