"""Find what a colour profile carries beside colours (ICC.1:2022, 7): bytes of none of its data, and text.

Its description and copyright, the maker's and model's names and the conditions of viewing are texts that profiles
ordinarily have; such a text is yielded where it is long or bears an address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bluf.inspection.traces import addresses_in

_HEAD, _ENTRY = 128, 12
_RESERVED = slice(100, 128)
_MOST_TAGS = 200
_PAD = 4
_TEXTS = frozenset((b"desc", b"cprt", b"dmnd", b"dmdd", b"vued", b"scrd", b"dscm", b"targ"))
_TEXTS |= {b"CIED", b"DevD", b"Pmtr"}  # what was measured, as a usual program keeps it
_NAMES = frozenset((b"ncl2", b"ncol", b"clrt", b"clot", b"psid", b"pseq", b"ciid"))  # of colours and other profiles
_LONG = 400  # characters of a text of a profile that is not usual
_TYPE = 8  # bytes before what a tag holds
_WORDS = re.compile(rb"[\x20-\x7e]{6,}|(?:\0[\x20-\x7e]){6,}")
# Three words in a row, which numbers do not spell by chance.
_SENTENCE = re.compile(rb"(?<![A-Za-z])[A-Za-z][a-z]{2,}+[,.:;-]?+ [A-Za-z][a-z]++[,.:;-]?+ [A-Za-z][a-z]")
_TEXT_TYPES = frozenset((b"text", b"desc", b"mluc", b"utf8", b"ut16", b"zut8", b"zxml", b"dict", b"data"))
_PRIVATE = 12  # letters of a text in a tag that no text belongs in


@dataclass(frozen=True, slots=True)
class ProfileText:
    """What a profile says: where in it, the bytes, and whether it is a text that profiles ordinarily have."""

    place: str
    data: bytes
    ordinary: bool = False


def said_by(profile: bytes) -> Iterator[ProfileText]:
    """Yield what a profile carries beside colours; nothing for bytes that are no profile."""
    if profile[36:40] != b"acsp" or len(profile) < _HEAD + 4:
        return
    size, count = int.from_bytes(profile[:4]), int.from_bytes(profile[_HEAD : _HEAD + 4])
    if (after := profile[max(size, _HEAD) :]).strip(b"\0\t\n\r "):
        yield ProfileText("after its end", after)
    if (reserved := profile[_RESERVED]).strip(b"\0"):
        yield ProfileText("in its reserved bytes", reserved)
    spans = [(0, _HEAD + 4 + _ENTRY * count)]
    told: set[tuple[int, int]] = set()
    for at in range(_HEAD + 4, _HEAD + 4 + _ENTRY * min(count, _MOST_TAGS), _ENTRY):
        start, length = (int.from_bytes(profile[place : place + 4]) for place in (at + 4, at + 8))
        spans.append((start, start + length))
        if (start, length) not in told:
            told.add((start, length))
            yield from _tag(profile[at : at + 4], profile[start : min(start + length, size)])
    at = 0
    for start, end in sorted(spans):
        if start - at >= _PAD and start <= size and _WORDS.search(gap := profile[at:start]):
            yield ProfileText("between its data", gap)
        at = max(at, end)
    if size - at >= _PAD and _WORDS.search(rest := profile[at:size]):
        yield ProfileText("between its data", rest)


def _tag(name: bytes, data: bytes) -> Iterator[ProfileText]:
    place = f"tag {name.decode('latin-1').strip()}"
    words = [run.replace(b"\0", b"") for run in _WORDS.findall(data[_TYPE:])]
    if name in _TEXTS:
        text = b" ".join(dict.fromkeys(words))
        if len(text) > _LONG or any(addresses_in(text.decode("latin-1"))):
            yield ProfileText(place, text, ordinary=True)
    elif name not in _NAMES and words:
        letters = max(sum(letter.isalpha() for letter in run.decode()) for run in words)
        if (data[:4] in _TEXT_TYPES and letters >= _PRIVATE) or any(map(_SENTENCE.search, words)):
            yield ProfileText(place, b" ".join(words))
