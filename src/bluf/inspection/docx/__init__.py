"""Turn a DOCX into a Report: zip, relationships, properties and text are read; nothing in them is followed or run."""

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bluf.inspection.assembling import Look, entries_of, fonts_of, gathered, unseen_of
from bluf.inspection.docx import parts, properties, unshown
from bluf.inspection.docx.formatting import Formatting
from bluf.inspection.docx.names import W, val
from bluf.inspection.docx.package import Package
from bluf.inspection.docx.places import Places
from bluf.inspection.docx.story import story_traits
from bluf.inspection.markings import find_markings
from bluf.inspection.report import Finding, Font, Report, Trait, findings_of, links_of, markings_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_FIRST = 6  # paragraphs of the body that a marking may stand in


def inspect_docx(data: bytes, name: str) -> Report:
    """Return what travels with a DOCX. Raises BriefError where it can't be opened."""
    package = Package(data, name)
    main = package.document
    body = package.tree(main)
    stories = {main: body}
    for kind in _STORIES:
        stories |= {part: package.tree(part) for part in package.targets(kind)}
    styles = next((package.tree(part) for part in package.targets("styles")), None)
    formatting = Formatting(styles, val(body, "background", "color"))
    places = Places(body, formatting)
    looks: dict[str, Look] = {
        "properties": partial(properties.property_traits, package),
        "settings": partial(properties.setting_traits, package),
        "relationships": partial(parts.relation_traits, package),
        "comments": partial(parts.comment_traits, package),
        "custom XML": partial(parts.custom_xml_traits, package),
        "parts": partial(parts.part_traits, package),
        "fonts": partial(_fonts, package),
        "markings": partial(_markings, stories, main),
        "notes, headers and footers": partial(unshown.unused_traits, package, stories, main),
        "remarks": partial(unshown.remark_traits, package),
    }
    looks |= {part: partial(story_traits, root, formatting, places, part) for part, root in stories.items()}
    traits = gathered(looks)
    facts = {(entry.place, entry.name): entry.value for entry in entries_of(traits)}
    title = facts.get(("core", "title"))
    language = _language(styles, facts.get(("core", "language")))
    tagged = any(formatting.is_heading(paragraph) for paragraph in body.iter(W + "p"))
    lacking = (
        ("untagged", "no paragraph is a heading", tagged),
        ("no-title", "the properties have no title", title),
        ("no-language", "neither properties nor styles name a language", language),
    )
    traits += [Finding(kind, what) for kind, what, had in lacking if not had]
    pages = facts.get(("app", "Pages"), "")
    return Report(
        name=name,
        format="docx",
        version="DOCX" if "macro" not in package.types[main] else "DOCM",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=int(pages) if pages.isascii() and pages.isdigit() and len(pages) < 7 else None,
        pages_claimed=True,
        title=title,
        language=language,
        tagged=tagged,
        claims=(),
        markings=markings_of(traits),
        metadata=entries_of(traits),
        fonts=fonts_of(traits),
        links=links_of(traits),
        findings=findings_of(traits),
        unseen=unseen_of(traits),
    )


def _language(styles: "_Element | None", core: str | None) -> str | None:
    if core:
        return core
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
    return val(defaults, "lang")


def _markings(stories: "dict[str, _Element]", main: str) -> Iterator[Trait]:
    for part, root in stories.items():
        lines = [_line(paragraph) for paragraph in root.iter(W + "p")]
        lines = [line for line in lines if line.strip()]
        if part == main:
            yield from find_markings(lines[:_FIRST] + (lines[-2:] if len(lines) > _FIRST else []), part)
        elif root.tag in (W + "hdr", W + "ftr"):
            yield from find_markings(lines, part)


def _line(paragraph: "_Element") -> str:
    pieces = paragraph.iter(W + "t", W + "tab", W + "br")
    return "".join((piece.text or "") if piece.tag == W + "t" else "\t" for piece in pieces)


def _fonts(package: Package) -> Iterator[Trait]:
    """Yield the fonts that the table of fonts, styles and text name; those in the package count as embedded."""
    embedded = set()
    for part in package.targets("fontTable"):
        for font in package.tree(part):
            name = font.get(W + "name", "")
            if any(child.tag in (W + "embedRegular", W + "embedBold", W + "embedItalic") for child in font):
                embedded.add(name)
            if name:
                yield Font(name, name in embedded)
    named = ("ascii", "hAnsi", "cs", "eastAsia")
    for part in (*package.targets("styles"), package.document):
        for fonts in package.tree(part).iter(W + "rFonts"):
            for attribute in named:
                if used := fonts.get(W + attribute):
                    yield Font(used, used in embedded)
