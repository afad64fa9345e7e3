"""Turn parts into a DOCX file: an Open Packaging Conventions package (ISO/IEC 29500-2), the same bytes each time.

python-docx keeps the parts, their relationships and names; its own saving stamps the clock into the zip, so the zip
is written here: sorted by name, every date the same.
"""

import zipfile
import zlib
from functools import lru_cache
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.package import Package as OpcPackage

from bluf.writers.docx.wordprocessing_xml import bare_root

__all__ = ["CONTENT_TYPE", "RELATIONSHIP_TYPE", "Package", "PackagePart"]

_FONT = ".odttf"
_PACKED = (".png", ".jpeg")  # what is compressed already
_OWN = 0o600 << 16  # that its owner may read and write it
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can bear
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


class PackagePart(OpcPart):
    """A part whose content may come after its relationships."""

    content: bytes = b""

    @classmethod
    def of(cls, path: str, content_type: str, content: bytes = b"") -> "PackagePart":
        """Return a new part; `path` begins with a slash. It is in a file once something there relates to it."""
        part = cls(PackURI(path), content_type)
        part.content = content
        return part

    def copy(self) -> "PackagePart":
        """Return a part of the same content and relationships, for others to be added to."""
        part = PackagePart.of(self.partname, self.content_type, self.content)
        for rel in self.rels.values():
            target = rel.target_ref if rel.is_external else rel.target_part
            part.load_rel(rel.reltype, target, rel.rId, rel.is_external)
        return part

    @property
    def blob(self) -> bytes:
        """What the file holds of it."""
        return self.content


class Package:
    """A DOCX being put together."""

    def __init__(self) -> None:
        self._package = OpcPackage()

    def relate_to(self, part: PackagePart, relationship: str) -> None:
        """Relate the package itself to `part`."""
        self._package.relate_to(part, relationship)

    def written(self) -> bytes:
        """Return the file."""
        parts = sorted(self._package.iter_parts(), key=lambda part: part.partname)
        entries = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": _bytes(self._package.rels.xml)}
        for part in parts:
            entries[part.partname.membername] = part.blob
            if len(part.rels):
                entries[part.partname.rels_uri.membername] = _bytes(part.rels.xml)
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(entries):
                _write(archive, file, name, entries[name])
        return file.getvalue()


def _write(archive: zipfile.ZipFile, file: BytesIO, name: str, content: bytes) -> None:
    """Add an entry to a zip that is being written to `file`, as `zipfile` would, but compressed once.

    Brief after brief carries the same fonts, and compressing them takes longer than writing all the rest; copies of one
    brief differ in a part or two.
    """
    entry = _entry(name)
    if name.endswith(_PACKED):
        entry.compress_type = zipfile.ZIP_STORED
        archive.writestr(entry, content)
        return
    if name.endswith(_FONT):
        packed, entry.CRC = _packed_font(content)
    else:
        packed, entry.CRC = _packed_part(content)
        entry.external_attr = _OWN  # which `zipfile` says of what it writes
    entry.file_size, entry.compress_size, entry.header_offset = len(content), len(packed), file.tell()
    file.write(entry.FileHeader(zip64=False) + packed)
    archive.filelist.append(entry)
    archive.NameToInfo[name] = entry
    archive.start_dir = file.tell()


def _packed(content: bytes) -> tuple[bytes, int]:
    """Return content compressed for a zip (raw deflate), and its checksum."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(), zlib.crc32(content)


_packed_font = lru_cache(maxsize=16)(_packed)
_packed_part = lru_cache(maxsize=32)(_packed)


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a zip entry that says nothing of the machine it was made on."""
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _content_types(parts: list[OpcPart]) -> bytes:
    overrides = [f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts]
    return bare_root(
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def _bytes(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()
