"""Open a PDF within limits, and find what its catalog tells: layers, encryption, previews, what nothing leads to."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bluf.inspection import opened_file
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.pdf.byte_layout import ByteLayout
from bluf.inspection.pdf.safe_values import Key, get, is_dictionary, items, key_of, name, text
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.reading_limits import MIB, Limits
from bluf.inspection.shown_labels import ShownLabel

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_WARNINGS = 1000
_FILTERS = 5  # in a row
_BOOKMARKS = 20_000


@contextmanager
def opened(data: bytes, file: str, limits: Limits) -> "Iterator[Pdf]":
    """Open a PDF that needs no password, with limits on what unpacks. Raises BriefError where it can't be opened."""
    import pikepdf
    from pikepdf import settings

    most = min(limits.unpacked, 256 * MIB)
    before = settings.set_qpdf_limits(
        doc_max_warnings=_WARNINGS,
        flate_max_memory=most,
        png_max_memory=most,
        run_length_max_memory=most,
        max_stream_filters=_FILTERS,
    )
    try:
        exceeded = settings.qpdf_limit_errors()
        try:
            pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        except pikepdf.PasswordError:
            raise opened_file.problem(
                file, "inspect-encrypted", "the file opens only with a password", "save a copy of it without a password"
            ) from None
        except Exception as error:  # qpdf's own errors are of several types, and damage brings up others
            if settings.qpdf_limit_errors() > exceeded or "limit" in str(error).lower():
                raise opened_file.problem(
                    file,
                    "inspect-too-large",
                    f"a part of it unpacks to over {most // MIB} MiB, or is nested too deep",
                    "do not open it, unless you know who made it",
                ) from None
            raise opened_file.problem(
                file, "inspect-unreadable", "this PDF is too damaged to be read", "get it again from where it came from"
            ) from None
        with pdf:
            yield pdf
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type] # its own values


def document_traits(pdf: "Pdf", objects: Objects) -> Iterator[Trait]:
    """Yield what the document as a whole has."""
    yield from _layers(pdf.Root.get("/OCProperties"))
    if pdf.is_encrypted:
        yield found("encryption", f"opens without a password; {pdf.encryption.bits}-bit, with restrictions")
    if "/Collection" in pdf.Root:
        yield found("portfolio", "the file is a portfolio of files")
    for typed in objects.typed:
        if "/Thumb" in typed.value and typed.type in ("Page", "FileSpec", "Folder"):
            yield found("preview", "a preview picture of a page", typed.where)
        if "/PieceInfo" in typed.value and is_dictionary(held := typed.value.PieceInfo):
            yield found("private-data", f"data of {', '.join(key.lstrip('/') for key, _ in held.items())}", typed.where)
        if points := items(get(typed.value, "/GPTS")) if typed.type == "Measure" else []:
            yield found("place-of-map", ", ".join(str(number) for number in points[:4]), typed.where)
        if typed.type == "Layer" and is_dictionary(user := get(get(typed.value, "/Usage"), "/User")):
            for said in items(get(user, "/Name")):
                yield found("data-of-a-kind", f"a layer for {said!s}", typed.where)
    if objects.loose:
        plural = "s" * (len(objects.loose) > 1)
        yield found("object-loose", f"{len(objects.loose)} object{plural} that nothing leads to")
    if warnings := [str(warning).rpartition(": ")[2] for warning in pdf.get_warnings()]:
        yield found("damaged", "mended to be read: " + ", ".join(dict.fromkeys(warnings[:3])))


def _layers(properties: Any) -> Iterator[Trait]:
    if not is_dictionary(properties):
        return
    default = get(properties, "/D")
    off = {key_of(group): group for group in items(get(default, "/OFF")) if is_dictionary(group)}
    if name(default, "/BaseState") == "OFF":
        on = {key_of(group) for group in items(get(default, "/ON")) if is_dictionary(group)}
        groups = [group for group in items(get(properties, "/OCGs")) if is_dictionary(group)]
        off |= {key_of(group): group for group in groups if key_of(group) not in on}
    for group in off.values():
        yield found("layer-off", text(group, "/Name") or "unnamed")
    for group in items(get(properties, "/OCGs")):
        if is_dictionary(group) and key_of(group) not in off and (why := _off_somewhere(group)):
            yield found("layer-off", f"{text(group, '/Name') or 'unnamed'} ({why})")


def _off_somewhere(group: "Object") -> str:
    """Return where a layer is off by its usage (8.11.4.4), though it is on by default."""
    usage = get(group, "/Usage")
    for key, state, told in (("/View", "/ViewState", "on the screen"), ("/Print", "/PrintState", "in print")):
        if name(get(usage, key), state) == "OFF":
            return f"off {told}"
    return ""


def bookmark_labels(pdf: "Pdf") -> Iterator[ShownLabel]:
    """Yield the titles of the outline, and what the labels of pages begin with (12.4.2)."""
    waiting: list[Any] = [get(pdf.Root, "/Outlines")]
    seen: set[Key] = set()
    while waiting and len(seen) < _BOOKMARKS:
        item = waiting.pop()
        if not is_dictionary(item) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        if title := text(item, "/Title"):
            yield ShownLabel("bookmark", "bookmark-other", title)
        waiting += [get(item, "/Next"), get(item, "/First")]


def page_labels(objects: Objects) -> Iterator[ShownLabel]:
    """Yield what the labels of pages begin with (12.4.2)."""
    for typed in objects.of("PageLabel"):
        if prefix := text(typed.value, "/P"):
            yield ShownLabel("page-label", "page-label-other", prefix)


def hints_of(pdf: "Pdf", layout: ByteLayout) -> frozenset[Key]:
    """Return the objects that a linearised file has for viewers alone: its parameters and hints (annex F)."""
    found_hints = set()
    for key in list(layout.objects.values())[:2]:
        value = _object(pdf, key)
        if is_dictionary(value) and "/Linearized" in value:
            found_hints.add(key)
            places = [int(place) for place in items(get(value, "/H")) if isinstance(place, int)]
            found_hints |= {layout.objects[place] for place in places[::2] if place in layout.objects}
    return frozenset(found_hints)


def _object(pdf: "Pdf", key: Key) -> Any:
    try:
        return pdf.get_object(*key)
    except Exception:  # no such object, or a damaged one
        return None


def count_of(pdf: "Pdf") -> int:
    """Return how many pages there are; 0 where their tree is too damaged to be read."""
    try:
        return len(pdf.pages)
    except Exception:  # a damaged tree of pages has no one error
        return 0


def is_marked(pdf: "Pdf") -> bool:
    """Whether the file says that it is tagged (14.7.1)."""
    return "/StructTreeRoot" in pdf.Root and bool(get(get(pdf.Root, "/MarkInfo"), "/Marked"))
