"""Find what a PDF's objects carry beside its pages: actions, scripts, files, forms, notes, fonts, layers, paths."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection import limits
from bluf.inspection.pdf.objects import Objects, bounded
from bluf.inspection.pictures import picture_metadata
from bluf.inspection.report import Finding, Font, Trait, Unseen
from bluf.inspection.traces import link_traits, machine_paths

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# Actions (ISO 32000-1, 12.6.4) that do more than go to a place in the file or show a page of it.
_ACTIONS = {
    "/Launch": ("automatic-action", "starts a program or opens a file"),
    "/SubmitForm": ("automatic-action", "sends the form"),
    "/ImportData": ("automatic-action", "fetches form data"),
    "/GoToR": ("remote-resource", "goes to another file"),
    "/GoToE": ("embedded-object", "goes to a file inside"),
    "/Rendition": ("embedded-object", "plays a sound or film"),
    "/Movie": ("embedded-object", "plays a film"),
    "/Sound": ("embedded-object", "plays a sound"),
    "/RichMediaExecute": ("embedded-object", "runs rich media"),
}
_OBJECTS = frozenset({"/Movie", "/Sound", "/Screen", "/3D", "/RichMedia", "/FileAttachment"})
_PRIVATE = 1_000  # values under one private key
_SILENT = frozenset({"/Link", "/Widget", "/Popup"})
_READ_ALOUD = frozenset({"/ActualText", "/Alt", "/E", "/TU", "/URI", "/Contents", "/T", "/V", "/DV", "/JS", "/Title"})

# What a trailer, a catalog and a page have (ISO 32000-2, tables 15, 19, 29 and 31), and PieceInfo's relatives by name.
_OF_TRAILER = "Size Prev Root Encrypt Info ID XRefStm DocChecksum Type W Index Filter DecodeParms Length"
_OF_CATALOG = (
    "Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines Threads "
    "OpenAction AA URI AcroForm Metadata StructTreeRoot MarkInfo Lang SpiderInfo OutputIntents PieceInfo OCProperties "
    "Perms Legal Requirements Collection NeedsRendering DSS AF DPartRoot"
)
_OF_PAGE = (
    "Type Parent LastModified Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents Rotate Group "
    "Thumb B Dur Trans Annots AA Metadata PieceInfo StructParents ID PZ SeparationInfo Tabs TemplateInstantiated "
    "PresSteps UserUnit VP AF OutputIntents DPart"
)


def _text(value: object) -> str:
    import pikepdf

    if isinstance(value, pikepdf.Stream):
        return bounded(value).decode("utf-8", "replace")
    return str(value) if isinstance(value, pikepdf.String | pikepdf.Name) else ""


def object_traits(objects: Objects) -> Iterator[Trait]:
    """Yield what any dictionary of the file shows by itself, wherever it stands."""
    for dictionary in objects.dictionaries:
        kind = str(dictionary.get("/Type", ""))
        if kind != "/StructElem" and "/S" in dictionary:
            yield from _action(dictionary)
        if kind in ("/Filespec", "/F") or "/EF" in dictionary:
            yield from _file(dictionary)
        if kind == "/Font":
            yield from _font(dictionary)
        if "/Thumb" in dictionary:
            yield Finding("thumbnail", "a preview picture of a page")
        if "/PieceInfo" in dictionary:
            names = ", ".join(key.lstrip("/") for key in dictionary.PieceInfo.keys())  # noqa: SIM118 (not a dict)
            yield Finding("custom-data", f"private data of {names}")
        if "/AA" in dictionary:
            yield Finding("automatic-action", "on opening, closing, printing, or another event (additional actions)")
        if kind == "/Sig" or "/ByteRange" in dictionary:
            told = [f"{key} {_text(dictionary.get('/' + key))}" for key in ("Name", "M") if "/" + key in dictionary]
            yield Finding("signature", ", ".join(told).replace("Name ", "by ").replace("M D:", "D:") or "unnamed")
        if str(dictionary.get("/Subtype", "")) == "/Image":
            yield from _picture(dictionary)
    if not objects.complete:
        yield Unseen("objects: there are too many, only the first were walked")


def _action(action: "Object") -> Iterator[Trait]:
    name = str(action.S)
    target = _target(action.get("/F")) or _target(action.get("/URI"))
    if name == "/JavaScript" or "/JS" in action:
        yield Finding("script", "JavaScript: " + " ".join(_text(action.get("/JS")).split())[:90])
    elif name == "/URI":
        yield from link_traits(target, "")
        yield from machine_paths(target, "link")
    elif name in _ACTIONS:
        kind, what = _ACTIONS[name]
        yield Finding(kind, f"{what}: {target}".rstrip(": "))


def _target(value: object) -> str:
    import pikepdf

    if isinstance(value, pikepdf.Dictionary):
        return _text(value.get("/UF")) or _text(value.get("/F"))
    return _text(value)


def _file(spec: "Object") -> Iterator[Trait]:
    name = _target(spec) or "unnamed"
    if "/EF" not in spec:
        if str(spec.get("/FS", "")) == "/URL":
            yield Finding("remote-resource", name)
        return
    embedded = spec.EF.get("/F") or spec.EF.get("/UF")
    parameters = embedded.get("/Params") if embedded is not None else None
    size = parameters.get("/Size") if parameters is not None else None
    yield Finding("attachment", name + (f", {int(size):,} bytes" if size is not None else ""))


def _font(font: "Object") -> Iterator[Trait]:
    subtype, name = str(font.get("/Subtype", "")), str(font.get("/BaseFont", "/unnamed")).lstrip("/")
    if subtype == "/Type0":
        return  # its descendant font says whether it is embedded
    descriptor = font.get("/FontDescriptor")
    held = descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    embedded = held or subtype == "/Type3"
    plain = name[7:] if name[6:7] == "+" else name
    yield Font(plain, embedded)
    if not embedded:
        yield Finding("font-not-embedded", plain)


def _picture(image: "Object") -> Iterator[Trait]:
    if "/Metadata" in image:
        yield Finding("picture-metadata", "XMP")
    filters = image.get("/Filter")
    if filters is not None and str(filters) == "/DCTDecode":
        raw = image.read_raw_bytes()
        if len(raw) <= limits.PICTURE_READ:
            yield from picture_metadata(bytes(raw), "a picture")
        else:
            yield Unseen("a picture: too large to be looked into")


def document_traits(pdf: "Pdf", objects: Objects) -> Iterator[Trait]:
    """Yield what the catalog tells: opening action, forms, layers, encryption; and what nothing leads to."""
    import pikepdf

    root = pdf.Root
    action = root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) != "/GoTo":
        yield Finding("automatic-action", f"on opening: {str(action.get('/S', '')).lstrip('/') or 'an action'}")
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        if "/XFA" in form:
            yield Finding("form", "an XFA form")
        yield from _fields(form.get("/Fields"))
    yield from _layers(root.get("/OCProperties"))
    if pdf.is_encrypted:
        yield Finding("encryption", f"opens without a password; {pdf.encryption.bits}-bit, with restrictions")
    if "/Collection" in root:
        yield Finding("attachment", "the file is a portfolio of files")
    if objects.loose:
        yield Finding("unused", f"{objects.loose} object{'s' * (objects.loose > 1)} that nothing leads to")
    if warnings := [str(warning).rpartition(": ")[2] for warning in pdf.get_warnings()]:
        yield Finding("damaged", "mended to be read: " + ", ".join(dict.fromkeys(warnings[:3])))


def _fields(fields: object) -> Iterator[Finding]:
    import pikepdf

    if not isinstance(fields, pikepdf.Array):
        return
    for field in list(fields)[: limits.KEPT]:
        if isinstance(field, pikepdf.Dictionary) and str(field.get("/FT", "")) != "/Sig":
            value = _text(field.get("/V"))
            yield Finding("form", f"field {_text(field.get('/T')) or 'unnamed'}" + (f": {value}" if value else ""))


def _layers(properties: object) -> Iterator[Finding]:
    import pikepdf

    if not isinstance(properties, pikepdf.Dictionary):
        return
    default = properties.get("/D", pikepdf.Dictionary())
    off = list(default.get("/OFF", pikepdf.Array()))
    if str(default.get("/BaseState", "")) == "/OFF":
        on = {group.objgen for group in default.get("/ON", pikepdf.Array())}
        off = [group for group in properties.get("/OCGs", pikepdf.Array()) if group.objgen not in on]
    for group in off:
        yield Finding("hidden-layer", _text(group.get("/Name")) or "unnamed")


def annotation_traits(pdf: "Pdf") -> Iterator[Trait]:
    """Yield each page's annotations, except links, fields and the boxes that belong to others."""
    import pikepdf

    for number, page in enumerate(pdf.pages, 1):
        annotations = page.obj.get("/Annots")
        if not isinstance(annotations, pikepdf.Array):
            continue
        for note in annotations:
            if not isinstance(note, pikepdf.Dictionary):
                continue
            subtype = str(note.get("/Subtype", "/?"))
            if subtype in _OBJECTS:
                yield Finding("embedded-object", subtype.lstrip("/"), f"page {number}")
            elif subtype not in _SILENT:
                by = _text(note.get("/T"))
                said = " ".join(_text(note.get("/Contents")).split())[:90]
                told = subtype.lstrip("/") + (f", {by}" if by else "") + (f": {said}" if said else "")
                yield Finding("comment", told, f"page {number}")


def script_traits(pdf: "Pdf") -> Iterator[Trait]:
    """Yield the scripts of the document's name tree, which run on opening, by their names."""
    import pikepdf

    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        yield Finding("automatic-action", "on opening: the document's scripts")


def private_traits(pdf: "Pdf") -> Iterator[Trait]:
    """Yield the text under keys of the trailer, the catalog and the pages that no standard knows."""
    yield from _private(pdf.trailer, _OF_TRAILER, "trailer")
    yield from _private(pdf.Root, _OF_CATALOG, "catalog")
    for number, page in enumerate(pdf.pages[: limits.PDF_PAGES], 1):
        yield from _private(page.obj, _OF_PAGE, f"page {number}")


def _private(holder: "Object", standard: str, where: str) -> Iterator[Finding]:
    import pikepdf

    for key, value in holder.items():
        if key.lstrip("/") not in standard.split():
            waiting, left = [value], _PRIVATE
            while waiting and left:
                left -= 1
                item = waiting.pop()
                if isinstance(item, pikepdf.Array):
                    waiting += list(item)[::-1]
                elif isinstance(item, pikepdf.Dictionary):
                    waiting += [inner for name, inner in item.items() if name not in ("/P", "/Parent")][::-1]
                elif text := _text(item) if isinstance(item, pikepdf.String | pikepdf.Stream) else "":
                    yield Finding("custom-data", f"{key.lstrip('/')}: {text}", where)


def path_traits(objects: Objects) -> Iterator[Trait]:
    """Yield the paths in strings that nobody reads on the page."""
    for key, text in objects.strings:
        if key not in _READ_ALOUD:
            yield from machine_paths(text, key.lstrip("/"))
