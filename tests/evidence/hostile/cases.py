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


_MAKERS: tuple[Callable[[float], Iterator[Case]], ...] = (_pages, _words, _pdfs, _markdown, _texts, _encodings)
