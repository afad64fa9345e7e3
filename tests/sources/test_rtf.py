"""RTF: the words of the body as a reader shows them."""

import pytest

from bluf.sources import SourceError
from tests.sources.conftest import Read, paragraphs, places

FONTS = (
    r"{\fonttbl{\f0\froman Times;}{\f1\fswiss\fcharset204 Arial{\*\falt Arimo};}{\f2\fnil\fcharset2 Symbol;}"
    r"{\f3\fnil\fcharset128 MS Mincho;}{\f4\fnil\fcharset0 A;}}"
)


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    """Return an RTF with this body."""
    tables = r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 Title;}}{\info{\title Not said}}"
    return f"{{\\rtf1{head}{FONTS}{tables}\r\n{body}}}"


def test_paragraphs_are_counted_where_they_have_words(read: Read) -> None:
    source = read("a.rtf", rtf("\\pard The quay\r\n is done.\\par\\par \\b It\\b0  was dear.\\line Very.\\sect Ana"))

    assert places(source) == [
        ("paragraph 1", "The quay is done."), ("paragraph 2", "It was dear. Very."), ("paragraph 3", "Ana"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"We shall {\v not }dredge", "We shall dredge"),
        (r"We shall \v not \v0 dredge", "We shall dredge"),
        (r"We shall \v not \plain dredge", "We shall dredge"),
        (r"We shall {\deleted\revauthdel1 not }{\revised soon }dredge", "We shall soon dredge"),
        (r"We {\deleted shall not.\par They }shall {\v not.\par }dredge", "We shall dredge"),
        (r"We shall {\strike not }{\striked1 never }dredge\strike0 !", "We shall dredge!"),
        (r"We shall{\footnote Not ever.} dredge{\*\annotation Why?}", "We shall dredge"),
        (r"{\header Page}{\footer End}We shall{\pict\bin4 }}}}\pngblip 89} dredge", "We shall dredge"),
        (r"We {\field{\*\fldinst{HYPERLINK " + '"http://x.example"' + r"}}{\fldrslt shall}} dredge", "We shall dredge"),
        (r"{\listtext\f2\'b7\tab}We shall dredge{\*\unheard of} {\*\cs7 in} May", "We shall dredge in May"),
        (r"We {\*\bkmkstart x}shall{\*\bkmkend x}\~dredge in 10{\super 5} days of the 1{\super st}, now{\super 2}",
         "We shall dredge in 10^5 days of the 1st, now"),
        (r"Mid\-night and far\_reaching \{words\} \\ here", "Midnight and far‐reaching {words} \\ here"),
    ],
)  # fmt: skip
def test_only_what_is_shown_is_read(read: Read, body: str, expected: str) -> None:
    assert read("a.rtf", rtf(body)).text == expected


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        (r"caf\'e9", r"\ansi", "café"),
        (r"caf\'8e", r"\mac", "café"),
        (r"caf\'82", r"\pc", "café"),
        (r"\'cf\'f0\'e8", r"\ansi\ansicpg1251", "При"),
        (r"caf\'c3\'a9", r"\ansi\ansicpg65001", "café"),
        (r"caf\'e9 {\f1\'cf\'f0}\'e8", r"\ansi\ansicpg1252", "café Прè"),
        (r"{\f1\'cf\par\'f0}", r"\ansi\ansicpg1252", "П\n\nр"),
        (r"{\f3\'83A\'83\'89}", r"\ansi", "アラ"),
        (r"\f1\'cf\plain\'e9", r"\ansi\deff4", "Пé"),
        (r"\u1055?\u1088\'f0\uc2\u1080\'e8\'e8{\uc0\u1081}!", r"\ansi", "Прий!"),
        (r"\u8220\ldblquote a\u-10179?\u-8704?\rdblquote", r"\ansi", "“a😀”"),
        (r"\lquote a\rquote \emdash\endash\bullet", r"\ansi", "‘a’—–•"),
    ],
)
def test_characters_are_those_of_their_code_page_or_unicode(read: Read, body: str, head: str, expected: str) -> None:
    assert read("a.rtf", rtf(body, head)).text == expected


def test_raw_bytes_are_in_the_code_page_too(read: Read) -> None:
    assert read("a.rtf", b"{\\rtf1\\ansi\\ansicpg1250 \x8aumava}").text == "Šumava"


def test_each_cell_of_a_table_is_a_paragraph(read: Read) -> None:
    row = r"\trowd\cellx100\cellx200\pard\intbl Stone\cell Sand\cell\row"

    assert paragraphs(read("a.rtf", rtf(f"{row}{row}\\pard Total"))) == ["Stone", "Sand"] * 2 + ["Total"]


def test_what_follows_the_document_is_no_part_of_it(read: Read) -> None:
    assert read("a.rtf", r"{\rtf1 The quay} and more}{\rtf1 of it}").text == "The quay"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("The quay is done.", "it is not RTF"),
        (rtf(r"\u-10179?x"), "half a character"),
        (r"{\rtf1\ansi\ansicpg99999 caf\'e9}", "not those of CP99999"),
        (r"{\rtf1{\fonttbl{\f0\fcharset128 M;}}\f0\'83}", "not those of CP932"),
        ("{\\rtf1" + "{" * 1001, "nested too deep"),
    ],
)
def test_what_can_not_be_read_right_is_not_read(read: Read, data: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        read("a.rtf", data)

    assert raised.value.code == "source-unreadable"
