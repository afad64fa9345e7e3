"""Words of one's own are found where a DOCX has codes, listed values, languages and places; and text off the page."""

import re
from collections.abc import Callable

import pytest

from bluf.inspection import inspect
from tests.inspection import docxs
from tests.inspection.docxs import field, in_body, paragraph, replaced, row, run, setting, vml

Made = Callable[[], bytes]

SEEN = "<v:textbox><w:txbxContent><w:p><w:r><w:t>seen</w:t></w:r></w:p></w:txbxContent></v:textbox>"
FORMULA = "<m:oMathPara><m:oMath>{}</m:oMath></m:oMathPara>"
LINK = '<w:p><w:hyperlink w:anchor="plan" {}><w:r><w:t>The plan</w:t></w:r></w:hyperlink></w:p>'
CELL = "<w:tc><w:tcPr><w:tcW w:w='{}' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
TABLE = "<w:tbl><w:tblPr><w:tblLayout w:type='fixed'/></w:tblPr>{}<w:tr>{}</w:tr></w:tbl>"
WIDE = '<w:tblGrid><w:gridCol w:w="20000"/><w:gridCol w:w="900"/></w:tblGrid>'
COMPAT = (
    '<w:compat><w:compatSetting w:name="{}" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"/></w:compat>'
)
USED = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>The plan</w:t></w:r></w:hyperlink></w:p>'


def formula(properties: str) -> bytes:
    """Return that DOCX with a formula in front that stands in no paragraph."""
    inner = f"<m:r>{properties}<m:t>secret</m:t></m:r>"
    return in_body(docxs.declared(FORMULA.format(inner)))


def linked(xml: str) -> bytes:
    """Return that DOCX with XML in front and a relationship of a link."""
    parts = docxs.parts_of(docxs.with_link("hyperlink", "https://example.org/x"))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{xml}".encode(), 1)
    return docxs.packed(parts)


def prefixed() -> bytes:
    return replaced("word/document.xml", "<w:document ", '<w:document xmlns:falconplanoffriday="http://www.w3.org/a" ')


FOUND: dict[str, tuple[str, Made, str]] = {
    "the tooltip of a link": ("label-other", lambda: field('HYPERLINK "https://a.org" \\o "the falcon"'), "the falcon"),
    "the frame of a link": ("field-says", lambda: field('HYPERLINK "https://a.org" \\t "the falcon"'), "the falcon"),
    "a second text of a link": ("field-says", lambda: field('HYPERLINK "https://a.org" "the falcon"'), "the falcon"),
    "a barcode": ("field-says", lambda: field('BARCODE "the falcon"'), "the falcon .in a field BARCODE"),
    "the name of a style": ("field-says", lambda: field('STYLEREF "the falcon"'), "falcon .in a field STYLEREF"),
    "the name of a property": ("field-says", lambda: field('DOCPROPERTY "the falcon"'), "falcon .in a field DOCPROP"),
    "a bookmark in words": ("field-says", lambda: field("SEQ the_falcon_plan"), "the falcon plan .in a field SEQ"),
    "the format of a date": ("field-says", lambda: field('DATE \\@ "falcon"'), "falcon .a format in a field DATE"),
    "the format of a number": ("field-says", lambda: field('= 1 + 1 \\# "0 falcons"'), "0 falcons .a format"),
    "a format that there is not": ("field-says", lambda: field("PAGE \\* falcon"), "falcon .a format in a field PAGE"),
    "hidden text in a formula": ("hidden-run", lambda: formula("<w:rPr><w:vanish/></w:rPr>"), "secret .hidden"),
    "tiny text of a complex script": (
        "hidden-run",
        lambda: run("secret", '<w:rtl/><w:sz w:val="24"/><w:szCs w:val="2"/>'),
        "secret .1 pt",
    ),
    "a row with room before it": ("hidden-run", lambda: row('<w:wBefore w:w="20000" w:type="dxa"/>'), "off the page"),
    "a row with half of fifty": ("hidden-run", lambda: row('<w:wBefore w:w="5000" w:type="pct"/>'), "off the page"),
    "a row after columns": (
        "hidden-run",
        lambda: in_body(
            f"<w:tbl><w:tblPr/>{WIDE}<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
            f"{CELL.format(9, 'secret')}</w:tr></w:tbl>"
        ),
        "secret .in a cell off the page",
    ),
    "a cell after a wide one": (
        "hidden-run",
        lambda: in_body(TABLE.format("", CELL.format(20000, "seen") + CELL.format(900, "secret"))),
        "secret .in a cell off the page",
    ),
    "a property of a style of VML": (
        "words-in-attribute",
        lambda: vml("width:90pt;height:90pt;falcon:plan", SEEN),
        "shape style: .*falcon:plan",
    ),
    "a value of a style of VML": (
        "words-in-attribute",
        lambda: vml("width:90pt;height:90pt;mso-wrap-style:falcon", SEEN),
        "shape style: .*falcon",
    ),
    "an effect": ("words-in-attribute", lambda: run("a", '<w:effect w:val="falcon"/>'), "effect val: falcon"),
    "a hint": ("words-in-attribute", lambda: run("a", '<w:rFonts w:hint="falcon"/>'), "rFonts hint: falcon"),
    "a kind of error": (
        "words-in-attribute",
        lambda: in_body('<w:p><w:proofErr w:type="falconPlan"/></w:p>'),
        "proofErr type: falconPlan",
    ),
    "the sign of decimals": (
        "words-in-attribute",
        lambda: setting('<w:decimalSymbol w:val="falcon"/>'),
        "decimalSymbol val: falcon",
    ),
    "the name of a setting": ("words-in-attribute", lambda: setting(COMPAT.format("falcon", 1)), "name: falcon"),
    "the value of a setting": (
        "words-in-attribute",
        lambda: setting(COMPAT.format("compatibilityMode", "falcon")),
        "compatSetting val: falcon",
    ),
    "a program that checks": (
        "words-in-attribute",
        lambda: setting('<w:activeWritingStyle w:appName="falcon" w:lang="en-US"/>'),
        "appName: falcon",
    ),
    "a value in a formula": (
        "words-in-attribute",
        lambda: formula('<m:rPr><m:scr m:val="falcon"/></m:rPr>'),
        "scr val: falcon",
    ),
    "a language of one's own": ("identifier", lambda: run("a", '<w:lang w:val="en-x-falcon"/>'), "en x falcon"),
    "the language of a setting": (
        "identifier",
        lambda: setting('<w:themeFontLang w:val="en-x-falcon"/>'),
        "en x falcon",
    ),
    "a style for clicks that there is not": (
        "identifier",
        lambda: setting('<w:clickAndTypeStyle w:val="falconplan"/>'),
        "falconplan",
    ),
    "the frame of a link's target": ("identifier", lambda: in_body(LINK.format('w:tgtFrame="falcon"')), "falcon"),
    "a place in a link's target": ("identifier", lambda: in_body(LINK.format('w:docLocation="falcon site"')), "falcon"),
    "an address of a link that is not there": ("link-unused", lambda: linked("<w:p/>"), "https://example.org/x"),
    "a prefix that is words": ("strange-namespace", prefixed, "prefix falconplanoffriday"),
}
ORDINARY: dict[str, Made] = {
    "a link's tooltip that is its address": lambda: field('HYPERLINK "https://a.org" \\o "https://a.org" \\t "_blank"'),
    "a link to a bookmark": lambda: field('HYPERLINK \\l "_Toc123456"'),
    "formats of a date": lambda: field('SAVEDATE \\@ "dddd, d MMMM yyyy HH:mm:ss am/pm" \\* MERGEFORMAT'),
    "a format of a number": lambda: field('= SUM(ABOVE) \\# "#,##0.00"'),
    "the name of a heading": lambda: field('STYLEREF "Heading 1" \\* Upper'),
    "a property that Word has": lambda: field('DOCPROPERTY "Company" \\* MERGEFORMAT'),
    "a sign of a font": lambda: field('SYMBOL 61 \\f "Wingdings 3" \\s 12'),
    "a reference": lambda: field("REF _Ref123456 \\r \\h"),
    "a formula": lambda: formula("<m:rPr><m:sty m:val='p'/></m:rPr>"),
    "a run of a complex script": lambda: run("seen", '<w:rtl/><w:sz w:val="2"/><w:szCs w:val="24"/>'),
    "a row with a little room before it": lambda: row('<w:wBefore w:w="900" w:type="dxa"/><w:gridBefore w:val="1"/>'),
    "cells side by side": lambda: in_body(TABLE.format("", CELL.format(4000, "seen") * 2)),
    "a style of VML": lambda: vml(
        "position:absolute;margin-left:9pt;margin-top:-2.5pt;width:90pt;height:90pt;z-index:-25;visibility:visible;"
        "mso-wrap-style:square;mso-position-horizontal-relative:char;mso-width-relative:margin;v-text-anchor:middle;"
        "font-family:&quot;Arial Black&quot;;mso-next-textbox:#AutoShape 9",
        SEEN,
    ),
    "values of the lists": lambda: paragraph(
        '<w:pBdr><w:top w:val="thinThickMediumGap"/></w:pBdr><w:textAlignment w:val="baseline"/>'
        '<w:jc w:val="mediumKashida"/>'
    ),
    "settings of Word": lambda: setting(COMPAT.format("useWord2013TrackBottomHyphenation", 0)),
    "languages that Word writes": lambda: run("a", '<w:lang w:val="es-ES_tradnl" w:eastAsia="x-none" w:bidi="ar-SA"/>'),
    "a link that is there": lambda: linked(USED),
    "a link twice in the relationships": lambda: docxs.packed(
        {
            **(parts := docxs.parts_of(linked(USED))),
            "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
                b"</Relationships>",
                docxs.relation("hyperlink", "https://example.org/x", ' TargetMode="External"')
                .replace("rId99", "rId98")
                .encode(),
            ),
        }
    ),
}


@pytest.mark.parametrize(("look", "made", "told"), FOUND.values(), ids=FOUND)
def test_words_of_ones_own_are_found(look: str, made: Made, told: str) -> None:
    report = inspect(made())
    found = [finding.what for finding in report.findings if finding.look == look]

    assert any(re.search(told, what) for what in found), report.findings
    assert not report.ok


@pytest.mark.parametrize("made", ORDINARY.values(), ids=ORDINARY)
def test_what_the_standard_and_programs_say_is_no_finding(made: Made) -> None:
    report = inspect(made())

    assert report.forbidden == ()
    assert report.unseen == ()


def test_properties_for_readers_are_listed_without_a_mark() -> None:
    report = inspect(docxs.core("<cp:keywords>falcon</cp:keywords><cp:category>a memo</cp:category>"))

    assert {("keywords", "falcon"), ("category", "a memo")} <= {(entry.name, entry.value) for entry in report.metadata}
    assert report.ok


def test_the_place_in_a_page_of_the_web_is_part_of_a_links_address() -> None:
    report = inspect(field('HYPERLINK "https://a.org/x" \\l "part"'))

    assert [link.target for link in report.links] == ["https://a.org/x#part"]
