"""The cases: each is a brief with a source, and costs far more than its size where nothing stops it.

`size` is how large they are made, from 0 to 1: the common run of the tests takes small ones.
"""

import codecs
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.evidence.hostile import files

MIB = 1 << 20
TEXT = "“We stand together for it,” Ann Lee said. The ferry stops on 3 March 2026 with 3,000 people.\n\n"
QUOTE = "We stand together for it"


@dataclass(frozen=True, slots=True)
class Case:
    """A source's content, the ending of its name, and what a brief says of it."""

    name: str
    suffix: str
    content: bytes
    quote: str = QUOTE
    speaker: str = "Ann Lee"
    point: str = "The ferry of Ann Lee stops on 3 March with 3,000 people."
    encoding: str | None = None

    def brief(self, file: str) -> str:
        """Return a brief that quotes the source from `file`."""
        encoding = f"\n    encoding: {self.encoding}" if self.encoding else ""
        return (
            "title: The ferry\ndate: 2026-03-02\nbottom_line: The ferry stops.\n"
            f"key_points:\n  - text: {self.point}\n    source: s\n"
            f'quotes:\n  - text: "{self.quote}"\n    speaker: {self.speaker}\n    source: s\n'
            f"sources:\n  - id: s\n    title: A source\n    file: {file}{encoding}\n"
        )


def cases(size: float) -> Iterator[Case]:
    """Yield all cases, one after the other, so that only one is held at a time."""
    for make in _MAKERS:
        yield from make(size)


def _many(size: float, most: int, least: int = 50) -> int:
    return max(least, int(size * most))


def _pages(size: float) -> Iterator[Case]:
    def case(name: str, body: str) -> Case:
        text = f"<html><body><article><p>{TEXT.strip()}</p>{body}</article></body></html>"
        return Case(f"page: {name}", ".html", text.encode())

    n = _many(size, 1000)
    yield case("nested tables", "<table><tr><td>" * _many(size, 2000, 200) + "deep" + "</td></tr></table>" * n)
    yield case("nested tables, open", "<table><tr><td>" * _many(size, 20_000))
    yield case("nested paragraphs with links", "<p><a href='#'>" * n + "x" + "</a></p>" * n)
    yield case("links that are not closed", "<a href='#'>x " * _many(size, 3000))
    yield case("links in paragraphs that are not closed", "<p><a href='#'>x " * _many(size, 3000))
    yield case("nested divisions", "<div>" * _many(size, 200_000) + "deep")
    yield case("nested quotations", "<blockquote>a" * _many(size, 50_000))
    yield case("nested emphasis", "<b><i><u>a" * _many(size, 20_000))
    yield case("nested raised text", "<sup>a" * _many(size, 50_000))
    yield case("nested articles", "<article><p>some words here" * _many(size, 20_000))
    yield case("nested lists", "<ul><li>a" * _many(size, 50_000))
    yield case("nested forms and tables", "<form><table><tr><form>" * _many(size, 10_000))
    yield case("headings in headings", "<h1><p>" * _many(size, 20_000))
    yield case(
        "a million attributes", "<p " + " ".join(f"a{number}=''" for number in range(_many(size, 500_000))) + ">"
    )
    yield case("a long class", f"<p class='{'nav-' * _many(size, 2_000_000)}x'>a</p>")
    yield case("a long style", f"<p style='{'display ' * _many(size, 1_000_000)}:'>a</p>")
    yield case("a million lines", "<p>a<br>" * _many(size, 1_000_000))
    yield case("a million entities", "&lt;&nbsp;&#x41;" * _many(size, 500_000))
    yield case("a million pieces in one line", "<b>a</b>" * _many(size, 500_000))
    yield case("a million quotation elements", "<q>a</q>" * _many(size, 500_000))
    yield case("a comment without end", "<!-- " + "- " * _many(size, 2_000_000))
    yield case("tags without end", "<" * _many(size, 2_000_000))
    yield Case("page: an encoding that is none", ".html", b"<meta charset=hex><p>" + TEXT.encode())


def _words(size: float) -> Iterator[Case]:
    def case(name: str, content: bytes) -> Case:
        return Case(f"word: {name}", ".docx", content)

    text = files.paragraph(TEXT.strip())
    yield case(
        "a bomb of paragraphs", files.docx(text + files.paragraph("all the same words") * _many(size, 1_700_000))
    )
    yield case(
        "a bomb in one paragraph", files.docx(text + files.paragraph("the same words " * _many(size, 6_000_000)))
    )
    yield case("a bomb of runs", files.docx(f"{text}<w:p>{'<w:r><w:t>a</w:t></w:r>' * _many(size, 3_500_000)}</w:p>"))
    yield case("a bomb of empty elements", files.docx(f"{text}<w:p>{'<w:x/>' * _many(size, 10_000_000)}</w:p>"))
    yield case(
        "a bomb, bzip2", files.docx(text + files.paragraph("a " * _many(size, 40_000_000)), "", zipfile.ZIP_BZIP2)
    )
    yield case("a bomb, LZMA", files.docx(text + files.paragraph("a " * _many(size, 40_000_000)), "", zipfile.ZIP_LZMA))
    yield case("nested runs", files.docx(f"<w:p>{'<w:r>' * 250}<w:t>a</w:t>{'</w:r>' * 250}</w:p>"))
    yield case("nested tables", files.docx("<w:tbl><w:tr><w:tc>" * _many(size, 50_000)))
    yield case("nested paragraphs", files.docx("<w:p>" * 240 + "<w:r><w:t>a</w:t></w:r>" + "</w:p>" * 240))
    entities = '<!DOCTYPE w [<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    lol = f"{entities}]><w:document xmlns:w='x'><w:body><w:p>&a9;</w:p></w:body></w:document>"
    yield case("entities of entities", files.archive({"word/document.xml": lol}))
    sound = files.docx("".join(files.paragraph(f"{TEXT} {number}") for number in range(200)))
    yield case("damaged, deflate", files.damaged(sound))
    for name, packing in (("bzip2", zipfile.ZIP_BZIP2), ("LZMA", zipfile.ZIP_LZMA)):
        packed = files.docx("".join(files.paragraph(f"{TEXT} {number}") for number in range(200)), "", packing)
        yield case(f"damaged, {name}", files.damaged(packed))
    yield case("cut short", sound[: len(sound) // 2])
    yield case("no archive", b"PK\x03\x04" + b"\x00" * 100)
    yield case("locked", files.locked(sound))
    yield case("a huge dictionary", _huge_dictionary())
    yield case("many parts", files.archive({f"x{number}": "" for number in range(_many(size, 60_000))}))
    yield case("no document in it", files.archive({"x": "y"}))


def _huge_dictionary() -> bytes:
    """Return a Word file, packed with LZMA, that asks for a dictionary of 4 GB."""
    made = bytearray(files.docx(files.paragraph(TEXT), "", zipfile.ZIP_LZMA))
    at = made.index(b"word/document.xml") + len("word/document.xml")
    made[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    return bytes(made)


def _pdfs(size: float) -> Iterator[Case]:
    def case(name: str, content: bytes) -> Case:
        return Case(f"PDF: {name}", ".pdf", content)

    said = files.shown(TEXT.strip().encode("ascii", "ignore"))
    drawn = files.stream(said + b"/X Do\n")
    x = b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>"
    yield case("a form that draws itself", files.page(drawn, x, [files.form(said + b"/X Do /X Do\n", x)]))
    nested = [files.form(b"/X Do /X Do\n", b"/XObject << /X %d 0 R >>" % (number + 7)) for number in range(30)]
    yield case("forms that double", files.page(drawn, x, [*nested, files.form(said, b"/Font << /F 5 0 R >>")]))
    deep = [files.form(b"/X Do\n", b"/XObject << /X %d 0 R >>" % (number + 7)) for number in range(_many(size, 20_000))]
    yield case("forms in forms", files.page(drawn, x, [*deep, files.form(said, b"/Font << /F 5 0 R >>")]))
    spaces = b" " * _many(size, 400 * MIB, MIB)
    yield case("a bomb of spaces", files.page(files.stream(said + spaces, packed=1)))
    yield case("a bomb in a bomb", files.page(files.stream(said + spaces, packed=2)))
    yield case("a bomb of text", files.page(files.stream(files.shown(b"words ") * _many(size, 3_000_000), packed=1)))
    yield case("a bomb of states", files.page(files.stream(said + b"q " * _many(size, 50_000_000), packed=1)))
    yield case(
        "a bomb of lines", files.page(files.stream(said + b"0 0 m 9 9 l S\n" * _many(size, 5_000_000), packed=1))
    )
    yield case("a bomb of brackets", files.page(files.stream(said + b"[" * _many(size, 50_000_000), packed=1)))
    picture = files.stream(
        zlib.compress(bytes(_many(size, 400 * MIB, MIB)), 9),
        b"/Type /XObject /Subtype /Image /Width 20000 /Height 20000 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode",
    )
    yield case("a picture that is a bomb", files.page(drawn, x, [picture]))
    jbig2 = files.stream(
        bytes.fromhex("0000000030000100000013") + b"\x00\x00\xff\xff" * 2 + b"\x00" * 11,
        b"/Type /XObject /Subtype /Image /Width 65535 /Height 65535 /ColorSpace /DeviceGray /BitsPerComponent 1"
        b" /Filter /JBIG2Decode",
    )
    yield case("a JBIG2 picture that is a bomb", files.page(drawn, x, [jbig2]))
    yield case("an inline picture", files.page(files.stream(said + b"BI /W 60000 /H 60000 /BPC 8 /CS /G ID \x00 EI\n")))
    count = _many(size, 100_000)
    kids = b" ".join(b"3 0 R" for _ in range(count))
    many = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        files.stream(said),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    yield case("one page many times", files.pdf(many))
    many[1] = b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"
    yield case("a false number of pages", files.pdf(many))
    many[1] = b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>"
    yield case("pages within themselves", files.pdf(many))
    table = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + (
        b"100 beginbfrange " + b"<0000> <FFFF> <0041> " * 100 + b"endbfrange\n"
    ) * _many(size, 2000)
    fonts = b"/Font << /F 6 0 R >>"
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts"
        b" [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I)"
        b" /Supplement 0 >> >>] >>"
    )
    yield case("a table of characters", files.page(files.stream(said), fonts, [font, files.stream(table, packed=1)]))
    type3 = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255"
        b" /Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 7 0 R >> /Resources << /Font << /F 6 0 R"
        b" >> >> >>"
    )
    yield case("a letter that draws itself", files.page(files.stream(said), fonts, [type3, files.stream(said * 9)]))
    yield case("nested arrays", files.page(files.stream(said), b"/X " + b"[" * _many(size, 1_000_000)))
    yield case("cut short", files.page(files.stream(said))[:-200])
    yield case("no PDF", b"%PDF-1.7\n" + b"\x00" * 1000)


def _markdown(size: float) -> Iterator[Case]:
    def case(name: str, body: str) -> Case:
        return Case(f"Markdown: {name}", ".md", (TEXT + body).encode())

    n = _many(size, 100_000)
    for name, piece in (
        ("quotations in quotations", ">"),
        ("open brackets", "["),
        ("open pictures", "!["),
        ("stars", "*a **a "),
        ("underscores", "_a __a "),
        ("backticks", "`a ``b "),
        ("open links", "[a](b "),
        ("angle brackets", "<a "),
        ("tildes", "~~a "),
        ("lists in lists", "- "),
        ("columns", "|a"),
        ("entities", "&a;"),
        ("backslashes", "\\"),
        ("comments", "<!--"),
        ("references", "[a]: "),
    ):
        yield case(name, piece * n)
    yield case("a table", "|a" * n + "\n" + "|-" * n + "\n" + "|a\n" * n)
    yield case("definitions", "".join(f"[a{number}]: b\n" for number in range(n)) + "[a1][]" * n)
    yield case("lists that grow", "\n".join(" " * number + "- a" for number in range(_many(size, 2000))))
    yield case("quotations that grow", "\n".join(">" * number + " a" for number in range(_many(size, 2000))))
    yield case("front matter without end", "---\n" * n)


def _texts(size: float) -> Iterator[Case]:
    def case(name: str, body: str, quote: str = QUOTE, **further: str) -> Case:
        return Case(f"text: {name}", ".txt", (TEXT + body).encode("utf-8", "surrogatepass"), quote, **further)

    full = _many(size, 19 * MIB, 20_000)
    for name, piece in _PIECES.items():
        yield case(name, piece * (full // len(piece.encode())))
    yield case(
        "a million numbers", " ".join(str(number * 7919 % 1_000_003) for number in range(_many(size, 1_000_000)))
    )
    prose = "The council of the harbour met on Tuesday and said that 12 of the boats would sail. "
    yield case("a quote that is not there", prose * (full // len(prose)), "Nobody ever wrote a line like this of it")
    yield case("a quote of rare words", prose * (full // len(prose)), "boats harbour sail council Tuesday met would")
    yield case("a quote of the most usual words", prose * (full // len(prose)), "the of the of the of the of the of")
    once = _many(size, 100_000)

    def held(piece: str) -> str:
        """Return as much of a piece as a brief may hold that is looked at further."""
        return piece * min(once, _IN_A_BRIEF // len(piece))

    yield case("a long quote", "", held("a b "))
    yield case("a long quote that is there", "a b " * once, held("a b "))
    yield case("a quote of two thousand words", "a b " * once, "a b " * 990 + "c")
    yield case("a quote of one long word", "", held("a" * 10))
    yield case("a quote of ellipses", "a b " * once, "a … " * _many(size, 1000))
    yield case("a quote of dots", "a b " * once, "a ... " * _many(size, 1000))
    yield case("a quote of brackets", "a b " * once, "a [b] " * _many(size, 1000))
    yield case("a quote of forty ellipses", "a b c " * once, "a … b … " * 20 + "d")
    yield case("a quote of forty brackets", "a b c " * once, "a [x] b " * 40 + "d")
    yield case("a quote of affixes", "ab bc " * once, "[a]b b[c] " * 20)
    yield case("a quote of marks", "\u0315\u0300" * once, "e" + "\u0315\u0300" * 15)
    yield case("a long speaker", "", speaker=held("Ann Lee "))
    yield case("a point of figures", "", point=held("3,001 of "))
    yield case("a point of names", "", point=held("Bo Ek and "))
    yield case("a point of two thousand figures", "1 " * once, point="3,001 of " * 2_000)
    yield case("a transcript", "ANN LEE: a b c.\n\nBO EK: “d” e.\n\n" * (full // 38))


_IN_A_BRIEF = 90_000  # characters; of a brief with over 100,000 no quote is looked at

# Pieces that are repeated to 19 MiB: each was chosen for an algorithm or a regular expression that meets it.
_PIECES = {
    "commas": "1,",
    "figures": "3,000.5 ",
    "words for figures": "one hundred and two thousand ",
    "a figure without end": "hundred ",
    "dates": "3 March 2026, ",
    "times": "5.30 p.m. ",
    "one long word": "a",
    "one long word of digits": "1",
    "words": "word ",
    "lines": "a\n",
    "paragraphs": "a\n\n",
    "names": "Aa Bb Cc ",
    "a name without end": "Aa-",
    "names and links": "Aa of the Bb and ",
    "acronyms": "U.S.",
    "series": "Aa, Bb, ",
    "initials": "A. B. ",
    "speeches": "“a” ",
    "speeches and attributions": "“a,” Ann Lee said, “b.” ",
    "speeches of nobody": "“a.” ‘b’ he said. ",
    "open quote marks": "“",
    "single quote marks": "'a ",
    "quote marks": "\"'“”‘’«»",
    "apostrophes": "a's ",
    "sentences": "He said. ",
    "dashes": "— a ",
    "dots": ". ",
    "ellipses": "…",
    "spaces": " ",
    "brackets": "(Aa) [b] ",
    "open brackets": "(",
    "hyphens at line ends": "a-\n",
    "marks on a letter": "\u0315\u0300",
    "wide characters": "漢字",
    "beyond the plane": "𝔞 ",
    "ligatures": "ﷺ",
    "raised figures": "10⁵ m² ",
    "invisible characters": "\u200b",
    "direction marks": "a\u202eb\u202c ",
    "returns": "\r",
    "form feeds": "\x0c",
    "said": "said ",
    "according to": "according to the ",
}


def _encodings(_size: float) -> Iterator[Case]:
    names = [
        "hex", "base64", "zip", "bz2", "uu", "quopri", "rot13", "idna", "punycode", "unicode_escape",
        "raw_unicode_escape", "undefined", "charmap", "mbcs", "oem", "utf-7", "utf-16", "utf-32", "latin-1", "cp037",
        "klingon", "../etc/passwd", "a" * 1000, "utf-8-sig", "string_escape",
    ]  # fmt: skip
    for name in names:
        yield Case(f"encoding: {name[:20]}", ".txt", TEXT.encode(), encoding=name)
    yield Case("encoding: half characters", ".txt", b"+2AA- +2AAA- " + TEXT.encode(), encoding="utf-7")
    yield Case("encoding: half characters, UTF-16", ".txt", codecs.BOM_UTF16_LE + b"\x00\xd8a\x00")
    yield Case("encoding: half characters, UTF-8", ".txt", b"\xed\xa0\x80" + TEXT.encode())
    yield Case("encoding: NULs", ".txt", TEXT.encode() + b"\x00")


def _subtitles(size: float) -> Iterator[Case]:
    def case(name: str, body: str, suffix: str = ".vtt") -> Case:
        head = "WEBVTT\n\n" if suffix == ".vtt" else "1\n"
        return Case(f"subtitles: {name}", suffix, f"{head}00:00:01.000 --> 00:00:02.000\n{TEXT}{body}".encode())

    full = _many(size, 19 * MIB, 20_000)
    cue = "00:00:03.000 --> 00:00:04.000\n"
    for name, piece in _CUES.items():
        yield case(name, cue + piece * (full // len(piece)))
        if name in ("arrows", "blank lines", "lines of digits"):
            yield case(f"{name}, SRT", "\n1\n" + cue + piece * (full // len(piece)), ".srt")
    yield case("cues", f"{cue}a b\n\n" * (full // 40))
    yield case("cues, SRT", f"1\n{cue}a b\n\n" * (full // 40), ".srt")
    yield case("cues that grow", "".join(f"{cue}{'a ' * number}\n\n" for number in range(_many(size, 4000))))
    yield case("cues that roll", "".join(f"{cue}a {n}\na {n + 1}\n\n" for n in range(full // 60)))
    yield case("voices", f"{cue}<v Bo>a</v>\n\n" * (full // 40))
    yield case("no cue", "", ".srt")


_CUES = {
    "tags without end": "<",
    "tags": "<b>",
    "voices without end": "<v a",
    "voices in a cue": "<v a>b",
    "classes": "<v" + ".a" * 1000,
    "styles without end": "{\\",
    "entities": "&a",
    "lines of a cue": "a\n",
    "digits": "1",
    "lines of digits": "1\n",
    "spaces": " ",
    "blank lines": "\n",
    "dashes": "- ",
    "arrows": "-->\n",
    "times": "00:01.000 -->",
    "labels": "A: ",
    "labels without end": "Aa ",
    "notes": "NOTE\n",
    "styles": "STYLE\na\n\n",
}


def _mails(size: float) -> Iterator[Case]:
    def case(name: str, head: str, body: str = TEXT) -> Case:
        return Case(f"mail: {name}", ".eml", f"From: Ann Lee <a@b.org>\n{head}\n{body}".encode())

    n = _many(size, 200_000)
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(_many(size, 5000))
    )
    yield case("parts in parts", nested.removesuffix("\n"))
    yield case(
        "parts in few parts",
        'Content-Type: multipart/mixed; boundary="a"\n',
        "--a\n" + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 15 + TEXT + "a\n" * n,
    )
    yield case("parts", 'Content-Type: multipart/mixed; boundary="a"\n', f"--a\n\n{TEXT}\n" * (n // 4))
    yield case("alternatives", 'Content-Type: multipart/alternative; boundary="a"\n', f"--a\n\n{TEXT}\n" * (n // 4))
    yield case("mails in mails", "Content-Type: message/rfc822\n\n" * _many(size, 5000))
    for name, piece in (
        ("comments", "("),
        ("quotes", '"'),
        ("groups", "a:"),
        ("addresses", "a@b,"),
        ("words", "=?utf-8?q?a?= "),
    ):
        yield case(f"a sender of {name}", f"From: {piece * n}\n")
        yield case(f"a sender of few {name}", f"From: {piece * (1800 // len(piece))}\n")
    yield case("headers", "A: b\n" * n)
    yield case("a header", f"Subject: {'a ' * n}\n")
    yield case("a header of lines", f"Subject: a\n{' a' * 20}\n" * (n // 20))
    yield case("a kind of parts", f"Content-Type: text/plain; {'a=b;' * n}\n")
    yield case("a kind of quotes", f"Content-Type: text/plain; {chr(34) * n}\n")
    yield case(
        "a kind of pieces", "Content-Type: text/plain" + "".join(f"; a*{k}*=x" for k in range(_many(size, 5000))) + "\n"
    )
    flowed = "Content-Type: text/plain; format=flowed\n"
    yield case("text that flows", flowed, "a \n" * n)
    yield case("quoted lines", flowed, "> a\nb\n" * n)
    yield case("lines that are quoted deep", flowed, ">" * n + "a")
    yield case("depths", flowed, "".join(f"{'>' * (number % 50)} a\n" for number in range(n)))
    yield case("mails that are passed on", "", "From: a\nSent: b\n\nc\n\n" * (n // 4))
    yield case("lines that lead up", "", "Ann wrote:\n> a\n" * n)
    yield case("a line that leads up", "", "wrote " * n + ":\n> a\n")
    yield case("addresses in a line", "", "Ann " + "<a@" * n + " wrote:\n> a\n")
    packed = "Content-Transfer-Encoding: {}\n"
    yield case("base64", packed.format("base64"), "YSBi" * n)
    yield case("base64 that is damaged", packed.format("base64"), "A")
    yield case("quoted-printable", packed.format("quoted-printable"), "=20=" * n)
    yield case("an encoding that is none", "Content-Type: text/plain; charset=klingon\n")
    yield case("a page", "Content-Type: text/html\n", f"<p>{TEXT}</p>" + "<blockquote>" * n)
    yield Case("mail: no headers", ".eml", b"\n" + TEXT.encode())


def _rich_texts(size: float) -> Iterator[Case]:
    def case(name: str, body: str) -> Case:
        said = TEXT.strip().replace("“", "\\ldblquote ").replace("”", "\\rdblquote ")
        return Case(f"RTF: {name}", ".rtf", f"{{\\rtf1\\ansi {said}\\par {body}}}".encode())

    full = _many(size, 19 * MIB, 20_000)
    for name, piece in (
        ("groups in groups", "{"),
        ("few groups in groups", "{{{a}}}"),
        ("ends of groups", "}"),
        ("control words", "\\b"),
        ("paragraphs", "a\\par "),
        ("raised text", "{\\super 1}"),
        ("bytes", "\\'e9"),
        ("characters", "\\u233?"),
        ("halves of characters", "\\u-10179?"),
        ("binary parts", "{\\pict\\bin3 {{{}"),
        ("fonts", "\\f1 a\\f2 b"),
        ("a font table", "{\\fonttbl{\\f1\\fcharset204 a;}}"),
        ("links", '{\\field{\\*\\fldinst{HYPERLINK "a"}}{\\fldrslt b}}'),
        ("one long word", "a"),
        ("lines", "a\n"),
        ("backslashes", "\\\\"),
        ("letters of a control word", "\\" + "a" * 5000),
        ("rows", "\\trowd a\\cell b\\cell\\row "),
    ):
        yield case(name, piece * (full // len(piece)))
    yield case("a huge binary part", "\\bin2147483647 a")
    yield case("a number that is too long", "\\u" + "9" * 1000)
    yield Case("RTF: a code page that is none", ".rtf", b"{\\rtf1\\ansicpg99999 caf\\'e9}")
    yield Case("RTF: no RTF", ".rtf", TEXT.encode())
    yield Case("RTF: cut short", ".rtf", b"{\\rtf1 We stand together for it" + b"{\\b " * 20)


def _open_documents(size: float) -> Iterator[Case]:
    def case(name: str, body: str, styles: str = "", packing: int = zipfile.ZIP_DEFLATED) -> Case:
        return Case(
            f"ODT: {name}", ".odt", files.odt(f"<text:p>{TEXT.strip()}</text:p>{body}", styles, packing=packing)
        )

    yield case("a bomb of paragraphs", "<text:p>all the same words</text:p>" * _many(size, 2_000_000))
    yield case("a bomb in one paragraph", f"<text:p>{'the same words ' * _many(size, 6_000_000)}</text:p>")
    spans = "<text:span>a</text:span>" * _many(size, 3_500_000)
    yield case("a bomb of spans", f"<text:p>{spans}</text:p>")
    yield case("a bomb of spaces", f"<text:p>{'<text:s/>' * _many(size, 10_000_000)}</text:p>")
    yield case("a bomb, LZMA", f"<text:p>{'a ' * _many(size, 40_000_000)}</text:p>", packing=zipfile.ZIP_LZMA)
    style = '<style:style style:family="text" style:name="s{0}" style:parent-style-name="s{1}"/>'
    chain = "".join(style.format(number, number + 1) for number in range(_many(size, 20_000)))
    yield case("styles of styles", '<text:p><text:span text:style-name="s0">a</text:span></text:p>' * 2000, chain)
    circle = style.format(0, 1) + style.format(1, 0)
    yield case("styles in a circle", '<text:p><text:span text:style-name="s0">a</text:span></text:p>', circle)
    yield case("a bomb of styles", "", style.format(1, 2) * _many(size, 900_000))
    yield case("nested paragraphs", "<text:p>a" * 240 + "</text:p>" * 240)
    yield case("nested spans", f"<text:p>{'<text:span>' * 240}a{'</text:span>' * 240}</text:p>")
    yield case("nested lists", "<text:list><text:list-item>" * _many(size, 50_000))
    yield case(
        "hidden sections", '<text:section text:display="none"><text:p>a</text:p></text:section>' * _many(size, 300_000)
    )
    sound = files.odt("".join(f"<text:p>{TEXT} {number}</text:p>" for number in range(200)))
    yield Case("ODT: damaged", ".odt", files.damaged(sound, b"content.xml"))
    yield Case("ODT: cut short", ".odt", sound[: len(sound) // 2])
    yield Case("ODT: locked", ".odt", files.locked(sound, b"content.xml"))
    yield Case("ODT: no document in it", ".odt", files.archive({"x": "y"}))
    entities = '<!DOCTYPE o [<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    lol = f"{entities}]><o xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><text:p>&a9;</text:p></o>"
    yield Case("ODT: entities of entities", ".odt", files.archive({"content.xml": lol}))


_MAKERS: tuple[Callable[[float], Iterator[Case]], ...] = (
    _pages, _words, _pdfs, _markdown, _texts, _encodings, _subtitles, _mails, _rich_texts, _open_documents,
)  # fmt: skip
