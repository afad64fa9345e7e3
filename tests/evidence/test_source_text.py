"""Reading sources: the words of each kind of file, and where they stand."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from bluf.evidence.quotes import judge, prepared
from bluf.evidence.verdicts import Verdict
from bluf.sources import FORMATS, MAX_BYTES, SUFFIXES, SourceError, SourceText, format_of, read_source, readers_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(folder: Path, name: str, data: str | bytes, encoding: str | None = None) -> SourceText:
    """Write a source and read it."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return read_source(path, encoding)


def line_of(source: SourceText, words: str) -> int | None:
    """Return the line on which `words` begin."""
    return source.place(source.text.index(words)).line


def test_wrapped_lines_run_on_and_keep_their_line_numbers(tmp_path: Path) -> None:
    source = written(tmp_path, "a.txt", "A title\n\nFirst line\nand the\n  second.\n\nNext.\n")
    assert source.text == "A title\n\nFirst line and the second.\n\nNext."
    assert [line_of(source, words) for words in ("A title", "First", "second", "Next")] == [1, 3, 5, 7]


def test_lines_that_are_too_long_to_be_wrapped_are_paragraphs(tmp_path: Path) -> None:
    source = written(tmp_path, "a.txt", f"{'word ' * 60}end.\nNext paragraph.\n")
    assert len(source.paragraphs) == 2


def test_a_word_hyphenated_over_a_line_end_is_made_whole(tmp_path: Path) -> None:
    source = written(
        tmp_path, "a.txt", "They spoke of secu-\nrity and of fu\u00ad\nture plans by the Anglo-\nFrench side."
    )
    assert source.text == "They spoke of security and of future plans by the Anglo-French side."
    assert line_of(source, "rity") == 2


def test_ligatures_soft_hyphens_and_invisible_characters_fold_away(tmp_path: Path) -> None:
    source = written(tmp_path, "a.txt", "e\ufb03cient of\ufb01\u00adcers\u200b, full\uff0dwidth Ａ")
    assert source.text == "efficient officers, full-width A"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Zoë’s café".encode(), None),
        ("Zoë’s café".encode("utf-8-sig"), None),
        ("Zoë’s café".encode("utf-16"), None),
        ("Zoë’s café".encode("windows-1252"), "windows-1252"),
        ("Zoë’s café".encode("utf-8-sig"), "utf-8"),
    ],
    ids=["UTF-8", "UTF-8 with BOM", "UTF-16 with BOM", "named", "named, with BOM"],
)
def test_a_text_is_read_in_its_encoding(tmp_path: Path, data: bytes, encoding: str | None) -> None:
    assert written(tmp_path, "a.txt", data, encoding).text == "Zoë’s café"


@pytest.mark.parametrize(
    ("name", "data", "encoding", "code", "said"),
    [
        ("a.txt", b"caf\xe9\n", None, "source-unreadable", "line 1 can't be decoded"),
        ("a.txt", b"ok\ncaf\xe9\n", None, "source-unreadable", "line 2 can't be decoded"),
        ("a.txt", b"text", "klingon", "source-unreadable", "no encoding called `klingon`"),
        ("a.txt", b"text", "rot13", "source-unreadable", ""),
        ("a.txt", b"PK\x03\x04\x00\x00", None, "source-unreadable", "not text"),
        ("a.txt", b"", None, "source-empty", "no words"),
        ("a.txt", b" \n\xe2\x80\x8b\n", None, "source-empty", "no words"),
        ("a.html", b"<nav>Home</nav>", None, "source-empty", "no words"),
        ("a.docx", b"not a zip", None, "source-unreadable", "not a DOCX"),
        ("a.pdf", b"not a pdf", None, "source-unreadable", "not a PDF"),
        ("a.doc", b"", None, "source-unreadable", "does not read"),
        ("a.txt", b"x" * (MAX_BYTES + 1), None, "source-too-large", "20,971,521 bytes"),
    ],
)
def test_what_can_not_be_read_is_said_to_be_so(
    tmp_path: Path, name: str, data: bytes, encoding: str | None, code: str, said: str
) -> None:
    with pytest.raises(SourceError) as caught:
        written(tmp_path, name, data, encoding)
    assert caught.value.code == code
    assert said in caught.value.message


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    codes = []
    for name in ("a.txt", "b.txt"):
        with pytest.raises(SourceError) as caught:
            read_source(tmp_path / name)
        codes.append(caught.value.code)
    assert codes == ["source-missing", "source-unreadable"]


def test_markdown_gives_its_words_without_marks(tmp_path: Path) -> None:
    source = written(
        tmp_path,
        "a.md",
        "---\ntitle: x\n---\n# A *title*\n\nSome **bold** [link](https://e.org)\nand `code` &amp; more.\n\n- one\n"
        "- two\n\nAnn Lee said:\n\n> Words as\n> displayed.\n",
    )
    assert source.text == (
        "A title\n\nSome bold link and code & more.\n\none\n\ntwo\n\nAnn Lee said:\n\n“Words as displayed.”"
    )
    assert [line_of(source, words) for words in ("A title", "and code", "two", "displayed")] == [4, 7, 10, 15]
    judgement = judge("Words as displayed", "Ann Lee", prepared(source))
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)


PAGE = """<!DOCTYPE html>
<html><head><title>Site | A title</title><style>p {}</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li>Subscribe</li></ul></nav>
<div class="wrapper">
  <div class="story">
  <h1>A title</h1>
  <p>Ann&nbsp;Lee &mdash; the
     pilot &ndash; said: &ldquo;We will <em>not</em>
     pay &lt;it&gt;.&rdquo;<br>Then she left.</p>
  <aside>Read this too: penguins.</aside>
  <div class="social-share">Share this</div>
  <script>var words = "never mind";</script>
  <p>Another paragraph of the story, long enough to be its body and no menu.</p>
  <blockquote><p>Words as displayed.</p></blockquote>
  <p hidden>Hidden words.</p>
  </div>
</div>
<footer><p>About us. Imprint.</p></footer>
</body></html>
"""


@pytest.mark.parametrize("element", ["div", "article", "main"])
def test_a_web_page_gives_its_article_alone(tmp_path: Path, element: str) -> None:
    page = PAGE.replace('<div class="story">', f'<{element} class="story">').replace(
        "  </div>\n</div>", f"</{element}></div>"
    )
    source = written(tmp_path, "a.html", page)
    assert source.text == (
        "A title\n\nAnn Lee — the pilot – said: “We will not pay <it>.” Then she left.\n\n"
        "Another paragraph of the story, long enough to be its body and no menu.\n\n“Words as displayed.”"
    )
    assert source.title == "A title"
    assert [line_of(source, words) for words in ("A title", "Ann Lee", "pilot", "pay <it>", "Another")] == [
        7,
        8,
        9,
        10,
        14,
    ]


def test_a_web_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Zoë “said” caf\xe9</p></body></html>"
    assert written(tmp_path, "a.html", page.encode("windows-1252")).text == "Zoë “said” café"


def docx(*paragraphs: str, styles: str | None = None) -> bytes:
    """Return a DOCX with these paragraphs' markup, and that of its styles."""
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if styles is not None:
            archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
    return packed.getvalue()


def test_a_docx_gives_its_paragraphs_with_changes_accepted(tmp_path: Path) -> None:
    data = docx(
        "<w:r><w:t>A title</w:t></w:r>",
        "",
        '<w:r><w:t xml:space="preserve">“We will </w:t></w:r><w:ins><w:r><w:t>not</w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>now</w:delText></w:r></w:del><w:r><w:tab/><w:t>pay far</w:t><w:noBreakHyphen/>"
        "<w:t>reaching” sums.</w:t></w:r>",
    )
    source = written(tmp_path, "a.docx", data)
    assert source.text == "A title\n\n“We will not pay far-reaching” sums."
    assert str(source.place(source.text.index("pay"))) == "paragraph 2"


def test_a_docx_with_an_external_entity_gives_nothing_of_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("classified")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
            f"<w:document {W}><w:body><w:p><w:r><w:t>A&e;B</w:t></w:r></w:p></w:body></w:document>",
        )
    assert "classified" not in written(tmp_path, "a.docx", packed.getvalue()).text


def pdf(*pages: list[str]) -> bytes:
    """Return a PDF with these lines on its pages."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A5)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(40, 500 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def test_a_pdf_gives_its_paragraphs_and_pages(tmp_path: Path) -> None:
    first = [
        "Report 12 - page 1",
        "The ministers met in the harbour and spoke of secu-",
        "rity for the whole coast.",
        "",
    ]
    second = [
        "Report 12 - page 2",
        "“We will not pay it and we never did so in all the years that we",
        "remember,” Ann Lee said.",
    ]
    third = ["Report 12 - page 3", "The end."]
    source = written(tmp_path, "a.pdf", pdf(first, second, third))
    assert source.text == (
        "The ministers met in the harbour and spoke of security for the whole coast.\n\n"
        "“We will not pay it and we never did so in all the years that we remember,” Ann Lee said.\n\nThe end."
    )
    assert str(source.place(source.text.index("remember"))) == "page 2"


def test_the_digest_is_of_the_words_and_not_of_their_wrapping(tmp_path: Path) -> None:
    one = written(tmp_path, "a.txt", "A word\nand another.\n")
    assert one.sha256 == written(tmp_path, "b.txt", "\ufeffA  word and\u00a0another.").sha256
    assert one.sha256 != written(tmp_path, "c.txt", "A word and an other.").sha256


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "We lost 30¹ ships.", "We lost 30^1 ships."),
        ("a.txt", "We lost ships.² They sank³ at 10⁵ m².", "We lost ships. They sank at 10^5 m2."),
        ("a.html", "<p>We lost 30<sup>1</sup> of 10<sup>-6</sup> ships.</p>", "We lost 30^1 of 10^-6 ships."),
        ("a.html", "<p>30<sup><a href='#n1'>1</a></sup> ships <a href='#n2'><sup>2</sup></a>.</p>", "30 ships ."),
        (
            "a.html",
            "<p>The 1<sup>st</sup> ship of CO<sub>2</sub>, 5 km<sup>2</sup>.</p>",
            "The 1st ship of CO2, 5 km2.",
        ),
        ("a.html", "<p>We will <del>not</del> go on <s>5</s><ins>7</ins> ships.</p>", "We will go on 7 ships."),
        ("a.html", "<p>We will <b class='banner'>never</b> <i class='tags'>go</i>.</p>", "We will never go."),
        ("a.md", "We will ~~not~~ go *on ~~5~~ 7* ships.", "We will go on 7 ships."),
    ],
)
def test_raised_and_struck_text_is_not_run_into_the_words_beside_it(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    assert written(tmp_path, name, text).text == expected


def test_a_docx_gives_a_raised_figure_as_one_and_no_struck_text(tmp_path: Path) -> None:
    def run(text: str, look: str = "") -> str:
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    raised = '<w:vertAlign w:val="superscript"/>'
    data = docx(
        run("We will ") + run("not ", "<w:strike/>") + run("go", '<w:dstrike w:val="0"/>') + run(" on the 1")
        + run("st", raised) + run(" with 30") + run("1", raised) + run(" ships.") + run("2", raised)
    )  # fmt: skip
    assert written(tmp_path, "a.docx", data).text == "We will go on the 1st with 30^1 ships."


def style(name: str, kind: str, look: str = "", based_on: str = "", default: bool = False) -> str:
    """Return the markup of a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    usual = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{usual}>{base}<w:rPr>{look}</w:rPr></w:style>'


HIDDEN, SHOWN = "<w:vanish/>", '<w:vanish w:val="0"/>'
STYLES = (
    style("Note", "character", HIDDEN)
    + style("SmallNote", "character", based_on="Note")
    + style("LoudNote", "character", SHOWN, based_on="Note")
    + style("Gone", "character", "<w:strike/>")
    + style("GoneTwice", "character", "<w:dstrike/>")
    + style("Aside", "paragraph", HIDDEN)
    + style("SmallAside", "paragraph", based_on="Aside")
    + style("Circle", "character", based_on="Round")
    + style("Round", "character", HIDDEN, based_on="Circle")
)


def of_style(kind: str, name: str) -> str:
    """Return the markup of the properties of a run (`r`) or paragraph (`p`) of that style."""
    return f'<w:{kind}Style w:val="{name}"/>'


@pytest.mark.parametrize(
    ("paragraph", "run", "is_read"),
    [
        ("", HIDDEN, False),
        ("", SHOWN, True),
        ("", '<w:vanish w:val="true"/>', False),
        ("", "<w:webHidden/>", True),  # hidden on the web alone, as the page numbers of a table of contents are
        ("", of_style("r", "Note"), False),
        ("", of_style("r", "SmallNote"), False),
        ("", of_style("r", "LoudNote"), True),
        ("", of_style("r", "Note") + SHOWN, True),
        ("", of_style("r", "Gone"), False),
        ("", of_style("r", "GoneTwice"), False),
        ("", of_style("r", "Circle"), False),
        ("", of_style("r", "Unknown"), True),
        (of_style("p", "Aside"), "", False),
        (of_style("p", "SmallAside"), "", False),
        (of_style("p", "Aside"), SHOWN, True),
        (of_style("p", "Aside"), of_style("r", "Note"), True),  # toggles: each undoes the other
        (f"<w:rPr>{HIDDEN}</w:rPr>", "", True),  # the mark of the paragraph
    ],
)
def test_hidden_text_of_a_docx_is_not_read(tmp_path: Path, paragraph: str, run: str, is_read: bool) -> None:
    hidden = f"<w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>It is hidden.</w:t></w:r>"
    source = written(tmp_path, "a.docx", docx("<w:r><w:t>It is seen.</w:t></w:r>", hidden, styles=STYLES))

    assert source.text == ("It is seen.\n\nIt is hidden." if is_read else "It is seen.")


def test_a_docx_hides_what_its_usual_style_or_its_defaults_hide(tmp_path: Path) -> None:
    runs = f"<w:r><w:t>Hidden.</w:t></w:r><w:r><w:rPr>{SHOWN}</w:rPr><w:t>Seen.</w:t></w:r>"
    for styles in (
        style("Normal", "paragraph", HIDDEN, default=True),
        style("Plain", "character", HIDDEN, default=True),
        f"<w:docDefaults><w:rPrDefault><w:rPr>{HIDDEN}</w:rPr></w:rPrDefault></w:docDefaults>",
    ):
        assert written(tmp_path, "a.docx", docx(runs, styles=styles)).text == "Seen."


def test_a_text_box_in_a_hidden_paragraph_of_a_docx_has_a_style_of_its_own(tmp_path: Path) -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    hidden = f"<w:pPr>{of_style('p', 'Aside')}</w:pPr>{box}<w:r><w:t>Hidden.</w:t></w:r>"

    assert written(tmp_path, "a.docx", docx(hidden, styles=STYLES)).text == "In a box."


def test_a_docx_whose_styles_are_damaged_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a DOCX"):
        written(tmp_path, "a.docx", docx("<w:r><w:t>Words.</w:t></w:r>", styles="<w:style>"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "> We were told to wait.\n>\n> — Awa Ndiaye, mayor\n"),
        ("a.md", "> We were told to wait.\n> -- Awa Ndiaye\n"),
        ("a.html", "<blockquote><p>We were told to wait.</p><footer>Awa Ndiaye, mayor</footer></blockquote>"),
        ("a.html", "<blockquote>We were told to wait. <cite>Awa Ndiaye</cite></blockquote>"),
        (
            "a.html",
            "<p>Anna Berg said:</p><blockquote><p>We were told to wait.</p><cite>Awa Ndiaye</cite></blockquote>",
        ),
    ],
)
def test_the_signature_below_a_displayed_quotation_is_not_spoken_but_says_who_speaks(
    tmp_path: Path, name: str, text: str
) -> None:
    source = prepared(written(tmp_path, name, text))
    judgement = judge("We were told to wait.", "Awa Ndiaye", source)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)
    assert judge("We were told to wait. — Awa Ndiaye", "Awa Ndiaye", source).verdict is Verdict.ALTERED


def test_a_file_that_is_no_pdf_is_not_said_to_want_a_password(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"it is not a PDF$") as caught:
        written(tmp_path, "a.pdf", "Words.")
    assert caught.value.hint == "give it the ending of what it is"


@pytest.mark.parametrize(
    "name",
    [
        "hex",
        "base64",
        "zip",
        "rot13",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "charmap",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx"])
def test_what_is_no_encoding_of_text_files_is_said_to_be_none(tmp_path: Path, name: str, suffix: str) -> None:
    with pytest.raises(SourceError) as raised:
        written(tmp_path, f"a{suffix}", "some words", name)

    assert (raised.value.code, raised.value.message) == ("source-unreadable", f"`{name}` is not an encoding of text")


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "x" * 100_000, "", "../x", "no such"])
def test_a_name_that_can_be_no_encoding_s_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="there is no encoding called"):
        written(tmp_path, "a.txt", "some words", name)


def test_a_page_that_declares_such_an_encoding_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="`zip` is not an encoding of text"):
        written(tmp_path, "a.html", "<meta charset=zip><p>some words</p>")


def test_no_letter_has_more_marks_in_a_row_than_can_be_put_in_order_quickly(tmp_path: Path) -> None:
    source = written(tmp_path, "a.txt", "a" + "\u0315\u0300" * 5_000 + "b")
    runs = re.findall("[\u0300-\u034e\u0350-\u036f]+", source.text)

    assert max(map(len, runs)) <= 30
    assert len("".join(runs)) >= 9_900  # one may have become a part of its letter


def test_elements_may_be_nested_deep(tmp_path: Path) -> None:
    opened, closed = "<div><table><tr><td>" * 400, "</td></tr></table></div>" * 400
    source = written(tmp_path, "a.html", f"{opened}<p>Some words</p>{closed}")

    assert source.text == "Some words"


def test_whatever_a_library_raises_is_the_file_s_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise AssertionError("who would have thought it")

    monkeypatch.setattr("bluf.sources.markdown_source.blocks_of_markdown", fail)
    with pytest.raises(SourceError) as raised:
        written(tmp_path, "a.md", "some words")

    assert (raised.value.code, raised.value.message) == ("source-unreadable", "it is damaged, or no Markdown")


def test_a_lack_of_memory_is_not_taken_for_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise MemoryError

    monkeypatch.setattr("bluf.sources.markdown_source.blocks_of_markdown", fail)
    with pytest.raises(MemoryError):
        written(tmp_path, "a.md", "some words")


def test_every_format_says_how_its_files_end_and_what_reads_them() -> None:
    assert {format_of(f"A.B{suffix.upper()}") for suffix in SUFFIXES} == set(FORMATS)
    assert format_of(".txt") is format_of("txt") is format_of("a.doc") is None
    assert readers_of(["a.pdf", "b.PDF", "c.doc"]) == ["bluf.sources.pdf_source"]
