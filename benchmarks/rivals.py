"""Turn a brief into the same page by other means: docxtpl (DOCX), typst (tagged PDF) and WeasyPrint (PDF).

Each keeps what it can between calls (environments, fonts, parsed templates), as bluf does. None of them checks the
brief, looks for a size that fits, or makes the other format break its lines alike: they only set it.
"""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
FACES = HERE.parent / "src" / "bluf" / "fonts" / "faces"


def plain(path: Path) -> dict[str, Any]:
    """Read a brief as a plain mapping in which every key point, actor and quote is a mapping."""
    brief = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    sources = brief.get("sources", [])
    number = {source["id"]: str(index) for index, source in enumerate(sources, 1)}

    def cited(item: dict[str, Any]) -> dict[str, Any]:
        named = item.get("source") or []
        ids = named if isinstance(named, list) else [named]
        return {**item, "cites": ", ".join(number[name] for name in ids)}

    def mapped(items: list[Any], key: str) -> list[dict[str, Any]]:
        return [cited(item if isinstance(item, dict) else {key: item}) for item in items]

    to = brief.get("to", [])
    return {
        **brief,
        "date": str(brief["date"]),
        "sender": brief.get("from", ""),
        "to": ", ".join(to) if isinstance(to, list) else to,
        "key_points": mapped(brief["key_points"], "text"),
        "actors": mapped(brief.get("actors", []), "name"),
        "quotes": mapped(brief.get("quotes", []), "text"),
        "sections": brief.get("sections", []),
        "next_steps": brief.get("next_steps", []),
        "sources": [{**source, "date": str(source.get("date", ""))} for source in sources],
    }


@cache
def _docx_template() -> bytes:
    from benchmarks.docx_template import template

    return template()


def docxtpl_docx(path: Path) -> bytes:
    """Return the brief as a DOCX filled in by docxtpl."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(_docx_template()))
    document.render(plain(path), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def _typst_compiler() -> Any:
    import typst

    return typst.Compiler(str(HERE / "brief.typ"), font_paths=[str(FACES)], ignore_system_fonts=True)


def typst_pdf(path: Path) -> bytes:
    """Return the brief as a PDF/UA-1 set by typst."""
    made: bytes = _typst_compiler().compile(
        format="pdf", sys_inputs={"brief": json.dumps(plain(path))}, pdf_standards=["ua-1"]
    )
    return made


@cache
def _html() -> Any:
    import jinja2

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True)
    return environment.get_template("brief.html.j2")


@cache
def _weasyprint_style() -> tuple[Any, Any]:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Arimo; font-weight: {weight}; font-style: {slope}; src: url({uri}) }}\n"
        for uri, weight, slope in [
            ((FACES / "Arimo-Regular.ttf").as_uri(), 400, "normal"),
            ((FACES / "Arimo-Bold.ttf").as_uri(), 700, "normal"),
            ((FACES / "Arimo-Italic.ttf").as_uri(), 400, "italic"),
        ]
    )
    return CSS(string=faces + (HERE / "brief.css").read_text(encoding="utf-8"), font_config=fonts), fonts


def weasyprint_pdf(path: Path) -> bytes:
    """Return the brief as a PDF set by WeasyPrint from HTML."""
    from weasyprint import HTML

    style, fonts = _weasyprint_style()
    made: bytes = HTML(string=_html().render(plain(path))).write_pdf(stylesheets=[style], font_config=fonts)
    return made
