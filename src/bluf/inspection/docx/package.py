"""Turn the bytes of a DOCX into its parts, relationships and content types (ISO 29500-2), within limits."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bluf.inspection import limits, opening
from bluf.inspection.xml import UnreadableXmlError, local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = ("wordprocessingml.document", "wordprocessingml.template", "ms-word.document", "ms-word.template")
_END, _DESCRIPTOR = b"PK\x05\x06", b"PK\x07\x08"
# Extra fields that say only sizes, times, owners or the coding of the name (APPNOTE 4.5.2 and 4.6.1).
_DULL = frozenset({0x0001, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0x6375, 0x7075, 0xCAFE})
_PADDING = 0xA220  # room to grow (ISO 29500-2, annex C)


def _fields(extra: bytes) -> Iterator[bytes]:
    """Yield the content of the extra fields that may hold anything."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = (int.from_bytes(extra[place : place + 2], "little") for place in (at, at + 2))
        content = extra[at + 4 : at + 4 + length]
        if kind not in _DULL:
            yield content[4:] if kind == _PADDING else content
        at += 4 + length
    yield extra[at:]


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow from a part (`` for the package) to another part or, if `external`, to an address."""

    source: str
    id: str
    kind: str  # the last word of its type, such as `hyperlink`
    target: str
    external: bool


class Package:
    """A DOCX: `names` of all its parts, and their bytes and trees as they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises BriefError where it is no such package or has too much in it."""
        self._name = name
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
            raise self._unreadable(f"its zip directory is damaged ({error})") from None
        self.entries = [info for info in self._zip.infolist() if not info.is_dir()]
        self.folders = [info.filename for info in self._zip.infolist() if info.is_dir()]
        if len(self.entries) > limits.PARTS:
            raise self._too_large(f"it has over {limits.PARTS:,} parts")
        if any(info.flag_bits & 1 for info in self.entries):
            raise opening.problem(
                name, "inspect-encrypted", "its parts open only with a password", "save a copy without a password"
            )
        self.names = tuple(dict.fromkeys(info.filename for info in self.entries))
        self.comment = self._zip.comment
        self._data = data
        self._trees: dict[str, _Element] = {}

    def _unreadable(self, why: str) -> Exception:
        return opening.problem(
            self._name,
            "inspect-unreadable",
            f"this can't be read as a DOCX: {why}",
            "get it again, or open and save it in Word",
        )

    def _too_large(self, why: str) -> Exception:
        return opening.problem(
            self._name, "inspect-too-large", f"{why}, as a zip bomb has", "do not open it, unless you know who made it"
        )

    def read(self, part: str) -> bytes:
        """Return a part's bytes. Raises BriefError where it is missing, damaged or unpacks to over a limit."""
        try:
            with self._zip.open(part) as stream:
                data = stream.read(limits.PART + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            raise self._unreadable(f"{part} is missing or damaged") from None
        except MemoryError:
            raise self._too_large(f"{part} is too large") from None
        self._unpacked += len(data)
        if len(data) > limits.PART or self._unpacked > limits.UNPACKED:
            raise self._too_large(f"{part} unpacks to too much")
        return data

    def size(self, part: str) -> int:
        """Return the size that the zip's directory claims for a part."""
        return self._zip.getinfo(part).file_size

    def outside(self) -> "Iterator[tuple[str, bytes]]":
        """Yield the bytes of the file that are of no part, and where they stand: before, between or after the parts.

        A part's own are its local header (30 bytes, name, extra field), its content, and the descriptor that repeats
        its sizes (APPNOTE 4.3.7 to 4.3.9).
        """
        at, where = 0, "before the parts"
        for info in sorted(self._zip.infolist(), key=lambda info: info.header_offset):
            yield where, self._data[at : info.header_offset]
            lengths = info.header_offset + 26  # of the name and the extra field
            own = sum(int.from_bytes(self._data[place : place + 2], "little") for place in (lengths, lengths + 2))
            end = info.header_offset + 30 + own + info.compress_size
            at, where = max(at, end + self._descriptor(info, end)), f"after {info.filename}"
        yield where, self._data[at : self._zip.start_dir]
        comment = len(self.comment)
        end = self._data.rfind(_END, 0, len(self._data) - comment - 18)
        yield "after the parts", self._data[end + 22 + comment :]

    def _descriptor(self, info: zipfile.ZipInfo, end: int) -> int:
        """Return the length of what follows a part's content: the mark, if any, its checksum and its two sizes."""
        if not info.flag_bits & 8:
            return 0
        mark = 4 if self._data.startswith(_DESCRIPTOR, end) else 0
        sizes = int.from_bytes(self._data[end + mark + 4 : end + mark + 8], "little"), info.compress_size
        return mark + (12 if sizes[0] == sizes[1] and self._next_at(end + mark + 12) else 20)

    def _next_at(self, place: int) -> bool:
        return self._data.startswith((b"PK\x03\x04", b"PK\x01\x02", b"PK\x06\x06"), place)

    def extras(self) -> "Iterator[tuple[str, bytes]]":
        """Yield what the zip's directory says of parts beside their names, sizes and times: remarks and extra data."""
        for info in self._zip.infolist():
            yield info.filename, info.comment
            at = info.header_offset + 26
            name, length = (int.from_bytes(self._data[place : place + 2], "little") for place in (at, at + 2))
            for extra in (info.extra, self._data[at + 4 + name : at + 4 + name + length]):
                yield from ((info.filename, field) for field in _fields(extra))

    def tree(self, part: str) -> "_Element":
        """Return the root of an XML part. Raises BriefError."""
        if part not in self._trees:
            try:
                self._trees[part] = parse(self.read(part))
            except UnreadableXmlError as error:
                raise self._unreadable(f"{part}: {error}") from None
        return self._trees[part]

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """All relationships, of the package and of each part."""
        return tuple(relation for name in self.names if name.endswith(".rels") for relation in self._relations_in(name))

    def _relations_in(self, rels: str) -> Iterator[Relation]:
        folder, _, file = rels.rpartition("/")
        base = folder.removesuffix("_rels").strip("/")
        source = posixpath.join(base, file.removesuffix(".rels")) if file != ".rels" else ""
        for element in self.tree(rels):
            if local(element) != "Relationship":
                continue
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/" + base, unquote(target).partition("#")[0])).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield Relation(source, element.get("Id", ""), kind, target, external)

    def targets(self, kind: str) -> tuple[str, ...]:
        """Return the parts of the package that relationships of a kind lead to."""
        found = (relation.target for relation in self.relations if relation.kind == kind and not relation.external)
        return tuple(name for name in dict.fromkeys(found) if name in self.names)

    @cached_property
    def types(self) -> dict[str, str]:
        """The content type of each part."""
        by_suffix, by_name = {}, {}
        for element in self.tree("[Content_Types].xml"):
            if local(element) == "Default":
                by_suffix[element.get("Extension", "").lower()] = element.get("ContentType", "")
            elif local(element) == "Override":
                by_name[element.get("PartName", "").lstrip("/")] = element.get("ContentType", "")
        return {name: by_name.get(name) or by_suffix.get(name.rpartition(".")[2].lower(), "") for name in self.names}

    @cached_property
    def document(self) -> str:
        """The name of the main part. Raises BriefError where the package is not a Word document."""
        if "[Content_Types].xml" not in self.names:
            raise opening.problem(
                self._name,
                "inspect-unsupported",
                "this is a zip file and not a DOCX",
                "save it as PDF or DOCX, or unpack it, and inspect that",
            )
        for part in (r.target for r in self.relations if r.kind == "officeDocument" and not r.source):
            if part not in self.names:
                raise self._unreadable(f"its main part, {part}, is missing")
            if any(word in self.types[part] for word in _WORD):
                return part
            raise opening.problem(
                self._name,
                "inspect-unsupported",
                "this is an Office file, but not a DOCX",
                "save it as PDF and inspect that",
            )
        raise self._unreadable("it names no main part")
