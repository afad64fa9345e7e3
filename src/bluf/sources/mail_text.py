"""Turn the plain text of a mail into blocks (RFC 3676: text that flows, and lines that are quoted)."""

from collections.abc import Iterator
from itertools import groupby

from bluf.sources.correspondence import leads_up, parted, spoken, without_addresses
from bluf.sources.plain import blocks_of_plain
from bluf.sources.source_text import Block

_STUFFED = ">From "  # how a mailbox keeps a line that begins with "From " (RFC 4155, mboxrd)
_SIGNATURE = "-- "  # the line before a signature never flows (4.3)


def blocks_of_mail_text(text: str, flows: bool = False, joins: bool = False) -> tuple[list[Block], bool]:
    """Return the blocks of a mail's text, and whether all of their words are the sender's but those in quote marks.

    `flows`: a line that ends with a space goes on in the next one, and that space is left out where it `joins`. Lines
    that are quoted (`>`) are a speech, those of each depth one.
    """
    lines = _quoted(text, flows)
    found: list[Block] = []
    is_own = True
    for depth, group in groupby(_flowed(lines, joins) if flows else lines, key=lambda line: line[0]):
        blocks = list(blocks_of_plain("\n".join(line for _, line in group)))
        if not blocks:
            continue
        if depth:
            if found and leads_up(found[-1]):
                found[-1] = without_addresses(found[-1])
            speech, told = spoken(blocks)
            found += speech
            is_own &= told
        else:
            found += blocks
    blocks, all_own = parted(found)
    return blocks, is_own and all_own


def _quoted(text: str, flows: bool) -> Iterator[tuple[int, str]]:
    """Yield each line without its quote marks, and how many it had (4.5); a blank line has those of the one before."""
    before = 0
    for line in text.split("\n"):
        if line.startswith(_STUFFED):
            line = line[1:]
        depth, at = 0, 0
        while line.startswith(">", at) or (not flows and depth and line.startswith(" >", at)):
            at = line.index(">", at) + 1
            depth += 1
        if line.strip():
            before = depth
        yield before, line[at:].removeprefix(" ") if flows or depth else line


def _flowed(lines: Iterator[tuple[int, str]], joins: bool) -> Iterator[tuple[int, str]]:
    """Join the lines that flow (4.1): one that ends with a space goes on in the next one of the same depth."""
    gathered: list[str] = []
    deep = 0
    for depth, line in lines:
        if gathered and (depth != deep or line == _SIGNATURE):
            yield deep, "".join(gathered)
            gathered = []
        deep = depth
        if line.endswith(" ") and line != _SIGNATURE:
            gathered.append(line[:-1] if joins else line)
            continue
        yield depth, "".join([*gathered, line])
        gathered = []
    if gathered:
        yield deep, "".join(gathered)
