"""Turn what a template printed into the blocks of a Document.

The markup is a closed, well-formed subset of HTML (docs/templates.md lists it). `class`, as a whole, names one style of
the sheet. Groups that hold no words vanish. Every fault is a problem at the template's line, all of them at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from bluf.brief.rich_text import RichText
from bluf.document import (
    Block,
    BlockQuote,
    BoxStyle,
    Cell,
    Division,
    Figure,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Rule,
    StyleSheet,
    Table,
)
from bluf.filling import Filled
from bluf.problems import BriefError, Span
from bluf.template.checks import Checks
from bluf.template.element_tree import Element, Node, parse
from bluf.template.inlines import inlines, is_inline, with_links_of
from bluf.template.template_lines import NumberedTable, Rendered

_HEADINGS = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2"}
_OWN = 1_000  # characters whose place is kept: in any template, those that are told of are among them
_SIDE_BY_SIDE = {"columns": "columns, which hold", "strip": "a strip, which holds"}
_LISTS = {"ul": "List Bullet", "ol": "List Number"}


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a page: what runs above and below it, and its body.

    `own` is where the template has the characters beyond ASCII that it prints itself.
    """

    header: tuple[Block, ...]
    body: tuple[Block, ...]
    footer: tuple[Block, ...]
    own: Mapping[str, Span] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Block, ...]:
        """Return all of them, in reading order."""
        return (*self.header, *self.body, *self.footer)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a block decide for it: the style of its paragraphs, and how deep its list is."""

    paragraph: str = "Normal"
    depth: int = 0


def blocks(
    filled: Filled,
    sheet: StyleSheet,
    template: str,
    fields: Sequence[RichText] = (),
    figures: Sequence[Figure] = (),
    tables: Sequence[NumberedTable] = (),
) -> Blocks:
    """Return the blocks that a template printed. Raises BriefError.

    `template` is the path of its page; `fields` are the words of the brief's fields, and `figures` its
    pictures and charts, by their numbers in the markup.
    """
    checks = Checks(sheet, template)
    rendered = Rendered(filled, fields, figures, tables)
    root = parse(rendered, template)
    making = _Making(checks)
    running: dict[str, tuple[Block, ...]] = {"header": (), "footer": ()}
    body: list[Node] = []
    for node in root.children:
        if isinstance(node, Element) and node.tag in running:
            if running[node.tag]:
                checks.fault(node, f"a page has one `<{node.tag}>`")
            running[node.tag] = making.running(node)
        else:
            body.append(node)
    made = making.flow(body, "page", _Around())
    if checks.problems:
        raise BriefError(checks.problems)
    own = {char: place.span() for char, place in islice(rendered.own.items(), _OWN)}
    return Blocks(running["header"], made, running["footer"], own)


class _Making:
    """Makes blocks of elements, and notes what is wrong with them."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks

    def running(self, element: Element) -> tuple[Block, ...]:
        """Return the blocks of a header or footer: in a box where `class` names one."""
        around = _Around(element.tag.capitalize())
        if "class" in element.attributes:
            return tuple(self._division(element, around))
        self._checks.attributes(element)
        return self.flow(element.children, element.tag, around)

    def flow(self, nodes: Iterable[Node], parent: str, around: _Around) -> tuple[Block, ...]:
        """Return the blocks that stand one under the other in `parent`. Words must stand in an element there."""
        made: list[Block] = []
        for node in nodes:
            if isinstance(node, Element) and not (is_inline(node) and not _is_attribution(node, parent)):
                made.extend(self._block(node, parent, around))
            elif (isinstance(node, str) and node.strip()) or isinstance(node, Element):
                self._loose(node, nodes, parent)
        return tuple(made)

    def _loose(self, node: Node, nodes: Iterable[Node], parent: str) -> None:
        near = node if isinstance(node, Element) else _nearest(node, nodes)
        words = f"`<{node.tag}>`" if isinstance(node, Element) else repr(" ".join(node.split())[:30])
        inside = "" if parent == "page" else f" directly in `<{parent}>`"
        self._checks.fault(near, f"{words} stands{inside} outside a paragraph", "put it into a `<p>`")

    def _mixed(self, element: Element, around: _Around) -> tuple[Block, ...]:
        """Return the blocks of an element that may hold words directly: each run of them is a paragraph."""
        made: list[Block] = []
        loose = groupby(element.children, lambda node: is_inline(node) and not _is_attribution(node, element.tag))
        for is_words, nodes in loose:
            if is_words:
                made.extend(self._paragraph(element, list(nodes), around.paragraph, "p", None))
            else:
                made.extend(self.flow(list(nodes), element.tag, around))
        return tuple(made)

    def _block(self, element: Element, parent: str, around: _Around) -> Iterator[Block]:
        match element.tag:
            case "p" | "h1" | "h2" | "h3" | "cite":
                yield from self._own_paragraph(element, around)
            case "ul" | "ol":
                yield from self._list(element, around)
            case "blockquote":
                yield from self._quote(element, around)
            case "table":
                yield from self._table(element)
            case "div" | "aside":
                yield from self._division(element, around)
            case "figure" | "img":
                yield from self._figure(element)
            case "hr":
                self._checks.attributes(element, "class")
                style = self._checks.style(element, "paragraph", "Rule")
                yield Rule(style or "Rule")
            case _ if self._checks.known(element):
                places = {"li": "`<ul>` or `<ol>`", "td": "`<tr>`", "th": "`<tr>`"}
                where = places.get(element.tag, "the page" if element.tag in ("header", "footer") else "`<table>`")
                inside = "on the page" if parent == "page" else f"in `<{parent}>`"
                self._checks.fault(element, f"`<{element.tag}>` stands {inside}, but belongs directly in {where}")

    def _own_paragraph(self, element: Element, around: _Around) -> Iterator[Paragraph]:
        self._checks.attributes(element, "class", "lang")
        default = "Quote Source" if element.tag == "cite" else _HEADINGS.get(element.tag, around.paragraph)
        style = self._checks.style(element, "paragraph", default)
        yield from self._paragraph(element, element.children, style, element.tag, element.attributes.get("lang"))

    def _paragraph(
        self, element: Element, nodes: list[Node], style: str | None, tag: str, lang: str | None
    ) -> Iterator[Paragraph]:
        made = inlines(nodes, self._checks, element.tag)
        if made and style is not None and style not in self._checks.sheet.paragraphs:
            style = self._checks.style(replace(element, attributes={}), "paragraph", style)
        own, sheet = style or "Normal", self._checks.sheet
        yield from (Paragraph(own, with_links_of(own, runs, sheet), tag, lang) for runs in made)

    def _list(self, element: Element, around: _Around) -> Iterator[ListBlock]:
        self._checks.attributes(element, "class")
        depth = around.depth + 1
        default = _LISTS[element.tag] + (f" {depth}" if depth > 1 else "")
        style = self._checks.style(element, "paragraph", default) or default
        items = (
            self._item(child, replace(around, paragraph=style, depth=depth)) for child in self._only(element, "li")
        )
        kept = tuple(item for item in items if item.blocks)
        if kept:
            yield ListBlock(element.tag == "ol", kept)

    def _item(self, element: Element, around: _Around) -> ListItem:
        self._checks.attributes(element, "class", "lang")
        style = self._checks.style(element, "paragraph", around.paragraph) or around.paragraph
        made = self._mixed(element, replace(around, paragraph=style))
        if made and not isinstance(made[0], Paragraph):
            self._checks.fault(element, "a `<li>` begins with words or a `<p>`, which its bullet or number stands by")
        rest = tuple(_continued(block, style, self._checks.sheet) for block in made[1:])
        return ListItem((*made[:1], *rest))

    def _quote(self, element: Element, around: _Around) -> Iterator[BlockQuote]:
        self._checks.attributes(element, "class", "lang")
        style = self._checks.style(element, "paragraph", "Quote") or "Quote"
        made = self._mixed(element, replace(around, paragraph=style))
        if made:
            yield BlockQuote(made, element.attributes.get("lang"))

    def _division(self, element: Element, around: _Around) -> Iterator[Block]:
        self._checks.attributes(element, "class")
        style = self._checks.style(element, "box", "Group") or "Group"
        box = self._checks.sheet.boxes.get(style, BoxStyle(style))
        made = self.flow(element.children, element.tag, around)
        if box.arrange in ("columns", "strip"):
            for block, child in zip(made, element.elements, strict=False):
                if not isinstance(block, Division):
                    where = _SIDE_BY_SIDE[box.arrange]
                    self._checks.fault(child, f"`<{child.tag}>` stands directly in {where} `<div>` only")
        elif box.arrange == "row" and not all(isinstance(block, Paragraph) for block in made):
            self._checks.fault(element, f"the box style {style!r} sets its parts on one line: it holds `<p>` only")
        if box.arrange == "columns" and made and len(made) < len(element.elements):
            yield from _wide(style, made)
        elif made:
            yield Division(style, made, "aside" if element.tag == "aside" else "div")

    def _figure(self, element: Element) -> Iterator[Figure]:
        """Yield the picture or chart that a template printed, in the style that the `figure` around it names."""
        if element.tag == "figure":
            self._checks.attributes(element, "class")
            printed = list(self._only(element, "img"))
        else:
            printed = [element]
        for each in printed:
            self._checks.attributes(each, "data-figure")
            if each.figure is None or each.rendered is None:
                hint = "print a field of the brief that is a picture or chart: `{{ section.picture }}`"
                self._checks.fault(each, "`<img>` stands for no picture of the brief", hint)
                continue
            figure = each.rendered.figures[each.figure]
            yield replace(figure, style=self._checks.style(element, "figure", figure.style) or figure.style)

    def _table(self, element: Element) -> Iterator[Table]:
        self._checks.attributes(element, "class", "data-table")
        style = self._checks.style(element, "table", "Table Grid") or "Table Grid"
        parts: dict[str, list[Row]] = {"thead": [], "tr": [], "tfoot": []}
        rows: list[tuple[Element, Row]] = []
        for child in self._only(element, *parts):
            self._checks.attributes(child, *(["data-marked"] if child.tag == "tr" else []))
            own = [child] if child.tag == "tr" else list(self._only(child, "tr"))
            made = [(row, self._row(row)) for row in own]
            parts[child.tag].extend(row for _, row in made)
            rows.extend(made)
        self._even(style, rows)
        head, body, foot = (tuple(part) for part in parts.values())
        if any(cell.blocks for row in body for cell in row.cells):
            field = element.table
            yield Table(style, head, body, foot, field.title if field else "", field.path if field else None)

    def _row(self, element: Element) -> Row:
        cells = tuple(self._cell(child) for child in self._only(element, "th", "td"))
        return Row(cells, "data-marked" in element.attributes)

    def _cell(self, element: Element) -> Cell:
        self._checks.attributes(element, "class", "data-decimal")
        default = "Table Heading" if element.tag == "th" else "Table Text"
        style = self._checks.style(element, "paragraph", default) or default
        decimal = element.attributes.get("data-decimal", "")
        at = int(decimal) if decimal.isdecimal() and len(decimal) < 4 else None
        return Cell(self._mixed(element, _Around(style)), element.tag == "th", at)

    def _even(self, style: str, rows: list[tuple[Element, Row]]) -> None:
        """Note a row with another number of cells than the first, or than the table style has widths."""
        table = self._checks.sheet.tables.get(style)
        widths = len(table.widths) if table else 0
        cells = widths or (len(rows[0][1].cells) if rows else 0)
        of = f"the {widths} widths of {style!r}" if widths else f"the first row's {cells}"
        for row, made in rows:
            if len(made.cells) != cells:
                self._checks.fault(row, f"the row has {len(made.cells)} cells and should have {of}")

    def _only(self, element: Element, *tags: str) -> Iterator[Element]:
        """Yield the children of an element that holds `tags` only; note any other."""
        for child in element.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                elif self._checks.known(child):
                    allowed = " and ".join(f"`<{tag}>`" for tag in tags)
                    self._checks.fault(
                        child, f"`<{child.tag}>` can't stand in `<{element.tag}>`, which holds {allowed} only"
                    )
            elif child.strip():
                self._checks.fault(element, f"words stand directly in `<{element.tag}>`: {child.strip()[:30]!r}")


def _wide(style: str, columns: tuple[Block, ...]) -> Iterator[Block]:
    """Yield what is left of columns some of which hold nothing: one alone is set over the whole width."""
    alone = columns[0] if len(columns) == 1 else None
    if isinstance(alone, Division) and alone.style == "Group":
        yield from alone.blocks
    elif alone:
        yield alone
    else:
        yield Division(style, columns)


def _is_attribution(node: Node, parent: str) -> bool:
    return isinstance(node, Element) and node.tag == "cite" and parent == "blockquote"


def _nearest(node: Node, nodes: Iterable[Node]) -> Element:
    """Return the element before loose words, or after them, for their place in the template."""
    found = Element("p", {})
    for other in nodes:
        if isinstance(other, Element):
            found = other
        if other is node and found.place:
            break
    return found


def _continued(block: Block, style: str, sheet: StyleSheet) -> Block:
    """Return a further paragraph of a list item: without a bullet of its own where the sheet has a style for that."""
    if isinstance(block, Paragraph) and block.style == style and "List Continue" in sheet.paragraphs:
        return replace(block, style="List Continue")
    return block
