"""Turn blocks into the same blocks with some of their paragraphs changed; what needs no change is the same object."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bluf.document.blocks import (
    Block,
    BlockQuote,
    Cell,
    Division,
    Figure,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Table,
)

Change: TypeAlias = Callable[[Paragraph], Paragraph]
Spoken: TypeAlias = Callable[[str, str | None], str]  # from words that stand for what can't be seen, and their language


def with_paragraphs(blocks: tuple[Block, ...], change: Change, spoken: Spoken | None = None) -> tuple[Block, ...]:
    """Return the blocks with every paragraph in them put through `change`.

    What stands for figures and tables where they can't be seen is put through `spoken`, if that is given.
    """
    changed = tuple([_changed(block, change, spoken) for block in blocks])
    return blocks if all(new is old for new, old in zip(changed, blocks, strict=True)) else changed


def _changed(block: Block, change: Change, spoken: Spoken | None) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case ListBlock(items=items):
            inner = tuple([_item(item, change, spoken) for item in items])
            return block if _same(inner, items) else replace(block, items=inner)
        case BlockQuote(blocks=blocks) | Division(blocks=blocks):
            inside = with_paragraphs(blocks, change, spoken)
            return block if inside is blocks else replace(block, blocks=inside)
        case Table(head=head, body=body, foot=foot, title=title):
            parts = [tuple([_row(row, change, spoken) for row in part]) for part in (head, body, foot)]
            title = spoken(title, None) if spoken else title
            if title == block.title and all(map(_same, parts, (head, body, foot))):
                return block
            return replace(block, head=parts[0], body=parts[1], foot=parts[2], title=title)
        case Figure(labels=labels, alt=alt):
            said = tuple([change(label) for label in labels])
            alt = spoken(alt, block.lang) if spoken and alt else alt
            return block if alt == block.alt and _same(said, labels) else replace(block, labels=said, alt=alt)
        case _:
            return block


def _item(item: ListItem, change: Change, spoken: Spoken | None) -> ListItem:
    inside = with_paragraphs(item.blocks, change, spoken)
    return item if inside is item.blocks else ListItem(inside)


def _row(row: Row, change: Change, spoken: Spoken | None) -> Row:
    cells = tuple([_cell(cell, change, spoken) for cell in row.cells])
    return row if _same(cells, row.cells) else replace(row, cells=cells)


def _cell(cell: Cell, change: Change, spoken: Spoken | None) -> Cell:
    inside = with_paragraphs(cell.blocks, change, spoken)
    return cell if inside is cell.blocks else replace(cell, blocks=inside)


def _same(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return all(one is other for one, other in zip(new, old, strict=True))
