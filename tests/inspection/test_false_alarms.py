"""What is read on the page, and what programs write into every file of theirs, is no finding."""

import zlib
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from bluf.inspection import inspect
from tests.inspection import docxs, pdfs, pictures
from tests.inspection.docxs import declared, in_body, run, styled
from tests.inspection.pdfs import changed, drawn, spoken, tagged, with_bookmark, with_info, with_label, words
from tests.inspection.test_docx_looks import DARK_ROW, STYLE, TABLE_STYLE

Made = Callable[[], bytes]

CELL = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="{}"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val="{}"/>'
    "</w:rPr><w:t>seen</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
STYLES = (
    *("Text body", "Table Contents", "First Paragraph", "SourceCode", "DecValTok", "Light Grid Accent 1", "WW8Num1z0"),
    *(
        "List Bullet 2",
        "Überschrift 1",
        "Titre",
        "Body Text Indent 3",
        "Internet Link",
        "ListLabel 12",
        "Verbatim Char",
    ),
)


def strict() -> bytes:
    """Return a DOCX in the strict form of the standard."""
    parts = docxs.parts_of(docxs.clean())
    pairs = (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
        (b"relationships/extended-properties", b"relationships/extendedProperties"),
        (b"officeDocument/extended-properties", b"officeDocument/extendedProperties"),
    )
    for name, content in parts.items():
        for old, new in pairs:
            content = content.replace(old, new)
        parts[name] = content
    return docxs.packed(parts)


DOCXS: dict[str, Made] = {
    "text on a highlight": lambda: run("seen", '<w:highlight w:val="yellow"/>'),
    "white on a black highlight": lambda: run("seen", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
    "a highlight that is none": lambda: run("seen", '<w:color w:val="000000"/><w:highlight w:val="none"/>'),
    "text without a colour on black": lambda: run("seen", '<w:color w:val="auto"/><w:shd w:fill="000000"/>'),
    "white text on a dark cell": lambda: in_body(CELL.format("112233", "FFFFFF")),
    "white text in a dark row by the style of its table": lambda: styled(TABLE_STYLE, DARK_ROW.format("FFFFFF")),
    "white text in a dark box": lambda: docxs.box(
        "seen", '<w:color w:val="FFFFFF"/>', '<wps:spPr><a:solidFill><a:srgbClr val="102030"/></a:solidFill></wps:spPr>'
    ),
    "white text in a box with a picture": lambda: docxs.box(
        "seen", '<w:color w:val="FFFFFF"/>', "<wps:spPr><a:blipFill/></wps:spPr>"
    ),
    "the colour of a theme": lambda: docxs.with_theme("102030"),
    "letters a little closer": lambda: run("seen", '<w:spacing w:val="-20"/>'),
    "a raised number": lambda: run("seen", '<w:position w:val="12"/>'),
    "text with a line and no fill": lambda: in_body(
        declared(
            "<w:p><w:r><w:rPr><w14:textOutline><w14:solidFill/></w14:textOutline><w14:textFill><w14:noFill/>"
            "</w14:textFill></w:rPr><w:t>seen</w:t></w:r></w:p>"
        )
    ),
    "a number that the web does not show": lambda: run("seen", "<w:webHidden/>"),
    "signs of a font of signs": lambda: run("l", '<w:rFonts w:ascii="Wingdings"/>'),
    "a level of a list that is used": lambda: docxs.numbered(
        "secret %4",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="3"/><w:numId w:val="90"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
    ),
    "levels as programs give them": lambda: docxs.numbered("Chapter %1.%4"),
    "the document's own title among the titles of parts": lambda: docxs.app(
        '<TitlesOfParts><x:vector xmlns:x="'
        + docxs.SPACES["vt"]
        + '"><x:lpstr>A brief</x:lpstr></x:vector></TitlesOfParts>'
    ),
    "counts": lambda: docxs.app("<Words>12</Words><Characters>60</Characters><ScaleCrop>false</ScaleCrop>"),
    "names that programs give": lambda: docxs.picture(name="Picture 1", description="Ministers"),
    "styles of other programs": lambda: styled(
        "".join(STYLE.replace('"X"', f'"X{at}"').replace("Body", name).format("") for at, name in enumerate(STYLES)), ""
    ),
    "the theme of Office": lambda: docxs.with_theme("102030", "Office Theme"),
    "bookmarks that programs make": lambda: in_body('<w:p><w:bookmarkStart w:id="1" w:name="_Toc123456"/></w:p>'),
    "a negative crop": lambda: docxs.picture('<a:srcRect l="-5000" t="0"/>'),
    "a box of VML that grows with its text": lambda: docxs.vml(
        "width:90pt;height:.05pt",
        '<v:textbox style="mso-fit-shape-to-text:t"><w:txbxContent><w:p><w:r><w:t>seen</w:t></w:r></w:p>'
        "</w:txbxContent></v:textbox>",
    ),
    "a strict document": strict,
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
PDFS: dict[str, Made] = {
    "a percent sign in a string": lambda: changed(with_info(Subject="at 20 %) (of all (the money)")),
    "a percent sign in a stream": lambda: changed(kept_as_it_is(b"BT /F 9 Tf 9 9 Td (% a hundred percent) Tj ET\n")),
    "a ligature that is taken apart": lambda: drawn(spoken("office", words("office"))),
    "a word on two lines": lambda: drawn(spoken("co-operate", words("co-")) + spoken(" ", words("operate"))),
    "a soft hyphen": lambda: drawn(spoken("co\\255operate", words("cooperate"))),
    "an order of its own": lambda: drawn(spoken("4 May", words("May 4"))),
    "the sign of a list": lambda: drawn(spoken("-", words("l"))),
    "words of the element": lambda: changed(tagged(Alt="Ministers agreed")),
    "a bookmark of a heading": lambda: changed(with_bookmark("The plan")),
    "a page's label": lambda: changed(with_label("A-")),
    "a link that says its address": lambda: changed(linked("example.org")),
    "a link that says words of the page": lambda: changed(linked("Ministers agreed to it")),
    "a form that a form draws": lambda: changed(nested),
    "a linearised file": lambda: changed(lambda _: None, linearize=True),
    "a linearised file without packed objects": lambda: changed(
        lambda _: None, linearize=True, object_stream_mode=ObjectStreamMode.disable
    ),
    "a link that says where in the file it leads": lambda: changed(led("“The plan” page 1")),
    "a link that says so in another language": lambda: changed(led("Fußnote 1, Seite 1")),
    "a tooltip in words of the page": lambda: changed(
        lambda pdf: pdfs.annotation(pdf, Subtype=Name.Link, TU=String("Ministers agreed"))
    ),
    "an alternative text in words of the page": lambda: changed(
        tagged(S=Name.Figure, Alt="Photo of Ministers, Friday")
    ),
    "a formula that is read out": lambda: changed(tagged(S=Name.Formula, Alt="square root of x plus one")),
    "a letter that is not in the file and not on this machine": lambda: drawn("BT /F 12 Tf 99 99 Td (\\374) Tj ET"),
    "a picture that bleeds a little over the page's edge": lambda: changed(
        pdfs.picture(pictures.photo(exif=False, size=200), size=200, draw="300 0 0 90 -5 -1 cm /P Do")
    ),
    "a shadow of which a part is shown": lambda: changed(
        pdfs.picture(zlib.compress(bytes(3 * 90 * 90)), Name.FlateDecode, 90, "0 0 40 40 re W n 90 0 0 90 0 0 cm /P Do")
    ),
    "a palette": lambda: changed(
        pdfs.picture(
            zlib.compress(bytes(16)),
            Name.FlateDecode,
            ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, String("\x01\x02\x03\x04\x05\x06")]),
        )
    ),
    "lengths in objects of their own": lambda: changed(length_apart, object_stream_mode=ObjectStreamMode.disable),
    "keys that lead to each other": lambda: changed(lambda pdf: pdf.Root.__setitem__("/Mine", circle(pdf))),
}


def kept_as_it_is(content: bytes) -> pdfs.Change:
    """Return a change that adds content, not packed."""
    return lambda pdf: pdf.pages[0].contents_add(content, prepend=True)


def led(says: str) -> pdfs.Change:
    """Return a change that adds a link to a place in the file."""
    return lambda pdf: pdfs.annotation(
        pdf, Subtype=Name.Link, Contents=String(says), Dest=Array([pdf.pages[0].obj, Name.Fit])
    )


def length_apart(pdf: Pdf) -> None:
    """Name an object that is a number."""
    pdf.pages[0].obj.Rotate = pdf.make_indirect(Object.parse(b"0"))


def linked(says: str) -> pdfs.Change:
    """Return a change that adds a link."""
    to = Dictionary(S=Name.URI, URI=String("https://example.org"))
    return lambda pdf: pdfs.annotation(pdf, Subtype=Name.Link, Contents=String(says), A=to)


def nested(pdf: Pdf) -> None:
    """Draw a form that draws a form, whose names have a space in them."""
    inner = None
    for _ in range(2):
        form = pdf.make_stream(b"/A#20B Do" if inner else b"0 0 1 1 re f")
        form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])})
        if inner:
            form.Resources = Dictionary({"/XObject": Dictionary({"/A B": inner})})
        inner = form
    pdf.pages[0].Resources.XObject = Dictionary({"/A B": inner})
    pdf.pages[0].contents_add(b"/A#20B Do", prepend=False)


def circle(pdf: Pdf) -> Dictionary:
    """Return a dictionary that holds itself."""
    one = pdf.make_indirect(Dictionary())
    one.Next = one
    return one


@pytest.mark.parametrize("made", [*DOCXS.values(), *PDFS.values()], ids=[*DOCXS, *PDFS])
def test_it_is_no_finding(made: Made) -> None:
    found = inspect(made())

    assert [finding for finding in found.forbidden if finding.kind != "font-not-embedded"] == []
    assert found.unseen == ()


def test_bytes_that_say_that_a_pdf_is_no_text_are_no_words() -> None:
    report = inspect(pdfs.clean().replace(b"%\xe2\xe3\xcf\xd3", "%äüöß".encode(), 1))

    assert "custom-data" not in {finding.kind for finding in report.findings}
