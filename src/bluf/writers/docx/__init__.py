"""Turn a Page into a DOCX that breaks its lines where the page does: the same bytes each time.

The writer states the page's sizes, spaces and widths as Word's own named styles, real lists, tables and links, and
decides nothing about its look. What is in the file is listed in `docs/docx.md`.
"""

from collections import OrderedDict
from copy import copy

from bluf.layout import Page, Placed, PlacedFigure, alone
from bluf.writers.docx.families import PageFamilies, families
from bluf.writers.docx.font_table import add_font_table
from bluf.writers.docx.numbering import Numbering
from bluf.writers.docx.package import CONTENT_TYPE as CT
from bluf.writers.docx.package import RELATIONSHIP_TYPE as RT
from bluf.writers.docx.package import Package, PackagePart
from bluf.writers.docx.pictures import Pictures
from bluf.writers.docx.properties import core, extended
from bluf.writers.docx.settings import settings
from bluf.writers.docx.story import Story
from bluf.writers.docx.styles_part import styles
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, in_twips, root

__all__ = ["AlikeDocx", "write_docx"]

# The picture of what is drawn, for programs that don't know SVG: dots to the inch, and the most colours.
_DOTS, _COLORS = 180, 128
_KEPT = 8  # of what was begun for pages that are alike
RUNNING = {
    "header": (CT.WML_HEADER, RT.HEADER, "hdr"),
    "footer": (CT.WML_FOOTER, RT.FOOTER, "ftr"),
}


def write_docx(page: Page, *, epoch: int | None = None) -> bytes:
    """Return the page as a DOCX. It bears the brief's date, or `epoch`, seconds of Unix time, where given."""
    fonts = families(page)
    return _Begun(page, fonts).ended(page, fonts, epoch)


class AlikeDocx:
    """Writes pages that differ from one in their footers alone: what stands above those is written once.

    That hangs on the footers only where their words are of a script that nothing else on the page is of.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._begun: OrderedDict[tuple[tuple[str, str], ...], _Begun] = OrderedDict()

    def write(self, page: Page, *, epoch: int | None = None) -> bytes:
        """Return one of the pages as a DOCX, the same as `write_docx` does."""
        fonts = families(page)
        key = tuple(sorted(fonts.scripts.items()))
        begun = self._begun.get(key) or self._begun.setdefault(key, _Begun(self._page, fonts))
        self._begun.move_to_end(key)
        if len(self._begun) > _KEPT:
            self._begun.popitem(last=False)
        return begun.ended(page, fonts, epoch)


class _Begun:
    """A DOCX that lacks its footer: its body and header, and the styles of it all."""

    def __init__(self, page: Page, fonts: PageFamilies) -> None:
        self._document = PackagePart.of("/word/document.xml", CT.WML_DOCUMENT_MAIN)
        self._numbering = Numbering(page, fonts)
        self._pictures = Pictures(lambda figure: _rendered(figure, page))
        self._body = self._story(page, fonts, self._document).of(page.body, page.document.properties.lang)
        self._header = self._running("header", page.header, page, fonts)
        self._styles = styles(page, fonts, self._numbering.of_style)

    def ended(self, page: Page, fonts: PageFamilies, epoch: int | None) -> bytes:
        """Return the file with the footer of a page, and leave what was begun as it is."""
        begun, properties = self._copy(), page.document.properties
        document = begun._document
        footer = begun._running("footer", page.footer, page, fonts)
        document.content = root("document", element("body", self._body, section(page, [*self._header, *footer])))
        beside = [
            ("numbering", CT.WML_NUMBERING, RT.NUMBERING, begun._numbering.part()),
            ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings(embeds_fonts=bool(fonts.embedded))),
            ("styles", CT.WML_STYLES, RT.STYLES, self._styles),
        ]
        for name, content_type, relationship, content in beside:
            if content:
                document.relate_to(PackagePart.of(f"/word/{name}.xml", content_type, content), relationship)
        add_font_table(document, fonts.embedded)
        package = Package()
        package.relate_to(document, RT.OFFICE_DOCUMENT)
        about = PackagePart.of("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core(properties, epoch))
        package.relate_to(about, RT.CORE_PROPERTIES)
        about = PackagePart.of("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, extended(properties))
        package.relate_to(about, RT.EXTENDED_PROPERTIES)
        return package.written()

    def _copy(self) -> "_Begun":
        begun = copy(self)
        begun._document = self._document.copy()
        begun._numbering, begun._pictures = self._numbering.copy(), self._pictures.copy()
        return begun

    def _story(self, page: Page, fonts: PageFamilies, part: PackagePart) -> Story:
        return Story(page, fonts, self._numbering, part, self._pictures)

    def _running(self, kind: str, placed: tuple[Placed, ...], page: Page, fonts: PageFamilies) -> list[Xml]:
        """Add a header or footer to the document; return the reference to it, if there is one."""
        if not placed:
            return []
        content_type, relationship, name = RUNNING[kind]
        part = PackagePart.of(f"/word/{kind}.xml", content_type)
        part.content = root(name, self._story(page, fonts, part).of(placed, page.document.properties.lang))
        return [element(f"{kind}Reference", r_id=self._document.relate_to(part, relationship), type="default")]


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
