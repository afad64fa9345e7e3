"""Tell which runs of a DOCX nobody sees or whose text is withdrawn: hidden text, and text that is struck through.

Either may be set on the run itself, by its character style or by its paragraph's style (ISO/IEC 29500-1, 17.3.2.41,
17.3.2.37, 17.3.2.9 and 17.7.2). Hidden and struck are toggles: a character style undoes what a paragraph style does
(17.7.3). How the mark of a paragraph looks (`rPr` in its `pPr`) says nothing of its words.
"""

import zipfile
from dataclasses import dataclass

from lxml import etree

from bluf.sources.archives import MAX_UNPACKED, forget
from bluf.sources.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOGGLES = ("vanish", "strike")
_SETTINGS = (*_TOGGLES, "dstrike")
_PART = "word/styles.xml"

_Look = dict[str, bool]


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style itself says of its text, and the style that it is based on."""

    look: _Look
    based_on: str | None


class WordStyles:
    """The styles of a document."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._styles: dict[str, _Style] = {}
        self._looks: dict[str, _Look] = {}
        self._usual: dict[str | None, str] = {}  # what a paragraph or run has that names no style
        self._defaults: _Look = {}
        if _PART in archive.namelist():
            self._read(archive)

    def _read(self, archive: zipfile.ZipFile) -> None:
        if archive.getinfo(_PART).file_size > MAX_UNPACKED:
            raise SourceError("source-too-large", f"its styles unpack to more than {MAX_UNPACKED:,} bytes")
        tags = (f"{W}style", f"{W}rPrDefault")
        with archive.open(_PART) as part:
            for _, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True):
                look = _look(element.find(f"{W}rPr"))
                name = element.get(f"{W}styleId")
                if element.tag == f"{W}rPrDefault":
                    self._defaults = look
                elif name is not None:
                    self._styles[name] = _Style(look, _value(element.find(f"{W}basedOn")))
                    if element.get(f"{W}default") in ("1", "true", "on"):
                        self._usual[element.get(f"{W}type")] = name
                forget(element)

    def of_paragraph(self, properties: etree._Element | None) -> _Look:
        """Return what the style of a paragraph with these properties (`pPr`) says of its text."""
        return self._look_of("paragraph", properties, "pStyle")

    def is_unread(self, properties: etree._Element | None, paragraph: _Look) -> bool:
        """Whether a run with these properties (`rPr`) in a paragraph of that look is hidden or struck through."""
        direct = _look(properties)
        character = self._look_of("character", properties, "rStyle")
        return any(self._is_set(name, direct, character, paragraph) for name in _SETTINGS)

    def _is_set(self, name: str, direct: _Look, character: _Look, paragraph: _Look) -> bool:
        if name in direct:
            return direct[name]
        if name in _TOGGLES:
            by_default = self._defaults.get(name, False)
            return by_default or character.get(name, False) is not paragraph.get(name, False)
        return (self._defaults | paragraph | character).get(name, False)

    def _look_of(self, kind: str, properties: etree._Element | None, tag: str) -> _Look:
        name = _value(properties.find(W + tag)) if properties is not None else None
        if name not in self._styles:
            name = self._usual.get(kind)
        return self._inherited(name) if name is not None else {}

    def _inherited(self, name: str) -> _Look:
        """Return what a style says, or the nearest one that it is based on and that says anything."""
        chain: list[str] = []
        at: str | None = name
        while at is not None and at in self._styles and at not in self._looks:
            self._looks[at] = {}  # where styles are based on each other, it ends here
            chain.append(at)
            at = self._styles[at].based_on
        look = self._looks.get(at, {}) if at is not None else {}
        for each in reversed(chain):
            look = self._looks[each] = look | self._styles[each].look
        return look if chain else self._looks[name]


def _look(properties: etree._Element | None) -> _Look:
    if properties is None:
        return {}
    found = ((name, properties.find(W + name)) for name in _SETTINGS)
    return {name: _value(toggle, "true") in ("true", "1", "on") for name, toggle in found if toggle is not None}


def _value(element: etree._Element | None, absent: str | None = None) -> str | None:
    return element.get(f"{W}val", absent) if element is not None else None
