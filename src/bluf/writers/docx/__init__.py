"""Turn a Page into a DOCX that breaks its lines where the page does: the same bytes each time.

The writer states the page's sizes, spaces and widths as Word's own named styles, real lists, tables and links, and
decides nothing about its look. What is in the file is listed in `docs/docx.md`.
"""

from bluf.layout import Page, PlacedFigure, alone
from bluf.writers.docx.families import families
from bluf.writers.docx.font_table import add_font_table
from bluf.writers.docx.numbering import Numbering
from bluf.writers.docx.package import CONTENT_TYPE as CT
from bluf.writers.docx.package import RELATIONSHIP_TYPE as RT
from bluf.writers.docx.package import Package
from bluf.writers.docx.pictures import Pictures
from bluf.writers.docx.properties import core, extended
from bluf.writers.docx.settings import settings
from bluf.writers.docx.story import Story
from bluf.writers.docx.styles_part import styles
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, in_twips, root

__all__ = ["write_docx"]

# The picture of what is drawn, for programs that don't know SVG: dots to the inch, and the most colours.
_DOTS, _COLORS = 180, 128
RUNNING = {
    "header": (CT.WML_HEADER, RT.HEADER, "hdr"),
    "footer": (CT.WML_FOOTER, RT.FOOTER, "ftr"),
}


def write_docx(page: Page, *, epoch: int | None = None) -> bytes:
    """Return the page as a DOCX. It bears the brief's date, or `epoch`, seconds of Unix time, where given."""
    properties = page.document.properties
    lang = properties.lang
    package = Package()
    document = package.add("/word/document.xml", CT.WML_DOCUMENT_MAIN)
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    package.relate_to(
        package.add("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core(properties, epoch)), RT.CORE_PROPERTIES
    )
    package.relate_to(
        package.add("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, extended(properties)), RT.EXTENDED_PROPERTIES
    )
    fonts = families(page)
    numbering = Numbering(page, fonts)
    pictures = Pictures(package, lambda figure: _rendered(figure, page))
    body = Story(page, fonts, numbering, document, pictures).of(page.body, lang)
    references: list[Xml] = []
    for kind, placed in (("header", page.header), ("footer", page.footer)):
        if placed:
            part = package.add(f"/word/{kind}.xml", RUNNING[kind][0])
            part.content = root(RUNNING[kind][2], Story(page, fonts, numbering, part, pictures).of(placed, lang))
            identity = document.relate_to(part, RUNNING[kind][1])
            references.append(element(f"{kind}Reference", r_id=identity, type="default"))
    document.content = root("document", element("body", body, section(page, references)))
    beside = [
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, numbering.part()),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings(embeds_fonts=bool(fonts.embedded))),
        ("styles", CT.WML_STYLES, RT.STYLES, styles(page, fonts, numbering.of_style)),
    ]
    for name, content_type, relationship, content in beside:
        if content:
            document.relate_to(package.add(f"/word/{name}.xml", content_type, content), relationship)
    add_font_table(package, document, fonts.embedded)
    return package.written()


def _rendered(figure: PlacedFigure, page: Page) -> bytes:
    """Return a picture or chart as a PNG, drawn as in the PDF."""
    from bluf.writers.pdf import write_pdf  # imported for a page that has one
    from bluf.writers.png import write_png

    return write_png(write_pdf(alone(figure, page)), dpi=_DOTS, colors=_COLORS)


def section(page: Page, references: list[Xml]) -> Xml:
    """Return the section: paper and margins, so that the text area is the page's frame (17.6).

    The text's width is what must be exact, so the right margin takes what rounding to twentieths of a point leaves.
    """
    size, frame = page.size, page.frame
    left, width = in_twips(frame.x), in_twips(frame.width)
    return element(
        "sectPr",
        *references,
        element("pgSz", w=in_twips(size.width), h=in_twips(size.height)),
        element(
            "pgMar",
            top=in_twips(frame.y),
            right=in_twips(size.width) - left - width,
            bottom=in_twips(size.height) - in_twips(frame.bottom),
            left=left,
            header=in_twips(page.sheet.header_distance),
            footer=in_twips(page.sheet.footer_distance),
            gutter=0,
        ),
        element("bidi") if page.is_right_to_left else NOTHING,
    )
