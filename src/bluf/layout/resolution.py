"""Find the pictures of a page that have too few dots for the size that they are set in."""

from collections.abc import Iterator

from bluf.document.drawing import rasters
from bluf.layout.page import Page, placed_figures
from bluf.problems import Problem
from bluf.problems.details import Details

LEAST_DOTS = 150  # to the inch: below it, print shows them


def coarse_pictures(page: Page) -> Iterator[Problem]:
    """Yield a warning for each picture of a brief whose dots show in print, at its line."""
    for figure in placed_figures(page.body):
        src = figure.block.src
        if src is None:
            continue
        shares = [
            72 * min(each.image.width / each.width, each.image.height / each.height)
            for each in rasters(figure.drawing.shapes)
        ]
        least = min(shares, default=LEAST_DOTS)
        if least < LEAST_DOTS:
            span = page.document.spans.get(src / "file") or page.document.spans.get(src)
            size = f"{figure.rect.width / 72 * 25.4:.0f} mm"
            message = f"the picture has {least:.0f} dots to the inch at its width of {size}; print wants {LEAST_DOTS}"
            wanted = -(-figure.rect.width * LEAST_DOTS // 72)
            hint = f"take one that is at least {wanted:,.0f} dots wide"
            details = Details(limit=LEAST_DOTS, amount=int(least))
            yield Problem("picture-coarse", message, span, src / "file", hint, data=details)
