"""The DOCX files that are tested for all that every DOCX must be: of every brief and every kind of marking."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import bluf
from bluf.brief import check_brief, read_yaml
from bluf.brief.editions import edition
from bluf.brief.markings import parse_level
from bluf.writers.docx import write_docx
from tests.parity.corpus import briefs
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


def _written(yaml: str, level: str | None = None) -> bytes:
    brief = check_brief(read_yaml(yaml.encode(), "brief.yaml"))
    return write_docx(bluf.fit(bluf.compose(edition(brief, parse_level(level)) if level else brief)))


def _of(path: Path) -> bytes:
    return write_docx(bluf.fit(bluf.compose(bluf.load(path))))


def _made_up(seed: int) -> bytes:
    return write_docx(generated(seed))


FROM_BRIEFS: Mapping[str, Callable[[], bytes]] = {
    **{path.stem: partial(_of, path) for path in briefs()},
    "cui": partial(_written, CUI),
    "tlp": partial(_written, TLP),
    "edition": partial(_written, TLP, "TLP:GREEN"),
}
FROM_PAGES: Mapping[str, Callable[[], bytes]] = {
    "full": lambda: write_docx(full()),
    **{f"generated-{seed}": partial(_made_up, seed) for seed in range(6)},
}
