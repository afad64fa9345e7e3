"""Find what the properties of marked content say (ISO 32000-1, 14.6.2) that stand in a content stream itself."""

import re
from collections.abc import Iterator
from typing import Any

from bluf.inspection.finding_wording import word_set
from bluf.inspection.inspection_report import Trait
from bluf.inspection.languages import is_language
from bluf.inspection.looks import found
from bluf.inspection.pdf.content_stream import StreamContent
from bluf.inspection.pdf.listed_names import is_listed
from bluf.inspection.pdf.safe_values import get, is_dictionary, items, name_of, text, text_of
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.traces import machine_paths

_PLAIN = re.compile(rb"<<\s*/MCID\s+\d+\s*>>\s*")
_TEXTS = word_set("/ActualText /BlufRenamed /Alt /E")  # other looks compare them with the page


def _dictionaries(content: StreamContent) -> Iterator[Any]:
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


def property_traits(content: StreamContent, where: str) -> Iterator[Trait]:
    """Yield what stands under keys that no standard knows."""
    for properties in _dictionaries(content):
        for key, value in properties.items():
            said = " ".join(strings_in(value))
            if key in _TEXTS:
                continue
            if said.strip() and not (key == "/Lang" and is_language(said)):
                yield found("private-data", f"{key[1:]}: {said}", where)
                yield from machine_paths(said, where)
            for named in map(name_of, items(value)):
                if not is_listed(named, "Properties", key[1:]):
                    yield found("name-unlisted", f"{key[1:]}: {named}", where)


def property_labels(content: StreamContent, where: str) -> Iterator[ShownLabel]:
    """Yield the alternative texts and expansions."""
    for properties in _dictionaries(content):
        for key in ("/Alt", "/E"):
            if said := text(properties, key):
                yield ShownLabel("alternative-text", "alternative-other", said, where)


def strings_in(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the strings in a value, as deep as content has them."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield text_of(value)
    elif isinstance(value, pikepdf.Array) and depth < 10:
        for item in value:
            yield from strings_in(item, depth + 1)
    elif is_dictionary(value) and depth < 10:
        for key in value:
            yield from strings_in(get(value, key), depth + 1)
