"""Set other words in the footer of a page that has been laid out, and leave all else of it where it is."""

from dataclasses import replace

from bluf.document import Document
from bluf.layout.coverage import check_characters
from bluf.layout.line_ends import with_line_ends
from bluf.layout.measuring import Flow, MeasuredWords
from bluf.layout.page import Page
from bluf.layout.placing import Placing


class AlikePages:
    """Sets pages that differ from one in the words of their footers alone."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = MeasuredWords(page.document.sheet, page.document.properties.lang)
        self._height = Flow(page.sheet, self._words).stack(page.document.footer, page.frame.width)[1]

    def with_footer(self, document: Document) -> Page | None:
        """Return the page with the footer of a document.

        None where it takes more or less height, which would move the body. Raises BriefError for characters that no
        face has.
        """
        page = self._page
        document = with_line_ends(replace(document, header=(), body=()))
        check_characters(document)
        words = self._words.for_alike(page.document.sheet)
        shapes, height = Flow(page.sheet, words).stack(document.footer, page.frame.width)
        if abs(height - self._height) > 1e-6:
            return None
        frame = replace(page.frame, y=page.size.height - page.sheet.footer_distance - height)
        placing = Placing(page.sheet, words, mirrored=page.is_right_to_left)
        return replace(
            page,
            document=replace(page.document, footer=document.footer),
            footer=placing.all(shapes, frame),
        )
