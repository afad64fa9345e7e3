"""Turn RTF into its paragraphs (Rich Text Format Specification 1.9.1), with tracked changes accepted.

What its control words stand for is known by striprtf's tables: which begin a destination, which a sign, what a
character set is. Left out are hidden (`\\v`), deleted (`\\deleted`) and struck text, and all destinations but the body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from striprtf.striprtf import charset_map, destinations, specialchars

from bluf.sources.errors import SourceError
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourceLine, SourcePlace, is_figure, raised

MOST_NESTED = 1_000  # groups in groups: what writers make has some ten
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>.)|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]++)|[\r\n]++",
    re.DOTALL,
)
_OWN = re.compile(rb"\s*\{\\rtf")
# Destinations besides those of the table: the label of an item of a list.
_LEFT_OUT = frozenset([*destinations, "listtext"]) - {"fonttbl"}
_STARRED = frozenset(["fonttbl", "cs", "ts"])  # what may stand after `\\*` and is no destination to leave out
_ENDS = frozenset(["par", "sect", "page", "row", "nestrow", "cell", "nestcell"])  # of a paragraph
_CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_NUMBERED = {10000: "mac_roman", 65001: "utf-8"}  # code pages that Python knows by another name
_SYMBOL = 2  # the character set of fonts of signs


def read(data: bytes, _encoding: str | None) -> ReaderOutput:
    """Turn the bytes of an RTF file into its content. Raises SourceError."""
    return ReaderOutput(blocks_of_rtf(data))


def blocks_of_rtf(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of an RTF that have words, numbered from 1. Raises SourceError."""
    if _OWN.match(data) is None:
        raise SourceError("source-unreadable", "it is not RTF", "give it the ending of what it is")
    number = 0
    for text in _Reader(data.decode("latin-1")).paragraphs():
        if text.strip():
            number += 1
            yield Block((SourceLine(SourcePlace(paragraph=number), text),))


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group until its end, and in the groups in it."""

    skipped: bool = False  # a destination that is no part of the body
    fonts: bool = False  # the table of fonts
    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    raised: bool = False
    skip: int = 1  # bytes after a Unicode character that stand for it where Unicode is not known

    @property
    def shown(self) -> bool:
        return not (self.skipped or self.fonts or self.hidden or self.deleted or self.struck)


@dataclass(slots=True)
class _Reader:
    """Goes through a file, one control word after the other."""

    source: str
    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    code_page: str = "cp1252"
    code_pages: dict[int, str] = field(default_factory=dict)  # of fonts
    default_font: int | None = None
    begins: bool = False  # a group has just begun
    ignorable: bool = False  # after `\\*` at its beginning: it is left out unless what follows is known
    to_skip: int = 0
    encoded: bytearray = field(default_factory=bytearray)  # of the body, not yet decoded
    pieces: list[tuple[bool, str]] = field(default_factory=list)  # of the paragraph, each with whether it is raised

    def paragraphs(self) -> Iterator[str]:
        """Yield the text of each paragraph."""
        at = 0
        while (token := _TOKEN.match(self.source, at)) is not None:
            at = token.end()
            word = token["word"]
            if word == "bin" and self.outer:
                at += max(0, int(token["number"] or 0))  # so many bytes that are no text
            elif word is not None:
                if word in _ENDS and self._ends(word):
                    yield self._paragraph()
                else:
                    self._word(word, int(token["number"]) if token["number"] else None)
            elif token["brace"] is not None:
                if not self._brace(token["brace"]):
                    break
            elif token["sign"] in ("\n", "\r") and not self.state.skipped:
                yield self._paragraph()
            else:
                self._characters(token)
        yield self._paragraph()

    def _ends(self, word: str) -> bool:
        """Whether a paragraph ends: where the mark of its end is deleted or hidden, the next one goes on."""
        return not self.state.skipped and (word != "par" or not (self.state.deleted or self.state.hidden))

    def _brace(self, brace: str) -> bool:
        """Begin or end a group; return whether the document goes on."""
        self._decode()
        self.to_skip = 0
        self.ignorable = False
        self.begins = brace == "{"
        if self.begins:
            if len(self.outer) == MOST_NESTED:
                raise SourceError("source-unreadable", "it is nested too deep", "save it anew, or give its text")
            self.outer.append(self.state)
        elif self.outer:
            self.state = self.outer.pop()
        return bool(self.outer)

    def _characters(self, token: "re.Match[str]") -> None:
        if token["hex"] is not None:
            self._bytes(bytes.fromhex(token["hex"]))
        elif token["text"] is not None:
            self._bytes(token["text"].encode("latin-1"))
        elif token["sign"] == "*":
            self.ignorable = self.begins
        elif token["sign"] is not None:
            self._sign(specialchars.get(token["sign"], ""))

    def _word(self, word: str, number: int | None) -> None:
        if self.state.skipped:
            return
        is_left_out = word in _LEFT_OUT or (self.ignorable and word not in _STARRED)
        self.begins = self.ignorable = False
        if is_left_out:
            self._change(skipped=True)
        elif self.state.fonts:
            self._font(word, number)
        elif word == "u" and number is not None:
            self._decode()
            self._add(_half(number))
            self.to_skip = self.state.skip
        elif word in specialchars:
            self._sign(specialchars[word])
        else:
            self._look(word, number)

    def _look(self, word: str, number: int | None) -> None:
        """Take in what a control word says of the text after it, or of the document."""
        on = number != 0
        match word:
            case "v":
                self._change(hidden=on)
            case "deleted":
                self._change(deleted=on)
            case "strike" | "striked":
                self._change(struck=on)
            case "super":
                self._change(raised=on)
            case "sub" | "nosupersub":
                self._change(raised=False)
            case "plain":
                self._change(hidden=False, deleted=False, struck=False, raised=False, font=self.default_font)
            case "f":
                self._change(font=number)
            case "deff":
                self.default_font = number
                self._change(font=number)
            case "uc":
                self._change(skip=max(0, number if number is not None else 1))
            case "fonttbl":
                self._change(fonts=True)
            case "ansicpg" if number:
                self.code_page = _NUMBERED.get(number, f"cp{number}")
            case "ansi" | "mac" | "pc" | "pca":
                self.code_page = _CODE_PAGES[word]

    def _font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._change(font=number)
        elif word in ("fcharset", "cpg") and number is not None and self.state.font is not None:
            named = _NUMBERED.get(number, f"cp{number}") if word == "cpg" else charset_map.get(number)
            if word == "fcharset" and number == _SYMBOL:
                named = "cp1252"
            if named is not None:
                self.code_pages[self.state.font] = named

    def _change(self, **changed: bool | int | None) -> None:
        self._decode()
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]

    def _sign(self, text: str) -> None:
        if self.to_skip:
            self.to_skip -= 1
            return
        self._decode()
        self._add(" " if text.isspace() else text)

    def _bytes(self, data: bytes) -> None:
        self.begins = False
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        if self.state.shown:
            self.encoded += data[skipped:]

    def _decode(self) -> None:
        if self.encoded:
            page = self.code_pages.get(self.state.font, self.code_page) if self.state.font is not None else ""
            try:
                text = bytes(self.encoded).decode(page or self.code_page)
            except (LookupError, UnicodeError):
                reason = f"its characters are not those of {(page or self.code_page).upper()}, as it says"
                raise SourceError("source-unreadable", reason, "save it anew, or give its text") from None
            self.encoded.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        if self.state.shown:
            self.pieces.append((self.state.raised, text))

    def _paragraph(self) -> str:
        self._decode()
        self.to_skip = 0
        told: list[str] = []
        high: list[str] = []
        for is_raised, text in [*self.pieces, (False, "")]:
            if is_raised:
                high.append(text)
                continue
            if high:
                above = "".join(high)
                told.append(raised(above) if is_figure(above) else above)
                high.clear()
            told.append(text)
        self.pieces.clear()
        return _whole("".join(told))


def _half(number: int) -> str:
    """Return the UTF-16 unit that `\\u` gives, as a signed number of 16 bits."""
    return chr(number & 0xFFFF)


def _whole(text: str) -> str:
    """Put the halves of characters together that stand outside the first plane."""
    if text.isascii():
        return text
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeError:
        raise SourceError("source-unreadable", "it has half a character", "save it anew, or give its text") from None
