"""Turn a field's code (ISO 29500-1, 17.16) into what it does beside showing text."""

import re
from collections.abc import Iterator

from bluf.inspection.looks import found
from bluf.inspection.report import Trait
from bluf.inspection.traces import link_traits, machine_paths
from bluf.inspection.wording import Shown

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_FETCHED = frozenset({"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE"})
_TOLD = {
    "DDE": ("field-links", ""),
    "DDEAUTO": ("field-links", ""),
    "MACROBUTTON": ("field-macro", ""),
    "ADDIN": ("field-data", "data of an add-in: "),
    "PRIVATE": ("field-data", "private data: "),
} | dict.fromkeys(_FETCHED, ("field-fetches", ""))
_FORM = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})
_FORMAT = re.compile(r"""\\[*#@]\s*(?:"[^"]*"|\S+)""")
# Fields whose code names bookmarks, styles, properties, fonts, programs or formats; of all others it may hold text.
_NAMING = frozenset(
    {
        *("=", "ADVANCE", "AUTOTEXT", "BARCODE", "BIBLIOGRAPHY", "CITATION", "CONTROL", "DISPLAYBARCODE"),
        *("DOCPROPERTY", "DOCVARIABLE", "EMBED", "EQ", "GLOSSARY", "HTMLCONTROL", "INDEX", "LISTNUM", "MERGEBARCODE"),
        *("MERGEFIELD", "NOTEREF", "PAGEREF", "REF", "SEQ", "SHAPE", "STYLEREF", "SYMBOL", "TOA", "TOC"),
    }
)


def field_traits(code: str, shown: Shown, where: str) -> Iterator[Trait]:
    """Yield what a field fetches, runs, asks for, links to, or says and doesn't show; `shown` is all that is shown."""
    words = [quoted or plain for quoted, plain in _WORDS.findall(code)]
    if not words:
        return
    name, targets = words[0].upper(), [word for word in words[1:] if not re.fullmatch(r"\\[A-Za-z*#@!]", word)]
    told = " ".join(words)
    if name in _TOLD:
        look, before = _TOLD[name]
        yield found(look, f"{before}{told}", where)
    elif name in _FORM:
        yield found("form-field", "a form field", where)
    elif name == "HYPERLINK" and targets and "\\l" not in words[1:2]:
        yield from link_traits(targets[0], where)
    elif name not in _NAMING and name != "HYPERLINK" and name[0] != "=":
        said = " ".join(quoted or plain for quoted, plain in _WORDS.findall(_FORMAT.sub(" ", code)))
        literal = " ".join(word for word in said.split()[1:] if not word.startswith("\\"))
        if shown.lacks(literal):
            yield found("field-says", f"{literal[:90]} (in a field {name[:20]})", where)
    yield from machine_paths(code.replace("\\\\", "\\"), where)
