"""Briefs, templates and styles written into a folder, and documents as text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bluf.brief import Brief, check_brief, read_yaml, template_name
from bluf.document import (
    Block,
    BlockQuote,
    Division,
    Document,
    Inline,
    LineBreak,
    ListBlock,
    Paragraph,
    Rule,
    StyleSheet,
    Table,
    TextRun,
)
from bluf.filling import Filled
from bluf.ground.shipped_templates import shipped
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem
from bluf.template import TemplateFolders, compose, find_template, load_style, template_folders
from bluf.template.page_blocks import Blocks, blocks

LEAST = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\n"

PAGE = "<h1>{{ title }}</h1>\n"

# The names of the templates that come with bluf.
SHIPPED = tuple(sorted(path.parent.name for path in shipped().glob("*/template.yaml")))


def folders_of(*paths: Path) -> TemplateFolders:
    """Return folders to look into, for whoever stands where the test does."""
    return TemplateFolders(paths, Workspace.here())


def plain_sheet() -> StyleSheet:
    return load_style("plain", folders_of(shipped()))


def parsed(markup: str) -> Blocks:
    """Read markup as if a template had printed it, with the plain style."""
    return blocks(Filled(markup, {}), plain_sheet(), "page.html.j2")


def runs(paragraph: Block) -> tuple[Inline, ...]:
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def write_brief(folder: Path, yaml: str, name: str = "brief.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml, encoding="utf-8")
    return path


def write_template(folder: Path, page: str | None, name: str = "mine", more: str = "", style: str = "plain") -> Path:
    """Write a template into `folder`/templates and return the path of its page."""
    root = folder / "templates" / name
    root.mkdir(parents=True, exist_ok=True)
    text = f"name: {name}\ndescription: A template\nstyle: {style}\n{more}"
    (root / "template.yaml").write_text(text, encoding="utf-8")
    if page is not None:
        (root / "page.html.j2").write_text(page, encoding="utf-8")
    return root / "page.html.j2"


def write_style(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / "templates" / "styles" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(path: Path) -> Brief:
    source = read_yaml(path.read_bytes(), str(path))
    template = find_template(template_name(source), template_folders(Workspace.here(), path))
    return check_brief(source, template.fields, folder=path.parent)


def composed(folder: Path, yaml: str) -> Document:
    return compose(load(write_brief(folder, yaml)))


def filled(folder: Path, page: str, yaml: str = LEAST, more: str = "") -> Document:
    """Compose a brief with a template whose page is given."""
    write_template(folder, page, more=more)
    return composed(folder, f"{yaml}template: mine\n")


def texts(document: Document) -> Iterator[TextRun]:
    """Yield every run of text of a document, in reading order."""
    from bluf.document import paragraphs

    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        for inline in paragraph.inlines:
            if isinstance(inline, TextRun):
                yield inline


def words(document: Document) -> str:
    return "".join(text.text for text in texts(document))


def as_text(document: Document) -> str:
    """Return a document as text: a line for each block, with its style, and the field of each run."""
    lines = [f"title: {document.properties.title}", f"style: {document.sheet.name}", f"size: {document.size.name}"]
    for part, found in (("header", document.header), ("body", document.body), ("footer", document.footer)):
        lines += ["", part]
        lines += [f"  {line}" for block in found for line in _lines(block)]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            lang = f" @{block.lang}" if block.lang else ""
            yield f"{block.tag} [{block.style}]{lang} {''.join(_run(inline) for inline in block.inlines)}"
        case Rule():
            yield f"hr [{block.style}]"
        case ListBlock():
            yield "ol" if block.ordered else "ul"
            for item in block.items:
                yield from _inside("li", item.blocks)
        case BlockQuote():
            yield from _inside("blockquote", block.blocks)
        case Division():
            yield from _inside(f"{block.tag} [{block.style}]", block.blocks)
        case Table():
            yield f"table [{block.style}]"
            for name, rows in (("head", block.head), ("row", block.body)):
                for row in rows:
                    yield f"  {name}"
                    for cell in row.cells:
                        for line in _inside("th" if cell.header else "td", cell.blocks):
                            yield f"    {line}"


def _inside(name: str, inner: tuple[Block, ...]) -> Iterator[str]:
    yield name
    for block in inner:
        for line in _lines(block):
            yield f"  {line}"


def _run(inline: Inline) -> str:
    if isinstance(inline, LineBreak):
        return "⏎"
    marks = [
        name
        for name, on in (("bold", inline.bold), ("italic", inline.italic), (inline.style or "", inline.style))
        if on
    ]
    told = ", ".join([*marks, *([f"→{inline.href}"] if inline.href else []), *([inline.src] if inline.src else [])])
    return f"{inline.text}{{{told}}}" if told else inline.text


def style_in(folder: Path, text: str, name: str = "mine") -> StyleSheet:
    """Return the style sheet that a style file with this text makes."""
    write_style(folder, text, name)
    return load_style(name, folders_of(folder / "templates", shipped()))


def style_faults(folder: Path, text: str) -> tuple[Problem, ...]:
    """Return all that is wrong with a style file."""
    with pytest.raises(BriefError) as caught:
        style_in(folder, text)
    return caught.value.problems
