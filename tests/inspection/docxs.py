"""DOCXs to inspect: bluf's own, each with one thing added that it would not have."""

import io
import re
import zipfile
from functools import cache

from bluf.writers.docx import write_docx
from tests.writers.samples import heading, page, para

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_STORY = (
    '<w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{1}</w:{0}>'
)


@cache
def clean() -> bytes:
    """Return a small DOCX by bluf."""
    return write_docx(page(heading("The plan", "h1"), para("Ministers agreed to it on Friday.")))


def parts_of(docx: bytes) -> dict[str, bytes]:
    """Return the parts by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    """Return parts as a package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        package.comment = comment
    return made.getvalue()


def with_entry(**fields: bytes) -> bytes:
    """Return that DOCX with a remark or extra data on each of its parts in the zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts_of(clean()).items():
            entry = zipfile.ZipInfo(name)
            for field, value in fields.items():
                setattr(entry, field, value)
            package.writestr(entry, content)
    return made.getvalue()


def streamed() -> bytes:
    """Return that DOCX as a program writes it that can't go back in a file: with the sizes after each part."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

    made = Stream()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(clean()).items():
            package.writestr(name, content)
    return made.getvalue()


def with_gap(content: bytes) -> bytes:
    """Return that DOCX with bytes between the last part and the zip's directory."""
    docx = packed(parts_of(clean()))
    start, end = docx.index(b"PK\x01\x02"), docx.rindex(b"PK\x05\x06")
    moved = (start + len(content)).to_bytes(4, "little")
    return docx[:start] + content + docx[start : end + 16] + moved + docx[end + 20 :]


def replaced(part: str, old: str, new: str) -> bytes:
    """Return that DOCX with `old` in a part, which must be there, as `new`."""
    parts = parts_of(clean())
    assert old.encode() in parts[part], f"{old} is not in {part}"
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    return packed(parts)


def in_body(xml: str) -> bytes:
    """Return that DOCX with `xml` at the beginning of its body."""
    return replaced("word/document.xml", "<w:body>", f"<w:body>{xml}")


def run(text: str, properties: str = "") -> bytes:
    """Return that DOCX with a paragraph of one run in front."""
    return in_body(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>")


def paragraph(properties: str) -> bytes:
    """Return that DOCX with a paragraph of such properties in front."""
    return in_body(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>secret</w:t></w:r></w:p>")


def row(properties: str, of_table: str = "") -> bytes:
    """Return that DOCX with a table of one row, of such properties, in front."""
    cell = "<w:tc><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc>"
    return in_body(f"<w:tbl><w:tblPr>{of_table}</w:tblPr><w:tr><w:trPr>{properties}</w:trPr>{cell}</w:tr></w:tbl>")


def drawing(offset: int, width: int) -> bytes:
    """Return that DOCX with a text box in front; `offset` and `width` are in English Metric Units."""
    placed = f'<wp:positionH relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
    box = "<w:txbxContent><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:txbxContent>"
    anchor = f'<wp:anchor xmlns:wp="{_DRAWING}">{placed}<wp:extent cx="{width}" cy="9"/>{box}</wp:anchor>'
    return in_body(f"<w:p><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>")


def field(code: str) -> bytes:
    """Return that DOCX with a field in front."""
    return in_body(f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>")


def setting(xml: str) -> bytes:
    """Return that DOCX with a setting."""
    return replaced("word/settings.xml", "</w:settings>", f"{xml}</w:settings>")


def core(xml: str) -> bytes:
    """Return that DOCX with a core property."""
    return replaced("docProps/core.xml", "</cp:coreProperties>", f"{xml}</cp:coreProperties>")


def app(xml: str) -> bytes:
    """Return that DOCX with an extended property."""
    return replaced("docProps/app.xml", "</Properties>", f"{xml}</Properties>")


def with_part(kind: str, name: str, content: bytes, suffix_type: str = "application/octet-stream") -> bytes:
    """Return that DOCX with a part that the document has a relationship of `kind` to."""
    parts = parts_of(replaced("word/_rels/document.xml.rels", "</Relationships>", _relation(kind, name)))
    default = f'<Default Extension="{name.rpartition(".")[2]}" ContentType="{suffix_type}"/><Override'
    if name.endswith(".xml"):
        default = "<Override"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Override", default.encode(), 1)
    return packed({**parts, f"word/{name}": content})


def with_link(kind: str, target: str) -> bytes:
    """Return that DOCX with a relationship of `kind` to somewhere else."""
    return replaced(
        "word/_rels/document.xml.rels", "</Relationships>", _relation(kind, target, ' TargetMode="External"')
    )


def _relation(kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="rId99" Type="{_RELATION}{kind}" Target="{target}"{mode}/></Relationships>'


def with_story(kind: str, xml: str) -> bytes:
    """Return that DOCX with comments, footnotes or the like."""
    return with_part(kind, f"{kind}.xml", _STORY.format(kind, xml).encode())


def noted(text: str) -> bytes:
    """Return that DOCX with a footnote."""
    note = f'<w:footnote w:id="7"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    parts = parts_of(with_story("footnotes", note))
    reference = b'<w:body><w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", reference, 1)
    return packed(parts)


def header_of(pages: str, setting: str = "", section: str = "") -> bytes:
    """Return that DOCX with a header of its `first` or `even` pages."""
    parts = parts_of(with_story("header", "<w:p><w:r><w:t>secret</w:t></w:r></w:p>"))
    reference = f'<w:headerReference w:type="{pages}" r:id="rId99"/>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", f"<w:body><w:p><w:pPr><w:sectPr>{reference}{section}</w:sectPr></w:pPr></w:p>".encode(), 1
    )
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"</w:settings>", f"{setting}</w:settings>".encode()
    )
    return packed(parts)


def either(choice: str, fallback: str) -> bytes:
    """Return that DOCX with a choice in front, and what stands for it in a program that does not know it."""
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return in_body(
        f'<mc:AlternateContent xmlns:mc="{space}"><mc:Choice Requires="w">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def without_language() -> bytes:
    """Return that DOCX with no language in its properties and styles."""
    parts = parts_of(replaced("docProps/core.xml", "<dc:language>en-GB</dc:language>", ""))
    parts["word/styles.xml"] = re.sub(rb"<w:lang [^>]*>", b"", parts["word/styles.xml"])
    return packed(parts)
