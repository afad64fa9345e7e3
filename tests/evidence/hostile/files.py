"""Make PDFs, Word files and archives that are small and cost much, or that are damaged."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    ' ContentType="application/xml"/></Types>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = ("office", "text", "style", "table")  # of names in an OpenDocument
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, entries: bytes = b"", packed: int = 0) -> bytes:
    """Return a stream object's body; `packed` is how many times its content is deflated."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    if packed:
        entries += b" /Filter [" + b" /FlateDecode" * packed + b" ]"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalogue."""
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def page(content: bytes, resources: bytes = b"/Font << /F 5 0 R >>", further: Sequence[bytes] = ()) -> bytes:
    """Return a PDF of one page: `content` is the body of its content stream, object 4; `further` begin with 6."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % resources,
            content,
            _FONT,
            *further,
        ]
    )


def form(content: bytes, resources: bytes = b"", packed: int = 0) -> bytes:
    """Return the body of a form that a page can draw."""
    return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % resources, packed)


def shown(text: bytes) -> bytes:
    """Return the operators that show a text."""
    return b"BT /F 11 Tf 50 700 Td (" + text + b") Tj ET\n"


def docx(body: str, namespaces: str = "", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word file whose body is this XML."""
    document = f"<w:document {_W} {namespaces}><w:body>{body}</w:body></w:document>"
    return archive({"[Content_Types].xml": _TYPES, "word/document.xml": document}, packing)


def odt(body: str, styles: str = "", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an OpenDocument text whose body is this XML, with these automatic styles."""
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _SPACES)
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    head = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return archive({"content.xml": f"<office:document-content{spaces}>{head}{text}</office:document-content>"}, packing)


def archive(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, packing)
    return made.getvalue()


def part(data: bytes, name: str) -> bytes:
    """Return a part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name)


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with these parts besides its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return archive({**{name: file.read(name) for name in file.namelist()}, **parts})


def paragraph(text: str) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def damaged(data: bytes, part: bytes = b"word/document.xml") -> bytes:
    """Return an archive with the packed content of a part overwritten, and its directory as it was."""
    start = data.index(part) + len(part) + 2
    return data[:start] + b"\xff" * 24 + data[start + 24 :]


def locked(data: bytes, part: bytes = b"word/document.xml") -> bytes:
    """Return an archive with a part marked as encrypted (APPNOTE 6.3, 4.4.4, bit 0)."""
    made = bytearray(data)
    made[made.index(part) - 24] |= 1  # the flags in its own header
    made[made.rindex(part) - 38] |= 1  # and in the directory
    return bytes(made)
