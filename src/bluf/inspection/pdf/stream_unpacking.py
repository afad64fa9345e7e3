"""Unpack a PDF's streams within a budget, and find what stands after the end of what is packed.

What the file itself unpacks it with is the library's (qpdf's) own work, but for Flate, whose end it does not tell.
"""

import zlib
from typing import TYPE_CHECKING, Any

from bluf.inspection.pdf.safe_values import Key, get, items, name_of
from bluf.inspection.spending import Spending

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# What makes a picture of bytes (ISO 32000-1, 7.4); the filters before it only pack these bytes.
_PICTURES = {"DCTDecode": "DCT", "DCT": "DCT", "JPXDecode": "JPX", "JBIG2Decode": "JBIG2"}
_PICTURES |= {"CCITTFaxDecode": "CCITT", "CCF": "CCITT"}
_FLATE = ("FlateDecode", "Fl")
_CRYPT = "Crypt"
_STEP = 1 << 20
_EMPTY = b"\0\t\n\f\r "


class UnpackError(Exception):
    """A stream can't be unpacked: it is damaged, or packed in a way that is not known."""


class Streams:
    """The streams of a PDF, unpacked as they are asked for; `after` has what stands after the end of one."""

    def __init__(self, pdf: "Pdf", budget: Spending) -> None:
        self._pdf, self._budget = pdf, budget
        self.after: dict[Key, bytes] = {}

    def read(self, stream: "Object") -> bytes:
        """Return a stream's bytes. Raises SpentError and UnreadableError."""
        filters, parameters = filters_of(stream)
        return self._unpacked(stream, self._raw(stream), filters, parameters)

    def picture(self, stream: "Object") -> tuple[str, bytes]:
        """Return the format of a picture, such as `DCT`, and its bytes in it; no format where it is bare pixels.

        Raises SpentError and UnreadableError.
        """
        filters, parameters = filters_of(stream)
        for at, filter_ in enumerate(filters):
            if filter_ in _PICTURES:
                return _PICTURES[filter_], self._unpacked(stream, self._raw(stream), filters[:at], parameters[:at])
        return "", self._unpacked(stream, self._raw(stream), filters, parameters)

    def _raw(self, stream: "Object") -> bytes:
        try:
            return bytes(stream.read_raw_bytes())
        except Exception as error:  # qpdf's errors are of several types
            raise UnpackError(str(error)) from None

    def _unpacked(self, stream: "Object", raw: bytes, filters: list[str], parameters: list[Any]) -> bytes:
        while filters and filters[0] == _CRYPT:
            filters, parameters = filters[1:], parameters[1:]
        if not filters:
            return raw
        if filters[0] in _FLATE:
            data, after = self._inflated(raw)
            if after.strip(_EMPTY):
                self.after[stream.objgen] = after
            if len(filters) == 1 and not _predicts(parameters[0]):
                return data
        return self._by_library(raw, filters, parameters)

    def _inflated(self, raw: bytes) -> tuple[bytes, bytes]:
        """Return what Flate packs, and what comes after it."""
        unpacker, left = zlib.decompressobj(), raw
        pieces: list[bytes] = []
        while True:
            try:
                piece = unpacker.decompress(left, _STEP)
            except zlib.error as error:
                if not pieces:
                    raise UnpackError(str(error)) from None
                return b"".join(pieces), b""  # as readers do, what could be read of a damaged stream
            self._budget.unpack(len(piece))
            pieces.append(piece)
            left = unpacker.unconsumed_tail
            if unpacker.eof or not (left or piece):
                return b"".join(pieces), unpacker.unused_data

    def _by_library(self, raw: bytes, filters: list[str], parameters: list[Any]) -> bytes:
        import pikepdf

        copy = self._pdf.make_stream(raw)
        copy.Filter = pikepdf.Array([pikepdf.Name("/" + filter_) for filter_ in filters])
        copy.DecodeParms = pikepdf.Array([p if isinstance(p, pikepdf.Dictionary) else None for p in parameters])
        try:
            data = bytes(copy.read_bytes(pikepdf.StreamDecodeLevel.specialized))
        except Exception as error:
            raise UnpackError(str(error)) from None
        self._budget.unpack(len(data))
        return data


def filters_of(stream: "Object") -> tuple[list[str], list[Any]]:
    """Return the names of a stream's filters, and the parameters of each or None."""
    filters = [name_of(item) for item in items(get(stream, "/Filter"))]
    parameters: list[Any] = items(get(stream, "/DecodeParms"))
    return filters, [*parameters, *[None] * len(filters)][: len(filters)]


def _predicts(parameters: Any) -> bool:
    predictor = get(parameters, "/Predictor")
    return predictor is not None and predictor != 1
