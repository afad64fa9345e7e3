"""Turn a document's properties into what the file says of itself: Info dictionary, XMP, output intent.

Only what the brief says, and `bluf VERSION`. The date is the brief's own at midnight UTC, or the one given. The XMP
claims PDF/A-2a and PDF/UA-1, and declares the latter's schema, which PDF/A does not know (ISO 19005-2, 6.6.2.3).
"""

from datetime import UTC, date, datetime, time
from functools import cache, partial
from html import escape as escape_html
from importlib import resources

from bluf.document import Properties
from bluf.version import NAME
from bluf.writers.pdf.objects import File, Object, PdfName, Ref

escape = partial(escape_html, quote=False)


def moment(properties: Properties, epoch: int | None) -> datetime:
    """Return the time that the file bears: `epoch`, in seconds of Unix time, or the brief's date."""
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    return datetime.combine(date.fromisoformat(properties.date), time(tzinfo=UTC))


def info(properties: Properties, when: datetime) -> dict[str, Object]:
    """Return the Info dictionary (ISO 32000-1, 14.3.3)."""
    stamp = when.strftime("D:%Y%m%d%H%M%SZ")
    entries: dict[str, Object] = {"Title": properties.title}
    if properties.author:
        entries["Author"] = properties.author
    if properties.subject:
        entries["Subject"] = properties.subject
    return entries | {"Creator": NAME, "Producer": NAME, "CreationDate": stamp, "ModDate": stamp}


def xmp(properties: Properties, when: datetime) -> bytes:
    """Return the XMP packet (ISO 16684-1): the Info dictionary again, and which standards the file keeps."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(properties.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(properties.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{NAME}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{stamp}</xmp:MetadataDate>",
        f"<pdf:Producer>{NAME}</pdf:Producer>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if properties.author:
        fields.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>")
    if properties.organisation:
        bag = f"<rdf:Bag><rdf:li>{escape(properties.organisation)}</rdf:li></rdf:Bag>"
        fields.append(f"<dc:publisher>{bag}</dc:publisher>")
    if properties.subject:
        fields.append(f"<dc:description>{_alternatives(properties.subject)}</dc:description>")
    return (_BEFORE + "\n".join(fields) + _AFTER).encode("utf-8")


def output_intent(file: File) -> Ref:
    """Add the output intent: the page's colours are sRGB (ISO 19005-2, 6.2.3)."""
    profile = file.add_stream({"N": 3}, _srgb())
    return file.add(
        {
            "Type": PdfName("OutputIntent"),
            "S": PdfName("GTS_PDFA1"),
            "OutputConditionIdentifier": "sRGB IEC61966-2.1",
            "RegistryName": "http://www.color.org",
            "Info": "sRGB IEC61966-2.1",
            "DestOutputProfile": profile,
        }
    )


@cache
def _srgb() -> bytes:
    return (resources.files("bluf.writers.pdf") / "srgb.icc").read_bytes()


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


_BEFORE = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
"""
_AFTER = """
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
