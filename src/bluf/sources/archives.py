"""What documents that are archives of XML (DOCX, ODT) share: how large a part may be, and what damage raises."""

import lzma
import struct
import zipfile
import zlib

from lxml import etree

MAX_UNPACKED = 100 * 1024 * 1024  # bytes of a part
# What is raised for an archive that is damaged, locked, or packed in a way that Python does not know.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    etree.XMLSyntaxError,
    LookupError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def forget(element: etree._Element) -> None:
    """Free what was read: the element's content, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
