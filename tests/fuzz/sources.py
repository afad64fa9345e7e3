"""Make briefs with sources of every format that bluf reads, sound ones and such as break readers."""

import io
import zipfile
from functools import cache
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bluf.sources import FORMATS
from tests.evidence.hostile import files
from tests.fuzz.drawing import Drawing
from tests.fuzz.yaml_text import yaml_of

KINDS = tuple(each.suffixes[0].removeprefix(".") for each in FORMATS)
HTML = (
    *(
        "<p>",
        "</p>",
        "<table><tr><td>",
        "</td></tr></table>",
        '<a href="x">',
        "</a>",
        "<li>",
        "<ul>",
        "<!--",
        "-->",
        "<b>",
    ),
    *(
        "&nbsp;",
        "&#x0;",
        "&amp;",
        "<script>",
        "</script>",
        "<style>",
        "<title>",
        "<div>",
        "</div>",
        "<br>",
        "<![CDATA[",
    ),
    *(
        '<meta charset="utf-16">',
        "<blockquote>",
        "<h1>",
        "<svg>",
        "<math>",
        "<template>",
        "\0",
        "<" * 50,
        "<p><a>" * 60,
    ),
)
MARKDOWN = (
    *("# ", "> ", "- ", "1. ", "```\n", "| a | b |\n|---|---|\n", "[a]: x\n", "*" * 40, "![", "<b>", "\n\n", "    "),
)
PDF = (
    b"/Length 999999",
    b"/Kids [1 0 R]",
    b"/Filter /FlateDecode",
    b"endobj",
    b"stream\n",
    b"/Do",
    b"obj",
    b"<<",
    b">>",
    b"R",
)
CUES = (
    *("WEBVTT\n", "NOTE ", "STYLE\n", "REGION\n", "\n\n", "1\n", "-->", "00:01.000 --> 00:02.000\n", "<v Ana Lind>"),
    *("</v>", "<v.a", "<", ">", "<i>", "<00:01.000>", "{\\an8}", "&amp;", "&#x0;", ">> ", "- ", "ANA LIND: ", "<rt>"),
)
MAIL = (
    *("From: ", "Subject: ", "Date: x\n", "\n\n", "> ", ">>", " \n", "-- \n", "--b\n", "--b--\n", "=?utf-8?b?", "?="),
    *("Content-Type: multipart/mixed; boundary=b\n", "Content-Type: text/html\n", "Content-Type: message/rfc822\n"),
    *(
        "Content-Transfer-Encoding: base64\n",
        "charset=",
        "format=flowed",
        "=E9",
        "=\n",
        "From: a\nSent: b\n",
        "wrote:\n",
    ),
)
RTF = (
    *(
        "{",
        "}",
        "\\",
        "\\par ",
        "\\u-10179?",
        "\\u8220?",
        "\\'e9",
        "\\v ",
        "\\deleted ",
        "\\*",
        "\\bin9 ",
        "\\uc0 ",
        "\\f1",
    ),
    *("{\\fonttbl{\\f1\\fcharset128 A;}}", "\\ansicpg1251", "\\super ", "\\plain ", "{\\pict ", "\\cell", "\\u", "\\'"),
)
ODT = (
    *(b"<text:p>", b"</text:p>", b"<text:span text:style-name='s'>", b"</text:span>", b"&#0;", b"&x;", b"<!DOCTYPE a>"),
    *(b"]]>", b"<text:note>", b"<text:tracked-changes>", b"<text:section text:display='none'>", b"xmlns:text=''"),
)
XML = (
    b"<w:p>",
    b"</w:p>",
    b"<w:t>",
    b"&#0;",
    b"&x;",
    b"<w:tbl>",
    b"<!DOCTYPE a>",
    b"]]>",
    b'xmlns:w=""',
    b"<w:r><w:t>",
)


def source(drawing: Drawing) -> dict[str, bytes]:
    """Return the files of a project whose brief quotes a source of some kind."""
    kind = drawing.of(KINDS)
    said = drawing.some(lambda: _sentence(drawing), 1, 12)
    data = _written(drawing, kind, said)
    if drawing.odd(0.3 if kind in ("docx", "odt") else 0.7):
        data = drawing.mutated(data, _tokens(kind))
    named = drawing.of(KINDS) if drawing.odd(0.08) else kind
    entry: dict[str, Any] = {"id": "s", "title": "A source", "file": f"s.{named}"}
    if drawing.odd(0.2):
        entry["encoding"] = drawing.one("utf-8", "latin-1", "utf-16", "hex", "zip", "base64", "rot13", "idna", "x")
    brief = {
        "title": "T",
        "date": "2024-10-25",
        "bottom_line": {"text": drawing.plain(), "source": "s"},
        "key_points": [{"text": _cut(drawing, drawing.of(said)), "source": "s"} for _ in range(drawing.number(1, 3))],
        "quotes": [
            {
                "text": _cut(drawing, drawing.of(said)),
                "speaker": drawing.one("Ana Lind", "Rui", "the minister"),
                "source": "s",
            }
            for _ in range(drawing.number(1, 3))
        ],
        "sources": [entry],
    }
    return {"briefs/x.yaml": yaml_of(drawing, brief).encode(errors="surrogatepass"), f"briefs/s.{named}": data}


def _sentence(drawing: Drawing) -> str:
    words = drawing.words(14)
    return drawing.one(
        words,
        f"“{words}”, said Ana Lind.",
        f'"{words}" Rui said on {drawing.number(1, 31)} May.',
        f"ANA LIND: {words}.",
        f"Q. {words}?\nA. {drawing.words(6)}.",
        f"The minister said that {words}; {drawing.number(1, 9999):,} tonnes, up {drawing.number(1, 99)} %.",
        f"“{words} … {drawing.words(4)}",
    )


def _cut(drawing: Drawing, sentence: str) -> str:
    words = sentence.strip('“”"').split() or ["x"]
    start = drawing.number(0, len(words) - 1)
    cut = words[start : start + drawing.number(1, len(words))] or ["x"]
    if drawing.happens(0.3):
        cut.insert(drawing.number(0, len(cut)), drawing.one("…", "not", "[sic]", "40", "…" * 30))
    return " ".join(cut)


def _tokens(kind: str) -> tuple[bytes, ...]:
    match kind:
        case "html":
            return tuple(token.encode() for token in HTML)
        case "md":
            return tuple(token.encode() for token in MARKDOWN)
        case "vtt" | "srt":
            return tuple(token.encode() for token in CUES)
        case "eml":
            return tuple(token.encode() for token in MAIL)
        case "rtf":
            return tuple(token.encode() for token in RTF)
        case "pdf":
            return PDF
        case "docx" | "odt":
            return (b"PK\x03\x04", b"PK\x05\x06", b"\0" * 8, b"word/document.xml")
        case _:
            return ()


def _written(drawing: Drawing, kind: str, said: list[str]) -> bytes:
    match kind:
        case "html":
            body = "".join(
                f"{drawing.of(HTML) if drawing.happens(0.3) else '<p>'}{_escaped(line)}</p>\n" for line in said
            )
            text = f"<html><head><title>{_escaped(drawing.words(3))}</title></head><body>{body}</body></html>"
        case "md":
            text = "\n\n".join(f"{drawing.of(MARKDOWN) if drawing.happens(0.4) else ''}{line}" for line in said)
        case "docx":
            return docx_of(drawing, said)
        case "pdf":
            return pdf_of(drawing, said)
        case "odt":
            return odt_of(drawing, said)
        case "vtt" | "srt":
            head = "WEBVTT\n\n" if kind == "vtt" else ""
            text = head + "".join(
                f"{number}\n00:00:{number:02}.000 --> 00:00:{number + 1:02}.000\n{_marked(drawing, CUES, line)}\n\n"
                for number, line in enumerate(said)
            )
        case "eml":
            body = "\n\n".join(_marked(drawing, MAIL, line) for line in said)
            text = f"From: Ana Lind <a@b.org>\nSubject: {drawing.words(3)}\n\n{body}"
        case "rtf":
            body = "".join(f"{_marked(drawing, RTF, _in_rtf(line))}\\par\n" for line in said)
            return f"{{\\rtf1\\ansi {body}}}".encode("latin-1", "replace")
        case _:
            text = drawing.one("\n", "\n\n", "\r\n", " ").join(said)
    return text.encode(
        drawing.one("utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1" if drawing.odd(0.5) else "utf-8"),
        errors="replace",
    )


def _marked(drawing: Drawing, tokens: tuple[str, ...], line: str) -> str:
    return f"{drawing.of(tokens)}{line}" if drawing.happens(0.3) else line


def _in_rtf(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    codes = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(chr(code) if 0x20 <= code < 0x7F and chr(code) not in "\\{}" else f"\\u{code}?" for code in codes)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@cache
def _docx_parts() -> dict[str, bytes]:
    from docx import Document

    made = io.BytesIO()
    Document().save(made)
    with zipfile.ZipFile(made) as package:
        return {name: package.read(name) for name in package.namelist()}


def docx_of(drawing: Drawing, said: list[str]) -> bytes:
    """Return a Word file of some paragraphs, its XML mutated now and then."""
    parts = dict(_docx_parts())
    runs = "".join(f"<w:p><w:r><w:t>{_escaped(line)}</w:t></w:r></w:p>" for line in said)
    document = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + runs.encode(errors="surrogatepass"))
    parts["word/document.xml"] = drawing.mutated(document, XML) if drawing.odd(0.5) else document
    if drawing.odd(0.1):
        del parts[drawing.of(list(parts))]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def odt_of(drawing: Drawing, said: list[str]) -> bytes:
    """Return an OpenDocument text of some paragraphs, its XML mutated now and then."""
    made = files.odt("".join(f"<text:p>{_escaped(line)}</text:p>" for line in said))
    content = files.part(made, "content.xml")
    return files.repacked(made, {"content.xml": drawing.mutated(content, ODT)}) if drawing.odd(0.5) else made


def pdf_of(drawing: Drawing, said: list[str]) -> bytes:
    """Return a PDF of some lines, without a date or a number of its own."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, pageCompression=drawing.one(0, 0, 1), invariant=True)
    for number, line in enumerate(said):
        canvas.drawString(50, 800 - number % 50 * 14, line.encode("latin-1", "replace").decode("latin-1"))
        if drawing.happens(0.05):
            canvas.showPage()
    canvas.save()
    return made.getvalue()
