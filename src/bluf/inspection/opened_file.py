"""Turn a path or bytes into a file's name, bytes and format, or into the problem that stops its inspection."""

import io
import zipfile
from enum import StrEnum
from pathlib import Path

from bluf.ground.confined import Excess, ExcessError
from bluf.inspection import reading_limits
from bluf.problems import BriefError, Problem, Span

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # MS-OFFCRYPTO 2.3.1
_HEAD = 1024  # bytes in which a PDF's header may stand (ISO 32000-1, annex H, note 13)


class FileFormat(StrEnum):
    """What is inspected."""

    PDF = "pdf"
    DOCX = "docx"


def problem(name: str, code: str, message: str, hint: str) -> BriefError:
    """Return the error for a file as a whole."""
    return BriefError([Problem(code, message, Span(name, 0, 0), hint=hint)])


def unreadable(name: str, why: str) -> BriefError:
    """Return the error for a DOCX that is damaged."""
    hint = "get it again, or open and save it in Word"
    return problem(name, "inspect-unreadable", f"this can't be read as a DOCX: {why}", hint)


def too_large(name: str, why: str) -> BriefError:
    """Return the error for a DOCX that unpacks to more than any document has."""
    return problem(
        name, "inspect-too-large", f"{why}, as a zip bomb has", "do not open it, unless you know who made it"
    )


def excess(name: str, error: ExcessError) -> BriefError:
    """Return the error for a file that took too much and was given up."""
    if error.excess is Excess.CRASH:
        return problem(name, "inspect-unreadable", error.reason, "get it again from where it came from")
    return problem(name, "inspect-too-large", error.reason, "do not open it, unless you know who made it")


def read(path: Path) -> bytes:
    """Return the bytes of a file. Raises BriefError where it can't be read or is too large."""
    try:
        if path.is_dir():
            raise problem(str(path), "inspect-unreadable", "this is a folder", "name the files in it")
        with path.open("rb") as file:
            data = file.read(reading_limits.FILE + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise problem(str(path), "inspect-unreadable", f"it can't be read: {reason}", "check the path") from None
    except ValueError:
        raise problem(str(path), "inspect-unreadable", "this is no path", "check the path") from None
    return data


def format_of(data: bytes, name: str) -> FileFormat:
    """Return the format that the bytes have, whatever the file's name says. Raises BriefError for any other."""
    if len(data) > reading_limits.FILE:
        most = reading_limits.FILE // reading_limits.MIB
        raise problem(name, "inspect-too-large", f"the file is over {most} MiB", "inspect a smaller copy of it")
    if not data.strip():
        raise problem(name, "inspect-unreadable", "the file is empty", "get it again from where it came from")
    if b"%PDF-" in data[:_HEAD]:
        return FileFormat.PDF
    if data.startswith(b"PK\x03\x04") or zipfile.is_zipfile(io.BytesIO(data)):
        return FileFormat.DOCX
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise problem(
                name, "inspect-encrypted", "the file opens only with a password", "save a copy of it without a password"
            )
        raise problem(
            name, "inspect-unsupported", "this is a file of Office 97-2003", "save it as .docx or .pdf and inspect that"
        )
    raise problem(name, "inspect-unsupported", "this is neither a PDF nor a DOCX", "inspect files of these formats")
