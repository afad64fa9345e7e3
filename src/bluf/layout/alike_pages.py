"""Set other words in the footer of a page that has been laid out, and leave all else of it where it is."""

from dataclasses import replace

from bluf.document import Document
from bluf.fonts.scripts import is_right_to_left
from bluf.layout.coverage import check_characters
from bluf.layout.line_ends import with_line_ends
from bluf.layout.measuring import Flow, MeasuredWords
from bluf.layout.page import Page
from bluf.layout.placing import Placing


def with_footer(page: Page, document: Document) -> Page | None:
    """Return a page with the footer of a document that differs from the page's in it alone, and only in words.

    None where it takes more or less height, which would move the body. Raises BriefError for characters that no face
    has.
    """
    document = with_line_ends(replace(document, header=(), body=()))
    check_characters(document)
    sheet, lang = page.sheet, page.document.properties.lang
    words = MeasuredWords(page.document.sheet, lang)
    flow = Flow(sheet, words)
    _, before = flow.stack(page.document.footer, page.frame.width)
    shapes, height = flow.stack(document.footer, page.frame.width)
    if abs(height - before) > 1e-6:
        return None
    top = page.size.height - sheet.footer_distance - height
    placing = Placing(sheet, words, mirrored=is_right_to_left(lang))
    return replace(
        page,
        document=replace(page.document, footer=document.footer),
        footer=placing.all(shapes, replace(page.frame, y=top)),
    )
