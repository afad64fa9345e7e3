"""The briefs on which pages are measured: `corpus/*.yaml`, written for this, and some that the parity tests have.

They are of the shapes that analysts write: three lines to more than a page, no actors or twelve, one source or twelve.
The layout is not tuned to them.
"""

from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")
_PARITY = CORPUS.parents[1] / "parity"
_OF_PARITY = (
    "corpus/cyrillic",
    "corpus/decision-harbour",
    "corpus/decision-plain",
    "corpus/dense",
    "corpus/eight-quotes",
    "corpus/floor",
    "corpus/french",
    "corpus/greek",
    "corpus/key-figures-gazette",
    "corpus/key-figures-ministry",
    "corpus/long-urls",
    "corpus/ninety-characters",
    "corpus/short",
    "corpus/single-column",
    "corpus/tables",
    "corpus/twelve-actors",
    "corpus/vietnamese",
    "corpus_of_scripts/he-1-port",
    "corpus_of_scripts/hi-1-port",
    "corpus_of_scripts/ja-1-floods",
)


def briefs() -> list[Path]:
    """Return the paths of all briefs, in order."""
    return sorted(CORPUS.glob("*.yaml")) + [_PARITY / f"{name}.yaml" for name in _OF_PARITY]
