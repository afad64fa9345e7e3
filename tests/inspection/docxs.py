"""DOCXs to inspect: bluf's own, each with one thing added that it would not have."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from functools import cache

from bluf.writers.docx import write_docx
from tests.writers.samples import heading, page, para

Date = tuple[int, int, int, int, int, int]

EARLIEST: Date = (1980, 1, 1, 0, 0, 0)
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}

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


def packed(parts: dict[str, bytes], comment: bytes = b"", date: Date = EARLIEST) -> bytes:
    """Return parts as a package, all packed at a date."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, date), content, zipfile.ZIP_DEFLATED)
        package.comment = comment
    return made.getvalue()


def with_entry(**fields: bytes) -> bytes:
    """Return that DOCX with a remark or extra data on each of its parts in the zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts_of(clean()).items():
            entry = zipfile.ZipInfo(name, EARLIEST)
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
            package.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
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
    anchor = f'<wp:anchor xmlns:wp="{_DRAWING}">{placed}<wp:extent cx="{width}" cy="{width}"/>{box}</wp:anchor>'
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
    parts = parts_of(replaced("word/_rels/document.xml.rels", "</Relationships>", relation(kind, name)))
    default = f'<Default Extension="{name.rpartition(".")[2]}" ContentType="{suffix_type}"/><Override'
    if name.endswith(".xml"):
        default = "<Override"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Override", default.encode(), 1)
    return packed({**parts, f"word/{name}": content})


def with_link(kind: str, target: str) -> bytes:
    """Return that DOCX with a relationship of `kind` to somewhere else."""
    return replaced(
        "word/_rels/document.xml.rels", "</Relationships>", relation(kind, target, ' TargetMode="External"')
    )


def relation(kind: str, target: str, mode: str = "") -> str:
    """Return the end of a part of relationships, with one more."""
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


def declared(xml: str) -> str:
    """Return XML with the namespaces declared that its prefixes stand for, in its first element."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items() if f"{prefix}:" in xml)
    head, sign, rest = xml.partition(">")
    return f"{head.removesuffix('/')}{spaces}{'/' * head.endswith('/')}{sign}{rest}"


def shape(inner: str, attributes: str = "", size: int = 900_000) -> bytes:
    """Return that DOCX with a drawing in front that has something in it."""
    xml = f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/><wp:docPr id="1" name="" {attributes}/>'
    return in_body(declared(f"{xml}{inner}</wp:inline></w:drawing></w:r></w:p>"))


def picture(crop: str = "", name: str = "", description: str = "", size: int = 900_000, blip: str = "") -> bytes:
    """Return that DOCX with a picture in front, of which `crop` is cut off."""
    inner = (
        f'<a:graphic><a:graphicData uri="x"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId99">{blip}</a:blip>{crop}</pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic>"
    )
    return shape(inner, f'descr="{description}"' if description else "", size)


def box(text: str, properties: str = "", shape_properties: str = "") -> bytes:
    """Return that DOCX with a text box in front: properties of its run and of its shape."""
    run_ = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
    inner = f"<wps:txbx><w:txbxContent>{run_}</w:txbxContent></wps:txbx>"
    return shape(
        f'<a:graphic><a:graphicData uri="x"><wps:wsp>{shape_properties}{inner}</wps:wsp></a:graphicData></a:graphic>'
    )


def vml(style: str, inner: str = "", attributes: str = "") -> bytes:
    """Return that DOCX with a text box of VML in front."""
    text = "<v:textbox><w:txbxContent><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    held = inner or text
    return in_body(
        declared(f'<w:p><w:r><w:pict><v:shape style="{style}" {attributes}>{held}</v:shape></w:pict></w:r></w:p>')
    )


def styled(style: str, in_front: str, defaults: str = "") -> bytes:
    """Return that DOCX with one style more, and XML in front of its body that has it."""
    parts = parts_of(in_body(in_front))
    styles = parts["word/styles.xml"].replace(b"</w:styles>", f"{style}</w:styles>".encode())
    if defaults:
        styles = re.sub(
            rb"<w:rPrDefault>.*?</w:rPrDefault>", f"<w:rPrDefault>{defaults}</w:rPrDefault>".encode(), styles
        )
    return packed({**parts, "word/styles.xml": styles})


def with_xml_part(kind: str, name: str, xml: str) -> bytes:
    """Return that DOCX with a part of XML, whose namespaces are declared."""
    return with_part(kind, name, declared(xml).encode())


def with_theme(color: str, name: str = "Office Theme") -> bytes:
    """Return that DOCX with a theme whose first light colour is another, and a run in it."""
    scheme = f'<a:clrScheme name="Office"><a:lt1><a:srgbClr val="{color}"/></a:lt1></a:clrScheme>'
    theme = f'<a:theme name="{name}">{scheme}</a:theme>'
    parts = parts_of(with_xml_part("theme", "theme1.xml", theme))
    text = '<w:p><w:r><w:rPr><w:color w:val="000000" w:themeColor="background1"/></w:rPr><w:t>secret</w:t></w:r></w:p>'
    body = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{text}".encode(), 1)
    return packed({**parts, "word/document.xml": body})


def numbered(level: str, used: str = "") -> bytes:
    """Return that DOCX with a list one of whose levels says something, and perhaps a paragraph of that level."""
    parts = parts_of(in_body(used))
    list_ = (
        f'<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="3"><w:lvlText w:val="{level}"/></w:lvl></w:abstractNum>'
    )
    numbering = parts["word/numbering.xml"]
    at = numbering.find(b"<w:num ") if b"<w:num " in numbering else numbering.find(b"</w:numbering>")
    number = b'<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    changed = numbering[:at] + list_.encode() + number + numbering[at:]
    return packed({**parts, "word/numbering.xml": changed})


def renamed_inside() -> bytes:
    """Return that DOCX, one part of which is called otherwise in its own header than in the zip's directory."""
    docx = packed(parts_of(clean()))
    at = docx.index(b"word/footer" if b"word/footer" in docx else b"word/settings.xml")
    return docx[:at] + b"s" + docx[at + 1 :]


def with_rest_of_stream(content: bytes) -> bytes:
    """Return that DOCX with bytes after the end of what one part packs, counted to its packed size."""
    name, data = "word/settings.xml", parts_of(clean())["word/settings.xml"]
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    deflated = packer.compress(data) + packer.flush() + content
    docx = packed({key: value for key, value in parts_of(clean()).items() if key != name})
    start, end = docx.index(b"PK\x01\x02"), docx.rindex(b"PK\x05\x06")
    count = int.from_bytes(docx[end + 10 : end + 12], "little") + 1
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(data), len(deflated), len(data), len(name), 0)
    local = b"PK\x03\x04" + common + name.encode() + deflated
    entry = b"PK\x01\x02\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, start) + name.encode()
    directory = docx[start:end] + entry
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start + len(local), 0)
    return docx[:start] + local + directory + last


def twice() -> bytes:
    """Return that DOCX with two parts of one name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in [
            *parts_of(clean()).items(),
            ("word/settings.xml", parts_of(clean())["word/settings.xml"]),
        ]:
            package.writestr(zipfile.ZipInfo(name, EARLIEST), content)
    return made.getvalue()
