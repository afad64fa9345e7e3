"""Find what the properties of marked content say (ISO 32000-1, 14.6.2) that stand in a content stream itself."""

import re
from collections.abc import Iterator
from typing import Any

from bluf.inspection.labels import Label
from bluf.inspection.looks import found
from bluf.inspection.pdf.content import Content
from bluf.inspection.pdf.values import get, is_dictionary, text, text_of
from bluf.inspection.report import Trait
from bluf.inspection.traces import machine_paths
from bluf.inspection.wording import word_set

_PLAIN = re.compile(rb"<<\s*/MCID\s+\d+\s*>>\s*")
_KNOWN = word_set(
    "/MCID /Lang /ActualText /BlufRenamed /Alt /E /Type /Subtype /Attached /BBox /O /Metadata /StructParent"
)


def _dictionaries(content: Content) -> Iterator[Any]:
    import pikepdf

    for written in dict.fromkeys(content.properties):
        if _PLAIN.fullmatch(written):
            continue
        try:
            value = pikepdf.Object.parse(written)
        except Exception:  # qpdf's errors for what is no value are of several types
            continue
        if is_dictionary(value):
            yield value


def property_traits(content: Content, where: str) -> Iterator[Trait]:
    """Yield what stands under keys that no standard knows."""
    for properties in _dictionaries(content):
        for key, value in properties.items():
            if key not in _KNOWN:
                said = " ".join(_strings(value))
                if said.strip():
                    yield found("private-data", f"{key[1:]}: {said}", where)
                    yield from machine_paths(said, where)


def property_labels(content: Content, where: str) -> Iterator[Label]:
    """Yield the alternative texts and expansions."""
    for properties in _dictionaries(content):
        for key in ("/Alt", "/E"):
            if said := text(properties, key):
                yield Label("alternative-text", "alternative-other", said, where)


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield text_of(value)
    elif isinstance(value, pikepdf.Array) and depth < 10:
        for item in value:
            yield from _strings(item, depth + 1)
    elif is_dictionary(value) and depth < 10:
        for key in value:
            yield from _strings(get(value, key), depth + 1)
