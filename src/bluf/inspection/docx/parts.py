"""Find what a package's parts and relationships carry: objects, scripts, thumbnails, pictures, what leads outside."""

import re
from collections.abc import Iterator

from bluf.inspection import limits
from bluf.inspection.docx.package import Package, Relation
from bluf.inspection.pictures import picture_metadata
from bluf.inspection.report import Finding, Trait, Unseen
from bluf.inspection.traces import link_traits, machine_paths
from bluf.inspection.xml import attributes, local

_BY_RELATION = {
    "vbaProject": ("script", "macros"),
    "wordVbaData": ("script", "macros"),
    "control": ("script", "an ActiveX control"),
    "activeXControlBinary": ("script", "an ActiveX control"),
    "extensibility": ("script", "additions to the ribbon"),
    "keyMapCustomizations": ("script", "keys with commands of their own"),
    "attachedToolbars": ("script", "toolbars"),
    "webextension": ("script", "an add-in"),
    "webextensiontaskpanes": ("script", "an add-in"),
    "thumbnail": ("thumbnail", "a preview picture"),
    "oleObject": ("embedded-object", "an OLE object"),
    "package": ("embedded-object", "a document"),
    "aFChunk": ("embedded-object", "a document to be merged in"),
    "subDocument": ("embedded-object", "a subdocument"),
    "audio": ("embedded-object", "a sound"),
    "video": ("embedded-object", "a film"),
    "media": ("embedded-object", "a sound or film"),
    "customXml": ("custom-data", "custom XML"),
    "printerSettings": ("custom-data", "settings of a printer"),
    "glossaryDocument": ("custom-data", "building blocks (text that is not in the document)"),
    "recipientData": ("custom-data", "recipients of a mail merge"),
    "people": ("comment", "a list of the people who commented or edited"),
    "origin": ("signature", "a digital signature"),
}
_WORDS = re.compile(rb"[\x20-\x7e]{4,}")


def relation_traits(package: Package) -> Iterator[Trait]:
    """Yield what relationships say: links, what is fetched, and parts of a telling kind."""
    told = set()
    for relation in package.relations:
        if relation.external:
            yield from _external(relation)
        elif relation.kind in _BY_RELATION and (relation.kind, relation.target) not in told:
            told.add((relation.kind, relation.target))
            kind, what = _BY_RELATION[relation.kind]
            yield Finding(kind, f"{what}: {relation.target}{_size(package, relation.target)}", relation.source)


def _size(package: Package, part: str) -> str:
    return f", {package.size(part):,} bytes" if part in package.names else ", which is not there"


def _external(relation: Relation) -> Iterator[Trait]:
    where = relation.source or "package"
    if relation.kind == "hyperlink":
        yield from link_traits(relation.target, where)
    else:
        yield Finding("remote-resource", f"{relation.kind}: {relation.target}", where)
    yield from machine_paths(relation.target, where)


def part_traits(package: Package) -> Iterator[Trait]:
    """Yield what the parts themselves show: those that nothing leads to, pictures' metadata, remarks on the zip."""
    reached = _reached(package)
    for name in package.names:
        if name not in reached and name != "[Content_Types].xml":
            yield Finding("unused", f"{name}, {package.size(name):,} bytes")
            if "vbaproject" in name.lower():
                yield Finding("script", f"macros: {name}")
    twice = len(package.entries) - len(package.names)
    if twice:
        yield Finding("unused", f"{twice} parts that others of the same name hide")
    for folder in package.folders:
        if not any(name.startswith(folder) for name in package.names):
            yield Finding("unused", f"{folder}, a folder without parts")
    for where, bytes_ in package.outside():
        if bytes_.strip(b"\0"):
            yield Finding("unused", f"{len(bytes_):,} bytes of the file are of no part{_glimpse(bytes_)}", where)
    for name, said in package.extras():
        if said.strip(b"\0"):
            yield Finding("custom-data", f"{len(said):,} bytes with a part in the zip{_glimpse(said)}", name)
    if package.comment.strip(b"\0 "):
        yield Finding("custom-data", "comment on the zip: " + package.comment.decode("utf-8", "replace"))
    for name, content_type in package.types.items():
        if content_type.startswith("image/") and name not in package.targets("thumbnail"):
            if package.size(name) > limits.PICTURE_READ:
                yield Unseen(f"{name}: too large a picture")
            else:
                yield from picture_metadata(package.read(name), name)


def _glimpse(data: bytes) -> str:
    """Return the first words in bytes, if there are any."""
    found = _WORDS.search(data[:10_000])
    return f": {found[0].decode()[:60]}" if found else ""


def _reached(package: Package) -> set[str]:
    """Return the parts that a way of relationships leads to from the package, with the parts that hold these."""
    by_source: dict[str, list[Relation]] = {}
    for relation in package.relations:
        if not relation.external:
            by_source.setdefault(relation.source, []).append(relation)
    reached, waiting = {"_rels/.rels"}, [""]
    while waiting:
        for relation in by_source.get(waiting.pop(), []):
            if relation.target not in reached:
                folder, slash, file = relation.target.rpartition("/")
                reached |= {relation.target, f"{folder}{slash}_rels/{file}.rels"}
                waiting.append(relation.target)
    return reached


def comment_traits(package: Package) -> Iterator[Trait]:
    """Yield the comments, with who wrote them and when."""
    for part in package.targets("comments"):
        for comment in package.tree(part):
            if local(comment) != "comment":
                continue
            said = {name.rpartition("}")[2]: value for name, value in attributes(comment).items()}
            text = " ".join("".join(t.text or "" for t in comment.iter("{*}t")).split())
            when = f", {said['date']}" if said.get("date") else ""
            yield Finding("comment", f"{said.get('author') or 'unnamed'}{when}: {text[:90]}", part)


def custom_xml_traits(package: Package) -> Iterator[Trait]:
    """Yield the paths in custom XML."""
    for part in package.targets("customXml"):
        if package.size(part) <= limits.PART:
            yield from machine_paths(package.read(part).decode("utf-8", "replace"), part)
