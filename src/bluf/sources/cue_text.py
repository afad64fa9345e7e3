"""Turn the text of a cue into pieces without tags, each with the voice that speaks it (WebVTT, 4.2.2 and 6.4)."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A tag begins with a letter or is a time: `x < 5` is text, though a strict reader would lose what follows.
_TAG = re.compile(r"<(?:(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9]*+)(?P<rest>[^<>]*)|/|[0-9][0-9:.]*)>")
_STYLED = re.compile(r"\{\\[^{}\n]*\}")  # `{\an8}`, of SubStation Alpha, in many an SRT
_CLASSES = re.compile(r"(?:\.[^\s.]*+)*\s*+")
_RUBY = ("ruby", "rt")  # `rt` is how a word is read aloud: it says the same a second time


@dataclass(frozen=True, slots=True)
class CuePiece:
    """A line of a cue, or what one voice says of it. `line` is that of the file, `voice` whom a tag names."""

    line: int
    voice: str | None
    text: str


def pieces(lines: Sequence[tuple[int, str]]) -> list[CuePiece]:
    """Return what a cue's lines say. A line is its number in the file and its text."""
    found: list[CuePiece] = []
    for number, voice, text in _voiced(lines) if lines else ():
        plain = _STYLED.sub("", text) if "{" in text else text
        text = " ".join(html.unescape(plain).split())
        if text:
            found.append(CuePiece(number, voice, text))
    return found


def _voiced(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str | None, str]]:
    """Yield the text between the tags that change the voice; a tag may go over several lines."""
    text = "\n".join(line for _, line in lines)
    at = row = 0
    voice: str | None = None
    is_read = True
    gathered: list[str] = []

    def told(upto: str) -> Iterator[tuple[int, str | None, str]]:
        nonlocal row
        for place, part in enumerate(upto.split("\n")):
            if place:
                yield lines[row][0], voice, "".join(gathered)
                gathered.clear()
                row += 1
            if is_read:
                gathered.append(part)

    for tag in _TAG.finditer(text):
        yield from told(text[at : tag.start()])
        at = tag.end()
        name = (tag["name"] or "").lower()
        if name == "v":
            yield lines[row][0], voice, "".join(gathered)
            gathered.clear()
            voice = None if tag["end"] else _annotation(tag["rest"])
        elif name in _RUBY:
            is_read = name == "ruby" or tag["end"] is not None
        row += tag.group().count("\n")
    yield from told(text[at:])
    yield lines[row][0], voice, "".join(gathered)


def _annotation(rest: str) -> str | None:
    """Return the name in a voice tag, after its classes: `<v.loud Ana Lind>`."""
    classes = _CLASSES.match(rest)
    name = " ".join(html.unescape(rest[classes.end() :] if classes else rest).split())
    return name.rstrip(":") or None
