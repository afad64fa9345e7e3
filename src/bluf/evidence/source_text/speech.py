"""Turn a displayed quotation into a speech: blocks in quote marks, as prose would have them."""

from dataclasses import replace

from bluf.evidence.source_text.text import Block, Line

_MARKS = '"“”„«»'


def as_speech(blocks: list[Block]) -> list[Block]:
    """Return the blocks with an opening mark on each and a closing one on the last, unless they have marks already."""
    if not blocks or any(mark in line.text for block in blocks for line in block.lines for mark in _MARKS):
        return blocks
    spoken = [_changed(block, 0, "“", "") for block in blocks]
    return [*spoken[:-1], _changed(spoken[-1], -1, "", "”")]


def _changed(block: Block, at: int, before: str, after: str) -> Block:
    lines: list[Line] = list(block.lines)
    if lines:
        lines[at] = replace(lines[at], text=before + lines[at].text.strip() + after)
    return Block(tuple(lines))
