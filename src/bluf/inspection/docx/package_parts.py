"""Turn the bytes of a DOCX into its parts, relationships and content types (ISO 29500-2), within limits."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bluf.inspection import opened_file
from bluf.inspection.docx.archive import Archive, DamagedPartError
from bluf.inspection.safe_xml import UnreadableXmlError, cost_of, local, parse
from bluf.inspection.spending import Spending, SpentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = ("wordprocessingml.document", "wordprocessingml.template", "ms-word.document", "ms-word.template")
_SPACE = re.compile(rb"""xmlns(?::[^\s=]*)?\s*=\s*["']([^"']*)""")
_PREFIX = re.compile(rb"""xmlns:([^\s=]{13,100})""")  # longer than those of programs
_STRICT = {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}
_RELATIONS = "_rels/.rels"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow from a part (`` for the package) to another part or, if `external`, to an address."""

    source: str
    id: str
    kind: str  # the last word of its type, such as `hyperlink`
    target: str
    external: bool


class UnreadablePartError(Exception):
    """A part can't be read. The message is a clause that says why; `costly`: it would take too much."""

    def __init__(self, why: str, costly: bool = False) -> None:
        super().__init__(why)
        self.costly = costly


class PackageParts:
    """A DOCX: its archive, and the trees of its parts as they are asked for."""

    def __init__(self, data: bytes, file: str, budget: Spending) -> None:
        """Raises BriefError where it is no such package or has too much in it."""
        self._file, self._budget = file, budget
        self.archive = Archive(data, file, budget)
        self.names = self.archive.names
        self.spaces: dict[str, frozenset[bytes]] = {}  # the namespaces that a part declares, as it is written
        self.prefixes: dict[str, frozenset[bytes]] = {}  # those of them that may be words
        self._trees: dict[str, _Element | UnreadablePartError] = {}

    def read(self, part: str) -> bytes:
        """Return a part's bytes. Raises UnreadablePartError."""
        try:
            return self.archive.read(part)
        except DamagedPartError:
            raise UnreadablePartError("it is missing or damaged") from None
        except SpentError as error:
            raise UnreadablePartError(str(error), costly=True) from None

    def tree(self, part: str) -> "_Element":
        """Return the root of an XML part. Raises UnreadablePartError."""
        if part not in self._trees:
            try:
                data = self.read(part)
                self._budget.hold(cost_of(data))
                self.spaces[part] = frozenset(_SPACE.findall(data)) if b"\0" not in data else frozenset((b"",))
                self.prefixes[part] = frozenset(_PREFIX.findall(data))
                self._trees[part] = parse(data)
            except UnreadablePartError as error:
                self._trees[part] = error
            except UnreadableXmlError as error:
                self._trees[part] = UnreadablePartError(str(error))
            except (SpentError, MemoryError) as error:
                self._trees[part] = UnreadablePartError(str(error) or "it takes too much memory to read", costly=True)
        tree = self._trees[part]
        if isinstance(tree, UnreadablePartError):
            raise tree
        return tree

    def trees(self, kind: str) -> "Iterator[tuple[str, _Element]]":
        """Yield the parts of a kind that can be read, with their trees."""
        for part in self.targets(kind):
            try:
                yield part, self.tree(part)
            except UnreadablePartError:
                continue  # the look at all parts says so

    def needed(self, part: str) -> "_Element":
        """Return the root of a part without which nothing can be said. Raises BriefError."""
        try:
            return self.tree(part)
        except UnreadablePartError as error:
            if error.costly:
                raise opened_file.too_large(self._file, f"{part} can't be read: {error}") from None
            raise opened_file.unreadable(self._file, f"{part}: {error}") from None

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """All relationships, of the package and of each part that can be read."""
        return tuple(relation for name in self.names if name.endswith(".rels") for relation in self._relations_in(name))

    def _relations_in(self, rels: str) -> Iterator[Relation]:
        folder, _, file = rels.rpartition("/")
        base = folder.removesuffix("_rels").strip("/")
        source = posixpath.join(base, file.removesuffix(".rels")) if file != ".rels" else ""
        try:
            root = self.tree(rels)
        except UnreadablePartError:
            return
        for element in root:
            if local(element) != "Relationship":
                continue
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/" + base, unquote(target).partition("#")[0])).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            kind = _STRICT.get(kind, kind)
            yield Relation(source, element.get("Id", ""), kind, target, external)

    @cached_property
    def by_id(self) -> dict[tuple[str, str], Relation]:
        """The relationships by the part that has them and their id."""
        return {(relation.source, relation.id): relation for relation in self.relations}

    def targets(self, kind: str) -> tuple[str, ...]:
        """Return the parts of the package that relationships of a kind lead to."""
        known = frozenset(self.names)
        found = (relation.target for relation in self.relations if relation.kind == kind and not relation.external)
        return tuple(name for name in dict.fromkeys(found) if name in known)

    @cached_property
    def types(self) -> dict[str, str]:
        """The content type of each part."""
        by_suffix, by_name = {}, {}
        for element in self.needed(_TYPES):
            if local(element) == "Default":
                by_suffix[element.get("Extension", "").lower()] = element.get("ContentType", "")
            elif local(element) == "Override":
                by_name[element.get("PartName", "").lstrip("/")] = element.get("ContentType", "")
        return {name: by_name.get(name) or by_suffix.get(name.rpartition(".")[2].lower(), "") for name in self.names}

    @cached_property
    def unused_types(self) -> tuple[tuple[str, str], ...]:
        """The suffixes for which there is a content type and no part, with that type."""
        had = {name.rpartition(".")[2].lower() for name in self.names}
        each = (
            (element.get("Extension", ""), element) for element in self.needed(_TYPES) if local(element) == "Default"
        )
        return tuple((suffix, element.get("ContentType", "")) for suffix, element in each if suffix.lower() not in had)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The parts that the content types name and that are not there."""
        named = (
            element.get("PartName", "").lstrip("/") for element in self.needed(_TYPES) if local(element) == "Override"
        )
        known = frozenset(self.names)
        return tuple(name for name in named if name not in known)

    @cached_property
    def document(self) -> str:
        """The name of the main part. Raises BriefError where the package is not a Word document."""
        if _TYPES not in self.names:
            raise opened_file.problem(
                self._file,
                "inspect-unsupported",
                "this is a zip file and not a DOCX",
                "save it as PDF or DOCX, or unpack it, and inspect that",
            )
        if _RELATIONS in self.names:
            self.needed(_RELATIONS)
        for part in (r.target for r in self.relations if r.kind == "officeDocument" and not r.source):
            if part not in self.names:
                raise opened_file.unreadable(self._file, f"its main part, {part}, is missing")
            if any(word in self.types[part] for word in _WORD):
                return part
            raise opened_file.problem(
                self._file,
                "inspect-unsupported",
                "this is an Office file, but not a DOCX",
                "save it as PDF and inspect that",
            )
        raise opened_file.unreadable(self._file, "it names no main part")
