"""Turn shapes into the page: absolute places, fragments of text, fills."""

from collections.abc import Iterable

from bluf.document import (
    BlockQuote,
    Division,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Row,
    Rule,
    StyleSheet,
    Table,
    TextRun,
)
from bluf.layout.fonts import face_name
from bluf.layout.hints import hints
from bluf.layout.lines import LinePiece, Measured, Word
from bluf.layout.measuring import BASELINE, BlockShape, MeasuredWords, label_width, rule_space
from bluf.layout.page import Container, Fill, Fragment, Line, Placed, PlacedGroup, PlacedParagraph, PlacedRule, Rect
from bluf.layout.tolerance import tolerance

# How far a fill behind words goes beyond them, as a fraction of their size.
BESIDE = 0.25


class Placing:
    """Places shapes made with one style sheet."""

    def __init__(self, sheet: StyleSheet, words: MeasuredWords) -> None:
        self._sheet = sheet
        self._words = words

    def all(self, shapes: Iterable[BlockShape], x: float, y: float) -> tuple[Placed, ...]:
        """Place shapes in a container whose top left corner is at `x`, `y`."""
        placed: list[Placed] = []
        for shape in shapes:
            placed.append(self._one(shape, x + shape.x, y + shape.y, placed[-1] if placed else None))
        return tuple(placed)

    def _one(self, shape: BlockShape, x: float, y: float, before: Placed | None) -> Placed:
        rect = Rect(x, y, shape.width, shape.height)
        match shape.block:
            case Paragraph() as block:
                return self._paragraph(block, shape, rect, before)
            case Rule() as block:
                style = self._sheet.paragraphs[block.style]
                return PlacedRule(block, style, rect, shape.gap, _rule(style, rect))
            case ListBlock() | ListItem() | BlockQuote() | Table() | Row() | Division() as block:
                return self._group(block, shape, rect)
            case cell:
                return self._group(cell, shape, rect)

    def _group(self, block: Container, shape: BlockShape, rect: Rect) -> PlacedGroup:
        children = self.all(shape.children, rect.x, rect.y)
        fills: tuple[Fill, ...] = ()
        if isinstance(block, Division):
            fills = self._box(block, rect)
        elif isinstance(block, Table):
            fills = self._rules(block, rect, children)
        return PlacedGroup(block, rect, shape.gap, children, fills, shape.on_one_line)

    def _box(self, block: Division, rect: Rect) -> tuple[Fill, ...]:
        box = self._sheet.boxes[block.style]
        above = rule_space(box)
        panel = Rect(rect.x, rect.y + above, rect.width, rect.height - above)
        fills = []
        if box.rule_above:
            fills.append(Fill(Rect(rect.x, rect.y, rect.width, box.rule_above.width), box.rule_above.color))
        if box.fill:
            fills.append(Fill(panel, box.fill))
        if box.bar:
            fills.append(Fill(Rect(panel.x, panel.y, box.bar.width, panel.height), box.bar.color))
        return tuple(fills)

    def _rules(self, block: Table, rect: Rect, rows: tuple[Placed, ...]) -> tuple[Fill, ...]:
        style = self._sheet.tables[block.style]
        tints, rules = [], []
        heads = len(block.head)
        for index, row in enumerate(rows):
            if style.head_fill and index < heads:
                tints.append(Fill(row.rect, style.head_fill))
            elif style.first_column_fill and isinstance(row, PlacedGroup) and row.children:
                tints.append(Fill(row.children[0].rect, style.first_column_fill))
            rule = style.head_rule if index == heads - 1 and style.head_rule else style.rule
            if rule:
                rules.append(Fill(Rect(rect.x, row.rect.bottom - rule.width, rect.width, rule.width), rule.color))
        return (*tints, *rules)

    def _paragraph(self, block: Paragraph, shape: BlockShape, rect: Rect, before: Placed | None) -> PlacedParagraph:
        style = self._sheet.paragraphs[block.style]
        measured = self._words.of(block)
        lines = []
        for index, words in enumerate(shape.lines):
            lines.append(self._line(block, style, measured, words, rect, rect.y + index * style.line_height))
        lines_until = rect.y + len(lines) * style.line_height
        fills = list(_rule(style, rect))
        if style.bar:
            joins = isinstance(before, PlacedParagraph) and before.style.bar == style.bar
            top = rect.y - (shape.gap if joins else 0)
            fills.append(Fill(Rect(rect.x, top, style.bar.width, lines_until - top), style.bar.color))
        if style.fill:
            beside = style.size * BESIDE
            for line in lines:
                behind = Rect(line.x - beside, line.top, line.width + 2 * beside, line.height)
                fills.append(Fill(behind, style.fill))
        mark = self._label(shape.label, style, rect.x) if shape.label else None
        broken = tuple(
            line if index == len(lines) - 1 or shape.lines[index][-1].ends_line else _going_on(line)
            for index, line in enumerate(lines)
        )
        wide = rect.width - style.indent
        found = hints(shape.lines, measured, style.size, wide)
        spare = tolerance(shape.lines, measured, style.size, wide)
        return PlacedParagraph(block, style, rect, shape.gap, broken, mark, tuple(fills), found, spare)

    def _label(self, text: str, style: ParagraphStyle, x: float) -> Fragment:
        return Fragment(
            x=x + style.indent - style.hanging,
            width=label_width(text, style),
            text=text,
            face=face_name(style.bold, style.italic),
            size=style.size,
            color=style.label_color or style.color,
        )

    def _line(
        self,
        block: Paragraph,
        style: ParagraphStyle,
        measured: Measured,
        words: tuple[Word, ...],
        rect: Rect,
        top: float,
    ) -> Line:
        width = measured.width(words, style.size)
        left = rect.x + style.indent
        free = rect.width - style.indent - width
        beside = style.size * BESIDE if style.fill else 0.0
        left += {"left": beside, "right": -beside}.get(style.align, 0.0)
        x = left + (free if style.align == "right" else free / 2 if style.align == "center" else 0.0)
        fragments = self._fragments(block, style, measured, words, x)
        return Line(x, top, style.line_height, top + style.line_height * BASELINE, width, fragments)

    def _fragments(
        self, block: Paragraph, style: ParagraphStyle, measured: Measured, words: tuple[Word, ...], x: float
    ) -> tuple[Fragment, ...]:
        fragments: list[Fragment] = []
        text: list[str] = []
        width, current, start = 0.0, -1, 0

        def close() -> None:
            nonlocal x, width
            if text:
                fragments.append(self._fragment(block, style, measured, (current, start), "".join(text), x, width))
            x, width = x + width, 0.0
            text.clear()

        for number, word in enumerate(words):
            last = number == len(words) - 1
            pieces: tuple[LinePiece, ...] = word.pieces + word.spaces
            for place, piece in enumerate(pieces):
                if piece.inline != current:
                    close()
                    current, start = piece.inline, piece.start
                text.append(piece.text)
                if not (last and place >= len(word.pieces)):
                    width += piece.em * measured.looks[piece.inline].size(style.size)
        close()
        return tuple(fragments)

    def _fragment(
        self,
        block: Paragraph,
        style: ParagraphStyle,
        measured: Measured,
        place: tuple[int, int],
        text: str,
        x: float,
        width: float,
    ) -> Fragment:
        """Return the fragment of text that begins at `place`: the inline's index, and where in its printed text."""
        index, start = place
        inline, look = block.inlines[index], measured.looks[index]
        if isinstance(inline, LineBreak):
            raise TypeError("a line break has no text")
        return Fragment(
            x=x,
            width=width,
            text=text,
            face=look.face,
            size=look.size(style.size),
            color=_color(inline, style, self._sheet),
            fill=style.fill,
            rise=look.style.rise_in(style.size) if look.style else 0.0,
            underline=look.style.underline if look.style else False,
            href=inline.href,
            src=inline.src,
            lang=inline.lang or block.lang,
            inline=index,
            start=start,
        )


def _going_on(line: Line) -> Line:
    return Line(line.x, line.top, line.height, line.baseline, line.width, line.fragments, broken=True)


def _color(inline: TextRun, style: ParagraphStyle, sheet: StyleSheet) -> str:
    character = sheet.characters[inline.style] if inline.style else None
    return character.color if character and character.color else style.color


def _rule(style: ParagraphStyle, rect: Rect) -> tuple[Fill, ...]:
    if not style.rule:
        return ()
    return (Fill(Rect(rect.x, rect.bottom - style.rule.width, rect.width, style.rule.width), style.rule.color),)
