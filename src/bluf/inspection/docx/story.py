"""Find what the text of a DOCX holds beside what is read: hidden text, tracked changes, fields, forms, save ids."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.fields import field_traits
from bluf.inspection.docx.formatting import Formatting
from bluf.inspection.docx.names import W, val
from bluf.inspection.docx.places import Places
from bluf.inspection.docx.unshown import element_traits, words_of
from bluf.inspection.report import Finding, Trait
from bluf.inspection.traces import machine_paths, unseen_characters
from bluf.inspection.wording import squeezed
from bluf.inspection.xml import attributes, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOVED = {W + "ins": "inserted", W + "del": "deleted", W + "moveFrom": "moved away", W + "moveTo": "moved here"}
_REFORMATTED = frozenset(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
        *("tcPrChange", "trPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    )
)
_IDS = ("rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidSect", "rsidTr", "rsidDel")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def story_traits(root: "_Element", formatting: Formatting, places: Places, where: str) -> Iterator[Trait]:
    """Yield what is in one part with text: the document, a header or footer, notes."""
    yield from _runs(root, formatting, places, where)
    yield from _changes(root, where)
    yield from _fields(root, where)
    yield from _objects(root, where)
    yield from element_traits(root, where)
    ids = {value for element in root.iter() for name in _IDS if (value := element.get(W + name))}
    ids |= {value for element in root.iter(W + "p", W + "tr") if (value := element.get(_W14 + "paraId"))}
    if ids:
        yield Finding("edit-history", f"{len(ids)} ids of saves and paragraphs", where)


def _runs(root: "_Element", formatting: Formatting, places: Places, where: str) -> Iterator[Trait]:
    """Yield the text that is not seen: runs that follow each other and are unseen for the same reason as one."""
    for number, paragraph in enumerate(root.iter(W + "p"), 1):
        place = f"{where}, paragraph {number}"
        nowhere = places.why_nowhere(paragraph)
        gathered, reason = "", ""
        for run in paragraph.iter(W + "r"):
            if next(run.iterancestors(W + "p"), None) is not paragraph:
                continue
            text = "".join(_text(part) for part in run)
            yield from unseen_characters(text, place)
            why = (nowhere or formatting.why_unseen(run, paragraph)) if text.strip() else reason
            if why != reason:
                yield from _hidden(gathered, reason, place)
                gathered, reason = "", why
            gathered += text
        yield from _hidden(gathered, reason, place)


def _hidden(text: str, why: str, where: str) -> Iterator[Finding]:
    if why and text.strip():
        yield Finding("hidden-text", f"{' '.join(text.split())[:90]} ({why})", where)


def _text(part: "_Element") -> str:
    if part.tag == W + "t":
        return part.text or ""
    return " " if part.tag in (W + "tab", W + "br", W + "cr") else ""


def _changes(root: "_Element", where: str) -> Iterator[Finding]:
    for element in root.iter():
        if element.tag in _MOVED:
            text = "".join(t.text or "" for t in element.iter(W + "t", W + "delText"))
            told = f"{_MOVED[element.tag]}: {' '.join(text.split())[:70] or 'a paragraph mark or row'}"
            yield Finding("tracked-change", told + _by(element), where)
        elif element.tag in _REFORMATTED:
            yield Finding("tracked-change", "reformatted" + _by(element), where)


def _by(element: "_Element") -> str:
    author, date = element.get(W + "author"), element.get(W + "date")
    return (f", by {author}" if author else "") + (f", {date}" if date else "")


def _fields(root: "_Element", where: str) -> Iterator[Trait]:
    shown = squeezed(words_of(root))
    for code in _codes(root):
        yield from field_traits(code, shown, where)


def _codes(root: "_Element") -> Iterator[str]:
    """Yield the codes of the fields."""
    for simple in root.iter(W + "fldSimple"):
        yield simple.get(W + "instr", "")
    codes: list[str | None] = []  # of the fields that are open; None once a field's result has begun
    for element in root.iter(W + "fldChar", W + "instrText", W + "delInstrText"):
        kind = element.get(W + "fldCharType") if element.tag == W + "fldChar" else "code"
        if kind == "begin":
            codes.append("")
        elif kind == "code":
            if codes and (code := codes[-1]) is not None:
                codes[-1] = code + (element.text or "")
            else:
                yield element.text or ""
        elif kind in ("separate", "end") and codes:
            if codes[-1]:
                yield codes[-1]
            codes[-1] = None
            if kind == "end":
                codes.pop()
    yield from (code for code in codes if code)


def _objects(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield bound content, hidden drawings, and paths in what only programs read."""
    for control in root.iter(W + "sdt"):
        properties = control.find(W + "sdtPr")
        name = val(properties, "alias") or val(properties, "tag") or "unnamed"
        if properties is not None and any(local(part) == "dataBinding" for part in properties):
            yield Finding("form", f"content bound to data: {name}", where)
        elif properties is not None and not any(
            local(part) in ("docPartObj", "group", "equation") for part in properties
        ):
            yield Finding("form", f"content control: {name}", where)
    for element in root.iter():
        name = local(element)
        if name == "docPr" and element.get("hidden") in ("1", "true"):
            yield Finding(
                "hidden-text", f"a drawing: {element.get('descr') or element.get('name') or '-'} (hidden)", where
            )
        for attribute, value in attributes(element).items():
            if len(value) > 4 and ("/" in value or "\\" in value) and not attribute.startswith(W):
                yield from machine_paths(value, where)
            elif name == "shape" and attribute == "style" and "visibility:hidden" in value.replace(" ", ""):
                yield Finding("hidden-text", "a drawing (hidden)", where)
