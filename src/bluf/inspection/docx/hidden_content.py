"""Find what a part with text holds beside what is read: tracked changes, fields, forms, bookmarks, ids of saves."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.field_codes import field_traits
from bluf.inspection.docx.namespaces import R, W, around, val, words_of
from bluf.inspection.finding_wording import Shown
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.safe_xml import asked, attributes, local
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.traces import link_traits, machine_paths, words_in_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOVED = {W + "ins": "inserted", W + "del": "deleted", W + "moveFrom": "moved away", W + "moveTo": "moved here"}
_REFORMATTED = tuple(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
        *("tcPrChange", "trPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *("customXmlInsRangeStart", "customXmlDelRangeStart"),
    )
)
_IDS = (
    "/descendant::*/@*[starts-with(local-name(), 'rsid') or local-name() = 'paraId' or local-name() = 'textId' "
    "or local-name() = 'anchorId' or local-name() = 'editId']"
)
# Bookmarks that programs make by themselves.
_AUTOMATIC = ("_", "OLE_LINK", "bookmark=", "__RefHeading", "__DdeLink", "__Fieldmark", "id.", "h.", "kix.")
_PROGRAMS = (
    "_Toc",
    "_Ref",
    "_Hlk",
    "_Hlt",
    "_GoBack",
    "_MON_",
    "_PictureBullets",
    "_ENREF",
    "__DdeLink",
    "__Fieldmark",
)
_SAYING = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+[\W_]++[^\W\d_]{3}")
_BARE = re.compile(r"[^\W\d_]{1,4}[-_]?\d*")  # a few letters and a number, which say nothing
_DELETED = (W + "t", W + "delText")
_SHOWN = 70


def story_traits(root: "_Element", shown: Shown, where: str) -> Iterator[Trait]:
    """Yield what is in one part with text: the document, a header or footer, notes."""
    yield from _changes(root, where)
    for code in codes_of(root):
        yield from field_traits(code, shown, where)
    yield from _in_codes(root, where)
    for text in root.iter(W + "delText", W + "delInstrText"):
        if (said := (text.text or "").strip()) and around(text, W + "del", W + "moveFrom") is None:
            yield found("hidden-run", f"{said[:_SHOWN]} (as deleted text)", where)
    yield from _controls(root, where)
    yield from _form_fields(root, where)
    yield from _smart_tags(root, where)
    for link in root.iter(W + "hyperlink"):
        if (place := link.get(W + "docLocation")) and not link.get(R + "id"):
            yield from link_traits(place, where)
    ids = {str(value) for value in asked(root, _IDS)}
    if ids:
        yield found("ids-of-saves", f"{len(ids)} ids of saves and paragraphs", where)


def story_labels(root: "_Element", where: str) -> Iterator[ShownLabel]:
    """Yield the names of bookmarks, tooltips of links, and captions of tables."""
    fields = {val(data, "name") for data in root.iter(W + "ffData")}
    for mark in root.iter(W + "bookmarkStart"):
        name = mark.get(W + "name", "")
        if name.startswith("_") and _SAYING.search(name) and not name.startswith(_PROGRAMS):
            yield ShownLabel("bookmark-in-text", "bookmark-in-text-other", name.replace("_", " "), where, quiet=True)
        elif name and not name.startswith(_AUTOMATIC) and name not in fields:
            other = "bookmark-in-text" if _BARE.fullmatch(name) else "bookmark-in-text-other"
            yield ShownLabel("bookmark-in-text", other, name, where)
    for link in root.iter(W + "hyperlink"):
        if tooltip := link.get(W + "tooltip"):
            yield ShownLabel("tooltip", "label-other", tooltip, where, beside=words_of(link))
    for properties in root.iter(W + "tblPr"):
        for child in ("tblCaption", "tblDescription"):
            if said := val(properties, child):
                yield ShownLabel("table-description", "alternative-other", said, where)
    for control in root.iter(W + "sdtPr"):
        for child in ("alias", "tag"):
            if said := val(control, child):
                yield ShownLabel("control-name", "label-other", said, where, quiet=True)


def _changes(root: "_Element", where: str) -> Iterator[Trait]:
    for element in root.iter(*_MOVED, *_REFORMATTED):
        by = _by(element)
        if element.tag in _MOVED:
            text = "".join(part.text or "" for part in element.iter(*_DELETED))
            told = f"{_MOVED[element.tag]}: {' '.join(text.split())[:_SHOWN] or 'a paragraph mark or row'}"
            yield found("tracked-change", told + by, where)
        else:
            yield found("tracked-format", "reformatted" + by, where)


def _by(element: "_Element") -> str:
    author, date = element.get(W + "author"), element.get(W + "date")
    return (f", by {author}" if author else "") + (f", {date}" if date else "")


def codes_of(root: "_Element") -> Iterator[str]:
    """Yield the codes of the fields."""
    for simple in root.iter(W + "fldSimple"):
        yield simple.get(W + "instr", "")
    codes: list[list[str] | None] = []  # of the fields that are open; None once a field's result has begun
    for element in root.iter(W + "fldChar", W + "instrText", W + "delInstrText"):
        kind = element.get(W + "fldCharType") if element.tag == W + "fldChar" else "code"
        if kind == "begin":
            codes.append([])
        elif kind == "code":
            if codes and (code := codes[-1]) is not None:
                code.append(element.text or "")
            else:
                yield element.text or ""
        elif kind in ("separate", "end") and codes:
            if codes[-1]:
                yield "".join(codes[-1])
            codes[-1] = None
            if kind == "end":
                codes.pop()
    yield from ("".join(code) for code in codes if code)


def _in_codes(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield text that stands where a field's code does, and is no code."""
    if next(root.iter(W + "fldChar"), None) is None:
        return
    in_code: list[bool] = []  # of the fields that are open
    for element in root.iter(W + "fldChar", W + "t"):
        kind = element.get(W + "fldCharType") if element.tag != W + "t" else ""
        if kind == "begin":
            in_code.append(True)
        elif kind == "separate" and in_code:
            in_code[-1] = False
        elif kind == "end" and in_code:
            in_code.pop()
        elif not kind and in_code and in_code[-1] and (said := (element.text or "").strip()):
            yield found("hidden-run", f"{said[:_SHOWN]} (in the code of a field)", where)


def _controls(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield content controls: what is bound to data, and what can be chosen in them."""
    for control in root.iter(W + "sdtPr"):
        kinds = {local(part) for part in control}
        name = val(control, "alias") or val(control, "tag") or "unnamed"
        if "dataBinding" in kinds:
            yield found("control-bound", f"content bound to data: {name}", where)
        elif not kinds & {"docPartObj", "docPartList", "group", "equation", "citation", "bibliography"}:
            yield found("control", f"content control: {name}", where)
        choices = [item.get(W + "displayText") or item.get(W + "value") or "" for item in control.iter(W + "listItem")]
        if choices:
            yield found("control-choices", ", ".join(choices), where)


def _form_fields(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield what the fields of an old form say (17.16.17): helps, defaults, choices, and the macros that they run."""
    for data in root.iter(W + "ffData"):
        for macro in ("entryMacro", "exitMacro"):
            if named := val(data, macro):
                yield found("macro-of-field", f"a form's field runs the macro {named}", where)
        told = [said for child in ("helpText", "statusText") if (said := val(data, child))]
        told += [str(item.get(W + "val", "")) for item in data.iter(W + "default", W + "listEntry", W + "result")]
        if said := ", ".join(part for part in told if len(part) > 1):
            yield found("control-choices", said, where)
    for data in root.iter(W + "fldData", W + "binData"):
        packed = (data.text or "").encode()
        yield found("field-data", f"{len(packed):,} bytes of data{_unpacked(packed)}", where)


def _unpacked(packed: bytes) -> str:
    import base64
    import binascii

    try:
        return words_in_bytes(base64.b64decode(packed))
    except (binascii.Error, ValueError):
        return words_in_bytes(packed)


def _smart_tags(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield smart tags and custom XML around text (17.5.1), with what their attributes say; and who may edit what."""
    for tag in root.iter(W + "smartTag", W + "customXml"):
        held = (f"{at.get(W + 'name', '')}={at.get(W + 'val', '')}" for at in tag.iter(W + "attr"))
        told = " ".join((tag.get(W + "element", ""), *held)).strip()
        yield found("smart-tag", f"{told} around “{' '.join(words_of(tag).split())[:40]}”", where)
        for value in attributes(tag).values():
            yield from machine_paths(value, where)
    for permission in root.iter(W + "permStart"):
        if editor := permission.get(W + "ed") or permission.get(W + "edGrp"):
            yield found("may-edit", f"may be edited by {editor}", where)
