"""Turn a field's code (ISO 29500-1, 17.16) into what it does beside showing text."""

import re
from collections.abc import Iterator

from bluf.inspection.report import Finding, Link, Trait
from bluf.inspection.traces import machine_paths

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_FETCHED = frozenset({"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE"})
_FORM = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})


def field_traits(code: str, where: str) -> Iterator[Trait]:
    """Yield what a field fetches, runs, asks for or links to."""
    words = [quoted or plain for quoted, plain in _WORDS.findall(code)]
    if not words:
        return
    name, targets = words[0].upper(), [word for word in words[1:] if not re.fullmatch(r"\\[A-Za-z*#@!]", word)]
    told = " ".join(words)
    if name in ("DDE", "DDEAUTO"):
        yield Finding("automatic-action", told, where)
    elif name in _FETCHED:
        yield Finding("remote-resource", told, where)
    elif name == "MACROBUTTON":
        yield Finding("script", told, where)
    elif name in _FORM:
        yield Finding("form", "a form field", where)
    elif name == "ADDIN":
        yield Finding("custom-data", f"data of an add-in: {told}", where)
    elif name == "PRIVATE":
        yield Finding("custom-data", f"private data: {told}", where)
    elif name == "HYPERLINK" and targets and "\\l" not in words[1:2]:
        yield Link(targets[0], where)
    yield from machine_paths(code.replace("\\\\", "\\"), where)
