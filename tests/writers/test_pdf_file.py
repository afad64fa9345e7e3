"""The file: its metadata, fonts, size, and that the same page gives the same bytes."""

import getpass
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from bluf.document import Properties
from bluf.layout import placed_paragraphs
from bluf.version import NAME
from bluf.writers.decimals import number
from bluf.writers.pdf import write_pdf
from bluf.writers.pdf.objects import PdfName, Raw, Ref, syntax, text_string
from tests.writers.samples import full, heading, page, para

ROOT = Path(__file__).resolve().parents[2]


def streams(pdf: bytes) -> list[bytes]:
    found = []
    for dictionary, content in re.findall(rb"<<([^\n]*)>>\nstream\n(.*?)\nendstream", pdf, re.DOTALL):
        length = int(re.search(rb"/Length (\d+)", dictionary)[1])  # type: ignore[index]
        assert length == len(content)
        found.append(zlib.decompress(content) if b"/FlateDecode" in dictionary else content)
    return found


def test_a_page_is_one_page_of_its_size() -> None:
    document = pypdfium2.PdfDocument(write_pdf(full()))
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((595.276, 841.89), abs=1e-3)


def test_metadata_says_what_the_brief_says() -> None:
    made = pypdfium2.PdfDocument(write_pdf(full())).get_metadata_dict()
    assert made == {
        "Title": "Partners pledge co-operation",
        "Author": "Jo Bloggs",
        "Subject": "Briefing ünder <review> & more",
        "Keywords": "",
        "Creator": NAME,
        "Producer": NAME,
        "CreationDate": "D:20241025000000Z",
        "ModDate": "D:20241025000000Z",
    }
    assert re.fullmatch(r"bluf \d+\.\d+\.\d+\S*", NAME)


def test_a_brief_without_an_author_has_none() -> None:
    pdf = write_pdf(page(para("a")))
    assert b"/Author" not in pdf
    assert b"creator>" not in pdf
    assert b"/Subject" not in pdf


def test_xmp_says_the_same_as_the_info_dictionary() -> None:
    packet = next(part for part in streams(write_pdf(full())) if part.startswith(b"<?xpacket")).decode("utf-8")
    assert ">Partners pledge co-operation</rdf:li>" in packet
    assert ">Briefing ünder &lt;review&gt; &amp; more</rdf:li>" in packet
    assert "<rdf:li>Jo Bloggs</rdf:li>" in packet
    assert "<rdf:li>Desk</rdf:li>" in packet
    assert "<xmp:CreateDate>2024-10-25T00:00:00Z</xmp:CreateDate>" in packet


def test_a_given_moment_replaces_the_briefs_date() -> None:
    pdf = write_pdf(page(para("a")), epoch=1_000_000_000)
    assert pypdfium2.PdfDocument(pdf).get_metadata_value("CreationDate") == "D:20010909014640Z"
    assert b"2001-09-09T01:46:40Z" in pdf
    assert b"2024" not in pdf


def test_nothing_names_another_program_or_the_machine() -> None:
    pdf = write_pdf(full())
    whole = pdf + b"".join(streams(pdf))
    home, user = str(Path.home()).encode(), getpass.getuser().encode()
    for trace in (b"reportlab", b"python", b"anonymous", b"unspecified", str(ROOT).encode(), home + b"/", user + b"@"):
        assert trace.lower() not in whole.lower().replace(b"/root ", b""), trace


def test_every_font_is_embedded_and_a_subset() -> None:
    document = pypdfium2.PdfDocument(write_pdf(full()))
    texts = list(document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]))
    assert len(texts) > 40
    assert all(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)) == 1 for text in texts)
    names = re.findall(rb"/BaseFont /(\S+)", write_pdf(full()))
    assert sorted(name[7:] for name in names) == [b"Arimo-Bold", b"Arimo-Italic", b"Arimo-Regular"]
    assert all(re.fullmatch(rb"[A-Z]{6}\+Arimo-\w+", name) for name in names)


def test_nothing_is_painted_outside_the_page() -> None:
    made = full()
    objects = list(pypdfium2.PdfDocument(write_pdf(made))[0].get_objects())
    assert len(objects) > 60
    for item in objects:
        left, bottom, right, top = item.get_bounds()
        assert left >= 0
        assert bottom >= 0
        assert right <= made.size.width
        assert top <= made.size.height


def test_a_full_page_of_text_is_at_most_60_kb() -> None:
    words = (
        "The ministers of the partner states met in Brussels and agreed to consult each other on matters of security. "
    )
    made = page(heading("A long brief", "h1"), *[para(words * 5, style) for style in ("Normal", "Quote") * 6])
    assert sum(len(paragraph.lines) for paragraph in placed_paragraphs(made.body)) > 45
    assert len(write_pdf(made)) <= 60_000
    assert len(write_pdf(full())) <= 60_000


def test_the_same_page_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    code = (
        "import sys, time; time.time = lambda: float(sys.argv[1]); "
        "from bluf.writers.pdf import write_pdf; from bluf.writers.png import write_png; "
        "from tests.writers.samples import full; import hashlib; pdf = write_pdf(full()); "
        "print(hashlib.sha256(pdf).hexdigest(), hashlib.sha256(write_png(pdf)).hexdigest())"
    )

    def build(folder: Path, clock: str, **environment: str) -> str:
        own = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        command = [sys.executable, "-c", code, clock]
        return subprocess.run(command, cwd=folder, env=own, capture_output=True, check=True, text=True).stdout

    one = build(ROOT, "0", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", SOURCE_DATE_EPOCH="")
    two = build(tmp_path, "2e9", PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="de_DE.UTF-8")
    assert one == two
    assert re.fullmatch(r"[0-9a-f]{64} [0-9a-f]{64}\n", one)


def test_another_page_has_another_identifier() -> None:
    def identifier(text: str) -> bytes:
        found = re.search(rb"/ID \[<([0-9A-F]{32})> <\1>\]", write_pdf(page(para(text))))
        assert found
        return found[1]

    assert identifier("a") == identifier("a") != identifier("b")


def test_the_cross_reference_table_gives_every_objects_place() -> None:
    pdf = write_pdf(full())
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", pdf)[1])  # type: ignore[index]
    assert pdf[start : start + 5] == b"xref\n"
    entries = re.findall(rb"(\d{10}) 00000 n \n", pdf[start:])
    assert len(entries) > 60
    for number_, offset in enumerate(entries, 1):
        assert pdf[int(offset) :].startswith(b"%d 0 obj\n" % number_)


def test_the_document_says_its_language_and_shows_its_title() -> None:
    pdf = write_pdf(page(para("a"), properties=Properties("t", "2024-10-25", "pt-BR")))
    assert b"/Lang (pt-BR)" in pdf
    assert b"/ViewerPreferences <</DisplayDocTitle true>>" in pdf


def test_objects_are_written_in_pdf_syntax() -> None:
    assert syntax({"A": PdfName("B"), "C": [1, 2.5, True, Ref(3)], "D": "x (y) \\", "E": Raw("<00>")}) == (
        "<</A /B /C [1 2.5 true 3 0 R] /D (x \\(y\\) \\\\) /E <00>>>"
    )
    assert text_string("é\n") == "<FEFF00E9000A>"
    assert [number(value) for value in (1, 1.0, 0.12345, -2.5, 595.276)] == ["1", "1", "0.123", "-2.5", "595.276"]
