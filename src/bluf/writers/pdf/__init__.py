"""Turn a Page into a PDF: tagged, archival and the same bytes each time.

Every file is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) by construction; `docs/pdf-conformance.md` says how
each family of rules is met. The writer paints what the page says and decides nothing about its look.
"""

from bluf.layout import Page
from bluf.writers.pdf.metadata import info, moment, output_intent, xmp
from bluf.writers.pdf.objects import File, Object, PdfName
from bluf.writers.pdf.painting import Painting
from bluf.writers.pdf.signature_field import SignatureRoom, add_signature_field

__all__ = ["AlikePdfs", "SignatureRoom", "write_pdf"]


def write_pdf(page: Page, *, epoch: int | None = None, signature: SignatureRoom | None = None) -> bytes:
    """Return the page as a PDF. It bears the brief's date, or `epoch`, seconds of Unix time, where given.

    With a `signature` it has room for one, which whoever is named there has still to fill.
    """
    return _written(page, Painting(page), epoch, signature)


class AlikePdfs:
    """Writes pages that differ from one in their footers alone: what stands above those is painted once.

    >>> pdfs = AlikePdfs(page)  # doctest: +SKIP
    >>> pdfs.write(page) == write_pdf(page)  # doctest: +SKIP
    True
    """

    def __init__(self, page: Page) -> None:
        self._painting = Painting(page, has_footer=False)

    def write(self, page: Page, *, epoch: int | None = None, signature: SignatureRoom | None = None) -> bytes:
        """Return one of the pages as a PDF, the same as `write_pdf` does."""
        return _written(page, self._painting.with_footer(page.footer), epoch, signature)


def _written(page: Page, painting: Painting, epoch: int | None, signature: SignatureRoom | None) -> bytes:
    properties = page.document.properties
    when = moment(properties, epoch)
    file = File()
    sheet, pages = file.reserve(), file.reserve()
    root, annotations = painting.structure.write(file, sheet)
    form: dict[str, Object] = {}
    if signature:
        field, fields = add_signature_field(file, sheet, signature)
        annotations, form = [*annotations, field], {"AcroForm": fields}
    entries: dict[str, Object] = {
        "Type": PdfName("Page"),
        "Parent": pages,
        "MediaBox": [0, 0, page.size.width, page.size.height],
        "Resources": {"Font": painting.faces.embed(file), **painting.content.drawings.resources(file)},
        "Contents": file.add_stream({}, painting.content.stream()),
        "StructParents": 0,
        "Tabs": PdfName("S"),
    }
    if annotations:
        entries["Annots"] = annotations
    file.put(sheet, entries)
    file.put(pages, {"Type": PdfName("Pages"), "Kids": [sheet], "Count": 1})
    packet: dict[str, Object] = {"Type": PdfName("Metadata"), "Subtype": PdfName("XML")}
    catalog: dict[str, Object] = {
        "Type": PdfName("Catalog"),
        "Pages": pages,
        "Lang": properties.lang,
        "MarkInfo": {"Marked": True},
        "ViewerPreferences": _viewing(page),
        "StructTreeRoot": root,
        # Not compressed, so that programs which know nothing of PDF find it (ISO 16684-1).
        "Metadata": file.add_stream(packet, xmp(properties, when), compress=False),
        "OutputIntents": [output_intent(file)],
        **form,
    }
    return file.written(file.add(catalog), file.add(info(properties, when)))


def _viewing(page: Page) -> dict[str, Object]:
    """Return how a reader is to show the file (12.2), and which way it is read."""
    wanted: dict[str, Object] = {"DisplayDocTitle": True}
    return {**wanted, "Direction": PdfName("R2L")} if page.is_right_to_left else wanted
