"""Turn a text file's bytes into characters, strictly: nothing is replaced that can't be read."""

import codecs
import re

from bluf.evidence.source_text.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,99}?encoding=[\"']([\w.:-]+)", re.I
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(data: bytes, encoding: str | None = None, html: bool = False) -> str:
    """Decode `data` by its byte order mark, the `encoding` that is named, what HTML declares, else UTF-8.

    Raises SourceError ("source-unreadable").
    """
    name = _encoding(data, encoding, html)
    try:
        text = codecs.decode(data, name)
    except LookupError:
        raise SourceError(
            "source-unreadable", f"there is no encoding called `{name}`", "name one such as `windows-1252` or `utf-16`"
        ) from None
    except (UnicodeDecodeError, TypeError, AttributeError) as error:
        line = data.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        raise SourceError(
            "source-unreadable",
            f"it is not {name.removesuffix('-sig').upper()}: line {line} can't be decoded",
            "say what it is with `encoding:`, such as `encoding: windows-1252`",
        ) from None
    if not isinstance(text, str):
        raise SourceError("source-unreadable", f"`{name}` is not an encoding of text")
    if _BINARY.search(text):
        raise SourceError(
            "source-unreadable",
            "it holds control characters, so it is not text",
            "check its `encoding:`, and that its name ends as its kind does",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
