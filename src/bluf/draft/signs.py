"""Find the signs that a transcript sets among the words of its speakers, and that nobody says.

These are clock times, "Q" before a question, and the numbers of lines.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bluf.evidence.quotes.speeches import SpeechStretch
from bluf.sources import SourceText

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?: ?[apAP]\.?[mM]\.?)?"
_OPENS = re.compile(
    rf"\s*(?:(?P<question>Q)(?:[.:]| *[-–—])?\s+(?=[“\"'‘]?[A-Z])|[\[(]{_CLOCK}[\])]:?\s*"
    rf"|\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?:?\s+|{_CLOCK}:?\s+(?=[“\"'‘]?[A-Z]))"
)
_INNER = re.compile(
    rf"\s[\[(]{_CLOCK}[\])]|\s\d{{1,2}}:\d\d:\d\d\b"
    rf"|(?<=[.!?…”\"’)\]—–-])\s(?:Q[.:]?|{_CLOCK}:?)\s(?=[“\"'‘]?[A-Z])"
)
_NUMBER = re.compile(r"(\d{1,5})(?=\s|$)")
FEWEST = 3  # lines in a row whose numbers ascend


def without_signs(members: tuple[SpeechStretch, ...], text: str) -> tuple[tuple[SpeechStretch, ...], bool]:
    """Return a speech up to the first such sign in it, without those that it opens with; and whether "Q" is one."""
    kept: list[SpeechStretch] = []
    is_question = False
    for member in members:
        start = member.start
        while not kept and (sign := _OPENS.match(text, start, member.end)) is not None:
            is_question = is_question or sign["question"] is not None
            start = sign.end()
        inner = _INNER.search(text, start, member.end)
        end = member.end if inner is None else inner.start()
        if text[start:end].strip():
            kept.append(replace(member, start=start, end=end))
        if inner is not None:
            break
    return tuple(kept), is_question


def holds_sign(text: str) -> bool:
    """Whether such a sign stands in a text."""
    return _OPENS.match(text) is not None or _INNER.search(text) is not None


def numbered_lines(source: SourceText) -> Sequence[int]:
    """Return the offsets of the lines that begin with their numbers: at least `FEWEST` in a row."""
    found: list[int] = []
    run: list[int] = []
    last = None
    for offset, line in source.lines:
        match = _NUMBER.match(line)
        number = int(match.group(1)) if match is not None else None
        if number is None or last is None or number != last + 1:
            if len(run) >= FEWEST:
                found += run
            run = []
        if number is not None:
            run.append(offset)
        last = number
    return [*found, *run] if len(run) >= FEWEST else found
