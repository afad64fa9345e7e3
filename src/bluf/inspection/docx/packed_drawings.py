"""Find what the drawings hold that Word packs into an attribute of VML (`o:gfxdata`): each is a package of its own."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.archive import Archive, DamagedPartError
from bluf.inspection.docx.embedded_pictures import picture_labels
from bluf.inspection.docx.namespaces import OFFICE, A, V, W
from bluf.inspection.finding_wording import Shown
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.pictures import picture_traits
from bluf.inspection.safe_xml import UnreadableXmlError, cost_of, parse
from bluf.inspection.shown_labels import ShownLabel, label_traits
from bluf.inspection.spending import Spending, SpentError
from bluf.inspection.traces import words_in_bytes
from bluf.problems import BriefError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*\?>")


def packed_traits(root: "_Element", shown: Shown, budget: Spending, part: str) -> Iterator[Trait]:
    """Yield what packed drawings say in other words than the pages, and what their pictures carry."""
    packed = (shape.get(OFFICE + "gfxdata") for shape in root.iter(V + "*"))
    for written in dict.fromkeys(value for value in packed if value):
        try:
            data = base64.b64decode("".join(written.split()))
        except (binascii.Error, ValueError):
            data = written.encode("utf-8", "replace")
        try:
            archive = Archive(data, part, budget)
        except BriefError:
            said = words_in_bytes(data).removeprefix(": ")
            yield from label_traits([ShownLabel("text-packed", "text-packed", said, part)], shown)
            continue
        for name in budget.timed(archive.names):
            yield from _of_part(archive, name, shown, budget, part)


def _of_part(archive: Archive, name: str, shown: Shown, budget: Spending, part: str) -> Iterator[Trait]:
    where = f"{part}, a packed drawing"
    try:
        data = archive.read(name)
        if not _DECLARATION.sub(b"", data, count=1).strip():
            return  # Word leaves some parts empty
        if not name.endswith(".xml"):
            yield from picture_traits(data, where) if not name.endswith(".rels") else ()
            return
        budget.hold(cost_of(data))
        root = parse(data)
    except (DamagedPartError, UnreadableXmlError, SpentError):
        yield Unseen(f"{where}: {name} can't be read")
        return
    said = " ".join(text.text or "" for text in root.iter(W + "t", A + "t"))
    labels = [ShownLabel("text-packed", "text-packed", said, where, quiet=True), *picture_labels(root, where)]
    yield from label_traits(labels, shown)
