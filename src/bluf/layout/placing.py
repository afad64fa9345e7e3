"""Turn shapes into the page: absolute places, fragments of text, fills."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bluf.document import (
    BlockQuote,
    Division,
    Drawing,
    Figure,
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
from bluf.fonts.bidi import visual_order
from bluf.layout.balancing import Settled, is_balanced, settled
from bluf.layout.hints import hints
from bluf.layout.lines import Measured
from bluf.layout.measuring import BASELINE, BlockShape, Flow, MeasuredWords, rule_space
from bluf.layout.page import (
    BESIDE,
    Container,
    Fill,
    Fragment,
    Line,
    Placed,
    PlacedFigure,
    PlacedGroup,
    PlacedParagraph,
    PlacedRule,
    Rect,
)
from bluf.layout.tolerance import tolerance
from bluf.layout.words import LinePiece, Word

LABEL_SLACK = 0.01  # points that a chart's label has more room than it is wide, so that rounding breaks no line


class Placing:
    """Places shapes made with one style sheet. A mirrored page runs from right to left."""

    def __init__(self, sheet: StyleSheet, words: MeasuredWords, *, mirrored: bool) -> None:
        self._sheet = sheet
        self._words = words
        self._mirrored = mirrored
        self._labels: dict[tuple[str, str, str | None], tuple[Line, int]] = {}

    def all(self, shapes: Iterable[BlockShape], around: Rect) -> tuple[Placed, ...]:
        """Place shapes in a container."""
        placed: list[Placed] = []
        for shape in shapes:
            left = around.width - shape.x - shape.width if self._mirrored else shape.x
            rect = Rect(around.x + left, around.y + shape.y, shape.width, shape.height)
            placed.append(self._one(shape, rect, placed[-1] if placed else None))
        return tuple(placed)

    def _one(self, shape: BlockShape, rect: Rect, before: Placed | None) -> Placed:
        match shape.block:
            case Paragraph() as block:
                style = self._sheet.paragraphs[block.style]
                return self._paragraph(self._settled(block, shape, style), shape, style, rect, before)
            case Rule() as block:
                style = self._sheet.paragraphs[block.style]
                return PlacedRule(block, style, rect, shape.gap, _rule(style, rect))
            case Figure() as block:
                return self._figure(block, shape, rect)
            case ListBlock() | ListItem() | BlockQuote() | Table() | Row() | Division() as block:
                return self._group(block, shape, rect)
            case cell:
                return self._group(cell, shape, rect)

    def _figure(self, block: Figure, shape: BlockShape, rect: Rect) -> PlacedFigure:
        style = self._sheet.figures[block.style]
        if isinstance(block.content, Drawing):
            return PlacedFigure(block, style, rect, shape.gap, block.content.scaled(rect.width, rect.height))
        from bluf.layout.charts import LabelPlace, planned  # imported for a page that has one

        flow = Flow(self._sheet, self._words)

        def placed(place: LabelPlace) -> PlacedParagraph:
            paragraph = block.labels[place.label]
            room = place.width + LABEL_SLACK
            at = Rect(rect.x + place.x, rect.y + place.y, room, 0.0)
            own, shape = self._sheet.paragraphs[paragraph.style], flow.shape(paragraph, room)
            as_is = Settled(paragraph, self._words.of(paragraph), shape.lines, room - own.indent)
            made = self._paragraph(as_is, shape, own, at, None)
            return made.as_label(place.color, place.align)

        sizes = flow.label_sizes(block)
        plan = planned(block.content, style, rect.width, rect.height, sizes, mirrored=self._mirrored)
        lacking = tuple(block.labels[label] for label in plan.lacking)
        return PlacedFigure(
            block, style, rect, shape.gap, plan.drawing, tuple(map(placed, plan.labels)), lacking=lacking
        )

    def _group(self, block: Container, shape: BlockShape, rect: Rect) -> PlacedGroup:
        children = self.all(shape.children, rect)
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
            left = panel.right - box.bar.width if self._mirrored else panel.x
            fills.append(Fill(Rect(left, panel.y, box.bar.width, panel.height), box.bar.color))
        return tuple(fills)

    def _rules(self, block: Table, rect: Rect, rows: tuple[Placed, ...]) -> tuple[Fill, ...]:
        style = self._sheet.tables[block.style]
        tints, rules = [], []
        own = block.rows
        heads, before_foot = len(block.head), len(own) - len(block.foot) - 1
        for index, row in enumerate(rows):
            if style.head_fill and index < heads:
                tints.append(Fill(row.rect, style.head_fill))
            elif style.marked_fill and index >= heads and own[index].marked:
                tints.append(Fill(row.rect, style.marked_fill))
            elif style.first_column_fill and isinstance(row, PlacedGroup) and row.children:
                tints.append(Fill(row.children[0].rect, style.first_column_fill))
            rule = style.rule if style.closed or index < len(rows) - 1 else None
            if index == heads - 1:
                rule = style.head_rule or rule
            elif block.foot and index == before_foot:
                rule = style.total_rule or rule
            if rule:
                rules.append(Fill(Rect(rect.x, row.rect.bottom - rule.width, rect.width, rule.width), rule.color))
        return (*tints, *rules)

    def _settled(self, block: Paragraph, shape: BlockShape, style: ParagraphStyle) -> Settled:
        """Return a paragraph with its line ends settled, as many lines as its shape has."""
        words = self._words.of(block)
        measure = words.measure(style.size, shape.width - style.indent, style.measure)
        as_is = Settled(block, words, shape.lines, measure)
        if len(shape.lines) < 2:
            return as_is
        balanced = is_balanced(block, style, self._sheet)
        return settled(as_is, style, balanced=balanced, measured=self._words.measured)

    def _paragraph(
        self, settled: Settled, shape: BlockShape, style: ParagraphStyle, rect: Rect, before: Placed | None
    ) -> PlacedParagraph:
        block, measured = settled.block, settled.measured
        backwards = measured.base_level == 1
        texts = _Texts(block, style, measured)
        hanging = measured.hanging(style.size)
        lines = []
        for index, words in enumerate(settled.lines):
            goes_on = index < len(settled.lines) - 1 and not words[-1].ends_line
            before_others = 0.0 if index else hanging
            top = rect.y + index * style.line_height
            lines.append(_line(texts, words, rect, top, broken=goes_on, hanging=before_others))
        lines_until = rect.y + len(lines) * style.line_height
        fills = list(_rule(style, rect))
        if style.bar:
            joins = isinstance(before, PlacedParagraph) and before.style.bar == style.bar
            top = rect.y - (shape.gap if joins else 0)
            left = rect.right - style.bar.width if backwards else rect.x
            fills.append(Fill(Rect(left, top, style.bar.width, lines_until - top), style.bar.color))
        if style.tint:
            fills.insert(0, Fill(Rect(rect.x, rect.y, rect.width, lines_until - rect.y), style.tint))
        if style.fill:
            beside = style.size * BESIDE
            for line in lines:
                behind = Rect(line.x - beside, line.top, line.width + 2 * beside, line.height)
                fills.append(Fill(behind, style.fill))
        found = measured.marks + hints(settled.lines, measured, style.size, settled.measure)
        spare = tolerance(settled.lines, measured, style.size, settled.measure)
        narrowed = rect.width - style.indent - settled.measure
        label = self._label(shape.label, block, style, rect) if shape.label else ()
        return PlacedParagraph(
            block,
            style,
            rect,
            shape.gap,
            tuple(lines),
            label,
            tuple(fills),
            found,
            spare,
            narrowed,
            is_right_to_left=backwards,
            hanging=hanging,
        )

    def _label(self, text: str, block: Paragraph, style: ParagraphStyle, rect: Rect) -> tuple[Fragment, ...]:
        """Return the bullet or number of a paragraph, `hanging` before its lines."""
        key = (text, style.name, block.lang)
        made = self._labels.get(key)
        if made is None:
            run = Paragraph(block.style, (TextRun(text),), lang=block.lang)
            plain = replace(style, color=style.label_color or style.color, fill=None, align="left", indent=0.0)
            texts = _Texts(run, plain, self._words.measured(run))
            made = self._labels[key] = (
                _line(texts, texts.measured.words, Rect(0, 0, 0, 0), 0),
                texts.measured.base_level,
            )
        line, base_level = made
        out = style.indent - style.hanging
        x = rect.right - out if base_level else rect.x + out
        return tuple([replace(fragment, x=fragment.x + x, inline=-1) for fragment in line.fragments])


@dataclass(slots=True)
class _Texts:
    """What the fragments of a paragraph are made of."""

    block: Paragraph
    style: ParagraphStyle
    measured: Measured


def _line(
    texts: _Texts, words: tuple[Word, ...], rect: Rect, top: float, *, broken: bool = False, hanging: float = 0.0
) -> Line:
    """Return a line whose paragraph fills `rect`, and which begins `hanging` points before it.

    Its sides are turned round where it is written from the right.
    """
    style, measured = texts.style, texts.measured
    width = measured.width(words, style.size)
    free = rect.width - style.indent - width
    beside = style.size * BESIDE if style.fill else 0.0
    start = {"left": beside, "right": free - beside}.get(style.align, free / 2)
    x = rect.x + (free - start + hanging if measured.base_level else style.indent + start - hanging)
    fragments = _fragments(texts, words, x)
    return Line(x, top, style.line_height, top + style.line_height * BASELINE, width, fragments, broken)


def _fragments(texts: _Texts, words: tuple[Word, ...], x: float) -> tuple[Fragment, ...]:
    """Return the fragments of a line in reading order, each at its place from `x` on."""
    measured, size = texts.measured, texts.style.size
    looks, base_level = measured.looks, measured.base_level
    spans: list[_Span] = []
    run, level, own_size = -1, base_level, size
    last = words[-1] if words else None
    for word in words:
        between = () if word is last else word.spaces
        for piece in (*word.pieces, *between) if between else word.pieces:
            if piece.run != run:
                run = piece.run
                level, own_size = measured.runs[run].level, looks[piece.inline].size(size)
                spans.append(_Span(piece, level, own_size))
                texts_of, span = spans[-1].texts, spans[-1]
            texts_of.append(piece.text)
            span.width += piece.em * own_size
            if piece.after:
                span.after = piece.after
    for piece in last.spaces if last else ():
        # Spaces that end a line have no width there, and go with the paragraph (UAX #9, L1).
        if piece.run != run or level != base_level:
            run, level = piece.run, base_level
            spans.append(_Span(piece, level, looks[piece.inline].size(size)))
        spans[-1].texts.append(piece.text)
    if base_level or any(span.level for span in spans):
        order: Sequence[int] = visual_order([span.level for span in spans])
    else:
        order = range(len(spans))
    for index in order:
        spans[index].x = x
        x += spans[index].width
    return tuple([_fragment(texts, span) for span in spans])


class _Span:
    """Pieces of one run that stand on one line, as they become a fragment."""

    __slots__ = ("after", "first", "level", "size", "texts", "width", "x")

    def __init__(self, first: LinePiece, level: int, size: float) -> None:
        self.first = first
        self.level = level
        self.size = size
        self.texts: list[str] = []
        self.width = 0.0
        self.x = 0.0
        self.after = ""


def _fragment(texts: _Texts, span: _Span) -> Fragment:
    first = span.first
    style, look = texts.style, texts.measured.looks[first.inline]
    inline = texts.block.inlines[first.inline]
    shaper = texts.measured.runs[first.run].shaper
    if isinstance(inline, LineBreak):
        raise TypeError("a line break has no text")
    return Fragment(
        x=span.x,
        width=span.width,
        text="".join(span.texts),
        shaper=shaper,
        size=span.size,
        color=(look.style and look.style.color) or style.color,
        fill=style.fill,
        rise=look.style.rise_in(style.size) if look.style else 0.0,
        underline=look.style.underline if look.style else False,
        href=inline.href,
        src=inline.src,
        lang=inline.lang or texts.block.lang,
        inline=first.inline,
        start=first.start,
        level=span.level,
        before=first.before,
        after=span.after,
        emboldened=look.chain.bold and not shaper.face.bold,
    )


def _rule(style: ParagraphStyle, rect: Rect) -> tuple[Fill, ...]:
    if not style.rule:
        return ()
    return (Fill(Rect(rect.x, rect.bottom - style.rule.width, rect.width, style.rule.width), style.rule.color),)
