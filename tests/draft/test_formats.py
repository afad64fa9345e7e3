"""A draft is made from a source of each format, and takes what the format says of the text."""

from pathlib import Path

import pytest

from bluf.draft.gathering import gather
from bluf.sources import FORMATS
from bluf.sources.formats import PDF
from tests.evidence.hostile import files

SAID = "“We shall dredge the whole harbour,” said Ana Lind, the mayor of Harn."
TOLD = "The council of Harn met on Tuesday to settle the price of the new quay."
HEAD = "From: Ana Lind <a@x.org>\nSubject: RE: Fwd: The new quay\nDate: Tue, 3 Mar 2026 10:00:00 +0000\n\n"
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<office:meta>"
    "<dc:title>The new quay</dc:title><meta:creation-date>2026-03-03T10:00:00</meta:creation-date></office:meta>"
    "</office:document-meta>"
)


def cue(at: int, text: str) -> str:
    return f"00:00:0{at}.000 --> 00:00:0{at + 1}.000\n{text}\n\n"


def odt() -> bytes:
    return files.repacked(files.odt(f"<text:p>{TOLD}</text:p><text:p>{SAID}</text:p>"), {"meta.xml": META.encode()})


WRITTEN = {
    ".txt": f"{TOLD}\n\n{SAID}\n".encode(),
    ".md": f"{TOLD}\n\n{SAID}\n".encode(),
    ".html": f"<meta charset=utf-8><p>{TOLD}</p><p>{SAID}</p>".encode(),
    ".docx": files.docx(files.paragraph(TOLD) + files.paragraph(SAID)),
    ".odt": odt(),
    ".rtf": f"{{\\rtf1 {TOLD}\\par {SAID}}}".replace("“", "\\ldblquote ").replace("”", "\\rdblquote ").encode(),
    ".eml": f"{HEAD}{TOLD}\n\n{SAID}\n".encode(),
    ".vtt": f"WEBVTT\n\n{cue(1, TOLD)}{cue(7, SAID)}".encode(),
    ".srt": f"1\n{cue(1, TOLD)}2\n{cue(7, SAID)}".encode(),
}


@pytest.mark.parametrize("suffix", [each.suffixes[0] for each in FORMATS if each is not PDF])
def test_a_draft_takes_the_quotes_of_a_source_of_each_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"s{suffix}"
    path.write_bytes(WRITTEN[suffix])
    draft = gather([path])

    assert [(quote.text, quote.speaker) for quote in draft.quotes] == [
        ("We shall dredge the whole harbour.", "Ana Lind")
    ]
    assert draft.problems == ()


@pytest.mark.parametrize("suffix", [".eml", ".odt"])
def test_a_draft_takes_a_title_and_a_date_from_where_the_format_has_them(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"s{suffix}"
    path.write_bytes(WRITTEN[suffix])
    draft = gather([path])

    assert draft.title.text == "The new quay"
    assert draft.date is not None
    assert draft.date.value.isoformat() == "2026-03-03"
