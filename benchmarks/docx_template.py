"""Make the DOCX that docxtpl fills in: the same page, with docxtpl's tags in it."""

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell


def template() -> bytes:
    """Return the template's bytes."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(3)

    document.add_paragraph("{{ reference }}\t{{ marking }}")
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ subtitle }}", style="Subtitle")
    document.add_paragraph("{{ date }} · From {{ sender }} · To {{ to }}")
    panel = document.add_table(1, 1).cell(0, 0)
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "EEF2F7")
    panel._tc.get_or_add_tcPr().append(shading)
    panel.paragraphs[0].text = "{{ bottom_line }}"
    main, aside = document.add_table(1, 2).rows[0].cells
    _fill(
        main,
        ("{%p for point in key_points %}", None),
        ("{{ point.text }} [{{ point.cites }}]", "List Bullet"),
        ("{%p endfor %}", None),
        ("{%p for section in sections %}", None),
        ("{{ section.heading }}", "Heading 2"),
        ("{%p if section.text %}", None),
        ("{{ section.text }}", None),
        ("{%p endif %}", None),
        ("{%p for point in section.points %}", None),
        ("{{ point.text or point }}", "List Bullet"),
        ("{%p endfor %}", None),
        ("{%p endfor %}", None),
        ("{%p for step in next_steps %}", None),
        ("{{ step.text or step }}", "List Bullet"),
        ("{%p endfor %}", None),
        heading="Key points",
    )
    _fill(
        aside,
        ("{%p for actor in actors %}", None),
        ("{{ actor.name }}, {{ actor.role }}, {{ actor.organisation }}", "Heading 3"),
        ("{{ actor.position }}", None),
        ("{%p endfor %}", None),
        ("{%p for quote in quotes %}", None),
        ("“{{ quote.text }}”", "Quote"),
        ("{{ quote.speaker }}, {{ quote.context }} [{{ quote.cites }}]", "Caption"),
        ("{%p endfor %}", None),
        heading="Actors and quotes",
    )
    for text, style in [
        ("{%p for source in sources %}", None),
        ("{{ source.title }}. {{ source.publisher }} {{ source.date }} {{ source.url }}", "List Number"),
        ("{%p endfor %}", None),
    ]:
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(cell: _Cell, *lines: tuple[str, str | None], heading: str) -> None:
    cell.paragraphs[0].text = heading
    cell.paragraphs[0].style = "Heading 2"
    for text, style in lines:
        cell.add_paragraph(text, style=style)
