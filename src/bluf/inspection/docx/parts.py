"""Find what a package's parts and relationships carry, and what its zip file says beside them."""

import re
from collections.abc import Iterator
from datetime import datetime

from bluf.inspection.docx.namespaces import SPACES
from bluf.inspection.docx.package_parts import PackageParts, Relation, UnreadablePartError
from bluf.inspection.finding_wording import word_set
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.safe_xml import asked, attributes, local, text_in
from bluf.inspection.sfnt import odd_tables
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.traces import link_traits, machine_paths, words_in_bytes

_BY_RELATION = {
    "vbaProject": ("macros", "macros"),
    "wordVbaData": ("macros", "macros"),
    "control": ("macros", "an ActiveX control"),
    "activeXControlBinary": ("macros", "an ActiveX control"),
    "extensibility": ("macros", "additions to the ribbon"),
    "keyMapCustomizations": ("macros", "keys with commands of their own"),
    "attachedToolbars": ("macros", "toolbars"),
    "webextension": ("macros", "an add-in"),
    "webextensiontaskpanes": ("macros", "an add-in"),
    "thumbnail": ("preview", "a preview picture"),
    "oleObject": ("part-inside", "an OLE object"),
    "package": ("part-inside", "a document"),
    "aFChunk": ("part-inside", "a document to be merged in"),
    "subDocument": ("part-inside", "a subdocument"),
    "audio": ("part-inside", "a sound"),
    "video": ("part-inside", "a film"),
    "media": ("part-inside", "a sound or film"),
    "printerSettings": ("part-of-program", "settings of a printer"),
    "glossaryDocument": ("glossary", "building blocks (text that is not in the document)"),
    "recipientData": ("part-of-program", "recipients of a mail merge"),
    "mailMergeRecipientData": ("part-of-program", "recipients of a mail merge"),
    "xmlMaps": ("part-of-program", "maps of XML"),
    "origin": ("signature", "a digital signature"),
    "classificationlabels": ("part-of-program", "sensitivity labels"),
    "documenttasks": ("comment", "a list of tasks"),
}
# Relations to parts that pages are made of, or that other looks judge.
_ORDINARY = word_set(
    """
    officeDocument core-properties extended-properties extendedProperties custom-properties customProperties
    styles stylesWithEffects stylesWithtEffects settings webSettings fontTable font theme themeOverride numbering
    header footer footnotes endnotes comments commentsExtended commentsIds commentsExtensible people image
    hyperlink chart chartEx chartStyle chartColorStyle chartUserShapes diagramData diagramLayout diagramQuickStyle
    diagramColors diagramDrawing customXml customXmlProps hdphoto frame attachedTemplate slicer model3d signature
    certificate digital-signature
    """
)
# Kinds of which Word reads one part alone.
_SINGLE = word_set(
    """
    officeDocument core-properties extended-properties custom-properties styles settings webSettings fontTable numbering
    footnotes endnotes comments commentsExtended commentsIds commentsExtensible people theme glossaryDocument vbaProject
    """
)
_WORDY = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+[\s_-]++[^\W\d_]{3,}")
_USUAL_NAMES = re.compile(
    r"(?:\[Content_Types\]\.xml|\w*Microsoft_[\w-]+\.\w+|\.rels|[A-Za-z]+\d*(?:\.[A-Za-z]+)*|.*\.rels)"
)
_REFERENCES = "/descendant::*/@r:* | /descendant::*/@o:relid"
_KEY = 32  # bytes of an embedded font that are masked (ISO 29500-1, 17.8.1)
_GUID = re.compile(r"[0-9A-Fa-f]")


def relation_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield what relationships say: links, what is fetched, and parts of a telling kind."""
    told = set()
    yield from _unused_links(package)
    for relation in package.relations:
        if relation.external:
            yield from _external(relation)
        elif (relation.kind, relation.target) not in told:
            told.add((relation.kind, relation.target))
            if relation.kind in _BY_RELATION:
                look, what = _BY_RELATION[relation.kind]
                yield found(look, f"{what}: {relation.target}{_size(package, relation.target)}", relation.source)
            elif relation.kind not in _ORDINARY:
                told_kind = f"{relation.kind or 'of no kind'}: {relation.target}{_size(package, relation.target)}"
                yield found("part-of-program", told_kind, relation.source)


def _unused_links(package: PackageParts) -> Iterator[Trait]:
    """Yield the addresses of links that no element of their part refers to, unless another link has the address."""
    links: dict[str, list[Relation]] = {}
    for relation in package.relations:
        if relation.external and relation.kind == "hyperlink":
            links.setdefault(relation.source, []).append(relation)
    used, left = set(), []
    for source, relations in links.items():
        ids = _ids_in(package, source)
        used |= {relation.target for relation in relations if relation.id in ids}
        left += [relation for relation in relations if relation.id not in ids]
    for relation in left:
        if relation.target not in used:
            yield found("link-unused", relation.target, relation.source or "package")


def _ids_in(package: PackageParts, part: str) -> set[str]:
    """Return the relationships that the elements of a part refer to."""
    try:
        return {str(value) for value in asked(package.tree(part), _REFERENCES, SPACES)}
    except UnreadablePartError:
        return set()


def _size(package: PackageParts, part: str) -> str:
    return f", {package.archive.size(part):,} bytes" if part in package.names else ", which is not there"


def _external(relation: Relation) -> Iterator[Trait]:
    where = relation.source or "package"
    if relation.kind == "hyperlink":
        yield from link_traits(relation.target, where)
    else:
        yield found("fetched-part", f"{relation.kind}: {relation.target}", where)
    yield from machine_paths(relation.target, where)


def part_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield the parts that nothing leads to, those that others hide, and what their names say."""
    reached = _reached(package)
    for name in package.names:
        if name not in reached and name != "[Content_Types].xml":
            yield found("part-unused", f"{name}, {package.archive.size(name):,} bytes{_words(package, name)}")
            if "vbaproject" in name.lower():
                yield found("macros", f"macros: {name}")
        yield from machine_paths(name, "the names of parts")
    for name in package.absent:
        yield found("part-unused", f"{name}, named in the content types and not there")
    yield from _second_parts(package)
    twice = len(package.archive.entries) - len(package.names)
    if twice:
        yield found("part-hidden", f"{twice} part{'s' * (twice > 1)} that others of the same name hide")
    holding = {name[: at + 1] for name in package.names for at, sign in enumerate(name) if sign == "/"}
    for folder in package.archive.folders:
        if folder not in holding:
            yield found("part-unused", f"{folder}, a folder without parts")
    for name, inside in package.archive.names_inside():
        yield found("part-named-twice", f"{name} is called {inside} in its own header")


def _second_parts(package: PackageParts) -> Iterator[Trait]:
    """Yield the parts of a kind of which a part has one, and that come after the first."""
    first: dict[tuple[str, str], str] = {}
    for relation in package.relations:
        if relation.kind in _SINGLE and not relation.external:
            before = first.setdefault((relation.source, relation.kind), relation.target)
            if before != relation.target:
                yield found(
                    "part-hidden",
                    f"{relation.target}, after {before} of the same kind{_words(package, relation.target)}",
                )


def _words(package: PackageParts, name: str) -> str:
    try:
        return words_in_bytes(package.read(name))
    except UnreadablePartError:
        return ""


def part_labels(package: PackageParts) -> Iterator[ShownLabel]:
    """Yield the names of parts that have several words."""
    for name in package.names:
        for piece in name.split("/"):
            if _WORDY.search(piece) and not _USUAL_NAMES.fullmatch(piece):
                yield ShownLabel("part-name", "part-name", piece, quiet=True)


def zip_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield what the zip file holds and says beside its parts: bytes of none, remarks, extra data, dates, owners."""
    archive = package.archive
    for where, bytes_ in archive.outside():
        if bytes_.strip(b"\0\r\n "):
            yield found("zip-bytes", f"{len(bytes_):,} bytes of the file are of no part{words_in_bytes(bytes_)}", where)
    for name, after in archive.after_packed():
        yield found("zip-bytes", f"{len(after):,} bytes after what is packed{words_in_bytes(after)}", name)
    owners = times = 0
    for name, kind, said in archive.extras():
        owners, times = owners + (kind == "owner"), times + (kind == "time")
        if kind in ("note", "data") and said.strip(b"\0"):
            yield found("zip-data", f"{len(said):,} bytes with a part in the zip{words_in_bytes(said)}", name)
    if archive.comment.strip(b"\0 "):
        yield found("zip-data", "comment on the zip: " + archive.comment.decode("utf-8", "replace"))
    if owners:
        yield found("zip-owner", "the number of the user who packed it")
    yield from _dates(package, times)


def _dates(package: PackageParts, times: int) -> Iterator[Trait]:
    dates = package.archive.dates()
    if dates:
        first, last = (_written(date) for date in (dates[0], dates[-1]))
        span = f"{first} to {last}" if last != first else first
        yield found("zip-dates", f"parts were packed {span}")
    elif times:
        yield found("zip-dates", "times of the parts, beside their dates")


def _written(date: tuple[int, int, int, int, int, int]) -> str:
    try:
        return datetime(*date).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return "-".join(str(part) for part in date)


def _reached(package: PackageParts) -> set[str]:
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


def comment_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield the comments, with who wrote them and when, their states, and the people who commented or edited."""
    for part, root in package.trees("comments"):
        for comment in root.iterchildren("{*}comment"):
            said = {name.rpartition("}")[2]: value for name, value in attributes(comment).items()}
            text = " ".join("".join(t.text or "" for t in comment.iter("{*}t")).split())
            when = f", {said['date']}" if said.get("date") else ""
            yield found("comment", f"{said.get('author') or 'unnamed'}{when}: {text[:90]}", part)
    for part, root in package.trees("people"):
        for person in root.iterchildren("{*}person"):
            told = next((value for name, value in attributes(person).items() if name.endswith("author")), "")
            ids = ", ".join(value for inner in person for value in attributes(inner).values())
            yield found("person", f"{told} {f'({ids})' if ids else ''}".strip(), part)
    for kind in ("commentsExtended", "commentsIds", "commentsExtensible"):
        for part, root in package.trees(kind):
            dates = sorted(v for at in root.iter() for n, v in attributes(at).items() if n.lower().endswith("dateutc"))
            if len(root):
                told = f"states of {len(root)} comments" + (f", {dates[0]}" if dates else "")
                yield found("comment", told, part)


def custom_xml_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield custom XML, with its first words and the paths in it."""
    for part in package.targets("customXml"):
        try:
            data = package.read(part)
        except UnreadablePartError as error:
            yield Unseen(f"{part}: {error}")
            continue
        text = data.decode("utf-8", "replace")
        yield found("custom-xml", f"custom XML: {part}, {len(data):,} bytes{_said(package, part)}", part)
        yield from machine_paths(text, part)


def _said(package: PackageParts, part: str) -> str:
    try:
        root = package.tree(part)
    except UnreadablePartError:
        return ""
    text = text_in(root)
    held = " ".join(value for element in root.iter() for value in attributes(element).values() if " " in value)
    return f": {(text or held)[:60]}" if text or held else ""


def glossary_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield the first words of each building block."""
    for part, root in package.trees("glossaryDocument"):
        for block in root.iter("{*}docPart"):
            body = block.find("{*}docPartBody")
            if body is not None and (text := text_in(body)):
                yield found("glossary-text", text, part)


def font_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield what is in an embedded font beside letters."""
    keys = {}
    for part, root in package.trees("fontTable"):
        for font in root.iter():
            if local(font).startswith("embed"):
                names = attributes(font)
                key = next((value for name, value in names.items() if name.endswith("fontKey")), "")
                number = next((value for name, value in names.items() if name.endswith("}id")), "")
                if relation := package.by_id.get((part, number)):
                    keys[relation.target] = key
    for part in package.targets("font"):
        try:
            data = package.read(part)
        except UnreadablePartError as error:
            yield Unseen(f"{part}: {error}")
            continue
        for label, content in odd_tables(_unmasked(data, keys.get(part, ""))):
            yield found("font-in-file", f"{label}, {len(content):,} bytes{words_in_bytes(content)}", part)


def _unmasked(data: bytes, key: str) -> bytes:
    digits = "".join(_GUID.findall(key))
    if len(digits) != _KEY:
        return data
    mask = bytes.fromhex(digits)[::-1]
    return bytes(byte ^ mask[at % len(mask)] for at, byte in enumerate(data[:_KEY])) + data[_KEY:]
