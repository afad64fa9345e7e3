"""Pictures take the same height in every engine as on the page."""

from itertools import pairwise
from pathlib import Path

import pytest

from bluf.layout import placed_paragraphs
from tests.parity.engines import Engine
from tests.parity.rendering import renderings
from tests.writers.figures import ILLUSTRATED, emblem, figure, photo
from tests.writers.samples import page, para

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("parity")]

NEAR = 0.5  # points
PICTURES = [emblem(), photo("jpeg"), photo("png", "RGBA"), emblem()]


def test_what_is_under_a_picture_stands_where_the_page_has_it(engine: Engine, tmp_path: Path) -> None:
    blocks = [block for at, content in enumerate(PICTURES) for block in (figure(content), para(f"under {at}"))]
    made = page(para("above"), *blocks, sheet=ILLUSTRATED)
    ((_, _, _, drawn),) = renderings({"pictures": made}, [engine], tmp_path)

    found = sorted({round(each.y, 2) for each in drawn.characters})
    wanted = [line.baseline for placed in placed_paragraphs(made.body) for line in placed.lines]
    assert len(found) == len(wanted)
    assert steps(found) == pytest.approx(steps(wanted), abs=NEAR)


def steps(baselines: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(baselines)]
