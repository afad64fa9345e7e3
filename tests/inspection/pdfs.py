"""PDFs to inspect: bluf's own, each with one thing added that it would not have."""

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bluf.writers.pdf import write_pdf
from tests.inspection.pictures import photo
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
    held = pdf.make_indirect(note)
    pdf.pages[0].Annots = pdf.make_indirect(Array([held]))
    if fields.get("Subtype") == Name.Widget:
        pdf.Root.AcroForm = Dictionary(Fields=Array([held]))


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


def intended(**fields: str) -> Change:
    """Return a change of the description of the output (OutputIntent)."""

    def change(pdf: Pdf) -> None:
        for key, value in fields.items():
            pdf.Root.OutputIntents[0]["/" + key] = String(value)

    return change


def profiled(edit: Callable[[bytes], bytes]) -> Change:
    """Return a change of the colour profile of the output."""
    return lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(
        edit(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
    )


def with_tag(name: bytes, text: bytes, kind: bytes = b"text") -> Callable[[bytes], bytes]:
    """Return an edit of a colour profile (ICC.1) that adds a tag with a text."""

    def edit(icc: bytes) -> bytes:
        count = int.from_bytes(icc[128:132])
        entries = [icc[at : at + 12] for at in range(132, 132 + 12 * count, 12)]
        moved = [each[:4] + (int.from_bytes(each[4:8]) + 12).to_bytes(4) + each[8:] for each in entries]
        data = kind + bytes(4) + text + b"\0"
        own = name + (len(icc) + 12).to_bytes(4) + len(data).to_bytes(4)
        table = (count + 1).to_bytes(4) + own + b"".join(moved)
        made = icc[:128] + table + icc[132 + 12 * count :] + data
        return len(made).to_bytes(4) + made[4:]

    return edit


def with_xmp(old: bytes, new: bytes) -> Change:
    """Return a change of the XMP packet."""

    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata = pdf.make_stream(packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)

    return change


def picture(
    data: bytes = b"", filters: Any = Name.DCTDecode, size: int = 4, draw: str = "/P Do", **keys: Any
) -> Change:
    """Return a change that puts a picture on the page, a photograph by default, and draws it by such operators."""

    def change(pdf: Pdf) -> None:
        image = Stream(pdf, data or photo())
        image.update(
            {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": size, "/Height": size, "/BitsPerComponent": 8}
            | {"/ColorSpace": Name.DeviceRGB}
            | ({"/Filter": filters} if filters is not None else {})
            | {"/" + key: value for key, value in keys.items()}
        )
        pdf.pages[0].Resources.XObject = Dictionary(P=pdf.make_indirect(image))
        if draw:
            pdf.pages[0].contents_add(f"q {draw} Q".encode(), prepend=False)

    return change


def dot() -> Dictionary:
    """Return a font that has one letter."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def removed_page(pdf: Pdf) -> "pikepdf.Object":
    """Return a page that says something and is not among the pages."""
    page_ = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 300, 300]))
    page_.Resources = Dictionary(Font=Dictionary(F=dot()))
    page_.Contents = pdf.make_stream(b"BT /F 12 Tf 10 100 Td (the secret) Tj ET")
    return pdf.make_indirect(page_)


def led_to(by: str) -> Change:
    """Return a change that removes a page which something still leads to."""

    def change(pdf: Pdf) -> None:
        gone = removed_page(pdf)
        place = Array([gone, Name.Fit])
        if by == "destination":
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("a"), place])))
        elif by == "bookmark":
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem("The plan", place))
        elif by == "link":
            annotation(pdf, Subtype=Name.Link, Dest=place)
        elif by == "tag":
            pdf.Root.StructTreeRoot.K.Pg = gone
        else:
            pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String("a"), gone])))

    return change


def form(pdf: Pdf, content: str) -> "pikepdf.Object":
    """Return a form that writes something."""
    made = pdf.make_stream(content.encode())
    made.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 99, 99])})
    made.Resources = Dictionary(Font=Dictionary(F=dot()))
    return made


def appearing(normal: str, down: str = "", flags: int = 4) -> Change:
    """Return a change that adds a button with appearances that write something."""

    def change(pdf: Pdf) -> None:
        looks = Dictionary(N=form(pdf, normal))
        if down:
            looks.D = form(pdf, down)
        annotation(pdf, Subtype=Name.Widget, FT=Name.Btn, F=flags, AP=looks)
        pdf.pages[0].Annots[0].Rect = Array([100, 300, 199, 399])

    return change


def with_map(said: dict[str, str]) -> Change:
    """Return a change that writes letters on the page, whose font says that they are others."""
    pairs = "".join(f"<{ord(drawn):02X}> <{text.encode('utf-16-be').hex()}>\n" for drawn, text in said.items())
    lines = f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(said)} beginbfchar\n{pairs}endbfchar"

    def change(pdf: Pdf) -> None:
        font = dot()
        font.ToUnicode = pdf.make_stream(lines.encode())
        first = pdf.pages[0]
        first.Resources.Font.F = pdf.make_indirect(font)
        first.contents_add(f"q {words(''.join(said))} Q".encode(), prepend=False)

    return change


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


def inserted(what: bytes, before: bytes, last: bool = False) -> bytes:
    """Return that PDF, without packed objects, with bytes inserted before others; its table is mended."""
    plain = changed(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    at = plain.rindex(before) if last else plain.index(before)
    table = plain.rindex(b"xref\n0 ")
    moved = plain[:at] + what + plain[at:]
    if at > table:
        return moved
    start = table + len(what)
    rows = moved[start:]
    shifted = re.sub(
        rb"^(\d{10}) (\d{5} n)",
        lambda row: b"%010d %s" % (int(row[1]) + (len(what) if int(row[1]) >= at else 0), row[2]),
        rows,
        flags=re.MULTILINE,
    )
    return moved[:start] + shifted.replace(b"startxref\n%d" % table, b"startxref\n%d" % start)
