"""Find what a PDF's actions do (ISO 32000-1, 12.6), and the files that it holds or leads to (7.11)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.pdf.safe_values import get, is_dictionary, is_stream, items, name, number, text, text_of
from bluf.inspection.pdf.stream_unpacking import Streams
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.traces import link_traits, machine_paths

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# Actions that do more than go to a place in the file or show a page of it.
_ACTIONS = {
    "Launch": ("action", "starts a program or opens a file"),
    "SubmitForm": ("action", "sends the form"),
    "ImportData": ("action", "fetches form data"),
    "Hide": ("action", "hides or shows what is on the page"),
    "SetOCGState": ("action", "hides or shows layers"),
    "GoToR": ("goes-to-file", "goes to another file"),
    "Thread": ("goes-to-file", "goes to an article"),
    "GoToE": ("object-inside", "goes to a file inside"),
    "Rendition": ("object-inside", "plays a sound or film"),
    "Movie": ("object-inside", "plays a film"),
    "Sound": ("object-inside", "plays a sound"),
    "RichMediaExecute": ("object-inside", "runs rich media"),
    "GoTo3DView": ("object-inside", "turns a 3D picture"),
}
_HARMLESS = frozenset(("GoTo", "Named", "URI", "JavaScript", "Trans", "GoToDp", "ResetForm", *_ACTIONS))
_SHOWN = 90


def action_traits(pdf: "Pdf", objects: Objects, streams: Streams) -> Iterator[Trait]:
    """Yield what actions do, wherever they stand."""
    for typed in objects.typed:
        value = typed.value
        if typed.type == "Action" or ("/S" in value and (typed.type == "" and ("/JS" in value or "/URI" in value))):
            yield from _action(value, typed.where, streams)
        if typed.type == "RequirementHandler" and (script := text(value, "/Script")):
            yield found("script", f"a handler of requirements: {script}", typed.where)
        if "/AA" in value:
            yield found("events", "on opening, closing, printing, or another event (additional actions)", typed.where)
    first = pdf.Root.get("/OpenAction")
    if is_dictionary(first) and name(first, "/S") != "GoTo":
        yield found("on-opening", f"on opening: {name(first, '/S') or 'an action'}")
    names = get(pdf.Root, "/Names")
    if is_dictionary(names) and "/JavaScript" in names:
        yield found("on-opening", "on opening: the document's scripts")


def _action(action: "Object", where: str, streams: Streams) -> Iterator[Trait]:
    kind = name(action, "/S")
    target = target_of(get(action, "/F")) or target_of(get(action, "/URI")) or target_of(get(action, "/Win"))
    if kind == "JavaScript" or "/JS" in action:
        script = get(action, "/JS")
        said = streams.read(script).decode("utf-8", "replace") if is_stream(script) else text_of(script)
        yield found("script", "JavaScript: " + " ".join(said.split())[:_SHOWN], where)
        yield from machine_paths(said, where)
    elif kind == "URI":
        yield from link_traits(target, where)
        yield from machine_paths(target, "link")
    elif kind in _ACTIONS:
        look, what = _ACTIONS[kind]
        yield found(look, f"{what}: {target}".rstrip(": "), where)
        yield from machine_paths(target, where)
    elif kind and kind not in _HARMLESS:
        yield found("action", f"an action that is not known: {kind}", where)


def target_of(value: Any) -> str:
    """Return the file or address that a file specification or string names."""
    if is_dictionary(value):
        return text(value, "/UF") or text(value, "/F")
    return text_of(value)


def file_traits(objects: Objects) -> Iterator[Trait]:
    """Yield the files inside, and those elsewhere that are fetched."""
    for typed in objects.typed:
        value = typed.value
        if typed.type == "FileSpec" or "/EF" in value or name(value, "/Type") in ("Filespec", "F"):
            yield from _file(value, typed.where)
        if typed.type == "EmbeddedFile" and not is_stream(value):
            yield found("attachment", "a file", typed.where)
        if typed.type != "FileSpec" and is_stream(value) and "/F" in value:
            yield found("fetched", f"the content of a stream: {target_of(get(value, '/F'))}", typed.where)
        if typed.type == "XObject" and "/Ref" in value:
            yield found("fetched", f"a page of another file: {target_of(get(get(value, '/Ref'), '/F'))}", typed.where)


def _file(spec: "Object", where: str) -> Iterator[Trait]:
    named = target_of(spec)
    paths = {named, *(text(spec, key) for key in ("/F", "/UF", "/DOS", "/Unix", "/Mac"))} - {""}
    for path in sorted(paths):
        yield from machine_paths(path, where)
    described = text(spec, "/Desc")
    if "/EF" not in spec:
        if name(spec, "/FS") == "URL":
            yield found("fetched", named, where)
        if described:
            yield found("data-of-a-kind", f"FileSpec Desc: {described}", where)
        return
    inside = get(spec, "/EF")
    embedded = next((value for key in ("/F", "/UF", "/Unix", "/DOS", "/Mac") if (value := get(inside, key))), None)
    details = get(embedded, "/Params")
    size = number(details, "/Size")
    dates = [date for key in ("/CreationDate", "/ModDate") if (date := text(details, key))]
    told = [f"{size:,} bytes"] if get(details, "/Size") is not None else []
    told += [described] if described else []
    told += [f"of {dates[-1]}"] if dates else []
    yield found("attachment", ", ".join([named or "unnamed", *told]), where)


def form_traits(pdf: "Pdf", objects: Objects) -> Iterator[Trait]:
    """Yield the fields of the form, with what is filled in, what they were before, and what can be chosen."""
    if get(get(pdf.Root, "/AcroForm"), "/XFA") is not None:
        yield found("xfa", "an XFA form")
    for typed in objects.of("Annot", "Field"):
        field = typed.value
        if not ("/T" in field and ("/FT" in field or typed.type == "Field")) or name(field, "/FT") == "Sig":
            continue
        values = [text_of(value) for value in items(get(field, "/V"))]
        filled = ", ".join(value for value in values if value)
        before = text(field, "/DV")
        told = f"field {text(field, '/T') or 'unnamed'}" + (f": {filled}" if filled else "")
        yield found("field", told + (f" (at first: {before})" if before and before != filled else ""), typed.where)
        choices = [text_of(part) for option in items(get(field, "/Opt")) for part in items(option)]
        if others := [choice for choice in choices if choice and choice not in values]:
            yield found("field-choices", ", ".join(dict.fromkeys(others)), typed.where)
