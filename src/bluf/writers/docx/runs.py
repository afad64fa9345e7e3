"""Turn a paragraph's inlines into runs and hyperlinks (ISO/IEC 29500-1, 17.3.2, 17.16.22).

Text is written whole, not line by line: a line ends where a word processor ends it, or where the author asked. What
the page shows of each inline (family, weight, slope, size, colour) is stated where its styles alone would not give it.
What runs from right to left says so, and is in the order of reading: Word goes by that, others by the characters.
"""

from collections.abc import Iterable
from itertools import groupby
from urllib.parse import quote

from bluf.document import LineBreak, ParagraphStyle, TextRun
from bluf.fonts.printed_text import printed
from bluf.fonts.shaping import Shaper
from bluf.layout import Fragment, Hint, PlacedParagraph
from bluf.writers.docx.borders import shading
from bluf.writers.docx.families import SLOTS, PageFamilies, family_of, slot, stated
from bluf.writers.docx.package import RELATIONSHIP_TYPE, PackagePart
from bluf.writers.docx.spans import InlineSpan, Spans
from bluf.writers.docx.style_ids import EMPHASIS, STRONG, character_id
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, hexadecimal, in_half_points, switch, text

_URI_SAFE = "%:/?#[]@!$&'()*+,;=-._~"
# The attribute of `lang` that counts for each slot (17.3.2.20).
_LANGUAGE = {"ascii": "val", "eastAsia": "eastAsia", "cs": "bidi"}
_BREAK = element("r", element("br"))
TAB = element("r", element("tab"))


class Runs:
    """Writes the text of one part, to which its hyperlinks belong."""

    def __init__(self, families: PageFamilies, part: PackagePart, lang: str) -> None:
        self._families = families
        self._named: dict[tuple[Shaper, str, bool], list[Xml]] = {}
        self._sheet = families.sheet
        self._part = part
        self._lang = lang  # the document's

    def of(self, placed: PlacedParagraph, lang: str, host: ParagraphStyle | None = None) -> Xml:
        """Return the runs of a paragraph in `lang`; `host` is the style of the paragraph that they stand in."""
        block = placed.block
        spans = Spans(placed)
        runs: list[Xml] = []
        for href, group in groupby(enumerate(block.inlines), key=_href):
            linked = list(group)
            made = [self._inline(placed, index, spans, lang, host or placed.style) for index, _ in linked]
            # A link without words would be one that nobody sees and a screen reader stops at.
            if href and any(isinstance(inline, TextRun) and printed(inline.text).strip() for _, inline in linked):
                runs.append(self._linked(href, made))
            else:
                runs += made
        return Xml("".join(runs))

    def _linked(self, href: str, runs: Iterable[Xml]) -> Xml:
        target = quote(href, safe=_URI_SAFE)
        return element(
            "hyperlink",
            *runs,
            r_id=self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
            history=1,
        )

    def _inline(self, placed: PlacedParagraph, index: int, spans: Spans, lang: str, host: ParagraphStyle) -> Xml:
        inline = placed.block.inlines[index]
        if isinstance(inline, LineBreak):
            return _BREAK
        characters = printed(inline.text)
        if not characters:
            return NOTHING
        hints = [hint for hint in placed.hints if hint.inline == index] if placed.hints else []
        own_lang = inline.lang or placed.block.lang or lang
        runs = []
        for span in spans.of(index, len(characters)):
            properties = self._properties(inline, characters, span, own_lang, host)
            hinted = _hinted(characters, span, hints)
            runs.append(element("r", element("rPr", *properties) if properties else NOTHING, text(hinted)))
        return Xml("".join(runs))

    def _properties(
        self, inline: TextRun, characters: str, span: InlineSpan, lang: str, host: ParagraphStyle
    ) -> list[Xml]:
        """Return run properties, in the schema's order (`EG_RPrBase`)."""
        name = inline.style or (STRONG if inline.bold else EMPHASIS if inline.italic else None)
        found = [element("rStyle", val=character_id(name))] if name else []
        own = slot(span.shown.shaper) if span.shown else "ascii"
        if span.shown:
            found.extend(self._family(characters[span.start], own, span.shown.shaper, host.font))
            found.extend(self._look(span.shown, name, host))
        if span.is_right_to_left:
            found.append(element("rtl"))
        elif own == "cs":
            found.append(element("cs"))
        if lang != self._lang:
            found.append(element("lang", **{_LANGUAGE["cs" if span.is_right_to_left else own]: lang}))
        return found

    def _family(self, first: str, own: str, shaper: Shaper, role: str) -> list[Xml]:
        """Return the family of a span where its style, or what stands before it, may give it another.

        Programs take the family of digits, signs and spaces from the slot of the letter before them. `first` is the
        span's first character.
        """
        key = (shaper, role, first.isalpha())
        named = self._named.get(key)
        if named is None:
            family, given = family_of(shaper), self._families.of_role(role)
            wanted = (own,) if key[2] else SLOTS
            differs = any(given[each] != family for each in wanted)
            named = self._named[key] = [stated(dict.fromkeys(SLOTS, family))] if differs else []
        return named

    def _look(self, shown: Fragment, name: str | None, host: ParagraphStyle) -> list[Xml]:
        """Return what the fragment shows and its styles do not give.

        Weight and slope are stated whenever a character style is involved, because a style that turns on what the
        paragraph's style turns on too would turn it off (17.7.3, toggle properties). Size and rise are stated because
        a character style can give them only in points, and because LibreOffice sets what a style raises smaller.
        """
        found: list[Xml] = []
        style = self._sheet.characters.get(name) if name else None
        bold, italic = shown.face.bold or shown.emboldened, shown.face.italic
        if bold != host.bold or name == STRONG or (style and style.bold is not None):
            found += [switch("b", bold), switch("bCs", bold)]
        if italic != host.italic or name == EMPHASIS or (style and style.italic is not None):
            found += [switch("i", italic), switch("iCs", italic)]
        if shown.color != ((style.color if style else None) or host.color):
            found.append(element("color", val=hexadecimal(shown.color)))
        if shown.rise:
            found.append(element("position", val=in_half_points(shown.rise)))
        if shown.size != host.size:
            found += [element("sz", val=in_half_points(shown.size)), element("szCs", val=in_half_points(shown.size))]
        if shown.fill and shown.fill != host.fill:
            found.append(shading(shown.fill))
        return found


def _href(indexed: tuple[int, TextRun | LineBreak]) -> str | None:
    inline = indexed[1]
    return inline.href if isinstance(inline, TextRun) else None


def _hinted(characters: str, span: InlineSpan, hints: Iterable[Hint]) -> str:
    """Return a span of an inline's printed text with its hints put in; one after the last character is the last's."""
    shown = characters[span.start : span.end]
    last = len(characters)
    for hint in sorted(hints, key=lambda hint: -hint.offset):
        if span.start <= hint.offset < span.end or hint.offset == span.end == last:
            at = hint.offset - span.start
            shown = shown[:at] + hint.char + shown[at:]
    return shown
