"""Turn strokes, tints and insets into borders, shading and margins (ISO/IEC 29500-1, 17.3.1.24 `pBdr`, 17.4)."""

import math
from dataclasses import replace

from bluf.document import Insets, ParagraphStyle, Stroke
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, hexadecimal, in_eighths, in_points, in_twips


def border(name: str, stroke: Stroke, space: float = 0.0) -> Xml:
    """Return a single line on the side `name`, `space` points from the text."""
    return element(
        name, val="single", sz=in_eighths(stroke.width), space=in_points(space), color=hexadecimal(stroke.color)
    )


def paragraph_borders(
    style: ParagraphStyle,
    above: Stroke | None = None,
    *,
    base: ParagraphStyle | None = None,
    apart: bool = False,
    backwards: bool = False,
    turned: bool = False,
) -> Xml:
    """Return the borders of a paragraph: its style's bar and rule, and a rule above it where its box has one.

    A border stands outside the text, which begins at the indent, so the bar's distance brings it to the left edge; it
    is rounded down, because a border that begins outside a cell is not drawn everywhere. Word joins the borders of
    neighbours that are alike (17.3.1.24): a bar that stands `apart` has a colour that no eye can tell from its own. The
    sides of a border are those that are seen: a paragraph that is written `backwards` has its bar on the right, and one
    that is `turned` must take away the bar that its style has on the other side. Where a style's own `base`
    has borders that it has not, they are taken away, because it would inherit them.
    """
    bar, rule = style.bar, style.rule
    inherited = base is not None and (bool(base.bar and not bar) or bool(base.rule and not rule))
    if not (bar or rule or above or inherited):
        return NOTHING
    bars = {"left": NOTHING, "right": NOTHING}
    if bar:
        own, other = ("right", "left") if backwards else ("left", "right")
        bars[own] = _bar(style, bar, own, apart=apart)
        bars[other] = element(other, val="nil") if turned else NOTHING
    elif base and base.bar:
        bars = {name: element(name, val="nil") for name in bars}
    under = element("bottom", val="nil") if base and base.rule else NOTHING
    return element(
        "pBdr",
        border("top", above, above.gap) if above else NOTHING,
        bars["left"],
        border("bottom", rule, rule.gap) if rule else under,
        bars["right"],
    )


def _bar(style: ParagraphStyle, bar: Stroke, name: str, *, apart: bool) -> Xml:
    own = replace(bar, color=_beside(bar.color)) if apart else bar
    return border(name, own, math.floor(style.indent - bar.width))


def _beside(color: str) -> str:
    return f"#{int(color[1:], 16) ^ 1:06x}"


def shading(color: str) -> Xml:
    """Return the tint of a cell or of characters."""
    return element("shd", val="clear", color="auto", fill=hexadecimal(color))


def side(name: str, points: float) -> Xml:
    """Return the margin of a cell on the side `name`."""
    return element(name, w=in_twips(points), type="dxa")


def margins(name: str, insets: Insets) -> Xml:
    """Return the margins of a cell, or of all cells, as the element `name`."""
    return element(
        name,
        side("top", insets.top),
        side("left", insets.left),
        side("bottom", insets.bottom),
        side("right", insets.right),
    )
