"""Have engines render the DOCX of pages, and read what they drew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import bluf
from bluf.fonts.font_face import FontFace
from bluf.layout import Page
from tests.parity.engines import Engine
from tests.parity.fonts import word_families
from tests.parity.lines import Rendering, read


def renderings(
    pages: Mapping[str, Page], engines: Sequence[Engine], folder: Path, others: Iterable[FontFace] = ()
) -> Iterator[tuple[str, str, Page, Rendering]]:
    """Yield for every engine and page the page's name, the engine's, the page, and what the engine drew of its DOCX.

    The engines are given bluf's own families, and `others`. `folder` is left with the DOCX files and their renderings.
    """
    files = []
    for name, made in pages.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(bluf.write_docx(made))
    fonts = word_families(folder / "fonts", others)
    for engine in engines:
        rendered = folder / engine.name
        rendered.mkdir(exist_ok=True)
        engine.render(files, rendered, fonts)
        for name, made in pages.items():
            yield name, engine.name, made, read(rendered / f"{name}.pdf")
