"""Pages that every DOCX is tested on: every brief there is, every kind of marking, and pages made up by rule."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import bluf
from bluf.brief import check_brief, read_yaml
from bluf.brief.editions import edition
from bluf.layout import Page
from bluf.markings import parse_level
from bluf.writers.docx import write_docx
from tests.parity.corpus import briefs
from tests.writers.figures import illustrated
from tests.writers.generated import generated
from tests.writers.samples import full

CUI = """\
title: A route
date: 2024-10-25
marking: CUI//SP-PRVCY//FEDCON
cui:
  controlled_by: [Department of Transport, Office of Routes]
  category: SP-PRVCY
  distribution: FEDCON
  contact: Jane Roe, +1 202 555 0100
bottom_line: The route is agreed.
key_points: [{text: It is., mark: CUI}, {text: It was., mark: U}]
"""
TLP = """\
title: A route
date: 2024-10-25
marking: TLP:RED
mark: TLP:CLEAR
bottom_line: The route is agreed.
key_points: [{text: It is open., mark: TLP:GREEN}, {text: It is hidden., mark: TLP:RED}]
quotes:
  - {text: La route est bonne., speaker: Anna Roe, lang: fr, unverified: heard, mark: TLP:GREEN}
"""


def _marked(yaml: str, level: str | None = None) -> Page:
    brief = check_brief(read_yaml(yaml.encode(), "brief.yaml"))
    return bluf.fit(bluf.compose(edition(brief, parse_level(level)) if level else brief))


def _briefed(path: Path) -> Page:
    return bluf.fit(bluf.compose(bluf.load(path)))


def _file(make: Callable[[], Page]) -> bytes:
    return write_docx(make())


BRIEFED: Mapping[str, Callable[[], Page]] = {
    **{path.stem: partial(_briefed, path) for path in briefs()},
    "cui": partial(_marked, CUI),
    "tlp": partial(_marked, TLP),
    "edition": partial(_marked, TLP, "TLP:GREEN"),
}
PAGES: Mapping[str, Callable[[], Page]] = {
    **BRIEFED,
    "full": full,
    "illustrated": illustrated,
    **{f"generated-{seed}": partial(generated, seed) for seed in range(6)},
}
FILES: Mapping[str, Callable[[], bytes]] = {name: partial(_file, make) for name, make in PAGES.items()}
