"""Turn a displayed quotation into a speech: blocks in quote marks, as prose would have them."""

import re
from dataclasses import replace

from bluf.sources.source_text import Block, SourceLine

_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?\s)\s*(?=[^\W\d_])")
_MARKS = '"“”„«»'


def as_speech(blocks: list[Block]) -> list[Block]:
    """Return the blocks with an opening mark on each and a closing one on the last, unless they have marks already.

    A last line that begins with a dash is a signature, which stands after the closing mark in its paragraph.
    """
    if not blocks or any(mark in line.text for block in blocks for line in block.lines for mark in _MARKS):
        return blocks
    lines = [line for block in blocks for line in block.lines]
    signature = lines[-1:] if len(lines) > 1 and _SIGNATURE.match(lines[-1].text) is not None else []
    if signature:
        last = blocks[-1].lines[:-1]
        blocks = [*blocks[:-1], Block(last)] if last else blocks[:-1]
    spoken = [_changed(block, 0, "“", "") for block in blocks]
    closed = _changed(spoken[-1], -1, "", "”")
    signed = [replace(line, text=_SIGNATURE.sub("— ", line.text)) for line in signature]
    return [*spoken[:-1], Block((*closed.lines, *signed))]


def _changed(block: Block, at: int, before: str, after: str) -> Block:
    lines: list[SourceLine] = list(block.lines)
    if lines:
        lines[at] = replace(lines[at], text=before + lines[at].text.strip() + after)
    return Block(tuple(lines))
