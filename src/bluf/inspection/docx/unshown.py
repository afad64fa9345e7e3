"""Find the notes, headers and footers of a DOCX that no page has, and what its charts and diagrams keep unshown."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bluf.inspection.docx.namespaces import DGM, A, C, R, W, is_on, words_of
from bluf.inspection.docx.package_parts import PackageParts
from bluf.inspection.finding_wording import Shown, squeezed
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found

if TYPE_CHECKING:
    from lxml.etree import _Element

Stories = Mapping[str, "_Element"]

_NOTES = {"footnote": "a footnote", "endnote": "an endnote"}
_FILTERED = "filtered"  # what the names begin with of a chart's series that are switched off (MS-ODRAWXML 2.24.3)


def unused_traits(package: PackageParts, stories: Stories, main: str) -> Iterator[Trait]:
    """Yield the text of notes that nothing refers to, and of headers and footers that no page has."""
    for note in _NOTES:
        referred = {
            reference.get(W + "id") for story in stories.values() for reference in story.iter(f"{W}{note}Reference")
        }
        for part, story in stories.items():
            for found_note in story.iterchildren(W + note):
                text = words_of(found_note)
                separates = found_note.get(W + "type", "normal") != "normal"
                if squeezed(text) and (separates or found_note.get(W + "id") not in referred):
                    yield found("note-unused", text, part)
    for part in unused_headers(package, stories, main):
        if squeezed(text := words_of(stories[part])):
            yield found("header-unused", text, part)


def unused_headers(package: PackageParts, stories: Stories, main: str) -> list[str]:
    """Return the headers and footers that no page has."""
    used = _headers_used(package, stories[main])
    relations = {r.target: r.id for r in package.relations if r.source == main and r.kind in ("header", "footer")}
    return [part for part in stories if part in relations and relations[part] not in used]


def _headers_used(package: PackageParts, body: "_Element") -> set[str]:
    """Return the ids of the headers and footers that pages have: of first and even pages where these have their own."""
    first = any(is_on(section, "titlePg") for section in body.iter(W + "sectPr"))
    even = any(is_on(root, "evenAndOddHeaders") for _, root in package.trees("settings"))
    had = {"default", *(["first"] if first else []), *(["even"] if even else [])}
    references = body.iter(W + "headerReference", W + "footerReference")
    return {reference.get(R + "id", "") for reference in references if reference.get(W + "type", "default") in had}


def chart_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield the series that a chart does not show, and the formulas by which it knows its data."""
    for kind in ("chart", "chartEx"):
        for part, root in package.trees(kind):
            for element in root.iter():
                name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
                if name.startswith(_FILTERED):
                    said = " ".join(text.text or "" for text in element.iter(C + "v", A + "t"))
                    if squeezed(said):
                        yield found("chart-filtered", said, part)
            external = {formula.text or "" for formula in root.iter(C + "f") if "[" in (formula.text or "")}
            for formula in sorted(external):
                yield found("chart-source", formula, part)


def diagram_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield the text in the data of a diagram that its drawing does not show."""
    drawn = [text.text or "" for _, root in package.trees("diagramDrawing") for text in root.iter(A + "t")]
    if not drawn:
        return
    shown = Shown(drawn)
    for part, root in package.trees("diagramData"):
        for point in root.iter(DGM + "pt"):
            said = " ".join(text.text or "" for text in point.iter(A + "t"))
            if point.get("type", "node") in ("node", "asst", "doc") and shown.lacks(said):
                yield found("diagram-unshown", said, part)


def words_drawn(package: PackageParts) -> Iterator[str]:
    """Yield the text that charts and diagrams show."""
    for kind in ("chart", "chartEx", "diagramDrawing", "diagramData", "chartUserShapes"):
        for _, root in package.trees(kind):
            yield " ".join(text.text or "" for text in root.iter(A + "t", C + "v"))
