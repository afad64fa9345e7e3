"""Read a zip file (PKWARE's APPNOTE) within limits: its parts, and what it holds and says beside them."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from bluf.inspection import opened_file, reading_limits
from bluf.inspection.spending import Spending, SpentError

_END, _DESCRIPTOR = b"PK\x05\x06", b"PK\x07\x08"
_LOCAL = 30  # bytes of a local header before the name
# Extra fields that say only sizes or the coding of the name (APPNOTE 4.5.2 and 4.6.1).
_DULL = frozenset({0x0001, 0x6375, 0x7075, 0xCAFE})
# Extra fields with times, and with owners.
_TIMES, _OWNERS = frozenset({0x000A, 0x5455}), frozenset({0x5855, 0x7855, 0x7875})
_PADDING = 0xA220  # room to grow (ISO 29500-2, annex C)
_EARLIEST = (1980, 1, 1)  # the first date that a zip can bear, which says nothing
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
_DAMAGE += (RuntimeError, KeyError, IndexError, UnicodeError)  # type: ignore[assignment]


class DamagedPartError(Exception):
    """A part is missing or damaged."""


class Archive:
    """A zip file: `names` of its parts, and their bytes as they are asked for."""

    def __init__(self, data: bytes, name: str, budget: Spending) -> None:
        """Raises BriefError where it can't be opened."""
        self._budget, self._data = budget, data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _DAMAGE as error:
            raise opened_file.unreadable(name, f"its zip directory is damaged ({error})") from None
        self.entries = [info for info in entries if not info.is_dir()]
        self.folders = [info.filename for info in entries if info.is_dir()]
        if len(entries) > reading_limits.PARTS:
            raise opened_file.too_large(name, f"it has over {reading_limits.PARTS:,} parts")
        if any(info.flag_bits & 1 for info in self.entries):
            raise opened_file.problem(
                name, "inspect-encrypted", "its parts open only with a password", "save a copy without a password"
            )
        self.names = tuple(dict.fromkeys(info.filename for info in self.entries))
        self.comment = self._zip.comment
        self.after: dict[str, bytes] = {}

    def read(self, part: str) -> bytes:
        """Return a part's bytes. Raises DamagedPartError and SpentError."""
        most = self._budget.unpacked
        try:
            with self._zip.open(part) as stream:
                data = stream.read(most + 1)
        except MemoryError:
            raise SpentError("it takes too much memory to read") from None
        except _DAMAGE:
            raise DamagedPartError from None
        self._budget.unpack(len(data))
        return data

    def size(self, part: str) -> int:
        """Return the size that the zip's directory claims for a part."""
        return self._zip.getinfo(part).file_size

    def outside(self) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of the file that are of no part, and where they stand: before, between or after the parts.

        A part's own are its local header, its content, and the descriptor that repeats its sizes (APPNOTE 4.3.7 to
        4.3.9).
        """
        at, where = 0, "before the parts"
        for info in sorted(self._zip.infolist(), key=lambda info: info.header_offset):
            yield where, self._data[at : info.header_offset]
            end = self._content_at(info) + info.compress_size
            at, where = max(at, end + self._descriptor(info, end)), f"after {info.filename}"
        yield where, self._data[at : self._zip.start_dir]
        comment = len(self.comment)
        end = self._data.rfind(_END, 0, len(self._data) - comment - 18)
        yield "after the parts", self._data[end + 22 + comment :]

    def _content_at(self, info: zipfile.ZipInfo) -> int:
        lengths = info.header_offset + 26  # of the name and the extra field
        own = sum(int.from_bytes(self._data[place : place + 2], "little") for place in (lengths, lengths + 2))
        return info.header_offset + _LOCAL + own

    def _descriptor(self, info: zipfile.ZipInfo, end: int) -> int:
        """Return the length of what follows a part's content: the mark, if any, its checksum and its two sizes."""
        if not info.flag_bits & 8:
            return 0
        mark = 4 if self._data.startswith(_DESCRIPTOR, end) else 0
        sizes = int.from_bytes(self._data[end + mark + 4 : end + mark + 8], "little"), info.compress_size
        return mark + (12 if sizes[0] == sizes[1] and self._next_at(end + mark + 12) else 20)

    def _next_at(self, place: int) -> bool:
        return self._data.startswith((b"PK\x03\x04", b"PK\x01\x02", b"PK\x06\x06"), place)

    def after_packed(self) -> Iterator[tuple[str, bytes]]:
        """Yield what stands after the end of what a part packs, within its packed size. Raises SpentError."""
        read = 0
        for info in self.entries:
            if info.compress_type != zipfile.ZIP_DEFLATED:
                continue
            start = self._content_at(info)
            unpacker = zlib.decompressobj(-15)
            try:
                left = self._data[start : start + info.compress_size]
                while left and not unpacker.eof:
                    read += len(unpacker.decompress(left, 1 << 20))
                    left = unpacker.unconsumed_tail
                    if read > self._budget.limits.unpacked:
                        raise SpentError("what is packed in it is too large")
            except zlib.error:
                continue
            if unpacker.unused_data:
                yield info.filename, unpacker.unused_data

    def names_inside(self) -> Iterator[tuple[str, str]]:
        """Yield the parts that their own header calls otherwise than the zip's directory does, with that name."""
        for info in self._zip.infolist():
            at = info.header_offset
            length = int.from_bytes(self._data[at + 26 : at + 28], "little")
            own = self._data[at + _LOCAL : at + _LOCAL + length]
            told = own.decode("utf-8" if info.flag_bits & 0x800 else "cp437", "replace")
            if told != info.orig_filename:
                yield info.filename, told

    def extras(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield what the zip says of parts beside names and sizes: `note`, `time`, `owner` or `data`, and its bytes."""
        for info in self._zip.infolist():
            yield info.filename, "note", info.comment
            start = self._content_at(info)
            length = int.from_bytes(self._data[info.header_offset + 28 : info.header_offset + 30], "little")
            for extra in (info.extra, self._data[start - length : start]):
                yield from ((info.filename, kind, field) for kind, field in _fields(extra))

    def dates(self) -> list[tuple[int, int, int, int, int, int]]:
        """Return the dates of the parts, but for the first that a zip can bear, in order."""
        return sorted({info.date_time for info in self.entries if info.date_time[:3] != _EARLIEST})


def _fields(extra: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the content of the extra fields that may say something, and what they are."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = (int.from_bytes(extra[place : place + 2], "little") for place in (at, at + 2))
        content = extra[at + 4 : at + 4 + length]
        if kind in _TIMES or kind in _OWNERS:
            yield ("time" if kind in _TIMES else "owner"), content
        elif kind not in _DULL:
            yield "data", content[4:] if kind == _PADDING else content
        at += 4 + length
    yield "data", extra[at:]
