"""Turn the bytes of a CSV file into its text with LF line ends, strictly: nothing is replaced that can't be read."""

import codecs

from bluf.assets.csv_faults import CsvError, CsvFault
from bluf.ground.file_text import FileText
from bluf.problems.details import Details
from bluf.yaml_files.characters import unfit, what_is_unfit

_UTF_8 = "utf-8-sig"
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FIELD = Details(fields=("encoding",))


def csv_text(data: bytes, path: str, encoding: str | None) -> str:
    """Decode a file as `encoding`, which Python knows, or UTF-8 if None. Raises CsvError.

    A file that says by its first bytes, or by all of them, that it is otherwise encoded is a fault.
    """
    is_utf_8 = encoding is None or codecs.lookup(encoding).name in ("utf-8", _UTF_8)
    wide = next((name for mark, name in _WIDE_MARKS if data.startswith(mark)), None)
    if wide and is_utf_8:
        raise _fault(f"it is in {wide.upper()}, not UTF-8", f"write `encoding: {wide}`, or save it as UTF-8")
    if not is_utf_8 and not wide and _is_utf_8(data):
        raise _fault("it is in UTF-8, not in the encoding that is named", "leave `encoding:` out")
    name = _UTF_8 if encoding is None or is_utf_8 else encoding
    try:
        text = data.decode(name).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except UnicodeDecodeError as error:
        raise _undecoded(data, error, path, encoding) from None
    except UnicodeError:
        raise _fault(f"it is not in {encoding}", "name the encoding that it is in, or save it as UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at = unfit(text)
    if at is not None:
        raise _unfit(FileText(path, text), at)
    return text


def _is_utf_8(data: bytes) -> bool:
    """Whether bytes read as UTF-8 that are hardly so by chance: some are beyond ASCII, and none is NUL."""
    if data.isascii() or b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fault(message: str, hint: str) -> CsvError:
    return CsvError([CsvFault("data-unreadable", message, hint, data=_FIELD)])


def _undecoded(data: bytes, error: UnicodeDecodeError, path: str, encoding: str | None) -> CsvError:
    before = data[: error.start].decode(error.encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    rest = data[error.start :].split(b"\n", 1)[0].rstrip(b"\r").decode(error.encoding, "replace")
    file = FileText(path, before + rest)
    byte = f"byte 0x{data[error.start]:02X}"
    message = f"{byte} is not {encoding or 'UTF-8'}"
    hint = "write `encoding: windows-1252` if that is what it is in, or save it as UTF-8"
    if encoding is not None:
        hint = "name the encoding that it is in, or save it as UTF-8 and leave `encoding:` out"
    span = file.span(len(before), len(before) + 1)
    return CsvError([CsvFault("data-unreadable", message, hint, span, _FIELD)])


def _unfit(file: FileText, offset: int) -> CsvError:
    char = file.text[offset]
    hint = "delete it; if the file is no text, save its values as CSV, in UTF-8"
    if char == "\0" and file.text[offset + 1 : offset + 4 : 2].strip("\0") == "":
        hint = "write `encoding: utf-16-le` if that is what it is in, or save it as UTF-8"
    span = file.span(offset, offset + 1)
    return CsvError([CsvFault("data-unreadable", what_is_unfit(char), hint, span, Details(character=ord(char)))])
