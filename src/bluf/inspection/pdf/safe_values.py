"""Read the values of a PDF's objects safely: a hostile file has anything in any place."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object

Key = tuple[int, int]

_JOINED = re.compile(r"(?:[A-Za-z]{3,}[_.-]){2,}[A-Za-z]{3,}")  # three words or more


def text_of(value: object) -> str:
    """Return what a string or name says, with what can't be decoded as U+FFFD; of any other value, nothing."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        raw = bytes(value)
        for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
            if raw.startswith(mark):
                return raw[len(mark) :].decode(encoding, "replace")
        return str(value)  # PDFDocEncoding, which has a character for each byte
    return name_of(value) if isinstance(value, pikepdf.Name) else ""


def name_of(value: object) -> str:
    """Return a name without its slash; of any other value, nothing."""
    import pikepdf

    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        return value.unparse().decode("ascii", "replace")[1:]


def words_of_name(name: str) -> str:
    """Return a name that is three words or more, joined by signs, as these words; of any other, nothing."""
    return re.sub(r"[_.-]", " ", name) if _JOINED.search(name) else ""


def get(holder: Any, key: str) -> Any:
    """Return the value of a key; None where there is none, or where `holder` is no dictionary."""
    return holder.get(key) if is_dictionary(holder) else None


def name(holder: Any, key: str) -> str:
    """Return the name that a key holds, without its slash, or nothing."""
    return name_of(get(holder, key))


def text(holder: Any, key: str) -> str:
    """Return the text that a key holds, or nothing."""
    return text_of(get(holder, key))


def number(holder: Any, key: str) -> int:
    """Return the whole number that a key holds, or 0."""
    value = get(holder, key)
    try:
        return int(value) if not isinstance(value, str) and value is not None else 0
    except (TypeError, ValueError, OverflowError):
        return 0


def items(value: Any) -> "list[Object]":
    """Return the items of an array; a value that is no array as the one item; nothing for None."""
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def numbers(value: Any) -> list[float]:
    """Return the numbers of an array, or an empty list where it has others."""
    import pikepdf

    if not isinstance(value, pikepdf.Array):
        return []
    try:
        return [float(item) for item in value]
    except (TypeError, ValueError, OverflowError):
        return []


def is_stream(value: object) -> bool:
    """Whether a value is a stream."""
    import pikepdf

    return isinstance(value, pikepdf.Stream)


def is_dictionary(value: object) -> bool:
    """Whether a value is a dictionary or a stream."""
    import pikepdf

    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def key_of(value: "Object") -> Key:
    """Return what tells an object from others: its number and generation; (0, 0) for what stands in another."""
    return value.objgen
