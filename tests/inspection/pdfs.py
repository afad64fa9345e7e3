"""PDFs to inspect: bluf's own, each with one thing added that it would not have."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from bluf.writers.pdf import write_pdf
from tests.writers.samples import heading, page, para

Change = Callable[[Pdf], None]

# A property of XMP, in a description of its own before the end of them all.
DOCUMENT_ID = (
    b'<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
    b"<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID></rdf:Description></rdf:RDF>"
)


@cache
def clean() -> bytes:
    """Return a small PDF by bluf."""
    return write_pdf(page(heading("The plan", "h1"), para("Ministers agreed to it on Friday.")))


def changed(change: Change, **options: object) -> bytes:
    """Return that PDF with a change; `options` are those of saving it."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        change(pdf)
        pdf.save(saved, **options)  # type: ignore[arg-type]
    return saved.getvalue()


def drawn(operators: str) -> bytes:
    """Return that PDF with operators added to the page; `/F` is one of the page's own fonts there."""

    def change(pdf: Pdf) -> None:
        first = pdf.pages[0]
        first.Resources.Font.F = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        first.contents_add(f"q {operators} Q".encode(), prepend=False)

    return changed(change)


def words(text: str, before: str = "", size: float = 12, at: tuple[int, int] = (100, 400)) -> str:
    """Return operators that write `text`; `before` sets how."""
    return f"{before} BT /F {size} Tf {at[0]} {at[1]} Td ({text}) Tj ET"


def spoken(text: str, operators: str = "", key: str = "ActualText") -> str:
    """Return operators that programs read as `text`, whatever they draw."""
    return f"/Span <</{key} ({text})>> BDC {operators} EMC"


def tagged(**fields: Any) -> Change:
    """Return a change of the first structure element, that of the document."""

    def change(pdf: Pdf) -> None:
        for key, value in fields.items():
            pdf.Root.StructTreeRoot.K["/" + key] = value if isinstance(value, Name) else String(value)

    return change


def with_undrawn_form(pdf: Pdf) -> None:
    """Leave a part in the page's resources that the page draws no more."""
    form = Stream(pdf, b"BT /F 12 Tf 10 10 Td (the paragraph) Tj ET")
    fonts = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 99, 99])})
    form.Resources = Dictionary(Font=fonts)
    pdf.pages[0].Resources.XObject = Dictionary(X=pdf.make_indirect(form))


def with_bookmark(title: str) -> Change:
    """Return a change that adds a bookmark."""

    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(title, 0))

    return change


def with_label(prefix: str) -> Change:
    """Return a change that labels the page."""
    label = Dictionary(P=String(prefix))
    return lambda pdf: pdf.Root.__setitem__("/PageLabels", Dictionary(Nums=Array([0, label])))


def annotation(pdf: Pdf, **fields: Any) -> None:
    """Add an annotation to the page."""
    note = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 30, 30]), **fields)
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))


def action(**fields: Any) -> Change:
    """Return a change that gives the page a link with an action."""
    return lambda pdf: annotation(pdf, Subtype=Name.Link, A=Dictionary(**fields))


def attached(pdf: Pdf) -> None:
    """Attach a file."""
    pdf.attachments["figures.xlsx"] = b"secret figures"


def layered(pdf: Pdf) -> None:
    """Add a layer that is off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Reviewers")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def scripted(pdf: Pdf) -> None:
    """Add a script that runs on opening."""
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("start"), script])))


def with_form(pdf: Pdf) -> None:
    """Add a form with one field, filled in."""
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("salary"), V=String("90 000")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def with_info(**fields: str) -> Change:
    """Return a change of the document information."""

    def change(pdf: Pdf) -> None:
        for name, value in fields.items():
            pdf.docinfo["/" + name] = value

    return change


def with_xmp(old: bytes, new: bytes) -> Change:
    """Return a change of the XMP packet."""

    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata = pdf.make_stream(packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)

    return change


def photo(exif: bool = True) -> bytes:
    """Return a small JPEG, with the camera in its Exif."""
    made, tags = io.BytesIO(), Image.Exif()
    if exif:
        tags[0x010F], tags[0x0131] = "Kamera Werke", "PhotoTool 9"
    Image.new("RGB", (4, 4), "red").save(made, "JPEG", exif=tags)
    return made.getvalue()


def with_photo(pdf: Pdf) -> None:
    """Show a photograph on the page."""
    image = Stream(pdf, photo())
    image.update(
        {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 4, "/Height": 4, "/BitsPerComponent": 8}
        | {"/ColorSpace": Name.DeviceRGB, "/Filter": Name.DCTDecode}
    )
    pdf.pages[0].Resources.XObject = Dictionary(P=pdf.make_indirect(image))


def signed(pdf: Pdf) -> None:
    """Add a signature."""
    value = Dictionary(Type=Name.Sig, Name=String("Jo Bloggs"), ByteRange=Array([0, 1, 2, 3]))
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("sig"), V=pdf.make_indirect(value)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def removed(*keys: str) -> Change:
    """Return a change that removes keys of the catalog."""

    def change(pdf: Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return change


def untitled(pdf: Pdf) -> None:
    """Remove the title from XMP and document information."""
    del pdf.Root["/Metadata"]
    del pdf.docinfo["/Title"]


def saved_twice() -> bytes:
    """Return that PDF with a later state after it, which has the document information changed."""
    first = clean()
    trailer = first[first.rindex(b"trailer") : first.rindex(b"startxref")]
    start = int(first[first.rindex(b"startxref") + 9 :].split()[0])
    number = int(trailer.split(b"/Info ")[1].split()[0])
    changed = b"%d 0 obj\n<</Title (Another)>>\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(first))
    end = b"startxref\n%d\n%%%%EOF\n" % (len(first) + len(changed))
    return first + changed + table + trailer.replace(b"<<", b"<</Prev %d " % start) + end


def with_loose_object() -> bytes:
    """Return that PDF with an object that nothing leads to."""
    plain = changed(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    end = plain.rindex(b"xref\n0 ")
    text = plain[end:].decode("latin-1").splitlines()
    count = int(text[1].split()[1])
    loose = f"{count} 0 obj\n(the paragraph that was deleted)\nendobj\n".encode()
    rows = [*text[2 : 2 + count], f"{end:010} 00000 n"]
    trailer = "\n".join(text[2 + count :]).replace(f"/Size {count}", f"/Size {count + 1}")
    trailer = trailer.replace(f"startxref\n{end}", f"startxref\n{end + len(loose)}")
    table = f"xref\n0 {count + 1}\n" + "".join(f"{row.rstrip():<19}\n" for row in rows)
    return plain[:end] + loose + (table + trailer + "\n").encode("latin-1")
