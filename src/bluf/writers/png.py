"""Turn a PDF's page into a PNG picture, as pdfium draws it."""

from io import BytesIO
from threading import Lock

import pypdfium2

_OCTREE = 2  # the method of Pillow that looks at each dot once
_DRAWING = Lock()  # pdfium may be called by one thread at a time


def write_png(pdf: bytes, *, dpi: int = 150, colors: int | None = None) -> bytes:
    """Return the first page of the PDF as a PNG of `dpi` dots to the inch, on white.

    With at most so many `colors`, if given: a drawing needs few, and its file is made quickly and small.
    """
    with _DRAWING:
        document = pypdfium2.PdfDocument(pdf)
        try:
            picture = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
        finally:
            document.close()
    if colors:
        picture = picture.quantize(colors, method=_OCTREE)
    out = BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
