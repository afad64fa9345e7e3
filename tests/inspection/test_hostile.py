"""A file made to do harm, or harmed, is a located problem or a report: no traceback, no exhausted machine."""

import io
import json
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bluf.ground.confined import Excess, ExcessError
from bluf.inspection import InspectionReport, as_dict, inspect, reading_limits, render_text
from bluf.inspection.docx import report_of
from bluf.inspection.inspection_report import Unseen
from bluf.inspection.pdf import facts_of
from bluf.inspection.reading_limits import limits_of
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


AMPLE = limits_of(10 * reading_limits.MIB)


def problem_within(file: bytes, **most: int) -> str:
    """Return the code of the one problem of a DOCX within limits of its own."""
    with pytest.raises(BriefError) as caught:
        report_of(file, "page.docx", replace(AMPLE, **most), 60.0)
    return caught.value.problems[0].code


def unseen_within(file: bytes, seconds: float = 60.0, **most: int) -> list[str]:
    """Return what of a PDF's objects is not looked at within limits of its own."""
    facts = facts_of(file, "page.pdf", replace(AMPLE, **most), seconds)
    return [trait.what for trait in facts.traits if isinstance(trait, Unseen)]


def test_a_part_that_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = part("word/document.xml", b"<w>" + b" " * 3_000_000 + b"</w>")

    assert len(bomb) < 20_000
    assert problem_within(bomb, unpacked=100_000) == "inspect-too-large"


def test_a_size_that_the_zip_lies_about_does_not_help_it() -> None:
    content = b"<w>" + b" " * 3_000_000 + b"</w>"
    bomb = part("word/document.xml", content).replace(struct.pack("<I", len(content)), struct.pack("<I", 10))

    assert problem_within(bomb, unpacked=100_000) in ("inspect-too-large", "inspect-unreadable")


def test_a_part_with_too_many_elements_is_not_read() -> None:
    assert problem_within(docxs.clean(), tree=1_000) == "inspect-too-large"


def test_parts_that_nobody_needs_and_that_have_too_many_elements_are_said() -> None:
    large = docxs.with_part("theme", "theme1.xml", b"<a>" + b"<b/>" * 40_000 + b"</a>")

    unseen = report_of(large, "page.docx", replace(AMPLE, tree=2_000_000), 60.0).unseen

    assert any(what.startswith("word/theme1.xml: not looked at, as it has too many elements") for what in unseen)


def test_too_many_parts_are_refused() -> None:
    assert problem_of(
        packed({**parts_of(docxs.clean()), **{f"a{n}.xml": b"<a/>" for n in range(reading_limits.PARTS)}})
    )[0] == ("inspect-too-large")


def test_a_document_of_millions_of_paragraphs_is_refused() -> None:
    many = part("word/document.xml", b"<w>" + b"<w:p/>" * 15_000_000 + b"</w>")

    assert len(many) < 200_000
    assert problem_of(many)[0] == "inspect-too-large"


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading_limits, "FILE", 100)
    path = tmp_path / "page.pdf"
    path.write_bytes(pdfs.clean())

    with pytest.raises(BriefError, match="inspect-too-large"):
        inspect(path)


def test_what_takes_too_long_is_said() -> None:
    unseen = unseen_within(pdfs.clean(), seconds=0.0)

    assert any("it takes too long" in what for what in unseen)


@pytest.mark.parametrize("excess", [Excess.TIME, Excess.MEMORY])
@pytest.mark.parametrize("file", [pdfs.clean(), docxs.clean()], ids=["pdf", "docx"])
def test_a_file_that_is_given_up_is_said(file: bytes, excess: Excess, monkeypatch: pytest.MonkeyPatch) -> None:
    give_up_on(monkeypatch, "facts_of", "report_of", excess=excess)

    assert problem_of(file) == ("inspect-too-large", ExcessError(excess).reason)


def test_a_file_that_breaks_the_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    give_up_on(monkeypatch, "facts_of", excess=Excess.CRASH)

    assert problem_of(pdfs.clean())[0] == "inspect-unreadable"


def test_pages_that_are_given_up_are_said_beside_all_that_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    give_up_on(monkeypatch, "traits_of_pages", excess=Excess.TIME)

    report = inspect(pdfs.changed(pdfs.with_bookmark("The secret")))

    assert [what for what in report.unseen if what.startswith("pages: not drawn, as it takes too long")]
    assert [finding.what for finding in report.findings] == ["The secret (a bookmark)"]
    assert not report.ok


def give_up_on(monkeypatch: pytest.MonkeyPatch, *functions: str, excess: Excess) -> None:
    """Have calls of some functions in another process ended."""
    from bluf.ground.confined import confined

    def ended(work: Any, *arguments: Any, allowed: Any) -> Any:
        if work.__name__ in functions:
            raise ExcessError(excess)
        return confined(work, *arguments, allowed=allowed)

    for form in ("pdf", "docx"):
        monkeypatch.setattr(f"bluf.inspection.{form}.confined", ended)


def test_a_stream_of_a_pdf_that_unpacks_to_too_much_is_not_unpacked() -> None:
    def bomb(pdf: Pdf) -> None:
        content = Stream(pdf, zlib.compress(zlib.compress(b" " * 30_000_000)))
        content.Filter = Array([Name.FlateDecode, Name.FlateDecode])
        pdf.pages[0].Contents = pdf.make_indirect(content)

    unseen = unseen_within(pdfs.changed(bomb), unpacked=1_000_000)

    assert any("what is packed in it is too large" in what for what in unseen)


def test_a_bomb_of_flate_is_ended_by_the_limit_of_all_that_unpacks() -> None:
    def bomb(pdf: Pdf) -> None:
        pictures_ = Dictionary()
        for number in range(8):
            image = Stream(pdf, zlib.compress(bytes(20_000_000)))
            image.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 1, "/Height": 1})
            image.Filter = Name.FlateDecode
            pictures_[f"/I{number}"] = pdf.make_indirect(image)
        pdf.pages[0].Resources.XObject = pictures_

    report = inspect(pdfs.changed(bomb))

    assert any("what is packed in it is too large" in what for what in report.unseen)


def not_drawn(report: InspectionReport) -> bool:
    return any(what.startswith("page 1: not drawn, as ") for what in report.unseen)


def huge(form: str) -> tuple[bytes, Name]:
    """Return the head of a picture that claims a hundred thousand pixels a side, and its filter."""
    side = struct.pack(">I", 100_000)
    if form == "JBIG2":
        return b"\0\0\0\0\x30\0\1\0\0\0\x13" + side + side + bytes(11), Name.JBIG2Decode
    if form == "JPX":
        return b"\xff\x4f\xff\x51\0\x29\0\0" + side + side + bytes(24) + b"\0\3", Name.JPXDecode
    frame = struct.pack(">BHHB", 8, 60_000, 60_000, 3) + bytes(9)
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame, Name.DCTDecode


@pytest.mark.parametrize("form", ["JBIG2", "JPX", "DCT"])
def test_a_picture_that_is_vast_by_its_own_head_is_not_drawn(form: str) -> None:
    assert not_drawn(inspect(pdfs.changed(pdfs.picture(*huge(form), size=9))))


def test_a_picture_that_claims_to_be_vast_is_not_drawn() -> None:
    assert not_drawn(inspect(pdfs.changed(pdfs.picture(b"0", None, size=100_000))))


def put_doubling_forms(pdf: Pdf, inner: Any = None) -> None:
    """Give the page a form whose parts double at each of thirty levels, down to `inner`; nothing draws it yet."""
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


@pytest.mark.parametrize("with_picture", [False, True])
def test_an_appearance_that_doubles_at_each_level_is_not_drawn(*, with_picture: bool) -> None:
    def double(pdf: Pdf) -> None:
        if with_picture:
            pdfs.picture(draw="")(pdf)
        put_doubling_forms(pdf, pdf.pages[0].Resources.XObject.P if with_picture else None)
        pdfs.annotation(pdf, Subtype=Name.Stamp, AP=Dictionary(N=pdf.pages[0].Resources.XObject.A))

    assert inspect(pdfs.changed(double)).pages == 1


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

    report = inspect(pdfs.changed(recurse))

    assert (report.pages, not_drawn(report), report.ok) == (1, True, False)


def test_forms_that_draw_each_other_end() -> None:
    def recurse(pdf: Pdf) -> None:
        one, other = pdfs.form(pdf, "/Y Do /Y Do"), pdfs.form(pdf, "/X Do /X Do")
        one.Resources, other.Resources = Dictionary(XObject=Dictionary(Y=other)), Dictionary(XObject=Dictionary(X=one))
        pdf.pages[0].Resources.XObject = Dictionary(X=one)
        pdf.pages[0].contents_add(b"/X Do", prepend=False)

    assert not_drawn(inspect(pdfs.changed(recurse)))


def test_a_pattern_that_draws_itself_ends() -> None:
    def recurse(pdf: Pdf) -> None:
        cell = pdf.make_stream(b"/X Do /X Do")
        form = pdfs.form(pdf, "/X Do /X Do")
        form.Resources = cell.Resources = Dictionary(XObject=Dictionary(X=form))
        cell.update({"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": Array([0, 0, 9, 9])})
        pdf.pages[0].Resources.Pattern = Dictionary(P=cell)

    report = inspect(pdfs.changed(recurse))

    assert any(what.startswith("pages: not drawn, as a form draws itself") for what in report.unseen)


def test_pages_that_draw_too_much_are_said() -> None:
    unseen = unseen_within(pdfs.clean(), content=10)

    assert any(what.startswith("pages: not all of what draws them was read") for what in unseen)


def test_objects_beyond_the_limit_are_said() -> None:
    assert any("it has too many objects" in what for what in unseen_within(pdfs.clean(), nodes=20))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_is_damaged_however_it_is_packed_is_said(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, content in parts_of(docxs.clean()).items():
            package.writestr(name, content)
        at = next(info for info in package.infolist() if info.filename == "word/document.xml").header_offset
    file = bytearray(made.getvalue())
    for place in range(at + 60, at + 160):
        file[place] ^= 0x5A

    assert problem_of(bytes(file))[0] == "inspect-unreadable"


def test_a_lone_surrogate_in_a_pdf_is_shown_as_a_sign() -> None:
    def torn(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = String(b"\xfe\xff\0J\xd8\0\0o")
        pdf.Root.Lang = String(b"\xfe\xff\xd8\0")

    report = settled(pdfs.changed(torn))

    assert report is not None
    assert [finding.what for finding in report.findings if finding.kind == "author"] == ["J\ufffdo"]
    assert json.dumps(as_dict(report), ensure_ascii=False).encode()
    assert render_text(report).encode()


def test_tags_that_lead_in_a_circle_end() -> None:
    def circle(pdf: Pdf) -> None:
        top = pdf.Root.StructTreeRoot.K
        top.Alt, top.K, top.P = "a secret", top, top
        pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Document": Name.X, "/X": Name.Document})

    assert "a secret (of a Document) (an alternative text)" in [
        finding.what for finding in inspect(pdfs.changed(circle)).findings
    ]


def test_bookmarks_that_lead_in_a_circle_end() -> None:
    def circle(pdf: Pdf) -> None:
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Title=String("secret")))
        pdf.Root.Outlines.First = pdf.Root.Outlines.Next = pdf.Root.Outlines

    assert "secret (a bookmark, not on a page)" in [finding.what for finding in inspect(pdfs.changed(circle)).findings]


def test_an_undrawn_form_that_doubles_at_each_level_is_not_drawn() -> None:
    report = inspect(pdfs.changed(put_doubling_forms))
    assert [finding.what for finding in report.findings] == ["a part that no page draws"]
    assert report.unseen == ()


def test_a_part_of_damaged_xml_that_nobody_needs_is_said() -> None:
    report = inspect(docxs.with_part("theme", "theme1.xml", b"<a"))

    assert any(what.startswith("word/theme1.xml: not looked at, as it is not well-formed") for what in report.unseen)


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


def settled(file: bytes) -> InspectionReport | None:
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
