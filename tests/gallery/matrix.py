"""The matrix: every template of bluf in every house style on every paper, each cell made of the template's sample.

A template's sample is the first brief of `briefs/`, by name, that is of the template. Those of other scripts than
Latin, Greek and Cyrillic are left out: `tests/parity` compares these by their letters.
"""

import os
from dataclasses import dataclass
from functools import cache

import bluf
from bluf.brief import Brief
from bluf.ground.workspace import Workspace
from bluf.layout import Page
from bluf.template import all_templates, compose, find_template, template_folders
from tests.parity.corpus import samples

STYLES = ("plain", "gazette", "institution", "chancery", "ministry")
PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Cell:
    """A template in a house style on a paper."""

    template: str
    style: str
    paper: str

    def __str__(self) -> str:
        return f"{self.template}-{self.style}-{self.paper}"

    def page(self) -> Page:
        """Return its page, made anew."""
        free = sample_of(self.template).model_copy(update={"style": self.style, "page": self.paper, "arrange": None})
        return bluf.fit(compose(free))


def templates() -> list[str]:
    """Return the names of bluf's own templates, in order."""
    return sorted(template.name for template in all_templates(template_folders(Workspace.here())))


def sample_of(template: str) -> Brief:
    """Return a template's sample. Raises AssertionError if it has none."""
    assert template in _samples(), f"briefs/ has no sample of the template `{template}`"
    return _samples()[template]


@cache
def _samples() -> dict[str, Brief]:
    """Return the sample of each template that has one, by the template's own name."""
    found: dict[str, Brief] = {}
    for path in samples(shaped=False):
        brief = bluf.load(path)
        name = find_template(str(brief.template), template_folders(Workspace.here(), path)).name
        found.setdefault(name, brief)
    return found


def whole() -> list[Cell]:
    """Return all cells."""
    return [Cell(template, style, paper) for template in templates() for style in STYLES for paper in PAPERS]


def spread() -> list[Cell]:
    """Return one cell of each template, so that styles and papers take turns."""
    found = []
    for at, template in enumerate(templates()):
        paper = PAPERS[(at + at // len(STYLES)) % len(PAPERS)]
        found.append(Cell(template, STYLES[at % len(STYLES)], paper))
    return found


def cells() -> list[Cell]:
    """Return the cells that a run of the tests looks at: all in CI, else one of each template."""
    return whole() if os.environ.get("CI") else spread()
