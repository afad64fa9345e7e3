"""Turn a field's code (ISO 29500-1, 17.16) into what it does beside showing text, and what it says that is not seen.

No program shows the code. So a text in it is compared with what the document shows: what stands in quotation marks in
any field, all that a field of text has, formats for dates and numbers, and what is said of a link.
"""

import re
from collections.abc import Iterator

from bluf.inspection.finding_wording import Shown, squeezed, word_set
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.shown_labels import ShownLabel, label_traits
from bluf.inspection.style_names import says_no_more
from bluf.inspection.traces import link_traits, machine_paths

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
_SWITCH = re.compile(r"\\[A-Za-z*#@!]")
# Fields whose code names bookmarks, styles, properties, fonts, programs or formats; of all others it may hold text.
_NAMING = frozenset(
    {
        *("=", "ADVANCE", "AUTOTEXT", "BARCODE", "BIBLIOGRAPHY", "CITATION", "CONTROL", "DISPLAYBARCODE"),
        *("DOCPROPERTY", "DOCVARIABLE", "EMBED", "EQ", "GLOSSARY", "HTMLCONTROL", "INDEX", "LISTNUM", "MERGEBARCODE"),
        *("MERGEFIELD", "NOTEREF", "PAGEREF", "REF", "SEQ", "SHAPE", "STYLEREF", "SYMBOL", "TOA", "TOC"),
    }
)
_OF_BOOKMARKS = frozenset({"REF", "PAGEREF", "NOTEREF"})
_OF_FORMATS = ("\\@", "\\#", "\\*")
_DRAWING = frozenset({"EQ", "SYMBOL"})  # whose arguments are drawn, and name a font
_PROPERTIES = frozenset(
    map(
        squeezed,
        word_set(
            """
            Author Bytes Category Characters CharactersWithSpaces Comments Company CreateTime HyperlinkBase Keywords
            LastPrinted LastSavedBy LastSavedTime Lines Manager NameOfApplication ODMADocId Pages Paragraphs
            RevisionNumber Security Subject Template Title TotalEditingTime Words
            """
        ),
    )
)
# Formats (17.16.4): what is left of a date's without its letters, and of a number's without its places, is text.
_DATE = re.compile(r"am/pm|[dmyhsw]+", re.IGNORECASE)
_NUMBER = re.compile(r"[#0x]+", re.IGNORECASE)
_FORMATS = word_set(
    """
    mergeformat mergeformatinet charformat caps firstcap lower upper alphabetic arabic arabicabjad arabicalpha
    arabicdash aiueo bahttext cardtext chinesenum chosung circlenum dbchar dbnum dollartext ganada gb hebrew hex
    hindiarabic hindicardtext hindiletter hindivowel iroha kanjinum ordinal ordtext roman sbchar thaiarabic
    thaicardtext thailetter
    vietcardtext zodiac
    """
)
_NAMED_FRAMES = frozenset(("_blank", "_self", "_parent", "_top"))
_JOINED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{3,}+[\W_]++){2}[^\W\d_]{3}")
_SAID = 90


def field_traits(code: str, shown: Shown, where: str) -> Iterator[Trait]:
    """Yield what a field fetches, runs, asks for, links to, or says and doesn't show; `shown` is all that is shown."""
    words = _WORDS.findall(code)
    if not words:
        return
    name = (words[0][0] or words[0][1]).upper()
    if name in _TOLD:
        look, before = _TOLD[name]
        yield found(look, f"{before}{' '.join(quoted or plain for quoted, plain in words)}", where)
    elif name in _FORM:
        yield found("form-field", "a form field", where)
    elif name == "HYPERLINK":
        yield from _link(words[1:], shown, where)
    else:
        yield from _says(name, words[1:], shown, where)
    yield from machine_paths(code.replace("\\\\", "\\"), where)


def _link(words: list[tuple[str, str]], shown: Shown, where: str) -> Iterator[Trait]:
    """Yield where a link leads, what its tooltip says, and any other words in its code (17.16.5.25)."""
    before, target, place = "", "", ""
    others = []
    for quoted, plain in words:
        said = quoted or plain
        if not quoted and _SWITCH.fullmatch(plain):
            before = plain.lower()
            continue
        if before == "\\o":
            yield from label_traits([ShownLabel("tooltip", "label-other", said, where, beside=target)], shown)
        elif before == "\\l":
            place = said
        elif before == "\\t":
            others += [said] if said not in _NAMED_FRAMES else []
        elif not before and not target:
            target = said
        else:
            others.append(said)
        before = ""
    if target:
        yield from link_traits(f"{target}#{place}" if place else target, where)
    elif _JOINED.search(place):
        others.append(place.replace("_", " "))
    if shown.lacks(literal := " ".join(others)):
        yield found("field-says", f"{literal[:_SAID]} (in a field HYPERLINK)", where)


def _says(name: str, words: list[tuple[str, str]], shown: Shown, where: str) -> Iterator[Trait]:
    """Yield the text in a code, and in its formats, that the document does not show."""
    naming = name in _NAMING or name.startswith("=")
    text, before = [], ""
    for quoted, plain in words:
        said = quoted or plain
        if not quoted and _SWITCH.fullmatch(plain):
            before = plain
        elif left := _left_of_format(before, said):
            if shown.lacks(left):
                yield found("field-says", f"{said[:_SAID]} (a format in a field {name[:20]})", where)
        elif (
            before not in _OF_FORMATS
            and name not in _DRAWING
            and (quoted or not naming or (_JOINED.search(plain) and name not in _OF_BOOKMARKS))
        ):
            text.append(re.sub(r"[_\d]+", " ", said) if naming else said)
        if said != before:
            before = ""
    literal = " ".join(text)
    if naming:
        literal = " ".join(word for word in literal.split() if squeezed(word) not in _PROPERTIES)
    if (not says_no_more(literal, shown)) if naming else shown.lacks(literal):
        yield found("field-says", f"{literal[:_SAID]} (in a field {name[:20]})", where)


def _left_of_format(switch: str, said: str) -> str:
    """Return what is text in the argument of a switch for formats; nothing of other switches."""
    if switch == "\\@":
        return _DATE.sub(" ", said).strip()
    if switch == "\\#":
        return _NUMBER.sub(" ", said).strip()
    return said if switch == "\\*" and said.lower().rstrip("0123456789") not in _FORMATS else ""
