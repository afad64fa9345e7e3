"""Every kind of finding is found, and told by what it is, in a file that is bluf's own but for that."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream, String

from bluf.inspection import KINDS, Report, inspect
from tests.inspection import docxs, pdfs
from tests.inspection.docxs import app, core, field, in_body, packed, parts_of, replaced, run, setting, with_part
from tests.inspection.pdfs import action, annotation, changed, drawn, with_info, with_xmp, words

Made = Callable[[], bytes]
BOX = "0 g 90 390 120 30 re f"


def pdf(change: pdfs.Change, **options: object) -> Made:
    return lambda: changed(change, **options)


def noted(**fields: object) -> Made:
    return pdf(lambda made: annotation(made, **fields))


def rooted(key: str, value: Dictionary) -> Made:
    return pdf(lambda made: made.Root.__setitem__(key, value))


TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "spy")
SELECTED = "".join(chr(0xE0100 + ord(letter) - 16) for letter in "spy")
CHANGE = 'w:id="1" w:author="Ann Roe" w:date="2024-01-02T03:04:05Z"'
COMMENT = f"<w:comment {CHANGE}><w:p><w:r><w:t>Is this true?</w:t></w:r></w:p></w:comment>"
SECRET = "<w:p><w:r><w:t>secret</w:t></w:r></w:p>"
NOTE = f'<w:{{0}} w:id="7">{SECRET}</w:{{0}}>'
ENCRYPTED = pikepdf.Encryption(owner="owner", user="")

# The kind, the file, and what the report says of it (a pattern).
PDFS: list[tuple[str, Made, str]] = [
    ("hidden-text", lambda: drawn(words("secret", "1 1 1 rg")), "secret .not to be seen"),
    ("hidden-text", lambda: drawn(words("secret") + BOX), "secret .not to be seen"),
    ("hidden-text", lambda: drawn(words("secret", "3 Tr")), "secret .invisible by its render mode"),
    ("hidden-text", lambda: drawn(words("secret", size=1)), "secret .under 3 pt"),
    ("hidden-text", lambda: drawn(words("secret", at=(100, 3000))), "secret .outside the page"),
    ("hidden-text", pdf(pdfs.with_undrawn_form), "the paragraph .in a part that no page draws"),
    ("hidden-text", pdf(pdfs.with_bookmark("The secret")), "The secret .a bookmark, not on a page"),
    ("hidden-text", pdf(pdfs.with_label("secret-")), "secret- .a page's label, not on a page"),
    ("other-wording", lambda: drawn(pdfs.spoken("secret", words("open"))), "secret .for “open”"),
    ("other-wording", lambda: drawn(pdfs.spoken("not open", words("open"), "A#63tualText")), "not open .for “open”"),
    ("other-wording", lambda: drawn(pdfs.spoken("secret")), "secret .for nothing"),
    ("other-wording", pdf(pdfs.tagged(Alt="a secret")), "a secret .of a Document"),
    ("other-wording", pdf(pdfs.tagged(E="a secret")), "a secret .of a Document"),
    ("other-wording", pdf(pdfs.tagged(ActualText="a secret")), "a secret .of a Document"),
    ("other-wording", noted(Subtype=Name.Link, Contents=String("a secret")), "a secret .of a link"),
    ("description", pdf(pdfs.tagged(S=Name.Figure, Alt="a photo")), "a photo .of a Figure"),
    ("hidden-layer", pdf(pdfs.layered), "Reviewers"),
    ("comment", noted(Subtype=Name.Text, T=String("Ann Roe"), Contents=String("True?")), "Text, Ann Roe: True"),
    ("earlier-version", pdfs.saved_twice, "saved 2 times"),
    ("unused", pdf(pdfs.with_photo), "1 picture that no page draws"),
    ("unused", pdfs.with_loose_object, "1 object that nothing leads to"),
    ("unused", lambda: pdfs.clean() + b"the other file", "14 bytes after the end"),
    ("unused", lambda: b"#!/bin/sh\n" + pdfs.clean(), "10 bytes before the beginning"),
    ("attachment", pdf(pdfs.attached), "figures.xlsx, 14 bytes"),
    ("attachment", rooted("/Collection", Dictionary()), "portfolio"),
    ("embedded-object", noted(Subtype=Name.Movie), "Movie"),
    ("script", pdf(pdfs.scripted), r"JavaScript: app\.alert\(1\)"),
    ("script", pdf(action(S=Name.URI, URI=String("JavaScript:alert(1)"))), r"a link: JavaScript:alert\(1\)"),
    ("automatic-action", pdf(pdfs.scripted), "on opening"),
    ("automatic-action", pdf(action(S=Name.Launch, F=String("calc.exe"))), "starts a program .*: calc.exe"),
    ("automatic-action", pdf(action(S=Name.SubmitForm, F=String("https://example.org"))), "sends the form"),
    ("automatic-action", rooted("/AA", Dictionary()), "additional actions"),
    ("remote-resource", pdf(action(S=Name.GoToR, F=String("other.pdf"))), "another file: other.pdf"),
    ("form", pdf(pdfs.with_form), "field salary: 90 000"),
    ("machine-path", pdf(with_info(Subject=r"from C:\Users\jroe\plan.doc")), r"plan.doc \(user jroe\)"),
    ("machine-path", pdf(action(S=Name.URI, URI=String("file:///home/jroe/plan.html"))), r"\(user jroe\)"),
    ("software", pdf(with_info(Producer="Distiller 9")), "Distiller 9"),
    ("software", pdf(with_xmp(b"<xmp:CreatorTool>bluf", b"<xmp:CreatorTool>Word")), "Word"),
    ("edit-history", pdf(with_xmp(b"</rdf:RDF>", pdfs.DOCUMENT_ID)), "xmpMM:DocumentID uuid:1"),
    ("picture-metadata", pdf(pdfs.with_photo), "camera Kamera Werke, program PhotoTool 9"),
    ("thumbnail", pdf(lambda made: made.pages[0].obj.__setitem__("/Thumb", Stream(made, b"0"))), "preview"),
    ("custom-data", pdf(with_info(Matter="1234")), "Matter: 1234"),
    ("custom-data", rooted("/PieceInfo", Dictionary(Tool=Dictionary())), "private data of Tool"),
    ("custom-data", rooted("/MyData", Dictionary(A=String("secret"))), "MyData: secret"),
    ("custom-data", lambda: pdfs.clean().replace(b"%%EOF", b"% by hand\n%%EOF"), "comment in the bytes: % by hand"),
    ("custom-data", lambda: pdfs.clean().replace(b"%%EOF", b"% f\xfcr uns\n%%EOF"), "comment in the bytes: % für uns"),
    ("encryption", pdf(lambda _: None, encryption=ENCRYPTED), "without a password"),
    ("font-not-embedded", lambda: drawn(words("plain")), "Helvetica"),
    ("untagged", pdf(pdfs.removed("/StructTreeRoot", "/MarkInfo")), "no tags"),
    ("no-title", pdf(pdfs.untitled), "title"),
    ("no-language", pdf(pdfs.removed("/Lang")), "language"),
    ("author", pdf(with_info(Author="Jo Bloggs")), "Jo Bloggs"),
    ("organisation", pdf(with_info(Company="Desk")), "Desk"),
    ("signature", pdf(pdfs.signed), "by Jo Bloggs"),
    ("damaged", lambda: pdfs.clean().replace(b"startxref\n", b"startxref\n1"), "mended"),
]
DOCXS: list[tuple[str, Made, str]] = [
    ("hidden-text", lambda: run("secret", "<w:vanish/>"), "secret .hidden"),
    ("hidden-text", lambda: run("secret", '<w:color w:val="FEFEFE"/>'), "secret .in the colour of its ground"),
    ("hidden-text", lambda: run("secret", '<w:sz w:val="2"/>'), "secret .1 pt"),
    ("hidden-text", lambda: run("secret", '<w:highlight w:val="black"/>'), "secret .in the colour of its highlight"),
    ("hidden-text", lambda: run("secret", '<w:color w:val="F0FF10"/><w:highlight w:val="yellow"/>'), "its highlight"),
    ("hidden-text", lambda: run("secret", '<w:color w:val="auto" w:themeColor="background1"/>'), "of its ground"),
    ("hidden-text", lambda: run("secret", '<w:w w:val="1"/>'), "secret .1 % of its width"),
    ("hidden-text", lambda: docxs.paragraph('<w:spacing w:line="20" w:lineRule="exact"/>'), "in lines 1 pt high"),
    ("hidden-text", lambda: docxs.paragraph('<w:ind w:left="30000"/>'), "secret .indented off the page"),
    ("hidden-text", lambda: docxs.paragraph('<w:framePr w:w="2000" w:x="-9000" w:hAnchor="page"/>'), "a frame off the"),
    ("hidden-text", lambda: docxs.paragraph('<w:framePr w:y="40000" w:vAnchor="text"/>'), "in a frame off the page"),
    ("hidden-text", lambda: docxs.row('<w:trHeight w:val="1" w:hRule="exact"/>'), "secret .in a row 0.05 pt high"),
    ("hidden-text", lambda: docxs.row("<w:hidden/>"), "secret .in a hidden row"),
    ("hidden-text", lambda: docxs.row("", '<w:tblpPr w:tblpX="-30000"/>'), "secret .in a table off the page"),
    ("hidden-text", lambda: docxs.row("", '<w:tblInd w:w="20000" w:type="dxa"/>'), "in a table off the page"),
    ("hidden-text", lambda: docxs.drawing(-9_000_000, 900_000), "secret .in a drawing off the page"),
    ("hidden-text", lambda: docxs.with_story("footnotes", NOTE.format("footnote")), "footnote that nothing refers to"),
    ("hidden-text", lambda: docxs.with_story("endnotes", NOTE.format("endnote")), "endnote that nothing refers to"),
    ("hidden-text", lambda: docxs.with_story("header", SECRET), "secret .in a header or footer that no page has"),
    ("hidden-text", lambda: docxs.header_of("first"), "secret .in a header or footer that no page has"),
    ("hidden-text", lambda: docxs.header_of("even"), "secret .in a header or footer that no page has"),
    ("hidden-text", lambda: field('SET name "secret plan"'), "name secret plan .in a field SET"),
    ("hidden-text", lambda: field("COMMENTS secret"), "secret .in a field COMMENTS"),
    ("hidden-text", lambda: field('IF 1 = 1 "1" "the secret"'), "the secret .in a field IF"),
    ("hidden-text", lambda: field('DATE secret \\@ "d MMMM"'), "secret .in a field DATE"),
    ("hidden-text", lambda: docxs.either("<w:p/>", SECRET), "secret .in a fallback"),
    ("hidden-text", lambda: in_body('<z:note xmlns:z="urn:z">secret</z:note>'), "secret .in an element that shows no"),
    ("hidden-text", lambda: in_body('<w:p xmlns:z="urn:z" z:note="secret"/>'), "secret .in an attribute"),
    ("hidden-text", lambda: in_body("<w:p>secret</w:p>"), "secret .in an element that shows no text"),
    ("hidden-text", lambda: in_body("<!-- the secret -->"), "the secret .a remark in the XML"),
    ("hidden-text", lambda: in_body("<?tool secret?>"), "tool secret .a remark in the XML"),
    ("hidden-text", lambda: replaced("docProps/app.xml", "</Properties>", "</Properties><!--secret-->"), "a remark in"),
    ("hidden-text", lambda: run(TAGS), "spy .in characters that nothing shows"),
    ("hidden-text", lambda: run(SELECTED), "spy .in characters that nothing shows"),
    ("hidden-text", lambda: run("a" + "\ufe00\ufe0f" * 4), "8 variation selectors .in characters that nothing"),
    ("hidden-text", lambda: run("a\u200b\u200c\u200b\u2060b"), "4 characters without width .in characters that"),
    ("tracked-change", lambda: in_body(f"<w:p><w:del {CHANGE}><w:r><w:delText>no</w:delText></w:r></w:del></w:p>"),
     "deleted: no, by Ann Roe, 2024-01-02"),
    ("tracked-change", lambda: in_body(f"<w:p><w:ins {CHANGE}><w:r><w:t>yes</w:t></w:r></w:ins></w:p>"),
     "inserted: yes, by Ann Roe"),
    ("tracked-change", lambda: in_body(f"<w:p><w:pPr><w:pPrChange {CHANGE}/></w:pPr></w:p>"), "reformatted, by Ann"),
    ("tracked-change", lambda: setting("<w:trackRevisions/>"), "will be tracked"),
    ("comment", lambda: docxs.with_story("comments", COMMENT), "Ann Roe, 2024-01-02T03:04:05Z: Is this true"),
    ("unused", lambda: packed({**parts_of(docxs.clean()), "word/old.xml": b"<a/>"}), "word/old.xml, 4 bytes"),
    ("unused", lambda: docxs.clean() + b"the other", "9 bytes of the file are of no part: the other"),
    ("unused", lambda: b"the other" + docxs.clean(), "9 bytes of the file are of no part: the other"),
    ("unused", lambda: docxs.with_gap(b"the other"), "9 bytes of the file are of no part: the other"),
    ("unused", lambda: packed({**parts_of(docxs.clean()), "secret/": b""}), "secret/, a folder without parts"),
    ("custom-data", lambda: docxs.with_entry(comment=b"by hand"), "7 bytes with a part in the zip: by hand"),
    ("custom-data", lambda: docxs.with_entry(extra=b"\x42\x42\x06\0secret"), "6 bytes with a part in the zip: secret"),
    ("embedded-object", lambda: with_part("oleObject", "object.bin", b"x"), "OLE object: word/object.bin, 1 bytes"),
    ("script", lambda: with_part("vbaProject", "vbaProject.bin", b"x"), "macros"),
    ("script", lambda: field("MACROBUTTON Run now"), "MACROBUTTON Run"),
    ("script", lambda: docxs.with_link("hyperlink", "javascript:alert(1)"), r"a link: javascript:alert\(1\)"),
    ("script", lambda: docxs.with_link("hyperlink", "java&#10;script:alert(1)"), "a link: java script"),
    ("script", lambda: field('HYPERLINK "vbscript:x"'), "a link: vbscript:x"),
    ("script", lambda: docxs.with_link("hyperlink", "data:text/html,a"), "a link: data:text/html,a"),
    ("automatic-action", lambda: docxs.with_link("hyperlink", "file:///opt/x.sh"), "opens a file .*: file:///opt/x.sh"),
    ("automatic-action", lambda: field("DDEAUTO excel budget.xls R1C1"), "DDEAUTO excel"),
    ("remote-resource", lambda: docxs.with_link("attachedTemplate", "https://example.org/t.dotm"), "example.org/t"),
    ("remote-resource", lambda: field('INCLUDEPICTURE "https://example.org/a.png"'), "example.org/a.png"),
    ("form", lambda: field("FORMTEXT"), "a form field"),
    ("machine-path", lambda: docxs.with_link("attachedTemplate", "file:///C:/Users/jroe/t.dotm"), r"\(user jroe\)"),
    ("last-editor", lambda: core("<cp:lastModifiedBy>Ann Roe</cp:lastModifiedBy>"), "Ann Roe"),
    ("software", lambda: replaced("docProps/app.xml", "bluf 0", "Word 0"), "Word 0"),
    ("edit-history", lambda: core("<cp:revision>7</cp:revision>"), "revision 7"),
    ("edit-history", lambda: app("<TotalTime>55</TotalTime>"), "TotalTime 55"),
    ("edit-history", lambda: setting('<w:rsids><w:rsid w:val="00112233"/></w:rsids>'), "1 ids of saves"),
    ("edit-history", lambda: in_body('<w:p w:rsidR="00112233"/>'), "1 ids of saves and paragraphs"),
    ("picture-metadata", lambda: with_part("image", "p.jpg", pdfs.photo(), "image/jpeg"), "camera Kamera Werke"),
    ("thumbnail", lambda: with_part("thumbnail", "t.jpg", pdfs.photo(exif=False), "image/jpeg"), "preview"),
    ("custom-data", lambda: with_part("customXml", "item1.xml", b"<a>1</a>"), "custom XML"),
    ("custom-data", lambda: packed(parts_of(docxs.clean()), b"made by hand"), "comment on the zip: made by hand"),
    ("custom-data", lambda: setting('<w:docVars><w:docVar w:name="M" w:val="12"/></w:docVars>'), "variable M: 12"),
    ("untagged", lambda: replaced("word/document.xml", '<w:pStyle w:val="Title"/>', ""), "heading"),
    ("no-title", lambda: replaced("docProps/core.xml", "<dc:title>A brief</dc:title>", ""), "title"),
    ("no-language", lambda: docxs.without_language(), "language"),
    ("author", lambda: core("<dc:creator>Jo Bloggs</dc:creator>"), "Jo Bloggs"),
    ("organisation", lambda: app("<Company>Desk</Company>"), "Desk"),
    ("signature", lambda: with_part("origin", "origin.sigs", b""), "digital signature"),
]  # fmt: skip
CASES = [*PDFS, *DOCXS]


def of_kind(report: Report, kind: str) -> list[str]:
    return [finding.what for finding in report.findings if finding.kind == kind]


@pytest.mark.parametrize(("kind", "made", "told"), CASES, ids=[f"{kind} {told}" for kind, _, told in CASES])
def test_it_is_found(kind: str, made: Made, told: str) -> None:
    found = of_kind(inspect(made()), kind)

    assert any(re.search(told, what) for what in found), found


def test_there_is_a_file_for_every_kind_of_finding() -> None:
    assert {kind for kind, _, _ in CASES} == set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind, _, _ in CASES if not KINDS[kind].forbidden])
def test_what_a_brief_may_ask_for_is_told_and_not_forbidden(kind: str) -> None:
    made = next(made for name, made, _ in CASES if name == kind)

    assert kind not in {finding.kind for finding in inspect(made()).forbidden}


def test_the_files_that_are_changed_have_nothing_of_it_before() -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.clean())) as made:
        made.save(saved)

    for file in (pdfs.clean(), docxs.clean(), saved.getvalue()):
        report = inspect(file)
        assert report.ok
        assert report.findings == ()
