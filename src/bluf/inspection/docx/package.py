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

    def outside(self) -> int:
        """Return how many bytes of the file are of no part: what stands before, between and after them.

        A part's own are its local header (30 bytes, name, extra field), its content, and at most 24 bytes that repeat
        its sizes; the directory repeats the names (APPNOTE 4.3.7 to 4.3.16).
        """
        held = 22 + len(self.comment)
        for info in self._zip.infolist():
            at = info.header_offset + 26  # where the local header gives the lengths of its name and its extra field
            local_lengths = sum(int.from_bytes(self._data[place : place + 2], "little") for place in (at, at + 2))
            directory = 46 + len(info.orig_filename.encode()) + len(info.extra) + len(info.comment)
            held += 30 + local_lengths + info.compress_size + directory
            held += 24 if info.flag_bits & 8 else 0
        return max(len(self._data) - held, 0)

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
                "unpack it and inspect what is in it",
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
