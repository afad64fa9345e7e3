"""Turn a document's properties into the package's: core (ISO/IEC 29500-2, 11) and extended (29500-1, 22.2).

Only what the brief says, and `bluf VERSION`. The date is the brief's own at midnight UTC, or the one given.
"""

from datetime import UTC, date, datetime, time

from bluf.document import Properties
from bluf.version import NAME
from bluf.writers.docx.wordprocessing_xml import bare_root, escaped

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'


def core(properties: Properties, epoch: int | None) -> bytes:
    """Return the core properties. `epoch` is seconds of Unix time; None: the brief's date."""
    if epoch is None:
        when = datetime.combine(date.fromisoformat(properties.date), time(tzinfo=UTC))
    else:
        when = datetime.fromtimestamp(epoch, UTC)
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    said = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "dc:language": properties.lang,
    }
    fields = [f"<{name}>{escaped(value)}</{name}>" for name, value in said.items() if value]
    for name in ("created", "modified"):
        fields.append(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>')
    return bare_root(f"<cp:coreProperties {_CORE}>{''.join(fields)}</cp:coreProperties>")


def extended(properties: Properties) -> bytes:
    """Return the extended properties: what made the file, and for whom where the brief says so."""
    company = f"<Company>{escaped(properties.organisation)}</Company>" if properties.organisation else ""
    return bare_root(f"<Properties {_EXTENDED}><Application>{NAME}</Application>{company}</Properties>")
