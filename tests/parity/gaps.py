"""Pages whose gaps are not those of their styles, as where columns are filled out or sources stand at the foot."""

from collections.abc import Iterator
from dataclasses import replace

from bluf.document import Division, Table
from bluf.layout import Page, Placed, PlacedGroup, PlacedParagraph


def spread(page: Page, more: Iterator[float]) -> Page:
    """Return a page whose blocks are further apart: each by the next of `more`, the first of a group as well."""
    return replace(page, body=_Spreading(page, more).stack(page.body, page.frame.y))


def pinned(page: Page) -> Page:
    """Return a page whose last block stands at the foot, the reserve kept free."""
    free = page.frame.height - page.used - page.reserve
    last = page.body[-1]
    return replace(page, body=(*page.body[:-1], _lower(_down(last, free), free)))


class _Spreading:
    def __init__(self, page: Page, more: Iterator[float]) -> None:
        self._boxes = page.sheet.boxes
        self._more = more

    def stack(self, placed: tuple[Placed, ...], top: float) -> tuple[Placed, ...]:
        """Return blocks one under the other, the first under `top`."""
        made: list[Placed] = []
        for item in placed:
            made.append(self._at(item, made[-1].rect.bottom if made else top))
        return tuple(made)

    def _at(self, item: Placed, above: float) -> Placed:
        """Return a block with more space between it and what ends at `above`, and in it."""
        more = next(self._more)
        down = above + item.gap + more - item.rect.y
        if not isinstance(item, PlacedGroup) or isinstance(item.block, Table) or item.on_one_line or not item.children:
            return _lower(_down(item, down), more)
        inside = item.children[0].rect.y + down
        foot = item.rect.bottom - max(child.rect.bottom for child in item.children)
        box = self._boxes[item.block.style] if isinstance(item.block, Division) else None
        if box and box.arrange == "columns":
            children = tuple(self._at(child, inside) for child in item.children)
        else:
            children = self.stack(item.children, inside)
        top = item.rect.y + down
        height = max(child.rect.bottom for child in children) + foot - top
        rect = replace(item.rect, y=top, height=height)
        return replace(item, rect=rect, gap=item.gap + more, children=children)


def _lower(item: Placed, more: float) -> Placed:
    """Return a block that says it has more space above it."""
    return replace(item, gap=item.gap + more)


def _down(item: Placed, down: float) -> Placed:
    """Return a block as it is, so far down."""
    if isinstance(item, PlacedParagraph):
        return item.moved(0.0, down)
    moved = replace(item, rect=replace(item.rect, y=item.rect.y + down))
    if isinstance(moved, PlacedGroup):
        return replace(moved, children=tuple(_down(child, down) for child in moved.children))
    return moved
