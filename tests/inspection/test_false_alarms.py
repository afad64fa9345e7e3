"""What is read on the page, and what programs write into every file of theirs, is no finding."""

from collections.abc import Callable

import pytest

from bluf.inspection import inspect
from tests.inspection import docxs
from tests.inspection.docxs import run

Made = Callable[[], bytes]

DOCXS: dict[str, Made] = {
    "text on a highlight": lambda: run("seen", '<w:highlight w:val="yellow"/>'),
    "white on a black highlight": lambda: run("seen", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
    "a highlight that is none": lambda: run("seen", '<w:color w:val="000000"/><w:highlight w:val="none"/>'),
    "text without a colour on black": lambda: run("seen", '<w:color w:val="auto"/><w:shd w:fill="000000"/>'),
    "narrow letters": lambda: run("seen", '<w:w w:val="66%"/>'),
    "lines of an exact height": lambda: docxs.paragraph('<w:spacing w:line="200" w:lineRule="exact"/>'),
    "lines of a small multiple": lambda: docxs.paragraph('<w:spacing w:line="50" w:lineRule="auto"/>'),
    "a hanging indent": lambda: docxs.paragraph('<w:ind w:left="-400" w:hanging="400"/>'),
    "a frame in the margin": lambda: docxs.paragraph('<w:framePr w:w="900" w:x="-900" w:hAnchor="margin"/>'),
    "a row of an exact height": lambda: docxs.row('<w:trHeight w:val="300" w:hRule="exact"/>'),
    "a row of at least a height": lambda: docxs.row('<w:trHeight w:val="1"/>'),
    "a table in the margin": lambda: docxs.row("", '<w:tblInd w:w="-108" w:type="dxa"/><w:tblpPr w:tblpX="-500"/>'),
    "a drawing that reaches onto the page": lambda: docxs.drawing(-900_000, 1_800_000),
}


@pytest.mark.parametrize("made", DOCXS.values(), ids=DOCXS)
def test_it_is_no_finding(made: Made) -> None:
    assert inspect(made()).findings == ()
