"""All that is looked for in a PDF is found, and told by what it is, in a file that is bluf's own but for that."""

import re
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from bluf.inspection import inspect
from bluf.inspection.looks import LOOKS
from tests.inspection import pdfs, pictures
from tests.inspection.pdfs import action, annotation, changed, drawn, led_to, picture, with_info, with_xmp, words

Made = Callable[[], bytes]

COVER = "1 g 0 200 300 300 re f"
BOX = "0 g 90 390 120 30 re f"
ENCRYPTED = pikepdf.Encryption(owner="owner", user="")
NEARLY_WHITE = "0.94 0.94 0.94 rg"
SPOT = Array([Name.Separation, Name("/Falcon press"), Name.DeviceGray, Dictionary(FunctionType=2, N=1, Domain=[0, 1])])
MAP = Dictionary(Subtype=Name.GEO, GPTS=Array([48.1, 11.5, 48.2, 11.5]))
SHIFTED = {"d": "c", "e": "x", "k": "o", "m": "v", "R": "N", "s": "k", "a": "W", "x": "B"}


def pdf(change: pdfs.Change, **options: object) -> Made:
    return lambda: changed(change, **options)


def noted(**fields: object) -> Made:
    return pdf(lambda made: annotation(made, **fields))


def rooted(key: str, value: object) -> Made:
    return pdf(lambda made: made.Root.__setitem__(key, value))


def paged(key: str, value: object) -> Made:
    return pdf(lambda made: made.pages[0].obj.__setitem__(key, value))


def in_resources(key: str, value: object) -> Made:
    return pdf(lambda made: made.pages[0].Resources.__setitem__(key, value))


def in_font(key: str, value: object) -> Made:
    return pdf(lambda made: next(iter(made.pages[0].Resources.Font.values())).__setitem__(key, value))


def written(operators: str) -> Made:
    return pdf(lambda made: made.pages[0].contents_add(operators.encode(), prepend=False))


def tagged(**fields: object) -> Made:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in fields.items():
            made.Root.StructTreeRoot.K["/" + key] = value

    return pdf(change)


def field(**fields: object) -> Made:
    return noted(Subtype=Name.Widget, FT=Name.Tx, T=String("salary"), **fields)


def xmp_of(key: str) -> pdfs.Change:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="the secret"/></rdf:RDF></x:xmpmeta>'
    )

    def change(made: pikepdf.Pdf) -> None:
        stream = made.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
        if key == "page":
            made.pages[0].obj.Metadata = stream
        else:
            picture()(made)
            made.pages[0].Resources.XObject.P.Metadata = stream

    return change


def packed_photo(made: pikepdf.Pdf) -> None:
    data = zlib.compress(pictures.photo())
    picture(data, Array([Name.FlateDecode, Name.DCTDecode]))(made)


def spare_pixels(made: pikepdf.Pdf) -> None:
    picture(zlib.compress(b"\1\2\3" * 16 + b"the secret plan"), Name.FlateDecode)(made)


def after_packed(made: pikepdf.Pdf) -> None:
    picture(zlib.compress(b"\1\2\3" * 16) + b"the secret", Name.FlateDecode)(made)


def inline_photo(made: pikepdf.Pdf) -> None:
    content = b"q BI /W 4 /H 4 /BPC 8 /CS /RGB /F /DCT ID " + pictures.photo() + b"\nEI Q"
    made.pages[0].contents_add(content, prepend=False)


def hidden_layer_in_print(made: pikepdf.Pdf) -> None:
    usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Reviewers"), Usage=usage))
    made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def shown_layer(name: str, **fields: Any) -> pdfs.Change:
    def change(made: pikepdf.Pdf) -> None:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String(name), **fields))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())

    return change


def with_font_table(made: pikepdf.Pdf) -> None:
    font = made.pages[0].Resources.Font
    descriptor = next(iter(font.values())).FontDescriptor
    descriptor.FontFile2 = made.make_stream(pictures.font_with(b"ABCD", b"the secret plan"))


def with_family(name: str) -> pdfs.Change:
    def change(made: pikepdf.Pdf) -> None:
        next(iter(made.pages[0].Resources.Font.values())).FontDescriptor.FontFamily = String(name)

    return change


def with_class(made: pikepdf.Pdf) -> None:
    made.Root.StructTreeRoot.ClassMap = Dictionary({"/the secret": Dictionary(O=Name.Layout)})


def letter_program(made: pikepdf.Pdf) -> None:
    letters = Dictionary(a=made.make_stream(b"% the secret\n500 0 d0"))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 9, 9]), FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=letters, Encoding=Dictionary(Differences=Array([97, Name.a])), FirstChar=97, LastChar=97,
        Widths=Array([500]),
    )  # fmt: skip
    made.pages[0].Resources.Font.T = made.make_indirect(font)


def unpainted(made: pikepdf.Pdf) -> None:
    cell = made.make_stream(words("the secret", at=(9, 9)).encode())
    cell.update({"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": Array([0, 0, 99, 99])})
    cell.Resources = Dictionary(Font=Dictionary(F=pdfs.dot()))
    made.pages[0].Resources.Pattern = Dictionary(P=cell)


def profiled(made: pikepdf.Pdf) -> None:
    profile = made.make_stream(bytes(128) + b"desc C:\\Users\\jroe\\plan.icc\0", N=3)
    made.pages[0].Resources.ColorSpace = Dictionary(C=Array([Name.ICCBased, profile]))


def programmed(made: pikepdf.Pdf) -> None:
    program = made.make_stream(b"{ % the secret\n }", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1]))
    made.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(TR=program))


def earlier_object() -> bytes:
    plain = changed(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    number = int(re.search(rb"/Info (\d+)", plain)[1])  # type: ignore[index] # it is there
    return pdfs.inserted(b"%d 0 obj\n<</Title (The secret)>>\nendobj\n" % number, b"1 0 obj")


# The look, the file, and what the report says of it (a pattern).
CASES: list[tuple[str, Made, str]] = [
    ("hidden-word", lambda: drawn(words("secret", "1 1 1 rg")), "secret .not to be seen"),
    ("hidden-word", lambda: drawn(words("secret", NEARLY_WHITE)), "secret .not to be seen"),
    ("hidden-word", lambda: drawn(words("secret") + BOX), "secret .not to be seen"),
    ("hidden-word", lambda: drawn("0 0 9 9 re W n " + words("secret")), "secret .not to be seen"),
    ("hidden-word", lambda: drawn(words("secret", "3 Tr")), "secret .invisible by its render mode"),
    ("hidden-word", lambda: drawn(words("secret", size=1)), "secret .under 3 pt"),
    ("hidden-word", lambda: drawn(words("secret", at=(100, 3000))), "secret .outside the page"),
    ("hidden-word", pdf(pdfs.appearing("1 1 1 rg BT /F 12 Tf 9 9 Td (secret) Tj ET")), "secret .not to be seen"),
    ("hidden-word", pdf(pdfs.appearing(f"{NEARLY_WHITE} BT /F 12 Tf 9 9 Td (secret) Tj ET")), "secret .not to be"),
    ("form-undrawn", pdf(pdfs.with_undrawn_form), "the paragraph .in a part that no page draws"),
    ("page-removed", pdf(led_to("destination")), "1 page that the file does not show"),
    ("page-removed-text", pdf(led_to("destination")), "the secret .on a page that was removed"),
    ("page-removed-text", pdf(led_to("bookmark")), "the secret .on a page that was removed"),
    ("page-removed-text", pdf(led_to("link")), "the secret .on a page that was removed"),
    ("page-removed-text", pdf(led_to("tag")), "the secret .on a page that was removed"),
    ("page-removed-text", pdf(led_to("name")), "the secret .on a page that was removed"),
    ("annotation-hidden", pdf(pdfs.appearing(words("secret", at=(9, 9)), flags=2)), "secret .in a hidden annotation"),
    ("appearance-other", pdf(pdfs.appearing("", words("secret", at=(9, 9)))), "secret .in an appearance that is not"),
    ("comment-in-content", written("% the secret\n"), "% the secret .a comment in the content"),
    ("comment-in-content", pdf(letter_program), "% the secret .a comment in the content"),
    ("comment-in-content", pdf(pdfs.appearing("% the secret\n")), "% the secret .a comment in the content"),
    ("string-in-content", written("(the secret) pop"), "the secret .in the content, and not drawn"),
    ("string-in-content", written("<7365637265740A> gs"), "secret .in the content, and not drawn"),
    ("comment-in-map", pdf(lambda made: made.pages[0].Resources.Font.__setitem__("/M", mapped(made))), "the secret"),
    ("bookmark", pdf(pdfs.with_bookmark("The plan")), "The plan .a bookmark"),
    ("bookmark-other", pdf(pdfs.with_bookmark("The secret")), "The secret .a bookmark, not on a page"),
    ("page-label", pdf(pdfs.with_label("plan")), "plan .a page's label"),
    ("page-label-other", pdf(pdfs.with_label("secret-")), "secret- .a page's label, not on a page"),
    ("name-that-speaks", rooted("/Dests", Dictionary({"/the secret": Array([Name.Fit])})), "the secret .a name in"),
    (
        "name-that-speaks",
        rooted("/Names", Dictionary(Dests=Dictionary(Names=Array([String("the secret"), Name.a])))),
        "the secret",
    ),
    ("name-that-speaks", in_resources("/Properties", Dictionary(the_secret_plan=Dictionary())), "the secret plan"),
    ("name-that-speaks", pdf(with_class), "the secret .a name in the file"),
    ("style-other", written("/the_secret_plan BMC EMC"), "the secret plan .the name of a style"),
    ("layer-name", pdf(shown_layer("Ministers")), "Ministers .a layer"),
    ("label-other", pdf(shown_layer("Reviewers")), "Reviewers .a label"),
    ("layer-off", pdf(pdfs.layered), "Reviewers"),
    ("layer-off", pdf(hidden_layer_in_print), "Reviewers .off in print"),
    (
        "program-of-layers",
        pdf(shown_layer("plan", Usage=Dictionary(CreatorInfo=Dictionary(Creator=String("CAD 9"))))),
        "CAD 9",
    ),
    ("tag-title", tagged(T=String("The plan")), "The plan .the title of a tag"),
    ("label-other", tagged(T=String("The secret")), "The secret .a label"),
    ("table-summary", tagged(A=Dictionary(O=Name.Table, Summary=String("Ministers"))), "Ministers .the summary"),
    ("label-other", tagged(A=Dictionary(O=Name.Table, Summary=String("a secret"))), "a secret .a label"),
    ("button-caption", field(MK=Dictionary(CA=String("Friday"))), "Friday .the caption of a button"),
    ("tooltip", field(TU=String("Ministers")), "Ministers .a tooltip"),
    ("label-other", field(TU=String("the secret")), "the secret .a label"),
    (
        "style-of-tags",
        pdf(lambda made: made.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(Ministers=Name.P))),
        "Ministers",
    ),
    (
        "style-other",
        pdf(lambda made: made.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(Falcon=Name.P))),
        "Falcon",
    ),
    ("alternative-text", tagged(S=Name.Figure, Alt=String("Ministers on Friday")), "Ministers on Friday .of a Figure"),
    ("alternative-text", tagged(S=Name.Figure, Alt=String("a quay at dawn")), "a quay at dawn .of a Figure"),
    ("alternative-other", tagged(S=Name.Figure, Alt=String("see https://evil.example/x")), "see https.*of a Figure"),
    ("path", tagged(S=Name.Figure, Alt=String(r"C:\Users\jroe\plan.png")), r"\(user jroe\)"),
    ("actual-text", lambda: drawn(pdfs.spoken("secret", words("open"))), "secret .for “open”"),
    ("actual-text", lambda: drawn(pdfs.spoken("not open", words("open"), "A#63tualText")), "not open .for “open”"),
    ("actual-text", lambda: drawn(pdfs.spoken("secret")), "secret .for nothing"),
    ("element-says-other", pdf(pdfs.tagged(Alt="a secret")), "a secret .of a Document"),
    ("element-says-other", pdf(pdfs.tagged(E="a secret")), "a secret .of a Document"),
    ("element-says-other", pdf(pdfs.tagged(ActualText="a secret")), "a secret .of a Document"),
    ("link-says-other", noted(Subtype=Name.Link, Contents=String("a secret")), "a secret .of a link"),
    ("letters-lie", pdf(pdfs.with_map(SHIFTED)), "cxovNkWB .drawn as “.ekmRsax”"),
    ("letter-means-words", pdf(pdfs.with_map({"d": "the whole secret"})), "the whole secret .a single letter of"),
    ("comment", noted(Subtype=Name.Text, T=String("Ann Roe"), Contents=String("True?")), "Text, Ann Roe: True"),
    ("comment", noted(Subtype=Name.Popup, Contents=String("True?")), "Popup: True"),
    ("saved-over", pdfs.saved_twice, "saved 2 times"),
    ("object-twice", earlier_object, "1 object of which an earlier state is in the file"),
    ("object-loose", pdfs.with_loose_object, "1 object that nothing leads to"),
    ("loose-text", pdfs.with_loose_object, "the paragraph that was deleted .in an object that nothing leads to"),
    (
        "object-unnamed",
        lambda: pdfs.inserted(b"9999 0 obj\n(the secret)\nendobj\n", b"1 0 obj"),
        "table does not name: .the secret",
    ),
    ("picture-undrawn", pdf(picture(draw="")), "1 picture that no page draws"),
    (
        "form-undrawn-wordless",
        pdf(lambda made: made.pages[0].Resources.__setitem__("/XObject", Dictionary(X=pdfs.form(made, "")))),
        "a part that no page draws",
    ),
    (
        "picture-cropped",
        pdf(picture(pictures.photo(size=200), size=200, draw="0 0 90 90 re W n 400 0 0 400 0 0 cm /P Do")),
        "22% of its width, 22% of its height",
    ),
    (
        "picture-cropped",
        pdf(picture(pictures.photo(size=200), size=200, draw="400 0 0 400 500 0 cm /P Do")),
        "% of its width, 100% of its height",
    ),
    (
        "picture-off-page",
        pdf(picture(pictures.photo(size=200), size=200, draw="400 0 0 400 5000 0 cm /P Do")),
        "200 × 200 pixels .not on the page",
    ),
    ("picture-exif", pdf(picture()), "camera Kamera Werke, program PhotoTool 9"),
    ("picture-exif", pdf(picture(filters=Array([Name.DCTDecode]))), "camera Kamera Werke"),
    ("picture-exif", pdf(packed_photo), "camera Kamera Werke"),
    ("picture-exif", pdf(inline_photo), "camera Kamera Werke"),
    ("picture-place", pdf(picture(pictures.photo(place=True), Array([Name.DCTDecode]))), "48.20000 N, 11.50000 E"),
    ("picture-after", pdf(picture(pictures.photo() + b"the secret")), "10 bytes: the secret .after the end"),
    ("picture-after", written("BI /W 1 /H 1 /BPC 8 /CS /G ID !the secret EI"), "10 bytes: the secret .after the end"),
    ("picture-after", pdf(spare_pixels), "15 bytes: the secret plan .after the end"),
    (
        "picture-covered",
        pdf(pdfs.picture(pictures.noise(), size=80, draw=f"80 0 0 80 90 300 cm /P Do Q q {COVER}")),
        "80",
    ),
    (
        "picture-alternate",
        pdf(picture(Alternates=Array([Dictionary(DefaultForPrinting=True)]))),
        "1 in place of another",
    ),
    (
        "property-in-languages",
        pdf(
            with_xmp(
                b"</rdf:li></rdf:Alt></dc:title>",
                b'</rdf:li><rdf:li xml:lang="zu">secret</rdf:li></rdf:Alt></dc:title>',
            )
        ),
        "dc:title secret",
    ),
    ("form-undrawn", pdf(unpainted), "the secret .in a part that no page draws"),
    ("path", pdf(profiled), r"\(user jroe\)"),
    ("comment-in-map", pdf(programmed), "% the secret .a comment in a font"),
    ("data-of-a-kind", rooted("/Lang", String("the secret plan")), "Catalog Lang: the secret plan"),
    (
        "data-of-a-kind",
        rooted("/Threads", Array([Dictionary(I=Dictionary(Title=String("secret")))])),
        "ThreadInfo Title: secret",
    ),
    (
        "data-of-a-kind",
        pdf(lambda made: made.trailer.__setitem__("/ID", Array([String("the secret"), String("plan")]))),
        "ID: the secret",
    ),
    ("stream-after", pdf(after_packed), "10 bytes after what is packed in a stream: the secret"),
    ("object-xmp", pdf(xmp_of("page")), "dc:source the secret .XMP of an object"),
    ("object-xmp", pdf(xmp_of("picture")), "dc:source the secret .XMP of an object"),
    ("xmp-outside", pdf(with_xmp(b"</rdf:RDF>", b"<!-- the secret --></rdf:RDF>")), "the secret .in XMP, outside"),
    ("xmp-outside", pdf(with_xmp(b"</rdf:RDF>", b"</rdf:RDF><other>the secret</other>")), "the secret .in XMP, out"),
    ("xmp-outside", pdf(with_xmp(b"<rdf:RDF ", b"<rdf:RDF secret='the secret' ")), "the secret .in XMP, outside"),
    ("xmp-outside", pdf(with_xmp(b'<?xpacket end="r"?>', b'<?xpacket end="r"?><!--the secret-->')), "the secret .in"),
    ("author", pdf(with_info(Author="Jo Bloggs")), "Jo Bloggs"),
    ("organisation", pdf(with_info(Company="Desk")), "Desk"),
    ("program", pdf(with_info(Producer="Distiller 9")), "Distiller 9"),
    ("program", pdf(with_xmp(b"<xmp:CreatorTool>bluf", b"<xmp:CreatorTool>Word")), "Word"),
    ("program", pdf(with_xmp(b"<x:xmpmeta ", b'<x:xmpmeta x:xmptk="Toolkit 5" ')), "Toolkit 5"),
    ("path", pdf(with_info(Subject=r"from C:\Users\jroe\plan.doc")), r"plan.doc \(user jroe\)"),
    ("path", pdf(action(S=Name.URI, URI=String("file:///home/jroe/plan.html"))), r"\(user jroe\)"),
    ("place-of-map", paged("/VP", Array([Dictionary(Measure=MAP)])), "48.1, 11.5, 48.2, 11.5 .the corners of a map"),
    ("private-property", pdf(with_info(Matter="1234")), "Matter: 1234"),
    ("property-described", pdf(with_xmp(b"Part of ISO 14289", b"Falcon of ISO 14289")), "Falcon .*describes fields"),
    ("private-data", rooted("/PieceInfo", Dictionary(Tool=Dictionary())), "data of Tool"),
    ("private-data", rooted("/MyData", Dictionary(A=String("secret"))), "MyData: secret"),
    ("private-data", rooted("/MyData", Name("/TheSecret")), "MyData: TheSecret"),
    ("private-data", paged("/MyData", String("secret")), "MyData: secret"),
    ("private-data", paged("/Rotate", String("secret")), "Rotate: secret"),
    ("private-data", in_resources("/MyData", String("secret")), "MyData: secret"),
    ("private-data", in_font("/MyData", String("secret")), "MyData: secret"),
    ("private-data", tagged(MyData=String("secret")), "MyData: secret"),
    ("private-data", noted(Subtype=Name.Link, MyData=String("secret")), "MyData: secret"),
    (
        "private-data",
        pdf(lambda made: made.Root.__setitem__("/MyData", made.make_stream(b"the secret"))),
        "MyData: the secret",
    ),
    (
        "private-data",
        pdf(lambda made: made.pages[0].Contents.__setitem__("/MyData", String("secret"))),
        "MyData: secret",
    ),
    ("private-data", written("/Span <</MyData (secret)>> BDC EMC"), "MyData: secret"),
    (
        "data-of-a-kind",
        tagged(A=Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=String("Cost"))]))),
        "UserProperty N: Cost",
    ),
    ("output-condition", pdf(pdfs.intended(Info="Falcon press")), "Info Falcon press .in the description"),
    ("profile-data", pdf(pdfs.profiled(lambda icc: icc + b"the secret")), "after its end: 10 bytes: the secret"),
    ("profile-text", pdf(pdfs.profiled(pdfs.with_tag(b"cprt", b"by example.org, www.example.org"))), "www.example.org"),
    ("name-unlisted", rooted("/PageMode", Name.Falcon), "Catalog PageMode: Falcon .a name"),
    (
        "link-before",
        noted(Subtype=Name.Link, PA=Dictionary(S=Name.URI, URI=String("https://example.org/x"))),
        "https://example.org/x .where a link led before",
    ),
    ("colour-profile", in_resources("/ColorSpace", Dictionary(S=SPOT)), "colour Falcon press"),
    ("font-data", pdf(with_font_table), "15 bytes: the secret plan .in a font"),
    ("font-data", pdf(with_family("the secret plan")), "family the secret plan .in a font"),
    ("font-missing", lambda: drawn(words("plain")), "Helvetica"),
    ("document-id", pdf(with_xmp(b"</rdf:RDF>", pdfs.DOCUMENT_ID)), "xmpMM:DocumentID uuid:1"),
    ("date-of-part", paged("/LastModified", String("D:20240506")), "Page D:20240506"),
    ("date-of-part", noted(Subtype=Name.Link, M=String("D:20240506")), "Link D:20240506"),
    (
        "comment-in-bytes",
        lambda: pdfs.clean().replace(b"%%EOF", b"% by hand\n%%EOF"),
        "comment in the bytes: % by hand",
    ),
    ("comment-in-bytes", lambda: pdfs.clean().replace(b"%%EOF", b"% f\xfcr uns\n%%EOF"), "in the bytes: % für uns"),
    ("comment-in-bytes", lambda: pdfs.inserted(b"% by hand\n", b"endobj"), "comment in the bytes: % by hand"),
    ("bytes-before", lambda: b"#!/bin/sh\n" + pdfs.clean(), "10 bytes before the beginning"),
    ("bytes-after", lambda: pdfs.clean() + b"the other file", "14 bytes after the end of the PDF: the other file"),
    ("bytes-between", lambda: pdfs.clean().replace(b"startxref", b"the secret\nstartxref"), "of no object: the secret"),
    ("bytes-between", lambda: pdfs.inserted(b"the secret\n", b"1 0 obj"), "bytes of no object: the secret"),
    ("attachment", pdf(pdfs.attached), "figures.xlsx, 14 bytes"),
    ("portfolio", rooted("/Collection", Dictionary()), "portfolio"),
    ("object-inside", noted(Subtype=Name.Movie), "Movie"),
    ("script", pdf(pdfs.scripted), r"JavaScript: app\.alert\(1\)"),
    ("link-that-runs", pdf(action(S=Name.URI, URI=String("JavaScript:alert(1)"))), r"a link: JavaScript:alert\(1\)"),
    ("on-opening", pdf(pdfs.scripted), "on opening"),
    ("action", pdf(action(S=Name.Launch, F=String("calc.exe"))), "starts a program .*: calc.exe"),
    ("action", pdf(action(S=Name.SubmitForm, F=String("https://example.org"))), "sends the form"),
    ("events", rooted("/AA", Dictionary()), "additional actions"),
    ("goes-to-file", pdf(action(S=Name.GoToR, F=String("other.pdf"))), "another file: other.pdf"),
    (
        "fetched",
        rooted("/AF", Array([Dictionary(Type=Name.Filespec, FS=Name.URL, F=String("http://example.org/a"))])),
        "example.org/a",
    ),
    ("field", pdf(pdfs.with_form), "field salary: 90 000"),
    ("field", field(V=String("90 000"), DV=String("80 000")), "90 000 .at first: 80 000"),
    ("field-choices", field(Opt=Array([String("secret"), String("open")])), "secret, open .can be chosen"),
    ("xfa", rooted("/AcroForm", Dictionary(XFA=Array([]))), "an XFA form"),
    ("encryption", pdf(lambda _: None, encryption=ENCRYPTED), "without a password"),
    ("preview", pdf(lambda made: made.pages[0].obj.__setitem__("/Thumb", Stream(made, b"0"))), "preview"),
    ("damaged", lambda: pdfs.clean().replace(b"startxref\n", b"startxref\n1"), "mended to be read"),
    ("untagged", pdf(pdfs.removed("/StructTreeRoot", "/MarkInfo")), "no tags"),
    ("no-title", pdf(pdfs.untitled), "title"),
    ("no-language", pdf(pdfs.removed("/Lang")), "language"),
    ("signature", pdf(pdfs.signed), "by Jo Bloggs"),
]
NOT_BY_ITSELF = {"link-says"}  # told only where it says other words


def mapped(made: pikepdf.Pdf) -> pikepdf.Object:
    font = pdfs.dot()
    font.ToUnicode = made.make_stream(b"% the secret\n1 beginbfchar <41> <0041> endbfchar")
    return made.make_indirect(font)


@pytest.mark.parametrize(("look", "made", "told"), CASES, ids=[f"{look} {told}" for look, _, told in CASES])
def test_it_is_found(look: str, made: Made, told: str) -> None:
    found = [finding.what for finding in inspect(made()).findings if finding.look == look]

    assert any(re.search(told, what) for what in found), found


def test_there_is_a_file_for_all_that_is_looked_for_in_a_pdf() -> None:
    looked_for = {look.name for look in LOOKS.values() if look.format == "PDF"}

    assert looked_for - {look for look, _, _ in CASES} <= NOT_BY_ITSELF
