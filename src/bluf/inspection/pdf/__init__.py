"""Turn a PDF into a Report: its objects are read by pikepdf, its pages drawn by pdfium; nothing in it is run.

Both are done in processes of their own that are ended when they take too much (`ground/confined.py`): first the
objects, then the pages, with the time that is left. A file whose pages can't be drawn has a report all the same.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bluf.ground.confined import Allowance, ExcessError, allowance, confined
from bluf.inspection import opened_file
from bluf.inspection.assembling import Looking, encodable, entries_of, fonts_of, gathered, unseen_of
from bluf.inspection.finding_wording import Everything
from bluf.inspection.found_markings import markings_of
from bluf.inspection.inspection_report import InspectionReport, Trait, Unseen, findings_of, links_of
from bluf.inspection.looks import found
from bluf.inspection.pdf import document, file_metadata
from bluf.inspection.pdf.actions import action_traits, file_traits, form_traits
from bluf.inspection.pdf.annotations import annotation_labels, annotation_traits, signature_traits
from bluf.inspection.pdf.byte_layout import layout_of
from bluf.inspection.pdf.comments import content_comments, layout_traits, program_comments
from bluf.inspection.pdf.font_findings import font_traits, maps_of
from bluf.inspection.pdf.images import image_traits, inline_traits, is_telling, undrawn_traits
from bluf.inspection.pdf.marked_content import property_labels, property_traits
from bluf.inspection.pdf.pages import page_traits
from bluf.inspection.pdf.probe_copy import Prepared, Preparing
from bluf.inspection.pdf.render_cost import Drawing
from bluf.inspection.pdf.safe_values import text, words_of_name
from bluf.inspection.pdf.stream_unpacking import Streams
from bluf.inspection.pdf.structure_elements import own_marks, own_types, saying_links, spoken_by, titles_of_roles
from bluf.inspection.pdf.texts import colour_traits, stray_traits, text_labels, text_traits, unlisted_traits
from bluf.inspection.pdf.walk import Objects, walked
from bluf.inspection.reading_limits import Limits, limits_of
from bluf.inspection.shown_labels import ShownLabel, label_traits
from bluf.inspection.spending import Spending

if TYPE_CHECKING:
    from pikepdf import Pdf

_OBJECTS_PART = 0.75  # of the allowed time that the objects may take
_GRACEFUL = 0.85  # of the time after which a look ends by itself, before the process is ended


@dataclass(frozen=True, slots=True)
class Facts:
    """What the objects of a PDF tell, and the copy whose pages are to be looked at; None where none could be made."""

    version: str
    pages: int
    title: str | None
    language: str | None
    tagged: bool
    traits: tuple[Trait, ...]
    prepared: Prepared | None
    seconds: float


def inspect_pdf(data: bytes, file: str) -> InspectionReport:
    """Return what travels with a PDF. Raises BriefError where it can't be opened, or not within its limits."""
    allowed = allowance(len(data))
    first = Allowance(allowed.seconds * _OBJECTS_PART, allowed.memory)
    try:
        facts = confined(facts_of, data, file, limits_of(len(data)), first.seconds * _GRACEFUL, allowed=first)
    except ExcessError as error:
        raise opened_file.excess(file, error) from None
    traits = list(facts.traits)
    if facts.prepared:
        traits += _look_at_pages(facts.prepared, Allowance(allowed.seconds - facts.seconds, allowed.memory))
    return _report(data, file, facts, traits)


def _look_at_pages(prepared: Prepared, allowed: Allowance) -> list[Trait]:
    try:
        return confined(traits_of_pages, prepared, allowed.seconds * _GRACEFUL, allowed=allowed)
    except ExcessError as error:
        labels = gathered({"labels": lambda: label_traits(prepared.labels, Everything())})
        return [Unseen(f"pages: not drawn, as {error.reason}; hidden text and markings were not looked for"), *labels]


def traits_of_pages(prepared: Prepared, seconds: float) -> list[Trait]:
    """Return what the pages of a prepared copy hide."""
    budget = Spending(limits_of(len(prepared.data)), seconds)
    return gathered({"pages": partial(page_traits, prepared, budget)})


def facts_of(data: bytes, file: str, limits: Limits, seconds: float) -> Facts:
    """Return what the objects of a PDF tell. Raises BriefError where it can't be opened."""
    budget = Spending(limits, seconds)
    with document.opened(data, file, limits) as pdf:
        return _facts(pdf, data, file, budget)


def _facts(pdf: "Pdf", data: bytes, file: str, budget: Spending) -> Facts:
    pages = document.count_of(pdf)
    if not pages:
        raise opened_file.problem(
            file, "inspect-unreadable", "this PDF has no pages", "get it again from where it came from"
        )
    layout, streams, drawing = layout_of(data), Streams(pdf, budget), Drawing(Streams(pdf, budget), budget)
    objects = walked(pdf, budget, document.hints_of(pdf, layout))
    packet, trouble = file_metadata.document_packet(pdf, streams)
    prepared: list[Prepared] = []
    looks: dict[str, Looking] = {
        "document information": partial(file_metadata.info_traits, pdf),
        "XMP metadata": partial(file_metadata.xmp_traits, packet, trouble),
        "XMP of objects": partial(file_metadata.object_packets, pdf, objects, streams),
        "document": partial(document.document_traits, pdf, objects),
        "actions": partial(action_traits, pdf, objects, streams),
        "files": partial(file_traits, objects),
        "form": partial(form_traits, pdf, objects),
        "annotations": partial(annotation_traits, objects),
        "signatures": partial(signature_traits, objects),
        "strings": partial(text_traits, objects),
        "names": partial(unlisted_traits, objects),
        "colours": partial(colour_traits, objects),
        "private data": partial(stray_traits, objects, streams),
        "fonts": partial(font_traits, objects, streams),
        "functions and profiles": partial(program_comments, objects, streams),
        "bytes of the file": partial(layout_traits, data, layout, pdf),
        "what is drawn": partial(_drawn, pdf, objects, drawing),
        "pictures": partial(image_traits, objects, streams, drawing, budget),
        "pages": partial(_prepare, pdf, objects, streams, drawing, budget, prepared),
    }
    traits = gathered(looks, budget)
    facts = {(entry.place, entry.name): entry.value for entry in entries_of(traits)}
    title = (packet.title if packet else None) or facts.get(("info", "Title"))
    language, tagged = text(pdf.Root, "/Lang") or None, document.is_marked(pdf)
    lacking = (
        ("untagged", "it has no tags", tagged),
        ("no-title", "neither XMP nor document information has a title", title),
        ("no-language", "the catalog names no language", language),
    )
    traits += [found(look, what) for look, what, had in lacking if not had]
    return Facts(
        version=f"PDF {pdf.pdf_version}",
        pages=pages,
        title=encodable(title) if title else None,
        language=encodable(language) if language else None,
        tagged=tagged,
        traits=tuple(traits),
        prepared=prepared[0] if prepared else None,
        seconds=budget.spent,
    )


def _drawn(pdf: "Pdf", objects: Objects, drawing: Drawing) -> Iterator[Trait]:
    """Yield what content says that it does not draw, and what nothing draws."""
    drawing.follow(pdf, objects)
    for where, content in drawing.read:
        yield from content_comments(content, where)
        yield from property_traits(content, where)
        yield from inline_traits(content, where)
    yield from undrawn_traits(drawing.undrawn(objects), objects)
    for why in drawing.unread:
        yield Unseen(why)
    if drawing.unfinished:
        yield Unseen(f"pages: not all of what draws them was read, as {drawing.unfinished}")


def _prepare(
    pdf: "Pdf", objects: Objects, streams: Streams, drawing: Drawing, budget: Spending, result: list[Prepared]
) -> Iterator[Trait]:
    """Prepare the copy whose pages are looked at, and yield why there is none if there is none."""
    if drawing.unfinished or 0 in drawing.heavy:
        yield Unseen(
            f"pages: not drawn, as {drawing.unfinished or drawing.heavy[0]}; "
            "hidden text and markings were not looked for"
        )
        return
    labels = [
        *document.bookmark_labels(pdf),
        *document.page_labels(objects),
        *text_labels(objects),
        *annotation_labels(objects),
        *(
            ShownLabel("style-of-tags", "style-other", title, "tags", style=True)
            for title in (*titles_of_roles(pdf), *own_types(pdf, objects))
        ),
    ]
    spoken, links = tuple(spoken_by(pdf, objects, budget)), tuple(saying_links(objects))
    told = {said.text for said in spoken}
    inline = (label for where, content in drawing.read for label in property_labels(content, where))
    labels += [label for label in inline if label.text not in told]
    for where, content in drawing.read:
        own = (*sorted(content.names), *own_marks(pdf, content.tags - content.names))
        names = (words_of_name(said) or said for said in own)
        labels += [ShownLabel("style-of-tags", "style-other", said, where, style=True) for said in names]
    maps = tuple(maps_of(objects, streams))
    copy = Preparing(pdf, objects, streams, drawing).copy(drawing.undrawn(objects), maps)
    pictures = tuple((place.page, place.box) for place in drawing.places if is_telling(pdf, place.picture))
    result.append(replace(copy, links=links, spoken=spoken, labels=tuple(labels), pictures=pictures))


def _report(data: bytes, file: str, facts: Facts, traits: list[Trait]) -> InspectionReport:
    return InspectionReport(
        name=file,
        format="pdf",
        version=facts.version,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=facts.pages,
        pages_claimed=False,
        title=facts.title,
        language=facts.language,
        tagged=facts.tagged,
        claims=file_metadata.claims(traits),
        markings=markings_of(traits),
        metadata=entries_of(traits),
        fonts=fonts_of(traits),
        links=links_of(traits),
        findings=findings_of(traits),
        unseen=unseen_of(traits),
    )
