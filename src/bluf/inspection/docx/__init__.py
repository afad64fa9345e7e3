"""Turn a DOCX into a Report: zip, relationships, properties and text are read; nothing in them is followed or run.

It is done in a process of its own that is ended when it takes too much (`ground/confined.py`).
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from bluf.ground.confined import ExcessError, allowance, confined
from bluf.inspection import opened_file
from bluf.inspection.assembling import Looking, encodable, entries_of, fonts_of, gathered, unseen_of
from bluf.inspection.docx import package_properties, parts, unshown
from bluf.inspection.docx.colors import Theme
from bluf.inspection.docx.embedded_pictures import cropped_traits, media_traits, picture_labels
from bluf.inspection.docx.formatting import ResolvedStyles
from bluf.inspection.docx.hidden_content import story_labels, story_traits
from bluf.inspection.docx.hidden_text import drawn_traits, hidden_traits
from bluf.inspection.docx.identifiers import identifier_labels
from bluf.inspection.docx.namespaces import SPACES, M, W, val
from bluf.inspection.docx.off_page import OffPageParts
from bluf.inspection.docx.package_parts import PackageParts
from bluf.inspection.docx.packed_drawings import packed_traits
from bluf.inspection.docx.part_markup import fallback_traits, markup_traits
from bluf.inspection.docx.run_visibility import Visibility, page_color
from bluf.inspection.docx.unused_lists import numbering_traits
from bluf.inspection.docx.wordart import wordart_traits
from bluf.inspection.finding_wording import Shown
from bluf.inspection.found_markings import find_markings, markings_of
from bluf.inspection.inspection_report import Font, InspectionReport, Trait, findings_of, links_of
from bluf.inspection.looks import found
from bluf.inspection.reading_limits import Limits, limits_of
from bluf.inspection.safe_xml import asked
from bluf.inspection.shown_labels import ShownLabel, label_traits
from bluf.inspection.spending import Spending

if TYPE_CHECKING:
    from lxml.etree import _Element

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_DRAWN = ("chart", "chartEx", "diagramDrawing", "chartUserShapes")
_NAMING = ("styles", "settings", "numbering", "fontTable", "webSettings", "theme", *_DRAWN)
_FIRST, _LAST = 6, 12  # paragraphs of the body that a marking may stand in
_PIECES = 500  # of a line that a marking may stand in
_GRACEFUL = 0.7  # of the time after which a look ends by itself, before the process is ended


def inspect_docx(data: bytes, file: str) -> InspectionReport:
    """Return what travels with a DOCX. Raises BriefError where it can't be opened, or not within its limits."""
    allowed = allowance(len(data))
    try:
        return confined(report_of, data, file, limits_of(len(data)), allowed.seconds * _GRACEFUL, allowed=allowed)
    except ExcessError as error:
        raise opened_file.excess(file, error) from None


def report_of(data: bytes, file: str, limits: Limits, seconds: float) -> InspectionReport:
    """Return what travels with a DOCX. Raises BriefError where it can't be opened."""
    budget = Spending(limits, seconds)
    package = PackageParts(data, file, budget)
    main = package.document
    body = package.needed(main)
    stories = {main: body} | {part: root for kind in _STORIES for part, root in package.trees(kind)}
    styles_root, settings = (next((root for _, root in package.trees(kind)), None) for kind in ("styles", "settings"))
    theme_root = next((root for _, root in package.trees("theme")), None)
    mapping = settings.find(W + "clrSchemeMapping") if settings is not None else None
    styles, theme = ResolvedStyles(styles_root), Theme(theme_root, mapping)
    visibility, places = Visibility(styles, theme, page_color(body, settings, theme)), OffPageParts(body, styles)
    shown = Shown(_words(package, stories, main))
    looks: dict[str, Looking] = {
        "properties": partial(package_properties.property_traits, package),
        "settings": partial(package_properties.setting_traits, package),
        "relationships": partial(parts.relation_traits, package),
        "comments": partial(parts.comment_traits, package),
        "custom XML": partial(parts.custom_xml_traits, package),
        "building blocks": partial(parts.glossary_traits, package),
        "parts": partial(parts.part_traits, package),
        "zip": partial(parts.zip_traits, package),
        "pictures": partial(media_traits, package),
        "fonts": partial(_fonts, package, stories),
        "embedded fonts": partial(parts.font_traits, package),
        "markings": partial(_markings, stories, main),
        "notes, headers and footers": partial(unshown.unused_traits, package, stories, main),
        "charts": partial(unshown.chart_traits, package),
        "diagrams": partial(unshown.diagram_traits, package),
    }
    for part, root in stories.items():
        looks |= {
            f"text of {part}": partial(hidden_traits, root, part, styles, visibility, places, budget),
            f"changes and fields of {part}": partial(story_traits, root, shown, part),
            f"pictures of {part}": partial(cropped_traits, root, package, part),
            f"drawn words of {part}": partial(wordart_traits, root, places, part),
            f"packed drawings of {part}": partial(packed_traits, root, shown, budget, part),
            f"fallbacks of {part}": partial(fallback_traits, root, part),
        }
    for kind in _DRAWN:
        for part, root in package.trees(kind):
            looks[f"text of {part}"] = partial(drawn_traits, root, part)
    looks |= {
        "markup": partial(markup_traits, package, budget),
        "labels": partial(_labels, package, stories, shown, budget),
        "lists": partial(_lists, package, stories, styles_root, shown),
    }
    traits = gathered(looks, budget)
    return _report(data, file, package, traits, styles, styles_root, body)


def _report(
    data: bytes,
    file: str,
    package: PackageParts,
    traits: list[Trait],
    styles: ResolvedStyles,
    styles_root: "_Element | None",
    body: "_Element",
) -> InspectionReport:
    facts = {(entry.place, entry.name): entry.value for entry in entries_of(traits)}
    title = facts.get(("core", "title"))
    language = _language(styles_root, facts.get(("core", "language")))
    tagged = any(styles.is_heading(properties) for properties in body.iter(W + "pPr"))
    lacking = (
        ("untagged", "no paragraph is a heading", tagged),
        ("no-title", "the properties have no title", title),
        ("no-language", "neither properties nor styles name a language", language),
    )
    traits += [found(look, what) for look, what, had in lacking if not had]
    pages = facts.get(("app", "Pages"), "")
    return InspectionReport(
        name=file,
        format="docx",
        version="DOCX" if "macro" not in package.types[package.document] else "DOCM",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=int(pages) if pages.isascii() and pages.isdigit() and len(pages) < 7 else None,
        pages_claimed=True,
        title=title,
        language=encodable(language) if language else None,
        tagged=tagged,
        claims=(),
        markings=markings_of(traits),
        metadata=entries_of(traits),
        fonts=fonts_of(traits),
        links=links_of(traits),
        findings=findings_of(traits),
        unseen=unseen_of(traits),
    )


def _words(package: PackageParts, stories: "dict[str, _Element]", main: str) -> Iterator[str]:
    """Yield the text that pages show."""
    unused = set(unshown.unused_headers(package, stories, main))
    for part, root in stories.items():
        if part not in unused and root.tag != W + "comments":
            yield "".join((piece.text or "") if piece.tag == W + "t" else " " for piece in root.iter(W + "t", W + "p"))
    yield from unshown.words_drawn(package)


def _labels(package: PackageParts, stories: "dict[str, _Element]", shown: Shown, budget: Spending) -> Iterator[Trait]:
    labels: list[ShownLabel] = [
        *package_properties.property_labels(package),
        *package_properties.setting_labels(package),
        *parts.part_labels(package),
    ]
    for part, root in stories.items():
        labels += [*story_labels(root, part), *picture_labels(root, part)]
    for kind in _DRAWN:
        labels += [label for part, root in package.trees(kind) for label in picture_labels(root, part)]
    roots = stories | {part: root for kind in _NAMING for part, root in package.trees(kind)}
    labels += [*identifier_labels(package, roots)]
    yield from label_traits(budget.timed(labels), shown)


def _lists(
    package: PackageParts, stories: "dict[str, _Element]", styles: "_Element | None", shown: Shown
) -> Iterator[Trait]:
    for part, root in package.trees("numbering"):
        yield from numbering_traits(root, list(stories.values()), styles, shown, part)


def _language(styles: "_Element | None", core: str | None) -> str | None:
    if core:
        return core
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
    return val(defaults, "lang")


def _markings(stories: "dict[str, _Element]", main: str) -> Iterator[Trait]:
    for part, root in stories.items():
        if part != main and root.tag not in (W + "hdr", W + "ftr"):
            continue
        each = (line for paragraph in root.iter(W + "p") if (line := _line(paragraph)).strip())
        lines = list(islice(each, _FIRST if part == main else None))
        if part == main and next(each, None) is not None:
            last = asked(root, f"(//w:p)[position() > last() - {_LAST}]", SPACES)
            lines += [line for paragraph in last if (line := _line(paragraph)).strip()][-2:]
        yield from find_markings(lines, part)


def _line(paragraph: "_Element") -> str:
    pieces = islice(paragraph.iter(W + "t", W + "tab", W + "br"), _PIECES)
    return "".join((piece.text or "") if piece.tag == W + "t" else "\t" for piece in pieces)


def _fonts(package: PackageParts, stories: "dict[str, _Element]") -> Iterator[Trait]:
    """Yield the fonts that the table of fonts, styles and text name; those in the package count as embedded."""
    embedded = set()
    for _, root in package.trees("fontTable"):
        for font in root:
            name = font.get(W + "name", "") if isinstance(font.tag, str) else ""
            if any(child.tag in (W + "embedRegular", W + "embedBold", W + "embedItalic") for child in font):
                embedded.add(name)
            if name:
                yield Font(name, name in embedded)
    for _, root in package.trees("settings"):
        for formulas in root.iter(M + "mathFont"):
            if formulas.get(M + "val"):
                yield Font(formulas.get(M + "val", ""), formulas.get(M + "val") in embedded)
    named = ("ascii", "hAnsi", "cs", "eastAsia")
    others = (root for kind in ("styles", "numbering") for _, root in package.trees(kind))
    for root in (*others, *stories.values()):
        used = {fonts.get(W + key) for fonts in root.iter(W + "rFonts") for key in named}
        used = (used | {sign.get(W + "font") for sign in root.iter(W + "sym")}) - {None}
        yield from (Font(name or "", name in embedded) for name in sorted(used, key=str))
