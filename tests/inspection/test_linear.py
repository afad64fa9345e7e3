"""What an inspection costs grows as the file does: four times the file costs about four times, and not sixteen."""

import time
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from bluf.inspection.docx import report_of
from bluf.inspection.pdf import facts_of, traits_of_pages
from bluf.inspection.pdf.byte_layout import layout_of
from bluf.inspection.reading_limits import MIB, limits_of
from tests.inspection import docxs, pdfs

Sized = Callable[[int], bytes]

AMPLE = limits_of(100 * MIB)
SECONDS = 600.0
RATIO = 9.0  # where four times the work is done: far from 4, and from 16
WORTH = 0.02  # seconds that are worth comparing

RUN = "<w:r><w:t>a</w:t></w:r>"
SMALL = '<w:r><w:rPr><w:color w:val="{0:06x}"/><w:sz w:val="2"/></w:rPr><w:t>a</w:t></w:r>'
NESTED = "<w:tbl><w:tr><w:tc>" * 12 + "<w:p>" + RUN + "</w:p>" + "</w:tc></w:tr></w:tbl>" * 12
ROW = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
CHANGE = '<w:ins w:author="A"><w:r><w:t>a</w:t></w:r></w:ins>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
DOCXS: dict[str, Sized] = {
    "runs": lambda n: docxs.in_body(f"<w:p>{RUN * 40 * n}</w:p>"),
    "hidden runs": lambda n: docxs.in_body(
        "<w:p>" + "".join(SMALL.format(at % 4000) for at in range(8 * n)) + "</w:p>"
    ),
    "paragraphs": lambda n: docxs.in_body(f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr>{RUN}</w:p>' * 10 * n),
    "nested tables": lambda n: docxs.in_body(NESTED * n),
    "hidden rows": lambda n: docxs.in_body(f"<w:tbl>{ROW * 4 * n}</w:tbl>"),
    "one nested text": lambda n: docxs.in_body(f"<w:p>{'<w:ins>' * 200}{RUN * 20 * n}{'</w:ins>' * 200}</w:p>"),
    "changes": lambda n: docxs.in_body(f"<w:p>{CHANGE * 10 * n}</w:p>"),
    "fields in fields": lambda n: docxs.in_body(f"<w:p>{FIELD * 10 * n}</w:p>"),
    "bookmarks": lambda n: docxs.in_body(
        "<w:p>" + "".join(f'<w:bookmarkStart w:name="mark{at}x"/>' for at in range(4 * n)) + "</w:p>"
    ),
    "attributes with words": lambda n: docxs.in_body('<w:p><w:pPr><w:jc w:val="a word here"/></w:pPr></w:p>' * 4 * n),
    "styles": lambda n: docxs.styled(
        "".join(
            f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="S{at}"/>'
            f'<w:basedOn w:val="S{at - 1}"/></w:style>'
            for at in range(2 * n)
        ),
        f'<w:p><w:pPr><w:pStyle w:val="S{2 * n - 1}"/></w:pPr>{RUN}</w:p>',
    ),
    "a long word in an attribute": lambda n: docxs.in_body(
        f'<w:p><w:pPr><w:jc w:val="a/ {"b" * 200 * n}"/></w:pPr></w:p>'
    ),
    "an address without an end": lambda n: docxs.picture(description="a" * 200 * n),
    "a long text": lambda n: docxs.run("word " * 200 * n),
    "values of attributes": lambda n: docxs.in_body(
        "".join(f'<w:p><w:pPr><w:jc w:val="falcon{at}x"/></w:pPr></w:p>' for at in range(4 * n))
    ),
    "cells in rows": lambda n: docxs.in_body(
        "<w:tbl><w:tr>" + '<w:tc><w:tcPr><w:tcW w:w="9"/></w:tcPr><w:p/></w:tc>' * 8 * n + "</w:tr></w:tbl>"
    ),
    "the code of a field": lambda n: docxs.field('SEQ "falcon" ' * 20 * n),
    "a word in the code of a field": lambda n: docxs.field("SEQ " + "falcon_" * 40 * n),
    "the place of a link": lambda n: docxs.in_body(f'<w:p><w:hyperlink w:anchor="{"a" * 100 * n}"/></w:p>'),
    "a style of VML": lambda n: docxs.vml("falcon:plan;" * 40 * n),
    "links that are not there": lambda n: docxs.replaced(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        "".join(
            docxs.relation("hyperlink", f"https://example.org/{at}", ' TargetMode="External"')
            .replace("rId99", f"rIdX{at}")
            .removesuffix("</Relationships>")
            for at in range(4 * n)
        )
        + "</Relationships>",
    ),
    "brackets in a text": lambda n: docxs.run(r"C:\a\ " * 100 * n),
}


def with_objects(n: int) -> pdfs.Change:
    return lambda pdf: pdf.Root.__setitem__(
        "/Mine", Array([pdf.make_indirect(Dictionary(A=String(f"text {at}"))) for at in range(4 * n)])
    )


def with_annotations(n: int) -> pdfs.Change:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 20, 20]), Contents=String("Friday"))
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(dict(note.items()))) for _ in range(n)])

    return change


def with_bookmarks(n: int) -> pdfs.Change:
    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(f"Ministers {at}", 0) for at in range(n))

    return change


def with_content(content: bytes) -> pdfs.Change:
    return lambda pdf: pdf.pages[0].contents_add(content, prepend=False)


def with_forms(n: int) -> pdfs.Change:
    def change(pdf: Pdf) -> None:
        forms = {f"/F{at}": pdfs.form(pdf, "0 0 1 1 re f") for at in range(n)}
        pdf.pages[0].Resources.XObject = Dictionary(forms)
        pdf.pages[0].contents_add(" ".join(f"{name} Do" for name in forms).encode(), prepend=False)

    return change


def with_role(name: str) -> pdfs.Change:
    return lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary({f"/{name}": Name.P}))


def with_font_map(content: bytes) -> pdfs.Change:
    def change(pdf: Pdf) -> None:
        font = pdfs.dot()
        font.ToUnicode = pdf.make_stream(content)
        pdf.pages[0].Resources.Font.M = font

    return change


def with_colour(name: str) -> pdfs.Change:
    return lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/Info", String(name))


PDFS: dict[str, Sized] = {
    "objects": lambda n: pdfs.changed(with_objects(n)),
    "links": lambda n: pdfs.changed(with_annotations(n)),
    "bookmarks": lambda n: pdfs.changed(with_bookmarks(n)),
    "lines": lambda n: pdfs.changed(with_content(b"0 0 m 9 9 l S " * 30 * n)),
    "operands": lambda n: pdfs.changed(with_content(b"1 " * 300 * n)),
    "open brackets": lambda n: pdfs.changed(with_content(b"(" * 300 * n)),
    "open arrays": lambda n: pdfs.changed(with_content(b"[ << " * 100 * n)),
    "comments in the content": lambda n: pdfs.changed(with_content(b"% a comment here\n" * 10 * n)),
    "pictures without data": lambda n: pdfs.changed(with_content(b"BI " * 200 * n)),
    "one long word": lambda n: pdfs.changed(with_content(b"/A <</Alt (" + b"a" * 400 * n + b")>> BDC EMC")),
    "digits in the name of a style": lambda n: pdfs.changed(with_role("Style" + "1" * n + "x")),
    "a font's map": lambda n: pdfs.changed(with_font_map(b"beginbfchar " * 20 * n)),
    "a font's map with open lists": lambda n: pdfs.changed(with_font_map(b"beginbfrange " + b"<1> <2> [ " * 20 * n)),
    "a comment of one word": lambda n: pdfs.changed(with_font_map(b"%%Title" + b"a" * 20 * n + b"!")),
    "the name of a colour": lambda n: pdfs.changed(with_colour("1" * n + "fogra" * n + "!")),
    "tags of content": lambda n: pdfs.changed(
        with_content(b"".join(b"/Falcon%d <</MCID %d>> BDC EMC " % (at, at) for at in range(4 * n)))
    ),
    "names": lambda n: pdfs.changed(
        lambda pdf: pdf.Root.__setitem__(
            "/ViewerPreferences", Dictionary(Enforce=Array([Name(f"/Falcon{at}") for at in range(8 * n)]))
        )
    ),
    "a language": lambda n: pdfs.changed(lambda pdf: pdf.Root.__setitem__("/Lang", String("en" + "-falcon" * 20 * n))),
    "a text in a profile": lambda n: pdfs.changed(pdfs.profiled(pdfs.with_tag(b"flcn", b"falcon" * 40 * n))),
    "bytes after a profile": lambda n: pdfs.changed(pdfs.profiled(lambda icc: icc + b"falcon plan " * 40 * n)),
    "keys of a picture in the content": lambda n: pdfs.changed(
        with_content(b"BI /W 1 /H 1 /Own (falcon) % a\n ID 0 EI " * 4 * n)
    ),
    "namespaces of XMP": lambda n: pdfs.changed(
        pdfs.with_xmp(
            b"<rdf:RDF ", b"<rdf:RDF " + b"".join(b'xmlns:f%d="urn:falcon:%d" ' % (at, at) for at in range(n))
        )
    ),
    "saved states": lambda n: pdfs.changed(with_content(b"q " * 200 * n)),
    "words": lambda n: pdfs.drawn("BT /F 9 Tf 20 700 Td 9 TL " + "(words of a page) ' " * n + "ET"),
    "forms": lambda n: pdfs.changed(with_forms(n)),
}
BYTES: dict[str, Sized] = {
    "comments": lambda n: b"%PDF-1.7\n" + b"% a comment\n" * 40 * n + b"%%EOF",
    "open strings": lambda n: b"%PDF-1.7\n" + b"1 0 obj ( endobj\n" * 40 * n + b"%%EOF",
    "open streams": lambda n: b"%PDF-1.7\n" + b"1 0 obj stream\n" * 40 * n + b"%%EOF",
    "streams without an end of their objects": lambda n: (
        b"%PDF-1.7\n" + b"1 0 obj stream\nendstream\n" * 30 * n + b"%%EOF"
    ),
    "numbers": lambda n: b"%PDF-1.7\n" + b"1 0 " * 200 * n + b"%%EOF",
    "open dictionaries": lambda n: b"%PDF-1.7\n" + b"trailer << " * 80 * n + b"%%EOF",
    "rows of tables": lambda n: b"%PDF-1.7\n" + b"xref 0 9 " * 80 * n + b"%%EOF",
}


def costs(work: Callable[[bytes], object], made: Sized, size: int) -> float:
    """Return the processor time that work on a file takes, the less of two."""
    file = made(size)
    taken = []
    for _ in range(2):
        start = time.process_time()
        work(file)
        taken.append(time.process_time() - start)
    return min(taken)


def is_linear(work: Callable[[bytes], object], made: Sized) -> bool:
    """Whether work on four times as much takes about four times as long, at the first size that is worth comparing."""
    size = 50
    while (once := costs(work, made, size)) < WORTH and size < 3_000:
        size *= 2
    return costs(work, made, 4 * size) < RATIO * max(once, WORTH / 2)


def of_docx(file: bytes) -> object:
    return report_of(file, "page.docx", AMPLE, SECONDS)


def of_pdf(file: bytes) -> object:
    facts = facts_of(file, "page.pdf", AMPLE, SECONDS)
    return traits_of_pages(facts.prepared, SECONDS) if facts.prepared else None


@pytest.mark.parametrize("made", DOCXS.values(), ids=DOCXS)
def test_a_docx_costs_as_much_as_is_in_it(made: Sized) -> None:
    assert is_linear(of_docx, made)


@pytest.mark.parametrize("made", PDFS.values(), ids=PDFS)
def test_a_pdf_costs_as_much_as_is_in_it(made: Sized) -> None:
    assert is_linear(of_pdf, made)


@pytest.mark.parametrize("made", BYTES.values(), ids=BYTES)
def test_bytes_cost_as_much_as_there_are(made: Sized) -> None:
    assert is_linear(layout_of, made)
