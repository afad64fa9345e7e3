"""Edit a DOCX as people do who add to a brief in a word processor."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image

RED = (216, 16, 32)
PICTURE = (100.0, 60.0)  # points
TYPED = "The harbour master adds, on the day after, that both piers were inspected and found sound."


def edited(docx: bytes, edit: Callable[[DocxDocument], None]) -> bytes:
    """Return a DOCX after an edit."""
    opened = Document(BytesIO(docx))
    edit(opened)
    file = BytesIO()
    opened.save(file)
    return file.getvalue()


def _add_a_bullet(opened: DocxDocument) -> None:
    """Press Enter at the end of a point, and type."""
    point = _point(opened)
    new = Paragraph(deepcopy(point._p), point._parent)
    point._p.addnext(new._p)
    for run in list(new._p)[1:]:
        new._p.remove(run)
    new.add_run(TYPED)


def _lengthen_a_point(opened: DocxDocument) -> None:
    _point(opened).add_run(f" {TYPED}" * 4)


def _paste_a_paragraph(opened: DocxDocument) -> None:
    """Paste plain text between two points."""
    _point(opened).insert_paragraph_before(f"{TYPED} {TYPED}", style="Normal")


def _paste_a_picture(opened: DocxDocument) -> None:
    """Paste a picture at the end of a point."""
    _add_picture(_point(opened))


def _paste_a_picture_alone(opened: DocxDocument) -> None:
    """Paste a picture between two points."""
    _add_picture(_point(opened).insert_paragraph_before(style="Normal"))


EDITS: Mapping[str, Callable[[DocxDocument], None]] = {
    "bullet": _add_a_bullet,
    "longer": _lengthen_a_point,
    "paragraph": _paste_a_paragraph,
    "picture": _paste_a_picture,
    "picture-alone": _paste_a_picture_alone,
}


def paragraphs(opened: DocxDocument) -> Iterator[Paragraph]:
    """Yield all paragraphs of the body, those in tables too, in the order of the file."""
    for element in opened.element.body.iter(qn("w:p")):
        yield Paragraph(element, opened._body)


def _point(opened: DocxDocument) -> Paragraph:
    """Return the second point of the page: the first has a heading above it."""
    points = [each for each in paragraphs(opened) if each.style and each.style.name in ("List Bullet", "List Number")]
    return points[1]


def _add_picture(paragraph: Paragraph) -> None:
    file = BytesIO()
    Image.new("RGB", (50, 30), RED).save(file, "png")
    file.seek(0)
    width, height = PICTURE
    paragraph.add_run().add_picture(file, Pt(width), Pt(height))
