"""Say what a face's licence bits let a document do with it (`OS/2.fsType`, OpenType 1.9.1).

Where several of the first bits are set, as in files of before version 3 of the table, the most permissive goes.
"""

from dataclasses import dataclass

_RESTRICTED, _PRINT, _EDITABLE = 0x0002, 0x0004, 0x0008
_WHOLE, _BITMAP = 0x0100, 0x0200


@dataclass(frozen=True, slots=True)
class LicenceBits:
    """What a document may carry of a face: in a file to read, in one to edit, and of either only the whole face."""

    in_pdf: bool = True
    in_docx: bool = True
    whole: bool = False  # not a subset
    bitmap: bool = False  # no outlines

    @classmethod
    def of(cls, bits: int) -> "LicenceBits":
        """Return what `fsType` permits.

        >>> LicenceBits.of(0x0004)
        LicenceBits(in_pdf=True, in_docx=False, whole=False, bitmap=False)
        """
        whole, bitmap = bool(bits & _WHOLE), bool(bits & _BITMAP)
        if bits & _EDITABLE:
            return cls(whole=whole, bitmap=bitmap)
        if bits & _PRINT:
            return cls(in_docx=False, whole=whole, bitmap=bitmap)
        if bits & _RESTRICTED:
            return cls(in_pdf=False, in_docx=False, whole=whole, bitmap=bitmap)
        return cls(whole=whole, bitmap=bitmap)
