"""Turn objects into a PDF file: syntax, numbering, cross-reference table (ISO 32000-1, 7.3 and 7.5).

The syntax is the strict one that PDF/A asks for (ISO 19005-2, 6.1): a binary comment after the header, an end-of-line
marker before `endstream` that its `Length` does not count, even hexadecimal strings, a file identifier. Nothing here
names the time, the machine or a program. The same objects give the same bytes.
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

from bluf.writers.decimals import number


class PdfName(str):
    """A PDF name, without its slash. Only characters that need no escape."""

    __slots__ = ()


class Raw(str):
    """PDF syntax that is written as it stands."""

    __slots__ = ()


class Ref(int):
    """The number of an indirect object."""

    __slots__ = ()


Object: TypeAlias = bool | int | float | str | Sequence["Object"] | Mapping[str, "Object"]


def text_string(text: str) -> str:
    """Return a text string (7.9.2.2): literal where it is printable ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def syntax(value: Object) -> str:
    """Return the syntax of a direct object. A `str` is a text string unless it is a `Name` or `Raw`."""
    match value:
        case Raw():
            return str(value)
        case PdfName():
            return f"/{value}"
        case str():
            return text_string(value)
        case bool():
            return "true" if value else "false"
        case Ref():
            return f"{int(value)} 0 R"
        case int() | float():
            return number(value)
        case Mapping():
            return "<<" + " ".join(f"/{key} {syntax(item)}" for key, item in value.items()) + ">>"
        case _:
            return "[" + " ".join(syntax(item) for item in value) + "]"


@lru_cache(maxsize=64)
def _compressed(content: bytes) -> bytes:
    """Return a stream compressed; the fonts of one page are often those of the next."""
    return zlib.compress(content, 9)


class File:
    """The objects of one file, by number."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self, count: int = 1) -> Ref:
        """Return the first of `count` consecutive numbers, to be put later."""
        first = Ref(len(self._bodies) + 1)
        self._bodies.extend([b""] * count)
        return first

    def put(self, ref: Ref, value: Object) -> None:
        """Set the object of a reserved number."""
        self._bodies[ref - 1] = syntax(value).encode("latin-1")

    def add(self, value: Object) -> Ref:
        """Number an object."""
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def add_stream(self, entries: Mapping[str, Object], content: bytes, *, compress: bool = True) -> Ref:
        """Number a stream. `entries` are those of its dictionary apart from its length and filter."""
        own: dict[str, Object] = dict(entries)
        if compress:
            content = _compressed(content)
            own["Filter"] = PdfName("FlateDecode")
        own["Length"] = len(content)
        ref = self.reserve()
        self._bodies[ref - 1] = syntax(own).encode("latin-1") + b"\nstream\n" + content + b"\nendstream"
        return ref

    def written(self, root: Ref, info: Ref) -> bytes:
        """Return the file. Its identifier is a digest of what is in it (14.4)."""
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at = len(parts[0])
        table = ["0000000000 65535 f \n"]
        for ref, body in enumerate(self._bodies, 1):
            part = b"%d 0 obj\n%s\nendobj\n" % (ref, body)
            table.append(f"{at:010d} 00000 n \n")
            parts.append(part)
            at += len(part)
        digest = sha256(b"".join(parts)).hexdigest()[:32].upper()
        identifier = Raw(f"[<{digest}> <{digest}>]")
        trailer: dict[str, Object] = {"Size": len(table), "Root": root, "Info": info, "ID": identifier}
        end = f"xref\n0 {len(table)}\n{''.join(table)}trailer\n{syntax(trailer)}\nstartxref\n{at}\n%%EOF\n"
        parts.append(end.encode("latin-1"))
        return b"".join(parts)
