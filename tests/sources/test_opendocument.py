"""ODT: the words of the body as a reader shows them."""

from pathlib import Path

import pytest

from bluf.sources import SourceError
from tests.evidence.hostile import files
from tests.sources.conftest import Read, paragraphs, places

STYLES = """
<style:style style:name="hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="hid2" style:family="text" style:parent-style-name="hid"/>
<style:style style:name="seen" style:family="text" style:parent-style-name="hid">
<style:text-properties text:display="true"/></style:style>
<style:style style:name="out" style:family="text">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="low" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="hid" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
"""


def span(name: str, text: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def test_paragraphs_headings_items_and_cells_are_counted_where_they_have_words(read: Read) -> None:
    body = (
        "<text:h>Überschrift</text:h><text:p/>"
        "<text:p>The  quay\n is<text:s/>done.<text:tab/>It<text:line-break/>was.</text:p>"
        "<text:list><text:list-item><text:number>1.</text:number><text:p>Stone</text:p><text:list><text:list-item>"
        "<text:p>Sand</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>B</text:p></table:covered-table-cell></table:table-row></table:table>"
    )

    assert places(read("a.odt", files.odt(body))) == [
        (f"paragraph {number}", text)
        for number, text in enumerate(["Überschrift", "The quay is done. It was.", "Stone", "Sand", "A"], 1)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"We shall {span('hid', 'not ')}dredge", "We shall dredge"),
        (f"We shall {span('hid2', 'not ' + span('seen', 'soon '))}dredge", "We shall soon dredge"),
        (f"We shall {span('out', 'not ')}dredge", "We shall dredge"),
        (f"10{span('up', '5')} days of the 1{span('up', 'st')}{span('up', '2')}", "10^5 days of the 1st"),
        (f"CO{span('low', '2')} here", "CO2 here"),
        ("We<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Not</text:p></text:note-body>"
         "</text:note> dredge", "We dredge"),
        ("We<office:annotation><text:p>Why?</text:p></office:annotation> dredge<office:annotation-end/>", "We dredge"),
        ("We <text:change-start/>shall <text:change-end/><text:change/>dredge", "We shall dredge"),
        ('We <text:hidden-text text:is-hidden="true">not </text:hidden-text>dredge', "We dredge"),
        ("We <text:a>shall</text:a> <text:bookmark-start/>dredge<!-- not --><?x not?>", "We shall dredge"),
    ],
)  # fmt: skip
def test_only_what_is_shown_is_read(read: Read, body: str, expected: str) -> None:
    assert read("a.odt", files.odt(f"<text:p>{body}</text:p>", STYLES)).text == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>No</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        '<text:p text:style-name="hid">No</text:p>',
        '<text:section text:display="none"><text:section><text:p>No</text:p></text:section><text:p>No</text:p>'
        "</text:section>",
        '<text:section text:display="condition" text:is-hidden="true"><text:p>No</text:p></text:section>',
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>No</text:p>',
        "<office:forms><text:p>No</text:p></office:forms>",
    ],
)
def test_what_is_deleted_or_hidden_is_left_out(read: Read, hidden: str) -> None:
    assert paragraphs(read("a.odt", files.odt(f"{hidden}<text:p>We dredge.</text:p>", STYLES))) == ["We dredge."]


def test_a_style_of_the_document_hides_too(read: Read) -> None:
    data = files.odt(f"<text:p>We {span('new', 'not ')}dredge.</text:p>", '<style:style style:name="new" '
                     'style:family="text" style:parent-style-name="hid"/>')  # fmt: skip
    named = files.odt("", STYLES)

    assert read("a.odt", files.repacked(data, {"styles.xml": files.part(named, "content.xml")})).text == "We dredge."


def test_a_text_box_follows_the_paragraph_that_it_is_anchored_in(read: Read) -> None:
    box = "<x><x><text:p>In the box</text:p><text:p>of stone</text:p></x></x>"
    body = f"<text:p>We {box}dredge.</text:p><text:p>Ana</text:p>"

    assert paragraphs(read("a.odt", files.odt(body))) == ["We dredge.", "In the box", "of stone", "Ana"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", files.odt("<text:p>"), files.archive({"mimetype": "x"})])
def test_what_is_no_odt_is_unreadable(read: Read, data: bytes) -> None:
    with pytest.raises(SourceError, match="not an ODT that can be opened") as raised:
        read("a.odt", data)

    assert raised.value.code == "source-unreadable"


def test_an_external_entity_gives_nothing(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("classified")
    content = files.part(files.odt("<text:p>A&e;B</text:p>"), "content.xml").decode()
    doctype = f'<!DOCTYPE o [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'

    assert "classified" not in read("a.odt", files.archive({"content.xml": doctype + content})).text
