"""Turn blocks into the same blocks with some of their paragraphs changed; what needs no change is the same object."""

from collections.abc import Callable
from dataclasses import replace

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


def with_paragraphs(blocks: tuple[Block, ...], change: Callable[[Paragraph], Paragraph]) -> tuple[Block, ...]:
    """Return the blocks with every paragraph in them put through `change`."""
    changed = tuple([_changed(block, change) for block in blocks])
    return blocks if all(new is old for new, old in zip(changed, blocks, strict=True)) else changed


def _changed(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case ListBlock(items=items):
            inner = tuple([_item(item, change) for item in items])
            return block if _same(inner, items) else replace(block, items=inner)
        case BlockQuote(blocks=blocks) | Division(blocks=blocks):
            inside = with_paragraphs(blocks, change)
            return block if inside is blocks else replace(block, blocks=inside)
        case Table(head=head, body=body):
            rows = tuple([_row(row, change) for row in (*head, *body)])
            if _same(rows, (*head, *body)):
                return block
            return replace(block, head=rows[: len(head)], body=rows[len(head) :])
        case Figure(labels=labels):
            said = tuple([change(label) for label in labels])
            return block if _same(said, labels) else replace(block, labels=said)
        case _:
            return block


def _item(item: ListItem, change: Callable[[Paragraph], Paragraph]) -> ListItem:
    inside = with_paragraphs(item.blocks, change)
    return item if inside is item.blocks else ListItem(inside)


def _row(row: Row, change: Callable[[Paragraph], Paragraph]) -> Row:
    cells = tuple([_cell(cell, change) for cell in row.cells])
    return row if _same(cells, row.cells) else replace(row, cells=cells)


def _cell(cell: Cell, change: Callable[[Paragraph], Paragraph]) -> Cell:
    inside = with_paragraphs(cell.blocks, change)
    return cell if inside is cell.blocks else replace(cell, blocks=inside)


def _same(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return all(one is other for one, other in zip(new, old, strict=True))
