"""Say what is painted of a text: composed, without characters that show nothing, and where each came from."""

import re
import unicodedata
from collections.abc import Iterator

from bluf.ground.text_map import TextMap

# Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties.txt), and what stands for an object in plain text.
# They show nothing of their own.
_IGNORABLE = (
    "\u00ad \u034f \u061c \u115f-\u1160 \u17b4-\u17b5 \u180b-\u180f \u200b-\u200f \u202a-\u202e \u2060-\u206f \u3164 "
    "\ufe00-\ufe0f \ufeff \uffa0 \ufff0-\ufff8 \ufffc \U0001bca0-\U0001bca3 \U0001d173-\U0001d17a \U000e0000-\U000e0fff"
)
# Joiners, marks of direction and variation selectors.
_ACTING = "\u061c \u180b-\u180f \u200c-\u200f \u202a-\u202e \u2066-\u2069 \ufe00-\ufe0f \U000e0100-\U000e01ef"
ACTING = re.compile(f"[{_ACTING.replace(' ', '')}]")


def _characters(ranges: str) -> frozenset[str]:
    bounds = ((ord(each[0]), ord(each[-1])) for each in ranges.split(" "))
    return frozenset(chr(code) for first, last in bounds for code in range(first, last + 1))


IGNORABLE = _characters(_IGNORABLE)
# Where those act they are part of what is printed: `layout.line_ends` leaves out the others. A line or paragraph
# separator ends a line there; in a label, which has one line, it is a space.
UNPRINTED: dict[int, str | None] = {
    **dict.fromkeys(map(ord, IGNORABLE - _characters(_ACTING))),
    ord("\N{LINE SEPARATOR}"): " ",
    ord("\N{PARAGRAPH SEPARATOR}"): " ",
}
_UNPRINTED = frozenset(map(chr, UNPRINTED))


def printed(text: str) -> str:
    """Return what is painted of `text`: composed where Unicode can (NFC), without characters that show nothing.

    All formats print this, so they hold the same words and break the same lines.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(UNPRINTED))


def map_of_printed(text: str) -> TextMap | None:
    """Return where each character of what is painted stands in `text`; None if that is the text itself."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and _UNPRINTED.isdisjoint(text)):
        return None
    return TextMap.joined(_composed(text))


def _composed(text: str) -> Iterator[TextMap]:
    """Yield the maps of characters that compose with nothing around them."""
    kept = [(at, char) for at, char in enumerate(text) if ord(char) not in UNPRINTED]
    start = 0
    for end in range(1, len(kept) + 1):
        group = "".join(char for _, char in kept[start:end])
        if end < len(kept) and not _stands_alone(group, kept[end][1]):
            continue
        made = unicodedata.normalize("NFC", group)
        first, last = kept[start][0], kept[end - 1][0] + 1
        is_same = made == text[first:last]
        yield TextMap.exact(first, len(made)) if is_same else TextMap.whole(len(made), first, last)
        start = end


def _stands_alone(before: str, char: str) -> bool:
    """Whether a character composes with none of those before it."""
    if char.isascii():
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return not unicodedata.combining(char) and unicodedata.normalize("NFC", before + char) == apart


def place_of_printed(text: str, at: int, length: int) -> tuple[int, int]:
    """Return from where to where characters of what is painted of `text` stand in it."""
    found = map_of_printed(text)
    return (found and found.span(at, at + length)) or (at, at + length)
