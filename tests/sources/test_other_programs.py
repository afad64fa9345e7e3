"""What LibreOffice saves as ODT and RTF gives the paragraphs that it was given."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bluf.sources import read_source
from tests.evidence.hostile import files
from tests.sources.conftest import paragraphs


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BY = 'w:id="1" w:author="A" w:date="2026-03-03T00:00:00Z"'
RAISED = '<w:vertAlign w:val="superscript"/>'
CELL = "<w:tc><w:p>{}</w:p></w:tc>"
BODY = "".join(
    [
        f"<w:p>{run('Rede über die Häfen')}</w:p>",
        f"<w:p>{run('We shall ')}<w:del {BY}><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:ins {BY}>{run('soon ')}</w:ins>{run('dredge', '<w:b/>')}{run(' not', '<w:vanish/>')}"
        f"{run(' ever', '<w:strike/>')}{run(' “the quay”: 10')}{run('5', RAISED)}"
        f"{run(' tonnes.')}</w:p>",
        f"<w:p>{run('Ελλάδα, Привет, 日本語, ěščř, 😀')}</w:p>",
        f"<w:tbl><w:tr>{CELL.format(run('Stone'))}{CELL.format(run('Sand'))}</w:tr></w:tbl>",
        f"<w:p>{run('Nothing to see', '<w:vanish/>')}</w:p><w:p>{run('The end.')}</w:p>",
    ]
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
    ' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
    '"/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
    f' Id="r" Type="{RELATION}" Target="word/document.xml"/></Relationships>',
}


@pytest.mark.engines
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["odt", "rtf"])
def test_a_document_that_libreoffice_saved_is_read_as_it_was(tmp_path: Path, ending: str) -> None:
    document = files.repacked(files.docx(BODY), {name: part.encode() for name, part in PARTS.items()})
    (tmp_path / "a.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=300)

    assert paragraphs(read_source(tmp_path / f"a.{ending}")) == [
        "Rede über die Häfen",
        "We shall soon dredge “the quay”: 10^5 tonnes.",
        "Ελλάδα, Привет, 日本語, ěščř, 😀",
        "Stone",
        "Sand",
        "The end.",
    ]
