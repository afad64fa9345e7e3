"""Turn a Page into a content stream and the structure tree that says how to read it.

The tree mirrors the page's: headings without skipped levels, lists, tables with their headers' scope, block quotes with
their attribution, links. Columns are read one after the other. What stands in the margins is read once: a header's
text before the body and a footer's after it, the handling marking first of all; where it repeats, it is an artifact.
"""

from collections.abc import Iterable
from copy import copy
from itertools import groupby
from urllib.parse import quote

from bluf.document import BlockQuote, Cell, Counting, Division, ListBlock, ListItem, Row, Table
from bluf.fonts.no_break import COPIED
from bluf.layout import (
    Fragment,
    Line,
    Page,
    Placed,
    PlacedFigure,
    PlacedGroup,
    PlacedParagraph,
    PlacedRule,
    Rect,
    placed_paragraphs,
)
from bluf.writers.decimals import number
from bluf.writers.pdf.actual_text import PaintedPiece, pieces, shown
from bluf.writers.pdf.copied_order import joined
from bluf.writers.pdf.font_subsets import Faces
from bluf.writers.pdf.painted_content import PaintedContent
from bluf.writers.pdf.structure import Annotated, Structure, StructureElement

HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
SCOPE = "<</O /Table /Scope /{}>>"
NUMBERING = "<</O /List /ListNumbering /{}>>"
BOUNDS = "<</O /Layout /Placement /Block /BBox [{}]>>"
_NUMBERING = {Counting.NUMBERS: "Decimal", Counting.LETTERS: "LowerAlpha", None: "Disc"}  # ISO 32000-1, table 347
WRITING_MODE = "<</O /Layout /WritingMode /{}>>"
_URI_SAFE = "%:/?#[]@!$&'()*+,;=-._~"


class Painting:
    """Paints one page; or what stands above its footer, once for all pages that differ in their footers alone."""

    def __init__(self, page: Page, *, has_footer: bool = True) -> None:
        self.faces = Faces(page.is_right_to_left)
        self.content = PaintedContent(page.size.height, self.faces)
        self.structure = Structure()
        self._height = page.size.height
        self._is_right_to_left = page.is_right_to_left
        self._lang = page.document.properties.lang
        self._boxes = page.sheet.boxes
        self._marking = _plain(page.document.properties.marking or "")
        self._levels: list[int] = []  # of the headings that the place being painted stands under
        if page.is_right_to_left:
            self.structure.root.attributes = WRITING_MODE.format("RlTb")
        for part in (page.header, page.body):
            self._fills(part)
        self._read = {_said(paragraph) for paragraph in placed_paragraphs(page.body)}
        self._margin(page.header, "Header")
        self._all(page.body, self.structure.root, self._lang)
        if has_footer:
            self._footer(page.footer)

    def with_footer(self, footer: tuple[Placed, ...]) -> "Painting":
        """Return the painting of a page without a footer with one under it, and leave itself as it is."""
        painting = copy(self)
        painting.faces = self.faces.copy()
        painting.content = self.content.copy(painting.faces)
        painting.structure = self.structure.copy()
        painting._read = set(self._read)
        painting._footer(footer)
        return painting

    def _footer(self, footer: tuple[Placed, ...]) -> None:
        self._fills(footer)
        self._margin(footer, "Footer")

    def _margin(self, placed: tuple[Placed, ...], subtype: str) -> None:
        """Paint a header or footer, as what is not read where the page has said it elsewhere."""
        read = self._read
        for paragraph in placed_paragraphs(placed):
            said = _said(paragraph)
            if said in read:
                self.content.begin_artifact(subtype)
                self._show_all(pieces(paragraph.lines), paragraph)
                self.content.end()
            elif said:
                read.add(said)
                element = StructureElement("P")
                kids = self.structure.root.kids
                kids.insert(0 if said == self._marking else len(kids), element)
                self._text(paragraph, element, self._lang)

    def _fills(self, placed: Iterable[Placed]) -> None:
        """Paint tints, bars and rules, the outer before the inner."""
        for item in placed:
            for fill in item.fills:
                self.content.fill(fill.rect, fill.color)
            if isinstance(item, PlacedGroup):
                self._fills(item.children)

    def _all(self, placed: Iterable[Placed], parent: StructureElement, lang: str) -> None:
        for item in placed:
            self._one(item, parent, lang)

    def _one(self, item: Placed, parent: StructureElement, lang: str) -> None:
        match item:
            case PlacedRule():
                pass
            case PlacedFigure():
                self._figure(item, parent, lang)
            case PlacedParagraph():
                if item.lines and _said(item):
                    self._text(item, parent.add(self._kind(item.block.tag)), lang)
            case PlacedGroup(block=ListBlock()):
                self._list(item, parent, lang)
            case PlacedGroup(block=Table() as block):
                self._table(item, block, parent, lang)
            case PlacedGroup(block=BlockQuote() as block):
                self._quote(item, block, parent, lang)
            case PlacedGroup(block=Division()):
                self._box(item, parent, lang)
            case PlacedGroup(block=ListItem() | Row() | Cell()):
                self._all(item.children, parent, lang)

    def _figure(self, figure: PlacedFigure, parent: StructureElement, lang: str) -> None:
        """Paint a picture or chart, the words of a chart within it; one that has no alternative is decoration."""
        alt = figure.block.alt
        rect = figure.rect
        if alt is None:
            self.content.draw(figure.drawing, rect, None)
            for label in figure.labels:
                self.content.begin_decoration()
                self._show_all(pieces(label.lines), label)
                self.content.end()
            return
        bottom = self._height - rect.bottom
        corners = " ".join(map(number, (rect.x, bottom, rect.right, bottom + rect.height)))
        element = parent.add("Figure", attributes=BOUNDS.format(corners))
        element.alt = alt
        self.content.draw(figure.drawing, rect, self.structure.mark(element))
        for label in figure.labels:
            self._text(label, element, lang)

    def _kind(self, tag: str) -> str:
        """Return the structure type of a paragraph: a heading's level is how many headings it stands under, plus 1."""
        level = HEADINGS.get(tag)
        if level is None:
            return "P"
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"H{len(self._levels)}"

    def _box(self, item: PlacedGroup, parent: StructureElement, lang: str) -> None:
        if isinstance(item.block, Division) and self._boxes[item.block.style].arrange == "strip":
            self._strip(item, parent, lang)
            return
        element = parent.add("Div")
        self._all(item.children, element, lang)
        if not element.kids:
            parent.kids.pop()

    def _strip(self, item: PlacedGroup, parent: StructureElement, lang: str) -> None:
        """Tag a strip as a list without bullets, so that a reader is told how many cells there are."""
        element = parent.add("L", attributes=NUMBERING.format("None"))
        for cell in item.children:
            self._one(cell, element.add("LI").add("LBody"), lang)

    def _quote(self, item: PlacedGroup, block: BlockQuote, parent: StructureElement, lang: str) -> None:
        """Tag a quote with its attribution, which is in the document's language and not in the quote's."""
        element = parent.add("BlockQuote")
        for child in item.children:
            is_attribution = isinstance(child, PlacedParagraph) and child.block.tag == "cite"
            self._one(child, element, lang if is_attribution else block.lang or lang)

    def _list(self, item: PlacedGroup, parent: StructureElement, lang: str) -> None:
        firsts = [child.children[0] for child in item.children if isinstance(child, PlacedGroup) and child.children]
        labelled = next((first for first in firsts if isinstance(first, PlacedParagraph) and first.label), None)
        numbering = _NUMBERING[labelled.style.counts_in] if labelled else "None"
        element = parent.add("L", attributes=NUMBERING.format(numbering))
        for child in item.children:
            if isinstance(child, PlacedGroup):
                self._item(child, element.add("LI"), lang)

    def _item(self, item: PlacedGroup, element: StructureElement, lang: str) -> None:
        first = item.children[0]
        if isinstance(first, PlacedParagraph) and first.label and first.lines:
            label = element.add("Lbl")
            self.content.begin("Lbl", self.structure.mark(label))
            for fragment in first.label:
                self._show((fragment,), first.lines[0], first)
            self.content.end()
        body = element.add("LBody")
        if len(item.children) == 1 and isinstance(first, PlacedParagraph):
            self._text(first, body, lang)
        else:
            self._all(item.children, body, lang)

    def _table(self, item: PlacedGroup, block: Table, parent: StructureElement, lang: str) -> None:
        """Tag a table of data; one without a header cell is a layout, read cell by cell (ISO 14289-1, 7.5)."""
        if not block.head and not any(cell.header for row in block.rows for cell in row.cells):
            self._box(item, parent, lang)
            return
        table = parent.add("Table")
        heads = len(block.head)
        # A table head without a body would not be one (ISO 14289-1, 7.2).
        head = table.add("THead") if heads and block.body else table
        body = table.add("TBody") if heads and block.body else table
        foot = table.add("TFoot") if heads and block.body and block.foot else table
        headed, until = _reads_by_rows(block), len(block.rows) - len(block.foot)
        for index, row in enumerate(item.children):
            if isinstance(row, PlacedGroup):
                part = head if index < heads else body if index < until else foot
                self._row(row, part.add("TR"), lang, is_head=index < heads, headed=headed)

    def _row(self, row: PlacedGroup, element: StructureElement, lang: str, *, is_head: bool, headed: bool) -> None:
        for cell in row.children:
            if isinstance(cell, PlacedGroup) and isinstance(cell.block, Cell):
                if is_head or (headed and cell.block.header):
                    kid = element.add("TH", attributes=SCOPE.format("Column" if is_head else "Row"))
                else:
                    kid = element.add("TD")
                self._all(cell.children, kid, lang)

    def _text(self, paragraph: PlacedParagraph, element: StructureElement, lang: str) -> None:
        """Paint a paragraph's lines as the content of `element`, its links and other languages as its kids."""
        own = paragraph.block.lang or lang
        if own != self._lang:
            element.lang = own
        if paragraph.is_right_to_left != self._is_right_to_left and element.attributes is None:
            element.attributes = WRITING_MODE.format("RlTb" if paragraph.is_right_to_left else "LrTb")
        runs = groupby(pieces(paragraph.lines), key=lambda piece: (piece.fragment.href, piece.fragment.lang or own))
        for (href, run_lang), run in runs:
            other = None if run_lang == own else run_lang
            if href:
                self._link(href, list(run), element.add("Link", other), paragraph)
            else:
                self._run(run, element.add("Span", other) if other else element, paragraph)

    def _run(self, run: Iterable[PaintedPiece], element: StructureElement, paragraph: PlacedParagraph) -> None:
        for (read, is_bracket), same in groupby(run, key=lambda piece: (piece.actual, piece.is_bracket)):
            if is_bracket:
                for piece in same:
                    self._bracket(piece, element)
                continue
            mcid = self.structure.mark(element)
            actual = read if read is None else read.translate(COPIED)
            painted = list(same)
            if actual is None:
                self.content.begin(element.kind, mcid)
            else:
                self.content.begin_actual(actual, mcid)
                for piece in painted:
                    self.faces.keep(piece.fragment, actual[0])
            self._show_all(painted, paragraph)
            self.content.end()

    def _bracket(self, piece: PaintedPiece, element: StructureElement) -> None:
        """Paint a bracket that is shown as its partner (`bracket_fonts`)."""
        seen, read = self.faces.bracket(piece.fragment)
        self.content.begin_actual("", self.structure.mark(element))
        self._underline(piece.fragment, piece.line)
        self.content.show_run(seen, piece.fragment, piece.line)
        self.content.end()
        self.content.begin(element.kind, self.structure.mark(element))
        self.content.show_run(read, piece.fragment, piece.line)
        self.content.end()

    def _link(self, href: str, run: list[PaintedPiece], element: StructureElement, paragraph: PlacedParagraph) -> None:
        """Tag a link and give it a rectangle on each line that it stands on."""
        self._run(run, element, paragraph)
        contents = " ".join("".join(piece.fragment.text for piece in run).split())
        for _, on_line in groupby(run, key=lambda piece: id(piece.line)):
            parts = list(on_line)
            line = parts[0].line
            bottom = self._height - line.top - line.height
            left = min(part.fragment.x for part in parts)
            right = max(part.fragment.x + part.fragment.width for part in parts)
            rect = (left, bottom, right, bottom + line.height)
            element.kids.append(Annotated(rect, quote(href, safe=_URI_SAFE), contents))

    def _show(self, fragments: Iterable[Fragment], line: Line, paragraph: PlacedParagraph) -> None:
        """Paint fragments that stand on one line."""
        backwards = self._is_right_to_left or paragraph.is_right_to_left
        for run in joined(fragments):
            for fragment in run:
                self._underline(fragment, line)
            self.content.show(run, line, backwards)

    def _underline(self, fragment: Fragment, line: Line) -> None:
        """Paint the line under a fragment, where its font puts it, if it has one."""
        if fragment.underline:
            below, thickness = fragment.face.underline(fragment.size)
            rect = Rect(fragment.x, line.baseline - fragment.rise + below, fragment.width, thickness)
            self.content.underline(rect, fragment.color)

    def _show_all(self, painted: Iterable[PaintedPiece], paragraph: PlacedParagraph) -> None:
        for _, on_line in groupby(painted, key=lambda piece: id(piece.line)):
            parts = list(on_line)
            self._show([part.fragment for part in parts], parts[0].line, paragraph)


def _reads_by_rows(table: Table) -> bool:
    """Whether the first cells of rows are read as headers too: not where there would be more headers than data."""
    heads = sum(len(row.cells) for row in table.head)
    cells = [cell for row in (*table.body, *table.foot) for cell in row.cells]
    headers = sum(cell.header for cell in cells)
    return not heads or heads + headers <= len(cells) - headers


def _said(paragraph: PlacedParagraph) -> str:
    """Return what a paragraph says, however it is broken."""
    return _plain("".join([shown(line) for line in paragraph.lines]))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
