"""Turn subtitles (WebVTT; SRT) into paragraphs, a turn of a speaker each, as far as the file marks them (webvtt-py).

A line keeps its number in the file. Times are written as the library takes them before it reads them, since files leave
out hours, or have a comma where the format has a point.
"""

import re
from collections.abc import Iterator, Sequence

from webvtt import srt, vtt

from bluf.sources.cue_paragraphs import Cue, blocks_of_cues
from bluf.sources.cue_text import pieces
from bluf.sources.decoding import decoded
from bluf.sources.errors import SourceError
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3})\d{0,6})?"
_TIMING = re.compile(rf"\s{{0,20}}{_TIME}\s{{0,20}}-{{1,3}}>\s{{0,20}}{_TIME}(?![\d:])")
_HEADER = "WEBVTT"


class _Numbered(str):
    """A line that knows its number in the file."""

    __slots__ = ("number",)
    number: int


def read(data: bytes, encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a file of subtitles into its content. Raises SourceError."""
    return ReaderOutput(blocks_of_subtitles(decoded(data, encoding)))


def blocks_of_subtitles(text: str) -> list[Block]:
    """Return the paragraphs of subtitles. Which of the formats it is, is told by how they begin."""
    return list(blocks_of_cues(list(_cues(text))))


def _cues(text: str) -> Iterator[Cue]:
    lines = _numbered(text.split("\n"))
    is_vtt = any(line.startswith(_HEADER) for line in lines[:1])
    timings = {line.number for line in lines if "->" in line and _TIMING.match(line) is not None}
    if not timings:
        if is_vtt:
            return
        raise SourceError("source-unreadable", "it has no cues of subtitles", "give it the ending of what it is")
    read_as = [*_readable(lines, timings, "." if is_vtt else ",")]
    captions = vtt.parse(read_as).captions if is_vtt else srt.parse_captions(read_as)
    for caption in captions:
        yield Cue(
            caption.start_time.in_milliseconds() / 1000,
            caption.end_time.in_milliseconds() / 1000,
            tuple(pieces([(line.number, str(line)) for line in caption.lines if isinstance(line, _Numbered)])),
        )


def _numbered(lines: Sequence[str]) -> list[_Numbered]:
    """Return the lines with their numbers, from the first that is not blank."""
    found: list[_Numbered] = []
    for number, line in enumerate(lines, 1):
        if line.strip() or found:
            numbered = _Numbered(line if line.strip() else "")
            numbered.number = number
            found.append(numbered)
    return found


def _readable(lines: Sequence[_Numbered], timings: set[int], point: str) -> Iterator[str]:
    """Yield the lines with times and numbers of cues as the library reads them, and a blank line before each cue."""
    counted = False  # whether the line before is the number of a cue
    for at, line in enumerate(lines):
        if line.number in timings:
            if not counted and point == ",":  # an SRT wants a number
                yield from ("", "0")
            yield _timing(line, point)
        counted = line.strip().isdigit() and at + 1 < len(lines) and lines[at + 1].number in timings
        if counted:
            yield from ("", line.strip())
        elif line.number not in timings:
            yield line


def _timing(line: str, point: str) -> str:
    found = _TIMING.match(line)
    assert found is not None
    start, end = (
        f"{int(hours or 0):02}:{int(minutes):02}:{int(seconds):02}{point}{(rest or '0').ljust(3, '0')}"
        for hours, minutes, seconds, rest in (found.groups()[:4], found.groups()[4:])
    )
    return f"{start} --> {end}"
