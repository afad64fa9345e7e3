"""Turn a text file's bytes into characters, strictly: nothing is replaced that can't be read."""

import codecs
import contextlib
import re

from bluf.sources.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Python calls encodings of text and are none: notations for names and programs, one that always fails, and those
# that mean another encoding on each machine.
_NOT_OF_FILES = frozenset(
    ["idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "charmap", "mbcs", "oem"]
)
_LONGEST_NAME = 40  # characters of an encoding's name
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,99}?encoding=[\"']([\w.:-]{2,40})", re.I
)
_UNFIT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ud800-\udfff]")


def decoded(data: bytes, encoding: str | None = None, html: bool = False) -> str:
    """Decode `data` by its byte order mark, the `encoding` that is named, what HTML declares, else UTF-8.

    Raises SourceError ("source-unreadable").
    """
    name = _encoding(data, encoding, html)
    check_encoding(name)
    try:
        text = data.decode(name)
    except UnicodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        raise SourceError(
            "source-unreadable",
            f"it is not {name.removesuffix('-sig').upper()}: line {line} can't be decoded",
            "say what it is with `encoding:`, such as `encoding: windows-1252`",
            of_encoding=True,
        ) from None
    if _UNFIT.search(text):
        raise SourceError(
            "source-unreadable",
            "it holds control characters, so it is not text",
            "check its `encoding:`, and that its name ends as its kind does",
            of_encoding=True,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_encoding(name: str) -> None:
    """Raise SourceError ("source-unreadable") where no encoding of text files has that name."""
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    reason = f"there is no encoding called `{shown}`"
    try:
        known = codecs.lookup(name).name if len(name) <= _LONGEST_NAME else ""
        if known:
            reason = f"`{shown}` is not an encoding of text"
            with contextlib.suppress(UnicodeError):
                bytes(4).decode(name)  # what turns bytes into bytes (hex, zip) is refused here
            if known not in _NOT_OF_FILES:
                return
    except (LookupError, ValueError):  # half a character, or a NUL, in a name is a ValueError
        pass
    raise SourceError("source-unreadable", reason, "name one such as `windows-1252` or `utf-16`")


def _encoding(data: bytes, encoding: str | None, html: bool) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if encoding is not None:
        return encoding
    if html:
        declared = _DECLARED.search(data[:4096])
        if declared is not None:
            name = (declared.group(1) or declared.group(2)).decode("ascii")
            # What browsers do with these names: https://encoding.spec.whatwg.org/#names-and-labels
            return "windows-1252" if name.lower() in ("iso-8859-1", "latin1", "ascii", "us-ascii") else name
    return "utf-8"
