"""The briefs that the two formats are compared over: `corpus/*.yaml`, made up for this, and the samples."""

from pathlib import Path

import bluf
from bluf.layout import Page

CORPUS = Path(__file__).with_name("corpus")
SAMPLES = Path(__file__).parents[2] / "briefs"


def briefs() -> list[Path]:
    """Return the paths of all briefs, in order."""
    samples = [path for path in sorted(SAMPLES.glob("*.yaml")) if not path.stem.endswith(".receipts")]
    return [*sorted(CORPUS.glob("*.yaml")), *samples]


def page(brief: Path) -> Page:
    """Return a brief's page."""
    return bluf.fit(bluf.compose(bluf.load(brief)))
