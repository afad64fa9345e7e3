"""Pictures take the same height in every engine as on the page."""

from itertools import pairwise
from pathlib import Path

import pytest

from bluf.ground.workspace import Workspace
from bluf.layout import placed_figures, placed_paragraphs
from bluf.pipeline.phases import run
from tests.assets.pictures import svg
from tests.charts import chart_of, page_of
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


def test_what_is_under_a_chart_stands_where_the_page_has_it(engine: Engine, tmp_path: Path) -> None:
    made = page_of(chart_of("bar", title="Under the bars", unit="tonnes", note="Under the title"))
    ((_, _, _, drawn),) = renderings({"chart": made}, [engine], tmp_path)

    below = next(placed_figures(made.body)).rect.bottom
    lines = [line for placed in placed_paragraphs((*made.header, *made.body)) for line in placed.lines]
    wanted = [line.baseline for line in lines if line.top >= below]
    found = sorted({round(each.y, 2) for each in drawn.characters})[-len(wanted) :]
    above = [line.baseline for line in lines if line.top < below]
    heading = sorted({round(each.y, 2) for each in drawn.characters})[len(above) - 1]
    assert wanted[0] - above[-1] == pytest.approx(found[0] - heading, abs=NEAR)


def steps(baselines: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(baselines)]


def test_a_letterhead_takes_the_same_height_in_every_engine(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "styles"
    folder.mkdir(parents=True)
    (folder / "logo.svg").write_bytes(svg('<circle cx="25" cy="25" r="20"/><path d="M55 10h40v30H55z"/>'))
    letterhead = "letterhead: {logo: logo.svg, alt: Ministry of Ports, lines: [Ministry of Ports, Harn]}\n"
    (folder / "ports.yaml").write_text(f"description: D\nbased_on: plain\n{letterhead}", encoding="utf-8")
    brief = tmp_path / "b.yaml"
    brief.write_text(
        "title: A title\ndate: 2024-10-25\nbottom_line: One thing.\nkey_points: [A point.]\nstyle: ports\n",
        encoding="utf-8",
    )
    made = run(str(brief), Workspace(tmp_path)).page
    assert made
    ((_, _, _, drawn),) = renderings({"letterhead": made}, [engine], tmp_path)

    found = sorted({round(each.y, 1) for each in drawn.characters})
    wanted = sorted({line.baseline for placed in placed_paragraphs(made.body) for line in placed.lines})
    found = found[-len(wanted) :]  # without the header
    assert steps(found) == pytest.approx(steps(wanted), abs=NEAR)
