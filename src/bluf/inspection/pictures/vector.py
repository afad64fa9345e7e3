"""Read EMF and SVG: what they say beside what they draw."""

from bluf.inspection.pictures.carried import Carried
from bluf.inspection.safe_xml import UnreadableXmlError, attributes, local, parse, remarks, text_in

_TOLD = ("docname", "export-filename", "absref", "version", "href")


def carried_by_emf(data: bytes) -> Carried:
    """Return the description in the head of an EMF (MS-EMF 2.2.9): a program and a title."""
    length, at = (int.from_bytes(data[place : place + 4], "little") for place in (60, 64))
    text = data[at : at + 2 * min(length, 1000)].decode("utf-16-le", "replace") if at else ""
    carried = Carried(texts=[("description", part) for part in text.split("\0") if part])
    size = int.from_bytes(data[48:52], "little")
    carried.after = data[size:].strip(b"\0") if 88 <= size < len(data) else b""
    return carried


def carried_by_svg(data: bytes) -> Carried:
    """Return the texts in an SVG that it doesn't draw (SVG 2, 5.8): titles, descriptions, metadata, comments, paths."""
    carried = Carried()
    try:
        root = parse(data)
    except UnreadableXmlError as error:
        carried.other.append((f"SVG that can't be read ({error})", data))
        return carried
    carried.texts += [("comment", said.strip()) for said in remarks(root)]
    for element in root.iter():
        name = local(element)
        if name in ("title", "desc", "metadata"):
            carried.texts.append((name, text_in(element)))
        for attribute, value in attributes(element).items():
            short = attribute.rpartition("}")[2]
            if short in _TOLD and not value.startswith(("#", "data:")) and not value.replace(".", "").isdigit():
                carried.texts.append((short, value))
    return carried
