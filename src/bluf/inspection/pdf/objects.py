"""Turn the bytes of a PDF into its objects (pikepdf, on qpdf), within limits, and walk them."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bluf.inspection import limits, opening

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# Objects that hold a file together; nothing leads to them (ISO 32000-1, 7.5.7, 7.5.8 and annex F).
_FRAME = ("/XRef", "/ObjStm")


@contextmanager
def opened(data: bytes, name: str) -> "Iterator[Pdf]":
    """Open a PDF that needs no password, with limits on what unpacks. Raises BriefError where it can't be opened."""
    import pikepdf
    from pikepdf import settings

    most = limits.PDF_STREAM
    before = settings.set_qpdf_limits(
        doc_max_warnings=1000,
        flate_max_memory=most,
        png_max_memory=most,
        run_length_max_memory=most,
        max_stream_filters=3,
    )
    try:
        exceeded = settings.qpdf_limit_errors()
        try:
            pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        except pikepdf.PasswordError:
            raise opening.problem(
                name, "inspect-encrypted", "the file opens only with a password", "save a copy of it without a password"
            ) from None
        except Exception as error:  # qpdf's own errors are of several types, and damage brings up others
            if settings.qpdf_limit_errors() > exceeded or "limit" in str(error).lower():
                raise opening.problem(
                    name, "inspect-too-large", f"a part of it unpacks to over {most // limits.MIB} MiB",
                    "do not open it, unless you know who made it",
                ) from None  # fmt: skip
            raise _unreadable(name) from None
        with pdf:
            yield pdf
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type] # its own values


def _unreadable(name: str) -> Exception:
    return opening.problem(
        name, "inspect-unreadable", "this PDF is too damaged to be read", "get it again from where it came from"
    )


@dataclass(frozen=True)
class Objects:
    """The dictionaries and streams of a PDF, those inside others included, and its strings with their keys."""

    dictionaries: "tuple[Object, ...]"
    strings: tuple[tuple[str, str], ...]
    loose: int  # objects that the trailer does not lead to
    complete: bool


def walked(pdf: "Pdf") -> Objects:
    """Walk all that the trailer leads to, then all that it doesn't lead to."""
    import pikepdf

    dictionaries: list[Object] = []
    strings: list[tuple[str, str]] = []
    seen: set[tuple[int, int]] = set()
    left = limits.PDF_NODES
    waiting: list[tuple[str, Any]] = [("", pdf.trailer)]

    def walk() -> None:
        nonlocal left
        while waiting and left > 0:
            key, value = waiting.pop()
            left -= 1
            if isinstance(value, pikepdf.String):
                strings.append((key, str(value)))
                continue
            if not isinstance(value, pikepdf.Object):
                continue  # a number or the like
            if value.is_indirect:
                if value.objgen in seen:
                    continue
                seen.add(value.objgen)
            if isinstance(value, pikepdf.Array):
                items = list(value)[: max(left, 0)]
                left -= len(items)
                waiting.extend((key, item) for item in items if isinstance(item, pikepdf.Object))
            elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
                dictionaries.append(value)
                waiting.extend(value.items())

    walk()
    loose = list(_unreached(pdf, frozenset(seen))) if left > 0 else []
    for value in loose:
        waiting.append(("", value))
        walk()
    return Objects(tuple(dictionaries), tuple(strings), len(loose), left > 0)


def _unreached(pdf: "Pdf", reached: frozenset[tuple[int, int]]) -> "Iterator[Object]":
    """Yield the objects that the trailer does not lead to, without those that hold the file together."""
    import pikepdf

    size = int(pdf.trailer.get("/Size", 0))
    for count, value in enumerate(pdf.objects):
        if count >= limits.PDF_OBJECTS:
            return
        if not isinstance(value, pikepdf.Object) or value.objgen in reached:
            continue
        if value.objgen[0] >= size and not isinstance(value, pikepdf.Stream):
            continue  # qpdf makes objects of what pages inherit
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and (
            str(value.get("/Type", "")) in _FRAME or "/Linearized" in value
        ):
            continue
        yield value


def bounded(stream: "Object") -> bytes:
    """Return a stream's bytes, unpacked within the limits that are in force. Raises what pikepdf raises."""
    return bytes(stream.read_bytes())


_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")


def versions(data: bytes) -> int:
    """Return how often the file was saved: each save after the first adds a cross-reference section and an end.

    A linearised file has two sections for one save (ISO 32000-1, annex F), the first of which says `startxref 0`.
    """
    shift = max(data[:1024].find(b"%PDF-"), 0)
    ends = {int(end[1]) for end in _END.finditer(data)}
    heads = re.compile(rb"\s*(?:xref\b|\d{1,10}\s+\d{1,5}\s+obj\b)")
    return max(1, sum(1 for at in ends if at and (heads.match(data, at) or heads.match(data, at + shift))))
