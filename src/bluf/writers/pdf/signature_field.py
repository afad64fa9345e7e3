"""Leave room in a PDF for a signature that nobody sees on the page (ISO 32000-1, 12.7.4.5 and 12.8.1).

It is one by PAdES (EN 319 142-1). The file is written once, with the signature's dictionary in it; whoever signs it
fills the room that is left, so that the file has one revision and the signature covers all of it but itself. The field
has no size, so that it needs no appearance (ISO 19005-2, 6.3.3) and no place in the structure (ISO 14289-1, 7.18.1).
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from bluf.writers.pdf.objects import File, Object, PdfName, Raw, Ref

RANGE = "[0 9999999999 9999999999 9999999999]"  # until the file is signed; what is put there is never longer
_PRINTED_AND_LOCKED = 4 | 128  # annotation flags (table 165): as ISO 19005-2, 6.3.2 asks for
_SIGNED_AND_ONLY_ADDED_TO = 1 | 2  # flags of the form (table 219)


@dataclass(frozen=True, slots=True)
class SignatureRoom:
    """Who signs the file, and when. `size` is how many bytes the signature takes at most, with its certificates."""

    signer: str
    when: datetime
    size: int


def add_signature_field(file: File, page: Ref, room: SignatureRoom) -> tuple[Ref, dict[str, Object]]:
    """Add a field with room for a signature. Return it, for the page's annotations, and the form for the catalog."""
    signature = file.add(
        {
            "Type": PdfName("Sig"),
            "Filter": PdfName("Adobe.PPKLite"),
            "SubFilter": PdfName("ETSI.CAdES.detached"),
            "ByteRange": Raw(RANGE),
            "Contents": Raw(f"<{'0' * (2 * room.size)}>"),
            "Name": room.signer,
            "M": room.when.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"),
        }
    )
    field = file.add(
        {
            "Type": PdfName("Annot"),
            "Subtype": PdfName("Widget"),
            "FT": PdfName("Sig"),
            "T": "Signature",
            "V": signature,
            "P": page,
            "Rect": [0, 0, 0, 0],
            "F": _PRINTED_AND_LOCKED,
        }
    )
    return field, {"Fields": [field], "SigFlags": _SIGNED_AND_ONLY_ADDED_TO}
