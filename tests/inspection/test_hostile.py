"""A file made to do harm, or harmed, is a located problem or a report: no traceback, no exhausted machine."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bluf.inspection import Report, as_dict, inspect, limits, render_text
from bluf.problems import BriefError
from tests.inspection import docxs, pdfs
from tests.inspection.docxs import packed, parts_of, replaced

BOMB = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><w>&c;</w>"""
FETCHING = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>"""


def problem_of(file: bytes, name: str = "page.pdf") -> tuple[str, str]:
    """Return the code and message of the one problem, which is that of the file."""
    with pytest.raises(BriefError) as caught:
        inspect(file, name)
    (problem,) = caught.value.problems
    assert problem.span is not None
    assert problem.span.path == name
    assert problem.hint
    return problem.code, problem.message


def locked(password: str) -> bytes:
    return pdfs.changed(lambda _: None, encryption=pikepdf.Encryption(owner="owner", user=password))


def part(name: str, content: bytes) -> bytes:
    return packed({**parts_of(docxs.clean()), name: content})


def zip_with(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(name, b"x")
    return made.getvalue()


def locked_zip() -> bytes:
    docx = bytearray(docxs.clean())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = docx.find(mark)
        while at >= 0:
            docx[at + offset] |= 1
            at = docx.find(mark, at + 4)
    return bytes(docx)


@pytest.mark.parametrize(
    ("file", "code", "message"),
    [
        (b"", "inspect-unreadable", "the file is empty"),
        (b" \n", "inspect-unreadable", "the file is empty"),
        (b"title: A brief", "inspect-unsupported", "neither a PDF nor a DOCX"),
        (b"%PDF-1.7\nand no more", "inspect-unreadable", "too damaged"),
        (pdfs.clean()[:900], "inspect-unreadable", "too damaged"),
        (b"PK\x03\x04", "inspect-unreadable", "zip directory is damaged"),
        (docxs.clean()[:900], "inspect-unreadable", "zip directory is damaged"),
        (zip_with("a.txt"), "inspect-unsupported", "a zip file and not a DOCX"),
        (replaced("[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
         "inspect-unsupported", "an Office file, but not a DOCX"),
        (locked("secret"), "inspect-encrypted", "only with a password"),
        (locked_zip(), "inspect-encrypted", "only with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "inspect-encrypted", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "inspect-unsupported", "Office 97-2003"),
        (part("word/document.xml", BOMB), "inspect-unreadable", "word/document.xml: it has a document type"),
        (part("word/document.xml", FETCHING), "inspect-unreadable", "word/document.xml: it has a document type"),
        (part("word/document.xml", b"<w:document"), "inspect-unreadable", "word/document.xml: it is not well-formed"),
        (part("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "inspect-unreadable", "word/document.xml"),
    ],
)  # fmt: skip
def test_what_cannot_be_inspected_is_said(file: bytes, code: str, message: str) -> None:
    found = problem_of(file)

    assert found[0] == code
    assert message in found[1]


def test_a_part_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART", 100_000)
    bomb = part("word/document.xml", b"<w>" + b" " * 3_000_000 + b"</w>")

    assert len(bomb) < 20_000
    assert problem_of(bomb)[0] == "inspect-too-large"


def test_a_size_that_the_zip_lies_about_does_not_help_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART", 100_000)
    content = b"<w>" + b" " * 3_000_000 + b"</w>"
    bomb = part("word/document.xml", content).replace(struct.pack("<I", len(content)), struct.pack("<I", 10))

    assert problem_of(bomb)[0] in ("inspect-too-large", "inspect-unreadable")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARTS", 5)

    assert problem_of(docxs.clean())[0] == "inspect-too-large"


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "FILE", 100)
    path = tmp_path / "page.pdf"
    path.write_bytes(pdfs.clean())

    with pytest.raises(BriefError, match="inspect-too-large"):
        inspect(path)


def test_a_stream_of_a_pdf_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_STREAM", 1_000_000)

    def bomb(pdf: Pdf) -> None:
        content = Stream(pdf, zlib.compress(zlib.compress(b" " * 30_000_000)))
        content.Filter = Array([Name.FlateDecode, Name.FlateDecode])
        pdf.pages[0].Contents = pdf.make_indirect(content)

    report = inspect(pdfs.changed(bomb))

    assert not report.ok
    assert not_drawn(report)


def not_drawn(report: Report) -> bool:
    return any(what.startswith("pages: a picture or stream is too large, or forms too many") for what in report.unseen)


def test_a_picture_that_claims_to_be_vast_is_not_drawn() -> None:
    def vast(pdf: Pdf) -> None:
        image = Stream(pdf, b"0")
        image.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 100_000, "/Height": 100_000})
        pdf.pages[0].Resources.XObject = Dictionary(I=pdf.make_indirect(image))

    assert not_drawn(inspect(pdfs.changed(vast)))


def put_doubling_forms(pdf: Pdf) -> None:
    """Give the page a form whose parts double at each of thirty levels; nothing draws it yet."""
    inner = None
    for _ in range(30):
        form = Stream(pdf, b"/A Do /A Do" if inner else b"0 0 1 1 re f")
        form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])})
        if inner:
            form.Resources = Dictionary(XObject=Dictionary(A=inner))
        inner = pdf.make_indirect(form)
    pdf.pages[0].Resources.XObject = Dictionary(A=inner)


def test_forms_that_double_at_each_level_are_not_drawn() -> None:
    def double(pdf: Pdf) -> None:
        put_doubling_forms(pdf)
        pdf.pages[0].contents_add(b"/A Do", prepend=False)

    assert not_drawn(inspect(pdfs.changed(double)))


@pytest.mark.parametrize("name", ["missing.pdf", "folder", "nul\0.pdf"])
def test_a_path_that_cannot_be_read_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(BriefError, match="inspect-unreadable"):
        inspect(tmp_path / name)


def test_a_tree_of_pages_that_bites_its_tail_ends() -> None:
    def bite(pdf: Pdf) -> None:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages])

    assert problem_of(pdfs.changed(bite))[0] == "inspect-unreadable"


def test_objects_that_lead_to_each_other_end() -> None:
    def circle(pdf: Pdf) -> None:
        one = pdf.make_indirect(Dictionary())
        one.Next = pdf.make_indirect(Dictionary(Next=one))
        pdf.Root.Circle = one

    assert inspect(pdfs.changed(circle)).ok


def test_a_form_that_draws_itself_ends() -> None:
    def recurse(pdf: Pdf) -> None:
        form = Stream(pdf, b"/X Do")
        form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])})
        form = pdf.make_indirect(form)
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        pdf.pages[0].Resources.XObject = Dictionary(X=form)
        pdf.pages[0].contents_add(b"/X Do", prepend=False)

    assert inspect(pdfs.changed(recurse)).pages == 1


def test_pages_that_draw_too_much_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_CONTENT", 10)

    assert any(what.startswith("pages: they draw more than") for what in inspect(pdfs.clean()).unseen)


def test_tags_that_lead_in_a_circle_end() -> None:
    def circle(pdf: Pdf) -> None:
        top = pdf.Root.StructTreeRoot.K
        top.Alt, top.K, top.P = "a secret", top, top
        pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Document": Name.X, "/X": Name.Document})

    assert "a secret (of a Document)" in [finding.what for finding in inspect(pdfs.changed(circle)).findings]


def test_bookmarks_that_lead_in_a_circle_end() -> None:
    def circle(pdf: Pdf) -> None:
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Title=String("secret")))
        pdf.Root.Outlines.First = pdf.Root.Outlines.Next = pdf.Root.Outlines

    assert "secret (a bookmark, not on a page)" in [finding.what for finding in inspect(pdfs.changed(circle)).findings]


def test_an_undrawn_form_that_doubles_at_each_level_is_not_drawn() -> None:
    report = inspect(pdfs.changed(put_doubling_forms))
    assert [finding.what for finding in report.findings] == ["a part that no page draws"]


def test_a_part_of_damaged_xml_that_nobody_needs_is_said() -> None:
    report = inspect(docxs.with_part("theme", "theme1.xml", b"<a"))

    assert any(what.startswith("word/theme1.xml: damaged") for what in report.unseen)


def test_styles_that_are_based_on_each_other_end() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    parts = parts_of(docxs.in_body('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'))
    both = style.format("A", "B") + style.format("B", "A")
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", both.encode() + b"</w:styles>")

    assert inspect(packed(parts)).ok


def test_a_table_of_objects_in_the_wrong_place_is_mended_and_said() -> None:
    report = inspect(pdfs.clean().replace(b"startxref\n", b"startxref\n1"))

    assert report.title == "A brief"
    assert [finding.kind for finding in report.forbidden] == ["damaged"]


def settled(file: bytes) -> Report | None:
    """Inspect a file that may be anything: a report that can be shown, or one problem of the file's own."""
    try:
        report = inspect(file, "page")
    except BriefError as error:
        (problem,) = error.problems
        assert problem.code.startswith("inspect-")
        return None
    assert render_text(report)
    assert as_dict(report)["sha256"] == report.sha256
    return report


EDITS = st.lists(
    st.tuples(
        st.floats(0, 0.999), st.integers(0, 40), st.binary(max_size=12) | st.sampled_from([b"<<", b"]", b" 0 R"])
    ),
    min_size=1,
    max_size=6,
)


def edited(file: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, put in edits:
        at = int(place * len(file))
        file = file[:at] + put + file[at + length :]
    return file


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_a_pdf_with_any_bytes_changed_is_reported_or_refused(edits: list[tuple[float, int, bytes]]) -> None:
    settled(edited(pdfs.clean(), edits))


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_a_docx_with_any_bytes_changed_is_reported_or_refused(edits: list[tuple[float, int, bytes]]) -> None:
    settled(edited(docxs.clean(), edits))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(parts_of(docxs.clean()))), EDITS)
def test_a_docx_with_any_part_changed_is_reported_or_refused(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    parts = parts_of(docxs.clean())

    settled(packed({**parts, name: edited(parts[name], edits)}))
