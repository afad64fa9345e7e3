"""The briefs that the two formats are compared over: `corpus/*.yaml`, made up for this, and the samples.

Those of other scripts than Latin, Greek and Cyrillic are compared in `scripts`.
"""

from pathlib import Path

import bluf
from bluf.fonts.scripts import script_of_language
from bluf.layout import Page

CORPUS = Path(__file__).with_name("corpus")
SAMPLES = Path(__file__).parents[2] / "briefs"


def briefs() -> list[Path]:
    """Return the paths of all briefs, in order."""
    return [*sorted(CORPUS.glob("*.yaml")), *samples(shaped=False)]


def samples(*, shaped: bool) -> list[Path]:
    """Return the paths of the samples whose script needs shaping, or of the others."""
    every = [path for path in sorted(SAMPLES.glob("*.yaml")) if not path.stem.endswith(".receipts")]
    return [path for path in every if (script_of_language(str(bluf.load(path).lang)) != "Latn") is shaped]


def page(brief: Path) -> Page:
    """Return a brief's page."""
    return bluf.fit(bluf.compose(bluf.load(brief)))
