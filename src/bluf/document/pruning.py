"""Turn a Document into one without some of its items."""

from collections.abc import Iterable
from dataclasses import replace

from bluf.document.blocks import (
    Block,
    BlockQuote,
    Division,
    Document,
    Figure,
    ListBlock,
    ListItem,
    Row,
    Table,
    TextRun,
    blocks_within,
    is_heading,
    paragraphs,
)
from bluf.problems.field_path import FieldPath


def without(document: Document, paths: Iterable[FieldPath]) -> Document:
    """Return the document without the items at `paths` (`key_points[2]`): every block that holds their words alone.

    A list left empty goes, and so does a heading that is left with nothing under it.
    """
    gone = frozenset(paths)
    return replace(document, body=_prune(document.body, gone)) if gone else document


def _prune(blocks: tuple[Block, ...], gone: frozenset[FieldPath]) -> tuple[Block, ...]:
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        pruned = _pruned(block, gone)
        if pruned is not None:
            kept.append(pruned)
        elif kept and is_heading(kept[-1]) and not _goes_on(blocks[index + 1 : index + 2]):
            kept.pop()
    return tuple(kept)


def _pruned(block: Block, gone: frozenset[FieldPath]) -> Block | None:
    if _belongs((block,), gone):
        return None
    match block:
        case ListBlock(items=items):
            remaining = tuple(item for item in items if not _belongs(item.blocks, gone))
            rest = tuple(ListItem(_prune(item.blocks, gone)) for item in remaining)
            return replace(block, items=rest) if rest else None
        case BlockQuote(blocks=blocks) | Division(blocks=blocks):
            return replace(block, blocks=_prune(blocks, gone))
        case Table(body=body):
            return replace(block, body=tuple(_row(row, gone) for row in body))
        case _:
            return block


def _row(row: Row, gone: frozenset[FieldPath]) -> Row:
    return replace(row, cells=tuple(replace(cell, blocks=_prune(cell.blocks, gone)) for cell in row.cells))


def _belongs(blocks: tuple[Block, ...], gone: frozenset[FieldPath]) -> bool:
    """Whether the blocks have words from the items that go, and none from elsewhere in the brief."""
    sources = {
        inline.src
        for paragraph in paragraphs(blocks)
        for inline in paragraph.inlines
        if isinstance(inline, TextRun) and inline.src
    }
    sources |= {block.src for block in blocks_within(blocks) if isinstance(block, Figure) and block.src}
    return bool(sources) and all(is_under(src, gone) for src in sources)


def is_under(src: FieldPath, gone: frozenset[FieldPath]) -> bool:
    """Whether a field is one of those at some paths, or inside one of them."""
    return any(path in gone for path in src.upwards())


def _goes_on(following: tuple[Block, ...]) -> bool:
    """Whether something other than a heading follows."""
    return bool(following) and not is_heading(following[0])
