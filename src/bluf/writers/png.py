"""Turn a PDF's page into a PNG picture, as pdfium draws it."""

from io import BytesIO

import pypdfium2


def write_png(pdf: bytes, *, dpi: int = 150) -> bytes:
    """Return the first page of the PDF as a PNG of `dpi` dots to the inch, on white."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=dpi / 72).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.convert("RGB").save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
