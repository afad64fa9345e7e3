"""Turn the bytes of an XML part into a tree, with nothing fetched, no entity expanded, and a limit of size.

ISO 29500-2, 8.2.5 forbids document type declarations in a package, so one is refused. The namespaces of the strict
form (ISO 29500-1, annex A) are read as those of the transitional one, so that both are looked at in one way.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection import reading_limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_OOXML = b"http://schemas.openxmlformats.org/"
_ISO = b"http://purl.oclc.org/ooxml/"
_STRICT = (
    (_ISO + b"wordprocessingml/main", _OOXML + b"wordprocessingml/2006/main"),
    (_ISO + b"officeDocument/relationships", _OOXML + b"officeDocument/2006/relationships"),
    (_ISO + b"officeDocument/extendedProperties", _OOXML + b"officeDocument/2006/extended-properties"),
    (_ISO + b"officeDocument/customProperties", _OOXML + b"officeDocument/2006/custom-properties"),
    (_ISO + b"officeDocument/math", _OOXML + b"officeDocument/2006/math"),
    (_ISO + b"officeDocument/docPropsVTypes", _OOXML + b"officeDocument/2006/docPropsVTypes"),
    (_ISO + b"officeDocument/bibliography", _OOXML + b"officeDocument/2006/bibliography"),
    (_ISO + b"officeDocument/customXml", _OOXML + b"officeDocument/2006/customXml"),
    (_ISO + b"drawingml/", _OOXML + b"drawingml/2006/"),
    (_ISO + b"schemaLibrary/", _OOXML + b"schemaLibrary/2006/"),
)


_NODE, _ATTRIBUTE = 80, 200  # bytes for each sign of one, as measured with lxml


class UnreadableXmlError(ValueError):
    """The bytes are not XML, or not such as may be read."""


def cost_of(data: bytes) -> int:
    """Return about how many bytes of memory the tree of an XML part takes: its nodes, attributes and text."""
    return _NODE * data.count(b"<") + _ATTRIBUTE * data.count(b"=") + len(data)


def parse(data: bytes) -> "_Element":
    """Return the root of an XML part. Raises UnreadableXmlError."""
    from lxml import etree

    if cost_of(data) > reading_limits.TREE:
        raise UnreadableXmlError("it has too many elements")
    if _ISO in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableXmlError("it is not well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableXmlError("it has a document type declaration, which may hold a trap")
    return root


def asked(root: "_Element", path: str, spaces: dict[str, str] | None = None) -> list[Any]:
    """Return what an XPath that asks for nodes finds: elements, texts or values of attributes."""
    answer = root.xpath(path, namespaces=spaces)
    return answer if isinstance(answer, list) else []


def attributes(element: "_Element") -> dict[str, str]:
    """Return the element's attributes by their full names; of a comment or instruction, none."""
    if not isinstance(element.tag, str):
        return {}
    return {str(name): str(value) for name, value in element.attrib.items()}


def text_in(element: "_Element") -> str:
    """Return all text in an element, on one line."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def remarks(root: "_Element") -> Iterator[str]:
    """Yield the comments and processing instructions in a tree, and before and after it."""
    from lxml import etree

    before = reversed(list(root.itersiblings(preceding=True)))
    for remark in (*before, *root.iter(etree.Comment, etree.PI), *root.itersiblings()):
        said = str(remark.text or "")
        if said and isinstance(remark, etree._ProcessingInstruction):
            said = f"{remark.target!s} {said}"
        yield said


def local(element: "_Element") -> str:
    """Return the element's name without its namespace; of a comment or instruction, nothing."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
