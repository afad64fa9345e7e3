"""What is read on the page, and what programs write into every file of theirs, is no finding."""

from collections.abc import Callable

import pytest

from bluf.inspection import inspect
from tests.inspection import docxs
from tests.inspection.docxs import run

Made = Callable[[], bytes]

DOCXS: dict[str, Made] = {
    "text on a highlight": lambda: run("seen", '<w:highlight w:val="yellow"/>'),
    "white on a black highlight": lambda: run("seen", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
    "a highlight that is none": lambda: run("seen", '<w:color w:val="000000"/><w:highlight w:val="none"/>'),
    "text without a colour on black": lambda: run("seen", '<w:color w:val="auto"/><w:shd w:fill="000000"/>'),
    "narrow letters": lambda: run("seen", '<w:w w:val="66%"/>'),
    "lines of an exact height": lambda: docxs.paragraph('<w:spacing w:line="200" w:lineRule="exact"/>'),
    "lines of a small multiple": lambda: docxs.paragraph('<w:spacing w:line="50" w:lineRule="auto"/>'),
    "a hanging indent": lambda: docxs.paragraph('<w:ind w:left="-400" w:hanging="400"/>'),
    "a frame in the margin": lambda: docxs.paragraph('<w:framePr w:w="900" w:x="-900" w:hAnchor="margin"/>'),
    "a row of an exact height": lambda: docxs.row('<w:trHeight w:val="300" w:hRule="exact"/>'),
    "a row of at least a height": lambda: docxs.row('<w:trHeight w:val="1"/>'),
    "a table in the margin": lambda: docxs.row("", '<w:tblInd w:w="-108" w:type="dxa"/><w:tblpPr w:tblpX="-500"/>'),
    "a drawing that reaches onto the page": lambda: docxs.drawing(-900_000, 1_800_000),
    "a footnote that is referred to": lambda: docxs.noted("seen"),
    "a separator of footnotes": lambda: docxs.with_story(
        "footnotes", '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    ),
    "a first page's header": lambda: docxs.header_of("first", section="<w:titlePg/>"),
    "an even page's header": lambda: docxs.header_of("even", setting="<w:evenAndOddHeaders/>"),
    "a header without text": lambda: docxs.with_story("header", "<w:p/>"),
    "the number of a page": lambda: docxs.field(r"PAGE \* MERGEFORMAT"),
    "a date": lambda: docxs.field(r'DATE \@ "d MMMM yyyy" \* MERGEFORMAT'),
    "a table of contents": lambda: docxs.field(r'TOC \o "1-3" \h \z \t "Heading 1,1"'),
    "a number in a sequence": lambda: docxs.field(r"SEQ Figure \* ARABIC"),
    "an entry of an index that is on the page": lambda: docxs.field('XE "ministers:Friday"'),
    "a fallback that says the same": lambda: docxs.either(SEEN, SEEN),
    "an instruction without content": lambda: docxs.in_body("<?mso-contentType?>"),
    "sizes after the parts": docxs.streamed,
    "room for a part to grow": lambda: docxs.with_entry(extra=b"\x20\xa2\x08\0\x28\xa0\x04\0\0\0\0\0"),
    "a folder of parts": lambda: docxs.packed({"word/": b"", **docxs.parts_of(docxs.clean())}),
    "emoji of several": lambda: run(
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3"
    ),
    "the flag of a region": lambda: run("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    "Persian": lambda: run("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
    "Hindi": lambda: run("\u0915\u094d\u200d\u0937 \u0915\u094d\u200c\u0937"),
    "hints for breaking lines": lambda: run("https://\u200bexample\u2060.org/\u200b\u2060a\u200bb"),
}
SEEN = "<w:p><w:r><w:t>seen</w:t></w:r></w:p>"


@pytest.mark.parametrize("made", DOCXS.values(), ids=DOCXS)
def test_it_is_no_finding(made: Made) -> None:
    assert inspect(made()).findings == ()
