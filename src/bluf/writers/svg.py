"""Turn a Page into an SVG picture: what the PDF paints, as text at its places (SVG 1.1), for a screen to show at once.

Each piece of text has the field that it came from as `data-src`, and as `data-at` where its characters stand in the
brief's file (`TextMap.written`). The faces are named, not embedded: whoever shows the picture has them under those
names (`svg_faces`), and shapes text as bluf does. A page that is too long is drawn whole on longer paper, with what
is over the end of the page under a red line.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from bluf.fonts.no_break import COPIED
from bluf.ground.text_map import TextMap
from bluf.layout import (
    Fragment,
    Page,
    Placed,
    PlacedFigure,
    PlacedGroup,
    PlacedParagraph,
    Rect,
    placed_figures,
    placed_paragraphs,
)
from bluf.layout.page import EMBOLDENING
from bluf.writers.decimals import number as n
from bluf.writers.drawing_svg import drawn
from bluf.writers.svg_faces import css_family, families

CUT = "#C8102E"
CUT_WIDTH = 1.5  # points
JOINER = "\N{ZERO WIDTH JOINER}"
_FACES = {
    (False, False): "",
    (True, False): ' font-weight="700"',
    (False, True): ' font-style="italic"',
    (True, True): ' font-weight="700" font-style="italic"',
}


def write_svg(page: Page) -> str:
    """Return the page as an SVG document, measured in points."""
    over = _over(page)
    height = page.size.height + over
    width = page.size.width
    family = css_family(page.sheet.fonts.family("text").face(False, False))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}pt" height="{n(height)}pt" '
        f'viewBox="0 0 {n(width)} {n(height)}" lang={quoteattr(page.document.properties.lang)} '
        f'font-family="{families(family)}" font-kerning="none" text-rendering="geometricPrecision" '
        'xml:space="preserve">',
        _rect(Rect(0, 0, width, height), "#FFFFFF"),
        *_painted((*page.header, *page.body), family),
    ]
    foot = list(_painted(page.footer, family))
    parts += [f'<g transform="translate(0 {n(over)})">', *foot, "</g>"] if over else foot
    if over:
        parts += _cut(page, over)
    parts.append("</svg>")
    return "\n".join(parts)


def _over(page: Page) -> float:
    """Return by how many points the body is too high for its page, the reserve kept free."""
    return 0.0 if page.fits else page.used + page.reserve - page.frame.height


def _cut(page: Page, over: float) -> Iterator[str]:
    """Yield the red line at which the page ends, and the tint over what is below it.

    A line of text that the page's end would go through is below it; the red line is in the space above its letters.
    """
    end = page.frame.bottom - page.reserve
    lines = (line for paragraph in placed_paragraphs(page.body) for line in paragraph.lines)
    at = min((line.top for line in lines if line.top < end < line.top + line.height), default=end)
    over += end - at
    drawn = at + CUT_WIDTH / 2
    yield f'<g class="cut"><rect x="0" y="{n(at)}" width="{n(page.size.width)}" height="{n(over)}" fill="{CUT}" '
    yield f'fill-opacity="0.07"/><path d="M0 {n(drawn)}H{n(page.size.width)}" stroke="{CUT}" '
    yield f'stroke-width="{n(CUT_WIDTH)}" stroke-dasharray="6 3"/></g>'


def _painted(placed: tuple[Placed, ...], family: str) -> Iterator[str]:
    yield from _fills(placed)
    for figure in placed_figures(placed):
        yield from _figure(figure, family)
    for paragraph in placed_paragraphs(placed):
        yield from _words(paragraph, family)


def _words(paragraph: PlacedParagraph, family: str) -> Iterator[str]:
    for label in paragraph.label if paragraph.lines else ():
        yield _text(label, label.text, label.width, paragraph.lines[0].baseline, family, _source(paragraph))
    for line in paragraph.lines:
        for fragment in line.fragments:
            words = fragment.text.rstrip(" ")
            if words.strip():
                origin = paragraph.origin(fragment, len(words))
                length = _length(fragment, words, fragment is line.fragments[-1])
                yield _text(fragment, words, length, line.baseline, family, fragment.src, origin)


def _source(paragraph: PlacedParagraph) -> str | None:
    """Return the field of a paragraph's first words, to which its bullet belongs."""
    return next((fragment.src for line in paragraph.lines for fragment in line.fragments if fragment.src), None)


def _fills(placed: Iterable[Placed]) -> Iterator[str]:
    for item in placed:
        for fill in item.fills:
            yield _rect(fill.rect, fill.color)
        if isinstance(item, PlacedGroup):
            yield from _fills(item.children)


def _length(fragment: Fragment, words: str, is_last: bool) -> float:
    """Return the advance of a fragment's words without the spaces after them, which at a line's end have none."""
    spaces = 0 if is_last else len(fragment.text) - len(words)
    return fragment.width - spaces * fragment.shaper.advances[" "] * fragment.size


def _text(
    fragment: Fragment,
    words: str,
    length: float,
    baseline: float,
    family: str,
    src: str | None,
    origin: TextMap | None = None,
) -> str:
    """Return a piece of text; `textLength` holds it to the advance that the page has for it."""
    y = baseline - fragment.rise
    # From right to left, spaces after words are left of them.
    x = fragment.x + fragment.width - length if fragment.level % 2 else fragment.x
    joined_before, joined_after = _joins(fragment, words)
    if joined_before and origin:
        origin = TextMap.joined((origin.part(0, 1), origin))
    came_from = f" data-src={quoteattr(src)}" if src else ""
    came_from += f' data-at="{origin.written()}"' if origin else ""
    lang = f" lang={quoteattr(fragment.lang)}" if fragment.lang else ""
    shown = (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{n(fragment.size)}" fill="{fragment.color}" '
        f'textLength="{n(length)}"{_look(fragment, family)}{came_from}{lang}>'
        f"{joined_before}{escape(words.translate(COPIED))}{joined_after}</text>"
    )
    if fragment.underline:
        below, thickness = fragment.face.underline(fragment.size)
        shown += _rect(Rect(fragment.x, y + below, fragment.width, thickness), fragment.color)
    return shown


def _look(fragment: Fragment, family: str) -> str:
    """Return the attributes that say in which face a piece of text is set, and which way it runs.

    `family` is that of text of which nothing is said.
    """
    look = _FACES[fragment.face.bold, fragment.face.italic]
    if css_family(fragment.face) != family:
        look = f' font-family="{families(css_family(fragment.face))}"{look}'
    if fragment.emboldened:
        look += f' stroke="{fragment.color}" stroke-width="{n(fragment.size * EMBOLDENING)}"'
    if fragment.level % 2:
        look += ' direction="rtl" unicode-bidi="bidi-override" text-anchor="end"'
    # Letters that join must not be moved apart.
    return look if fragment.shaper.is_plain else look + ' lengthAdjust="spacingAndGlyphs"'


def _joins(fragment: Fragment, words: str) -> tuple[str, str]:
    """Return the joiners that stand for what a piece of text joins before and after it, in a piece of its own."""
    if not fragment.before and not fragment.after:
        return "", ""
    after = fragment.after if words == fragment.text else ""
    wanted = _glyphs(fragment, words, fragment.before, after)
    for before in ("", JOINER):
        for behind in ("", JOINER):
            if _glyphs(fragment, words, before, behind) == wanted:
                return before, behind
    return "", ""


def _glyphs(fragment: Fragment, words: str, before: str, after: str) -> list[int]:
    return [glyph.id for glyph in fragment.shaper.glyphs(words, before, after)]


def _rect(rect: Rect, color: str, look: str = "") -> str:
    return (
        f'<rect x="{n(rect.x)}" y="{n(rect.y)}" width="{n(rect.width)}" height="{n(rect.height)}" '
        f'fill="{color}"{look}/>'
    )


def _figure(figure: PlacedFigure, family: str) -> Iterator[str]:
    """Yield a picture or chart, which bears its field and what stands for it, and the words of a chart."""
    block = figure.block
    src = f" data-src={quoteattr(block.src)}" if block.src else ""
    said = f' role="img" aria-label={quoteattr(block.alt)}' if block.alt else ' aria-hidden="true"'
    yield f"<g{src}{said}>"
    yield _rect(figure.rect, "#FFFFFF", ' fill-opacity="0"')
    yield from drawn(figure.drawing, figure.rect.x, figure.rect.y)
    for label in figure.labels:
        yield from _words(label, family)
    yield "</g>"
