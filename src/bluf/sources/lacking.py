"""Tell a file that libxml2 had no memory for from one that is not well-formed."""

import contextlib
from collections.abc import Iterator

from lxml import etree


@contextlib.contextmanager
def memory_told() -> Iterator[None]:
    """Raise MemoryError where lxml raises a syntax error for want of memory."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise
