"""Words of one's own are found where a PDF has names, numbers, languages and profiles, and none of the standard's."""

import re
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from bluf.inspection import inspect
from tests.inspection import pdfs
from tests.inspection.pdfs import Change, annotation, changed, intended, profiled, with_tag, with_xmp


def rooted(key: str, value: Object) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def paged(key: str, value: Object) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def tagged(key: str, value: Object | str) -> Change:
    return lambda pdf: pdf.Root.StructTreeRoot.K.__setitem__(key, value)


def written(operators: str) -> Change:
    return lambda pdf: pdf.pages[0].contents_add(operators.encode(), prepend=False)


def linked(**fields: object) -> Change:
    to = Dictionary(S=Name.URI, URI=String("https://example.org"))
    return lambda pdf: annotation(pdf, Subtype=Name.Link, A=to, **fields)


def inline(keys: str) -> Change:
    return written(f"q 20 0 0 20 100 400 cm BI /W 1 /H 1 /BPC 8 /CS /G {keys} ID \x00 EI Q")


def reserved(icc: bytes) -> bytes:
    return icc[:104] + b"falcon plan" + icc[115:]


def with_gap(icc: bytes) -> bytes:
    made = icc + b"the falcon plan"
    return len(made).to_bytes(4) + made[4:]


EXTENSION = Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=3)
UNLISTED: dict[str, tuple[Change, str]] = {
    "a layout of pages": (rooted("/PageLayout", Name.Falcon), "PageLayout: Falcon"),
    "a direction": (rooted("/ViewerPreferences", Dictionary(Direction=Name.Falcon)), "Direction: Falcon"),
    "an order of tabs": (paged("/Tabs", Name.Falcon), "Page Tabs: Falcon"),
    "a transition": (paged("/Trans", Dictionary(S=Name.Falcon)), "Transition S: Falcon"),
    "a placement": (tagged("/A", Dictionary(O=Name.Layout, Placement=Name.Falcon)), "Placement: Falcon"),
    "an owner of attributes": (tagged("/A", Dictionary(O=Name.Falcon, Placement=Name.Block)), "O: Falcon"),
    "the prefix of an extension": (rooted("/Extensions", Dictionary(Falcon=EXTENSION)), "Extensions: Falcon"),
    "the border of a link": (linked(BS=Dictionary(S=Name.Falcon)), "BorderStyle S: Falcon"),
    "a type": (rooted("/ViewerPreferences", Dictionary(Type=Name.Falcon)), "ViewerPreferences Type: Falcon"),
    "a name among properties": (written("/Span <</Subtype /Falcon>> BDC EMC"), "Subtype: Falcon"),
}
FOUND: dict[str, tuple[str, Change, str]] = {
    "a tag of marked content": ("style-other", written("/Falcon BMC EMC"), "Falcon"),
    "a tag with a number": ("style-other", written("/Falcon <</MCID 7>> BDC EMC"), "Falcon"),
    "a type of elements that the file does not define": ("style-other", tagged("/S", Name.Falcon), "Falcon"),
    "a class of elements": ("style-other", tagged("/C", Name.Falcon), "Falcon"),
    "a language of one's own": ("data-of-a-kind", rooted("/Lang", String("en-x-falcon")), "Lang: en-x-falcon"),
    "a variant of a language": ("data-of-a-kind", tagged("/Lang", "en-falcon"), "Lang: en-falcon"),
    "a language in content": ("private-data", written("/Span <</Lang (en-x-falcon)>> BDC EMC"), "en-x-falcon"),
    "a language in numbered content": (
        "private-data",
        written("/Span <</MCID 7 /Lang (falcon)>> BDC EMC"),
        "Lang: falcon",
    ),
    "a string among the properties of content": (
        "private-data",
        written("/Span <</Subtype (falcon)>> BDC EMC"),
        "Subtype: falcon",
    ),
    "a key of a picture in the content": ("private-data", inline("/Own (the falcon)"), "Own: the falcon"),
    "a name in a picture in the content": ("private-data", inline("/Intent /Falcon"), "Intent: Falcon"),
    "a comment in a picture in the content": ("comment-in-content", inline("% the falcon\n"), "the falcon"),
    "a register of one's own": ("output-condition", intended(RegistryName="http://falcon.example"), "falcon.example"),
    "a condition of one's own": ("output-condition", intended(OutputCondition="the falcon"), "the falcon"),
    "a private tag of a profile": ("profile-data", profiled(with_tag(b"flcn", b"falcon and plan")), "tag flcn"),
    "a text among the numbers of a profile": (
        "profile-data",
        profiled(with_tag(b"A2B7", b"The falcon plan of Friday", b"mft2")),
        "tag A2B7: 25 bytes: The falcon plan",
    ),
    "the reserved bytes of a profile": ("profile-data", profiled(reserved), "in its reserved bytes: .*: falcon plan"),
    "bytes of a profile that are no tag's": ("profile-data", profiled(with_gap), "between its data: .*falcon plan"),
    "a namespace that nothing uses": (
        "xmp-outside",
        with_xmp(b"<rdf:RDF ", b'<rdf:RDF xmlns:f="urn:falcon" '),
        "namespace urn:falcon",
    ),
    "a prefix that is words": (
        "xmp-outside",
        with_xmp(b"<rdf:RDF ", b'<rdf:RDF xmlns:falconplanoffriday="http://ns.adobe.com/x/" '),
        "prefix falconplanoffriday",
    ),
    "what XMP is about": ("xmp-outside", with_xmp(b'rdf:about=""', b'rdf:about="uuid:falcon"'), "about uuid:falcon"),
    "a language in XMP": ("xmp-outside", with_xmp(b'"x-default"', b'"x-falcon"'), "language x-falcon"),
}
ORDINARY: dict[str, Change] = {
    "names of the standard": lambda pdf: pdf.Root.update(
        {"/PageMode": Name.UseOutlines, "/PageLayout": Name.TwoColumnLeft, "/Extensions": Dictionary(ADBE=EXTENSION)}
    ),
    "a language with a script and a region": rooted("/Lang", String("zh-Hant-TW")),
    "a language with an underscore": rooted("/Lang", String("en_GB")),
    "a variant that is registered": rooted("/Lang", String("de-CH-1996")),
    "a registered condition": intended(
        OutputConditionIdentifier="FOGRA39",
        Info="Coated FOGRA39 (ISO 12647-2:2004)",
        RegistryName="http://www.color.org",
    ),
    "zeros after a profile": profiled(lambda icc: icc + bytes(3)),
    "the copyright of a profile": profiled(with_tag(b"cprt", b"Copyright (c) 1998 A Company")),
    "what XMP is about, as a number": with_xmp(
        b'rdf:about=""', b'rdf:about="uuid:0f3e2a1c-9b8d-4c6e-a1b2-c3d4e5f60718"'
    ),
    "a namespace of a program": with_xmp(b"<rdf:RDF ", b'<rdf:RDF xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/" '),
    "a tag of a program": written("/PlacedGraphic BMC EMC /OC /MC0 BDC EMC"),
    "an artifact": written("/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC EMC"),
    "a picture in the content": inline("/I true"),
}


@pytest.mark.parametrize(("change", "told"), UNLISTED.values(), ids=UNLISTED)
def test_a_name_that_the_standard_does_not_list_is_found(change: Change, told: str) -> None:
    found = [finding.what for finding in inspect(changed(change)).findings if finding.look == "name-unlisted"]

    assert any(told in what for what in found), found


@pytest.mark.parametrize(("look", "change", "told"), FOUND.values(), ids=FOUND)
def test_words_of_ones_own_are_found(look: str, change: Change, told: str) -> None:
    report = inspect(changed(change, fix_metadata_version=False))
    found = [finding.what for finding in report.findings if finding.look == look]

    assert any(re.search(told, what) for what in found), report.findings
    assert not report.ok


@pytest.mark.parametrize("change", ORDINARY.values(), ids=ORDINARY)
def test_what_the_standard_and_programs_say_is_no_finding(change: Callable[[Pdf], None]) -> None:
    report = inspect(changed(change, fix_metadata_version=False))

    assert [finding for finding in report.forbidden if finding.kind != "untagged"] == []
    assert report.unseen == ()


def test_a_text_of_a_profile_is_listed_without_a_mark() -> None:
    text = b"Copyright A Company, https://www.example.org/licence"

    report = inspect(changed(profiled(with_tag(b"cprt", text))))

    assert [finding.look for finding in report.findings] == ["profile-text"]
    assert report.ok


def test_a_page_by_bluf_with_all_of_its_own_is_clean() -> None:
    assert inspect(pdfs.clean()).findings == ()


def test_a_name_in_an_array_is_looked_at() -> None:
    report = inspect(changed(rooted("/ViewerPreferences", Dictionary(Enforce=Array([Name.Falcon])))))

    assert any("Enforce: Falcon" in finding.what for finding in report.findings)
