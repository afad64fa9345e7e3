"""Make files to inspect: PDFs and DOCXs with what such files carry, and mutations of their bytes, objects and parts."""

import io
import zipfile
import zlib
from functools import cache

from bluf.pipeline.building import make
from tests.conftest import PROJECT
from tests.fuzz.drawing import Drawing
from tests.fuzz.sources import PDF, XML, docx_of, pdf_of
from tests.inspection import docxs, pdfs

_TOKENS = (
    *PDF,
    b"/Annots [<< /Subtype /Link >>]",
    b"/OpenAction << /S /JavaScript /JS (x) >>",
    b"/Names << >>",
    b"/Parent 1 0 R",
)
_OBJECTS = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 99 0 R >> >> /Length 5 >> "
    b"stream\n/A Do\nendstream",
    b"<< /Type /Page /Parent 2 0 R /Contents 99 0 R /MediaBox [0 0 1e9 1e9] >>",
    b"<< /Length 9 /Filter [/FlateDecode /FlateDecode] >> stream\nxxxxxxxxx\nendstream",
    b"[99 0 R]",
    b"<< /Kids [99 0 R] /Type /Pages /Count 1 >>",
    b"<< /A << /A << /A << /A (x) >> >> >> >>",
)


def inspected(drawing: Drawing) -> dict[str, bytes]:
    """Return a file to inspect."""
    if drawing.happens(0.5):
        data = (
            drawing.of(_pdfs())
            if drawing.happens(0.7)
            else pdf_of(drawing, drawing.some(lambda: drawing.words(9), 1, 9))
        )
        if drawing.happens(0.3):
            data = _with_object(drawing, data)
        if drawing.happens(0.7):
            data = drawing.mutated(data, _TOKENS)
        return {"x.pdf": data}
    data = (
        drawing.of(_docxs()) if drawing.happens(0.7) else docx_of(drawing, drawing.some(lambda: drawing.words(9), 1, 9))
    )
    if drawing.happens(0.6):
        data = _with_mutated_part(drawing, data)
    if drawing.happens(0.2):
        data = drawing.mutated(data, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff" * 4))
    return {drawing.one("x.docx", "x.docx", "x.pdf"): data}


@cache
def _made() -> dict[str, bytes]:
    return dict(make(str(PROJECT / "briefs" / "one-page-format.yaml"), ("pdf", "docx")).contents)


@cache
def _pdfs() -> tuple[bytes, ...]:
    changes = (pdfs.with_undrawn_form, pdfs.attached, pdfs.layered, pdfs.scripted, pdfs.with_form, pdfs.signed)
    more = (
        pdfs.with_bookmark("a"),
        pdfs.with_label("i"),
        pdfs.action(S="/Launch"),
        pdfs.picture(),
        pdfs.led_to("link"),
    )
    shown = (pdfs.appearing("BT ET", "0 0 9 9 re f"), pdfs.with_map({"a": "b"}))
    made = (pdfs.changed(change) for change in (*changes, *more, *shown))
    return (_made()["pdf"], pdfs.clean(), pdfs.saved_twice(), *made)


@cache
def _docxs() -> tuple[bytes, ...]:
    inserted = '<w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>'
    xml = f'<w:p>{inserted}<w:del w:id="2"><w:r><w:delText>y</w:delText></w:r></w:del></w:p>'
    return (
        _made()["docx"],
        docxs.clean(),
        docxs.streamed(),
        docxs.in_body(xml),
        docxs.field("INCLUDETEXT C:\\\\x"),
        docxs.noted("n"),
    )


def _with_object(drawing: Drawing, pdf: bytes) -> bytes:
    """Return a PDF with a further object 99, that others may come to point to; readers rebuild its table."""
    body = drawing.of(_OBJECTS)
    if drawing.happens(0.2):
        packed = zlib.compress(drawing.words(3).encode(errors="replace") * drawing.number(1, 20_000))
        body = b"<< /Filter /FlateDecode /Length %d >> stream\n%b\nendstream" % (len(packed), packed)
    made = pdf + b"\n99 0 obj\n" + body + b"\nendobj\n"
    return made.replace(
        drawing.one(b"/Contents ", b"/Parent ", b"/Kids [", b"/Resources "), b"/Contents 99 0 R /Old ", 1
    )


def _with_mutated_part(drawing: Drawing, docx: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        names = package.namelist()
        chosen = drawing.one("word/document.xml", "word/document.xml", drawing.of(names))
        for number, name in enumerate(names):
            data = package.read(name)
            if name == chosen:
                data = drawing.mutated(data, (*XML, b"<w:instrText>", b"<w:vanish/>", b"<mc:AlternateContent>"))
                if drawing.happens(0.05):
                    data += b"<!--" + b"x" * drawing.number(1, 2_000_000) + b"-->"
            other.writestr(zipfile.ZipInfo(name if drawing.happens(0.98) else f"{drawing.name()}{number}"), data)
    return made.getvalue()
